"""The words of ``knowledge/acts.toml`` as compiled patterns: what is found, of which kind and build.

One alternation a language finds all words that stand together; the branches are sorted by first letter, so that most
words of a letter are turned away at once, and longer ones stand in front of shorter ones. A second one finds verbs
whose object stands inside ("found § guilty").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import spaced
from pipeline.recognise.text import fold

BUILDS = ("verb", "participle", "past", "self", "noun")
NO_LETTER = "~"  # bucket of the pieces that begin with a class of characters
_MARKED = re.compile(r"([a-z ]*)(?:\(\?:)?([éó])")  # "arrêté", "hostig(?:ó|aron)": the letter that must be accented
# Between a verb and the word that goes with it: no end of sentence, but full stops of titles and initials.
_TITLES = (r"[a-z]", "(?:mr|ms|dr|sr|me|mm)", "(?:mrs|sra|dra|mme|srs)", "mlle", "messrs")  # each of one length
_STOP_INSIDE = "(?:" + "|".join(rf"(?<=\b{title})" for title in _TITLES) + r")\."
_GAP = rf"(?:[^.;:()\n]|\n(?!\s*\n)|{_STOP_INSIDE}){{1,110}}?"


@dataclass(frozen=True, slots=True)
class Wording:
    """One piece of the data. build: of ``BUILDS`` or "split". accent: place of a letter that bears an accent, or -1."""

    kind: str
    build: str
    accent: int = -1


@dataclass(frozen=True, slots=True)
class Words:
    """A pattern with groups, and what a match is by the number of its last group."""

    pattern: re.Pattern[str]
    wordings: dict[int, Wording]


def kinds() -> dict[str, str]:
    """The kind of event that each kind of act is."""
    return dict(read_toml("acts")["kinds"])


@cache
def joined_words(language: str) -> Words:
    """The words that stand together."""
    pieces = [
        (piece, kind, build)
        for build in BUILDS
        for kind, written in read_toml("acts")[language].get(build, {}).items()
        for whole in written
        for piece in _heads(whole)
    ]
    # At one place the longest of several wordings is wanted; how much a piece reads is guessed by its words.
    pieces.sort(key=lambda item: (_letter(item[0]), -len(item[0].split(" ")), -len(item[0])))
    branches = []
    for letter, group in groupby(pieces, key=lambda item: _letter(item[0])):
        cut = 0 if letter == NO_LETTER else 1
        rest = "|".join(f"({spaced(fold(piece)[cut:])})" for piece, _, _ in group)
        branches.append(f"{letter if cut else ''}(?:{rest})")
    wordings = {number: Wording(kind, build, _accent(piece)) for number, (piece, kind, build) in enumerate(pieces, 1)}
    return Words(re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)"), wordings)


@cache
def split_words(language: str) -> Words:
    """The verbs whose object stands inside: between the last group of a match and the one before."""
    pieces = [
        (*written.split(" § "), kind)
        for kind, entries in read_toml("acts")[language].get("split", {}).items()
        for written in entries
    ]
    branches = [rf"({spaced(fold(head))})\s{_GAP}\s({spaced(fold(tail))})" for head, tail, _ in pieces]
    wordings = {2 * number: Wording(kind, "split") for number, (_, _, kind) in enumerate(pieces, 1)}
    return Words(re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)"), wordings)


def _letter(piece: str) -> str:
    """The letter that every match of a piece begins with."""
    first = fold(piece[0])
    return first if first.isalpha() and piece[1:2] not in ("?", "*", "{") else NO_LETTER


def _accent(piece: str) -> int:
    """Where a match must have an accented letter in the letter as written; -1 where none is asked for."""
    match = _MARKED.match(piece)
    return match.end(1) if match else -1


def _heads(piece: str) -> Iterator[str]:
    """A piece that begins with alternatives as several that begin with letters: "(?:re-?)?arrested"."""
    if not piece.startswith("(?:"):
        yield piece
        return
    depth, begin, options = 0, 3, []
    for at, character in enumerate(piece):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0 or (depth == 1 and character == "|"):
            options.append(piece[begin:at])
            begin = at + 1
        if depth == 0:
            break
    rest = piece[begin:]
    if rest[:1] in ("*", "+", "{"):
        yield piece
        return
    if rest[:1] == "?":
        rest = rest[1:]
        options.append("")
    for option in options:
        yield from _heads(option + rest)
