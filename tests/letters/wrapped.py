"""Sets a letter as a text of wrapped lines, cut into pages with their furniture: a `LetterSource` in, text out."""

from __future__ import annotations

from collections.abc import Iterable

from .breaking import TextLine, Word, break_lines, words_of
from .letterhead import LETTERHEADS, Letterhead, Row
from .markup import Line
from .pages import paginate
from .source import Block, Bullet, Heading, Item, LetterSource, Lines, Paragraph, Piece
from .words import BULLET

Group = list[TextLine]
"""The lines between two blank lines."""


def wrapped_text(source: LetterSource) -> str:
    """The letter in lines of its letterhead's width, page by page."""
    setting = _Setting(source)
    covers = [group for block in source.blocks if block.name == "cover" for group in setting.block(block)]
    parts: list[list[Group]] = [[]]
    blocks = [block for block in source.blocks if block.name != "cover"]
    head = setting.head
    parts[0] += setting.letterhead(head.rows)
    if not any(block.name == "mandates" for block in blocks):
        parts[0] += setting.letterhead(head.contact)
    index = 0
    while index < len(blocks):
        block = blocks[index]
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.name == "annex":
            parts.append([])
        if block.name == "reference" and after is not None and after.name == "date" and head.date == "beside":
            parts[-1].append(setting.beside(block, after))
            index += 1
        else:
            parts[-1] += setting.block(block)
        if block.name == "mandates":
            parts[-1] += setting.letterhead(head.contact)
        index += 1
    cover_text = "".join(f"{line.text}\n" for line in _spaced(covers))
    letter = paginate([_spaced(groups) for groups in parts if groups], source.settings)
    return f"{cover_text}\n{letter}" if covers else letter


def _spaced(groups: Iterable[Group]) -> list[TextLine]:
    """The lines of the groups with a blank line between each two."""
    lines: list[TextLine] = []
    for group in groups:
        if lines:
            lines.append(TextLine(""))
        lines += group
    return lines


class _Setting:
    """Sets pieces into lines, in the way of the letter's letterhead."""

    def __init__(self, source: LetterSource) -> None:
        self.settings = source.settings
        self.head: Letterhead = LETTERHEADS[source.settings.letterhead]
        self.width = self.head.text_width

    def letterhead(self, rows: tuple[Row, ...]) -> list[Group]:
        """The rows of a letterhead: two columns side by side, one column centred."""
        half = self.width // 2
        group = [
            TextLine(f"{row[0]:<{half}}{row[1]}".rstrip()) if len(row) == 2 else line
            for row in rows
            for line in ([TextLine("")] if len(row) == 2 else self._centred((Word(row[0]),)))
        ]
        return [group] if group else []

    def block(self, block: Block) -> list[Group]:
        """The groups of a block."""
        if block.name == "signatures" and self.settings.signatures == 2:
            return self._signatures_in_two_columns(block)
        return [self._piece(block.name, piece) for piece in block.pieces]

    def beside(self, reference: Block, date: Block) -> Group:
        """The lines of the reference, those of the date right beside them."""
        left = [line for group in self.block(reference) for line in group]
        right = [line for group in self.block(date) for line in group]
        return _columns(left, right, self.width - max(len(line.text) for line in right))

    def _piece(self, name: str, piece: Piece) -> Group:
        indents = self.head.first_line_indent
        match piece:
            case Paragraph(text) if name == "mandates" and self.head.mandates == "centre":
                return self._centred(words_of(text), self.width - 10)
            case Paragraph(text):
                return self._broken(words_of(text), "     " if indents and name == "body" else "")
            case Heading(text):
                return self._broken(words_of(text))
            case Item(number, text):
                hang = " " * (len(number) + 1) if indents else ""
                return self._broken(words_of(text), f"{number} ", hang)
            case Bullet(text):
                return self._broken(words_of(text), f"  {BULLET} ", "    ")
            case Lines(lines):
                return [made for line in lines for made in self._line(name, line)]

    def _line(self, name: str, line: Line) -> Group:
        """A line of a line block, or a title."""
        words = words_of(line)
        if name in ("letterhead", "annex") or (name == "signatures" and self.head.centre_signatures):
            return self._centred(words)
        lines = self._broken(words)
        if name == "date" and self.head.date == "right":
            return [TextLine(made.text.rjust(self.width), made.notes) for made in lines]
        return lines

    def _broken(self, words: Iterable[Word], first: str = "", rest: str = "") -> Group:
        language = self.settings.language if self.settings.hyphenate else None
        return break_lines(words, self.width, first=first, rest=rest, hyphens=language)

    def _centred(self, words: Iterable[Word], width: int | None = None) -> Group:
        lines = break_lines(words, width or self.width)
        return [TextLine(line.text.center(self.width).rstrip(), line.notes) for line in lines]

    def _signatures_in_two_columns(self, block: Block) -> list[Group]:
        """Two signatories beside each other, so that their lines come out mixed."""
        gap, half = 4, self.width // 2
        cells = [
            [
                made
                for line in (piece.lines if isinstance(piece, Lines) else ())
                for made in break_lines(words_of(line), half - gap)
            ]
            for piece in block.pieces
        ]
        if len(cells) % 2:
            cells.append([])
        return [_columns(left, right, half) for left, right in zip(cells[::2], cells[1::2], strict=True)]


def _columns(left: Group, right: Group, start: int) -> Group:
    """Two groups side by side, the right one from the column `start` on."""
    blank = TextLine("")
    group: Group = []
    for index in range(max(len(left), len(right))):
        one = left[index] if index < len(left) else blank
        other = right[index] if index < len(right) else blank
        start_here = max(start, len(one.text) + 1 if one.text else 0)
        group.append(TextLine((one.text.ljust(start_here) + other.text).rstrip(), one.notes + other.notes))
    return group
