"""DOCX: paragraphs, tables, automatic numbers and footnotes of a Word file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pipeline.read.characters import regular, single_spaced
from pipeline.read.known_words import letterhead_words
from pipeline.read.letter import ReadError
from pipeline.read.limits import MEGABYTE, Limits
from pipeline.read.lines import PAGE, Block, Content, Note, note_sign, plain, unsigned
from pipeline.read.marks import sign_superscripts
from pipeline.read.word_numbering import Numbering

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
ENDNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
DAMAGED = "The Word file is damaged: it can't be opened. Get the file again."
SKIPPED = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "txbxContent")
)


def read_docx(data: bytes, limits: Limits) -> Content:
    """What a Word file holds. Raises ReadError ``damaged``, ``encrypted``, ``too_large``."""
    _check_size(data, limits)
    import docx

    try:
        document = docx.Document(BytesIO(data))
        return _Reader(document).read()
    except RecursionError:
        raise ReadError("damaged", "The Word file is damaged: its parts are nested too deep.") from None
    except Exception as error:
        if isinstance(error, ReadError | MemoryError):
            raise
        raise ReadError("damaged", DAMAGED) from None


def _check_size(data: bytes, limits: Limits) -> None:
    """Refuse an archive that unpacks to more than it may; zipfile itself stops at the size a part declares."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
    if len(parts) > limits.max_parts:
        raise ReadError("too_large", f"The Word file has {len(parts)} parts; up to {limits.max_parts} are read.")
    unpacked = sum(part.file_size for part in parts) / MEGABYTE
    if unpacked >= limits.max_unpacked_bytes / MEGABYTE:
        most = limits.max_unpacked_bytes / MEGABYTE
        raise ReadError("too_large", f"The Word file unpacks to {unpacked:.0f} MB; under {most:.0f} MB is read.")
    if any(part.flag_bits & 1 for part in parts):
        raise ReadError("encrypted", "The Word file is encrypted. Save it without a password.")


