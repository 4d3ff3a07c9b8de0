"""A PDF as blocks and footnotes."""

from pipeline.read.footnotes import cut_page, merge_parts
from pipeline.read.furniture import drop_furniture
from pipeline.read.letter import ReadError
from pipeline.read.limits import Limits
from pipeline.read.lines import Block, Content, Note
from pipeline.read.paragraphs import blocks, ends_sentence, measure
from pipeline.read.pdf_pages import read_pages

FEWEST = 3  # letters: with fewer, a page has no text
FEW, FEW_A_PAGE = 40, 20  # letters on any page, and a page on average: with fewer, a PDF has no text


def read_pdf(data: bytes, limits: Limits) -> Content:
    """What a PDF holds. Raises ReadError: ``encrypted``, ``damaged``, ``too_large``, ``no_text_layer``."""
    pages, reader = read_pages(data, limits)
    pages = drop_furniture(pages)
    letters = [sum(sum(map(str.isalpha, line.text)) for line in page) for page in pages]
    without = tuple(number for number, count in enumerate(letters, start=1) if count < FEWEST)
    if max(letters) < FEW and sum(letters) < FEW_A_PAGE * len(pages):
        raise ReadError("no_text_layer", _no_text(len(pages)))
    layout = measure(pages, space=0.25)
    found: list[Block] = []
    notes: list[Note] = []
    going_on = False
    for number, page in enumerate(pages, start=1):
        body, page_notes = cut_page(page, page=number, body=layout.size, going_on=going_on)
        notes += page_notes
        going_on = bool(page_notes) and not ends_sentence(page_notes[-1].text)
        found += blocks(body, page=number, layout=layout)
    return Content(blocks=found, notes=merge_parts(notes), pages=len(pages), reader=reader, pages_without_text=without)


def _no_text(pages: int) -> str:
    which = "its only page is" if pages == 1 else f"its pages 1 to {pages} are"
    return f"The PDF has no text: {which} scanned. Put it through OCR first; that is not done here."
