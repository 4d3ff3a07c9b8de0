"""Marks of footnotes in running text: digits glued to a word, told from articles, years and numbers."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.read.known_words import abbreviations
from pipeline.read.lines import NOTE_MARK, Line, note_sign

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SUPERSCRIPT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
SUPERSCRIPT_RUN = re.compile(r"(?<=[^\s⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|^[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?= ?\S)", re.MULTILINE)
AFTER = r"(?=[\s.,;:!?)\]\"'»–—]|$)"  # what may follow a mark
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d$")  # 2015, of "2015" + "1"
WORD_BEFORE_DOT = re.compile(r"([^\W_]{1,30})\.$")  # "núm." of "núm.1"
SURE, LIKELY, POSSIBLE = 4, 2, 1  # how well a place fits a mark
MOST_PLACES = 500  # that one mark is looked for in
Place = tuple[int, int, int]  # line, start, end


def mark_key(mark: str) -> str:
    """A mark as it is compared and kept: superscript digits as digits."""
    return mark.translate(SUPERSCRIPTS)


def sign_superscripts(text: str) -> str:
    """Text with superscript digits (``¹``) as signs of marks; those without a footnote come back as they were."""
    if text.isascii() or not SUPERSCRIPT.search(text):
        return text
    return SUPERSCRIPT_RUN.sub(lambda match: note_sign(match[0]), text)


def place_marks(lines: Sequence[Line], marks: Sequence[str]) -> list[Line]:
    """Lines with a sign in the place of each mark, as far as it is found.

    marks: of the footnotes below the lines, in order. Marks that have a sign already are left alone; the others are
    sought in increasing order, in the places that fit best.
    """
    signed = {mark_key(match[1]) for line in lines for match in NOTE_MARK.finditer(line.text)}
    missing = [mark for mark in marks if mark not in signed]
    if not missing:
        return list(lines)
    placed = list(lines)
    for mark, (index, start, end) in reversed(_best(placed, missing)):
        text = placed[index].text
        placed[index] = replace(placed[index], text=text[:start] + note_sign(mark) + text[end:])
    return placed


@dataclass(frozen=True, slots=True)
class _Chain:
    """Marks in places one after the other: how well they fit together, the last one, and those before it."""

    fit: int
    place: Place
    mark: str
    before: "_Chain | None"


def _best(lines: Sequence[Line], marks: Sequence[str]) -> list[tuple[str, Place]]:
    """The places, one after the other in the text, that together fit the marks best."""
    chains = [_Chain(0, (-1, -1, -1), "", None)]  # each later one fits better
    for mark in marks:
        longer: list[_Chain] = []
        for fit, place in islice(_places(lines, mark), MOST_PLACES):
            before = chains[bisect_left(chains, place, key=lambda chain: chain.place) - 1]
            longer.append(_Chain(before.fit + fit, place, mark, before))
        kept: list[_Chain] = []
        for chain in sorted((*chains, *longer), key=lambda chain: (chain.place, -chain.fit)):
            if not kept or chain.fit > kept[-1].fit:
                kept.append(chain)
        chains = kept
    found: list[tuple[str, Place]] = []
    last: _Chain | None = chains[-1]
    while last is not None and last.mark:
        found.append((last.mark, last.place))
        last = last.before
    return found[::-1]


def _places(lines: Sequence[Line], mark: str) -> Iterator[tuple[int, Place]]:
    """Where a mark may stand, and how well each place fits."""
    pattern = re.compile(rf"(?<=[^\s\[]) ?\[{re.escape(mark)}\]|(?<=\S){re.escape(mark)}{AFTER}")
    for index, line in enumerate(lines):
        for found in pattern.finditer(line.text):
            fit = _fit(line.text[: found.start()], found[0])
            if fit:
                yield fit, (index, found.start(), found.end())


def _fit(before: str, mark: str) -> int:
    """How well a mark fits behind a text: behind a word or quote, a full stop, a year; 0 where it is something else."""
    last = before[-1]
    if "[" in mark:
        return SURE
    if not mark.isdigit() and last.isalnum():
        return SURE
    if last.isalpha() or last in "\"')]»”’":
        return SURE if not before[-2:].endswith("/") else 0
    if last in ".,;:!?":
        if before[-2:-1].isdigit():
            return POSSIBLE
        word = WORD_BEFORE_DOT.search(before)
        return 0 if word and word[1].casefold() in abbreviations() else SURE
    return LIKELY if YEAR.search(before) and mark.isdigit() else 0
