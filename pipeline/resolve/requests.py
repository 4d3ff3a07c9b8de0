"""The questions of a letter as records."""

from spacy.tokens import Doc

from pipeline.read.letter import Letter
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.identity import Identity
from pipeline.tables.records import InstrumentRecord, RequestRecord


def resolve_requests(
    doc: Doc, letter: Letter, identity: Identity, instruments: list[InstrumentRecord]
) -> list[RequestRecord]:
    """A record a numbered question; a reply has none, its numbered paragraphs are answers."""
    if identity.kind == "REPLY":
        return []
    records = []
    for span in doc.spans["requests"]:
        inside = [day for day in doc.spans["dates"] if span.start_char <= day.start_char < span.end_char]
        dates = [day._.value.start for day in inside if day._.value.start]
        cited = [row.instrument for row in instruments if span.start_char <= row.evidence.start < span.end_char]
        words = span.text.split(None, 1)
        text = " ".join(words[1].split()) if len(words) > 1 else ""
        records.append(
            RequestRecord(
                number=span._.value,
                text=text.lstrip(".) "),
                instruments=list(dict.fromkeys(cited)),
                dates=list(dict.fromkeys(dates)),
                evidence=evidence_of(doc, letter, span.start_char, span.end_char, rule=span._.rule),
            )
        )
    return records
