"""What dates that hang on another one come to: "two days later", "the following week", "earlier this year".

They hang on the date before them in the account (not that of a law), on the letter's own, or on the date of an event
that they name. Where that can't be told there is no value, and no row.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.date_values import (
    DateValue,
    RelativeDate,
    day_in,
    day_value,
    month_value,
    months_in,
    week_of,
    year_value,
)
from pipeline.recognise.text import folded_text
from pipeline.resolve.ratifications import ratification_verb
from pipeline.resolve.sentence_borders import sentence_at

REACH = 2000  # characters back in which the date before is looked for
EVENT_REACH = 6000
EVENT_WORDS = 300  # characters around a date in its sentence that tell the event
FEW = 40  # dates looked at
COARSE = ("year", "decade", "month", "season", "approximate", "incomplete")  # no day can be counted from these
VERB_REACH = 45  # characters from "ratified" to "the same day"
UNTOLD = ("adoption", "ratification", "birth", "letter")  # roles of dates that no account goes on from
OF_LETTERS = ("previous_communication", "reply", "deadline")  # these only within a paragraph
SENTENCE_END = re.compile(r"[.!?]\s")
SEASON = timedelta(days=75)  # so much of it is over before it is the last one
FIXED_REACH = 60
APPOSED = re.compile(r"[^,.;]{1,40},\s+(?:on|in|le|en|el)\s+")
FIXED = re.compile(
    r"^[^.;]*\b(?:fixed|scheduled|set|planned|fixee?|prevue?|fijad[oa]|previst[oa]|senalad[oa]|programad[oa])"
    r"\s+(?:for|on|au|le|pour\s+le|para\s+el|el|al)\s+$"
)
STEM = 5  # letters of a word that tell it again in another form


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the letter whose value is known. start, end: where it stands. backward: it looks back from another."""

    start: int
    end: int
    value: DateValue
    role: str
    backward: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """The value of a relative date, and the day that it was worked out from."""

    value: DateValue
    anchor: date


def resolve_relative(
    doc: Doc, start: int, relative: RelativeDate, known: Sequence[Dated], written: date | None
) -> Resolved | None:
    """The value of a relative date at an offset, or None.

    known: the dates of the letter in reading order, those before it with their values. written: the letter's date.
    """
    anchor = _anchor(doc, start, relative, known, written)
    if anchor is None:
        return None
    value = _told_behind(doc, start, relative, known) or _value(relative, anchor)
    if value is None:
        return None
    if relative.open == "end":
        value = DateValue(value.start, None, "range")
    elif relative.open == "start":
        value = DateValue(None, value.end, "range")
    return Resolved(value, anchor)


def _told_behind(doc: Doc, start: int, relative: RelativeDate, known: Sequence[Dated]) -> DateValue | None:
    """The value of "a month later, on 24 March": that of the day behind."""
    if relative.kind != "shift" or relative.unit not in ("month", "year"):
        return None
    place = bisect_left(known, start, key=lambda dated: dated.start)
    behind = known[place] if place < len(known) else None
    if behind is None or not APPOSED.fullmatch(folded_text(doc)[start : min(behind.start, start + FIXED_REACH)]):
        return None
    return behind.value


def _anchor(doc: Doc, start: int, relative: RelativeDate, known: Sequence[Dated], written: date | None) -> date | None:
    if relative.anchor == "letter":
        return written
    place = bisect_left(known, start, key=lambda dated: dated.start)
    if relative.anchor == "event" and relative.event is not None:
        return _event_day(doc, start, relative.event, known, place)
    if relative.anchor == "behind":
        return _day_behind(doc, start, known, place)
    return _day_before(doc, start, known, place, relative)


def _is_counted(relative: RelativeDate) -> bool:
    """Whether a day is needed to work it out, not only a month or year."""
    return relative.unit in ("day", "week") or relative.kind in ("begun", "rest")


def _day_behind(doc: Doc, start: int, known: Sequence[Dated], place: int) -> date | None:
    """The first day that the sentence names behind an offset."""
    _, end = sentence_at(doc, start)
    for dated in known[place : place + FEW]:
        if dated.start < end and dated.value.precision == "day":
            return dated.value.start
    return None


def _day_before(doc: Doc, start: int, known: Sequence[Dated], place: int, relative: RelativeDate) -> date | None:
    """The day of the last date of the account in front of an offset."""
    folded = folded_text(doc)
    counted = _is_counted(relative)
    # "to which it acceded on the same date": as the treaty before it, and not as what happened since.
    verbs = ratification_verb().finditer(folded, max(0, start - VERB_REACH), start)
    bound = any(verb.lastgroup != "signed" for verb in verbs)  # people sign, too
    for dated in known[max(0, place - FEW) : place][::-1]:
        if start - dated.end > REACH:
            return None
        if bound and dated.role == "ratification":
            return _last_day(dated.value)
        if bound or dated.role in UNTOLD or (counted and dated.value.precision in COARSE):
            continue
        if dated.role in OF_LETTERS and "\n\n" in folded[dated.end : start]:
            continue
        if dated.backward and relative.open != "end" and SENTENCE_END.search(folded, dated.end, start):
            continue
        day = _last_day(dated.value)
        if day is not None:
            return day
    return None


