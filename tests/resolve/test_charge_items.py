"""Decisions told as a list, and charges spoken of without their names."""

import time

import pytest
from spacy.language import Language

from pipeline.resolve.charge_items import items_behind
from tests.resolve.test_charges import FRAUD_AND_THEFT, charges, told

BOTH = "On 3 May 2020, Mr. Lund and Ms. Bergqvist were charged with fraud and theft. "


def test_items_end_with_their_list() -> None:
    text = "The Court ruled:\n\na) first;\nb) second.\n\nThe appeal was heard.\n\n1. Please comment."
    assert [text[start:end].strip() for start, end in items_behind(text, text.index("\n"))] == ["first;", "second."]


@pytest.mark.parametrize(
    ("account", "rows"),
    [
        # Verbs of items are infinitives or missing.
        (
            "On 3 May 2020, Mr. Lund and Ms. Bergqvist were charged with fraud. By a judgment of 9 July 2020, the "
            "Oslo District Court decided:\n\na) to find Mr. Lund guilty of fraud;\nb) to acquit Ms. Bergqvist.",
            ["Lund: fraud, convicted 2020-07-09", "Bergqvist: fraud, acquitted 2020-07-09"],
        ),
        # What is called other is not what was decided just before.
        (
            FRAUD_AND_THEFT + "On 9 July 2020, he was convicted of fraud and acquitted of the other charge.",
            ["Lund: fraud, convicted 2020-07-09", "Lund: theft, acquitted 2020-07-09"],
        ),
        (
            "On 3 May 2020, Mr. Lund was charged with fraud. On 9 July 2020, he was convicted of fraud and acquitted "
            "of the other charge.",
            ["Lund: fraud, convicted 2020-07-09"],
        ),
        (
            FRAUD_AND_THEFT
            + "On 9 July 2020, he was convicted of fraud. On 10 July 2020, he was acquitted of that charge.",
            ["Lund: fraud, acquitted 2020-07-10", "Lund: theft, charged 2020-05-03"],
        ),
        # Two of them, the others.
        (
            "On 3 May 2020, Mr. Lund and Ms. Bergqvist were charged with fraud. On 9 July 2020, the court acquitted "
            "both of that charge.",
            ["Lund: fraud, acquitted 2020-07-09", "Bergqvist: fraud, acquitted 2020-07-09"],
        ),
        # Another offence instead.
        (
            "On 3 May 2020, Mr. Lund was charged with murder. On 9 July 2020, he was found guilty of manslaughter "
            "instead of murder.",
            ["Lund: murder, reclassified 2020-07-09", "Lund: manslaughter, convicted 2020-07-09"],
        ),
        # A court of appeal calls it by another name.
        (
            "On 3 May 2020, Mr. Lund was convicted of murder. On 9 July 2020, the Court of Appeal requalified the act "
            "as manslaughter and reduced his sentence to three years.",
            ["Lund: murder, reclassified 2020-07-09", "Lund: manslaughter, convicted 2020-07-09"],
        ),
        # "is charged" right behind the day of the charge.
        (
            "On 3 May 2020, the police filed a charge sheet against Mr. Lund. He is charged with theft.",
            ["Lund: theft, charged 2020-05-03"],
        ),
        # Several whose names are told later: nobody told of before.
        (
            "On 3 May 2020, Mr. Lund was charged with theft. Separately, four young men were arrested on 9 July 2020. "
            "They were put on trial, accused of rioting.",
            ["Lund: theft, charged 2020-05-03", "-: rioting, accused None"],
        ),
        # What a deed was done with is no offence.
        ("Mr. Lund is accused of having struck an officer of the riot police with a stone.", []),
    ],
)
def test_english(rules: Language, account: str, rows: list[str]) -> None:
    assert told(rules, account) == rows


@pytest.mark.parametrize(
    ("account", "rows"),
    [
        (
            "El 3 de mayo de 2020, la Fiscalía imputó al Sr. Rojas y a la Sra. Quispe el delito de sedición. Mediante "
            "sentencia de 9 de julio de 2020, el Tribunal Penal de Oruro resolvió:\n\na) declarar al Sr. Rojas autor "
            "de sedición;\nb) absolver a la Sra. Quispe.\n\nAmbos apelaron.",
            ["Rojas: sedición, convicted 2020-07-09", "Quispe: sedición, acquitted 2020-07-09"],
        ),
        (
            "El 9 de julio de 2020, el Juzgado Segundo de Oruro dictó las siguientes condenas por el delito de "
            "sedición:\n\n1) Sr. Ramiro Rojas: dos años;\n2) Sra. Elena Quispe: un año.\n\nAmbos apelaron.",
            ["Rojas: sedición, convicted 2020-07-09", "Quispe: sedición, convicted 2020-07-09"],
        ),
    ],
)
def test_spanish(rules: Language, account: str, rows: list[str]) -> None:
    assert sorted(told(rules, account, "es")) == sorted(rows)


def test_rejected_charge_is_dropped_for_whoever_has_it(rules: Language) -> None:
    account = (
        "El 3 de mayo de 2020, la Fiscalía imputó al Sr. Rojas por sedición. El 9 de julio de 2020, la imputación por "
        "sedición fue desestimada a pedido de la fiscal."
    )
    assert told(rules, account, "es") == ["Rojas: sedición, dropped 2020-07-09"]


def test_time_grows_with_length() -> None:
    text = "1) x:\n" * 100_000
    started = time.perf_counter()
    assert len(items_behind(text, text.index("\n"))) <= 60
    assert time.perf_counter() - started < 1


def test_law_without_an_article(rules: Language) -> None:
    (charge,) = charges(rules, "Mr. Lund was charged with “spreading rumours” under the Cyber Crime Act.")
    assert charge.law is not None
    assert charge.law.endswith("Cyber Crime Act")
    assert charge.article is None
