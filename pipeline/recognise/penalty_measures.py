"""What penalties are made of: durations, sums, strokes, fine units, bare numbers, and words such as "death penalty"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.recognise.cardinals import Number, find_numbers
from pipeline.recognise.durations import Duration, find_durations, in_unit_of
from pipeline.recognise.money import Money, find_money
from pipeline.recognise.penalty_words import (
    WORK,
    change,
    fine_unit_behind,
    kind_of,
    kinds_of,
    reaching,
    same_penalty,
    strokes_behind,
    unmeasured,
    work_unit_behind,
)

LIST_JOIN = re.compile(  # 7, 5 and 3 years · a cuatro y a tres años
    r"'?s?\s{0,3}(?:,\s{0,3}(?:and\s|et\s|y\s|a\s)?|\s(?:and|et|y|e)\s)\s{0,3}(?:to\s{1,3}|a\s{1,3}|de\s{1,3}|of\s{1,3})?"
)
RANGE_JOIN = re.compile(r"\s{0,3}(?:-|–|to|or|and|a|et|y|ou|o)\s{0,3}(?:un\s{1,3}|de\s{1,3})?")  # five to ten years
PLAIN_RANGE = re.compile(r"\s{0,3}(?:-|–|to|or|ou)\s{0,3}")  # that needs no "between" before it
RANGE_OPENING = re.compile(r"(?<!\w)(?:between|from|entre|de|desde|of)\s{1,3}$")
LARGEST = {"year": 200, "month": 600, "week": 300, "day": 3000, "hour": 3000}
FEWEST = 31  # of money in a list: "on 3 and 5,000 dinars" is none
MOST_OF_GROUP = 30
SIGHT = 100  # characters


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure where it stands. what: duration, sum, strokes, work, units, number, unmeasured, same or reaching.

    unit: of fine units. kind: of a penalty that is told by its words. group: durations of one list share it.
    """

    start: int
    end: int
    what: str
    value: Decimal = Decimal(0)
    duration: Duration | None = None
    money: Money | None = None
    unit: str | None = None
    kind: str | None = None
    group: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's text within the letter's, and its measures.

    governed: whether it has a word of sentencing, request or review.
    """

    folded: str
    start: int
    stop: int
    measures: Sequence[Measure]
    governed: bool

    def front(self, offset: int, reach: int) -> tuple[str, int, int]:
        """The stretch in front of an offset, for patterns that look back."""
        return self.folded, max(self.start, offset - reach), offset


def measures_of(folded: str) -> list[Measure]:
    """The measures of a folded text in reading order; none overlaps another."""
    numbers = find_numbers(folded)
    found = [
        *(Measure(d.start, d.end, "duration", duration=d) for d in find_durations(folded, numbers)),
        *(Measure(m.start, m.end, "sum", value=m.amount, money=m) for m in find_money(folded, numbers)),
        *_counted(folded, numbers),
        *_told(folded),
        *(Measure(n.start, n.end, "number", value=n.value) for n in numbers),
    ]
    found.sort(key=lambda measure: (measure.start, -measure.end))
    kept: list[Measure] = []
    for measure in found:
        if not kept or measure.start >= kept[-1].end:
            kept.append(measure)
    return list(_without_ranges(folded, _in_groups(folded, kept)))


def _counted(folded: str, numbers: Sequence[Number]) -> Iterator[Measure]:
    """Strokes and fine units: "74 lashes", "300 day-fines"."""
    for number in numbers:
        if match := strokes_behind().match(folded, number.end):
            yield Measure(number.start, match.end(), "strokes", value=number.value)
        elif match := work_unit_behind().match(folded, number.end):
            yield Measure(number.start, match.end(), "work", value=number.value, unit="day", kind=kind_of(match, WORK))
        elif match := fine_unit_behind().match(folded, number.end):
            yield Measure(
                number.start, match.end(), "units", value=number.value, unit=kind_of(match, kinds_of("fine_units"))
            )


def _told(folded: str) -> Iterator[Measure]:
    for match in unmeasured().finditer(folded):
        yield Measure(match.start(), match.end(), "unmeasured", kind=kind_of(match, kinds_of("unmeasured")))
    for match in same_penalty().finditer(folded):
        yield Measure(match.start(), match.end(), "same")
    for match in reaching().finditer(folded):
        yield Measure(match.start(), match.end(), "reaching", kind=kind_of(match, kinds_of("reaching")))


def _in_groups(folded: str, measures: Sequence[Measure]) -> list[Measure]:
    """Numbers of a list that ends in a duration or sum take its unit: "seven, five and three years"."""
    kept: list[Measure] = []
    size = 0
    for measure in reversed(measures):
        following = kept[-1] if kept else None
        if following is None or not LIST_JOIN.fullmatch(folded, measure.end, following.start):
            kept.append(measure)
            continue
        member = _member(measure, following)
        size = size + 1 if following.group else 1
        if member is not None and member.duration is not None and size < MOST_OF_GROUP:
            group = following.group or len(kept)
            kept[-1] = replace(following, group=group)
            member = replace(member, group=group)
        kept.append(member or measure)
    kept.reverse()
    return kept


def _member(measure: Measure, following: Measure) -> Measure | None:
    """A measure as it is in one list with what follows it; None where it is in none."""
    if following.money is not None and measure.what == "number" and measure.value > FEWEST:
        money = replace(following.money, start=measure.start, end=measure.end, amount=measure.value)
        return replace(measure, what="sum", money=money)
    if following.duration is None or measure.what not in {"number", "duration"}:
        return None
    if measure.what == "duration":
        return measure
    if not _can_be(measure, following.duration):
        return None
    return replace(measure, what="duration", duration=in_unit_of(_number(measure), following.duration))


def _number(measure: Measure) -> Number:
    return Number(measure.start, measure.end, measure.value, word=False)


def _can_be(number: Measure, model: Duration) -> bool:
    return 0 < number.value <= LARGEST[model.unit]


def _without_ranges(folded: str, measures: Sequence[Measure]) -> Iterator[Measure]:
    """Leave out "five to ten years", which is no one's penalty; "reduced from ten to five years" are two."""
    skipped = -1
    for place, measure in enumerate(measures):
        following = measures[place + 1] if place + 1 < len(measures) else None
        if place <= skipped:
            continue
        if following is None or not _is_range(folded, measure, following):
            yield measure
            continue
        skipped = place + 1
        if change().search(folded, max(0, measure.start - SIGHT), measure.start) and following.duration:
            is_number = measure.what == "number"
            duration = in_unit_of(_number(measure), following.duration) if is_number else measure.duration
            yield replace(measure, what="duration", duration=duration)
            yield following


