"""Bodies that letters of all States name: the United Nations and their bodies, regional ones, well-known others.

``knowledge/known_bodies.csv`` has their names in three languages and their acronyms; a name is found by its first
word, so that a text is passed over once for all of them.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import read_csv, read_toml
from pipeline.recognise.text import fold

FIRST_WORD = re.compile(r"[^\W_]+")
BLANK = r"[^\S\n]{0,8}(?:\n[^\S\n]{0,8})?"  # blanks, over the end of a line, not over a blank line


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A line of the file. name: its first name, which serves as id. state: None for an international body."""

    name: str
    kind: str
    state: str | None
    acronyms: tuple[str, ...]


@cache
def known_names() -> Mapping[str, Mapping[str, KnownBody]]:
    """For each folded first word the known names that begin with it, and whose each is."""
    by_word: dict[str, dict[str, KnownBody]] = defaultdict(dict)
    for body, names in _bodies():
        for name in names:
            folded = fold(name)
            word = FIRST_WORD.match(folded)
            if word is not None:
                by_word[word.group()].setdefault(folded, body)
    return MappingProxyType(by_word)


@cache
def _pattern_of(word: str) -> re.Pattern[str]:
    """The names that begin with a word; compiled when a letter first has it."""
    return _pattern(known_names()[word])


def _written(name: str) -> str:
    return re.escape(name).replace(r"\ ", rf"(?:[^\S\n]|\n){BLANK}")


def _pattern(names: Mapping[str, KnownBody]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    short = read_toml("known_bodies")["short"]
    written = "|".join(
        _written(name) + (r"(?!\s(?:for|para|aux?|pour)(?!\w))" if name in short else "") for name in longest_first
    )
    affix, other = read_toml("known_bodies")["behind"], "|".join(read_toml("known_bodies")["other"])
    ends = rf"(?!\w{{2}}|[^\W\d]|-\w|\s(?:{other})(?!\w))"
    return re.compile(rf"(?P<name>{written}){ends}(?P<behind>(?:\s(?:{'|'.join(affix)})(?!\w))?)")


def known_at(folded: str, start: int, first_word: str) -> tuple[int, KnownBody] | None:
    """End and body of the known name that begins at ``start``, "… of the United Nations" included."""
    names = known_names().get(first_word)
    match = _pattern_of(first_word).match(folded, start) if names else None
    if names is None or match is None:
        return None
    return match.end(), names[_plain(match["name"])]


@cache
def _front() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(read_toml('known_bodies')['front'])})\s$")


FRONT_REACH = 16


def known_start(folded: str, start: int) -> int:
    """Where a known name begins with "United Nations" in front of it."""
    front = _front().search(folded, max(0, start - FRONT_REACH), start)
    return front.start() if front else start


def _plain(name: str) -> str:
    return " ".join(name.split())


@cache
def known_acronyms() -> Mapping[str, KnownBody]:
    """Every acronym, case counting; the first body that has it."""
    found: dict[str, KnownBody] = {}
    for body, _ in _bodies():
        for acronym in body.acronyms:
            found.setdefault(acronym, body)
    return MappingProxyType(found)


@cache
def ambiguous_acronyms() -> frozenset[str]:
    """Acronyms that count only where the letter has the full name too: "CERD" is a treaty as often."""
    return frozenset(read_toml("known_bodies")["ambiguous"])


@cache
def _bodies() -> tuple[tuple[KnownBody, tuple[str, ...]], ...]:
    bodies = []
    for row in read_csv("known_bodies"):
        names = tuple(name for language in ("en", "fr", "es") for name in row[language].split("|") if name)
        acronyms = tuple(acronym for acronym in row["acronyms"].split("|") if acronym)
        name = (*names, *acronyms)[0]
        bodies.append((KnownBody(name, row["kind"], row["state"] or None, acronyms), names))
    return tuple(bodies)
