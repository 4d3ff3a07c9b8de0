"""Ranges over two pieces, and what stands in front of a date: since, until, the night of, the week of.

"from 29 April to 3 May 2019", "between March 2013 and July 2015", "since the beginning of March", "until 3 May".
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.recognise.date_contexts import is_birth_year, is_moved, year_is_meant
from pipeline.recognise.date_periods import UNKNOWN, values_of, week_with
from pipeline.recognise.date_pieces import TO, Piece, opener_start
from pipeline.recognise.date_values import DateValue
from pipeline.recognise.date_words import DateWords
from pipeline.recognise.span_groups import Found

BETWEEN = re.compile(rf"{TO}(?:l?d)?[Iil]?")  # 29 April to the 3rd of May
AND = re.compile(r",?&[Iil]?")  # between 3 May and 8 June
BOUND = re.compile(r"(?P<bound>[s<])[lvraoigI]{0,3}(?:l?[pn][or]l?|z)?$")  # since, until the morning of
BEGUN = re.compile(r"s[ql]x[iI]l?$")  # since its creation in 2016, depuis sa création en 2016
ONWARDS = ("onwards", "onward", "forward")  # from 5 May 2019 onwards
NIGHT = re.compile(r"p(?:[or]l?|Bl?)$")  # the night of 3 to 4 May, la noche del 3 al 4
WEEK = re.compile(r"k[or]l?$")  # the week of 5 March
WITH_THE = ("season", "week", "part", "decade")  # forms whose English article belongs to the quote
WEEKDAY_WRONG = 0.7  # confidence where the weekday is another one
FORMS_IN_RANGE = ("days", "months", "years", "season", "part", "week", "decade")


def found_dates(words: DateWords, pieces: Sequence[Piece]) -> Iterator[Found]:
    """Yield the dates that the pieces make, in reading order."""
    number = 0
    while number < len(pieces):
        piece = pieces[number]
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        number += 1
        if following is not None and (joined := _range(words, piece, following)) is not None:
            yield joined
            number += 1
        elif piece.form != "years" or _is_span_of_years(piece) or year_is_meant(words, piece):
            yield from _dates(words, piece)


def _is_span_of_years(piece: Piece) -> bool:
    """From 2012 to 2014, between 2005 and 2008."""
    return piece.opener in ("B", "f", "s") and any(first != last for first, last in piece.spans)


def _range(words: DateWords, piece: Piece, following: Piece) -> Found | None:
    """Two pieces with "to" between them, or "and" where "between" stands in front, as one range."""
    between = words.kinds[piece.last + 1 : following.first]
    opened = piece.opener == "B" and AND.fullmatch(between)
    if not (opened or BETWEEN.fullmatch(between)) or piece.broken or following.broken:
        return None
    first, last = list(values_of(piece)), list(values_of(following))
    if len(first) != 1 or len(last) != 1 or is_moved(words, words.starts[piece.first]):
        return None
    begin, end = first[0].start, last[0].end
    if begin is None or end is None or begin > end:
        return None
    return _found(words, _opened(words, piece), following.last, DateValue(begin, end, "range"), "dates.range")


def _opened(words: DateWords, piece: Piece) -> int:
    """The first word of a range, its opener included; a night's begins at the night."""
    start = opener_start(words, piece.first) if piece.opener else piece.first
    night = NIGHT.search(words.kinds[max(0, piece.first - 3) : piece.first])
    if night:
        return _with_the(words, piece.first - len(night.group()))
    return start


def _with_the(words: DateWords, first: int) -> int:
    """One word further back where that is "the" or an elided article."""
    if first and words.kinds[first - 1] == "l" and words.between(first - 1, first - 1) in ("the", "l'"):
        return first - 1
    return first


def _dates(words: DateWords, piece: Piece) -> Iterator[Found]:
    if piece.related and piece.year is None:
        return  # "that year", and no year is known
    values = list(values_of(piece))
    rule = piece.rule or f"dates.{'broken' if piece.broken else piece.form}"
    first = _first_word(words, piece)
    if len(values) > 1:
        for value in values:
            yield _found(words, first, piece.last, value, rule)
        return
    value = values[0]
    ranged = any(begin != end for begin, end in piece.spans) and piece.form in ("days", "months", "years")
    if ranged:
        yield _found(words, _opened(words, piece), piece.last, value, "dates.range")
        return
    before = words.kinds[max(0, piece.first - 7) : first]
    week = WEEK.search(before)
    if week and piece.form == "days" and value.precision == "day":
        yield _found(words, _with_the(words, first - len(week.group())), piece.last, week_with(value), "dates.week")
        return
    if piece.opener == "f" and value.start is not None and _goes_on(words, piece):
        start = opener_start(words, piece.first)
        yield _found(words, start, piece.last, DateValue(value.start, None, "range"), "dates.since")
        return
    bound = BOUND.search(before)
    if bound and value.start is not None:
        first -= len(bound.group())
        since = bound["bound"] == "s"
        value = DateValue(value.start, None, _open(piece)) if since else DateValue(None, value.end, _open(piece))
        yield _found(words, first, piece.last, value, f"dates.{'since' if since else 'until'}")
        return
    begun = BEGUN.search(words.kinds[max(0, piece.first - 6) : piece.first])
    if begun and value.start is not None and piece.form in ("years", "months"):  # since its creation in 2016
        first = piece.first - len(begun.group())
        yield _found(words, first, piece.last, DateValue(value.start, None, "range"), "dates.since")
        return
    if is_birth_year(words, piece):
        rule = "dates.birth_year"
    wrong = piece.weekday is not None and value.start is not None and value.start.weekday() != piece.weekday
    yield _found(words, first, piece.last, value, rule, confidence=WEEKDAY_WRONG if wrong else 1.0)


def _goes_on(words: DateWords, piece: Piece) -> bool:
    """Whether "onwards" stands behind."""
    behind = piece.last + 1
    return behind < len(words.kinds) and words.between(behind, behind) in ONWARDS


def _open(piece: Piece) -> str:
    return "decade" if piece.form == "decade" else "range"


def _first_word(words: DateWords, piece: Piece) -> int:
    if piece.form == "decade":
        return piece.first - (piece.first > 0 and words.between(piece.first - 1, piece.first - 1) == "the")
    return _with_the(words, piece.first) if piece.form in WITH_THE else piece.first


def _found(words: DateWords, first: int, last: int, value: DateValue, rule: str, *, confidence: float = 1.0) -> Found:
    return Found(
        start=words.starts[first], end=words.ends[last], label="DATE", value=value, rule=rule, confidence=confidence
    )


__all__ = ["UNKNOWN", "found_dates"]
