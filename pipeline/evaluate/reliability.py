"""Whether confidence keeps its word: of the rows that have it, how many are right."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STEPS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Rows whose confidence lies from low to high. sure: their mean confidence; right: how many are."""

    low: float
    high: float
    rows: int
    right: int
    sure: float


def reliability(judged: Iterable[tuple[bool, float]], *, steps: int = STEPS) -> list[Step]:
    """The steps of confidence that have rows, from the least sure. judged: whether each row is right, and how sure."""
    groups: dict[int, list[tuple[bool, float]]] = {}
    for right, sure in judged:
        groups.setdefault(min(math.floor(sure * steps), steps - 1), []).append((right, sure))
    return [
        Step(
            low=number / steps,
            high=(number + 1) / steps,
            rows=len(group),
            right=sum(right for right, _ in group),
            sure=sum(sure for _, sure in group) / len(group),
        )
        for number, group in sorted(groups.items())
    ]


def expected_error(judged: Sequence[tuple[bool, float]], *, steps: int = STEPS) -> float:
    """The expected calibration error: how far confidence and share of right rows lie apart, weighted by rows."""
    apart = [abs(step.right - step.sure * step.rows) for step in reliability(judged, steps=steps)]
    return sum(apart) / len(judged) if judged else 0.0
