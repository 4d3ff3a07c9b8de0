"""All record types, in the order in which the tables are listed."""

from pipeline.tables.across_records import ChainRecord, LinkRecord, PeopleRecord, PersonPairRecord
from pipeline.tables.records import (
    ChargeRecord,
    CourtRecord,
    DateRecord,
    EventRecord,
    FailureRecord,
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

AcrossRecord = LinkRecord | ChainRecord | PeopleRecord | PersonPairRecord
ACROSS = (LinkRecord, ChainRecord, PeopleRecord, PersonPairRecord)
RECORDS = (
    LetterRecord,
    TextRecord,
    SectionRecord,
    MandateRecord,
    ReferenceRecord,
    DateRecord,
    PersonRecord,
    MentionRecord,
    OrganisationRecord,
    PlaceRecord,
    CourtRecord,
    ChargeRecord,
    SentenceRecord,
    InstrumentRecord,
    EventRecord,
    RequestRecord,
    LinkRecord,
    ChainRecord,
    PeopleRecord,
    PersonPairRecord,
    FailureRecord,
)
Record = (
    LetterRecord
    | TextRecord
    | SectionRecord
    | MandateRecord
    | ReferenceRecord
    | DateRecord
    | PersonRecord
    | MentionRecord
    | OrganisationRecord
    | PlaceRecord
    | CourtRecord
    | ChargeRecord
    | SentenceRecord
    | InstrumentRecord
    | EventRecord
    | RequestRecord
    | AcrossRecord
    | FailureRecord
)
