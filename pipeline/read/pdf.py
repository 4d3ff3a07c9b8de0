"""A PDF's pages as lines with geometry, through PDFium: each page's text once, then a few samples a line."""

import re
from bisect import bisect_left, bisect_right
from ctypes import byref, c_double, c_float, c_int, c_ushort, create_string_buffer
from math import hypot, pi
from typing import Any, NamedTuple

from pipeline.read.characters import regular, spaced
from pipeline.read.lines import SIGNS, Line, note_sign
from pipeline.read.marks import sign_superscripts
from pipeline.read.pdfium_calls import pdfium_calls

LINE_HYPHENS = "\ufffe\x02"  # PDFium ends lines by CR LF, or by one of these for a hyphen
LOOSE_MARKS = "0123456789*"  # may stand raised before a footnote
SOFT_HYPHEN = "\xad"
FRAGMENT = re.compile(f"[^\r\n{LINE_HYPHENS}]+[{LINE_HYPHENS}]?")
ODD = re.compile(f"[\x00\x0b\x0c\x85\u2028\u2029{SIGNS.pattern[1:]}")  # null, other line ends, and our own signs
DIGITS = re.compile(r"\d+")
INNER_SPACE = re.compile(r"(?<=\S) (?=\S)")
GUILLEMET = re.compile(r"(?<=«)(?=\S)|(?<=\S)(?=»)")  # «mot, mot»
LONG_NUMBER = re.compile(r"\d{4,12}(?!\d)")  # 250000
YEAR = re.compile(r"(?:1[89]|20)\d\d$")  # in which no thousands are parted
QUARTER = pi / 2
LAST_CODE = 0x110000
SCALED = 0.01  # a scale that differs by more from 1 makes font sizes untrue
SHORTEST = 2  # characters: no gaps are sought in a shorter line
FORCED_BOLD = 1 << 18  # a flag of fonts

# As parts of the font size:
THIN = 0.11  # letters farther apart than this have a thin space between them
SMALL = 0.8  # a mark of a footnote is smaller than this
RAISED = 0.1  # and stands higher by so much
NO_SPACE = 0.2  # letters nearer than this have no space between them
BEFORE_HYPHEN = 0.35  # and a hyphen nearer than this belongs to the letters before it
WIDE = 1.5  # a wider gap in a line may be one between columns


