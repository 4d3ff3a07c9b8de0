"""From a recognised document to the facts of a letter: what belongs together, and in which role."""

from datetime import date
from itertools import zip_longest

from spacy.tokens import Doc, Span

from pipeline.read.letter import Letter
from pipeline.resolve.bench import bench_of, without_bench
from pipeline.resolve.charges import resolve_charges
from pipeline.resolve.confidence import calibrated
from pipeline.resolve.courts import find_courts, resolve_courts
from pipeline.resolve.dates import resolve_dates, response_due
from pipeline.resolve.events import resolve_events
from pipeline.resolve.exchanges import find_exchanges
from pipeline.resolve.facts import Facts
from pipeline.resolve.identity import Identity, identify
from pipeline.resolve.instruments import resolve_instruments
from pipeline.resolve.linked_acts import link_acts, prosecuted
from pipeline.resolve.mandates import resolve_mandates
from pipeline.resolve.mentions import resolve_mentions
from pipeline.resolve.organisations import resolve_organisations
from pipeline.resolve.people import find_people
from pipeline.resolve.persons import resolve_persons
from pipeline.resolve.places import resolve_places
from pipeline.resolve.references import resolve_references
from pipeline.resolve.requests import resolve_requests
from pipeline.resolve.sentences import resolve_sentences
from pipeline.tables.records import FootnoteRecord, LetterRecord, SectionRecord, TextRecord

__all__ = ["Facts", "resolve"]


def resolve(doc: Doc, letter: Letter, *, calibrate: bool = True) -> Facts:
    """The facts of a letter.

    doc: the letter's text with the spans of all recognisers. letter: as it was read; its text is the document's.
    calibrate: whether confidence is what gold letters bear out, or what the recognisers think of themselves.
    """
    identity = identify(doc)
    exchanges = find_exchanges(doc, identity)
    dates = resolve_dates(doc, letter, identity, exchanges)
    instruments = resolve_instruments(doc, letter, identity, dates)
    people = find_people(doc)
    organisations = resolve_organisations(doc, letter, identity, _names(doc, "ORGANISATION"))
    places = resolve_places(doc, letter, identity, _names(doc, "PLACE"))
    courts = find_courts(doc)
    bench = bench_of(doc, people)
    acts = link_acts(doc, people=people, courts=courts, places=[place for place, _ in places], dates=dates, bench=bench)
    charges = without_bench(
        resolve_charges(doc, letter, acts, people=people, courts=courts, instruments=instruments), bench
    )
    sentences = resolve_sentences(doc, letter, acts, people=people, courts=courts, charges=charges)
    facts = Facts(
        letter_id=letter.source.letter_id,
        reference=identity.reference,
        letter=_letter(doc, letter, identity, response_due(doc, identity, dates)),
        text=_text(letter),
        sections=_sections(doc, letter),
        mandates=[] if identity.kind == "REPLY" else resolve_mandates(doc, letter),
        references=resolve_references(doc, letter, identity, exchanges),
        dates=dates,
        persons=resolve_persons(
            doc,
            letter,
            people,
            [body for body, _ in organisations],
            kind=identity.kind,
            prosecuted=prosecuted(acts),
        ),
        mentions=resolve_mentions(
            doc,
            letter,
            {
                "person": people,
                "organisation": [body for body, _ in organisations],
                "place": [place for place, _ in places],
            },
        ),
        organisations=[record for _, record in organisations],
        places=[record for _, record in places],
        courts=resolve_courts(doc, letter, identity, courts),
        charges=charges,
        sentences=without_bench(sentences, bench),
        instruments=instruments,
        events=resolve_events(doc, letter, acts, courts=courts),
        requests=resolve_requests(doc, letter, identity, instruments),
    )
    return calibrated(facts) if calibrate else facts


def _names(doc: Doc, label: str) -> list[Span]:
    return [span for span in doc.spans["names"] if span.label_ == label]


def _letter(doc: Doc, letter: Letter, identity: Identity, due: date | None) -> LetterRecord:
    return LetterRecord(
        kind=identity.kind,
        state=identity.state,
        number=identity.number,
        year=identity.year,
        date=identity.day,
        addressee=identity.addressee,
        language=doc._.language,
        response_days=identity.response_days,
        response_due=due,
        n_pages=len(letter.page_starts),
        n_chars=len(letter.text),
        n_words=len(letter.text.split()),
        source=letter.source.path,
        sha256=letter.source.sha256,
        bytes=letter.source.size,
        media_type=letter.source.media_type,
        reader=letter.reader,
        ocr_pages=letter.ocr_pages,
        pages_without_text=list(letter.pages_without_text),
    )


def _text(letter: Letter) -> TextRecord:
    notes = [
        FootnoteRecord(mark=note.mark, anchor=note.anchor, start=note.start, end=note.end, page=note.page)
        for note in letter.footnotes
    ]
    return TextRecord(text=letter.text, page_starts=list(letter.page_starts), footnotes=notes)


def _sections(doc: Doc, letter: Letter) -> list[SectionRecord]:
    """The sections; white space between two belongs to the first, so that every character is in exactly one."""
    records = []
    for span, following in zip_longest(doc.spans["sections"], list(doc.spans["sections"])[1:]):
        end = following.start_char if following is not None else len(letter.text)
        records.append(
            SectionRecord(
                kind=span.label_.lower(),
                heading=span._.value,
                start=span.start_char,
                end=end,
                page_start=letter.page_at(span.start_char),
                page_end=letter.page_at(max(span.start_char, end - 1)),
            )
        )
    return records
