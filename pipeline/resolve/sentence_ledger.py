"""The penalties of a letter as they were imposed and what became of them, kept while the letter is read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pipeline.recognise.penalty_value import Penalty

PRISON = frozenset({"imprisonment", "suspended_imprisonment", "life_imprisonment", "death", "forced_labour"})
LIBERTY = frozenset({"house_arrest", "restriction_of_movement", "probation", "community_service"})
OPEN = frozenset({"imposed", "upheld"})
HARDNESS = {"death": 100_000, "life_imprisonment": 90_000}
DAYS = {"Y": 365, "M": 30, "W": 7, "D": 1}
RANK = {  # of kinds, the hardest first
    "death": 9, "life_imprisonment": 8, "forced_labour": 6, "imprisonment": 6, "house_arrest": 4,
    "suspended_imprisonment": 3, "restriction_of_movement": 3, "corporal": 3, "probation": 2, "community_service": 2,
    "ban": 2, "fine": 1,
}  # fmt: skip


@dataclass(slots=True)
class Row:
    """A penalty of a person. start, end: of its evidence. case: number of the judgment, with its reviews."""

    person: str | None
    unnamed: str | None
    penalty: Penalty
    status: str
    start: int
    end: int
    rule: str
    case: int
    court: str | None = None
    day: date | None = None
    reviewed_by: str | None = None
    reviewed_on: date | None = None
    alleged: bool = False
    charges: list[str] = field(default_factory=list)

    @property
    def measure(self) -> tuple[object, ...]:
        """What makes two penalties of a person the same."""
        penalty = self.penalty
        return penalty.kind, penalty.duration, penalty.quantity, penalty.amount, penalty.strokes


def measure_of(penalty: Penalty) -> tuple[object, ...]:
    """What makes two penalties of a person the same."""
    return penalty.kind, penalty.duration, penalty.quantity, penalty.amount, penalty.strokes


def same_family(one: str, other: str) -> bool:
    """Whether a penalty of one kind can be changed to one of the other kind without a word."""
    return one == other or any({one, other} <= family for family in (PRISON, LIBERTY))


def length_of(penalty: Penalty) -> Decimal:
    """How hard a penalty is among those of its kind."""
    if penalty.duration:
        parts = re.findall(r"(\d+)([YMWD])", penalty.duration)
        return Decimal(sum(int(number) * DAYS[unit] for number, unit in parts))
    for value in (penalty.amount, penalty.quantity, penalty.strokes):
        if value is not None:
            return Decimal(str(value))
    return Decimal(HARDNESS.get(penalty.kind, 0))


def is_harder(new: Penalty, old: Penalty) -> bool:
    """Whether a penalty is harder than the one it takes the place of."""
    if new.kind == old.kind or {new.kind, old.kind} <= {"imprisonment", "forced_labour"}:
        return length_of(new) > length_of(old)
    return RANK.get(new.kind, 0) > RANK.get(old.kind, 0)


def review(row: Row, status: str, court: str | None, day: date | None) -> None:
    """Write into a row what became of it."""
    row.status = status
    row.reviewed_by, row.reviewed_on = court, day


def open_rows(rows: Iterable[Row], person: str | None, *, court: str | None, day: date | None) -> list[Row]:
    """The rows of a person's last judgment that a decision of a court on a day can be a review of."""
    own = [row for row in rows if row.person == person and row.status in {*OPEN, "served"}]
    own = [row for row in own if not (row.court == court and court is not None) and not _later(row, day)]
    if not own:
        return []
    last = max(row.case for row in own)
    return [row for row in own if row.case == last]


def _later(row: Row, day: date | None) -> bool:
    return row.day is not None and day is not None and row.day >= day


def matching(rows: Sequence[Row], penalty: Penalty) -> list[Row]:
    """The rows that a penalty named again is: the same measure, else the same kind without a measure."""
    same = [row for row in rows if row.measure == measure_of(penalty)]
    if same:
        return same
    if penalty.kind in {"imprisonment", "suspended_imprisonment"} and penalty.duration:
        return [row for row in rows if row.penalty.duration == penalty.duration and row.penalty.kind in PRISON]
    if length_of(penalty) == HARDNESS.get(penalty.kind, 0):
        return [row for row in rows if row.penalty.kind == penalty.kind]
    return []
