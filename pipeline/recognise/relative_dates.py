"""Dates that hang on another one: "two days later", "the following week", "ese mismo día", "earlier this year".

Patterns over the string of a text's words (``date_words``). What they hang on is worked out in ``resolve``; here the
value says how. Written to ``doc.spans["relative_dates"]``, value: a ``RelativeDate``.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.date_words import DateWords, read_words
from pipeline.recognise.relative_readers import READERS
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import folded_text, text_of

UNIT = "[dknzhp]"
AT = "(?:[Ii]l?|v|al?(?=[^D])|l)?"  # on the, al, à la
NUMBER = "(?P<number>[DNa~#])"  # two, 3, a
NOT_INEXACT = "(?<![%])(?<!%o)"  # not "less than two days later"

# By the name of the function that reads the match. The first that matches a place counts.
PATTERNS = {
    "part_of_year": r"(?P<since>s|<)?(?P<part>e[or]?l?)(?P<that>!=?|=|c(?=z-l))?z(?P<next>X|R)?(?!l?[YoOWKrj])(?:-l)?",
    "ago": rf"{NOT_INEXACT}(?:A(?P<count>[DNa~])(?P<unit>[dk])|(?P<count2>[DNa~])(?P<unit2>[dk])G)",
    "lapse": rf"{NOT_INEXACT}{NUMBER}(?P<unit>{UNIT}|H)(?P<way>[LE])(?:(?:o?[lq]|r)(?P<event>x)|(?P<clause>x))?",
    "beside": rf"{AT}(?P<unit>[dpknz])(?P<way>[LE])(?:(?:o?[lq]|r)(?P<event>x)|(?P<clause>x))?",
    "morrow": r"(?:v|al|l)?=?(?P<morrow>Z)(?:vp|p)?(?:[or][lq]?(?P<event>x))?",
    "rest": r"(?P<way>[LE])(?:!=?|=|[Ii]l|c(?:=|(?=[nzk]-l)))(?P<unit>[nzk])(?:-l)?",
    "season": r"l?(?P<unit>S)[or]?(?:!=?|=|c=?)z(?:-l)?",
    "month_day": r"(?P<day>D)[or]l?(?:(?:!=?|=|c)(?:=)?n(?:-l)?|(?P<next>nX|Xn))",
    "day_alone": r"(?<=[I,&:b]l)(?P<day>D)(?=[,;:&bxl])|pr(?P<night>D)(?=[,;:&b])",
    "same": rf"(?P<since>s|<)?{AT}(?:!=?(?P<u1>[dpknzw])|l=(?P<u2>[dpknzw])|=(?P<u6>[dp])|l(?P<u3>[dp])="
    rf"|c=?(?P<u4>[dpknzw])-l|c=(?P<u5>[dpknz])|c(?P<u7>d))",
    "next": rf"{AT}=?X(?P<u1>[dpknzw])|{AT}(?P<u2>[dpknzw])X",
    "previous": rf"{AT}R(?P<u1>[dpknzw])|{AT}(?P<u2>[dpknzw])R",
    "this": r"(?P<part>e[or]?l?)?(?P<way>E)?l?(?:j(?P<u1>[nzk])|(?P<u2>[nz])j|c(?P<u3>[nzk])(?!-l)(?:-x)?)",
    "last": r"(?P<part>e[or]?l?)?(?:l?(?P<u1>[knzw])(?P<p1>[OW])|(?P<p2>[OW])(?P<u2>[knzw])|l(?P<p3>W)(?P<u3>[knzw]))",
    "coming": r"(?<![lv])X(?P<u1>[knzw])|l?K(?P<u2>[knzw])|l?(?P<u3>[knzw])K",
    "season_last": r"l?(?:O(?P<u1>S)|(?P<u2>S)O|(?P<u3>S)W|W(?P<u4>S)|!=?(?P<u5>S))",
    "since_then": "@",
    "today": "y",
}  # fmt: skip


@Language.factory("spcomms_relative_dates", assigns=["doc.spans"])
def make_relative_dates(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["relative_dates"]``; it reads the dates."""
    return recognise_relative_dates


def recognise_relative_dates(doc: Doc) -> Doc:
    """Find them, where no date in words stands."""
    words = doc.user_data.pop("date_words", None) or read_words(text_of(doc), folded_text(doc))
    taken = [(span.start_char, span.end_char) for span in doc.spans.get("dates", ())]
    write_group(doc, "relative_dates", _apart(find_relative_dates(words), taken))
    return doc


def _apart(found: Iterator[Found], taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Leave out what overlaps a date."""
    place = 0
    for item in found:
        while place < len(taken) and taken[place][1] <= item.start:
            place += 1
        if place == len(taken) or taken[place][0] >= item.end:
            yield item


@cache
def _compiled() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern)) for name, pattern in PATTERNS.items()]


def find_relative_dates(words: DateWords) -> Iterator[Found]:
    """Yield every date that hangs on another, in reading order."""
    matches = [
        (match.start(), rank, match, name)
        for rank, (name, pattern) in enumerate(_compiled())
        for match in pattern.finditer(words.kinds)
    ]
    matches.sort(key=lambda item: (item[0], item[1], -item[2].end()))
    reached = 0
    for start, _, match, name in matches:
        if start < reached:
            continue
        read = READERS[name](words, match)
        if read is None:
            continue
        value, last = read
        reached = last + 1
        the = name == "day_alone" and start and words.between(start - 1, start - 1) == "the"  # "the 17th"
        yield Found(
            start=words.starts[start - 1 if the else start],
            end=words.ends[last],
            label="RELATIVE",
            value=value,
            rule=f"dates.relative.{name}",
        )
