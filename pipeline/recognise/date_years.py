"""The year of a day or month that has none, from the text around it.

By the list that it stands in ("30 June and 2 August 2010"), by the same day elsewhere in the letter, by the date
before it, which a narrative goes on from, or by the letter's own date, behind which nothing is that has happened.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.recognise.date_contexts import is_ahead, is_lawlike, is_looking_back
from pipeline.recognise.date_pieces import LINK, TO, Piece
from pipeline.recognise.date_values import day_in
from pipeline.recognise.date_words import DateWords

IN_LIST = re.compile(rf"(?:{LINK}w?,?l?)(?:d)?")
LOOSE_LIST = re.compile(r"[^:;b]{0,4}&[^:;b]{0,8}")  # "one on 9 January and the other on 5 May 2009"
RESPECTIVELY = re.compile("respecti[vf]")  # "on 18 June and 15 May 1957 respectively": in the order of what is dated
RANGE = re.compile(rf"{TO}[Iil]{{0,2}}")
TURN = timedelta(days=200)  # a month so far back is rather the next year's
BACK = timedelta(days=120)  # so far behind the date before, what had happened is rather the year before's
SOON = timedelta(days=60)  # what an account may still lead on to, behind the letter's date
FROM_LETTER = ("this", "last", "ahead", "latest", "coming")
YEARLESS = ("days", "months", "week")


def with_years(words: DateWords, pieces: Sequence[Piece], written: date | None) -> Iterator[Piece]:
    """Give pieces without a year theirs, where it can be told. written: the letter's own date."""
    known: dict[tuple[int, int], int] = {}
    last: Piece | None = None  # the date before, of the account
    last_any: Piece | None = None
    last_day: Piece | None = None  # of these the last that is a day
    for number, piece in enumerate(pieces):
        dated = piece
        if piece.related:
            dated = replace(piece, year=_related_year(piece, last_any, written))
        elif piece.year is None and piece.form in YEARLESS and not piece.broken:
            near = next((p for p in (last, last_any) if p and _same_paragraph(words, p, piece)), None)
            anchor = _not_aside(near or last or last_any, last_day)
            year = _year_of_list(words, pieces, number, written)
            if year is None and piece.form == "days" and (near is None or anchor is not near):
                year = known.get(_first_day(piece))
            dated = replace(piece, year=year or _year_from(words, piece, anchor, written))
        if dated.year is not None and dated.form != "decade":
            if dated.form == "days":
                known.update({(dated.month, day): dated.year for span in dated.spans for day in span})
            last_any = dated
            if not is_lawlike(words, piece) and not _is_to_come(dated, written):
                last = dated
                last_day = dated if dated.form == "days" else last_day
        elif piece.form == "years":
            last_any = replace(piece, year=piece.spans[-1][1])
        yield dated


def _is_to_come(piece: Piece, written: date | None) -> bool:
    """Whether a date lies in a year behind the letter's: "until August 2025" leads an account nowhere."""
    return written is not None and piece.year is not None and piece.year > written.year


def _not_aside(anchor: Piece | None, last_day: Piece | None) -> Piece | None:
    """The date that the account goes on from: not a month or year further back, told by the way, but the day before."""
    if anchor is None or last_day is None or anchor.form == "days":
        return anchor
    return last_day if anchor.year and last_day.year and anchor.year < last_day.year else anchor


def _related_year(piece: Piece, before: Piece | None, written: date | None) -> int | None:
    """The year of "of that year", "of this year", "last"."""
    if piece.related in ("same", "previous", "next"):
        if before is None or before.year is None:
            return None
        return before.year + {"same": 0, "previous": -1, "next": 1}[piece.related]
    if written is None:
        return None
    first = _start(piece, written.year)
    if piece.related == "latest":
        over = timedelta(days=75 if piece.form == "season" else 0)
        return written.year if first and first + over <= written else written.year - 1
    if piece.related == "coming":
        return written.year if first and first >= written else written.year + 1
    return written.year + {"last": -1, "ahead": 1}.get(piece.related or "", 0)


def _year_of_list(words: DateWords, pieces: Sequence[Piece], number: int, written: date | None) -> int | None:
    """The year at the end of a list: "30 June, 2 August and 11 October 2010"."""
    for place in range(number, min(len(pieces) - 1, number + 12)):
        piece, following = pieces[place], pieces[place + 1]
        between = words.kinds[piece.last + 1 : following.first]
        if not (IN_LIST.fullmatch(between) or RANGE.fullmatch(between) or LOOSE_LIST.fullmatch(between)):
            return None
        if following.form not in YEARLESS or following.broken:
            return None
        year = following.year
        if year is None and following.related in FROM_LETTER:
            year = _related_year(following, None, written)
        if year is not None:
            respectively = RESPECTIVELY.search(
                words.folded, max(0, words.starts[piece.first] - 30), words.ends[following.last] + 20
            )
            return year - (not respectively and _first_day(pieces[number]) > _first_day(following))
    return None


def _first_day(piece: Piece) -> tuple[int, int]:
    """Month and day of a piece's beginning."""
    if piece.form in ("months", "season"):
        return piece.spans[0][0], 0
    return piece.month or 1, piece.spans[0][0] if piece.form == "days" else 0


def _same_paragraph(words: DateWords, before: Piece, piece: Piece) -> bool:
    return "b" not in words.kinds[before.last : piece.first]


def _start(piece: Piece, year: int) -> date | None:
    """The first day of a piece in a year."""
    month, day = _first_day(piece)
    return day_in(year, month, min(day, 28) or 1)


def _year_from(words: DateWords, piece: Piece, anchor: Piece | None, written: date | None) -> int | None:
    """The year that the date before settles; the letter's where there is none."""
    if anchor is None or anchor.year is None:
        if written is None:
            return None
        first = _start(piece, written.year)
        return written.year if first and (first <= written or is_ahead(words, piece)) else written.year - 1
    year = anchor.year
    first = _start(piece, year)
    if first is None:
        return year
    if anchor.form in YEARLESS:
        before = _start(anchor, anchor.year)
        following = _start(piece, year + 1)
        turned = before is not None and before - first > TURN
        if turned and following is not None and (written is None or following <= written):
            return year if is_looking_back(words, piece) else year + 1
        if before is not None and first - before > BACK and is_looking_back(words, piece):
            return year - 1
    if written is not None and first > written >= date(year, 1, 1) and not is_ahead(words, piece):
        before = _start(anchor, year) if anchor.form in YEARLESS else None
        return year if before is not None and timedelta(0) <= first - before < SOON else year - 1
    return year
