"""Absolute dates: days, lists and ranges of days, and months, in three languages.

Our own patterns find the span in folded text; the value is worked out from its parts with the standard library, or
by dateparser for dates in figures, given that one string. A day and month without a year takes the year of the date
that it is listed with, or of the date before it. Day-first order (Geneva's practice). Relative and vague expressions
are no part of this component.
Written to ``doc.spans["dates"]``, value: a ``DateValue``; dates that share words ("12 and 14 March") share a span.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import folded_text

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:\s?(?:st|nd|rd|th|er|ro)(?!\w)|\s?[°º])?"  # 7, 1st, 1er, 1°
YEAR = r"(?:19|20)\d{2}(?!\d)"  # 2017
BROKEN = r"\d{2,3}(?![\d/]|[.,]\d|\s\w+\s(?:hours|people|persons))"  # "13 December 200"
BUDDHIST = r"b\.?\s?e\.?\s?25\d{2}\s?\(\s?"  # "26 November B.E. 2564 (2021)": the year in brackets counts
TO = r"\s?(?:-|–|—|\bto\b|\buntil\b|\bau\b|\bal?\b|\bhasta\b)\s?"  # 8 to 21, 8-21, du 8 au 21
AND = r"\s?(?:,?\s(?:and|et|y|e|or|ou|o)\s|,\s|\s?&\s?)"  # 3, 5 and 11
ARTICLE = r"(?:\b(?:on|the|les?|el|los|du|of)\b\s){0,2}"
LINK = rf"(?:{TO}|{AND}){ARTICLE}"
OF = r"\s?(?:(?:of|de|del|day of)\s|d')?"  # 2 de mayo, 2 of May
COMMA = r"(?:\s?,)?\s?(?:(?:of|de|del ano|del|en|in)\s)?"  # 2 de mayo de 2022; May 2, 2022
OPENER = r"(?:\b(?P<opener>between|entre|from|du|del|desde)\s(?:el\s|le\s|les\s|the\s|los dias\s|los\s)?)?"
NO_WORD_BEFORE = r"(?:(?<![\w/.])|(?<=\bon)|(?<=\ble)|(?<=\bel))(?<!\d-)"  # "on7 May" is a typing error


@dataclass(frozen=True, slots=True)
class DateValue:
    """An interval of days, both included; None where it is open or unknown. precision: a word of the tables."""

    start: date | None
    end: date | None
    precision: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Days of one month, before lists and ranges over several months are put together.

    start, end: the words. days: in order; empty for a whole month. month: 1-12. year: None where the words have none.
    """

    start: int
    end: int
    days: tuple[int, ...]
    month: int
    year: int | None
    shape: str  # list, range, month, broken
    opened: bool  # "between", "from" stands in front


@Language.factory("spcomms_dates", assigns=["doc.spans"])
def make_dates(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["dates"]``."""
    return recognise_dates


def recognise_dates(doc: Doc) -> Doc:
    """Find the dates."""
    write_group(doc, "dates", find_dates(folded_text(doc)))
    return doc


@cache
def month_numbers() -> dict[str, int]:
    """Number of every month's name, folded."""
    months = read_toml("months")
    return {name: number for year in months.values() for number, names in enumerate(year, 1) for name in names}


@cache
def _day_first() -> re.Pattern[str]:
    """12, 14 and 16 March 2019; du 8 au 21 juin; 1° de julio de 2021."""
    year = rf"(?:{COMMA}(?:{BUDDHIST})?(?:(?P<year>{YEAR})|(?P<broken>{BROKEN})))?"
    return _compiled(rf"{NO_WORD_BEFORE}{OPENER}(?P<days>{DAY}(?:{LINK}{DAY}){{0,12}}){OF}(?P<month>{_month()}){year}")


@cache
def _month_first() -> re.Pattern[str]:
    """March 12, 2019; March 2019; marzo de 2019. Not a day without a year: "May 3" is rare, "may 3" is not."""
    return _compiled(
        rf"{NO_WORD_BEFORE}(?P<month>{_month()})(?:\s(?:the\s)?(?P<day>{DAY})\s?,?)?{COMMA}(?P<year>{YEAR})"
    )


FIGURES = re.compile(
    rf"{NO_WORD_BEFORE}(?:(?:0?[1-9]|[12]\d|3[01])(?P<mark>[./-])(?:0?[1-9]|1[0-2])(?P=mark){YEAR}"
    rf"|{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w/-])"
)


def _month() -> str:
    names = sorted(month_numbers(), key=len, reverse=True)
    return "(?:" + "|".join(names) + r")(?![^\W\d_])\.?"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(r"\s?", r"\s{0,3}").replace(r"\s(", r"\s+(").replace(" ", r"\s+"))


def find_dates(folded: str) -> Iterator[Found]:
    """Yield every date in reading order."""
    pieces = list(_with_years(folded, list(_pieces(folded))))
    yield from sorted([*_joined(folded, pieces), *_in_figures(folded)], key=lambda found: (found.start, found.end))


def _pieces(folded: str) -> Iterator[Piece]:
    reached = 0
    matches = [*_day_first().finditer(folded), *_month_first().finditer(folded)]
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() < reached:
            continue
        reached = match.end()
        yield _piece(folded, match)


