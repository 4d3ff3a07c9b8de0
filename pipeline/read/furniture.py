"""Running headers, footers and page numbers: found by where they stand and by counting up, and taken out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.lines import Line, plain

NUMBER = r"(?P<number>\d{1,4})"
TOTAL = r"(?:\s?(?:/|of|de|sur|von)\s?(?P<total>\d{1,4}))?"
PAGE_WORD = r"(?:page|pages|página|pagina|pág\.?|pag\.?|p\.|seite)"
DASH = r"[-–—|•·.]{0,2}"

BARE = re.compile(rf"^{DASH}\s?{NUMBER}\s?{DASH}$")  # 3   - 3 -   3.
WORDED = re.compile(  # Page 3 of 7   AL CMR 5/2021 – page 2   (page 3)   Page 3 | AL CMR 5/2021
    rf"^(?P<before>.{{0,80}}?)[(\[–—|,-]?\s?\b{PAGE_WORD}\s?{NUMBER}{TOTAL}(?!\d)\)?(?P<after>.{{0,40}})$",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"^(?P<before>.{0,60}?)(?<![\d/.])(?P<number>\d{1,4})\s?/\s?(?P<total>\d{1,4})(?![\d/])(?P<after>.{0,40})$"
)  # 2/5 18-17962
SYMBOL = re.compile(r"^[A-Z]{1,5}(?:/[\w.()*-]{1,20}){1,8}$")  # A/RES/73/3
NO_WORDS = re.compile(r"^[\W\d_]*(?:\(\w\)[\W\d_]*)?$")  # 18-17962 (E) 021118   *1817962*
DIGITS = re.compile(r"\d+")

TITLE_WORDS = 3  # fewer words tell no title
EDGE = 4  # lines at the top and at the bottom of a page that can be furniture


@dataclass(frozen=True, slots=True)
class PageNumber:
    """What a line says about its page: its number, how many pages there are, and its form with the numbers left out."""

    number: int
    total: int | None
    form: str
    worded: bool


def page_number(text: str) -> PageNumber | None:
    """The page number that the line is, or None: ``- 3 -``, ``Page 3 of 7``, ``AL CMR 5/2021 – page 2``."""
    text = plain(text).strip()
    if len(text) > 120 or not any(map(str.isdigit, text)):
        return None
    if bare := BARE.match(text):
        form = text[: bare.start("number")] + "#" + text[bare.end("number") :]
        return PageNumber(int(bare["number"]), None, form, worded=False)
    found = WORDED.match(text)
    if found and len(found["before"].split()) <= 8 and not found["before"].rstrip().endswith((",", "(", "see", "voir")):
        total = int(found["total"]) if found["total"] else None
        form = f"{DIGITS.sub('0', found['before'])}page #{DIGITS.sub('0', found['after'])}"
        return PageNumber(int(found["number"]), total, form, worded=True)
    found = SHARE.match(text)
    if found and int(found["number"]) <= int(found["total"]) and NO_WORDS.match(found["before"] + found["after"]):
        return PageNumber(int(found["number"]), int(found["total"]), "#/#", worded=False)
    return None


def drop_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running headers, footers and page numbers. Lines are in reading order, top to bottom.

    A line is furniture when it stands at an edge of its page and is a page number that counts up with the pages,
    or repeats, numbers aside, at that edge on most pages (on the first page nothing goes that repeats at the top);
    what has no words and stands level with such a line; and a line at the foot without words that repeats a long
    number of one (``*1817962*``).
    """
    heights = [_by_height(page) for page in pages]
    tops = [order[: min(EDGE, (len(order) + 1) // 2)] for order in heights]
    bottoms = [order[::-1][: min(EDGE, (len(order) + 1) // 2)] for order in heights]
    dropped: list[set[int]] = [set() for _ in pages]
    for edges in (tops, bottoms):
        for page, index in (
            _counting(pages, edges)
            | _repeated(pages, edges, feet=edges is bottoms)
            | _document_headers(pages, edges, feet=edges is bottoms)
        ):
            dropped[page].add(index)
    for page, lines in enumerate(pages):
        level = {round(lines[index].y) for index in dropped[page]}
        dropped[page] |= {
            index for index, line in enumerate(lines) if round(line.y) in level and NO_WORDS.match(plain(line.text))
        }
    codes = {code for page, lines in enumerate(pages) for index in dropped[page] for code in _codes(lines[index].text)}
    for page, lines in enumerate(pages):
        dropped[page] |= {
            index
            for index in bottoms[page]
            if NO_WORDS.match(plain(lines[index].text)) and codes.intersection(_codes(lines[index].text))
        }
    return [
        [line for index, line in enumerate(page) if index not in dropped[number]] for number, page in enumerate(pages)
    ]


def _by_height(page: Sequence[Line]) -> list[int]:
    return sorted(range(len(page)), key=lambda index: page[index].y)


def _counting(pages: Sequence[Sequence[Line]], edges: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """Page numbers at the edges whose distance from the page's place stays the same."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    certain: set[tuple[int, int]] = set()
    for page, indices in enumerate(edges):
        for rank, index in enumerate(indices):
            number = page_number(pages[page][index].text)
            if number is None:
                continue
            place = (page, index)
            if number.number == page + 1 and (number.total == len(pages) or (rank == 0 and len(pages) > 1)):
                certain.add(place)
            if rank <= 2 or number.worded:
                found.setdefault((number.form, number.number - page), []).append(place)
    for places in found.values():
        if len({page for page, _ in places}) > 1:
            certain.update(places)
    return certain


def _repeated(pages: Sequence[Sequence[Line]], edges: Sequence[Sequence[int]], *, feet: bool) -> set[tuple[int, int]]:
    """Lines at the edges that stand there on most pages, numbers aside."""
    if len(pages) < 3:
        return set()
    keys: dict[str, list[tuple[int, int]]] = {}
    for page, indices in enumerate(edges):
        for index in indices:
            text = plain(pages[page][index].text)
            if len(text) > 2 and (page or feet):
                key = " ".join(sorted(DIGITS.sub("0", text).casefold().split()))
                keys.setdefault(key, []).append((page, index))
    filled = sum(1 for page in pages if page)
    found: set[tuple[int, int]] = set()
    for places in keys.values():
        on = {page for page, _ in places}
        if len(on) >= max(2, (filled + 1) // 2 if filled > 4 else filled - 1) and _level(pages, places):
            found.update(places)
    return found


def _level(pages: Sequence[Sequence[Line]], places: Sequence[tuple[int, int]]) -> bool:
    """Whether most of the lines stand at the same height (always so where heights are counts of lines)."""
    heights = Counter(round(pages[page][index].y / 6) for page, index in places)
    return max(heights.values()) * 2 >= len(places) or pages[places[0][0]][places[0][1]].size == 1.0


def _document_headers(
    pages: Sequence[Sequence[Line]], edges: Sequence[Sequence[int]], *, feet: bool
) -> set[tuple[int, int]]:
    """A UN document's symbol alone at the edge of a page after the first (``A/RES/73/3``), and below it the title,
    where the first page has it too.
    """
    first = " ".join(plain(line.text) for line in pages[0]).casefold() if pages else ""
    found: set[tuple[int, int]] = set()
    for page, indices in enumerate(edges):
        place = next(
            (rank for rank, index in enumerate(indices[:2]) if SYMBOL.match(plain(pages[page][index].text))), None
        )
        if not page or place is None:
            continue
        found.add((page, indices[place]))
        for index in () if feet else (other for other in indices if other != indices[place]):
            text = plain(pages[page][index].text).casefold()
            if len(text.split()) < TITLE_WORDS or text not in first:
                break
            found.add((page, index))
    return found


def _codes(text: str) -> set[str]:
    """Long numbers in a line, of a document's job for one: ``18-17962``, ``1817962``."""
    return set(re.findall(r"\d{5,}", text.replace("-", "")))
