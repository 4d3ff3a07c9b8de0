import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.calibrate import as_toml, fit, left_out
from pipeline.evaluate.judged_rows import JudgedRow
from pipeline.evaluate.reliability import expected_error, reliability
from pipeline.resolve.confidence import confidence
from pipeline.tables.schema import TABLES
from tests.tables.toy_facts import toy_facts

PERSON = toy_facts("Ms. Karimova\n").persons[0]


def rows(rule: str, *, right: int, wrong: int, gold_set: str = "seen", letters: int = 10) -> list[JudgedRow]:
    """Persons that one rule found, so many right and so many wrong, shared out over letters."""
    record = replace(PERSON, evidence=replace(PERSON.evidence, rule=rule))
    return [
        JudgedRow(
            gold_set=gold_set,
            letter=f"letter {number % letters}",
            language="en",
            table=TABLES["persons"],
            record=record,
            right=number < right,
        )
        for number in random.Random(7).sample(range(right + wrong), right + wrong)
    ]


def sure(fitted: dict[str, dict[str, float]], row: JudgedRow) -> float:
    return confidence(fitted["persons"], row.table, row.record, row.language)


def test_rows_get_the_share_of_rows_like_them_that_are_right() -> None:
    good, bad = rows("good", right=380, wrong=20), rows("bad", right=200, wrong=200)
    fitted = fit([*good, *bad])
    assert sure(fitted, good[0]) == pytest.approx(0.95, abs=0.02)
    assert sure(fitted, bad[0]) == pytest.approx(0.5, abs=0.03)


def test_a_rule_with_few_rows_is_not_believed_to_be_always_wrong() -> None:
    fitted = fit([*rows("good", right=95, wrong=5), *rows("rare", right=0, wrong=5)])
    assert 0.2 < sure(fitted, rows("rare", right=1, wrong=0)[0]) < 0.9


def test_letters_that_nobody_had_seen_move_the_base() -> None:
    seen, unseen = rows("good", right=990, wrong=10), rows("good", right=160, wrong=40, gold_set="new")
    assert sure(fit([*seen, *unseen], unseen=frozenset({"new"})), seen[0]) == pytest.approx(0.82, abs=0.03)
    assert sure(fit([*seen, *unseen]), seen[0]) > 0.93


def test_nothing_is_ever_quite_sure() -> None:
    always = rows("good", right=2000, wrong=0)
    assert sure(fit(always), always[0]) == 0.99


def test_a_letter_is_judged_by_weights_that_did_not_see_it() -> None:
    odd = rows("odd", right=0, wrong=30, letters=1)
    judged = left_out(
        [*rows("good", right=95, wrong=5), *(replace(row, letter="odd") for row in odd)], unseen=frozenset()
    )
    assert min(sure for row, sure in judged if row.letter == "odd") > 0.85, "the only letter of the rule was left out"


def test_the_file_of_weights_is_read_back() -> None:
    import tomllib

    fitted = fit([*rows('a "rule"'.replace('"', ""), right=30, wrong=10), *rows("other", right=10, wrong=10)])
    assert tomllib.loads(as_toml(fitted, about=["Weights."])) == fitted


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=50))
def test_steps_hold_all_rows_between_their_bounds(judged: list[tuple[bool, float]]) -> None:
    steps = reliability(judged)
    assert sum(step.rows for step in steps) == len(judged)
    assert all(step.low - 1e-9 <= step.sure <= step.high + 1e-9 and 0 <= step.right <= step.rows for step in steps)
    assert 0 <= expected_error(judged) <= 1


def test_the_error_is_how_far_confidence_and_truth_lie_apart() -> None:
    assert expected_error([(True, 0.95)] * 9 + [(False, 0.95)]) == pytest.approx(0.05)
    assert expected_error([(True, 0.9), (False, 0.1)]) == pytest.approx(0.1)
