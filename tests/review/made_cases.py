"""A small letter about several people, with courts, charges, sentences and events made by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.resolve.facts import Facts
from pipeline.tables.records import (
    ChargeRecord,
    CourtRecord,
    EventRecord,
    PersonRecord,
    PlaceRecord,
    SentenceRecord,
    TextRecord,
)
from tests.review.made import made_facts, said

TEXT = """Excellency,

Ms. Vera Toy, 34, and her brother Mr. Ivan Toy edited a newspaper. On 4 May 2018 Ms. Vera Toy and Mr. Ivan Toy were \
arrested by the police in Toytown and their office was searched without a warrant. They were allegedly beaten with \
sticks in custody. On 7 May 2018 Ms. Vera Toy was charged with "fraud" and "insult of an official".

On 1 June 2018 the Toytown District Court found her guilty of insult and sentenced her to four years of labour camp \
and a fine of 3,000 dollars. On 3 July 2018 the Regional Appeal Court left the sentence unchanged.

Their lawyer, Mr. Boris Ltd, received threats. On 9 May 2018 five miners were killed at the pit.

On 2 May 2018 the following persons were shot: Anna A, Bela B and Carl C.
"""


def person(number: int, name: str, role: str, **rest: Any) -> PersonRecord:
    values: dict[str, Any] = {
        "title": None,
        "aliases": [],
        "gender": "unknown",
        "description": None,
        "age": None,
        "birth_date": None,
        "nationality": None,
        "minor": False,
        "affiliations": [],
        "n_mentions": 1,
        "evidence": said(TEXT, name if name in TEXT else "Excellency"),
        **rest,
    }
    return PersonRecord(person_id=f"p{number}", name=name, role=role, **values)


def court(number: int, name: str, level: str, **rest: Any) -> CourtRecord:
    values: dict[str, Any] = {"place": None, "state": "KAZ", "n_mentions": 1, "evidence": said(TEXT, name), **rest}
    return CourtRecord(court_id=f"c{number}", name=name, level=level, **values)


def charge(quote: str, status: str = "charged", **rest: Any) -> ChargeRecord:
    values: dict[str, Any] = {
        "charge_id": "x1",
        "person_id": "p2",
        "unnamed": None,
        "offence": quote,
        "category": "other",
        "date": None,
        "first_date": None,
        "law": None,
        "article": None,
        "court_id": None,
        "alleged": False,
        "evidence": said(TEXT, quote, page=2),
        **rest,
    }
    return ChargeRecord(status=status, **values)


def sentence(quote: str, kind: str = "imprisonment", **rest: Any) -> SentenceRecord:
    values: dict[str, Any] = {
        "sentence_id": "s1",
        "person_id": "p2",
        "unnamed": None,
        "court_id": None,
        "charge_ids": [],
        "duration": None,
        "quantity": None,
        "unit": None,
        "per": None,
        "amount": None,
        "currency": None,
        "strokes": None,
        "date": None,
        "status": "imposed",
        "reviewed_by": None,
        "reviewed_on": None,
        "alleged": False,
        "evidence": said(TEXT, quote, page=2),
        **rest,
    }
    return SentenceRecord(kind=kind, **values)


def event(number: int, kind: str, quote: str, day: date | None, persons: tuple[str, ...], **rest: Any) -> EventRecord:
    values: dict[str, Any] = {
        "date_end": day,
        "precision": "day" if day else None,
        "place_id": None,
        "court_id": None,
        "unnamed": None,
        "alleged": False,
        "evidence": said(TEXT, quote),
        **rest,
    }
    return EventRecord(event_id=f"e{number}", kind=kind, date_start=day, person_ids=list(persons), **values)


def case_facts(**changes: Any) -> Facts:
    """The facts of TEXT; changes: lists that stand in the place of these."""
    judged, reviewed = date(2018, 6, 1), date(2018, 7, 3)
    upheld = {
        "court_id": "c1",
        "date": judged,
        "status": "upheld",
        "reviewed_by": "c2",
        "reviewed_on": reviewed,
        "charge_ids": ["x2"],
    }
    shot = ("p4", "p5", "p6")
    values: dict[str, Any] = {
        "mandates": [],
        "references": [],
        "dates": [],
        "requests": [],
        "organisations": [],
        "sections": [],
        "instruments": [],
        "persons": [
            person(1, "Boris Ltd", "lawyer"),
            person(2, "Vera Toy", "alleged_victim", aliases=["V. Toy"], age=34),
            person(3, "Ivan Toy", "alleged_victim", minor=True),
            *(person(number, name, "alleged_victim") for number, name in ((4, "Anna A"), (5, "Bela B"), (6, "Carl C"))),
            person(7, "Natalia Stoyan", "other"),
        ],
        "places": [
            PlaceRecord(
                place_id="l1", name="Toytown", kind="city", state="KAZ", n_mentions=2, evidence=said(TEXT, "Toytown")
            )
        ],
        "courts": [
            court(1, "Toytown District Court", "district", place="Toytown"),
            court(2, "Regional Appeal Court", "appeal", place="Northville", n_mentions=3),
        ],
        "charges": [
            charge("fraud", "dropped", charge_id="x1", category="fraud", first_date=date(2018, 5, 7)),
            charge(
                "insult of an official",
                "convicted",
                charge_id="x2",
                category="resisting_authority",
                date=judged,
                first_date=date(2018, 5, 7),
                law="KAZ:Criminal Code",
                article="378",
                court_id="c1",
            ),
        ],
        "sentences": [
            sentence("four years of labour camp", "forced_labour", sentence_id="s1", duration="P4Y", **upheld),
            sentence(
                "a fine of 3,000 dollars",
                "fine",
                sentence_id="s2",
                amount=Decimal("3000.00"),
                currency="USD",
                **upheld,
            ),
        ],
        "events": [
            event(1, "arrest", "were arrested by the police in Toytown", date(2018, 5, 4), ("p2", "p3"), place_id="l1"),
            event(2, "search", "their office was searched", date(2018, 5, 4), ("p2", "p3"), place_id="l1"),
            event(3, "ill_treatment", "They were allegedly beaten", None, ("p2", "p3"), alleged=True),
            event(4, "charge", "was charged with", date(2018, 5, 7), ("p2",)),
            event(5, "conviction", "found her guilty of insult", judged, ("p2",), court_id="c1"),
            event(6, "sentence", "sentenced her to four years", judged, ("p2",), court_id="c1"),
            event(7, "appeal", "left the sentence unchanged", reviewed, ("p2",), court_id="c2"),
            event(8, "threat", "received threats", None, ("p1",)),
            event(9, "killing", "five miners were killed", date(2018, 5, 9), (), unnamed="five miners"),
            event(10, "killing", "the following persons were shot", date(2018, 5, 2), shot),
        ],
    }
    return replace(made_facts(), text=TextRecord(text=TEXT, page_starts=[0]), **values | changes)
