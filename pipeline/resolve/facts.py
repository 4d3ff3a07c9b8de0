"""What resolving a letter gives: the typed records of one letter, ready to be tabulated."""

from dataclasses import dataclass

from pipeline.tables.records import (
    ChargeRecord,
    CourtRecord,
    DateRecord,
    EventRecord,
    InstrumentRecord,
    LetterRecord,
    MandateRecord,
    MentionRecord,
    OrganisationRecord,
    PersonRecord,
    PlaceRecord,
    ReferenceRecord,
    RequestRecord,
    SectionRecord,
    SentenceRecord,
    TextRecord,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is known of one letter.

    ``letter_id`` and ``reference`` (canonical, None where the letter has none) head every row of every table;
    each list is sorted by position in the letter.
    """

    letter_id: str
    reference: str | None
    letter: LetterRecord
    text: TextRecord
    sections: list[SectionRecord]
    mandates: list[MandateRecord]
    references: list[ReferenceRecord]
    dates: list[DateRecord]
    persons: list[PersonRecord]
    mentions: list[MentionRecord]
    organisations: list[OrganisationRecord]
    places: list[PlaceRecord]
    courts: list[CourtRecord]
    charges: list[ChargeRecord]
    sentences: list[SentenceRecord]
    instruments: list[InstrumentRecord]
    events: list[EventRecord]
    requests: list[RequestRecord]
