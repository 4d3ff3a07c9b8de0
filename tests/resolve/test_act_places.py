"""Where each act happened."""

import pytest
from spacy.language import Language

from tests.resolve.marked_acts import circumstances


def places(nlp: Language, marked: str, language: str = "en") -> list[str | None]:
    found, names = circumstances(nlp, marked, language=language)
    return [names[item.place] if item.place else None for item in found]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He {arrest: was arrested} in Nairobi on 3 May 2019.", "en", ["Nairobi"]),
        (
            "In Nairobi, police {arrest object: arrested} him and {seizure object: seized} a computer.",
            "en",
            ["Nairobi"] * 2,
        ),
        (
            "He {transfer: was taken} to Kamiti Prison, where he {ill_treatment: was beaten}.",
            "en",
            ["Kamiti Prison"] * 2,
        ),
        ("He {arrest: was arrested} on his return from Nairobi.", "en", [None]),
        ("He {sentence: was sentenced} in Nairobi.", "en", [None]),
        ("He {release: was released} from Kamiti Prison.", "en", ["Kamiti Prison"]),
        ("Elle {arrest: a été arrêtée} à son domicile de Bamako.", "fr", ["Bamako"]),
        ("Police from Mombasa {raid object: raided} the office of the paper in Nairobi.", "en", ["Nairobi"]),
        ("He {arrest: was taken} from his home in Nairobi by soldiers.", "en", ["Nairobi"]),
        (
            "People met in Nairobi on 3 May 2019. The police {attack object: fired} at them.",
            "en",
            ["Nairobi"],
        ),
        ("Elle {injury: a été atteinte} de trois balles à son domicile de Bamako.", "fr", ["Bamako"]),
        ("{arrest: Fue detenido} en la ciudad de Bogotá cuando iba a Cali.", "es", ["Bogotá"]),
    ],
)
def test_places(nlp: Language, text: str, language: str, expected: list[str | None]) -> None:
    assert places(nlp, text, language) == expected
