from dataclasses import replace

import pytest
from spacy.language import Language

from pipeline.evaluate.calibrate import BASE
from pipeline.resolve.confidence import confidence, signs, tables_with_confidence
from pipeline.tables.schema import TABLES
from tests.resolve.frame import facts_of, letter_with
from tests.tables.toy_facts import toy_facts

PERSON = toy_facts("Ms. Karimova\n").persons[0]
PERSONS = TABLES["persons"]


def test_signs_are_what_can_be_seen_on_the_row() -> None:
    seen = set(signs(PERSONS, PERSON, language="en"))
    assert {"language=en", f"rule={PERSON.evidence.rule}", f"role={PERSON.role}", "own certainty below no step"} <= seen
    assert not any(PERSON.name in sign or PERSON.evidence.quote in sign for sign in seen), "no words of the letter"


@pytest.mark.parametrize(("age", "sign"), [(None, "age is null"), (34, "age given")])
def test_what_a_row_leaves_open_is_a_sign(age: int | None, sign: str) -> None:
    assert sign in set(signs(PERSONS, replace(PERSON, age=age), language="en"))


def test_weights_add_up_in_log_odds() -> None:
    assert confidence({BASE: 0.0}, PERSONS, PERSON, "en") == 0.5
    assert confidence({BASE: 1.0, "language=en": 1.0, "language=fr": 9.0}, PERSONS, PERSON, "en") == 0.88


def test_every_table_has_weights_but_the_word_for_word_ones(nlp: Language) -> None:
    facts = facts_of(nlp, letter_with("On 3 May 2017, Ms. Ayaru Karimova was arrested in Nairobi."))
    for table in tables_with_confidence():
        for record in getattr(facts, table.name):
            assert 0 < record.evidence.confidence < 1, table.name
