"""The dates of a letter with their roles, those that hang on others, and the term for its answer."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Span

from pipeline.read.letter import Letter
from pipeline.recognise.deadlines import asks_for_answer
from pipeline.resolve.date_roles import Before, Correspondence, correspondence_of, role_of
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.exchange_marks import Exchanges
from pipeline.resolve.identity import Identity
from pipeline.resolve.relative_dates import Dated, resolve_relative
from pipeline.tables.records import DateRecord


def resolve_dates(doc: Doc, letter: Letter, identity: Identity, exchanges: Exchanges) -> list[DateRecord]:
    """A record for every date, and one for the term that the letter sets."""
    letters = correspondence_of(doc, identity, exchanges)
    records = list(_records(doc, letter, letters))
    if identity.deadline is not None and identity.response_due is not None:
        records.append(_deadline(doc, letter, identity, identity.deadline, identity.response_due))
    return sorted(records, key=lambda record: (record.evidence.start, record.evidence.end, str(record.date_start)))


def _records(doc: Doc, letter: Letter, letters: Correspondence) -> Iterator[DateRecord]:
    """Yield the records of the dates, each relative one worked out from those before it."""
    known: list[Dated] = []
    before: Before | None = None
    for span in doc.spans["dates"]:
        role = role_of(doc, span, span._.value.start, letters, before)
        known.append(Dated(span.start_char, span.end_char, span._.value, role))
        before = Before(span.end_char, role)
        yield _record(doc, letter, span, known[-1])
    for span in doc.spans.get("relative_dates", ()):
        resolved = resolve_relative(doc, span.start_char, span._.value, known, letters.day)
        if resolved is None:
            continue
        place = bisect_left(known, span.start_char, key=lambda dated: dated.start)
        before = Before(known[place - 1].end, known[place - 1].role) if place else None
        role = role_of(doc, span, resolved.value.start, letters, before)
        backward = span._.value.kind == "shift" and span._.value.amount < 0
        dated = Dated(span.start_char, span.end_char, resolved.value, role, backward=backward)
        known.insert(place, dated)
        yield _record(doc, letter, span, dated, anchor=resolved.anchor)


def _record(doc: Doc, letter: Letter, span: Span, dated: Dated, anchor: date | None = None) -> DateRecord:
    value = dated.value
    return DateRecord(
        date_start=value.start,
        date_end=value.end,
        precision=value.precision,
        relative=anchor is not None,
        anchor=anchor,
        role=dated.role,
        evidence=evidence_of(
            doc, letter, span.start_char, span.end_char, rule=span._.rule, confidence=span._.confidence
        ),
    )


def response_due(doc: Doc, identity: Identity, dates: list[DateRecord]) -> date | None:
    """The day by which a letter of the mandate holders asks for an answer: from a term in days, or named itself."""
    if identity.kind == "REPLY" or identity.day is None or identity.response_due is not None:
        return identity.response_due
    for record in dates:
        named = record.role == "deadline" and record.precision == "day" and record.date_start == record.date_end
        if not named or record.relative or record.date_start is None or record.date_start <= identity.day:
            continue
        if asks_for_answer(doc, record.evidence.start, record.evidence.end):
            return record.date_start
    return None


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
