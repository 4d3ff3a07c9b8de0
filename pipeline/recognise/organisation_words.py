"""The words of ``knowledge/organisation_words.toml`` as sets and patterns, made once."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pipeline.knowledge import read_toml
from pipeline.recognise.capital_words import GAP
from pipeline.recognise.formulas import either, spaced

LANGUAGES = ("english", "french", "spanish")


@cache
def section(language: str) -> Mapping[str, Any]:
    """A section of the file."""
    return MappingProxyType(read_toml("organisation_words")[language])


@cache
def words(language: str, key: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(section(language)[key])


@cache
def pattern(language: str, key: str) -> re.Pattern[str]:
    """Any of a list's fragments, to be matched at the beginning of a word."""
    fragments = [fragment.replace("'", "['’]") for fragment in section(language)[key]]
    return re.compile(rf"(?<![\w-]){either(fragments)}(?![\w-])")


@cache
def languages_of_head() -> Mapping[str, tuple[str, ...]]:
    """The languages in which a word (a head's first word) tells an organisation."""
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for head in section(language)["heads"]:
            first = head.split()[0]
            if language not in found.setdefault(first, []):
                found[first].append(language)
    return MappingProxyType({word: tuple(listed) for word, listed in found.items()})


@cache
def first_words_of_fixed() -> frozenset[str]:
    """The first words of the names that are fixed, as far as they are plain words."""
    return frozenset(
        re.split(r"[^\w-]", fragment)[0] for language in LANGUAGES for fragment in section(language)["fixed"]
    )


@cache
def never() -> re.Pattern[str]:
    """What looks like an organisation's name and is none; to be matched against the whole name on one line."""
    fragments = [fragment for language in LANGUAGES for fragment in section("never")[language]]
    return re.compile(either([fragment.replace("'", "['’]") for fragment in fragments]))


def is_never(name: str) -> bool:
    """Whether a name as written is none of an organisation."""
    return never().fullmatch(" ".join(name.split())) is not None


@cache
def first_word_stops() -> frozenset[str]:
    """Words with a capital that no name begins with, in any language."""
    return (
        frozenset(word for language in LANGUAGES for word in words(language, "stops"))
        | words("english", "titles_behind")
        | {"Le", "Les", "L", "Lo"}
    )


def small(fragments: tuple[str, ...]) -> str:
    """An alternative of small words, longest first; one that ends in an apostrophe needs no blank behind it."""
    written = sorted(fragments, key=len, reverse=True)
    alternatives = [rf"{spaced(word[:-1])}['’]" if word.endswith("'") else rf"{spaced(word)}{GAP}" for word in written]
    return rf"(?:{'|'.join(alternatives)})"
