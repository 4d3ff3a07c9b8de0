"""What reading a file gives: the letter's text, its pages and footnotes, and where it came from."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that was read.

    path: as given by the caller (in a run: relative to the input root, with forward slashes).
    sha256: hex digest of the file's bytes; its first 16 digits are the ``letter_id``.
    size: in bytes. media_type: told by the content, ``application/pdf`` for one.
    """

    path: str
    sha256: str
    size: int
    media_type: str

    @property
    def letter_id(self) -> str:
        """The id of the letter in every table."""
        return self.sha256[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote, cut out of its page and put at the end of the text.

    mark: as printed, ``1`` or ``*``. anchor: offset in the text where the mark stood (between two
    characters), or None where no mark was found. start, end: the note's own words, without the mark.
    page: the page at whose foot it stood, from 1.
    """

    mark: str
    anchor: int | None
    start: int
    end: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The text of a letter as a reader would copy it; all offsets are code points into ``text``.

    Paragraphs are separated by a blank line; inside a paragraph a line break stands only where the letter
    breaks the line on purpose (addresses, references, signatures). The footnotes stand together at the end,
    a paragraph each, from ``footnotes_start`` on (the length of the text where there are none).
    page_starts: for each page the offset where its part of the running text begins; the first is 0.
    reader: what got the text, ``pypdfium2`` for one. ocr_pages: how many pages were read by OCR.
    pages_without_text: the pages, from 1, of a partly scanned PDF that gave nothing.
    """

    text: str
    page_starts: tuple[int, ...]
    footnotes: tuple[Footnote, ...]
    footnotes_start: int
    source: Source
    reader: str
    ocr_pages: int = 0
    pages_without_text: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int:
        """The page, from 1, of the character at ``offset``; footnotes are on the page whose foot they stood at."""
        if offset >= self.footnotes_start:
            for note in reversed(self.footnotes):
                if note.start <= offset:
                    return note.page
        return max(1, bisect_right(self.page_starts, offset))


class ReadError(Exception):
    """A file that gives no letter.

    stage: ``read`` (the file itself) or ``parse`` (its content). error: one word for the ``failures`` table,
    ``encrypted`` for one. message: what is wrong and what to do, in one plain line without the file's text.
    """

    def __init__(self, error: str, message: str, *, stage: str = "parse") -> None:
        super().__init__(message)
        self.error = error
        self.message = message
        self.stage = stage

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border with all fields."""
        return _read_error, (self.error, self.message, self.stage)


def _read_error(error: str, message: str, stage: str) -> ReadError:
    return ReadError(error, message, stage=stage)
