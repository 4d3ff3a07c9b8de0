"""The words and signs of pinpoints: units, separators, ranges, conjunctions, compiled from ``pinpoints.toml``.

All patterns are over folded text and are matched at a place, or searched once through a letter (``unit_pattern``).
"""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either, spaced

BLANK = r"[^\S\n]{0,3}(?:\n[^\S\n]{0,3})?"  # white space within a paragraph, none included
ROMAN = r"[ivxl]{1,7}(?![\w'.])"  # XXVI, of the American Declaration


@dataclass(frozen=True, slots=True)
class Unit:
    """A word like "articles" in the text.

    level: article or paragraph. many: whether it is a plural. letters: whether a letter without bracket may follow.
    nested: whether it counts behind an article only. end: behind the word and the blank.
    """

    name: str
    level: str
    many: bool
    prefix: str
    letters: bool
    nested: bool
    end: int


@cache
def _word(name: str) -> str:
    return either(sorted(read_toml("pinpoints")["words"][name], key=len, reverse=True))


@cache
def _units() -> dict[str, tuple[str, bool]]:
    """Name and number of every unit's alternative, in the order in which they are tried."""
    units = read_toml("pinpoints")["units"]
    return {f"{name}_{form}": (name, form == "many") for name in units for form in ("many", "one")}


@cache
def unit_pattern() -> re.Pattern[str]:
    """A unit with a number, letter or ordinal behind it. Without groups, which make the search several times faster."""
    return _unit_pattern(named=False)


@cache
def _named_unit_pattern() -> re.Pattern[str]:
    """The same; the group that matched names the unit."""
    return _unit_pattern(named=True)


def _unit_pattern(*, named: bool) -> re.Pattern[str]:
    units = read_toml("pinpoints")["units"]
    longest = sorted(
        ((form, word) for form, (name, many) in _units().items() for word in units[name]["many" if many else "one"]),
        key=lambda pair: -len(pair[1]),
    )
    # By length, so that "operative paragraph" is tried before "paragraph".
    words = "|".join(
        f"(?P<{form}__{number}>{spaced(word)})" if named else spaced(word)
        for number, (form, word) in enumerate(longest)
    )
    return re.compile(
        rf"(?<![\w.])(?:{words})(?![a-z])\.?{BLANK}(?=[(\d]|[a-z](?!\w)|{ROMAN}|[lrd]\.?\s?\d|{_ordinal()})"
    )


@cache
def _ordinal() -> str:
    return r"(?:" + "|".join(sorted(read_toml("pinpoints")["ordinals"], key=len, reverse=True)) + r")(?!\w)"


@cache
def ordinal_pattern() -> re.Pattern[str]:
    """An ordinal: "premier", "tercero"."""
    return re.compile(_ordinal())


@cache
def separator_pattern() -> re.Pattern[str]:
    """Between two items of a list: ", ", " and ", ", y "."""
    word = rf"{_word('and')}(?:/{_word('and')})?(?!\w)"
    return re.compile(rf"{BLANK}(?:[,;]{BLANK}(?:(?P<and>{word}){BLANK})?|(?P<and_alone>{word}){BLANK})")


@cache
def and_pattern() -> re.Pattern[str]:
    """An "and" in any language."""
    return re.compile(rf"(?<!\w){_word('and')}(?!\w)")


@cache
def determiners_pattern() -> re.Pattern[str]:
    """What may stand in front of a unit inside a list: "of the"."""
    return re.compile(rf"(?:{_word('determiners')}{BLANK}){{0,2}}")


@cache
def of_pattern() -> re.Pattern[str]:
    """Between a smaller unit and the larger one that it is part of."""
    return re.compile(rf"{BLANK},?{BLANK}{_word('of')}{BLANK}")


@cache
def to_pattern() -> re.Pattern[str]:
    """Between the ends of a range."""
    return re.compile(rf"{BLANK}{_word('to')}(?![a-z]){BLANK}")


@cache
def conjunction_pattern() -> re.Pattern[str]:
    """ "read in conjunction with" and the like."""
    return re.compile(
        rf"{BLANK},?{BLANK}\(?{BLANK}{_word('conjunction')}\s{BLANK}(?:{_word('determiners')}{BLANK}){{0,2}}"
    )


@cache
def counted_pattern() -> re.Pattern[str]:
    """What a number in front of it counts: it is no pinpoint then."""
    return re.compile(rf"{BLANK}{_word('counted')}(?!\w)")


@cache
def ordinal_paragraph() -> re.Pattern[str]:
    """The third paragraph, le premier alinéa, el tercer párrafo."""
    preamble = r"(?P<behind>\s(?:du preambule|of the preamble|del preambulo|preambular))?"
    words = r"(?P<before>preambular\s)?(?:paragraph|paragraphe|alinea|parrafo|inciso)"
    return re.compile(rf"(?<!\w)({_ordinal()})\s{words}{preamble}(?!\w)")


def unit_at(folded: str, at: int) -> Unit | None:
    """The unit that stands at a place with a number behind it, or None."""
    match = _named_unit_pattern().match(folded, at)
    if match is None or match.lastgroup is None:
        return None
    name, many = _units()[match.lastgroup.partition("__")[0]]
    data = read_toml("pinpoints")["units"][name]
    flags = bool(data.get("letters")), bool(data.get("nested"))
    return Unit(name, data["level"], many, data.get("prefix", ""), *flags, match.end())


def ordinal_number(word: str) -> str:
    """The number of an ordinal, folded: "tercero" is 3."""
    return str(read_toml("pinpoints")["ordinals"][word])