class PageReader:
    """Reads the lines of one page; holds the page's text and the cells that PDFium writes its answers to.

    textpage: PDFium's. box: the page's left, bottom, right and top edge.
    """

    def __init__(self, textpage: Any, box: tuple[float, float, float, float]) -> None:
        self.calls = pdfium_calls()
        self.page = textpage
        self._x, self._y, self._bottom, self._top = (c_double() for _ in range(4))
        self._point = byref(self._x), byref(self._y)
        self._edges = *self._point, byref(self._bottom), byref(self._top)
        self._name = create_string_buffer(64)
        self._flags = c_int()
        self._matrix = (c_float * 6)()
        self.text = self._text()
        self.thin = _thin_places(self.text)
        self.turns = self._turns() if self.text else 0
        self.scaled = bool(self.text) and abs(self._scale(self._middle(0, len(self.text))) - 1) > SCALED
        self.left, self.bottom, self.right, self.top = _turned(box, self.turns)

    def _text(self) -> str:
        """The page's text, a character for each of PDFium's."""
        count = self.calls.count_chars(self.page)
        if count <= 0:
            return ""
        buffer = (c_ushort * (2 * count + 2))()
        written = self.calls.get_text(self.page, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", errors="replace")
        if len(text) != count:
            codes = (self.calls.get_unicode(self.page, index) for index in range(count))
            text = "".join(chr(code) if 0 < code < LAST_CODE and not 0xD800 <= code < 0xE000 else " " for code in codes)
        return ODD.sub(" ", text)

    def _turns(self) -> int:
        """By how many quarters, counterclockwise, most of the text is turned."""
        last = len(self.text) - 1
        samples = [self._middle(0, last * place // 4) for place in range(1, 6)]
        turns = [round(-self.calls.char_angle(self.page, sample) / QUARTER) % 4 for sample in samples]
        return int(max(turns, key=turns.count))

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character stands: x, and y of its base line, upwards."""
        if not self.calls.char_origin(self.page, index, *self._point):
            return self.left, self.bottom - 1000
        x, y = self._x.value, self._y.value
        return (x, y) if not self.turns else _turned((x, y, x, y), self.turns)[:2]

    def span(self, index: int) -> tuple[float, float]:
        """Left and right edge of a character."""
        if not self.calls.char_box(self.page, index, *self._edges):
            return self.left, self.left
        left, right = self._x.value, self._y.value
        if self.turns:
            return _turned((left, self._bottom.value, right, self._top.value), self.turns)[::2]
        return left, right

    def size(self, index: int) -> float:
        """Font size of a character."""
        size = float(self.calls.font_size(self.page, index))
        return size if not self.scaled else size * self._scale(index)

    def _scale(self, index: int) -> float:
        """By how much a character is drawn larger than its font size says."""
        if not self.calls.char_matrix(self.page, index, byref(self._matrix)):
            return 1.0
        return hypot(self._matrix[2], self._matrix[3]) or 1.0

    def bold(self, index: int) -> bool:
        """Whether a character is drawn in a bold font."""
        self._name.value = b""
        self.calls.font_info(self.page, index, self._name, 63, byref(self._flags))
        return b"bold" in self._name.value.lower() or bool(self._flags.value & FORCED_BOLD)

    def lines(self) -> list[Line]:
        """The page's lines and parts of lines, as drawn."""
        found: list[_Piece] = []
        for match in FRAGMENT.finditer(self.text):
            start, end = match.span()
            hyphen = self.text[end - 1] in LINE_HYPHENS + SOFT_HYPHEN
            end -= hyphen
            while start < end and self.text[start] == " ":
                start += 1
            if not hyphen:
                while end > start and self.text[end - 1] == " ":
                    end -= 1
            if start < end:
                self._fragment(start, end, hyphen, found)
        if not found:
            return []
        texts = sign_superscripts(spaced(regular("\n".join(piece.text for piece in found)))).split("\n")
        lines: list[Line] = []
        for piece, text in zip(found, texts, strict=True):
            if text := text.strip(" "):
                y = self.top - piece.y
                left, right = piece.left - self.left, piece.right - self.left
                lines.append(Line(text, left, right, y, round(piece.size, 2), piece.first, piece.bold))
        return lines

    def _fragment(self, start: int, end: int, hyphen: bool, found: list["_Piece"]) -> None:
        """Add what stands in one stretch of text on one base line: a line, or cells with wide gaps between them."""
        middle = self._middle(start, end)
        size = self.size(middle) or 1.0
        x, y = self.origin(start)
        if self.text[start] in LOOSE_MARKS and self.size(start) != size:
            y = self.origin(middle)[1]
        right = self.span(end if hyphen else end - 1)[1]
        if not (self.bottom - 1 <= y <= self.top and x < self.right and right > self.left):
            return
        edits: dict[int, str] = {}  # what stands in a character's place
        gaps: list[int] = []
        if end - start > SHORTEST and self.calls.count_rects(self.page, start, end - start) > 1:
            self._spaces(start, end, size, edits, gaps)
        self._marks(start, end, size, y, edits)
        if self.thin:
            self._thin_spaces(start, end, size, edits)
        gaps.append(end)
        for gap in gaps:
            text = "".join(edits.get(i, self.text[i]) for i in range(start, gap)) if edits else self.text[start:gap]
            left = x if gap == gaps[0] else self.span(start)[0]
            edge = right if gap == end else self.span(gap - 1)[1]
            space = self.text.find(" ", start, gap)
            first = edge - left if space < 0 else max(0.0, self.span(space - 1)[1] - left)
            bold = self.bold(start) and self.bold(gap - 1)
            found.append(_Piece(text + "-" * (hyphen and gap == end), left, edge, y, size, first, bold))
            start = gap + 1

    def _middle(self, start: int, end: int) -> int:
        middle = (start + end) // 2
        while middle > start and self.text[middle] in " \r\n":
            middle -= 1
        return middle

    def _spaces(self, start: int, end: int, size: float, edits: dict[int, str], gaps: list[int]) -> None:
        """Note spaces that are none, and wide gaps. PDFium makes up a space between letters that stand apart."""
        for match in INNER_SPACE.finditer(self.text, start, end):
            place = match.start()
            if self.calls.is_generated(self.page, place) != 1:
                continue
            gap = self.span(place + 1)[0] - self.span(place - 1)[1]
            if gap > WIDE * size:
                gaps.append(place)
            elif self.text[place - 1].isalpha() and (
                (gap < NO_SPACE * size and self.text[place + 1].isalpha())
                or (gap < BEFORE_HYPHEN * size and self.text[place + 1] == "-")
            ):
                edits[place] = ""

    def _marks(self, start: int, end: int, size: float, y: float, edits: dict[int, str]) -> None:
        """Note small raised digits: marks of footnotes."""
        for match in DIGITS.finditer(self.text, start, end):
            first = last = match.end() - 1
            if self.size(last) > SMALL * size or self.origin(last)[1] < y + RAISED * size:
                continue
            while first > match.start() and self.size(first - 1) <= SMALL * size:
                first -= 1
            edits[first] = note_sign(self.text[first : last + 1])
            for place in range(first + 1, last + 1):
                edits[place] = ""
            if first > start and self.text[first - 1] == " ":
                edits[first - 1] = ""

    def _thin_spaces(self, start: int, end: int, size: float, edits: dict[int, str]) -> None:
        """Note thin spaces that PDFium leaves out: in « guillemets » and between thousands."""
        for place in self.thin[bisect_right(self.thin, start) : bisect_left(self.thin, end)]:
            if place not in edits and self._gap(place) > THIN * size:
                edits[place] = " " + self.text[place]

    def _gap(self, place: int) -> float:
        """The space before a character: for digits by how far they are set apart, since a 1 is narrow itself."""
        if self.text[place].isdigit():
            before, here, after = (self.origin(index)[0] for index in range(place - 1, place + 2))
            return 2 * here - before - after
        return self.span(place)[0] - self.span(place - 1)[1]


class _Piece(NamedTuple):
    """A line or cell before its characters are made regular; coordinates as PDFium's."""

    text: str
    left: float
    right: float
    y: float
    size: float
    first: float
    bold: bool


def _turned(box: tuple[float, float, float, float], turns: int) -> tuple[float, float, float, float]:
    """A box (left, bottom, right, top) as seen when the page is turned so that its text stands upright.

    turns: quarters that the text is turned by, counterclockwise.
    """
    left, bottom, right, top = box
    if turns == 1:
        return bottom, -right, top, -left
    if turns == 2:
        return -right, -top, -left, -bottom
    if turns == 3:
        return -top, left, -bottom, right
    return box


def _thin_places(text: str) -> list[int]:
    """Where PDFium may have left out a thin space: the place of the character behind it."""
    places: list[int] = []
    for match in LONG_NUMBER.finditer(text):
        if not YEAR.match(match[0]):
            start, end = match.span()
            places += range(start + (end - start - 1) % 3 + 1, end, 3)
    if "«" in text or "»" in text:
        places = sorted({*places, *(match.start() for match in GUILLEMET.finditer(text))})
    return places
