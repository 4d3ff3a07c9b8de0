"""What is the same penalty, which is harder, and which rows a decision can review."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.recognise.penalty_value import Penalty
from pipeline.resolve.sentence_ledger import Decision, Row, is_harder, matching, open_rows, reviewed

FIRST = Decision("c1", date(2020, 5, 4))
APPEAL = Decision("c2", date(2020, 7, 6))


def _row(penalty: Penalty, *, case: int = 1, by: Decision = FIRST, status: str = "imposed") -> Row:
    return Row(
        person="p1", unnamed=None, penalty=penalty, status=status, start=0, end=1, rule="act.noun", case=case, by=by
    )


TERM = Penalty(kind="imprisonment", duration="P4Y")
FINE = Penalty(kind="fine", amount=Decimal(500), currency="EUR")


@pytest.mark.parametrize(
    ("new", "old", "harder"),
    [
        (Penalty(kind="imprisonment", duration="P18M"), Penalty(kind="imprisonment", duration="P1Y"), True),
        (Penalty(kind="imprisonment", duration="P1Y"), TERM, False),
        (TERM, FINE, True),
        (Penalty(kind="life_imprisonment"), Penalty(kind="death"), False),
        (Penalty(kind="suspended_imprisonment", duration="P4Y"), TERM, False),
    ],
)
def test_harder(new: Penalty, old: Penalty, harder: bool) -> None:
    assert is_harder(new, old) is harder


def test_last_judgment_is_reviewed() -> None:
    old, new = _row(FINE, case=1), _row(TERM, case=2)
    assert open_rows([old, new], "p1", APPEAL) == [new]


def test_earlier_day_reviews_nothing() -> None:
    assert open_rows([_row(TERM)], "p1", Decision("c2", date(2019, 1, 1))) == []


def test_same_court_reviews_only_later() -> None:
    assert open_rows([_row(TERM)], "p1", Decision("c1", None)) == []
    assert len(open_rows([_row(TERM)], "p1", Decision("c1", date(2021, 1, 1)))) == 1


def test_review_is_written() -> None:
    row = _row(TERM)
    reviewed(row, "upheld", APPEAL)
    assert (row.status, row.review) == ("upheld", APPEAL)


def test_named_again_by_measure_or_kind() -> None:
    rows = [_row(TERM), _row(FINE)]
    assert matching(rows, Penalty(kind="imprisonment", duration="P4Y")) == rows[:1]
    assert matching(rows, Penalty(kind="imprisonment", duration="P3Y")) == []
    assert matching([_row(Penalty(kind="death"))], Penalty(kind="death")) != []