def _piece(folded: str, match: re.Match[str]) -> Piece:
    groups = match.groupdict()
    month = month_numbers()[match["month"].rstrip(".")]
    year = int(match["year"]) if match["year"] else None
    words = groups.get("days") or groups.get("day") or ""
    days = tuple(int(day.group()) for day in re.finditer(r"\d+", words))
    opener = groups.get("opener")
    ranged = len(days) == 2 and (re.search(TO, words) or opener in ("between", "entre"))
    shape = "broken" if groups.get("broken") else "month" if not days else "range" if ranged else "list"
    # An opener belongs to the words of a range; before a single day it is a plain preposition.
    start = match.start() if ranged or not opener else match.start("days")
    end = match.end()
    if not (year or groups.get("broken")) and folded[end - 1] == ".":
        end -= 1
    return Piece(start, end, days, month, year, shape, bool(opener))


def _in_figures(folded: str) -> Iterator[Found]:
    """Yield dates in figures, valued by dateparser from that one string, day first."""
    for match in FIGURES.finditer(folded):
        value = _figures_value(match.group())
        if value is not None:
            day = DateValue(value, value, "day")
            yield Found(start=match.start(), end=match.end(), label="DATE", value=day, rule="dates.figures")


def _figures_value(words: str) -> date | None:
    import dateparser

    order = "YMD" if re.match(r"\d{4}", words) else "DMY"
    parsed = dateparser.parse(words, languages=["en"], settings={"DATE_ORDER": order, "STRICT_PARSING": True})
    return parsed.date() if parsed else None


BETWEEN_PIECES = re.compile(rf"{LINK}$".replace(r"\s?", r"\s{0,3}"))
ONE_AND_OTHER = re.compile(
    r"[^.;\n]{0,20}(?<!\w)(?:and|et|y|e)(?!\w)[^.;\n]{0,20}"
)  # "one on 9 January and the other on"
TO_ALONE = re.compile(rf"{TO}{ARTICLE}".replace(r"\s?", r"\s{0,3}"))


def _with_years(folded: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Give each day and month without a year the year of its list, or else of the date before it."""
    last: int | None = None
    for number, piece in enumerate(pieces):
        if piece.year is None and piece.shape != "broken":
            year = _year_of_list(folded, pieces[number:]) or last
        else:
            year = piece.year
        last = year or last
        yield replace(piece, year=year)


def _year_of_list(folded: str, pieces: list[Piece]) -> int | None:
    """The year at the end of a list: "30 June, 2 August and 11 October 2010"."""
    for piece, following in pairwise(pieces):
        between = folded[piece.end : following.start]
        if not (BETWEEN_PIECES.fullmatch(between) or ONE_AND_OTHER.fullmatch(between)):
            return None
        if following.year is not None:
            return following.year
    return None


def _joined(folded: str, pieces: list[Piece]) -> Iterator[Found]:
    """Yield the values; two single days with "to" between them ("29 April to 3 May 2019") are one range."""
    skip = False
    for number, piece in enumerate(pieces):
        if skip:
            skip = False
            continue
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        if following and _is_range(folded, piece, following):
            skip = True
            first, last = _day(piece, piece.days[0]), _day(following, following.days[0])
            if first and last and first <= last:
                value = DateValue(first, last, "range")
                start = _with_opener(folded, piece)
                yield Found(start=start, end=following.end, label="DATE", value=value, rule="dates.range")
                continue
            skip = False
        for value in _values(piece):
            yield Found(start=piece.start, end=piece.end, label="DATE", value=value, rule=f"dates.{piece.shape}")


def _is_range(folded: str, piece: Piece, following: Piece) -> bool:
    if not (len(piece.days) == len(following.days) == 1):
        return False
    between = (piece.end, following.start)
    if TO_ALONE.fullmatch(folded, *between):
        return True
    opener = re.search(r"(?:between|entre)\s+(?:el\s+|le\s+|the\s+)?$", folded[max(0, piece.start - 20) : piece.start])
    return bool(opener and BETWEEN_PIECES.fullmatch(folded, *between))


def _with_opener(folded: str, piece: Piece) -> int:
    before = folded[max(0, piece.start - 20) : piece.start]
    opener = re.search(r"(?<!\w)(?:between|entre|from|du|del|desde)\s+(?:el\s+|le\s+|the\s+)?$", before)
    return piece.start - (len(before) - opener.start()) if opener else piece.start


def _values(piece: Piece) -> Iterator[DateValue]:
    if piece.shape == "broken":
        yield DateValue(None, None, "incomplete")
    elif piece.year is None:
        yield from (DateValue(None, None, "incomplete") for _ in piece.days)
    elif piece.shape == "month":
        last = calendar.monthrange(piece.year, piece.month)[1]
        yield DateValue(date(piece.year, piece.month, 1), date(piece.year, piece.month, last), "month")
    elif piece.shape == "range":
        first, last_day = _day(piece, piece.days[0]), _day(piece, piece.days[1])
        if first and last_day and first <= last_day:
            yield DateValue(first, last_day, "range")
        else:
            yield DateValue(None, None, "incomplete")
    else:
        for number in piece.days:
            day = _day(piece, number)
            yield DateValue(day, day, "day" if day else "incomplete")


def _day(piece: Piece, day: int) -> date | None:
    """The day, or None where the calendar has none (31 June) or the year is unknown."""
    if piece.year is None or day > calendar.monthrange(piece.year, piece.month)[1]:
        return None
    return date(piece.year, piece.month, day)
