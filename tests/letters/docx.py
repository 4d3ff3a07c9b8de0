"""Makes a letter's Word file: a `LetterSource` in, bytes out, the same for the same source."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from .docx_footnotes import Footnotes
from .letterhead import LETTERHEADS, Row
from .markup import Line, Mark
from .source import Block, Bullet, Heading, Item, LetterSource, Lines, Paragraph, Piece
from .words import PAGE_WORD

_WRITTEN: Final = datetime(2020, 1, 1, tzinfo=UTC)
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LANGUAGES: Final = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}


def make_docx(source: LetterSource) -> bytes:
    """The letter as Word would store it: real footnotes, page number fields, a list style for bullets."""
    return _repeatable(_Letter(source).written())


def _repeatable(document: DocumentType) -> bytes:
    """The document's zip with fixed times."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as old, ZipFile(fixed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _ZIP_DATE), old.read(name), ZIP_DEFLATED)
    return fixed.getvalue()


class _Letter:
    """One letter being written into a Word document."""

    def __init__(self, source: LetterSource) -> None:
        self.source = source
        self.settings = source.settings
        self.head = LETTERHEADS[source.settings.letterhead]
        self.document: DocumentType = Document()
        self.footnotes = Footnotes(self.document)

    def written(self) -> DocumentType:
        """The whole document."""
        self._set_properties()
        self._set_styles()
        covers = [block for block in self.source.blocks if block.name == "cover"]
        blocks = [block for block in self.source.blocks if block.name != "cover"]
        self._set_page(self.document.sections[0])
        for block in covers:
            self._block(block)
        if covers:
            self._set_page(self.document.add_section(WD_SECTION.NEW_PAGE))
        self._set_running(self.document.sections[-1], restart=bool(covers))
        self._letterhead(self.head.rows)
        if not any(block.name == "mandates" for block in blocks):
            self._letterhead(self.head.contact)
        for block in blocks:
            self._block(block)
            if block.name == "mandates":
                self._letterhead(self.head.contact)
        self.footnotes.store()
        return self.document

    def _set_properties(self) -> None:
        properties = self.document.core_properties
        properties.title = self.settings.running_text or self.source.id
        properties.author = properties.last_modified_by = "OHCHR" if self.head.rows else ""
        properties.comments = ""
        properties.created = properties.modified = _WRITTEN
        if self.settings.hyphenate:
            settings = self.document.settings.element
            hyphenation = OxmlElement("w:autoHyphenation")
            settings.find(qn("w:defaultTabStop")).addnext(hyphenation)

    def _set_styles(self) -> None:
        styles = self.document.styles
        for name, size in (("Normal", 12), ("Heading 2", 12), ("Header", 10), ("Footer", 10)):
            style = styles[name]
            assert isinstance(style, ParagraphStyle)
            style.font.name, style.font.size = "Times New Roman", Pt(size)
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(attribute), None)
            fonts.set(qn("w:cs"), "Times New Roman")
        normal = styles["Normal"]
        assert isinstance(normal, ParagraphStyle)
        normal.paragraph_format.space_after = Pt(8)
        normal.paragraph_format.line_spacing = 1.0
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), _LANGUAGES[self.settings.language])
        normal.element.get_or_add_rPr().append(language)
        note = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(note, ParagraphStyle)
        note.base_style, note.font.size = normal, Pt(10)
        note.paragraph_format.space_after = Pt(0)
        styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER).font.superscript = True

    def _set_page(self, section: Section) -> None:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(3)
        section.top_margin = section.bottom_margin = Cm(2.5)

    def _set_running(self, section: Section, *, restart: bool) -> None:
        """The page number in the header or footer of every page of the section but its first."""
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        if restart:
            numbering = OxmlElement("w:pgNumType")
            numbering.set(qn("w:start"), "1")
            margins = section._sectPr.find(qn("w:pgMar"))
            assert margins is not None
            margins.addnext(numbering)
        if self.settings.running == "none":
            return
        if self.settings.running == "reference":
            paragraph = section.header.paragraphs[0]
            paragraph.add_run(f"{self.settings.running_text} – {PAGE_WORD[self.settings.language]} ")
            _add_page_field(paragraph)
            return
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        dashes = self.settings.running == "dashes"
        if dashes:
            paragraph.add_run("- ")
        _add_page_field(paragraph)
        if dashes:
            paragraph.add_run(" -")

    def _letterhead(self, rows: tuple[Row, ...]) -> None:
        """The rows of a letterhead: two columns as a table without lines, one centred."""
        if rows and len(rows[0]) == 2:
            table = self.document.add_table(rows=len(rows), cols=2)
            for row, cells in zip(rows, table.rows, strict=True):
                for text, cell in zip(row, cells.cells, strict=True):
                    cell.paragraphs[0].add_run(text).font.size = Pt(9)
                    cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            self.document.add_paragraph()
        elif rows:
            paragraph = self.document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for index, (text,) in enumerate(rows):
                run = paragraph.add_run()
                run.font.size = Pt(9)
                if index:
                    run.add_break()
                run.add_text(text)

    def _block(self, block: Block) -> None:
        if block.name == "signatures" and self.settings.signatures == 2:
            self._signatures_in_two_columns(block)
            return
        for index, piece in enumerate(block.pieces):
            paragraph = self._piece(block.name, piece)
            if block.name == "annex" and index == 0:
                paragraph.paragraph_format.page_break_before = True

    def _piece(self, name: str, piece: Piece) -> WordParagraph:
        justify = WD_ALIGN_PARAGRAPH.JUSTIFY
        match piece:
            case Paragraph(text):
                paragraph = self.document.add_paragraph()
                centred = name == "mandates" and self.head.mandates == "centre"
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else justify
                if name == "body" and self.head.first_line_indent:
                    paragraph.paragraph_format.first_line_indent = Cm(1.27)
                self._write(paragraph, text)
            case Heading(text):
                paragraph = self.document.add_paragraph(style="Heading 2")
                self._write(paragraph, text)
            case Item(number, text):
                paragraph = self.document.add_paragraph(f"{number} ")
                paragraph.alignment = justify
                paragraph.paragraph_format.left_indent = Cm(0.63)
                paragraph.paragraph_format.first_line_indent = Cm(-0.63)
                self._write(paragraph, text)
            case Bullet(text):
                paragraph = self.document.add_paragraph(style="List Bullet")
                paragraph.alignment = justify
                self._write(paragraph, text)
            case Lines(lines):
                paragraph = self.document.add_paragraph()
                paragraph.alignment = self._alignment(name)
                self._write_lines(paragraph, lines)
        return paragraph

    def _alignment(self, name: str) -> WD_ALIGN_PARAGRAPH:
        """Where the lines of a line block or a title stand."""
        if name in ("letterhead", "annex") or (name == "signatures" and self.head.centre_signatures):
            return WD_ALIGN_PARAGRAPH.CENTER
        if name == "date" and self.head.date != "left":
            return WD_ALIGN_PARAGRAPH.RIGHT
        return WD_ALIGN_PARAGRAPH.LEFT

    def _signatures_in_two_columns(self, block: Block) -> None:
        groups = [piece.lines for piece in block.pieces if isinstance(piece, Lines)]
        table = self.document.add_table(rows=(len(groups) + 1) // 2, cols=2)
        for index, lines in enumerate(groups):
            cell: _Cell = table.cell(index // 2, index % 2)
            self._write_lines(cell.paragraphs[0], lines)

    def _write_lines(self, paragraph: WordParagraph, lines: tuple[Line, ...]) -> None:
        for index, line in enumerate(lines):
            if index:
                paragraph.add_run().add_break(WD_BREAK.LINE)
            self._write(paragraph, line)

    def _write(self, paragraph: WordParagraph, line: Line) -> None:
        for part in line:
            if isinstance(part, Mark):
                self.footnotes.add(paragraph, part)
                continue
            run = paragraph.add_run(part.text)
            run.bold, run.italic = part.bold or None, part.italic or None


def _add_page_field(paragraph: WordParagraph) -> None:
    """A field that shows the page's number."""
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run()
        if kind == "instruction":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = " PAGE "
            run._r.append(instruction)
        elif kind == "shown":
            run.add_text("2")
        else:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
            run._r.append(field)
