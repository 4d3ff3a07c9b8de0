"""The tables, declared once: a record type each, with every column's type and meaning.

The Arrow schemas, ``datapackage.json``, ``spcomms schema`` and the reference page of the docs are all made from
these declarations (``pipeline.tables.schema``); the contract that they keep is the project's table contract.
A field's annotation is its Python type with a ``Column``: the description, and for enumerations the allowed words.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, ClassVar

from pipeline.tables.vocabulary import (
    CHARGE_STATUSES,
    COURT_LEVELS,
    DATE_ROLES,
    ENTITIES,
    EVENT_KINDS,
    GENDERS,
    INSTRUMENT_KINDS,
    KINDS,
    MENTION_FORMS,
    OFFENCE_CATEGORIES,
    ORGANISATION_KINDS,
    PENALTY_KINDS,
    PERSON_ROLES,
    PLACE_KINDS,
    PRECISIONS,
    RATIFIED_HOW,
    REFERENCE_ROLES,
    REFERENCE_STATUSES,
    SECTIONS,
    SENTENCE_STATUSES,
    STAGES,
)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column means; allowed: the words of an enumeration, in the order in which they are listed."""

    description: str
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a row's claim is said; these columns stand in every table that claims something."""

    section: Annotated[str, Column("Section of the letter that the words stand in.", SECTIONS)]
    page: Annotated[int, Column("Page of the first character, from 1.")]
    start: Annotated[int, Column("First character, code points into texts.text.")]
    end: Annotated[int, Column("Behind the last character.")]
    quote: Annotated[str, Column("The words themselves: exactly text[start:end].")]
    rule: Annotated[str, Column("Name of the rule or model that found them.")]
    confidence: Annotated[float, Column("From 0 to 1.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRecord:
    """One row a letter."""

    table: ClassVar[str] = "letters"
    kind: Annotated[
        str,
        Column("AL allegation letter, UA urgent appeal, OL other letter, their joint forms, REPLY or OTHER.", KINDS),
    ]
    state: Annotated[
        str | None, Column("ISO 3166-1 alpha-3 of the State addressed (or replying); OTH for companies and others.")
    ]
    number: Annotated[int | None, Column("Running number of the own reference, 3 in AL KAZ 3/2017.")]
    year: Annotated[int | None, Column("Year of the own reference.")]
    date: Annotated[datetime.date | None, Column("The letter's own date.")]
    addressee: Annotated[str | None, Column("As addressed: a Government, a company, a de facto authority.")]
    language: Annotated[str | None, Column("ISO 639-1.")]
    response_days: Annotated[int | None, Column("Days that the letter gives for a response.")]
    response_due: Annotated[datetime.date | None, Column("The letter's date and those days, or the day it names.")]
    n_pages: Annotated[int, Column("Pages of the file; 1 where it has none.")]
    n_chars: Annotated[int, Column("Characters of texts.text.")]
    n_words: Annotated[int, Column("Words of texts.text, cut at white space.")]
    source: Annotated[str, Column("Path of the file, relative to the input root.")]
    sha256: Annotated[str, Column("Of the file's bytes.")]
    bytes: Annotated[int, Column("Size of the file.")]
    media_type: Annotated[str, Column("What the file is by its content.")]
    reader: Annotated[str, Column("How the text was got.")]
    ocr_pages: Annotated[int, Column("Pages read by OCR.")]
    pages_without_text: Annotated[list[int], Column("Pages that gave no text (scanned or damaged), from 1.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteRecord:
    """A footnote in ``texts``: its mark, where the mark stood, and the note's own words."""

    mark: Annotated[str, Column("As printed.")]
    anchor: Annotated[int | None, Column("Offset where the mark stood; null where none was found.")]
    start: Annotated[int, Column("First character of the note.")]
    end: Annotated[int, Column("Behind its last character.")]
    page: Annotated[int, Column("Page at whose foot it stood.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRecord:
    """The text that all offsets point into."""

    table: ClassVar[str] = "texts"
    text: Annotated[str, Column("The letter as a reader would copy it; footnotes at the end.")]
    page_starts: Annotated[list[int], Column("Where each page begins in text.")]
    footnotes: Annotated[list[FootnoteRecord], Column("The footnotes with the places of their marks.")] = field(
        default_factory=list
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRecord:
    """Sections tile the letter: every character is in exactly one."""

    table: ClassVar[str] = "sections"
    kind: Annotated[str, Column("What the section is.", SECTIONS)]
    heading: Annotated[str | None, Column("Its heading as written, where it has one.")]
    start: Annotated[int, Column("First character.")]
    end: Annotated[int, Column("Behind the last character.")]
    page_start: Annotated[int, Column("Page of the first character.")]
    page_end: Annotated[int, Column("Page of the last character.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateRecord:
    """The mandates that sign or send the letter."""

    table: ClassVar[str] = "mandates"
    mandate: Annotated[str, Column("Id of the mandate, human-rights-defenders for one.")]
    title: Annotated[str, Column("The mandate as written.")]
    holder: Annotated[str | None, Column("Person named for it in the signature block.")]
    holder_title: Annotated[str | None, Column("That person's title as written there.")]
    resolution: Annotated[str | None, Column("Resolution of the mandate that the letter names, A/HRC/RES/34/18.")]
    ord: Annotated[int, Column("Position in the letter's list of mandates, from 1.")]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRecord:
    """Communications that the letter names, itself included."""

    table: ClassVar[str] = "references"
    cited: Annotated[str | None, Column("Canonical reference as far as the letter says it; null if only dated.")]
    kind: Annotated[str | None, Column("Kind of the communication cited.", KINDS)]
    state: Annotated[str | None, Column("ISO 3166-1 alpha-3, or OTH.")]
    number: Annotated[int | None, Column("Running number.")]
    year: Annotated[int | None, Column("Year.")]
    role: Annotated[
        str,
        Column("self, previous (an earlier communication), reply (an answer received) or other.", REFERENCE_ROLES),
    ]
    date: Annotated[datetime.date | None, Column("When the letter says it was sent or received.")]
    status: Annotated[str | None, Column("Whether an earlier communication was answered.", REFERENCE_STATUSES)]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRecord:
    """Every temporal expression, a row a mention."""

    table: ClassVar[str] = "dates"
    date_start: Annotated[datetime.date | None, Column("First day of the interval; null where it is open or unknown.")]
    date_end: Annotated[datetime.date | None, Column("Last day of the interval, included.")]
    precision: Annotated[str, Column("How precise the expression is.", PRECISIONS)]
    relative: Annotated[bool, Column("Resolved from another date.")]
    anchor: Annotated[datetime.date | None, Column("The date it was resolved from.")]
    role: Annotated[str, Column("What is dated.", DATE_ROLES)]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class AffiliationRecord:
    """What a person is in an organisation."""

    organisation_id: Annotated[str, Column("The organisation, of the table organisations.")]
    function: Annotated[str | None, Column("The function there as written, President for one.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """One row a natural person a letter."""

    table: ClassVar[str] = "persons"
    person_id: Annotated[str, Column("Stable within the letter: p1, p2, by first mention.")]
    name: Annotated[str, Column("Fullest form in the letter, without title.")]
    title: Annotated[str | None, Column("Ms., Mr., Dr. and the like, as first written.")]
    aliases: Annotated[list[str], Column("Every other form that the letter uses for the person.")]
    gender: Annotated[str, Column("From title, kinship word, pronoun or statement.", GENDERS)]
    role: Annotated[str, Column("What the person is in the letter.", PERSON_ROLES)]
    description: Annotated[str | None, Column("Short apposition as written.")]
    age: Annotated[int | None, Column("In years, as the letter says it.")]
    birth_date: Annotated[datetime.date | None, Column("Where the letter says the day.")]
    nationality: Annotated[str | None, Column("ISO 3166-1 alpha-3, where the letter says it.")]
    minor: Annotated[bool, Column("Whether the letter says that the person is under 18.")]
    affiliations: Annotated[list[AffiliationRecord], Column("Organisations that the letter says the person is of.")]
    n_mentions: Annotated[int, Column("Mentions by name.")]
    evidence: Evidence
    entity_id: Annotated[
        str | None, Column("The person among all letters, of the table people; null until they were related.")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRecord:
    """Every mention of a person, organisation or place by name."""

    table: ClassVar[str] = "mentions"
    entity: Annotated[str, Column("What is named.", ENTITIES)]
    entity_id: Annotated[str, Column("Id in the table of that kind.")]
    form: Annotated[str, Column("Whether by its name, a short form, an alias or an acronym.", MENTION_FORMS)]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRecord:
    """One row an organisation a letter."""

    table: ClassVar[str] = "organisations"
    organisation_id: Annotated[str, Column("Stable within the letter: o1, o2, by first mention.")]
    name: Annotated[str, Column("Fullest form in the letter, without article.")]
    acronym: Annotated[str | None, Column("Acronym that the letter gives.")]
    kind: Annotated[str, Column("What it is.", ORGANISATION_KINDS)]
    state: Annotated[str | None, Column("ISO 3166-1 alpha-3; null for international bodies.")]
    n_mentions: Annotated[int, Column("Mentions by name.")]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """One row a place a letter."""

    table: ClassVar[str] = "places"
    place_id: Annotated[str, Column("Stable within the letter: l1, l2, by first mention.")]
    name: Annotated[str, Column("As written, without article.")]
    kind: Annotated[str, Column("What it is.", PLACE_KINDS)]
    state: Annotated[str | None, Column("ISO 3166-1 alpha-3.")]
    n_mentions: Annotated[int, Column("Mentions by name.")]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtRecord:
    """One row a court a letter."""

    table: ClassVar[str] = "courts"
    court_id: Annotated[str, Column("Stable within the letter: c1, c2, by first mention.")]
    name: Annotated[str, Column("Fullest form in the letter, without article.")]
    level: Annotated[str, Column("Where it stands among courts.", COURT_LEVELS)]
    place: Annotated[str | None, Column("Where it sits, as far as its name or the words beside it say so.")]
    state: Annotated[str | None, Column("ISO 3166-1 alpha-3; null for international courts.")]
    n_mentions: Annotated[int, Column('Mentions by name or as "the Court".')]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeRecord:
    """One row a person and offence that the person is accused, convicted or acquitted of."""

    table: ClassVar[str] = "charges"
    charge_id: Annotated[str, Column("Stable within the letter: x1, x2, in reading order.")]
    person_id: Annotated[str | None, Column("Who; null where nobody in particular, or where two could be meant.")]
    unnamed: Annotated[str | None, Column("The letter's words for people it does not name.")]
    offence: Annotated[str, Column("As written, on one line, without quotation marks.")]
    category: Annotated[str, Column("What the offence is about.", OFFENCE_CATEGORIES)]
    status: Annotated[str, Column("The furthest that the letter reports.", CHARGE_STATUSES)]
    date: Annotated[datetime.date | None, Column("Of that status.")]
    first_date: Annotated[datetime.date | None, Column("When it was first brought.")]
    law: Annotated[str | None, Column("Id of the law that it is charged under, as in instruments.")]
    article: Annotated[str | None, Column("Article of that law.")]
    court_id: Annotated[str | None, Column("The court that decided, or that is seized of it.")]
    alleged: Annotated[bool, Column("Whether the letter hedges that it was brought.")]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRecord:
    """One row a component of a penalty, for each person."""

    table: ClassVar[str] = "sentences"
    sentence_id: Annotated[str, Column("Stable within the letter: s1, s2, in reading order.")]
    person_id: Annotated[str | None, Column("Who; null where nobody in particular, or where two could be meant.")]
    unnamed: Annotated[str | None, Column("The letter's words for people it does not name.")]
    court_id: Annotated[str | None, Column("The court that imposed it, or was asked to.")]
    charge_ids: Annotated[list[str], Column("The person's charges that it was imposed for, where the letter says so.")]
    kind: Annotated[str, Column("What kind of penalty it is.", PENALTY_KINDS)]
    duration: Annotated[str | None, Column("ISO 8601, P4Y6M.")]
    quantity: Annotated[float | None, Column("How many units: 100 in 100 hours a year, 800 in a fine of 800 days.")]
    unit: Annotated[str | None, Column("Of the quantity: hour, day.")]
    per: Annotated[str | None, Column("In what time each: year, week, day.")]
    amount: Annotated[Decimal | None, Column("Of money.")]
    currency: Annotated[str | None, Column("ISO 4217; null where the letter leaves it open.")]
    strokes: Annotated[int | None, Column("Of the lash or cane.")]
    date: Annotated[datetime.date | None, Column("When it was imposed, or asked for.")]
    status: Annotated[str, Column("What became of it.", SENTENCE_STATUSES)]
    reviewed_by: Annotated[str | None, Column("The court that reviewed it.")]
    reviewed_on: Annotated[datetime.date | None, Column("When it did.")]
    alleged: Annotated[bool, Column("Whether the letter hedges that it was imposed.")]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """What is said to have happened to people, told once each."""

    table: ClassVar[str] = "events"
    event_id: Annotated[str, Column("Stable within the letter: e1, e2, in reading order.")]
    kind: Annotated[str, Column("What happened.", EVENT_KINDS)]
    date_start: Annotated[datetime.date | None, Column("First day; null where open or not said.")]
    date_end: Annotated[datetime.date | None, Column("Last day, included.")]
    precision: Annotated[str | None, Column("How precise the date is; null where none is said.", PRECISIONS)]
    place_id: Annotated[str | None, Column("Where, as the clause says it.")]
    court_id: Annotated[str | None, Column("The court that did it or before which it happened.")]
    person_ids: Annotated[list[str], Column("To whom, of those that the letter names.")]
    unnamed: Annotated[str | None, Column("The letter's words for people it does not name.")]
    alleged: Annotated[bool, Column("Whether the letter hedges that it happened.")]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRecord:
    """Every citation of a legal text, a row a pinpoint."""

    table: ClassVar[str] = "instruments"
    instrument: Annotated[
        str, Column("Canonical id: of the vocabulary, a symbol, or State and title of a domestic law.")
    ]
    title: Annotated[str, Column("The text as written.")]
    kind: Annotated[str, Column("What kind of text it is.", INSTRUMENT_KINDS)]
    symbol: Annotated[str | None, Column("United Nations symbol of the text.")]
    article: Annotated[str | None, Column("Article, section, principle or rule; null for a bare mention.")]
    paragraph: Annotated[str | None, Column("Paragraph; pp4 is the fourth of a preamble.")]
    subparagraph: Annotated[str | None, Column("What stands below the paragraph.")]
    state: Annotated[str | None, Column("ISO 3166-1 alpha-3 of a domestic law.")]
    ratified_on: Annotated[datetime.date | None, Column("Where the same sentence says when the State bound itself.")]
    ratified_how: Annotated[str | None, Column("How it did.", RATIFIED_HOW)]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRecord:
    """What the letter asks of its addressee, a numbered question a row."""

    table: ClassVar[str] = "requests"
    number: Annotated[int, Column("Number of the question.")]
    text: Annotated[str, Column("The question, white space made single, without its number.")]
    instruments: Annotated[list[str] | None, Column("Ids of the instruments cited in it.")]
    dates: Annotated[list[datetime.date], Column("First days of the dates named in it.")]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureRecord:
    """Files that gave no letter, and why."""

    table: ClassVar[str] = "failures"
    source: Annotated[str, Column("Path of the file, relative to the input root.")]
    sha256: Annotated[str | None, Column("Of the file's bytes; null where it could not be read.")]
    stage: Annotated[str, Column("Where it failed.", STAGES)]
    error: Annotated[str, Column("One word, encrypted for one.")]
    message: Annotated[str, Column("What is wrong and what to do.")]
