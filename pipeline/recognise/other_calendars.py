"""Dates in other calendars, converted: solar Hijri (Iran, Afghanistan), Hijri, Ethiopian, Buddhist years.

Only where the letter gives no Gregorian date beside them; ``rule`` says which calendar it was. The conversion is that
of convertdate and hijridate, the libraries on which dateparser's own calendars stand.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from pipeline.knowledge import read_toml
from pipeline.recognise.date_pieces import Piece
from pipeline.recognise.date_values import DateValue
from pipeline.recognise.date_words import DateWords

BUDDHIST_ERA = 543
ETHIOPIAN_ERA = 276  # years that the Ethiopian count is ahead of the Coptic one, whose months are the same
BUDDHIST = re.compile(  # "B.E. 2564 (2021)": the year in brackets is Gregorian
    r",?\s{1,3}(?:b\.?\s?e\.?\s?)?(?P<year>2[45]\d{2})(?!\d)(?:\s?\(\s?(?:[ac]\.?[de]\.?\s?)?(?P<gregorian>(?:19|20)\d{2})\s?\))?"
)
BESIDE = 30  # characters between a date and the same day in our calendar: "(corresponding to"
LINKED = re.compile(  # 4 Shawwal 1434 (10 August 2013); = ; corresponding to
    r"\s*(?:[a-z.]{1,4}\s?)?(?:[(/=,]|correspond|equivalent|i\.e\.|that is|soit|es decir)[^.;\d]{0,24}"
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """One of ``knowledge/calendars.toml``: its name, the pattern of its dates, and the patterns of its months."""

    name: str
    pattern: re.Pattern[str]
    months: tuple[re.Pattern[str], ...]


@cache
def _calendars() -> tuple[Calendar, ...]:
    calendars = []
    for name, data in read_toml("calendars").items():
        months = data["months"]
        day = r"(?:(?P<day>[12]?\d|3[01])(?:st|nd|rd|th|er)?\s{1,3}(?:(?:of|de)\s)?)?"
        month = rf"(?P<month>{'|'.join(months)}),?\s{{1,3}}(?:(?:of|de|del)\s)?"
        year = rf"(?P<year>{data['years']})(?![\w/])(?:\s?(?:{data['era']})(?!\w))?"
        pattern = re.compile(rf"(?<![\w/.-])(?<!\d ){day}{month}{year}")
        calendars.append(Calendar(name, pattern, tuple(re.compile(month) for month in months)))
    return tuple(calendars)


@cache
def _any_month() -> re.Pattern[str]:
    """A quick look whether there can be one: the beginnings of the names, behind a blank and before a year."""
    names = "|".join(month for data in read_toml("calendars").values() for month in data["months"])
    return re.compile(rf"(?<!\w)(?:{names})")


YEAR = re.compile(r"(?<!\d)(?:1[34]\d{2}(?!\d)|(?:19|20)\d{2}\s?e\.?\s?c)")  # 1399, 2013 E.C.
ETHIOPIAN = (
    "meskerem",
    "tikimt",
    "hidar ",
    "tahsas",
    "yekatit",
    "megabit",
    "miazia",
    "ginbot",
    "hamle",
    "nehas",
    "pagume",
)
MONTH_NEAR = 40  # characters in front of such a year in which its month stands


def with_other_calendars(words: DateWords, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those of the Buddhist era with their year, and further ones for dates in other calendars."""
    known = [_buddhist(words, piece) for piece in pieces]
    return _with_bracket(words, _merged(known, list(_converted(words, known))))


def _with_bracket(words: DateWords, pieces: list[Piece]) -> list[Piece]:
    """The pieces, those in brackets behind the same day in another calendar with it: "11 Tir 1398 (2 July 2019)"."""
    return [_widened(words, piece) for piece in pieces]


def _widened(words: DateWords, piece: Piece) -> Piece:
    bracketed = words.kinds[max(0, piece.first - 1) : piece.first] == "u" and piece.year and piece.form == "days"
    if not bracketed or words.kinds[piece.last + 1 : piece.last + 2] != "U":
        return piece
    end = words.starts[piece.first - 1]
    for calendar in _calendars():
        matches = calendar.pattern.finditer(words.folded, max(0, end - BESIDE), end)
        match = next((found for found in matches if found["day"]), None)
        if match is not None and not words.folded[match.end() : end].strip():
            return replace(piece, first=bisect_right(words.starts, match.start()) - 1, last=piece.last + 1)
    return piece


