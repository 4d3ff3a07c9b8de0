"""Codes, dates and roles of the tables in the words of a reader."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from pipeline.knowledge import read_csv
from pipeline.tables.records import DateRecord, EventRecord

KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "AL": "allegation letter",
        "UA": "urgent appeal",
        "OL": "other letter",
        "JAL": "joint allegation letter",
        "JUA": "joint urgent appeal",
        "JOL": "joint other letter",
        "REPLY": "reply",
        "OTHER": "letter",
    }
)
ROLE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "letter": "this letter",
        "previous_communication": "earlier letter",
        "reply": "reply to an earlier letter",
        "ratification": "ratification",
        "adoption": "adoption",
        "deadline": "answer due",
        "birth": "birth",
    }
)
LANGUAGE_WORDS: Mapping[str, str] = MappingProxyType({"en": "English", "fr": "French", "es": "Spanish"})
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
OTHER_ADDRESSEE = "OTH"
DECEMBER = 12


def state_name(code: str | None) -> str | None:
    """The State's short name; the code itself where no State has it, None for companies and for None."""
    if code is None or code == OTHER_ADDRESSEE:
        return None
    return next((row["name"] for row in read_csv("states") if row["code"] == code), code)


def day_words(day: date) -> str:
    """``14 June 2018``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def interval_words(record: DateRecord | EventRecord) -> str:
    """When a date or an event is, in words: ``November 2017``, ``9 – 10 March 2018``, ``since 2015``, ``not clear``."""
    start, end = record.date_start, record.date_end
    if start is None and end is None:
        return "not clear"
    if start is None or end is None:
        known = start or end
        return f"{'since' if start else 'until'} {day_words(known)}" if known else "not clear"
    about = "about " if record.precision == "approximate" else ""
    return about + _between(start, end)


def _between(start: date, end: date) -> str:
    if start == end:
        return day_words(start)
    whole_months = start.day == 1 and _is_last_of_month(end)
    if whole_months and (start.month, end.month) == (1, DECEMBER):
        return str(start.year) if start.year == end.year else f"{start.year} – {end.year}"
    if start.year != end.year:
        if whole_months:
            return f"{MONTHS[start.month - 1]} {start.year} – {MONTHS[end.month - 1]} {end.year}"
        return f"{day_words(start)} – {day_words(end)}"
    if whole_months:
        first = "" if start.month == end.month else f"{MONTHS[start.month - 1]} – "
        return f"{first}{MONTHS[end.month - 1]} {end.year}"
    first = str(start.day) if start.month == end.month else f"{start.day} {MONTHS[start.month - 1]}"
    return f"{first} – {day_words(end)}"


def _is_last_of_month(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def counted(number: int, thing: str) -> str:
    """``1 page``, ``5 pages``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
