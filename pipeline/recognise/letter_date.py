"""The letter's own date."""

import re

from spacy.tokens import Doc, Span

from pipeline.recognise.formulas import either, fragments
from pipeline.recognise.frame import frame_part
from pipeline.recognise.text import folded_text, text_of

PLACE = re.compile(r"[^\d\n]{0,40}")  # "Geneva, " or "Ginebra, a " in front of a date that stands alone
PLACE_WORDS = 4


def letter_date(doc: Doc, own: Span | None) -> Span | None:
    """The date of the header nearest to the own reference, or a date that stands alone on its line."""
    days: list[Span] = [span for span in doc.spans["dates"] if span._.value.precision == "day"]
    salutation, introduction = frame_part(doc, "SALUTATION"), frame_part(doc, "INTRODUCTION")
    opened = [part.start_char for part in (salutation, introduction) if part is not None]
    alone = [span for span in days if stands_alone(doc, span)]
    if opened:
        header = [span for span in days if span.end_char <= min(opened)]
        header = [span for span in header if span in alone or _labelled(doc, span)] or header
        if header and own is not None:
            return min(header, key=lambda span: abs(span.start_char - own.start_char))
        if header:
            return header[-1]
    return alone[0] if alone else None


def stands_alone(doc: Doc, span: Span) -> bool:
    """Whether a date is all that its line says, a place in front of it aside."""
    text = text_of(doc)
    begin = text.rfind("\n", 0, span.start_char) + 1
    end = text.find("\n", span.end_char)
    before = text[begin : span.start_char]
    after = text[span.end_char : end if end >= 0 else len(text)]
    return bool(PLACE.fullmatch(before)) and len(before.split()) <= PLACE_WORDS and not after.strip(" .)]")


def _labelled(doc: Doc, span: Span) -> bool:
    """Whether "DATE:" or the own reference stands on the line in front of a date."""
    folded = folded_text(doc)
    begin = folded.rfind("\n", 0, span.start_char) + 1
    before = folded[begin : span.start_char]
    label = re.compile(rf"{either(fragments('date_label'))}\s*:\s*$")
    return bool(label.search(before)) or any(
        begin <= reference.start_char < span.start_char for reference in doc.spans["references"]
    )
