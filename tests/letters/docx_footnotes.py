"""Footnotes of a Word file: marks go into paragraphs, texts into word/footnotes.xml. python-docx itself has none."""

from __future__ import annotations

from typing import Final

from docx.document import Document as DocumentType
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

from .markup import Line, Mark, Span

_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_SEPARATORS: Final = (("separator", "-1", "w:separator"), ("continuationSeparator", "0", "w:continuationSeparator"))


class Footnotes:
    """The footnotes of one document."""

    def __init__(self, document: DocumentType) -> None:
        self.document = document
        self.count = 0
        self.root: etree._Element = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for kind, number, line in _SEPARATORS:
            footnote = _child(self.root, "w:footnote", {"w:type": kind, "w:id": number})
            _child(_child(_child(footnote, "w:p"), "w:r"), line)

    def add(self, paragraph: Paragraph, mark: Mark) -> None:
        """Puts the mark at the end of the paragraph. A mark that is not its running number is written out."""
        self.count += 1
        number = str(self.count)
        own = mark.label != number
        run = paragraph.add_run(style="footnote reference")._r
        _child(run, "w:footnoteReference", {"w:id": number} | ({"w:customMarkFollows": "1"} if own else {}))
        if own:
            _child(run, "w:t").text = mark.label
        footnote = _child(self.root, "w:footnote", {"w:id": number})
        text = _child(footnote, "w:p")
        _child(_child(text, "w:pPr"), "w:pStyle", {"w:val": self._style("footnote text")})
        first = _child(text, "w:r")
        _child(_child(first, "w:rPr"), "w:rStyle", {"w:val": self._style("footnote reference")})
        if own:
            _child(first, "w:t").text = mark.label
        else:
            _child(first, "w:footnoteRef")
        _write(text, (Span(" "), *mark.note))

    def store(self) -> None:
        """Adds word/footnotes.xml to the document, if it has footnotes."""
        if not self.count:
            return
        content = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, content, self.document.part.package)
        self.document.part.relate_to(part, _RELATION)

    def _style(self, name: str) -> str:
        return str(self.document.styles[name].style_id)


def _write(paragraph: etree._Element, line: Line) -> None:
    """Adds the words of a line to a bare paragraph element."""
    for part in line:
        if isinstance(part, Mark):
            continue
        run = _child(paragraph, "w:r")
        if part.bold or part.italic:
            face = _child(run, "w:rPr")
            if part.bold:
                _child(face, "w:b")
            if part.italic:
                _child(face, "w:i")
        text = _child(run, "w:t")
        text.text = part.text
        text.set(qn("xml:space"), "preserve")


def _child(parent: etree._Element, tag: str, attributes: dict[str, str] | None = None) -> etree._Element:
    """A new last child of an element."""
    child = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        child.set(qn(name), value)
    parent.append(child)
    return child
