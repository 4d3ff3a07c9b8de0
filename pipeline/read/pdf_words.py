"""Pages that pdfplumber reads, character by character: those on which PDFium's text looks wrong."""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from pipeline.read.characters import regular, single_spaced
from pipeline.read.lines import Line, plain, unsigned
from pipeline.read.pdf_layout import in_reading_order

UNMAPPED = re.compile(r"[\ufffd\ue000-\uf8ff]|\(cid:\d{1,6}\)")  # characters that no one gave a meaning
CID = "(cid:"  # pdfminer's word for such a character
USUAL = (4.0, 10.0)  # characters a word, with the space behind it: nothing is wrong
WORD = re.compile(r"[^\W\d_]+")
TELLING = 40  # words: fewer tell nothing about a page
MOST_UNMAPPED = 0.03  # of a page's characters
MOST_SINGLE = 0.45  # of its words: single letters ("P a l a i s")
LONGEST_MEAN = 14  # letters: longer words, on average, have lost their spaces
LONGEST_WORD = 60  # letters: where there are few words, a longer one has lost its spaces
SAME_LINE = 3.0  # points by which the words of a line may differ in height
SPACE = 0.18  # of the font size: letters farther apart than this belong to two words
CELL_APART = 8  # times the space between words: words farther apart belong to two cells
SPACE_OF_SPREAD = 0.5  # the same where letters are spread


def looks_wrong(lines: Sequence[Line]) -> bool:
    """Whether a page's text looks broken: letters apart, words run together, or characters without a meaning."""
    return wrongness(lines) >= 1


def wrongness(lines: Sequence[Line]) -> float:
    """How broken a page's text looks; 1 and more is too much."""
    text = " ".join(line.text for line in lines)
    if len(text) < TELLING:
        return 0.0
    unmapped = 0.0 if text.isascii() and CID not in text else len(UNMAPPED.findall(text)) / len(text) / MOST_UNMAPPED
    words = text.count(" ") + 1
    if unmapped < 1 and words > TELLING and USUAL[0] < len(text) / words < USUAL[1]:
        return unmapped
    found = WORD.findall(text)
    if len(found) < TELLING:
        return max(unmapped, float(max(map(len, found), default=0) > LONGEST_WORD))
    single = sum(1 for word in found if len(word) == 1) / len(found) / MOST_SINGLE
    return max(unmapped, single, sum(map(len, found)) / len(found) / LONGEST_MEAN)


def plumbed_lines(data: bytes, numbers: Sequence[int]) -> dict[int, list[Line]]:
    """Pages, from 0, by their numbers, as far as pdfplumber reads them better."""
    import pdfplumber

    better: dict[int, list[Line]] = {}
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            for number in numbers:
                page = document.pages[number]
                try:
                    best = min((_lines(page, space) for space in (SPACE, SPACE_OF_SPREAD)), key=wrongness)
                finally:
                    page.close()
                if wrongness(best) < 1:
                    better[number] = best
    except Exception:  # noqa: BLE001 - pdfminer raises whatever a broken part makes it stumble over; PDFium's text stays
        return better
    return better


def page_lines(data: bytes, number: int) -> list[Line]:
    """One page, from 0, as pdfplumber reads it."""
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        page = document.pages[number]
        try:
            return _lines(page, SPACE)
        finally:
            page.close()


def _lines(page: Any, space: float) -> list[Line]:
    """The page's lines. space: as a part of the font size, what parts two words."""
    words = page.extract_words(
        x_tolerance_ratio=space, y_tolerance=SAME_LINE, extra_attrs=["size"], keep_blank_chars=False
    )
    lines: list[Line] = []
    for _, row in groupby(words, key=lambda word: round(word["bottom"] / SAME_LINE)):
        for word in row:
            text = single_spaced(regular(unsigned(word["text"])))
            if not plain(text):
                continue
            left, right, size = word["x0"], word["x1"], round(word["size"], 2)
            last = lines[-1] if lines else None
            near = (
                last is not None
                and 0 <= left - last.right < CELL_APART * space * size
                and abs(last.y - word["bottom"]) < SAME_LINE
            )
            if last is not None and near:
                lines[-1] = Line(f"{last.text} {text}", last.left, right, last.y, last.size, last.first)
            else:
                lines.append(Line(text, left, right, word["bottom"], size, right - left))
    return in_reading_order(lines)
