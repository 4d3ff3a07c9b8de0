"""Facts of letters that nobody wrote, for tests of what comes after them."""

import hashlib
from datetime import date
from decimal import Decimal

from pipeline.resolve.facts import Facts
from pipeline.tables.records import (
    AffiliationRecord,
    ChargeRecord,
    CourtRecord,
    DateRecord,
    EventRecord,
    Evidence,
    FootnoteRecord,
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


def toy_evidence(text: str, start: int, end: int) -> Evidence:
    return Evidence(section="other", page=1, start=start, end=end, quote=text[start:end], rule="toy", confidence=1.0)


def toy_facts(text: str, *, source: str = "toy.txt", reference: str | None = "AL KAZ 3/2017") -> Facts:
    """Facts of a letter whose every word is a dated thing and whose every line is a question."""
    content = text.encode()
    sha256 = hashlib.sha256(content).hexdigest()
    lines = [line for line in text.splitlines() if line.strip()]
    starts = [text.index(line) for line in lines]
    evidence = [toy_evidence(text, start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    return Facts(
        letter_id=sha256[:16],
        reference=reference,
        letter=LetterRecord(
            kind="AL",
            state="KAZ",
            number=3,
            year=2017,
            date=date(2017, 5, 3),
            addressee="Government of Kazakhstan",
            language="en",
            response_days=60,
            response_due=date(2017, 7, 2),
            n_pages=1,
            n_chars=len(text),
            n_words=len(text.split()),
            source=source,
            sha256=sha256,
            bytes=len(content),
            media_type="text/plain",
            reader="toy",
            ocr_pages=0,
            pages_without_text=[],
        ),
        text=TextRecord(
            text=text,
            page_starts=[0],
            footnotes=[FootnoteRecord(mark="1", anchor=None, start=0, end=0, page=1)],
        ),
        sections=[SectionRecord(kind="other", heading=None, start=0, end=len(text), page_start=1, page_end=1)],
        mandates=[
            MandateRecord(
                mandate="torture",
                title="Special Rapporteur on torture",
                holder=None,
                holder_title=None,
                resolution=None,
                ord=1,
                evidence=evidence[0],
            )
        ]
        if evidence
        else [],
        references=[
            ReferenceRecord(
                cited=reference,
                kind=None,
                state=None,
                number=None,
                year=None,
                role="self",
                date=None,
                status=None,
                evidence=said,
            )
            for said in evidence[:1]
        ],
        dates=[
            DateRecord(
                date_start=date(2017, 1, 1),
                date_end=None,
                precision="day",
                relative=False,
                anchor=None,
                role="event",
                evidence=said,
            )
            for said in evidence
        ],
        persons=[
            PersonRecord(
                person_id=f"p{number}",
                name=said.quote,
                title=None,
                aliases=["Toy"],
                gender="unknown",
                role="other",
                description=None,
                age=None,
                birth_date=None,
                nationality=None,
                minor=False,
                affiliations=[AffiliationRecord(organisation_id=f"o{number}", function=None)],
                n_mentions=1,
                evidence=said,
            )
            for number, said in enumerate(evidence, 1)
        ],
        mentions=[
            MentionRecord(entity="person", entity_id=f"p{number}", form="name", evidence=said)
            for number, said in enumerate(evidence, 1)
        ],
        organisations=[
            OrganisationRecord(
                organisation_id=f"o{number}",
                name=said.quote,
                acronym=None,
                kind="other",
                state=None,
                n_mentions=1,
                evidence=said,
            )
            for number, said in enumerate(evidence, 1)
        ],
        places=[
            PlaceRecord(place_id=f"l{number}", name=said.quote, kind="other", state=None, n_mentions=1, evidence=said)
            for number, said in enumerate(evidence, 1)
        ],
        courts=[
            CourtRecord(
                court_id=f"c{number}",
                name=said.quote,
                level="other",
                place=None,
                state=None,
                n_mentions=1,
                evidence=said,
            )
            for number, said in enumerate(evidence, 1)
        ],
        charges=[
            ChargeRecord(
                charge_id=f"x{number}",
                person_id="p1",
                unnamed=None,
                offence=said.quote,
                category="fraud",
                status="charged",
                date=date(2017, 1, 1),
                first_date=None,
                law=None,
                article=None,
                court_id="c1",
                alleged=False,
                evidence=said,
            )
            for number, said in enumerate(evidence, 1)
        ],
        sentences=[
            SentenceRecord(
                sentence_id=f"s{number}",
                person_id="p1",
                unnamed=None,
                court_id="c1",
                charge_ids=["x1"],
                kind="fine",
                duration=None,
                quantity=800.0,
                unit="day",
                per=None,
                amount=Decimal("50000.50"),
                currency="DZD",
                strokes=None,
                date=date(2017, 1, 1),
                status="imposed",
                reviewed_by=None,
                reviewed_on=None,
                alleged=False,
                evidence=said,
            )
            for number, said in enumerate(evidence, 1)
        ],
        events=[
            EventRecord(
                event_id=f"e{number}",
                kind="arrest",
                date_start=date(2017, 1, 1),
                date_end=None,
                precision="day",
                place_id=None,
                court_id=None,
                person_ids=["p1"],
                unnamed=None,
                alleged=True,
                evidence=said,
            )
            for number, said in enumerate(evidence, 1)
        ],
        instruments=[
            InstrumentRecord(
                instrument="ICCPR",
                title="the Covenant",
                kind="treaty",
                symbol=None,
                article="14",
                paragraph="3",
                subparagraph=None,
                state=None,
                ratified_on=None,
                ratified_how=None,
                evidence=said,
            )
            for said in evidence[:1]
        ],
        requests=[
            RequestRecord(
                number=number,
                text=said.quote,
                instruments=None if number == 1 else ["ICCPR", "CAT"],
                dates=[date(2017, 1, 1)],
                evidence=said,
            )
            for number, said in enumerate(evidence, 1)
        ],
    )
