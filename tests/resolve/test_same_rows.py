"""Names that stand in odd clothes give the same rows as plain ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

import pipeline

LETTER = """PALAIS DES NATIONS

REFERENCE: AL KAZ 5/2019

3 May 2019

Excellency,

We have the honour to address you in our capacity as Special Rapporteur on the right to food.

In this connection, we would like to bring to the attention of your Excellency's Government
information we have received concerning the arrest, the detention and the trial of Ms. Larisa Venko,
a trade union leader, and of Mr. Bakyt Salu.

According to the information received:

On 2 March 2019, police of the Department of Internal Affairs searched the home of Ms. Venko in
Almaty and arrested her there. Mr. Salu, who is 43 years old, was beaten by officers when he asked
where Larisa Venko had been taken.

Please accept, Excellency, the assurances of our highest consideration.

Ada Lund
Special Rapporteur on the right to food
"""
VARIANTS: dict[str, Callable[[str], str]] = {
    "bold": lambda text: text.replace("Larisa Venko", "**Larisa Venko**").replace("Ms. Venko", "**Ms. Venko**"),
    "over a line": lambda text: text.replace("trial of Ms. Larisa Venko", "trial of Ms. Larisa\nVenko"),
    "title over a line": lambda text: text.replace("trial of Ms. Larisa Venko,\n", "trial of Ms.\nLarisa Venko, "),
    "over a page": lambda text: text.replace("where Larisa Venko", "where Larisa\n\f2\nVenko"),
    "in capitals": lambda text: text.replace("Ms. Larisa Venko", "Ms. LARISA VENKO"),
    "surname in capitals": lambda text: text.replace("Ms. Larisa Venko", "Ms. Larisa VENKO"),
    "footnote digit": lambda text: text.replace("Mr. Bakyt Salu.", "Mr. Bakyt Salu1."),
    "no-break spaces": lambda text: text.replace("Ms. Larisa Venko", "Ms.\u00a0Larisa\u00a0Venko"),
}


def rows(text: str, folder: Path, nlp: Language) -> list[tuple[object, ...]]:
    path = folder / "letter.txt"
    path.write_text(text, encoding="utf-8")
    facts = pipeline.extract(path, nlp=nlp)
    persons = [
        (person.name.casefold(), person.gender, person.role, person.age, person.n_mentions) for person in facts.persons
    ]
    bodies = [(body.name, body.kind) for body in facts.organisations]
    return [*persons, *bodies, *((place.name, place.kind, place.state) for place in facts.places)]


def test_the_plain_letter(tmp_path: Path, nlp: Language) -> None:
    assert rows(LETTER, tmp_path, nlp) == [
        ("larisa venko", "female", "alleged_victim", None, 3),
        ("bakyt salu", "male", "alleged_victim", 43, 2),
        ("ada lund", "unknown", "mandate_holder", None, 1),
        ("Department of Internal Affairs", "police"),
        ("Almaty", "city", "KAZ"),
    ]


@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS)
def test_the_same_rows(change: Callable[[str], str], tmp_path: Path, nlp: Language) -> None:
    assert rows(change(LETTER), tmp_path, nlp) == rows(LETTER, tmp_path, nlp)
