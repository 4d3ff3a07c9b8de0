"""Lines of a page with the little geometry that tells where a paragraph begins, and the signs set into their text.

Signs are Unicode noncharacters: no text should have them (`unsigned` drops them from the input), no reader
shows them, and they stay in their place while the text around them is joined and made regular. They are taken out,
and their places noted, in `pipeline.read.assemble`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PAGE = "\ufdd0"  # a page begins
NOTE_OPEN, NOTE_CLOSE = "\ufdd1", "\ufdd2"  # around the mark of a footnote
HYPHEN = "\ufdd3"  # a hyphen at a line end that may be one of hyphenation or of the word
PADDING = "\ufdd4"  # keeps the width of something dropped (Markdown marks) while lines are compared
SIGNS = re.compile(f"[{PAGE}-{PADDING}]")
NOTE_MARK = re.compile(rf"{NOTE_OPEN}([^{NOTE_OPEN}{NOTE_CLOSE}]{{1,8}}){NOTE_CLOSE}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or a cell of one where a page is set in columns.

    text: regular characters, single spaces, signs; never empty, but for text of signs alone.
    left, right: its edges, and y: its base line downwards from the page's top, in points (in text files: characters
    and lines).
    size: of its letters, in points (1 in text files). first: width of its first word.
    bold: at both ends. limit: how far to the right its column goes, 0 where the page has one column.
    """

    text: str
    left: float
    right: float
    y: float
    size: float = 1.0
    first: float = 0.0
    bold: bool = False
    limit: float = 0.0


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as it stood on its page: mark, text without the mark, page from 1."""

    mark: str
    text: str
    page: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the part of one that stands on a page.

    text: lines joined, ``\\n`` where a line is broken on purpose, signs in it. page: from 1.
    begins: shows by its geometry that a paragraph begins here. room: how much would still fit behind its last line,
    first: how much its own first word takes with a space before it; both None where the file has no lines.
    flush: its first line is not indented, though the letter indents paragraphs. start: where its first line begins.
    left: where its lines begin, if it stands to the left of another column.
    """

    text: str
    page: int
    begins: bool = False
    room: float | None = None
    first: float | None = None
    flush: bool = False
    start: float | None = None
    left: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a file holds, before it becomes one text: blocks in reading order, footnotes in the order of their marks.

    pages: how many there are. reader: what got the text. pages_without_text: those of a PDF that gave nothing, from 1.
    """

    blocks: Sequence[Block]
    notes: Sequence[Note]
    pages: int
    reader: str
    pages_without_text: tuple[int, ...] = ()


def note_sign(mark: str) -> str:
    """The sign that keeps the place of a footnote's mark."""
    return f"{NOTE_OPEN}{mark}{NOTE_CLOSE}"


def unsigned(text: str, *, instead: str = "") -> str:
    """Text from outside without the characters that are signs here."""
    return SIGNS.sub(instead, text)


def plain(text: str) -> str:
    """The text without signs; marks of footnotes stay."""
    return SIGNS.sub("", text)


def usual(values: Iterable[float], *, step: float) -> float | None:
    """The most frequent value, rounded to ``step``; the smaller one of two; None where there are none."""
    counts: dict[int, int] = {}
    for value in values:
        key = round(value / step)
        counts[key] = counts.get(key, 0) + 1
    if not counts:
        return None
    return min(counts, key=lambda key: (-counts[key], key)) * step
