"""The sections of a letter, which tile it: letterhead, introduction, allegations, …, annex, footnotes.

The frame gives the outer parts, the questions theirs; between introduction and questions a paragraph that opens with
the formula of a later section begins that section (a letter goes forward: allegations, concern, law).
Written to ``doc.spans["sections"]``, the label is the kind in capitals, value: the heading or None.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile, zip_longest

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.formulas import anywhere, opening
from pipeline.recognise.frame import frame_part
from pipeline.recognise.span_groups import Component, Found, body_end, write_group
from pipeline.recognise.text import folded_text, lines, paragraphs, text_of

BODY_ORDER = ("introduction", "allegations", "concern", "legal_framework")
HEADING_LENGTH = 100
TITLE_LENGTH = 400  # characters; no name with its title is as long
CUE_DISTANCE = 400  # a paragraph may come to its formula in its second sentence


@dataclass(frozen=True, slots=True)
class Border:
    """Where a section begins."""

    start: int
    kind: str
    heading: str | None = None


@Language.factory("spcomms_sections", assigns=["doc.spans"])
def make_sections(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["sections"]``; it reads frame and requests."""
    return recognise_sections


def recognise_sections(doc: Doc) -> Doc:
    """Tile the document with sections."""
    write_group(doc, "sections", find_sections(doc))
    return doc


def section_at(doc: Doc, offset: int) -> str:
    """The kind of the section that holds a character."""
    spans = doc.spans["sections"]
    position = bisect_right([span.start_char for span in spans], offset) - 1
    return str(spans[max(0, position)].label_.lower()) if len(spans) else "other"


def find_sections(doc: Doc) -> Iterator[Found]:
    """Yield the sections in order, without gap or overlap."""
    length = len(text_of(doc))
    borders = _merged(sorted(_borders(doc), key=lambda border: border.start))
    for border, following in zip_longest(borders, borders[1:]):
        end = following.start if following else length
        if end > border.start:
            label = border.kind.upper()
            yield Found(start=border.start, end=end, label=label, value=border.heading, rule="sections.formulas")


def _merged(borders: list[Border]) -> list[Border]:
    """Neighbours of one kind are one section."""
    kept: list[Border] = []
    for border in borders:
        if not kept or kept[-1].kind != border.kind:
            kept.append(border)
    return kept


def _borders(doc: Doc) -> Iterator[Border]:
    """Yield where each section begins; the first begins at 0."""
    salutation, introduction = frame_part(doc, "SALUTATION"), frame_part(doc, "INTRODUCTION")
    closing, annex = frame_part(doc, "CLOSING"), frame_part(doc, "ANNEX")
    notes = body_end(doc)
    blocks = [block for block in paragraphs(doc) if block[0] < notes]

    opened = _block_start(blocks, introduction.start_char) if introduction else None
    if salutation:
        yield Border(salutation.start_char, "salutation")
        opened = _next_line(doc, salutation.end_char)
    framed = bool(salutation or introduction)
    yield Border(0, "letterhead" if framed else "other")
    ended = min([*(part.start_char for part in (closing, annex) if part), notes])
    if opened is not None and opened < ended:
        yield from _body_borders(doc, [block for block in blocks if opened <= block[0] < ended], opened, ended)
    if closing:
        yield Border(closing.start_char, "closing")
        signed = _next_line(doc, closing.end_char)
        limit = annex.start_char if annex else notes
        if signed < limit:
            yield Border(signed, "signatures")
        enclosed = _enclosed(text_of(doc), [block for block in blocks if signed < block[0] < limit])
        if enclosed is not None:
            yield Border(enclosed, "annex")
    if annex:
        yield Border(annex.start_char, "annex", annex.text)
    if notes < len(text_of(doc)):
        yield Border(notes, "footnotes")


PARAGRAPH_LENGTH = 160  # characters; with a full stop at its end no name with its title is as long


def _enclosed(text: str, blocks: list[tuple[int, int]]) -> int | None:
    """Where a reply goes on with the information that it encloses: its first paragraph, or the headings above it.

    blocks: those behind the closing.
    """
    for place, (start, stop) in enumerate(blocks):
        sentence = stop - start > PARAGRAPH_LENGTH and text[stop - 1] in ".:"
        if not sentence and stop - start <= TITLE_LENGTH:
            continue
        above = takewhile(lambda block: HEADING.fullmatch(text, *block), reversed(blocks[:place]))
        return min((block[0] for block in above), default=start)
    return None


# A heading in capitals or with a number: "OBSERVATIONS OF THE GOVERNMENT", "I. Facts", "1. The facts".
HEADING = re.compile(r"(?:[^a-zà-ÿ\n]{6,100}|(?:[IVX]{1,5}|[A-H]|\d{1,2})[.)]\s[^\n]{2,90}(?<![.,;:]))\s*")


def _body_borders(doc: Doc, blocks: list[tuple[int, int]], opened: int, ended: int) -> Iterator[Border]:
    """Yield the borders between the introduction and the closing."""
    folded = folded_text(doc)
    questions = doc.spans.get("requests", [])
    asked = questions[0].start_char if len(questions) else ended
    yield Border(opened, "introduction")
    # Where the account of the facts has its formula, law and concern come behind it.
    told = any(_opens_allegations(folded, block) for block in blocks if block[0] < asked)
    current = 0
    announced = None
    for block in blocks:
        if block[0] >= asked:
            break
        if announced is None and anywhere("requests").search(folded, *block) and _is_last_before(blocks, block, asked):
            announced = block[0]
            break
        kind = _kind_of(folded, block, current, told=told)
        if kind is not None:
            current = BODY_ORDER.index(kind)
            yield Border(block[0], kind, _heading_before(doc, blocks, block))
    if len(questions):
        yield Border(announced if announced is not None else questions[0].start_char, "requests")
        after = _next_line(doc, questions[-1].end_char)
        if after < ended:
            yield Border(after, "closing")


def _is_last_before(blocks: list[tuple[int, int]], block: tuple[int, int], asked: int) -> bool:
    """Whether the questions follow within two paragraphs."""
    between = [other for other in blocks if block[0] < other[0] < asked]
    return len(between) <= 1


def _opens_allegations(folded: str, block: tuple[int, int]) -> bool:
    return bool(anywhere("allegations").search(folded, block[0], min(block[1], block[0] + CUE_DISTANCE)))


def _kind_of(folded: str, block: tuple[int, int], current: int, *, told: bool) -> str | None:
    """The section that a paragraph opens, if it is a later one."""
    start, stop = block
    if current == 0 and told:
        return "allegations" if _opens_allegations(folded, block) else None
    for kind in BODY_ORDER[max(2, current + 1) :]:
        announces = kind == "legal_framework" and anywhere("introducing").search(folded, start, start + CUE_DISTANCE)
        if opening(kind).match(folded, start, stop) and not announces:
            return kind
    return None


def _heading_before(doc: Doc, blocks: list[tuple[int, int]], block: tuple[int, int]) -> str | None:
    """The heading that stands as first line of a block, as written."""
    first = next(lines(text_of(doc), *block))
    if first[1] - first[0] <= HEADING_LENGTH and first[1] < block[1]:
        return text_of(doc)[first[0] : first[1]]
    return None


def _block_start(blocks: list[tuple[int, int]], offset: int) -> int:
    return next((start for start, stop in blocks if start <= offset < stop), offset)


def _next_line(doc: Doc, offset: int) -> int:
    """The first character behind the white space that follows ``offset``: white space belongs to what it follows."""
    text = text_of(doc)
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset
