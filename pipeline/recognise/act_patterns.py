"""The words of ``knowledge/acts.toml`` as compiled patterns: what is found, of which kind and build.

Verbs and nouns are told first by the three letters that they begin with, so that most words of a letter are turned
away at once; behind these letters stand only the wordings that can begin so, longer ones in front of shorter ones.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import spaced
from pipeline.recognise.text import fold

VERBS = (
    "verb",
    "participle",
    "place",
    "passive",
    "past",
    "gerund",
    "self",
    "present",
    "decree",
)  # builds whose words are verbs that stand together
OPENING = 3  # letters by which a wording is told first
_MARKED = re.compile(r"([a-z ]*)(?:\(\?:)?([éó])")  # "arrêté", "hostig(?:ó|aron)": the letter that must be accented


@dataclass(frozen=True, slots=True)
class Wording:
    """One piece of the data. build: its table there. accent: place of a letter that must bear an accent, or -1."""

    kind: str
    build: str
    accent: int


@dataclass(frozen=True, slots=True)
class Words:
    """A pattern with groups, and what a match is by the number of its last group."""

    pattern: re.Pattern[str]
    wordings: dict[int, Wording]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Wordings by their first letters. opening: finds these letters; words: what can follow them."""

    opening: re.Pattern[str]
    words: dict[str, Words]

    def find(self, text: str, stop: int) -> Iterator[tuple[re.Match[str], Wording]]:
        """Yield what stands in a text up to an offset, in order and without overlaps."""
        reached = 0
        for opening in self.opening.finditer(text, 0, stop):
            if opening.start() < reached:
                continue
            words = self.words[opening.group()]
            match = words.pattern.match(text, opening.start(), stop)
            if match is not None:
                reached = match.end()
                yield match, words.wordings[match.lastindex or 0]


@dataclass(frozen=True, slots=True)
class Split:
    """A verb whose object stands inside: "found § guilty"."""

    kind: str
    head: re.Pattern[str]
    tail: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Splits:
    """All such verbs of a language, and a pattern that finds what they begin with."""

    pattern: re.Pattern[str]
    splits: tuple[Split, ...]


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
def verbs(language: str) -> Lexicon:
    """The verbs whose words stand together."""
    return _lexicon(language, VERBS)


@cache
def nouns(language: str) -> Lexicon:
    """The nouns."""
    return _lexicon(language, ("noun",))


@cache
def split_verbs(language: str) -> Splits:
    """The verbs whose object stands inside."""
    pairs = [(kind, *map(spaced, fold(written).split(" § "))) for kind, written in _written(language, "split")]
    splits = tuple(
        Split(kind, re.compile(rf"(?:{head})(?!\w)"), re.compile(rf"(?<!\w)(?:{tail})(?!\w)"))
        for kind, head, tail in pairs
    )
    return Splits(re.compile(rf"(?<!\w)(?:{'|'.join(dict.fromkeys(head for _, head, _ in pairs))})(?!\w)"), splits)


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


def _lexicon(language: str, builds: Sequence[str]) -> Lexicon:
    pieces = [(fold(piece), kind, build, piece) for build in builds for kind, piece in _written(language, build)]
    # At one place the longest of several wordings is wanted: the one that reads most at least.
    pieces.sort(key=lambda item: (-_shortest(item[0]), -len(item[0])))
    starts = [frozenset(_starts(piece, OPENING)) for piece, _, _, _ in pieces]
    words = {}
    for opening in sorted(frozenset().union(*starts), key=len, reverse=True):
        own = [
            item
            for item, begins in zip(pieces, starts, strict=True)
            if any(start.startswith(opening) or opening.startswith(start) for start in begins)
        ]
        pattern = re.compile(f"(?:{'|'.join(f'({spaced(piece)})' for piece, _, _, _ in own)})(?!\\w)")
        wordings = {
            number: Wording(kind, build, _accent(piece)) for number, (_, kind, build, piece) in enumerate(own, 1)
        }
        words[opening] = Words(pattern, wordings)
    return Lexicon(re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})"), words)


_LOOKING = re.compile(r"\(\?[=!<]")


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


def _starts(piece: str, size: int) -> Iterator[str]:
    """The letters that matches of a piece can begin with, as many as asked for, fewer where more is not known."""
    if size == 0 or not piece:
        yield ""
        return
    _, behind = _unit(piece, 0)
    rest = _behind_quantifier(piece, behind)
    if _LOOKING.match(piece):
        yield from _starts(piece[rest:], size)
        return
    if piece[behind:rest][:1] in ("?", "*"):
        yield from _starts(piece[rest:], size)
    repeated = piece[behind : behind + 1] in ("*", "+", "{")
    if piece[0] == "(":
        for option in _options(piece, 0)[0]:
            yield from _starts(option if repeated else option + piece[rest:], size)
    elif piece[0].isalpha() or piece[0] == "[":
        for letter in piece[0] if piece[0].isalpha() else piece[1 : behind - 1]:
            yield from (letter + more for more in (("",) if repeated else _starts(piece[rest:], size - 1)))
    else:
        yield ""


def _accent(piece: str) -> int:
    """Where a match must have an accented letter in the letter as written; -1 where none is asked for."""
    match = _MARKED.match(piece)
    return match.end(1) if match else -1
