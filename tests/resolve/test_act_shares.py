"""Whose each part of an act is: penalties shared out among those sentenced."""

import pytest
from spacy.language import Language

from pipeline.resolve.act_persons import Trigger, letter_read, persons_of_acts
from pipeline.resolve.act_shares import persons_of_parts
from tests.resolve.marked_people import read

SHARED = [
    (
        "en",
        "Mr. [Per Holm] was sentenced to 5 years and Mr. [Tor Vik] to 3 years.",
        "was sentenced",
        "subject",
        ("5 years", "3 years"),
        ("p1", "p2"),
    ),
    (
        "en",
        "The court sentenced Mr. [Per Holm] to 5 years and a fine, and Mr. [Tor Vik] to 3 years.",
        "sentenced",
        "object",
        ("5 years", "a fine", "3 years"),
        ("p1", "p1", "p2"),
    ),
    (
        "en",
        "Messrs. [Per Holm], [Tor Vik] and [Bo Ek] were sentenced to 7, 5 and 3 years respectively.",
        "were sentenced",
        "subject",
        ("7", "5", "3 years"),
        ("p1", "p2", "p3"),
    ),
    (
        "en",
        "Messrs. [Per Holm] and [Tor Vik] were each sentenced to 3 years.",
        "were each sentenced",
        "subject",
        ("3 years",),
        ("p1 p2",),
    ),
    (
        "es",
        "El tribunal impuso al Sr. [Per Holm] 5 años de prisión y al Sr. [Tor Vik] 3 años.",
        "impuso",
        "object",
        ("5 años", "3 años"),
        ("p1", "p2"),
    ),
    (
        "fr",
        "Le tribunal a condamné M. [Per Holm] à 5 ans et Mme [Ada Lund] à 3 ans.",
        "a condamné",
        "object",
        ("5 ans", "3 ans"),
        ("p1", "p2"),
    ),
]


@pytest.mark.parametrize("row", SHARED)
def test_parts(nlp: Language, row: tuple[str, str, str, str, tuple[str, ...], tuple[str, ...]]) -> None:
    language, text, words, voice, parts, expected = row
    doc, people = read(nlp, text, language=language)
    start = doc.text.index(words)
    act = Trigger(start, start + len(words), voice)
    (who,) = persons_of_acts(doc, people, [act])
    places = [(at := doc.text.index(part, start), at + len(part)) for part in parts]
    found = persons_of_parts(letter_read(doc, people), act, who, places)
    assert tuple(" ".join(persons) for persons in found) == expected
