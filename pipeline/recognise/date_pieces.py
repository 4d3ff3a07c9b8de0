"""The plain parts of which dates are made: days of a month, months, years, and parts of months and years.

Patterns over the string of a text's words (see ``date_words``), one for each form. A piece has no value yet: its year
may stand elsewhere (``date_years``), and two pieces can be one range (``date_bounds``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.recognise.date_names import is_finding, is_free, is_numbered, is_place, is_street, month_is_meant
from pipeline.recognise.date_values import DateValue
from pipeline.recognise.date_words import FIGURES, DateWords

# Pieces of patterns; the letters are those of date_words.CLASSES.
TO = "(?:-|/|t|v|a|<[va]?)"  # to, au, al, a, hasta, jusqu'au
LINK = rf"(?:(?:,?&|{TO})[gIil]{{0,3}}|,[gl]{{0,2}})"  # "and again on", "et le", "y el"
WEEKDAY = "(?:w,?l?)?"  # Friday, / lundi / el lunes
DAYS = rf"(?P<days>{WEEKDAY}D(?:{LINK}{WEEKDAY}D){{0,12}})"  # 3, 5 and 11
OF_MONTH = "(?:-|(?:d?[or])?(?:l?n[or])?)"  # 5 May, 5 de mayo, 7th day of May, 5 du mois de mai
YEAR = "(?:(?:-|,?g?[ori]?l?z?)(?P<year>Y))"  # 2019; , 2019; de 2019; del año 2019; de l'année 2019
RELATED = (  # the year by another one
    "(?P<related>"
    "[ori]?l?(?:!=?|=|c=)z(?:-l)?|[ori]?czl?-l"  # of that year, del mismo año, de cette année-là
    "|[ori]?l?(?:jz|zj|cz)|rj"  # this year, del año en curso, del corriente
    "|[ori]?l?(?:Oz|zO|Wz|zW)|O(?![kndzQHwpM])|W(?![kndzQHwpM])"  # last year, del año pasado, mars dernier
    "|K|Xz|[ori]?l?(?:Kz|zK)"  # 5 mai prochain, next year
    "|[ori]l?(?:Rz|zR)|[ori]l?(?:Xz|zX))"  # of the previous year, de l'année suivante
)
OPENER = re.compile("(?P<opener>[Bfrso])(?:l?[dz]|l)?$")  # between, from, du, desde, de mars à juin, entre los años
BROKEN = "(?:,?[or](?=~)|(?=~(?:[,&:;UboIitfs]|$)))(?P<broken>~)"  # 13 December 200
WHICH = f"(?:{YEAR}|{RELATED}|{BROKEN})"
EARLY = "(?P<early>e[oriv]?l?(?:[nz][orv]?l?)?)"  # early, the end of, a finales de, au début du mois de
MONTHS = rf"(?P<months>M(?:{LINK}M){{0,11}})"  # June and July
OF = "(?:[or]l?)?"

PATTERNS = {
    "days": rf"(?P<past>[WOK](?=[wD]))?{DAYS}{OF_MONTH}(?P<month>M){WHICH}?",
    "days_behind": rf"{WEEKDAY}(?P<month>M)l?(?P<days>D(?:{LINK}D){{0,12}}),?"
    rf"(?:(?P<year>Y)|{RELATED}|(?<=[Is<BfLEo]MD))",
    "months": rf"(?:{EARLY}|(?P<past>[WOK](?:n[or])?))?{MONTHS}{WHICH}?",
    "week": rf"(?P<place>[OD])(?P<count>[ND])?(?P<unit>[kHdw])[or]l?(?:n[or]l?)?(?P<month>M){WHICH}?",
    "part": rf"(?P<place>[OD])(?:(?P<count>[ND])(?P<unit>n)|(?P<noun>[QH]))(?:[or]l?|i)?(?:{YEAR}|{RELATED})",
    "season": rf"{EARLY}?(?P<season>S)(?:[or]l?)?(?:{YEAR}(?P<second>[-/](?:Y|D))?|{RELATED})",
    "decade": rf"{EARLY}?(?:(?P<tens>T)|[zC](?:[or]l?)?(?:z)?(?P<year>Y|9|~))",
    "years": rf"(?:{EARLY})?(?P<years>Y(?:{LINK}Y){{0,8}})",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a date.

    first, last: its words. form: the name of its pattern. spans: pairs of days, months or years ("3, 5-8" is (3, 3),
    (5, 8)); of weeks and parts place and count. month: 1-12, of days and weeks. year: None where the words have none.
    related: how the year hangs on another ("same", "previous", "next") or on the letter's ("this", "last", "ahead", and
    "latest" and "coming" for the nearest day before and behind it).
    early: 0 to 2 where "mid", "early", "late" stands in front. weekday: of a single day. opener: the word before a
    range ("between"). fixed: its value where it is worked out already. rule: the rule's name where it is another.
    """

    first: int
    last: int
    form: str
    spans: tuple[tuple[int, int], ...] = ()
    month: int = 0
    year: int | None = None
    related: str | None = None
    early: int | None = None
    weekday: int | None = None
    opener: str = ""
    broken: bool = False
    fixed: DateValue | None = None
    rule: str | None = None


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    return {form: re.compile(pattern) for form, pattern in PATTERNS.items()}


