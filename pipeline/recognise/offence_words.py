"""The words of ``knowledge/offences.toml`` as compiled patterns over folded text, by language."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import LANGUAGES, spaced

BEFORE, BEHIND = r"(?<![\w-])", r"(?![\w-])"
MODIFIERS = 3  # adjectives in front of an offence's noun


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that announce an offence. words: where one may stand behind. links: what stands between.

    plain: the links behind which whatever follows is the offence.
    """

    words: re.Pattern[str]
    links: re.Pattern[str]
    plain: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class OffenceWords:
    """The patterns of a language; each is matched where a word begins.

    nouns: offences by themselves. ambiguous: offences that people suffer, too. vague: need what they are about.
    modifiers: what may stand in front of those. stops, trailing: the end of an offence's words.
    """

    cues: tuple[Cue, ...]
    charging: re.Pattern[str]
    openers: re.Pattern[str]
    never: re.Pattern[str]
    modifiers: re.Pattern[str]
    nouns: re.Pattern[str]
    ambiguous: re.Pattern[str]
    vague: re.Pattern[str]
    heads: re.Pattern[str]
    whole: re.Pattern[str]
    stops: re.Pattern[str]
    joins: re.Pattern[str]
    trailing: re.Pattern[str]


def language_of(language: str | None) -> str:
    """The language whose words are read."""
    return language if language in LANGUAGES else "en"


@cache
def offence_words(language: str) -> OffenceWords:
    """The patterns of one of ``LANGUAGES``."""
    table = read_toml("offences")

    def words(name: str) -> str:
        return _any(table[name][language])

    return OffenceWords(
        cues=tuple(_cue(cue) for cue in table["cues"][language]),
        charging=re.compile(f"{BEFORE}{words('charging')}{BEHIND}"),
        openers=re.compile(rf"(?:{_ended(words('openers'))}\s*)+"),
        never=re.compile(_ended(words("never"))),
        modifiers=re.compile(rf"(?:{words('modifiers')}(?:(?<=')|\s+|,\s+)){{0,{MODIFIERS}}}"),
        nouns=re.compile(words("nouns") + BEHIND),
        ambiguous=re.compile(words("ambiguous") + BEHIND),
        vague=re.compile(words("vague") + BEHIND),
        heads=re.compile(
            rf"{BEFORE}(?:{words('modifiers')}(?:(?<=')|\s+)){{0,{MODIFIERS}}}(?:{words('nouns')}|{words('ambiguous')}){BEHIND}"
        ),
        whole=re.compile(f"{BEFORE}{words('whole')}{BEHIND}"),
        stops=re.compile(_stops(table["stops"][language])),
        joins=re.compile(rf"\s*,?\s*{BEFORE}{words('joins')}{BEHIND}\s*|\s*[,;]\s*"),
        trailing=re.compile(rf"(?:(?<=\W)|^){words('trailing')}\W*$"),
    )


def _cue(cue: dict[str, list[str]]) -> Cue:
    return Cue(
        words=re.compile(f"{BEFORE}{_any(cue['words'])}{BEHIND}"),
        links=re.compile(f"{BEFORE}{_ended(_any(cue['links']))}"),
        plain=re.compile(_ended(_any(cue["plain"]))) if cue["plain"] else None,
    )


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(spaced(word).replace("~", r"\w*") for word in sorted(words, key=len, reverse=True)) + ")"


def _ended(words: str) -> str:
    """Words that end where a word ends: behind "d'" the next one begins at once."""
    return rf"{words}(?:(?<=')|{BEHIND})"


def _stops(stops: list[str]) -> str:
    """Punctuation that ends an offence, and words that do."""
    marks = [spaced(stop) for stop in stops if not stop[0].isalpha() and not stop.startswith("(?:")]
    words = [stop for stop in stops if stop[0].isalpha() or stop.startswith("(?:")]
    return f"(?:{'|'.join(marks)})|{BEFORE}{_ended(_any(words))}"
