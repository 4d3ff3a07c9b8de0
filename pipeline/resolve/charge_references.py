"""Charges that are meant without being named: "all counts", "the first charge", "ce dernier chef", "ambos delitos"."""

import re
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either

ORDER = ("first_two", "other", "same", "that", "second", "last", "first", "all")


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = read_toml("charges")["references"]
    return tuple((name, re.compile(rf"(?<!\w){either(table[name][language])}(?!\w)")) for name in ORDER)


def reference_in(folded: str, start: int, end: int, language: str, *, last: bool = False) -> str | None:
    """Which charges the words between two offsets mean: of ``ORDER``; None where they mean none.

    The first words that mean some decide, with last the last ones.
    """
    found: list[tuple[int, int, str]] = []
    for rank, (name, pattern) in enumerate(_patterns(language)):
        matches = list(pattern.finditer(folded, start, end))
        if matches:
            match = matches[-1 if last else 0]
            found.append((-match.end() if last else match.start(), rank, name))
    return min(found)[2] if found else None
