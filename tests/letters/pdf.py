"""Makes a letter's PDF: a `LetterSource` in, bytes out. The page itself is laid out in letter.typ."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Final

import matplotlib
import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from .letterhead import LETTERHEADS
from .markup import Line, Mark
from .source import Bullet, Heading, Item, LetterSource, Lines, Paragraph, Piece
from .words import PAGE_WORD

TEMPLATE: Final = Path(__file__).with_name("letter.typ")
_SLASHED: Final = re.compile(r"((?:(?<=\s)|^)\S{1,20}/\S{1,20}(?=\s))")
"""A word with a slash: Word does not break lines there, Typst would."""

_FONT_FILES: Final = ("STIXGeneral.ttf", "DejaVuSerif.ttf", "DejaVuSans.ttf")


class MissingGlyphError(ValueError):
    """A letter has a character that none of the fonts can show."""


def make_pdf(source: LetterSource) -> bytes:
    """The PDF of the letter; the same bytes for the same source."""
    data = json.dumps(_letter(source), ensure_ascii=False)
    missing = sorted({character for character in data if character.isprintable()} - _glyphs())
    if missing:
        raise MissingGlyphError(f"{source.id}: no font of the PDF can show {' '.join(missing)}")
    pdf = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_font_folder()]),
        format="pdf",
        sys_inputs={"letter": data},
        timestamp=0,
        pdf_tags=False,
    )
    assert isinstance(pdf, bytes)
    return pdf


def _letter(source: LetterSource) -> dict[str, Any]:
    """What letter.typ reads."""
    settings = source.settings
    return {
        "title": source.id,
        "language": settings.language,
        "hyphenate": settings.hyphenate,
        "running": settings.running,
        "running_text": settings.running_text,
        "page_word": PAGE_WORD[settings.language],
        "signatures": settings.signatures,
        "look": asdict(LETTERHEADS[settings.letterhead]),
        "blocks": [
            {"name": block.name, "pieces": [_piece(piece) for piece in block.pieces]} for block in source.blocks
        ],
    }


def _piece(piece: Piece) -> dict[str, Any]:
    match piece:
        case Paragraph(text):
            return {"kind": "paragraph", "text": _line(text)}
        case Heading(text):
            return {"kind": "heading", "text": _line(text)}
        case Item(number, text):
            return {"kind": "item", "number": number, "text": _line(text)}
        case Bullet(text):
            return {"kind": "bullet", "text": _line(text)}
        case Lines(lines):
            return {"kind": "lines", "lines": [_line(line) for line in lines]}


def _line(line: Line) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    for part in line:
        if isinstance(part, Mark):
            parts.append({"mark": part.label, "note": _line(part.note)})
            continue
        # The font has no narrow no-break space; another font's is so narrow that text extraction drops it.
        for index, text in enumerate(_SLASHED.split(part.text.replace("\u202f", "\u00a0"))):
            if text:
                parts.append({"text": text, "bold": part.bold, "italic": part.italic, "whole": index % 2 == 1})
    return parts


def _font_folder() -> Path:
    """Where matplotlib keeps STIXGeneral, a Times."""
    return Path(matplotlib.get_data_path(), "fonts", "ttf")


@cache
def _glyphs() -> frozenset[str]:
    """Every character that the fonts have."""
    return frozenset(
        chr(code) for name in _FONT_FILES for code in TTFont(_font_folder() / name, lazy=True).getBestCmap()
    )
