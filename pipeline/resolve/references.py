"""The communications that a letter names: its own, earlier ones, answers, and others."""

from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span

from pipeline.read.letter import Letter
from pipeline.recognise.references import Communication
from pipeline.recognise.states import OTHER_ADDRESSEE
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.exchange_marks import Answer, EarlierLetter, Exchanges
from pipeline.resolve.identity import Identity
from pipeline.tables.records import ReferenceRecord


def resolve_references(doc: Doc, letter: Letter, identity: Identity, exchanges: Exchanges) -> list[ReferenceRecord]:
    """A record for each communication and role, in the order of first mention."""
    records = []
    if identity.own is not None:
        records.append(_own(doc, letter, identity, identity.own))
    first: dict[tuple[object, ...], ReferenceRecord] = {}
    for earlier in exchanges.letters:
        role = _role(identity, earlier)
        record = _record(doc, letter, earlier, role, earlier.status)
        key = (record.cited, record.role, record.date if record.cited is None else None)
        first[key] = _merged(first[key], record) if key in first else record
    for answer in exchanges.answers:
        record = _answer(doc, letter, answer)
        if record.date is None and answer.letter is not None and _role(identity, answer.letter) == "other":
            continue  # that another State answered is its letter's status
        first.setdefault((record.cited, record.role, record.date), record)
    records += first.values()
    return sorted(_without_bare(records), key=lambda record: (record.evidence.start, record.evidence.end, record.role))


def _own(doc: Doc, letter: Letter, identity: Identity, own: Span) -> ReferenceRecord:
    return _reference(
        own._.value,
        role="self",
        day=identity.day,
        status=None,
        doc=doc,
        letter=letter,
        span=(own.start_char, own.end_char),
        rule="references.own",
    )


def _role(identity: Identity, earlier: EarlierLetter) -> str:
    """An earlier communication, unless it went to another addressee or stands on an erratum page in front."""
    on_cover = identity.own is not None and earlier.start < identity.own.start_char
    cited = earlier.communication
    elsewhere = cited is not None and identity.state is not None and cited.addressee != identity.state
    to_others = earlier.parallel and (identity.state in (None, OTHER_ADDRESSEE))
    return "other" if on_cover or elsewhere or to_others else "previous"


def _record(doc: Doc, letter: Letter, earlier: EarlierLetter, role: str, status: str | None) -> ReferenceRecord:
    return _reference(
        earlier.communication,
        role=role,
        day=earlier.sent,
        status=status,
        doc=doc,
        letter=letter,
        span=(earlier.start, earlier.end),
        rule="references.number" if earlier.communication else "references.dated",
    )


def _answer(doc: Doc, letter: Letter, answer: Answer) -> ReferenceRecord:
    return _reference(
        answer.letter.communication if answer.letter else None,
        role="reply",
        day=answer.received,
        status=None,
        doc=doc,
        letter=letter,
        span=(answer.start, answer.end),
        rule="references.answer",
    )


def _reference(
    communication: Communication | None,
    *,
    role: str,
    day: date | None,
    status: str | None,
    doc: Doc,
    letter: Letter,
    span: tuple[int, int],
    rule: str,
) -> ReferenceRecord:
    return ReferenceRecord(
        cited=str(communication) if communication else None,
        kind=communication.kind if communication else None,
        state=communication.addressee if communication else None,
        number=communication.number if communication else None,
        year=communication.year if communication else None,
        role=role,
        date=day,
        status=status,
        evidence=evidence_of(doc, letter, *span, rule=rule),
    )


def _merged(first: ReferenceRecord, other: ReferenceRecord) -> ReferenceRecord:
    """One row a communication and role: the first mention that dates it, with whatever either says of its answer."""
    base = first if first.date or not other.date else other
    return replace(base, status=first.status or other.status)


def _without_bare(records: list[ReferenceRecord]) -> list[ReferenceRecord]:
    """Leave out a mention without kind ("KAZ 1/2017") of a communication that the letter names in full elsewhere."""
    full = {(r.state, r.number, r.year, r.role) for r in records if r.kind and r.cited}
    return [r for r in records if r.kind or not r.cited or (r.state, r.number, r.year, r.role) not in full]
