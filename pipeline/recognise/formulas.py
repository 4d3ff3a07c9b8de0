"""Formulas of ``knowledge/formulas.toml`` as compiled patterns over folded text."""

import re
from functools import cache

from pipeline.knowledge import read_toml

LANGUAGES = ("en", "fr", "es")


def spaced(fragment: str) -> str:
    """A fragment of a data file as a regular expression: a space is any white space, " ?" any or none."""
    return fragment.replace(" ?", r"\s*").replace(" ", r"\s+")


def either(fragments: list[str] | tuple[str, ...]) -> str:
    """One alternative of several fragments: ``(?:a|b)``."""
    return "(?:" + "|".join(spaced(fragment) for fragment in fragments) + ")"


def fragments(name: str) -> list[str]:
    """The fragments of a formula in all languages: letters mix them (an English letterhead over a Spanish letter)."""
    return [fragment for words in read_toml("formulas")[name].values() for fragment in words]


@cache
def anywhere(name: str) -> re.Pattern[str]:
    """A pattern that finds the formula as words of a running text."""
    return re.compile(r"(?<!\w)" + either(fragments(name)))


@cache
def opening(name: str) -> re.Pattern[str]:
    """A pattern to be matched where a paragraph or sentence begins (quotes and bullets may stand before it)."""
    return re.compile(r"[\s\"'(•–*-]*" + either(fragments(name)) + r"(?!\w)")


@cache
def whole_line(name: str) -> re.Pattern[str]:
    """A pattern to be matched against a line that is the formula and nothing else."""
    return re.compile(either(fragments(name)) + r"\s*")
