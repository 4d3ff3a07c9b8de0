"""Breaks words into lines of a width: words with their footnotes in, lines with theirs out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyphen  # type: ignore[import-untyped]

from .markup import Line, Mark

_DICTIONARIES: Final = {"en": "en_GB", "fr": "fr", "es": "es"}
_WORTH_A_HYPHEN: Final = 6
"""A word is hyphenated only where the line would else end this many columns early."""

_CORE = re.compile(r"(?P<before>[^\w]*)(?P<core>[^\W\d_]{5,})(?P<after>[^\w]*)")
_OWN_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the footnotes whose marks are glued to it."""

    text: str
    notes: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text with the footnotes whose marks stand in it."""

    text: str
    notes: tuple[Mark, ...] = ()


def words_of(line: Line) -> tuple[Word, ...]:
    """The words of a line of markup; bold and italic are lost, marks are glued to their words."""
    words: list[Word] = []
    notes: list[Mark] = []
    text = ""
    for part in line:
        if isinstance(part, Mark):
            text += part.label
            notes.append(part)
            continue
        first, *others = part.text.split(" ")
        text += first
        for other in others:
            if text:
                words.append(Word(text, tuple(notes)))
            text, notes = other, []
    if text:
        words.append(Word(text, tuple(notes)))
    return tuple(words)


def break_lines(
    words: Iterable[Word], width: int, *, first: str = "", rest: str = "", hyphens: str | None = None
) -> list[TextLine]:
    """Lines of at most `width` columns, the first after the string `first`, the others after `rest`.

    A line may end after a word's own hyphen; with `hyphens`, the language, words are hyphenated too.
    """
    lines: list[TextLine] = []
    notes: tuple[Mark, ...] = ()
    text, empty = first, True
    for word in words:
        pending: Word | None = word
        while pending is not None:
            room = width - len(text) - (0 if empty else 1)
            fits = len(pending.text) <= room
            head, tail = (pending.text, None) if fits else _split(pending.text, room, hyphens)
            if head:
                text += head if empty else f" {head}"
                empty = False
                if tail is None:
                    notes += pending.notes
                    break
                lines.append(TextLine(text, notes))
                text, notes, empty = rest, (), True
                pending = Word(tail, pending.notes)
            elif empty:
                text += pending.text
                notes += pending.notes
                empty = False
                break
            else:
                lines.append(TextLine(text, notes))
                text, notes, empty = rest, (), True
    if not empty:
        lines.append(TextLine(text, notes))
    return lines


def _split(word: str, room: int, hyphens: str | None) -> tuple[str, str | None]:
    """The longest beginning of the word that fits, with its hyphen, and what is left; "" and None where none fits."""
    for head, tail in _breaks(word, hyphens if room >= _WORTH_A_HYPHEN else None):
        if len(head) <= room:
            return head, tail
    return "", None


def _breaks(word: str, hyphens: str | None) -> Iterator[tuple[str, str]]:
    """The ways to break a word, the latest first."""
    for place in reversed([match.start() for match in _OWN_HYPHEN.finditer(word)]):
        yield word[:place], word[place:]
    match = _CORE.fullmatch(word)
    if hyphens is None or match is None:
        return
    for place in reversed(_dictionary(hyphens).positions(match["core"])):
        yield f"{match['before']}{match['core'][:place]}-", match["core"][place:] + match["after"]


@cache
def _dictionary(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=_DICTIONARIES[language], left=3, right=3)
