"""Conventions and recommendations of the International Labour Organization, by number.

"ILO Convention No. 169", "Conventions 87 and 98 of the International Labour Organization (ILO)", "Convenios núms. 29 y
105 de la OIT", "Forced Labour Convention, 1930 (No. 29)", "C169". A convention's number alone counts where the
organisation is named beside it, or with "No.", which only these have.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import read_csv, read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.numbered_lists import numbered_list
from pipeline.recognise.text import fold

BEHIND = 160  # characters behind the numbers in which the organisation may still be named (titles stand between)
BEFORE = 80


@cache
def conventions() -> Mapping[str, Mapping[str, str]]:
    """Every convention and protocol by its number as written in the table: C169, P029."""
    return MappingProxyType({row["number"]: row for row in read_csv("ilo_conventions")})


@cache
def recommendations() -> Mapping[str, Mapping[str, str]]:
    """Every recommendation that the table has, by number: R198."""
    return MappingProxyType({row["number"]: row for row in read_csv("ilo_recommendations")})


def convention_names() -> Iterator[tuple[str, str]]:
    """Yield folded names of conventions with their ids."""
    for row in conventions().values():
        instrument = f"ILO-{row['number']}"
        for name in row["short"].split("|"):
            if name:
                yield fold(name), instrument
        if row["number"].startswith("C") and len(row["en"].split()) > 1:
            yield fold(f"{row['en']} convention"), instrument
            yield fold(f"convention {row['en']}"), instrument
            yield fold(f"convention {row['fr']}"), instrument
            yield fold(f"convenio {row['es']}"), instrument


@cache
def _pattern() -> re.Pattern[str]:
    words = read_toml("un_documents")["ilo"]
    of = rf"(?:\s+(?:of|de|du)\s+(?:the\s+|l'|la\s+)?{either(words['organisation'])}(?:\s*\((?:ilo|oit)\))?)?"
    return re.compile(
        rf"(?<![\w-])(?:{either(words['organisation'])}(?:'s)?\s+)?(?:(?P<convention>{either(words['convention'])})|(?P<recommendation>{either(words['recommendation'])})){of}"
    )


@cache
def _organisation() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('un_documents')['ilo']['organisation'])}(?!\w)")


def find_ilo_standards(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and id of every standard cited by number, in reading order."""
    for match in _pattern().finditer(folded):
        numbers = list(numbered_list(folded, match.end()))
        if not numbers:
            continue
        series, table = ("C", conventions()) if match["convention"] else ("R", recommendations())
        signed = not folded[match.end() : numbers[0].start].strip().isspace() and series == "C"
        signed = signed and bool(folded[match.end() : numbers[0].start].strip())
        if not (signed or _is_of_ilo(folded, match.start(), numbers[-1].end)):
            continue
        for place, number in enumerate(numbers):
            key = f"{series}{number.number:03d}"
            if key in table:
                yield match.start() if place == 0 else number.start, number.end, f"ILO-{key}"


def _is_of_ilo(folded: str, start: int, end: int) -> bool:
    """Whether the organisation is named beside, in the same sentence."""
    begin = max(0, start - BEFORE)
    before = folded[begin:start].rpartition(". ")[2]
    behind = folded[end : end + BEHIND].partition(". ")[0]
    found = (
        _organisation().search(folded, start, end) or _organisation().search(before) or _organisation().search(behind)
    )
    return found is not None


@cache
def _behind_standard() -> re.Pattern[str]:
    organisation = either(read_toml("un_documents")["ilo"]["organisation"])
    of = rf"(?:\s+(?:of|de|du)\s+(?:the\s+|l'|la\s+)?{organisation}(?:\s\((?:ilo|oit)\))?)?"
    return re.compile(rf"(?:,?\s(?:19|20)\d\d)?(?:\s\((?:no|num|n°)\.?\s?\d{{1,3}}\))?{of}(?!\w)")


def end_of_standard(folded: str, end: int) -> int:
    """Where a standard's words end: behind its year, its number in brackets, and "of the ILO"."""
    behind = _behind_standard().match(folded, end)
    return behind.end() if behind else end
