"""The words of ``knowledge/acts.toml`` as compiled patterns: what is found, of which kind and build.

A pattern is one alternation of a language's wordings; its branches are sorted by first letter, so that most words of a
letter are turned away at once, and longer ones stand in front of shorter ones. Which branch matched is told by the
number of the last group.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import spaced
from pipeline.recognise.text import fold

VERBS = ("verb", "participle", "passive", "past", "gerund", "self")  # builds whose words are verbs that stand together
NO_LETTER = "~"  # bucket of the pieces that begin with a class of characters
_MARKED = re.compile(r"([a-z ]*)(?:\(\?:)?([éó])")  # "arrêté", "hostig(?:ó|aron)": the letter that must be accented
# Between a verb and the word that goes with it: no end of sentence, but full stops of titles and initials.
_TITLES = (r"[a-z]", "(?:mr|ms|dr|sr|me|mm)", "(?:mrs|sra|dra|mme|srs)", "mlle", "messrs")  # each of one length
_STOP_INSIDE = "(?:" + "|".join(rf"(?<=\b{title})" for title in _TITLES) + r")\."
_GAP = rf"(?:[^.;:()\n]|\n(?!\s*\n)|{_STOP_INSIDE}){{1,110}}?"


@dataclass(frozen=True, slots=True)
class Wording:
    """One piece of the data. build: its table there. accent: place of a letter that must bear an accent, or -1."""

    kind: str
    build: str
    accent: int = -1


@dataclass(frozen=True, slots=True)
class Words:
    """A pattern with groups, and what a match is by the number of its last group."""

    pattern: re.Pattern[str]
    wordings: dict[int, Wording]


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said of a thing: "appeal § be rejected". passive: whether its verb needs an auxiliary."""

    kind: str
    noun: re.Pattern[str]
    verb: re.Pattern[str]
    passive: bool


@dataclass(frozen=True, slots=True)
class Sayings:
    """All that is said of things in a language, and a pattern that finds their verbs."""

    pattern: re.Pattern[str]
    sayings: tuple[Saying, ...]


@cache
def kinds() -> dict[str, str]:
    """The kind of event that each kind of act is."""
    return dict(read_toml("acts")["kinds"])


@cache
def own_deeds() -> frozenset[str]:
    """The kinds of which the one concerned is the one who acts: an appeal lodged, a hunger strike."""
    return frozenset(read_toml("acts")["own"]["kinds"])


@cache
def verbs(language: str) -> Words:
    """The verbs whose words stand together."""
    return _joined(language, VERBS)


@cache
def nouns(language: str) -> Words:
    """The nouns."""
    return _joined(language, ("noun",))


@cache
def split_verbs(language: str) -> Words:
    """The verbs whose object stands inside: between the last group of a match and the one before."""
    pieces = [(*written.split(" § "), kind) for kind, written in _written(language, "split")]
    branches = [rf"({spaced(fold(head))})\s{_GAP}\s({spaced(fold(tail))})" for head, tail, _ in pieces]
    wordings = {2 * number: Wording(kind, "split") for number, (_, _, kind) in enumerate(pieces, 1)}
    return Words(re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)"), wordings)


@cache
def sayings(language: str) -> Sayings:
    """What is said of things."""
    found, branches = [], []
    for kind, written in _written(language, "thing"):
        noun, verb = written.split(" § ")
        needs = verb.startswith("be ")
        branches.append(spaced(fold(verb.removeprefix("be "))))
        compiled = re.compile(rf"(?:{branches[-1]})(?!\w)")
        found.append(Saying(kind, re.compile(rf"(?<!\w)(?:{spaced(fold(noun))})(?!\w)"), compiled, needs))
    return Sayings(re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)"), tuple(found))


def _written(language: str, build: str) -> Iterator[tuple[str, str]]:
    """Kind and piece of every wording of a build."""
    for kind, pieces in read_toml("acts")[language].get(build, {}).items():
        for piece in pieces:
            yield kind, piece


def _joined(language: str, builds: Sequence[str]) -> Words:
    pieces = [
        (piece, kind, build) for build in builds for kind, whole in _written(language, build) for piece in _heads(whole)
    ]
    # At one place the longest of several wordings is wanted: the one that reads most at least.
    pieces.sort(key=lambda item: (_letter(item[0]), *_lengths(item[0])))
    branches = []
    for letter, group in groupby(pieces, key=lambda item: _letter(item[0])):
        cut = 0 if letter == NO_LETTER else 1
        rest = "|".join(f"({spaced(fold(piece)[cut:])})" for piece, _, _ in group)
        branches.append(f"{letter if cut else ''}(?:{rest})")
    wordings = {number: Wording(kind, build, _accent(piece)) for number, (piece, kind, build) in enumerate(pieces, 1)}
    return Words(re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)"), wordings)


_LOOKING = re.compile(r"\(\?[=!<]")


def _lengths(piece: str) -> tuple[int, int]:
    """For sorting, longest first: the characters that a piece reads at least, and its own length."""
    return -_shortest(piece), -len(piece)


def _shortest(piece: str) -> int:
    """About how many characters a piece reads at least; what it only looks at is not counted."""
    total, at = 0, 0
    while at < len(piece):
        size, behind = _unit(piece, at)
        optional = piece[behind : behind + 1] in ("?", "*") or piece[behind : behind + 2] == "{0"
        total += 0 if optional else size
        at = _behind_quantifier(piece, behind)
    return total


def _unit(piece: str, at: int) -> tuple[int, int]:
    """The least length of a character, class or group at a place, and where it ends."""
    if piece[at] == "\\":
        return 1, at + 2
    if piece[at] == "[":
        return 1, piece.index("]", at + 1) + 1
    if piece[at] != "(":
        return 1, at + 1
    options, end = _options(piece, at)
    return (0 if _LOOKING.match(piece, at) else min(map(_shortest, options))), end


def _behind_quantifier(piece: str, at: int) -> int:
    if piece[at : at + 1] == "{":
        at = piece.index("}", at) + 1
    elif piece[at : at + 1] in ("?", "*", "+"):
        at += 1
    return at + 1 if piece[at : at + 1] == "?" and piece[at - 1] in "?*+}" else at


def _options(piece: str, at: int) -> tuple[list[str], int]:
    """The alternatives of the group that begins at a place, and where it ends."""
    depth, begin, options = 0, at + 3, []
    for place in range(at, len(piece)):
        depth += {"(": 1, ")": -1}.get(piece[place], 0)
        if depth == 0 or (depth == 1 and piece[place] == "|"):
            options.append(piece[begin:place])
            begin = place + 1
        if depth == 0:
            break
    return options, begin


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
    options, end = _options(piece, 0)
    rest = piece[end:]
    if rest[:1] in ("*", "+", "{"):
        yield piece
        return
    if rest[:1] == "?":
        rest = rest[1:]
        options.append("")
    for option in options:
        yield from _heads(option + rest)
