"""The day of each act: behind its verb, in front of it, or told before."""

import pytest
from spacy.language import Language

from tests.resolve.marked_acts import circumstances


def days(nlp: Language, marked: str, language: str = "en") -> list[str | None]:
    found, _ = circumstances(nlp, marked, language=language)
    return [str(item.day.date_start) if item.day else None for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Each verb has the date behind it.
        (
            "He {arrest: was arrested} on 3 May 2019 and {release: released} on 5 May 2019.",
            ["2019-05-03", "2019-05-05"],
        ),
        # A date in front is that of all clauses up to the next.
        (
            "On 3 May 2019, she {arrest: was arrested} and {transfer: taken to} the station, and on 5 May 2019 "
            "{charge: was charged}.",
            ["2019-05-03", "2019-05-03", "2019-05-05"],
        ),
        ("He {arrest: was arrested} and {charge: charged} on 3 May 2019.", ["2019-05-03", "2019-05-03"]),
        # Dates that hang on a noun.
        ("The judgment of 3 May 2019 {upholding: was upheld} on 5 June 2019.", ["2019-06-05"]),
        ("He {arrest: was arrested} for having taken part in the protest of 3 May 2019.", [None]),
        ("By a judgment of 3 May 2019, the Court {conviction object: convicted} him.", ["2019-05-03"]),
        (
            "On 3 May 2019 she {charge: was charged} with sedition on account of a speech given on 1 April 2019.",
            ["2019-05-03"],
        ),
        # A noun has the date that hangs on it alone.
        (
            "After his {arrest noun: arrest} on 3 May 2019, he {charge: was charged} on 6 May 2019.",
            ["2019-05-03", "2019-05-06"],
        ),
        ("At the {hearing noun: hearing} of 3 May 2019 she {plea: pleaded guilty}.", ["2019-05-03", "2019-05-03"]),
        # The account goes on in the paragraph, and not in the next.
        ("Police {raid object: raided} the house on 3 May 2019. Two men {arrest: were arrested}.", ["2019-05-03"] * 2),
        ("On 3 May 2019 a rally was held. Two men {arrest: were arrested}.", ["2019-05-03"]),
        (
            "According to the information received, police {raid object: raided} the house on 3 May 2019, at dawn, "
            "with dogs and in great number.\n\nTwo men {arrest: were arrested}.",
            ["2019-05-03", None],
        ),
        (
            "In its judgment of 3 May 2019, the Court:\n\n(a) {acquittal object: acquitted} Mr. A;\n\n"
            "(b) {conviction object: convicted} Mr. B.",
            ["2019-05-03", "2019-05-03"],
        ),
        ("He {arrest: was arrested} on 3 May 2019. She {arrest: had been arrested}.", ["2019-05-03", None]),
        ("On 3 May 2019 he stated that he {ill_treatment: was beaten}.", [None]),
        ("He {detention: was held} until 7 May 2019 and then {release: released}.", [None, "2019-05-07"]),
    ],
)
def test_english(nlp: Language, text: str, expected: list[str | None]) -> None:
    assert days(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Il {arrest: a été arrêté} le 3 mai 2019 et {release: libéré} le 5 mai 2019.",
            "fr",
            ["2019-05-03", "2019-05-05"],
        ),
        ("Par jugement du 3 mai 2019, le tribunal {sentence object: l'a condamné}.", "fr", ["2019-05-03"]),
        ("Elle {arrest: n'a été arrêtée} que le 3 mai 2019, alors qu'elle {raid: dormait}.", "fr", ["2019-05-03"] * 2),
        ("El 3 de mayo de 2019 {arrest: fue detenido} y {transfer: trasladado}.", "es", ["2019-05-03"] * 2),
        ("La sentencia de 3 de mayo de 2019 {upholding: fue confirmada} el 5 de junio de 2019.", "es", ["2019-06-05"]),
    ],
)
def test_french_and_spanish(nlp: Language, text: str, language: str, expected: list[str | None]) -> None:
    assert days(nlp, text, language) == expected


def test_days_listed_together(nlp: Language) -> None:
    found, _ = circumstances(nlp, "The trial {hearing: was held} on 2 and 9 July 2019.")
    assert [str(day.date_start) for day in found[0].days] == ["2019-07-02", "2019-07-09"]


def test_clauses(nlp: Language) -> None:
    text = "He {arrest: was arrested} in May, and his wife {release: was released}."
    found, _ = circumstances(nlp, text)
    plain = "He was arrested in May, and his wife was released."
    assert [plain[slice(*item.clause)] for item in found] == ["He was arrested in May,", "and his wife was released."]
