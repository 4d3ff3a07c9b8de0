"""What an offence is about, told by its words in the order of ``knowledge/offence_categories.toml``."""

import re
from functools import cache, lru_cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import spaced
from pipeline.recognise.text import fold

OTHER = "other"
BETWEEN = r"(?:\W+[\w'-]+){0,6}?\W+"  # up to six words: "insult ~ religion" in "insulting the feelings of a religion"
LONGEST = 240  # characters of an offence that are looked at


def category_of(offence: str, language: str) -> str:
    """The category of an offence as worded; ``other`` where no rule has its words.

    language: in which the letter is written: French "rébellion" is resisting, Spanish "rebelión" an uprising.
    """
    return _category(fold(offence[:LONGEST]), language)


@lru_cache(maxsize=4096)  # a letter names its offences again and again
def _category(folded: str, language: str) -> str:
    for category, pattern in _rules(language if language in ("en", "fr", "es") else "en"):
        if pattern.search(folded):
            return category
    return OTHER


@cache
def _rules(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = read_toml("offence_categories")["rules"]
    return tuple((rule["category"], _pattern([*rule["words"], *rule.get(language, ())])) for rule in rules)


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_fragment, words))})(?!\w)")


def _fragment(words: str) -> str:
    """ "fake* ~ news": any ending, words between."""
    return BETWEEN.join(spaced(part).replace("*", r"\w*").replace(r"\s\w*", r"\s*") for part in words.split(" ~ "))
