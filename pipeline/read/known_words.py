"""Words that reading knows, from ``knowledge/read_words.toml``: of letterheads, abbreviations, hyphenated words."""

import re
from functools import cache

from pipeline.knowledge import read_toml


@cache
def letterhead_words() -> re.Pattern[str]:
    """Finds words that stand in letterheads and not in running headers."""
    return re.compile("|".join(map(re.escape, read_toml("read_words")["letterhead"])), re.IGNORECASE)


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations without their full stop, case-folded, after which a sentence goes on."""
    return frozenset(read_toml("read_words")["abbreviations"])


@cache
def prefixes() -> frozenset[str]:
    """Words, case-folded, that keep their hyphen before another word."""
    return frozenset(read_toml("read_words")["prefixes"])


@cache
def hyphenated() -> frozenset[str]:
    """Words, case-folded, that keep their hyphen."""
    return frozenset(read_toml("read_words")["hyphenated"])
