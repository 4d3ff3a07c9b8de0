"""Reading PDFs: spcomms, pdfplumber and plain pypdfium2 on the same files, in time and in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pdfplumber
import pypdfium2

from benchmarks.inputs import pdf_sets
from benchmarks.markdown import table
from benchmarks.timing import best_of
from benchmarks.words import bag_of_words, kept
from pipeline.read import read

HEAD, FOOT = 65, 57  # points, 23 and 20 mm: what pdfplumber places here is a running header or a page number
MS = 1000


def ours(path: Path) -> str:
    """The letter's text as spcomms reads it: paragraphs joined, headers gone, footnotes at the end."""
    return read(path).text


def plumbed(path: Path) -> str:
    """The text by ``pdfplumber.extract_text``."""
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def plain(path: Path) -> str:
    """The text by pypdfium2 as it comes, unordered and unjoined."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        parts = []
        for page in pdf:
            textpage = page.get_textpage()
            parts.append(textpage.get_text_range())
            textpage.close()
            page.close()
        return "\n".join(parts)
    finally:
        pdf.close()


READERS = {"spcomms": ours, "pdfplumber": plumbed, "pypdfium2": plain}


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one file: pages, seconds by reader, and how many of pdfplumber's words spcomms has.

    words, kept: all of them. body_words, body_kept: without what stands at the head and foot of the page.
    """

    pages: int
    seconds: dict[str, float]
    words: int
    kept: int
    body_words: int
    body_kept: int


def measure(path: Path, rounds: int) -> Measured:
    """Time and words of one file."""
    with pdfplumber.open(path) as pdf:
        pages = len(pdf.pages)
        body = sum((bag_of_words(_body(page, number)) for number, page in enumerate(pdf.pages)), Counter())
    words, found = bag_of_words(plumbed(path)), bag_of_words(ours(path))
    seconds = best_of(rounds, {name: partial(reader, path) for name, reader in READERS.items()})
    return Measured(pages, seconds, words.total(), kept(words, found), body.total(), kept(body, found))


def _body(page: "pdfplumber.page.Page", number: int) -> str:
    """A page's text by pdfplumber without its foot and, but on the first page, its head."""
    left, top, right, bottom = page.bbox
    return str(page.crop((left, top + (HEAD if number else 0), right, bottom - FOOT)).extract_text())


def report(*, smoke: bool) -> str:
    """The section on reading."""
    rounds = 1 if smoke else 5
    rows, files = [], []
    for name, paths in pdf_sets(few=smoke).items():
        measured = [measure(path, rounds) for path in paths]
        rows.append(_row(f"{name}, {len(paths)} files", measured))
        files += [_row(path.stem, [one]) for path, one in zip(paths, measured, strict=True)]
    times = (f"{name}, ms a page" for name in READERS)
    header = ("", "pages", *times, "times as fast as pdfplumber", "of its words", "headers included")
    how = f"Best of {rounds}, the three readers in turn; from the path to the text."
    return "\n\n".join(["### Reading PDFs", table(header, rows), how, "File by file:", table(header, files)])


def _row(name: str, measured: Sequence[Measured]) -> tuple[str, ...]:
    pages = sum(one.pages for one in measured)
    seconds = {reader: sum(one.seconds[reader] for one in measured) for reader in READERS}
    ratio = seconds["pdfplumber"] / seconds["spcomms"]
    body = sum(one.body_kept for one in measured) / sum(one.body_words for one in measured)
    everything = sum(one.kept for one in measured) / sum(one.words for one in measured)
    times = [f"{MS * seconds[reader] / pages:.2f}" for reader in READERS]
    return (name, str(pages), *times, f"{ratio:.1f}", f"{body:.2%}", f"{everything:.2%}")