def _buddhist(words: DateWords, piece: Piece) -> Piece:
    """A day or month with its year of the Buddhist era."""
    if piece.form not in ("days", "months") or piece.year is not None:
        return piece
    end = words.ends[piece.last]
    match = BUDDHIST.match(words.folded, end)
    if match is None:
        return piece
    year = int(match["gregorian"]) if match["gregorian"] else int(match["year"]) - BUDDHIST_ERA
    last = bisect_left(words.ends, match.end())
    rule = None if match["gregorian"] else "dates.buddhist"
    return replace(piece, year=year, broken=False, last=min(last, len(words.ends) - 1), rule=rule)


def _converted(words: DateWords, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the dates in other calendars that have none of ours beside them."""
    years = YEAR.finditer(words.folded)
    ethiopian = any(name in words.folded for name in ETHIOPIAN)
    if not ethiopian and not any(
        _any_month().search(words.folded, max(0, year.start() - MONTH_NEAR), year.start()) for year in years
    ):
        return
    spans = [(words.starts[piece.first], words.ends[piece.last]) for piece in pieces if piece.year or piece.fixed]
    for calendar in _calendars():
        for match in calendar.pattern.finditer(words.folded):
            if _has_ours(words, spans, *match.span()):
                continue
            value = _value(calendar, match)
            if value is None:
                continue
            first = bisect_right(words.starts, match.start()) - 1
            last = min(bisect_left(words.ends, match.end()), len(words.ends) - 1)
            start = value.start or date.min
            yield Piece(
                first=first,
                last=last,
                form="days",
                spans=((start.day, start.day),),
                month=start.month,
                year=start.year,
                fixed=value,
                rule=f"dates.{calendar.name}",
            )


def _has_ours(words: DateWords, spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the same day stands beside in our calendar, in brackets or behind "corresponding to"."""
    place = bisect_left(spans, (start, end))
    for first, last in spans[max(0, place - 1) : place + 1]:
        if end <= first <= end + BESIDE and LINKED.fullmatch(words.folded, end, first):
            return True
        if last <= start <= last + BESIDE and LINKED.fullmatch(words.folded, last, start):
            return True
    return False


def _value(calendar: Calendar, match: re.Match[str]) -> DateValue | None:
    month = next((n for n, name in enumerate(calendar.months, 1) if name.fullmatch(match["month"])), None)
    if month is None:
        return None
    year = int(match["year"])
    try:
        if match["day"]:
            day = _gregorian(calendar.name, year, month, int(match["day"]))
            return DateValue(day, day, "day")
        following = (year, month + 1) if month < len(calendar.months) else (year + 1, 1)
        first, behind = _gregorian(calendar.name, year, month, 1), _gregorian(calendar.name, *following, 1)
        return DateValue(first, behind - timedelta(days=1), "month")
    except (ValueError, OverflowError):  # a day that the calendar does not have
        return None


@lru_cache(maxsize=4096)  # the equinox by which the solar year begins takes long to work out
def _gregorian(calendar: str, year: int, month: int, day: int) -> date:
    """The day in our calendar; raises ValueError for one that the other does not have."""
    from convertdate import coptic, persian
    from hijridate import Hijri

    if calendar == "hijri":
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    converter = persian if calendar == "solar_hijri" else coptic
    counted = year if calendar == "solar_hijri" else year - ETHIOPIAN_ERA
    converted = converter.to_gregorian(counted, month, day)
    if tuple(converter.from_gregorian(*converted)) != (counted, month, day):
        raise ValueError(f"no day {day} in month {month}")
    return date(*converted)


def _merged(pieces: Sequence[Piece], others: Sequence[Piece]) -> list[Piece]:
    """Both in reading order; of our own those are left out on which one of the others lies."""
    if not others:
        return list(pieces)
    taken = {place for other in others for place in range(other.first, other.last + 1)}
    kept = [piece for piece in pieces if taken.isdisjoint(range(piece.first, piece.last + 1))]
    return sorted([*kept, *others], key=lambda piece: piece.first)
