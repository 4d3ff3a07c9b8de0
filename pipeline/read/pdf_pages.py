"""A PDF file page by page: opened, refused, read by PDFium, and by pdfplumber where PDFium's text looks wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref
from typing import Any

from pipeline.read.letter import ReadError
from pipeline.read.limits import Limits
from pipeline.read.lines import Line
from pipeline.read.pdf import PageReader
from pipeline.read.pdf_layout import in_reading_order
from pipeline.read.pdf_words import looks_wrong, plumbed_lines

PDFIUM, BOTH = "pypdfium2", "pypdfium2+pdfplumber"


def read_pages(data: bytes, limits: Limits) -> tuple[list[list[Line]], str]:
    """The lines of each page of a PDF, and what read them.

    Raises ReadError: ``encrypted``, ``damaged``, ``too_large``.
    """
    with _opened(data) as document:
        count = len(document)
        if count >= limits.max_pages:
            raise ReadError("too_large", f"The PDF has {count} pages; fewer than {limits.max_pages} are read.")
        if not count:
            raise ReadError("damaged", "The PDF is damaged: it has no pages. Get the file again.")
        read: list[list[Line] | None] = []
        room = limits.max_characters
        for number in range(count):
            lines = _page_lines(document, number)
            room -= sum(len(line.text) for line in lines or ())
            if room <= 0:
                raise ReadError("too_large", f"The PDF has {limits.max_characters} characters or more; fewer are read.")
            read.append(lines)
    if all(lines is None for lines in read):
        raise ReadError("damaged", "The PDF is damaged: none of its pages can be opened. Get the file again.")
    pages = [lines or [] for lines in read]
    wrong = [number for number, lines in enumerate(pages) if looks_wrong(lines)]
    better = plumbed_lines(data, wrong) if wrong else {}
    for number, lines in better.items():
        pages[number] = lines
    return pages, BOTH if better else PDFIUM


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise ReadError("encrypted", "The PDF is encrypted. Save it without a password.") from None
        raise ReadError("damaged", "The PDF is damaged: it can't be opened. Get the file again.") from None
    try:
        yield document
    finally:
        document.close()


def _page_lines(document: Any, number: int) -> list[Line] | None:
    """A page's lines; None where the page is damaged."""
    import pypdfium2.raw as pdfium_c

    page = pdfium_c.FPDF_LoadPage(document, number)
    if not page:
        return None
    try:
        lines, turns = _text_lines(page)
        if turns != pdfium_c.FPDFPage_GetRotation(page):  # PDFium mixes the lines of text that stands on its side
            pdfium_c.FPDFPage_SetRotation(page, turns)
            lines, _ = _text_lines(page)
        return in_reading_order(lines)
    finally:
        pdfium_c.FPDF_ClosePage(page)


def _text_lines(page: Any) -> tuple[list[Line], int]:
    """A page's lines, and by how many quarters the page has to be turned for its text to stand upright."""
    import pypdfium2.raw as pdfium_c

    textpage = pdfium_c.FPDFText_LoadPage(page)
    if not textpage:
        return [], 0
    try:
        box = pdfium_c.FS_RECTF()
        pdfium_c.FPDF_GetPageBoundingBox(page, byref(box))
        reader = PageReader(textpage, (box.left, box.bottom, box.right, box.top))
        return reader.lines(), reader.turns
    finally:
        pdfium_c.FPDFText_ClosePage(textpage)
