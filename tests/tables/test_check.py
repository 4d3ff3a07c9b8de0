from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.resolve.facts import Facts
from pipeline.tables.check import problems
from tests.tables.toy_facts import toy_facts

TEXT = "Dear Sir\nWhy was he arrested?\n"


def test_good_facts_have_no_problems() -> None:
    assert problems(toy_facts(TEXT)) == []


def moved(facts: Facts) -> Facts:
    date = facts.dates[0]
    return replace(facts, dates=[replace(date, evidence=replace(date.evidence, start=1))])


def outside(facts: Facts) -> Facts:
    date = facts.dates[0]
    return replace(facts, dates=[replace(date, evidence=replace(date.evidence, end=10_000))])


def sure(facts: Facts) -> Facts:
    date = facts.dates[0]
    return replace(facts, dates=[replace(date, evidence=replace(date.evidence, confidence=1.5))])


def twice(facts: Facts) -> Facts:
    return replace(facts, mandates=facts.mandates * 2)


def again(facts: Facts) -> Facts:
    return replace(facts, dates=[facts.dates[0], *facts.dates])


def backwards(facts: Facts) -> Facts:
    return replace(facts, requests=facts.requests[::-1])


def gap(facts: Facts) -> Facts:
    return replace(facts, sections=[replace(facts.sections[0], end=5)])


def empty(facts: Facts) -> Facts:
    section = facts.sections[0]
    return replace(facts, sections=[replace(section, end=0), section])


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (moved, "dates: row 0: the quote is not the text"),
        (outside, "dates: row 0: 0:10000 is outside"),
        (sure, "dates: row 0: confidence 1.5"),
        (twice, "mandates: 2 rows with ord 1"),
        (again, "dates: row 1 stands there twice"),
        (backwards, "requests: rows are not in the order"),
        (gap, "sections: the last ends at 5"),
        (empty, "sections: other at 0 is empty"),
    ],
)
def test_a_broken_promise_is_told(spoil: Callable[[Facts], Facts], problem: str) -> None:
    assert any(told.startswith(problem) for told in problems(spoil(toy_facts(TEXT))))


def test_a_problem_does_not_quote_the_letter() -> None:
    assert not any("Dear" in told for told in problems(moved(toy_facts(TEXT))))
