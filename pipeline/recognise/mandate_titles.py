"""Titles of mandates in running text: where one begins, and which mandate it is.

A title is a head ("Special Rapporteur", "Groupe de travail") and a subject ("on the right to food"). Heads and
subjects are data (``knowledge/mandate_subjects.toml``); the subject alone decides the id, so that a title that was
reworded, shortened or torn still gives it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.states import code_by_name, name_pattern


@dataclass(frozen=True, slots=True)
class Title:
    """A mandate's title. start, end: of the title as written, from its head on. mandate: id of mandates.csv."""

    start: int
    end: int
    mandate: str


@cache
def title_head() -> re.Pattern[str]:
    """Special Rapporteur, Groupe de travail, Experta Independiente …"""
    heads = [head for words in read_toml("mandate_subjects")["heads"].values() for head in words]
    return re.compile(rf"(?<!\w){either(heads)}(?!\w)")


@cache
def officer() -> re.Pattern[str]:
    """Who signs for a working group, up to the group's name: "Vice-Chair on communications of the "."""
    titles = either(read_toml("mandate_subjects")["officers"]["titles"])
    link = r"(?:,?\s+(?:of\s+the|of|the|du|de\s+la|del|des|de\s+l'))?[\s,]*(?:the\s+)?"
    return re.compile(rf"(?<!\w){titles}(?![\w-]){link}")


@cache
def _subjects() -> tuple[tuple[str, re.Pattern[str]], ...]:
    subjects = read_toml("mandate_subjects")["subjects"]
    return tuple((mandate, re.compile(rf"(?<!\w){either(words)}")) for mandate, words in subjects.items())


@cache
def _situation() -> re.Pattern[str]:
    words = [word for language in read_toml("mandate_subjects")["situations"].values() for word in language]
    return re.compile(rf"(?<!\w){either(words)}\s+(?:l')?")


def find_titles(folded: str, start: int, end: int) -> Iterator[Title]:
    """Yield the mandates' titles between two offsets, in reading order.

    A head opens a title that goes on to the next head or semicolon; under a plural head ("Special Rapporteurs on …
    and on …") every subject counts.
    """
    heads = list(title_head().finditer(folded, start, end))
    for head, following in zip_longest(heads, heads[1:]):
        stop = following.start() if following else end
        found = list(_subjects_between(folded, head.start(), stop))
        plural = any(word.endswith(("s", "x")) for word in head.group().split())
        for number, (first, last, mandate) in enumerate(found):
            behind_semicolon = ";" in folded[found[number - 1][1] : first] if number else True
            if not (plural or behind_semicolon):
                continue
            title_start = head.start() if number == 0 else first
            limit = found[number + 1][0] if number + 1 < len(found) and plural else stop
            yield Title(title_start, _trimmed(folded, last, limit), mandate)


def _subjects_between(folded: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and id of each subject; of two that overlap the longer counts."""
    found = [
        (match.start(), match.end(), mandate)
        for mandate, pattern in _subjects()
        for match in pattern.finditer(folded, start, end)
    ]
    for match in _situation().finditer(folded, start, end):
        state = name_pattern().match(folded, match.end(), end)
        if state:
            code = code_by_name()[" ".join(state.group().split())]
            found.append((match.start(), state.end(), f"country-{code}"))
    found.sort(key=lambda subject: (subject[0], -subject[1]))
    reached = start
    previous = None
    for subject in found:
        if subject[0] < reached or subject[2] == previous:
            continue
        reached, previous = subject[1], subject[2]
        yield subject


_TAIL = re.compile(
    r"(?:[\s;,.:]|(?<!\w)(?:and|et|y|e|as well as|ainsi que|asi como|the|of|le|la|les|du|de|del|l'|el|los|las|d'))*$"
)
_STOP = re.compile(r"[;\n.]|,\s+(?:pursuant|in accordance|conform|de conform)")


def _trimmed(folded: str, last: int, limit: int) -> int:
    """The end of a title: the next semicolon, full stop or line, or the words before the next title."""
    stop = _STOP.search(folded, last, limit)
    end = stop.start() if stop else limit
    tail = _TAIL.search(folded, last, end)
    return tail.start() if tail else end
