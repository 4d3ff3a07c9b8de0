"""Pages of a text file without form feeds: told by page numbers, footnotes and torn paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.footnotes import cut_sheets
from pipeline.read.furniture import PageNumber, page_number
from pipeline.read.lines import Line
from pipeline.read.paragraphs import ITEM, ends_sentence

PAGE_TEXT = 700  # characters: the least that stands between two page numbers, on average
SHORTEST = 10  # lines: a page of which nothing is known but its number has as many at least

Sheet = tuple[list[Line], list[Line]]


@dataclass(frozen=True, slots=True)
class _Number:
    """A page number that stands alone: which line, and whether at a page's foot or head."""

    index: int
    number: int
    at_foot: bool


def find_sheets(lines: Sequence[Line]) -> list[Sheet]:
    """The pages of a text, each as its running text and the lines of its footnotes, page numbers left out.

    Numbers count when two or more of one form stand alone between blank lines and count up one by one, with a page's
    text between them. A page also ends where its footnotes end. Where the numbers tell of a page whose end neither
    shows, it ends where a paragraph is torn by a blank line, else at the paragraph nearest to an even division.
    Lines' ``y`` are line numbers.
    """
    sheets: list[Sheet] = []
    for part, last in _parts(lines):
        found = cut_sheets([part])
        missing = last - len(sheets) - len(found) if last is not None else 0
        if missing > 0 and found:
            longest = max(range(len(found)), key=lambda place: len(found[place][0]))
            body, foot = found[longest]
            pieces = _divided(body, missing + 1)
            found[longest : longest + 1] = [*((piece, []) for piece in pieces[:-1]), (pieces[-1], foot)]
        sheets += found
    return sheets or [(list(lines), [])]


def _parts(lines: Sequence[Line]) -> list[tuple[list[Line], int | None]]:
    """The text between page numbers, and the number of the page that ends there, where that is known."""
    numbers = {number.index: number for number in _numbers(lines)}
    parts: list[tuple[list[Line], int | None]] = []
    part: list[Line] = []
    last: int | None = None
    for index, line in enumerate(lines):
        number = numbers.get(index)
        if number is None:
            if last is not None and part:
                parts.append((part, last))
                part = []
            last = None
            part.append(line)
        else:
            last = number.number if number.at_foot else number.number - 1
    if part:
        parts.append((part, last))
    return parts


def _numbers(lines: Sequence[Line]) -> list[_Number]:
    """Page numbers: alone between blank lines, of one form, counting up one by one."""
    forms: dict[str, list[tuple[int, PageNumber]]] = {}
    for index, line in enumerate(lines):
        number = page_number(line.text)
        if number is not None:
            forms.setdefault(number.form, []).append((index, number))
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line.text))
    kept: list[list[tuple[int, int]]] = []
    for places in forms.values():
        run: list[tuple[int, int]] = []
        for index, number in places:
            if not run or number.number == run[-1][1] + 1:
                run.append((index, number.number))
        if len(run) > 1 and (offsets[run[-1][0]] - offsets[run[0][0]]) / (len(run) - 1) >= PAGE_TEXT:
            kept.append(run)
    indices = {index for run in kept for index, _ in run}
    return [
        _Number(index, number, _at_foot(run, lines, indices))
        for run in kept
        for index, number in run
        if _alone(index, lines, indices)
    ]


def _alone(index: int, lines: Sequence[Line], numbers: set[int]) -> bool:
    """Whether a line stands between blank lines, or beside another page number."""
    line = lines[index]
    above = index == 0 or index - 1 in numbers or lines[index - 1].y < line.y - 1
    below = index + 1 == len(lines) or index + 1 in numbers or lines[index + 1].y > line.y + 1
    return above and below


def _at_foot(run: Sequence[tuple[int, int]], lines: Sequence[Line], numbers: set[int]) -> bool:
    """Whether page numbers stand at the foot of their pages: the text ends with one, or they begin at 1 below text."""
    first, last = run[0], run[-1]
    ends = all(index in numbers for index in range(last[0], len(lines)))
    begins = all(index in numbers for index in range(first[0]))
    return ends or (first[1] == 1 and not begins)


def _divided(body: Sequence[Line], count: int) -> list[list[Line]]:
    """A text as so many pages: parted where blank lines tear a paragraph, else between paragraphs, evenly."""
    gaps = [place for place, (above, below) in enumerate(pairwise(body), start=1) if below.y > above.y + 1]
    torn = [place for place in gaps if _tears(body[place - 1], body[place])]
    cuts: list[int] = []
    for number in range(1, count):
        even = len(body) * number // count
        near = [place for place in torn if place not in cuts] or [place for place in gaps if place not in cuts]
        near = [place for place in near if place >= min(SHORTEST, even) and (not cuts or place > cuts[-1])]
        cuts.append(min(near, key=lambda place: abs(place - even)) if near else max([even, *cuts]))
    return [list(body[start:end]) for start, end in zip([0, *cuts], [*cuts, len(body)], strict=True)]


def _tears(above: Line, below: Line) -> bool:
    """Whether a blank line between two lines tears a paragraph."""
    return not ends_sentence(above.text) and below.text[0].islower() and not ITEM.match(below.text)