@dataclass(slots=True)
class _Reader:
    """Reads one document, counting pages and footnotes on its way."""

    document: Any
    page: int = 1
    fresh: bool = True  # nothing has come since the page began
    blocks: list[Block] = field(default_factory=list)
    references: list[tuple[str, str, str, int]] = field(default_factory=list)  # kind, id, mark, page
    counts: dict[str, int] = field(default_factory=dict)  # of footnotes and endnotes
    numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        self.numbering = Numbering.of(self.document)

    def read(self) -> Content:
        """All of the document."""
        self._letterhead()
        for element in self.document.element.body:
            self._block(element)
        return Content(blocks=self.blocks, notes=self._notes(), pages=self.page, reader="python-docx")

    def _letterhead(self) -> None:
        """The header of the first page, where it is one of its own or holds a letterhead."""
        section = self.document.sections[0] if len(self.document.sections) else None
        if section is None:
            return
        own = section.different_first_page_header_footer
        header = section.first_page_header if own else section.header
        if header.is_linked_to_previous:
            return
        reader = _Reader(self.document)
        for element in header._element:
            reader._block(element)
        words = "\n".join(block.text for block in reader.blocks)
        if any(map(str.isalpha, words)) and (own or letterhead_words().search(words)):
            self.blocks += reader.blocks

    def _block(self, element: _Element) -> None:
        tag = element.tag
        if tag == f"{W}p":
            self._paragraph(element)
        elif tag == f"{W}tbl":
            for row in element.iterchildren(f"{W}tr"):
                for cell in row.iterchildren(f"{W}tc"):
                    for child in cell:
                        self._block(child)
        elif tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            for child in element:
                self._block(child)

    def _paragraph(self, element: _Element) -> None:
        properties = element.find(f"{W}pPr")
        if properties is not None and _on(properties.find(f"{W}pageBreakBefore")):
            self._new_page()
        page = self.page
        boxes: list[_Element] = []
        text = regular("".join(self._pieces(element, boxes)))
        text = "\n".join(single_spaced(line) for line in text.split("\n"))
        body = text.lstrip("\n " + PAGE)
        page += text[: len(text) - len(body)].count(PAGE)
        body = sign_superscripts(body.rstrip("\n " + PAGE))  # a page that begins behind it begins with the next block
        if plain(body).strip():
            label = self.numbering.label(element)
            self.blocks.append(Block(f"{label} {body}" if label else body, page))
        for box in boxes:
            for child in box:
                self._block(child)
        if properties is not None and _starts_page(properties.find(f"{W}sectPr")):
            self._new_page()

    def _new_page(self) -> None:
        if not self.fresh:
            self.page += 1
            self.fresh = True

    def _pieces(self, element: _Element, boxes: list[_Element]) -> Iterator[str]:
        """The paragraph's text in pieces, with signs for pages and marks."""
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                self.fresh = False
                yield unsigned(child.text or "")
            elif tag in (f"{W}tab", f"{W}ptab"):
                yield " "
            elif tag in (f"{W}cr",) or (tag == f"{W}br" and child.get(f"{W}type") in (None, "textWrapping")):
                yield "\n"
            elif tag == f"{W}noBreakHyphen":
                yield "-"
            elif tag == f"{W}sym":
                yield _symbol(child)
            elif tag == f"{W}lastRenderedPageBreak" or (tag == f"{W}br" and child.get(f"{W}type") == "page"):
                before = self.page
                self._new_page()
                yield PAGE * (self.page - before)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                yield self._reference(child)
                if _on_attribute(child, "customMarkFollows"):
                    return
            elif tag == f"{MC}AlternateContent":
                choice = child.find(f"{MC}Choice")
                boxes += (choice if choice is not None else child).iter(f"{W}txbxContent")
            elif tag in (f"{W}pict", f"{W}drawing", f"{W}object"):
                boxes += child.iter(f"{W}txbxContent")
            elif tag not in SKIPPED and isinstance(tag, str):
                yield from self._pieces(child, boxes)

    def _reference(self, element: _Element) -> str:
        kind = "endnote" if element.tag == f"{W}endnoteReference" else "footnote"
        self.counts[kind] = self.counts.get(kind, 0) + 1
        mark = str(self.counts[kind])
        if _on_attribute(element, "customMarkFollows"):
            after = element.getnext()
            mark = (after.text or "").strip() if after is not None else mark
        self.references.append((kind, element.get(f"{W}id") or "", mark, self.page))
        return note_sign(mark[:8]) if mark else ""

    def _notes(self) -> list[Note]:
        from docx.oxml import parse_xml

        texts: dict[tuple[str, str], str] = {}
        for relation in self.document.part.rels.values():
            kind = {FOOTNOTES: "footnote", ENDNOTES: "endnote"}.get(relation.reltype)
            if kind is None or relation.is_external:
                continue
            root = parse_xml(relation.target_part.blob)
            for element in root.iterchildren(f"{W}{kind}"):
                if element.get(f"{W}type") in (None, "normal"):
                    texts[kind, element.get(f"{W}id") or ""] = self._note_text(element)
        notes: list[Note] = []
        for kind, number, mark, page in self.references:
            text = texts.get((kind, number), "").removeprefix(mark if not mark.isdigit() else "").strip()
            if text:
                notes.append(Note(mark, text, page))
        return notes

    def _note_text(self, element: _Element) -> str:
        reader = _Reader(self.document)
        parts = [regular("".join(reader._pieces(paragraph, []))) for paragraph in element.iter(f"{W}p")]
        return single_spaced(plain(" ".join(parts)).replace("\n", " "))


def _on(element: _Element | None) -> bool:
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off", "none")


def _on_attribute(element: _Element, name: str) -> bool:
    return element.get(f"{W}{name}") in ("1", "true", "on")


def _starts_page(section: _Element | None) -> bool:
    """Whether a section ends here and the next one begins on a new page."""
    if section is None:
        return False
    kind = section.find(f"{W}type")
    return kind is None or kind.get(f"{W}val") in (None, "nextPage", "oddPage", "evenPage")


def _symbol(element: _Element) -> str:
    try:
        return unsigned(chr(int(element.get(f"{W}char") or "", 16)))
    except (ValueError, OverflowError):
        return ""
