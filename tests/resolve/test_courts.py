"""The courts of a letter: which forms are one court, what "the Court" means, level, place and State."""

import pytest
from spacy.language import Language

from pipeline.resolve.courts import find_courts, resolve_courts
from pipeline.resolve.identity import identify
from tests.resolve.marked_acts import document, letter_of


def courts(nlp: Language, text: str, language: str = "en") -> dict[str, list[str]]:
    """The mentions of each court as written, by its name."""
    doc = document(nlp, text, language=language)
    return {
        court.name: [doc.text[mention.start : mention.end] for mention in court.mentions] for court in find_courts(doc)
    }


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The Ankor District Court ruled. The Court sat. He left the District Court.",
            "en",
            {"Ankor District Court": ["Ankor District Court", "The Court", "District Court"]},
        ),
        (
            "The Specialized Criminal Court (SCC) of Ankor sat. He went to the SCC.",
            "en",
            {"Specialized Criminal Court": ["Specialized Criminal Court", "SCC", "SCC"]},
        ),
        (
            "The Supreme Court of Georgia sat. The Supreme Court ruled.",
            "en",
            {"Supreme Court of Georgia": ["Supreme Court of Georgia", "Supreme Court"]},
        ),
        # Two in one sentence: which one is meant can't be told.
        (
            "It went from the Ankor District Court to the Sanda District Court. He said that the court was slow.",
            "en",
            {"Ankor District Court": ["Ankor District Court"], "Sanda District Court": ["Sanda District Court"]},
        ),
        (
            "The Ankor District Court sat. The Ankor Court of Appeal sat. The trial court was closed.",
            "en",
            {
                "Ankor District Court": ["Ankor District Court", "The trial court"],
                "Ankor Court of Appeal": ["Ankor Court of Appeal"],
            },
        ),
        # A part of a court is not the court.
        (
            "Branch 28 of the Revolutionary Court of Ankor and the Revolutionary Court of Ankor",
            "en",
            {
                "Branch 28 of the Revolutionary Court of Ankor": ["Branch 28 of the Revolutionary Court of Ankor"],
                "Revolutionary Court of Ankor": ["Revolutionary Court of Ankor"],
            },
        ),
        (
            "the Court of Appeal and the Court of Appeal Region 5",
            "en",
            {"Court of Appeal": ["Court of Appeal"], "Court of Appeal Region 5": ["Court of Appeal Region 5"]},
        ),
        (
            "La cour d'appel de Kolima a statué. Ladite cour a siégé. Le tribunal de Kolima a suivi.",
            "fr",
            {
                "cour d'appel de Kolima": ["cour d'appel de Kolima", "Ladite cour"],
                "tribunal de Kolima": ["tribunal de Kolima"],
            },
        ),
        (
            "El Juzgado Segundo Penal de Aracuay falló. El mismo Juzgado lo citó.",
            "es",
            {"Juzgado Segundo Penal de Aracuay": ["Juzgado Segundo Penal de Aracuay", "El mismo Juzgado"]},
        ),
    ],
)
def test_mentions(nlp: Language, text: str, language: str, expected: dict[str, list[str]]) -> None:
    assert courts(nlp, text, language) == expected


@pytest.mark.parametrize(
    ("name", "level", "place", "state"),
    [
        ("Supreme Court of Georgia", "supreme", None, "GEO"),
        ("Cairo Criminal Court", "regional", "Cairo", "EGY"),
        ("European Court of Human Rights", "international", None, None),
        ("High Court of Surabaya", "appeal", "Surabaya", "IDN"),
    ],
)
def test_records(nlp: Language, name: str, level: str, place: str | None, state: str | None) -> None:
    doc = document(nlp, f"The case is before the {name}.")
    record = resolve_courts(doc, letter_of(doc), identify(doc), find_courts(doc))[0]
    assert (record.name, record.level, record.place, record.state) == (name, level, place, state)
