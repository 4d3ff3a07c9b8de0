"""Charges that are meant without being named: "all counts", "the first charge", "ce dernier chef", "ambos delitos"."""

import re
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either

ORDER = ("first_two", "other", "same", "second", "last", "first", "all")


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = read_toml("charges")["references"]
    return tuple((name, re.compile(rf"(?<!\w){either(table[name][language])}(?!\w)")) for name in ORDER)


def reference_in(folded: str, start: int, end: int, language: str) -> str | None:
    """Which charges the words between two offsets mean: of ``ORDER``; None where they mean none."""
    for name, pattern in _patterns(language):
        if pattern.search(folded, start, end):
            return name
    return None
