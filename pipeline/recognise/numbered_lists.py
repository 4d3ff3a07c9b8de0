"""Numbers in a list behind a word: "Nos. 24 (2017), 26 and 31", "núms. 87 y 98", each with the year in its brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either

LONGEST_LIST = 20
BLANK = r"[^\S\n]{0,3}(?:\n[^\S\n]{0,3})?"
# Pinpoints may stand between the numbers: "Nos. 8 (para. 4), 15 (paras. 7 and 9 b))", "34, para. 54 (e), and 39".
PLACES = rf"(?:(?:paras?|pars?|parrs?|op|pp)\.?|paragraphs?|paragraphes?|parrafos?){BLANK}\d[\d\s(),a-z-]{{0,25}}?"
BRACKET = rf"(?:{BLANK}\((?:[^()]|(?<=\s[a-z])\)){{2,90}}\))?"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number of a list. start, end: of its words, the year's bracket included."""

    start: int
    end: int
    number: int
    year: int | None


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}\(?(?:{_sign()}{BLANK})?{_number()}")


@cache
def _further() -> re.Pattern[str]:
    return re.compile(rf"{BRACKET}{_joined()}(?:the{BLANK})?(?:{_sign()}{BLANK})?{_number()}")


@cache
def _behind_places() -> re.Pattern[str]:
    """A further number behind ", paras. 57 and 61": with its sign or its year, else it would be a paragraph."""
    signed = rf"(?:{_sign()}{BLANK}{_number()}|{_number().replace('P<', 'P<plain_')}(?<=\)))"
    return re.compile(rf",{BLANK}{PLACES}(?=,){_joined()}{signed}")


def _joined() -> str:
    words = either(read_toml("un_documents")["words"]["and"])
    return rf"(?:,{BLANK}(?:{words}\s{BLANK})?|{BLANK}(?<!\w){words}\s{BLANK})"


def _sign() -> str:
    return either(read_toml("un_documents")["words"]["number"])


def _number() -> str:
    """34, 34 (2011), XXX; not the beginning of 34/18 or of 34.5, nor a year: "and 2019"."""
    number = r"(?P<number>\d{1,3}|[ivxl]{1,7}(?=[\s,.;:)(]))(?![\d/-]|[.,]\d)"
    year = rf"{BLANK}\((?P<year>(?:19|20)\d\d)\)|,?{BLANK}of{BLANK}(?P<of>(?:19|20)\d\d)(?!\d)"
    return rf"{number}(?:{year})?"


ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    digits = [ROMAN[letter] for letter in number]
    following = [*digits[1:], 0]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, following, strict=True))


def numbered_list(folded: str, at: int) -> Iterator[Numbered]:
    """Yield the numbers of the list that begins at ``at``."""
    match = _first().match(folded, at)
    for _ in range(LONGEST_LIST):
        if match is None:
            return
        group = "number" if match["number"] else "plain_number"
        year = match["year"] or match["of"] or (match["plain_year"] if group != "number" else None)
        yield Numbered(match.start(group), match.end(), _value(match[group]), int(year) if year else None)
        match = _further().match(folded, match.end()) or _behind_places().match(folded, match.end())
