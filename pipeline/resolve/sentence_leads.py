"""The decision that opens a list: "By a judgment of 4 March 2016, the Court resolved: a) to sentence …; b) …"."""

import re

from spacy.tokens import Doc

from pipeline.recognise.date_values import DateValue
from pipeline.recognise.text import folded_text
from pipeline.resolve.sentence_borders import sentence_at
from pipeline.resolve.sentence_ledger import Decision
from pipeline.resolve.sentence_reviews import Courts
from pipeline.resolve.sentence_words import anywhere

LONGEST = 4000  # characters of a list
ITEM = re.compile(r"\s*(?:\(?\w{1,3}[.)]|[-–—•*])\s")  # "a) ", "(2) ", "- "
OPENING = re.compile(r"[:–—]\s*\n(?=\s*(?:\(?\w{1,3}[.)]|[-–—•*])\s)")  # the end of what opens a list


def opened_by(doc: Doc, courts: Courts, offset: int) -> tuple[int, Decision] | None:
    """Where the sentence begins that opens the list around an offset, and its decision; None where none does."""
    folded = folded_text(doc)
    begin = max(0, offset - LONGEST)
    opening = None
    for match in OPENING.finditer(folded, begin, offset):
        opening = match
    if opening is None:
        return None
    lines = [line for line in folded[opening.end() : offset].split("\n") if line.strip()]
    blocks = [block for block in re.split(r"\n\s*\n", folded[opening.end() : offset]) if block.strip()]
    if not lines or not all(ITEM.match(block) for block in blocks):
        return None
    start, end = sentence_at(doc, opening.start())
    if not anywhere("deciding").search(folded, start, end):
        return None
    own = {
        court.id for court in courts.by_id.values() if any(start <= mention.start < end for mention in court.mentions)
    }
    days = {
        span._.value.start
        for span in doc.spans.get("dates", ())
        if start <= span.start_char < end and isinstance(span._.value, DateValue) and span._.value.precision == "day"
    } - {None}
    return start, Decision(own.pop() if len(own) == 1 else None, days.pop() if len(days) == 1 else None)
