"""Makes a letter's web page: a `LetterSource` in, UTF-8 bytes out."""

from __future__ import annotations

from html import escape

from .letterhead import LETTERHEADS, Row
from .markup import Line, Mark
from .source import Block, Bullet, Heading, Item, LetterSource, Lines, Paragraph, Piece

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
<article>
{content}
</article>
</body>
</html>
"""


def make_html(source: LetterSource) -> bytes:
    """The letter as a plain page, as a web site would have it."""
    return _Page(source).html().encode("utf-8")


class _Page:
    """One page being written; collects the footnotes on its way."""

    def __init__(self, source: LetterSource) -> None:
        self.source = source
        self.notes: list[Mark] = []

    def html(self) -> str:
        """The whole page."""
        head = LETTERHEADS[self.source.settings.letterhead]
        covers = [block for block in self.source.blocks if block.name == "cover"]
        blocks = [block for block in self.source.blocks if block.name != "cover"]
        parts = [part for block in covers for part in self._block(block)]
        if covers:
            parts.append("<hr>")
        parts += _letterhead(head.rows)
        if not any(block.name == "mandates" for block in blocks):
            parts += _letterhead(head.contact)
        for block in blocks:
            parts += self._block(block)
            if block.name == "mandates":
                parts += _letterhead(head.contact)
        parts += self._footnotes()
        title = escape(self.source.settings.running_text or self.source.id)
        return _PAGE.format(language=self.source.settings.language, title=title, content="\n".join(parts))

    def _block(self, block: Block) -> list[str]:
        """The elements of a block; items and bullets in a row share a list."""
        parts: list[str] = []
        open_list = ""
        next_number = 0
        for piece in block.pieces:
            kind, number = _list_of(piece)
            if open_list and (kind != open_list or (kind == "ol" and number != next_number)):
                parts.append(f"</{open_list}>")
                open_list = ""
            if kind and not open_list:
                parts.append(f'<ol start="{number}">' if number > 1 else f"<{kind}>")
                open_list = kind
            next_number = number + 1
            parts.append(self._piece(piece))
        if open_list:
            parts.append(f"</{open_list}>")
        return parts

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Paragraph(text):
                return f"<p>{self._line(text)}</p>"
            case Heading(text):
                return f"<h3>{self._line(text)}</h3>"
            case Item(number, text):
                inner = self._line(text)
                return f"<li>{inner}</li>" if _list_of(piece)[0] else f"<p>{number} {inner}</p>"
            case Bullet(text):
                return f"<li>{self._line(text)}</li>"
            case Lines(lines):
                return _lines([self._line(line) for line in lines])

    def _line(self, line: Line) -> str:
        html = ""
        for part in line:
            if isinstance(part, Mark):
                self.notes.append(part)
                place = len(self.notes)
                html += f'<sup><a href="#fn{place}" id="ref{place}">{escape(part.label)}</a></sup>'
                continue
            words = escape(part.text, quote=False)
            if part.italic:
                words = f"<em>{words}</em>"
            if part.bold:
                words = f"<strong>{words}</strong>"
            html += words
        return html

    def _footnotes(self) -> list[str]:
        """The footnotes as paragraphs that repeat their marks."""
        if not self.notes:
            return []
        notes = [
            f'<p id="fn{place}"><sup>{escape(mark.label)}</sup> {self._line(mark.note)}</p>'
            for place, mark in enumerate(list(self.notes), 1)
        ]
        return ['<section class="footnotes">', "<hr>", *notes, "</section>"]


def _list_of(piece: Piece) -> tuple[str, int]:
    """The list element a piece belongs in and its number there; an item "1)" has no list, which would show "1."."""
    if isinstance(piece, Bullet):
        return "ul", 0
    if isinstance(piece, Item) and piece.number.endswith("."):
        return "ol", int(piece.number[:-1])
    return "", 0


def _letterhead(rows: tuple[Row, ...]) -> list[str]:
    """The rows of a letterhead: two columns as a table, one as lines."""
    if not rows:
        return []
    if len(rows[0]) == 1:
        return [_lines([escape(row[0], quote=False) for row in rows])]
    cells = ["".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) for row in rows]
    return ["<table>", *(f"<tr>{row}</tr>" for row in cells), "</table>"]


def _lines(lines: list[str]) -> str:
    """A paragraph of lines that stay lines."""
    return "<p>" + "<br>\n".join(lines) + "</p>"
