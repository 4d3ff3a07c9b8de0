"""Who was sentenced to what, by which court, when, and what became of it on review."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.read.letter import Letter
from pipeline.recognise.money import settled_currency
from pipeline.resolve.entities import Entity
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.identity import Identity, identify
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.sentence_charges import charges_of_rows
from pipeline.resolve.sentence_ledger import Row
from pipeline.resolve.sentence_story import rows_of
from pipeline.tables.records import ChargeRecord, SentenceRecord

ELIDED = 0.8  # confidence where words are left out


def resolve_sentences(
    doc: Doc,
    letter: Letter,
    acts: Sequence[LinkedAct],
    *,
    people: Sequence[Entity],
    courts: Sequence[Entity],
    charges: Sequence[ChargeRecord],
) -> list[SentenceRecord]:
    """The sentences of a letter, a row a component and person, ids s1, s2, in reading order."""
    if not doc.spans.get("penalties"):
        return []
    rows = sorted(rows_of(doc, acts, people, courts), key=lambda row: (row.start, _order(row.person)))
    identity = identify(doc)
    own = charges_of_rows(doc, rows, charges)
    return [
        _record(doc, letter, row, number, _facts(identity, row, ids))
        for number, (row, ids) in enumerate(zip(rows, own, strict=True), start=1)
    ]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a record takes from the rest of the letter."""

    currency: str | None
    charges: list[str]


def _facts(identity: Identity, row: Row, charges: list[str]) -> _Facts:
    year = row.by.day.year if row.by.day else identity.year
    return _Facts(settled_currency(row.penalty.currency, identity.state, year), charges)


def _order(person: str | None) -> tuple[int, str]:
    return len(person or ""), person or ""


def _record(doc: Doc, letter: Letter, row: Row, number: int, facts: _Facts) -> SentenceRecord:
    penalty = row.penalty
    return SentenceRecord(
        sentence_id=f"s{number}",
        person_id=row.person,
        unnamed=row.unnamed,
        court_id=row.by.court,
        charge_ids=facts.charges,
        kind=penalty.kind,
        duration=penalty.duration,
        quantity=penalty.quantity,
        unit=penalty.unit,
        per=penalty.per,
        amount=penalty.amount,
        currency=facts.currency,
        strokes=penalty.strokes,
        date=row.by.day,
        status=row.status,
        reviewed_by=row.review.court,
        reviewed_on=row.review.day,
        alleged=row.alleged,
        evidence=evidence_of(
            doc,
            letter,
            row.start,
            row.end,
            rule=f"sentences.{row.rule}",
            confidence=ELIDED if row.rule.endswith(("elided", "bare")) else 1.0,
        ),
    )