def _last_day(value: DateValue) -> date | None:
    """The day that what follows is counted from: the last of a range, the first where it is open."""
    return value.end if value.end is not None else value.start


@cache
def _told() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"(?<!\w)(?:{'|'.join(stems)})") for name, stems in read_toml("date_events").items()}


def _event_day(doc: Doc, start: int, event: str, known: Sequence[Dated], place: int) -> date | None:
    """The day on which a sentence in front tells the event, by the words of its class or by its own."""
    start_behind = _day_of_event(doc, start, event, known, place)
    if start_behind is not None:
        return start_behind
    patterns = [pattern for pattern in _told().values() if pattern.match(event)]
    patterns = patterns or [re.compile(rf"(?<!\w){re.escape(event[:STEM])}")]
    folded = folded_text(doc)
    for dated in known[max(0, place - FEW) : place][::-1]:
        if start - dated.end > EVENT_REACH:
            return None
        if dated.value.precision != "day" or dated.role in (*UNTOLD, *OF_LETTERS):
            continue
        first, last = sentence_at(doc, dated.start)
        told = folded[max(first, dated.start - EVENT_WORDS) : min(last, start, dated.end + EVENT_WORDS)]
        if any(pattern.search(told) for pattern in patterns):
            return dated.value.start
    return None


def _day_of_event(doc: Doc, start: int, event: str, known: Sequence[Dated], place: int) -> date | None:
    """The day that stands right behind the event: "the eve of the hearing fixed for 30 April"."""
    folded = folded_text(doc)
    for dated in known[place : place + 1]:
        between = folded[start : dated.start]
        if dated.value.precision == "day" and FIXED.search(between[-FIXED_REACH:]) and event in between:
            return dated.value.start
    return None


def _value(relative: RelativeDate, anchor: date) -> DateValue | None:
    try:
        return _worked_out(relative, anchor)
    except (OverflowError, ValueError):  # a number of years that no calendar has
        return None


def _worked_out(relative: RelativeDate, anchor: date) -> DateValue | None:
    kind, unit, amount = relative.kind, relative.unit, relative.amount
    if kind == "on":  # a day of the same month, further on
        return day_value(day_in(anchor.year, anchor.month, relative.number)) if relative.number > anchor.day else None
    if kind == "weekday":
        apart = (relative.number - anchor.weekday()) * (1 if amount > 0 else -1)
        return day_value(anchor + timedelta(days=amount * ((apart - 1) % 7 + 1)))
    if kind == "shift" and unit in ("day", "week"):
        return day_value(anchor + timedelta(days=amount * (7 if unit == "week" else 1)))
    if kind == "shift":
        first, last = _unit(unit, anchor, amount)
        return DateValue(first, last, "approximate")
    if unit == "month" and relative.number:
        first, _ = _unit("month", anchor, amount)
        return day_value(day_in(first.year, first.month, relative.number))
    if kind == "next":
        return _whole(relative, anchor, amount)
    if kind == "same":
        return _whole(relative, anchor, 0)
    first, last = _unit(unit, anchor, 0)
    return DateValue(first, anchor, "range") if kind == "begun" else DateValue(anchor, last, "range")


def _whole(relative: RelativeDate, anchor: date, amount: int) -> DateValue:
    """A unit so many behind the one that holds the anchor."""
    if relative.unit == "day":
        return day_value(anchor + timedelta(days=amount))
    if relative.unit == "season":
        past = amount < 0 and date(anchor.year, relative.number, 1) > anchor - SEASON
        return DateValue(*months_in(anchor.year - past, relative.number, 3), "season")
    first, last = _unit(relative.unit, anchor, amount)
    if relative.approximate:
        return DateValue(first, last, "approximate")
    if relative.unit == "month":
        return month_value(first.year, first.month)
    return year_value(first.year) if relative.unit == "year" else DateValue(first, last, "range")


def _unit(unit: str, anchor: date, amount: int) -> tuple[date, date]:
    """First and last day of the week, month or year that lies so many behind the anchor's."""
    if unit == "week":
        return week_of(anchor + timedelta(weeks=amount))
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + amount
        return months_in(months // 12, months % 12 + 1)
    return date(anchor.year + amount, 1, 1), date(anchor.year + amount, 12, 31)
