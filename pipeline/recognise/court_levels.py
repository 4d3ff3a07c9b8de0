"""The level of a court, as the words of its name tell it: ``knowledge/court_words.toml``."""

import re
from functools import cache, lru_cache

from pipeline.knowledge import read_toml
from pipeline.recognise.text import fold


@lru_cache(maxsize=2048)
def level_of(name: str) -> str:
    """The level that the words of a court's name tell."""
    folded = " ".join(fold(name).split())
    for level, words, exceptions in _levels():
        if words.search(folded) and not (exceptions and exceptions.search(folded)):
            return level
    return "other"


def level_in(name: str, level: str, state: str | None) -> str:
    """The level of a court in its State, where words of its name mean another one there than elsewhere."""
    folded = " ".join(fold(name).split())
    for states, named, excepted, there in _levels_in_states():
        if state in states and named.search(folded) and not (excepted and excepted.search(folded)):
            return there
    return level


@cache
def _levels_in_states() -> tuple[tuple[frozenset[str], re.Pattern[str], re.Pattern[str] | None, str], ...]:
    return tuple(
        (
            frozenset(rule["states"]),
            re.compile(rule["name"]),
            re.compile(rule["except"]) if rule.get("except") else None,
            rule["level"],
        )
        for rule in read_toml("court_words")["in_states"]
    )


@cache
def _levels() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (
            rule["level"],
            re.compile("|".join(rule["words"])),
            re.compile("|".join(rule["except"])) if rule.get("except") else None,
        )
        for rule in read_toml("court_words")["levels"]
    )
