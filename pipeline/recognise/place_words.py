"""The words of ``knowledge/place_words.toml`` as compiled patterns, and what a name looks like.

Names are found in the cased text (``cased_text``), the words around them in the folded one; both are as long as the
letter, so that an offset is the same in all three.
"""

import re
from functools import cache
from typing import Any

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either

BLANK = r"[^\S\n]"
GAP = rf"(?:{BLANK}{{1,3}}|{BLANK}{{0,3}}\n{BLANK}{{0,12}}(?!\n))"  # a line may break in a name, not a paragraph
LETTER = r"[^\W\d_]"
START = r"(?<![^\W_])(?<![^\W_]-)"  # not within a word; markup may touch it
ARTICLE = r"(?:(?:[Aa]l|[Ee]l|ad|an|ar|as|at|az|ash|es|ed|et)-)?"  # al-Hol, El-Obeid
# One word of a name: Baku, N'Djamena, Port-au-Prince, Villeneuve-d'Ascq, St. (Peter's); not the L' of L'Algérie.
_TAIL = rf"(?:['-](?!s(?!{LETTER})){LETTER}{{1,30}}|&[A-Z]){{0,5}}(?:'(?=\s[A-Z]))?"  # -au-Prince; no possessive 's
WORD = rf"(?:Sta?e?\.(?={BLANK}?[A-Z])|{ARTICLE}(?![DL]'[A-Z])[A-Z]{LETTER}{{0,30}}{_TAIL})"
RUN = rf"{WORD}(?:{GAP}{WORD}){{0,7}}"
# Small words inside names: Chilapa de Álvarez, Triunfo de la Cruz, Francisco de Paula Santander.
LINK = r"(?:de(?: la| los| las)?|del|du|des|da|do|dos|am|sur|sous|les|aux)"
LINKED = rf"{WORD}(?:{GAP}{WORD}){{0,6}}(?:(?:{GAP}{LINK}{GAP}|{GAP}d'){WORD}(?:{GAP}{WORD}){{0,4}}){{0,2}}"

LANGUAGES = ("en", "fr", "es")


@cache
def run() -> re.Pattern[str]:
    """Capitalised words that follow each other, in cased text."""
    return re.compile(rf"{START}{RUN}")


@cache
def linked_more() -> re.Pattern[str]:
    """What may go on a name behind a run: " de Álvarez"."""
    return re.compile(rf"(?:{GAP}{LINK}{GAP}|{GAP}d'){WORD}(?:{GAP}{WORD}){{0,3}}")


def words(section: str, key: str) -> tuple[str, ...]:
    """A list of the data file; ``section`` may be "nouns.en_left"."""
    found: Any = read_toml("place_words")
    for part in section.split("."):
        found = found[part]
    return tuple(found[key])


@cache
def word_set(section: str, key: str = "words") -> frozenset[str]:
    """A list of plain words as a set."""
    return frozenset(words(section, key))


@cache
def before(language: str, *keys: str) -> re.Pattern[str]:
    """Any of the words of a language's lists, with "the capital" and the like, right in front of a name."""
    listed = either([item for key in keys for item in words(language, key)])
    between = either(words(language, "between"))
    return re.compile(
        rf"(?<![\w-])(?P<words>{listed})(?:(?<='){BLANK}?|{GAP})(?:{between}(?:(?<=')|{GAP})){{0,2}}[(*_]{{0,3}}$"
    )


@cache
def located(language: str) -> re.Pattern[str]:
    """A preposition of place right in front of a name, not after "published" and the like."""
    listed = either(words(language, "located"))
    return re.compile(
        rf"(?<![\w-])(?<!published )(?<!written )(?<!reported )(?<!publicado )(?<!interest ){listed}{GAP}[*_]{{0,3}}$"
    )


@cache
def person_in_front(language: str) -> re.Pattern[str]:
    """A title or word after which a person's name stands."""
    listed = either(words(language, "persons"))
    return re.compile(rf"(?:(?<!\w){listed}\.?\s+|(?<=[ (])[a-z]\.\s*)[*_\"']{{0,3}}$")


@cache
def inside_in_front() -> re.Pattern[str]:
    """What makes the name behind it a part of a body's or text's: "Permanent Mission of "."""
    return re.compile(rf"(?<![\w-]){either(words('states', 'inside'))}(?:(?<=')|{GAP})$")


@cache
def list_gap(language: str) -> re.Pattern[str]:
    """What stands between two names of one list: ", ", " and ", ", and in "."""
    conjunction = either(words(language, "and"))
    strong = either(words(language, "strong"))
    return re.compile(
        rf"(?:,|,?\s+{conjunction}(?=\W))\s*(?:{strong}(?:(?<=')|\s+))?(?:the |la |le |les |el |los |l')?"
    )


OPENER = re.compile(rf"({LETTER}+){GAP}")


def trimmed(cased: str, start: int, end: int, *, articles: bool = True) -> int:
    """The start of a run without the words that open sentences ("In Bangkok").

    articles: whether El, La and the like are such words; in an English name they are not ("El Harrach Prison").
    """
    while (match := OPENER.match(cased, start, end)) and match[1].lower() in word_set("openers"):
        if not articles and match[1].lower() in word_set("openers", "articles"):
            break
        start = match.end()
    return start


def language_of(tag: str | None) -> str:
    """The language whose words count; English where the letter's is none of the three."""
    return tag if tag in LANGUAGES else "en"
