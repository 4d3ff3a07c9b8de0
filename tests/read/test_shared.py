"""Real documents beside the repository: the UN's own PDFs, and letters as text."""

import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from pipeline.read import Limits, read
from pipeline.read.lines import plain
from pipeline.read.pdf_pages import read_pages

SHARED = Path(__file__).parents[2] / ".." / "shared"
PDFS = sorted((SHARED / "pdf").glob("*.pdf"))
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")


def pdf(symbol: str) -> Path:
    path = SHARED / "pdf" / f"{symbol}-EN.pdf"
    if not path.exists():
        pytest.skip(f"../shared/pdf/{path.name} is not there")
    return path


def text(name: str) -> Path:
    path = SHARED / "letters" / name / "letter.txt"
    if not path.exists():
        pytest.skip(f"../shared/letters/{name} is not there")
    return path


def words(lines: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", lines))


@pytest.mark.parametrize("path", PDFS[1:], ids=lambda path: path.stem)
def test_no_word_is_lost_against_pdfplumber(path: Path) -> None:
    pages, _ = read_pages(path.read_bytes(), Limits())
    found = words(" ".join(plain(line.text) for page in pages for line in page))
    with pdfplumber.open(path) as document:
        expected = words(" ".join(page.extract_text() for page in document.pages))
    assert (found & expected).total() >= 0.995 * expected.total()


@pytest.mark.parametrize(
    ("symbol", "pages", "notes"),
    [("A_RES_73_3", 10, 7), ("A_RES_73_6", 5, 6), ("A_RES_73_7", 5, 9), ("A_RES_73_8", 2, 1)],
)
def test_headers_go_and_footnotes_are_tied(symbol: str, pages: int, notes: int) -> None:
    letter = read(pdf(symbol))
    assert len(letter.page_starts) == pages
    assert [note.mark for note in letter.footnotes] == [str(number) for number in range(1, notes + 1)]
    assert all(note.anchor is not None and letter.page_at(note.anchor) == note.page for note in letter.footnotes)
    assert letter.text.count(symbol.replace("_", "/")) == 1  # the letterhead's
    assert not re.search(r"\d+/\d+ 18-\d{5}|18-\d{5} \d+/\d+|\*\d{7}\*", letter.text)


def test_torn_paragraphs_of_the_real_documents_are_whole() -> None:
    letter = read(pdf("A_RES_73_6"))
    for start in letter.page_starts[1:]:
        assert letter.text[start - 1] == " "


@pytest.mark.parametrize(
    ("name", "pages", "notes"),
    [("AL-KAZ-3-2017", 1, 0), ("en-07", 4, 0), ("en-10", 1, 0), ("es-01", 4, 2), ("fr-02", 1, 0)],
)
def test_pages_and_footnotes_of_text(name: str, pages: int, notes: int) -> None:
    letter = read(text(name))
    assert len(letter.page_starts) == pages
    assert len(letter.footnotes) == notes
    assert all(note.anchor is not None for note in letter.footnotes)


@pytest.mark.parametrize("name", ["AL-KAZ-3-2017", "en-07", "en-10", "es-01", "fr-02"])
def test_no_paragraph_ends_in_mid_sentence(name: str) -> None:
    letter = read(text(name))
    for above, below in zip(letter.text.split("\n\n"), letter.text.split("\n\n")[1:], strict=False):
        assert not (above[-1].isalnum() and below[0].islower())
