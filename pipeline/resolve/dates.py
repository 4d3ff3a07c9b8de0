"""The dates of a letter with their roles, and the term for its answer."""

import re
from bisect import bisect_left
from datetime import date
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.read.letter import Letter
from pipeline.recognise.formulas import either
from pipeline.recognise.sections import section_at
from pipeline.recognise.text import folded_text
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.exchange_marks import Exchanges
from pipeline.resolve.identity import Identity
from pipeline.tables.records import DateRecord

CLAUSE = 130  # characters in front of a date that can say what it dates
ADJACENT = 40
CLAUSE_END = re.compile(r"[.;:]\s+(?=\S)|\n\n")
HEADS = ("letterhead", "salutation", "closing", "signatures")


def resolve_dates(doc: Doc, letter: Letter, identity: Identity, exchanges: Exchanges) -> list[DateRecord]:
    """A record for every date, and one for the term that the letter sets."""
    sent = {(item.sent) for item in exchanges.letters if item.sent}
    received = {answer.received for answer in exchanges.answers if answer.received}
    records = [_record(doc, letter, span, _role(doc, span, identity, sent, received)) for span in doc.spans["dates"]]
    if identity.deadline is not None and identity.response_due is not None:
        records.append(_deadline(doc, letter, identity, identity.deadline, identity.response_due))
    return sorted(records, key=lambda record: (record.evidence.start, record.evidence.end, str(record.date_start)))


def _record(doc: Doc, letter: Letter, span: Span, role: str) -> DateRecord:
    value = span._.value
    return DateRecord(
        date_start=value.start,
        date_end=value.end,
        precision=value.precision,
        relative=False,
        anchor=None,
        role=role,
        evidence=evidence_of(doc, letter, span.start_char, span.end_char, rule=span._.rule),
    )


def _deadline(doc: Doc, letter: Letter, identity: Identity, span: Span, due: date) -> DateRecord:
    return DateRecord(
        date_start=due,
        date_end=due,
        precision="day",
        relative=True,
        anchor=identity.day,
        role="deadline",
        evidence=evidence_of(doc, letter, span.start_char, span.end_char, rule=span._.rule),
    )


@cache
def _words(role: str) -> re.Pattern[str]:
    words = [word for language in read_toml("date_roles")[role].values() for word in language]
    return re.compile(rf"(?<!\w){either(words)}(?!\w)")


def _role(doc: Doc, span: Span, identity: Identity, sent: set[date], received: set[date]) -> str:
    """What a date dates: by its place in the header, the exchange that it belongs to, or the words before it."""
    if identity.dated is not None and span.start_char == identity.dated.start_char:
        return "letter"
    folded = folded_text(doc)
    section = section_at(doc, span.start_char)
    end = span.start_char
    begin = max(0, end - CLAUSE)
    for stop in CLAUSE_END.finditer(folded, begin, end):
        begin = stop.end()
    near = max(begin, end - ADJACENT)
    if span._.value.start in received and _words_near(doc, span, "REPLY"):
        return "reply"
    if span._.value.start in sent and _words_near(doc, span, "LETTER", "COMMUNICATION"):
        return "previous_communication"
    if _words("ratification").search(folded, begin, end):
        return "ratification"
    if _words("birth").search(folded, near, end):
        return "birth"
    if section not in HEADS and _words("adoption").search(folded, near, end):
        return "adoption"
    return "letter" if section == "letterhead" and span._.value.start == identity.day else "event"


def _words_near(doc: Doc, span: Span, *labels: str) -> bool:
    """Whether a word of exchange or a reference stands near a date."""
    near = CLAUSE + ADJACENT
    for group in ("exchanges", "references"):
        starts = [other.start_char for other in doc.spans[group]]
        for position in range(bisect_left(starts, span.start_char - near), len(starts)):
            if starts[position] >= span.start_char + near // 2:
                break
            if doc.spans[group][position].label_ in labels:
                return True
    return False
