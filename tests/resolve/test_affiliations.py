"""Affiliations: the organisations that a person is of, and as what."""

import pytest
from spacy.language import Language

from pipeline.resolve.affiliations import affiliations_of
from pipeline.resolve.entities import Entity, Mention
from pipeline.resolve.person_marks import people_marked
from tests.resolve.marked_people import read

NAMED = [
    ("en", "[Ada Lund], President of the Blue Union, was fined.", [("Blue Union", "President")]),
    ("en", "[Ada Lund] is a member of the Blue Union.", [("Blue Union", "member")]),
    ("en", "[Ada Lund] of the Blue Union was fined.", [("Blue Union", None)]),
    ("en", "[Ada Lund], who works for the Blue Union, was fined.", [("Blue Union", None)]),
    ("en", "the director of the Blue Union, Ms. [Ada Lund], was fined", [("Blue Union", "director")]),
    (
        "en",
        "[Ada Lund] is a teacher of chemistry and vice-president of the Blue Union.",
        [("Blue Union", "vice-president")],
    ),
    (
        "en",
        "[Ada Lund], secretary of the Blue Union and treasurer of the Red Cell, was fined.",
        [("Blue Union", "secretary"), ("Red Cell", "treasurer")],
    ),
    ("en", "[Ada Lund] wrote to the Blue Union.", []),
    ("en", "the wife of the head of the Blue Union, [Ada Lund], was fined", []),
    ("fr", "[Ada Lund], présentatrice à la Blue Union, a été arrêtée.", [("Blue Union", "présentatrice")]),
    ("es", "[Ada Lund], consejera mayor del Blue Union, huyó.", [("Blue Union", "consejera mayor")]),
]


@pytest.mark.parametrize(("language", "text", "affiliations"), NAMED)
def test_affiliations(nlp: Language, language: str, text: str, affiliations: list[tuple[str, str | None]]) -> None:
    doc, people = read(nlp, text, language=language)
    people_marked(doc, people)
    organisations = [_organisation(doc.text, name) for name in ("Blue Union", "Red Cell") if name in doc.text]
    found = affiliations_of(doc, people[0], organisations)
    assert [(record.organisation_id, record.function) for record in found] == affiliations


def _organisation(text: str, name: str) -> Entity:
    start = text.index(name)
    mention = Mention(start=start, end=start + len(name), form="name", rule="test", confidence=1.0)
    return Entity(id=name, name=name, aliases=(), mentions=(mention,))
