"""The frame of a letter: salutation, introduction, closing and annex, by their fixed formulas.

Other recognisers read only their part of a letter (mandates in the header, questions between introduction and
closing), so the frame is found first. Written to ``doc.spans["frame"]`` with the labels of ``FRAME``.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.recognise.formulas import anywhere, opening, whole_line
from pipeline.recognise.mandate_titles import title_head
from pipeline.recognise.span_groups import Component, Found, body_end, write_group
from pipeline.recognise.text import folded_text, lines, paragraphs, text_of

FRAME = ("SALUTATION", "INTRODUCTION", "CLOSING", "ANNEX")
HEAD_DISTANCE = 90  # characters between "in our capacities as" and the first title
SALUTATION_DISTANCE = 1500  # a biography or a fax line may stand between; an erratum's salutation is further away
ANNEX_HEADING_LENGTH = 120


@Language.factory("spcomms_frame", assigns=["doc.spans"])
def make_frame(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["frame"]``."""
    return recognise_frame


def recognise_frame(doc: Doc) -> Doc:
    """Find the parts of the frame that the letter has; at most one span a label."""
    write_group(doc, "frame", find_frame(doc))
    return doc


def frame_part(doc: Doc, label: str) -> Span | None:
    """The span of that label, or None."""
    return next((span for span in doc.spans.get("frame", ()) if span.label_ == label), None)


def find_frame(doc: Doc) -> Iterator[Found]:
    """Yield the frame's spans."""
    folded = folded_text(doc)
    end = body_end(doc)
    blocks = [block for block in paragraphs(doc) if block[0] < end]

    introduction = _introduction(folded, end)
    salutation = _salutation(doc, folded, blocks, before=introduction[0] if introduction else None)
    if introduction is None and salutation is not None:
        introduction = _self_named(folded, blocks, after=salutation[1])
    opened = max(span[1] for span in (introduction, salutation, (0, 0)) if span)
    closing = _closing(folded, blocks, after=opened)
    annex = _annex(doc, folded, blocks, after=closing[1] if closing else opened)
    for label, span in zip(FRAME, (salutation, introduction, closing, annex), strict=True):
        if span:
            yield Found(start=span[0], end=span[1], label=label, value=None, rule=f"frame.{label.lower()}")


def _introduction(folded: str, end: int) -> tuple[int, int] | None:
    """Find "in our capacities as", followed by a mandate's title."""
    for match in anywhere("introduction").finditer(folded, 0, end):
        if title_head().search(folded, match.end(), min(end, match.end() + HEAD_DISTANCE)):
            return match.span()
    return None


def _self_named(folded: str, blocks: list[tuple[int, int]], *, after: int) -> tuple[int, int] | None:
    """Find mandates that present themselves without the formula ("We are the Special Rapporteur on …").

    They stand at the beginning of the first paragraph behind the salutation; a reply that speaks of a mandate there
    names the communication first.
    """
    first = next((block for block in blocks if block[0] >= after), None)
    if first is None or anywhere("reply").search(folded, *first):
        return None
    head = title_head().search(folded, first[0], min(first[1], first[0] + HEAD_DISTANCE))
    return (first[0], head.start()) if head and head.start() > first[0] else None


def _salutation(doc: Doc, folded: str, blocks: list[tuple[int, int]], *, before: int | None) -> tuple[int, int] | None:
    """Find the last line that is a salutation in front of the introduction, or the first one of the letter."""
    found = []
    for start, stop in blocks:
        if before is not None and start >= before:
            break
        for line in lines(text_of(doc), start, stop):
            if whole_line("salutation").fullmatch(folded, *line):
                found.append(line)
    if before is None:
        return found[0] if found else None
    near = [span for span in found if before - span[1] < SALUTATION_DISTANCE]
    return near[-1] if near else None


def _closing(folded: str, blocks: list[tuple[int, int]], *, after: int) -> tuple[int, int] | None:
    """Find the last paragraph that holds the courtesy formula; an annex quotes none."""
    found = None
    for start, stop in blocks:
        if start >= after and anywhere("closing").search(folded, start, stop):
            found = (start, stop)
    return found


def _annex(doc: Doc, folded: str, blocks: list[tuple[int, int]], *, after: int) -> tuple[int, int] | None:
    """Find the first heading "Annex", or the first line of an annex that does without."""
    for start, stop in blocks:
        if start < after:
            continue
        line = next(lines(text_of(doc), start, stop))
        if whole_line("annex").fullmatch(folded, *line):
            return line
        first_word = whole_line("annex").match(folded, *line)
        short = line[1] - line[0] <= ANNEX_HEADING_LENGTH
        if short and (opening("annex_heading").match(folded, *line) or (first_word and _is_heading(doc, line))):
            return line
    return None


_SENTENCE_END = re.compile(r"[.;,]\s*$")


def _is_heading(doc: Doc, line: tuple[int, int]) -> bool:
    return not _SENTENCE_END.search(text_of(doc)[line[0] : line[1]])