def find_pieces(words: DateWords) -> Iterator[Piece]:
    """Yield the pieces in reading order; where two overlap, the first and longer one stands."""
    matches = [(match, form) for form, pattern in _compiled().items() for match in pattern.finditer(words.kinds)]
    matches += [(match, "figures") for match in re.finditer(FIGURES, words.kinds)]
    matches.sort(key=lambda item: (item[0].start(), -item[0].end()))
    reached = 0
    for match, form in matches:
        if match.start() < reached:
            continue
        piece = _piece(words, match, form)
        if piece is not None:
            reached = match.end()
            yield piece


def _piece(words: DateWords, match: re.Match[str], form: str) -> Piece | None:
    if form == "figures":
        return _in_figures(words, match.start())
    groups = match.groupdict()
    values = words.values
    early = _value(words, match, "early") if groups.get("early") else None
    past = groups.get("past")
    if past and not past.startswith("K") and _value(words, match, "past") != -1:  # "first", "second" before a day
        return None
    related = None
    if groups.get("related"):
        related = _relation(words, match)
    elif past:
        related = "coming" if past.startswith("K") else "latest"
    if groups.get("related") and related is None:
        return None
    first, last = match.start(), match.end() - 1
    opener = "" if past else _opener(words, first)
    piece = Piece(first=first, last=last, form=form, early=early, related=related, opener=opener)
    year = values[match.start("year")] if groups.get("year") else None
    broken = bool(groups.get("broken"))
    if form == "months" and groups.get("early") and is_finding(words, match.start("early")):  # observations finales de
        early, first = None, match.start("months")
        piece = replace(piece, first=first, early=None)
    if form in ("days", "days_behind"):
        return _days(words, match, replace(piece, form="days", year=year, broken=broken))
    if form == "months":
        if is_place(words, match.start("months")) or (groups.get("early") and not _joined_by_of(words, match)):
            return None
        whole = replace(
            piece, year=year, broken=broken, spans=_spans(words, _places(words, match, "months", "M"), opener)
        )
        return whole if year or related or early is not None or broken or month_is_meant(words, first) else None
    if form == "years":
        spans = _spans(words, _places(words, match, "years", "Y"), opener)
        return replace(piece, spans=spans)
    if form in ("week", "part"):
        return _part(words, match, replace(piece, year=year, broken=broken))
    if form == "season":
        return replace(piece, year=year, spans=((_value(words, match, "season"), 0),))
    return _decade(words, match, piece)


def _value(words: DateWords, match: re.Match[str], group: str) -> int:
    return words.values[match.start(group)]


def _joined_by_of(words: DateWords, match: re.Match[str]) -> bool:
    """Whether "end" belongs to the month: "late May", "the end of May", but not "the end. May"."""
    return ":" not in match["early"]


def _opener(words: DateWords, first: int) -> str:
    """The word in front that can open a range: "between", "from", "du", "desde"; "" where there is none."""
    place = opener_start(words, first)
    return words.kinds[place] if place < first and words.between(place, place) != "of" else ""


def opener_start(words: DateWords, first: int) -> int:
    """The place of that word."""
    before = OPENER.search(words.kinds[max(0, first - 3) : first])
    return first - (len(before.group()) if before else 0)


def _spans(words: DateWords, places: list[int], opener: str) -> tuple[tuple[int, int], ...]:
    """Pairs of the numbers of a list; those with "to" between them, or "and" behind "between", are one."""
    spans: list[tuple[int, int]] = []
    joined = False
    for number, place in enumerate(places):
        value = words.values[place]
        if joined:
            spans[-1] = (spans[-1][0], value)
        else:
            spans.append((value, value))
        behind = words.kinds[place + 1 : places[number + 1]] if number + 1 < len(places) else ""
        joined = not joined and bool(re.match(TO, behind) or (opener == "B" and "&" in behind and len(places) == 2))
    return tuple(spans)


def _places(words: DateWords, match: re.Match[str], group: str, kind: str) -> list[int]:
    begin, end = match.span(group)
    return [place for place in range(begin, end) if words.kinds[place] == kind]


def _days(words: DateWords, match: re.Match[str], piece: Piece) -> Piece | None:
    if not is_free(words, piece.first):
        return None
    said = piece.year is not None or piece.related is not None
    if not said and is_street(words, piece.first, piece.last, match.start("month")):
        return None
    places, cut = _days_meant(words, match)
    if cut:
        piece = replace(piece, first=places[0], opener=_opener(words, places[0]))
    spans = _spans(words, places, piece.opener)
    weekday = words.values[piece.first] if words.kinds[piece.first] == "w" and len(spans) == 1 else None
    return replace(piece, spans=spans, month=_value(words, match, "month"), weekday=weekday)


def _days_meant(words: DateWords, match: re.Match[str]) -> tuple[list[int], int]:
    """The places of the days, and how many numbers in front of them are none: "article 3, 5 May", "24, 5 May"."""
    places = _places(words, match, "days", "D")
    cut = 0
    for number in range(1, len(places)):
        bare = words.kinds[places[number] - 1] == ","
        if bare and words.values[places[number - 1]] >= words.values[places[number]]:
            cut = number
    if not cut and is_numbered(words, match.start("days")):
        cut = next((number for number in range(1, len(places)) if words.kinds[places[number] - 1] == ","), 0)
    return places[cut:], cut


def _in_figures(words: DateWords, place: int) -> Piece | None:
    """12.03.2019, 2019-03-12: day first, but for the year; None for what is no date."""
    parts = [int(part) for part in re.split(r"[./-]", words.between(place, place))]
    year, month, day = parts if parts[0] > 31 else parts[::-1]
    if month > 12 >= day:
        month, day = day, month
    if not (1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 31 and is_free(words, place)):
        return None
    return Piece(
        first=place, last=place, form="days", spans=((day, day),), month=month, year=year, opener=_opener(words, place)
    )


def _part(words: DateWords, match: re.Match[str], piece: Piece) -> Piece | None:
    """The first week of April, the second half of 2019, the last three months of 2020."""
    place = _value(words, match, "place")
    groups = match.groupdict()
    unit = groups.get("unit") or groups.get("noun") or ""
    where = match.start("unit") if groups.get("unit") else match.start("noun")
    count = _value(words, match, "count") if groups.get("count") else 1
    if not -1 <= place <= 5 or place == 0:
        return None
    if unit in "dw" and not groups.get("count"):
        if words.values[where] == 2:
            return None
        named = words.values[where] if unit == "w" else None
        return replace(piece, form="week", spans=((place, 1),), month=_value(words, match, "month"), weekday=named)
    month = _value(words, match, "month") if groups.get("month") else 0
    length = {"k": 7 * count, "d": count, "n": count, "Q": words.values[where], "H": 6}.get(unit, 0)
    if not length:
        return None
    if unit == "H" and month:
        length = 15
    return replace(piece, spans=((place, length),), month=month)


def _decade(words: DateWords, match: re.Match[str], piece: Piece) -> Piece | None:
    """The 1990s, les années 1990, la década de los noventa; not "the year 2019"."""
    if match["tens"]:
        return replace(piece, year=_value(words, match, "tens"))
    place = match.start("year")
    noun = re.search("[zC]", match.group())
    plural = (
        noun is not None
        and words.kinds[match.start() + noun.start()] == "z"
        and words.values[match.start() + noun.start()] == 2
    )
    value = words.values[place]
    if match["year"] == "~":
        value = 1900 + value if value >= 30 else 0
    if value % 10 or not value or not (plural or "C" in match.group()):
        return None
    return replace(piece, year=value)


def _relation(words: DateWords, match: re.Match[str]) -> str | None:
    """What "of that year", "de este año", "last year", "dernier" says of the year."""
    kinds = match["related"]
    begin = match.start("related")
    if "O" in kinds and words.values[begin + kinds.index("O")] != -1:
        return None
    if "K" in kinds or kinds == "Xz":
        return "ahead" if "z" in kinds else "coming"
    if "X" in kinds:
        return "next"
    if "R" in kinds:
        return "previous"
    if re.search("[!=]", kinds) or "-" in kinds:
        return "same"
    if re.search("[jc]", kinds):
        return "this"
    return "last" if "z" in kinds else "latest"
