"""A small letter whose facts are made by hand."""

from datetime import date
from typing import Any

from pipeline.resolve.facts import Facts
from pipeline.tables.records import (
    AffiliationRecord,
    DateRecord,
    Evidence,
    InstrumentRecord,
    LetterRecord,
    MandateRecord,
    OrganisationRecord,
    PersonRecord,
    PlaceRecord,
    ReferenceRecord,
    RequestRecord,
    SectionRecord,
    TextRecord,
)

TEXT = """Mandate of the Special Rapporteur on torture

REFERENCE: UA KAZ 7/2019

3 May 2019

Excellency,

I write as Special Rapporteur on torture, pursuant to resolution 34/19.

I wrote to you on 2 March 2018 (AL KAZ 1/2018), and thank you for the reply of 9 April 2018. \
A second letter, AL KAZ 4/2018, was sent on 1 June 2018. I regret that it has remained without an answer.

On 4 February 2019, Mr. A was arrested. On 5 and 6 February 2019 he was questioned without a lawyer.

1. Please explain the legal grounds for the arrest of Mr. A, and whether [bold]he[/bold] was told of them, by whom, \
where and in which language, and whether a lawyer of his own choosing was present when he was first questioned, as \
well as at each of the later interrogations in the weeks that followed, the last one included.

2. Please say where he is held.

I would appreciate a response within 60 days.

A. N. Author
Special Rapporteur on torture
"""


def said(text: str, quote: str, *, page: int = 1) -> Evidence:
    start = text.index(quote)
    return Evidence(
        section="introduction", page=page, start=start, end=start + len(quote), quote=quote, rule="made", confidence=1.0
    )


def reference(text: str, role: str, cited: str | None, day: date | None, quote: str, **rest: Any) -> ReferenceRecord:
    values = {
        "kind": cited[:2] if cited else None,
        "state": "KAZ",
        "number": None,
        "year": None,
        "status": None,
        **rest,
    }
    return ReferenceRecord(cited=cited, role=role, date=day, evidence=said(text, quote), **values)


def dated(text: str, role: str, start: date | None, quote: str, **rest: Any) -> DateRecord:
    values: dict[str, Any] = {"date_end": start, "precision": "day", "relative": False, "anchor": None, **rest}
    return DateRecord(date_start=start, role=role, evidence=said(text, quote), **values)


def letter(**changes: Any) -> LetterRecord:
    values: dict[str, Any] = {
        "kind": "UA",
        "state": "KAZ",
        "number": 7,
        "year": 2019,
        "date": date(2019, 5, 3),
        "addressee": "Government of Kazakhstan",
        "language": "en",
        "response_days": 60,
        "response_due": date(2019, 7, 2),
        "n_pages": 2,
        "n_chars": len(TEXT),
        "n_words": len(TEXT.split()),
        "source": "letters/UA-KAZ-7-2019.txt",
        "sha256": "0123456789abcdef" * 4,
        "bytes": len(TEXT),
        "media_type": "text/plain",
        "reader": "made",
        "ocr_pages": 0,
        "pages_without_text": [],
    }
    return LetterRecord(**values | changes)


def cited(text: str, instrument: str, article: str) -> InstrumentRecord:
    """A citation, said where the law begins."""
    return InstrumentRecord(
        instrument=instrument,
        title=instrument,
        kind="treaty",
        symbol=None,
        article=article,
        paragraph=None,
        subparagraph=None,
        state=None,
        ratified_on=date(2006, 1, 24),
        ratified_how="ratified",
        evidence=said(text, "Please explain"),
    )


def made_facts(text: str = TEXT, **changes: Any) -> Facts:
    """The facts of TEXT; changes: lists or records that stand in the place of what the letter says."""
    questions = [text[text.index("Please explain") :].partition("\n")[0], "Please say where he is held."]
    values: dict[str, Any] = {
        "letter_id": "0123456789abcdef",
        "reference": "UA KAZ 7/2019",
        "letter": letter(),
        "text": TextRecord(text=text, page_starts=[0]),
        "sections": [
            SectionRecord(kind="letterhead", heading=None, start=0, end=90, page_start=1, page_end=1),
            SectionRecord(kind="legal_framework", heading=None, start=90, end=len(text), page_start=1, page_end=2),
        ],
        "mandates": [
            MandateRecord(
                mandate="torture",
                title="Special Rapporteur on torture",
                holder="A. N. Author",
                holder_title="Special Rapporteur on torture",
                resolution="A/HRC/RES/34/19",
                ord=1,
                evidence=said(text, "Special Rapporteur on torture"),
            )
        ],
        "references": [
            reference(text, "self", "UA KAZ 7/2019", date(2019, 5, 3), "UA KAZ 7/2019"),
            reference(text, "previous", "AL KAZ 1/2018", date(2018, 3, 2), "AL KAZ 1/2018", status="answered"),
            reference(text, "reply", "AL KAZ 1/2018", date(2018, 4, 9), "reply of 9 April 2018"),
            reference(text, "previous", "AL KAZ 4/2018", date(2018, 6, 1), "AL KAZ 4/2018", status="unanswered"),
        ],
        "dates": [
            dated(text, "letter", date(2019, 5, 3), "3 May 2019"),
            dated(text, "previous_communication", date(2018, 3, 2), "2 March 2018"),
            dated(text, "event", date(2019, 2, 4), "4 February 2019"),
            dated(text, "event", date(2019, 2, 5), "5 and 6 February 2019"),
            dated(text, "event", date(2019, 2, 6), "5 and 6 February 2019"),
            dated(text, "deadline", date(2019, 7, 2), "within 60 days", relative=True),
        ],
        "persons": [
            PersonRecord(
                person_id="p1",
                name="A. N. Author",
                title="Ms.",
                aliases=["Author"],
                gender="female",
                role="mandate_holder",
                description="a [bold]jurist[/bold]",
                age=61,
                birth_date=None,
                nationality="KAZ",
                minor=False,
                affiliations=[AffiliationRecord(organisation_id="o1", function=None)],
                n_mentions=1,
                evidence=said(text, "Special Rapporteur on torture"),
            )
        ],
        "mentions": [],
        "organisations": [
            OrganisationRecord(
                organisation_id="o1",
                name="Human Rights Council",
                acronym="HRC",
                kind="un_body",
                state=None,
                n_mentions=2,
                evidence=said(text, "Special Rapporteur on torture"),
            )
        ],
        "places": [
            PlaceRecord(
                place_id="l1",
                name="Almaty",
                kind="city",
                state="KAZ",
                n_mentions=1,
                evidence=said(text, "Special Rapporteur on torture"),
            )
        ],
        "courts": [],
        "charges": [],
        "sentences": [],
        "events": [],
        "instruments": [cited(text, "ICCPR", "9"), cited(text, "ICCPR", "14")],
        "requests": [
            RequestRecord(
                number=number,
                text=question,
                instruments=[],
                dates=[],
                evidence=said(text, question, page=2),
            )
            for number, question in enumerate(questions, 1)
        ],
    }
    return Facts(**values | changes)
