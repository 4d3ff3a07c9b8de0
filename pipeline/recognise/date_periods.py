"""The days of a piece: of days, months and years, seasons, quarters, halves, weeks and decades."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.recognise.date_pieces import Piece
from pipeline.recognise.date_values import DateValue, day_in, day_value, months_in

UNKNOWN = DateValue(None, None, "incomplete")


def values_of(piece: Piece) -> Iterator[DateValue]:
    """Yield the interval of every part of a piece; ``incomplete`` where it has no day or year."""
    if piece.fixed is not None:
        yield piece.fixed
    elif piece.form == "years":
        for first, last in piece.spans:
            yield _interval(piece, date(first, 1, 1), date(last, 12, 31), "year" if first == last else "range")
    elif piece.broken or piece.year is None:
        yield from (UNKNOWN for _ in piece.spans)
    elif piece.form == "days":
        yield from (_days(piece.year, piece.month, span) for span in piece.spans)
    elif piece.form == "months":
        for first, last in piece.spans:
            count = (last - first) % 12 + 1
            year = piece.year if first <= last else piece.year - 1
            yield _interval(piece, *months_in(year, first, count), "month" if count == 1 else "range")
    elif piece.form == "season":
        yield _interval(piece, *months_in(piece.year, piece.spans[0][0], 3), "season")
    elif piece.form == "decade":
        yield _interval(piece, date(piece.year, 1, 1), date(piece.year + 9, 12, 31), "decade")
    elif piece.form == "week":
        value = _part_of_month(piece.year, piece.month, *piece.spans[0])
        if piece.spans[0][1] == 1:
            place = piece.spans[0][0]
            value = day_value(_weekday_in(piece, place) if piece.weekday is not None else value.start)
        yield value
    else:
        yield _part_of_year(piece.year, *piece.spans[0])


def _interval(piece: Piece, first: date, last: date, precision: str) -> DateValue:
    return DateValue(first, last, precision if piece.early is None else "approximate")


def _days(year: int, month: int, span: tuple[int, int]) -> DateValue:
    first, last = (day_in(year, month, day) for day in span)
    if first == last:
        return day_value(first)
    if first is None or last is None or first > last:
        return UNKNOWN
    return DateValue(first, last, "range")


def _part_of_month(year: int, month: int, place: int, length: int) -> DateValue:
    """The first week is the 1st to the 7th, the last the last seven days; the halves meet at the 15th."""
    size = calendar.monthrange(year, month)[1]
    if length == 15 and place in (2, -1):
        return DateValue(date(year, month, 16), date(year, month, size), "range")
    begin = size - length + 1 if place == -1 else (place - 1) * length + 1
    if begin > size or begin < 1:
        return UNKNOWN
    return DateValue(date(year, month, begin), date(year, month, min(size, begin + length - 1)), "range")


def _weekday_in(piece: Piece, place: int) -> date | None:
    """The second Thursday of November, the last Friday in May."""
    days = [day for day in range(1, 32) if (found := day_in(piece.year or 1, piece.month, day)) is not None
            and found.weekday() == piece.weekday]  # fmt: skip
    number = place if place < 0 else place - 1
    return day_in(piece.year or 1, piece.month, days[number]) if number < len(days) else None


def _part_of_year(year: int, place: int, months: int) -> DateValue:
    """The place-th part of so many months, or the last one."""
    month = 13 - months if place == -1 else (place - 1) * months + 1
    if not (1 <= month <= 12 and 1 <= months <= 12 and month + months <= 13):
        return UNKNOWN
    return DateValue(*months_in(year, month, months), "range")


def week_with(value: DateValue) -> DateValue:
    """Monday to Sunday of the week that a day is in: "the week of 5 March 2019"."""
    if value.start is None or value.precision != "day":
        return value
    monday = value.start - timedelta(days=value.start.weekday())
    return DateValue(monday, monday + timedelta(days=6), "range")