def _is_range(folded: str, first: Measure, second: Measure) -> bool:
    if second.what not in ("duration", "sum", "units", "strokes") or first.what not in ("number", second.what):
        return False
    if (
        first.group
        and first.group == second.group
        and not RANGE_OPENING.search(folded, max(0, first.start - 12), first.start)
    ):
        return False
    if not RANGE_JOIN.fullmatch(folded, first.end, second.start) or not _rises(folded, first, second):
        return False
    opened = RANGE_OPENING.search(folded, max(0, first.start - 12), first.start) is not None
    if re.search(r"(?:and|et|y)", folded[first.end : second.start]):
        return opened and folded[: first.start].rstrip().endswith(("between", "entre"))
    return opened or PLAIN_RANGE.fullmatch(folded, first.end, second.start) is not None


def _rises(folded: str, first: Measure, second: Measure) -> bool:
    """Whether one measure can begin a range that another ends; a change of a penalty may fall, too."""
    smaller, larger = first.value, second.value
    if second.duration is not None:
        model = second.duration
        smaller, larger = (first.duration.counts[-1][1] if first.duration else first.value), model.counts[-1][1]
        if first.what == "number" and not _can_be(first, model):
            return False
        if first.duration is not None and first.duration.unit != model.unit:
            return True
    return smaller < larger or change().search(folded, max(0, first.start - SIGHT), first.start) is not None
