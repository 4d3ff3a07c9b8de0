"""The penalties of a letter as they were imposed and what became of them, kept while the letter is read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.recognise.penalty_value import Penalty

PRISON = frozenset({"imprisonment", "suspended_imprisonment", "life_imprisonment", "death", "forced_labour"})
LIBERTY = frozenset({"house_arrest", "restriction_of_movement", "probation", "community_service"})
OPEN = frozenset({"imposed", "upheld"})
CHANGED = frozenset({"reduced", "increased", "commuted", "overturned"})
DAYS = {"Y": 365, "M": 30, "W": 7, "D": 1}
HARDNESS = {  # of kinds, the hardest first
    "death": 9, "life_imprisonment": 8, "forced_labour": 6, "imprisonment": 6, "house_arrest": 4,
    "suspended_imprisonment": 3, "restriction_of_movement": 3, "corporal": 3, "probation": 2, "community_service": 2,
    "ban": 2, "fine": 1,
}  # fmt: skip
TERM = re.compile(r"(\d+)([YMWD])")

Measured = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a court decided on a day. court: its id; None where the letter does not say it, as for the day."""

    court: str | None
    day: date | None


@dataclass(slots=True)
class Row:
    """A penalty of a person. start, end: of its evidence. rule: how it was told. case: number of the judgment, which
    its reviews share. by: that imposed it, or was asked to. review: that reviewed it."""

    person: str | None
    unnamed: str | None
    penalty: Penalty
    status: str
    start: int
    end: int
    rule: str
    case: int
    by: Decision
    review: Decision = Decision(None, None)
    alleged: bool = False
    is_change: bool = False  # it took the place of another on review

    @property
    def measure(self) -> Measured:
        """What makes two penalties of a person the same."""
        return measure_of(self.penalty)


def measure_of(penalty: Penalty) -> Measured:
    """What makes two penalties of a person the same."""
    return penalty.kind, penalty.duration, penalty.quantity, penalty.amount, penalty.strokes


def same_family(one: str, other: str) -> bool:
    """Whether a penalty of one kind can be changed to one of the other kind without a word."""
    return one == other or any({one, other} <= family for family in (PRISON, LIBERTY))


def length_of(penalty: Penalty) -> Decimal | None:
    """How hard a penalty is among those of its kind; None where it has no measure."""
    if penalty.duration:
        return Decimal(sum(int(number) * DAYS[unit] for number, unit in TERM.findall(penalty.duration)))
    for value in (penalty.amount, penalty.quantity, penalty.strokes):
        if value is not None:
            return Decimal(str(value))
    return None


def is_harder(new: Penalty, old: Penalty) -> bool:
    """Whether a penalty is harder than the one it takes the place of."""
    one, other = HARDNESS.get(new.kind, 0), HARDNESS.get(old.kind, 0)
    if one != other:
        return one > other
    return (length_of(new) or Decimal(0)) > (length_of(old) or Decimal(0))


def reviewed(row: Row, status: str, decision: Decision) -> None:
    """Write into a row what became of it."""
    row.status, row.review = status, decision


def open_rows(rows: Iterable[Row], person: str | None, decision: Decision) -> list[Row]:
    """The rows of a person's last judgment that a decision can be a review of."""
    own = [row for row in rows if row.person == person and _is_open(row, decision)]
    if not own:
        return []
    last = max(row.case for row in own)
    return [row for row in own if row.case == last]


def _is_open(row: Row, decision: Decision) -> bool:
    """Whether a row stands at the time of a decision; what the same decision overturned is looked at again."""
    if row.status == "overturned":
        return row.review == decision and decision != Decision(None, None)
    if row.status not in {*OPEN, "served"}:
        return False
    later = row.by.day is not None and decision.day is not None and row.by.day < decision.day
    if decision.court is not None and row.by.court == decision.court:
        return later
    return later or row.by.day is None or decision.day is None


def matching(rows: Sequence[Row], penalty: Penalty) -> list[Row]:
    """The rows that a penalty named again is: the same measure, else the same kind where no measure is named."""
    same = [row for row in rows if row.measure == measure_of(penalty)]
    if same:
        return same
    if penalty.kind in {"imprisonment", "suspended_imprisonment"} and penalty.duration:
        return [row for row in rows if row.penalty.duration == penalty.duration and row.penalty.kind in PRISON]
    if length_of(penalty) is None:
        return [row for row in rows if row.penalty.kind == penalty.kind]
    return []
