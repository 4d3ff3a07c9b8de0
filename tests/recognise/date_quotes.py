"""Dates as text, for tables: quote and value, "2019-03-12", "2019-03-12..2019-03-14", "2015-01-01.." or "?"."""

from datetime import date

from pipeline.recognise.date_values import DateValue
from pipeline.recognise.dates import find_dates

WRITTEN = date(2022, 6, 1)  # the day on which the texts of the tests are written


def found(text: str) -> list[tuple[str, str]]:
    """Quote and value of every date."""
    return [(text[item.start : item.end], as_text(item.value)) for item in find_dates(text, WRITTEN)]


def values(text: str) -> list[str]:
    """The values alone."""
    return [value for _, value in found(text)]


def precisions(text: str) -> list[str]:
    """The precisions alone."""
    return [item.value.precision for item in find_dates(text, WRITTEN)]


def as_text(value: DateValue) -> str:
    """A value in one word."""
    if value.start is None and value.end is None:
        return "?"
    if value.start == value.end:
        return str(value.start)
    return f"{value.start or ''}..{value.end or ''}"
