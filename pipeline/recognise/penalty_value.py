"""The value of a penalty's component."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """A component of a penalty. The parts are those of the table sentences.

    currency: ISO 4217, or a word in small letters ("dinars") where it depends on the State: ``settled_currency``.
    same_term: whether it lasts as long as the prison term of the same person ("for the same period").
    """

    kind: str
    duration: str | None = None
    quantity: float | None = None
    unit: str | None = None
    per: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    strokes: int | None = None
    same_term: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A component where it stands. start, end: offsets. rule: how it was told."""

    start: int
    end: int
    penalty: Penalty
    rule: str
