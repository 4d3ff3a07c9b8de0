"""Charges: who is charged with what, how far it has come, since when, and by which law."""

import tomllib
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.tables.records import ChargeRecord
from tests.resolve.frame import facts_of

LETTERS = tomllib.loads(Path(__file__).with_name("charge_letters.toml").read_text(encoding="utf-8"))
FRAUD_AND_THEFT = "On 3 May 2020, Mr. Lund was charged with fraud and theft. "
SEDITION = "On 3 May 2020, Mr. Lund was charged with sedition. "


def charges(rules: Language, account: str, language: str = "en") -> list[ChargeRecord]:
    return facts_of(rules, LETTERS[language].replace("ACCOUNT", account)).charges


def told(rules: Language, account: str, language: str = "en") -> list[str]:
    """Person, offence, status and day of each charge."""
    facts = facts_of(rules, LETTERS[language].replace("ACCOUNT", account))
    names = {person.person_id: person.name.split()[-1] for person in facts.persons}
    return [
        f"{names[charge.person_id] if charge.person_id else '-'}: {charge.offence}, {charge.status} {charge.date}"
        for charge in facts.charges
    ]


@pytest.mark.parametrize(
    ("account", "rows"),
    [
        # As far as it has come.
        (
            "On 3 May 2020, Mr. Lund was charged with “fraud”.",
            ["Lund: fraud, charged 2020-05-03"],
        ),
        ("Mr. Lund is accused of treason.", ["Lund: treason, accused None"]),
        (
            SEDITION + "On 9 July 2020, he was found guilty of sedition and sentenced to two years in prison.",
            ["Lund: sedition, convicted 2020-07-09"],
        ),
        (
            SEDITION + "On 9 July 2020, he was acquitted of sedition.",
            ["Lund: sedition, acquitted 2020-07-09"],
        ),
        (
            FRAUD_AND_THEFT + "On 9 July 2020, the charge of theft was dropped.",
            ["Lund: fraud, charged 2020-05-03", "Lund: theft, dropped 2020-07-09"],
        ),
        # Groups.
        (
            "On 3 May 2020, Mr. Lund and Ms. Bergqvist were charged with sedition.",
            ["Lund: sedition, charged 2020-05-03", "Bergqvist: sedition, charged 2020-05-03"],
        ),
        (
            "On 3 May 2020, Mr. Lund was charged with sedition and Ms. Bergqvist with theft.",
            ["Lund: sedition, charged 2020-05-03", "Bergqvist: theft, charged 2020-05-03"],
        ),
        # Charges that are meant without being named.
        (
            FRAUD_AND_THEFT + "On 9 July 2020, he was convicted on both counts.",
            ["Lund: fraud, convicted 2020-07-09", "Lund: theft, convicted 2020-07-09"],
        ),
        (
            FRAUD_AND_THEFT + "On 9 July 2020, he was acquitted of the first charge and convicted on the second.",
            ["Lund: fraud, acquitted 2020-07-09", "Lund: theft, convicted 2020-07-09"],
        ),
        (
            "On 3 May 2020, Mr. Lund was charged with fraud, theft and arson. On 9 July 2020, he was cleared of theft"
            " and convicted on all other counts.",
            [
                "Lund: fraud, convicted 2020-07-09",
                "Lund: theft, acquitted 2020-07-09",
                "Lund: arson, convicted 2020-07-09",
            ],
        ),
        (
            SEDITION + "On 9 July 2020, he was sentenced to two years in prison.",
            ["Lund: sedition, convicted 2020-07-09"],
        ),
        (
            SEDITION + "On 5 May 2020, Ms. Bergqvist was charged with the same offence.",
            ["Lund: sedition, charged 2020-05-03", "Bergqvist: sedition, charged 2020-05-05"],
        ),
        # On appeal.
        (
            "On 3 May 2020, Mr. Lund was convicted of sedition. On 9 July 2020, the High Court upheld the conviction.",
            ["Lund: sedition, convicted 2020-05-03"],
        ),
        (
            "On 3 May 2020, Mr. Lund was convicted of sedition. On 9 July 2020, the High Court acquitted him.",
            ["Lund: sedition, acquitted 2020-07-09"],
        ),
        # What is not said of anybody.
        ("Mr. Lund was never charged with sedition.", []),
        ("Should Mr. Lund be convicted of sedition, he would face ten years in prison.", []),
        ("Sedition is punishable by ten years in prison.", []),
    ],
)
def test_english(rules: Language, account: str, rows: list[str]) -> None:
    assert told(rules, account) == rows


@pytest.mark.parametrize(
    ("account", "rows"),
    [
        (
            "Le 3 mai 2020, M. Lund a été inculpé de « diffamation » et de rébellion. Le 9 juillet 2020, le tribunal"
            " l'a relaxé du chef de rébellion et l'a déclaré coupable de diffamation.",
            ["Lund: diffamation, convicted 2020-07-09", "Lund: rébellion, acquitted 2020-07-09"],
        ),
        (
            "Le 3 mai 2020, M. Lund et Mme Bergqvist ont été inculpés d'« outrage à magistrat ».",
            ["Lund: outrage à magistrat, charged 2020-05-03", "Bergqvist: outrage à magistrat, charged 2020-05-03"],
        ),
    ],
)
def test_french(rules: Language, account: str, rows: list[str]) -> None:
    assert told(rules, account, "fr") == rows


@pytest.mark.parametrize(
    ("account", "rows"),
    [
        (
            "El 3 de mayo de 2020, el Sr. Lund fue imputado por los delitos de daños y usurpación. El 9 de julio de"
            " 2020, fue condenado por daños y absuelto de usurpación.",
            ["Lund: daños, convicted 2020-07-09", "Lund: usurpación, acquitted 2020-07-09"],
        ),
        (
            "El 3 de mayo de 2020, la Fiscalía imputó al Sr. Lund y a la Sra. Bergqvist el delito de sedición.",
            ["Lund: sedición, charged 2020-05-03", "Bergqvist: sedición, charged 2020-05-03"],
        ),
    ],
)
def test_spanish(rules: Language, account: str, rows: list[str]) -> None:
    assert told(rules, account, "es") == rows


def test_law_and_article(rules: Language) -> None:
    (charge,) = charges(
        rules, "On 3 May 2020, Mr. Lund was charged with “sedition” under article 12 of the Penal Code."
    )
    assert (charge.law, charge.article, charge.category) == ("KEN:Penal Code", "12", "subversion")


def test_articles_of_a_list_in_order(rules: Language) -> None:
    account = "On 3 May 2020, Mr. Lund was charged with “fraud” and “theft” under articles 12 and 15 of the Penal Code."
    assert [charge.article for charge in charges(rules, account)] == ["12", "15"]


def test_first_day_is_kept(rules: Language) -> None:
    account = "On 3 May 2020, Mr. Lund was charged with fraud. On 9 July 2020, he was convicted of fraud."
    (charge,) = charges(rules, account)
    assert (str(charge.first_date), str(charge.date)) == ("2020-05-03", "2020-07-09")


def test_allegation(rules: Language) -> None:
    assert [charge.alleged for charge in charges(rules, "Mr. Lund was reportedly charged with fraud.")] == [True]
    assert [charge.alleged for charge in charges(rules, "Mr. Lund was charged with fraud.")] == [False]
