"""Durations in three languages: "four years and six months", "tres años y medio", "a five-year", "P4Y6M" as ISO 8601.

Numbers are those of ``cardinals.py``; units are data (``knowledge/penalties.toml``). A duration keeps the units that
the letter uses: "eighteen months" is P18M, "a year and a half" is P1Y6M.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.cardinals import Number
from pipeline.recognise.formulas import either

UNITS = ("year", "month", "week", "day", "hour")
LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
JOINS = re.compile(r"'?s?\s?(?:,\s?(?:and\s|et\s|y\s)?|\sand\s|\set\s|\sy\s|\scon\s|\s)\s{0,3}")  # years and · years,
HALF_IN_FRONT = r"(?:[\s-]{1,3}and[\s-]{1,3}a[\s-]{1,3}half)?"  # two and a half years
HALF_BEHIND = re.compile(r"\s{1,3}(?:and\s{1,3}a\s{1,3}half|et\s{1,3}demie?|y\s{1,3}medi[oa])(?!\w)")  # un año y medio
ADJECTIVE = r"(?:(?:further|additional|more|full|whole|calendar)[\s-]{1,3})?"  # two further years
ONE_IN_ENGLISH = r"(?<!\w)an?\s{1,3}(?:further\s{1,3}|additional\s{1,3}|full\s{1,3}|single\s{1,3})?"  # a further year
MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration. start, end: offsets. counts: how many of each unit, largest first. hyphenated: "five-year"."""

    start: int
    end: int
    counts: tuple[tuple[str, Decimal], ...]
    hyphenated: bool = False

    @property
    def unit(self) -> str:
        """The unit that is named last."""
        return self.counts[-1][0]

    @property
    def iso(self) -> str | None:
        """ISO 8601; hours are left out beside larger units; None for hours alone and for parts of units."""
        whole = [(unit, count) for unit, count in self.counts if unit in LETTERS and count == count.to_integral()]
        if not whole or len(whole) < sum(unit in LETTERS for unit, _ in self.counts):
            return None
        return "P" + "".join(f"{int(count)}{LETTERS[unit]}" for unit, count in whole if count or len(whole) == 1)


def find_durations(folded: str, numbers: Sequence[Number]) -> list[Duration]:
    """The durations of a folded text, in reading order, the parts of one put together."""
    found = sorted([*_simple(folded, numbers), *_ones(folded)], key=lambda duration: duration.start)
    joined: list[Duration] = []
    for duration in found:
        last = joined[-1] if joined else None
        if last is not None and duration.start < last.end:
            continue
        if last is not None and _goes_on(folded, last, duration):
            joined[-1] = replace(last, end=duration.end, counts=last.counts + duration.counts)
        else:
            joined.append(duration)
    return joined


def in_unit_of(number: Number, model: Duration) -> Duration:
    """A number that leaves its unit to a duration beside it: the "five" of "seven, five and three years"."""
    return Duration(number.start, number.end, ((model.unit, number.value),))


def halved(whole: Duration) -> str | None:
    """Half of a duration, ISO 8601; None where it has no whole months, weeks or days."""
    months = _months(whole)
    unit, count = ("month", months) if months is not None else whole.counts[0]
    half = _counts("year" if not (count / 2) % MONTHS_OF_YEAR else unit, count / 2)
    if unit == "month" and count / 2 >= MONTHS_OF_YEAR:
        years, rest = divmod(count / 2, MONTHS_OF_YEAR)
        half = (("year", years), *((("month", rest),) if rest else ()))
    return Duration(0, 0, half).iso


def difference(whole: Duration, part: Duration) -> str | None:
    """What is left of a duration, ISO 8601: "three years, eighteen months of them suspended" is P18M and P18M."""
    counts = dict(whole.counts)
    if all(counts.get(unit, Decimal(0)) >= count for unit, count in part.counts):
        left = [(unit, count - dict(part.counts).get(unit, Decimal(0))) for unit, count in whole.counts]
        kept = tuple((unit, count) for unit, count in left if count)
        return Duration(0, 0, kept).iso if kept else None
    months = _months(whole), _months(part)
    if months[0] is None or months[1] is None or months[0] <= months[1]:
        return None
    return Duration(0, 0, (("month", months[0] - months[1]),)).iso


def _months(duration: Duration) -> Decimal | None:
    if any(unit not in ("year", "month") for unit, _ in duration.counts):
        return None
    return sum((count * (MONTHS_OF_YEAR if unit == "year" else 1) for unit, count in duration.counts), Decimal(0))


@cache
def _unit_words() -> Mapping[str, str]:
    return {word: unit for unit, words in read_toml("penalties")["units"].items() for word in words}


@cache
def _unit_behind() -> re.Pattern[str]:
    words = sorted(_unit_words(), key=len, reverse=True)
    return re.compile(rf"(?P<half>{HALF_IN_FRONT})(?P<gap>[\s-]{{1,3}}){ADJECTIVE}(?P<unit>{either(words)})(?!\w)")


@cache
def _one_unit() -> re.Pattern[str]:
    """ "a year", "a further year", "half a year"."""
    words = [word for word in read_toml("penalties")["units_in_english"] if not word.endswith("s")]
    return re.compile(rf"(?P<half>(?<!\w)half\s{{1,3}})?{ONE_IN_ENGLISH}(?P<unit>{either(words)})(?!\w)")


def _simple(folded: str, numbers: Sequence[Number]) -> Iterator[Duration]:
    for number in numbers:
        match = _unit_behind().match(folded, number.end)
        if match is None:
            continue
        behind = HALF_BEHIND.match(folded, match.end())
        halves = bool(match["half"]) or behind is not None
        counts = _counts(
            _unit_words()[" ".join(match["unit"].split())], number.value + (Decimal("0.5") if halves else 0)
        )
        yield Duration(number.start, behind.end() if behind else match.end(), counts, "-" in match["gap"])


def _ones(folded: str) -> Iterator[Duration]:
    for match in _one_unit().finditer(folded):
        behind = HALF_BEHIND.match(folded, match.end())
        value = Decimal("0.5") if match["half"] else Decimal("1.5") if behind else Decimal(1)
        yield Duration(match.start(), behind.end() if behind else match.end(), _counts(match["unit"], value))


def _counts(unit: str, value: Decimal) -> tuple[tuple[str, Decimal], ...]:
    """Half a year is six months, half a month fifteen days."""
    whole = value.to_integral_value(rounding="ROUND_FLOOR")
    parts = {"year": ("month", 12), "month": ("day", 30)}
    if value == whole or unit not in parts:
        return ((unit, value),)
    smaller, in_one = parts[unit]
    rest = ((smaller, (value - whole) * in_one),)
    return ((unit, whole), *rest) if whole else rest


def _goes_on(folded: str, last: Duration, following: Duration) -> bool:
    """Whether a duration is the rest of the one before it: "four years" and "six months"."""
    smaller = UNITS.index(following.counts[0][0]) > UNITS.index(last.unit)
    return smaller and not last.hyphenated and JOINS.fullmatch(folded, last.end, following.start) is not None
