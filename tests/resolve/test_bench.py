"""Judges and prosecutors are charged with nothing."""

import pytest
from spacy.language import Language

from pipeline.resolve.bench import bench_of
from pipeline.resolve.people import find_people


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Judge Ada Lund sentenced him to six years.", ["Ada Lund"]),
        ("The sentence was read by Judge Mr. Bo Dahl.", ["Bo Dahl"]),
        ("Prosecutor Ada Lund asked for six years.", ["Ada Lund"]),
        ("Le procureur de la République, M. Bo Dahl, a requis six ans de prison contre elle et son fils.", ["Bo Dahl"]),
        ("Le tribunal a jugé M. Bo Dahl.", []),
        ("Ms. Ada Lund was sentenced to six years.", []),
    ],
)
def test_who_stands_behind_a_word_for_judges(nlp: Language, text: str, named: list[str]) -> None:
    doc = nlp(text)
    people = find_people(doc)
    bench = bench_of(doc, people)
    assert [person.name for person in people if person.id in bench] == named
