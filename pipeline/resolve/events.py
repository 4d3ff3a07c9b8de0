"""What is said to have happened to people, told once each, with date, place, court and people."""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.read.letter import Letter
from pipeline.recognise.court_levels import level_of
from pipeline.recognise.text import fold, text_of
from pipeline.resolve.entities import Entity
from pipeline.resolve.event_cases import in_their_cases
from pipeline.resolve.event_days import with_days
from pipeline.resolve.event_kinds import with_kinds
from pipeline.resolve.event_people import with_people
from pipeline.resolve.event_retellings import Event, dated_events, event_of, told_first, without_summaries
from pipeline.resolve.event_tellings import tellings_of, words_of_events
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.tables.records import EventRecord

LONGEST = 300  # characters of a clause that is evidence as a whole
BORDERS = " ,;:\n\t"
BESIDE = 90  # characters of a longer one on each side of the act


def resolve_events(
    doc: Doc, letter: Letter, acts: Sequence[LinkedAct], *, courts: Sequence[Entity]
) -> list[EventRecord]:
    """The events of a letter, ids e1, e2, in reading order. courts: of ``find_courts``."""
    events = sorted(_events(doc, acts, courts), key=lambda event: event.tellings[0].act.start)
    return [_record(doc, letter, event, number) for number, event in enumerate(events, start=1)]


def _events(doc: Doc, acts: Sequence[LinkedAct], courts: Sequence[Entity]) -> list[Event]:
    appellate = {court.id for court in courts if _is_appellate(court.name)}
    first = {court.id for court in courts if level_of(court.name) in read_toml("events")["first_level"]}
    tellings = with_kinds(doc, with_days(doc, tellings_of(doc, acts)), is_appellate=appellate.__contains__)
    told = without_summaries(dated_events(tellings))
    dated = with_people(in_their_cases(doc, told, tellings, hears_first=first.__contains__), tellings)
    undated = [
        telling
        for telling in tellings
        if telling.kind in read_toml("events")["undated"] and not telling.noun and telling.section == "allegations"
    ]
    return [*dated, *(event_of([telling]) for telling in told_first(undated, dated))]


def _is_appellate(court: str) -> bool:
    """Whether a court of this name hears appeals alone."""
    return level_of(court) in read_toml("events")["appellate"] and not words_of_events("first_instance").search(
        fold(court)
    )


def _record(doc: Doc, letter: Letter, event: Event, number: int) -> EventRecord:
    best = event.tellings[0]
    start, end = _evidence(text_of(doc), best.act)
    return EventRecord(
        event_id=f"e{number}",
        kind=event.kind,
        date_start=best.day.start if best.day else None,
        date_end=best.day.end if best.day else None,
        precision=best.day.precision if best.day else None,
        place_id=next((telling.act.place for telling in event.tellings if telling.act.place), None),
        court_id=next((telling.act.court for telling in event.tellings if telling.act.court), None),
        person_ids=sorted(event.persons, key=_order),
        unnamed=next((telling.act.who.unnamed for telling in event.tellings if telling.act.who.unnamed), None),
        alleged=best.act.assertion == "alleged",
        evidence=evidence_of(doc, letter, start, end, rule=f"events.{best.act.kind}"),
    )


def _evidence(text: str, act: LinkedAct) -> tuple[int, int]:
    """The clause of an act, of a long one what stands around it, without the signs that part it from others."""
    start, end = act.clause
    if end - start > LONGEST:
        start, end = max(start, act.start - BESIDE), min(end, act.end + BESIDE)
    while start < act.start and text[start] in BORDERS:
        start += 1
    while end > act.end and text[end - 1] in BORDERS:
        end -= 1
    return start, end


def _order(person: str) -> tuple[int, str]:
    return len(person), person
