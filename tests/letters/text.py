"""Makes a letter's text file: a `LetterSource` in, UTF-8 bytes out. Wrapped lines and pages are in wrapped.py."""

from __future__ import annotations

from .letterhead import LETTERHEADS
from .markup import Line, Mark, Span, notes
from .source import Block, Bullet, Heading, Item, LetterSource, Lines, Paragraph, Piece
from .words import BULLET, RULE
from .wrapped import wrapped_text


def make_text(source: LetterSource) -> bytes:
    """The letter as plain text, in the way its setting `text` says."""
    text = wrapped_text(source) if source.settings.text == "wrapped" else paragraphs_text(source)
    return text.encode("utf-8")


def paragraphs_text(source: LetterSource) -> str:
    """A line a paragraph, blank lines between, bold as Markdown, footnotes below a rule at the end."""
    head = LETTERHEADS[source.settings.letterhead]
    covers = [block for block in source.blocks if block.name == "cover"]
    blocks = [block for block in source.blocks if block.name != "cover"]
    groups = [_group(piece) for block in covers for piece in block.pieces]
    groups += _letterhead(head.rows)
    if not any(block.name == "mandates" for block in blocks):
        groups += _letterhead(head.contact)
    for block in blocks:
        groups += [_group(piece) for piece in block.pieces]
        if block.name == "mandates":
            groups += _letterhead(head.contact)
    marks = [mark for block in source.blocks for mark in _marks(block)]
    if marks:
        groups.append("\n".join([RULE, *(f"{mark.label} {_markdown(mark.note)}" for mark in marks)]))
    return "\n\n".join(groups) + "\n"


def _letterhead(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """The rows of a letterhead as one group of lines; two columns stand on one line."""
    return ["\n".join(" ".join(filter(None, row)) for row in rows)] if rows else []


def _group(piece: Piece) -> str:
    """A piece as the line or lines between two blank lines."""
    match piece:
        case Paragraph(text):
            return _markdown(text)
        case Heading(text):
            return _markdown(
                tuple(Span(part.text, True, part.italic) if isinstance(part, Span) else part for part in text)
            )
        case Item(number, text):
            return f"{number} {_markdown(text)}"
        case Bullet(text):
            return f"{BULLET} {_markdown(text)}"
        case Lines(lines):
            return "\n".join(_markdown(line) for line in lines)


def _marks(block: Block) -> list[Mark]:
    """The footnote marks of a block, in order."""
    lines: list[Line] = []
    for piece in block.pieces:
        lines += piece.lines if isinstance(piece, Lines) else [piece.text]
    return [mark for line in lines for mark in notes(line)]


def _markdown(line: Line) -> str:
    """The words of a line with bold as Markdown, italics dropped, footnote marks glued on.

    Spans that are bold side by side share their stars, and spaces stay outside of them.
    """
    text = ""
    for part in line:
        if isinstance(part, Mark):
            text += part.label
            continue
        inner = part.text.strip(" ")
        if not part.bold or not inner:
            text += part.text
            continue
        before, after = part.text.split(inner, 1)
        if text.endswith("**") and not before:
            text = text[:-2] + inner
        else:
            text += f"{before}**{inner}"
        text += f"**{after}"
    return text
