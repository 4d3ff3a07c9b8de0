"""What a date's span has for a value: an interval of days, or how the days are to be worked out from another date."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class DateValue:
    """An interval of days, both included; None where it is open or unknown. precision: a word of the tables."""

    start: date | None
    end: date | None
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeDate:
    """How a date hangs on another one.

    kind: what is meant, seen from the anchor: "shift" (amount of units on), "same" (the unit that holds it), "next"
    (the unit behind it, amount -1 before it), "weekday" (the next of that number, with amount -1 the last), "on"
    (the day of that number further on in its month), "begun" and "rest" (the part of the unit before and behind it).
    unit: day, week, month, year, season. number: of a weekday (Monday 0), a day, or the first month of a season.
    anchor: "before" (the date before it in the text), "behind" (the one that follows), "letter" (the letter's own),
    "event" (the date of the event that ``event`` names). approximate: early, mid or late in the unit.
    open: "start" or "end" where "until" or "since" stands in front.
    """

    kind: str
    unit: str
    amount: int = 0
    number: int = 0
    anchor: str = "before"
    event: str | None = None
    approximate: bool = False
    open: str | None = None


def day_value(day: date | None) -> DateValue:
    """A single day; incomplete where there is none."""
    return DateValue(day, day, "day" if day else "incomplete")


def day_in(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (31 June)."""
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def months_in(year: int, month: int, count: int = 1) -> tuple[date, date]:
    """First and last day of so many months, beginning with one of that year."""
    last = month + count - 2
    end_year, end_month = year + last // 12, last % 12 + 1
    return date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def month_value(year: int, month: int) -> DateValue:
    """A whole month."""
    return DateValue(*months_in(year, month), "month")


def year_value(year: int) -> DateValue:
    """A whole year."""
    return DateValue(date(year, 1, 1), date(year, 12, 31), "year")


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
