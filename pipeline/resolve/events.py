"""What is said to have happened to people, told once each, with date, place, court and people."""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.read.letter import Letter
from pipeline.resolve.event_retellings import Event, events_told
from pipeline.resolve.event_tellings import Telling, tellings_of
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.tables.records import EventRecord

LONGEST = 300  # characters of a clause that is evidence as a whole
BESIDE = 90  # characters of a longer one on each side of the act


def resolve_events(doc: Doc, letter: Letter, acts: Sequence[LinkedAct]) -> list[EventRecord]:
    """The events of a letter, ids e1, e2, in reading order."""
    events = sorted(events_told(tellings_of(doc, acts)), key=lambda event: best_telling(event).act.start)
    return [_record(doc, letter, event, number) for number, event in enumerate(events, start=1)]


def _record(doc: Doc, letter: Letter, event: Event, number: int) -> EventRecord:
    best = best_telling(event)
    told = [best, *event.dated]
    start, end = _clause(doc, best.act)
    return EventRecord(
        event_id=f"e{number}",
        kind=event.kind,
        date_start=best.day.start if best.day else None,
        date_end=best.day.end if best.day else None,
        precision=best.day.precision if best.day else None,
        place_id=next((telling.act.place for telling in told if telling.act.place), None),
        court_id=next((telling.act.court for telling in told if telling.act.court), None),
        person_ids=sorted(event.persons, key=_order),
        unnamed=next((telling.act.who.unnamed for telling in told if telling.act.who.unnamed), None),
        alleged=best.act.assertion == "alleged",
        evidence=evidence_of(doc, letter, start, end, rule=f"events.{best.act.kind}"),
    )


def best_telling(event: Event) -> Telling:
    """The telling that is an event's evidence: a dated one with a verb, in the account itself if there is one."""
    return min([*event.dated, *event.again], key=_rank)


def _rank(telling: Telling) -> tuple[bool, bool, int]:
    return telling.section in ("introduction", "concern"), telling.act.voice == "noun", telling.act.start


def _clause(doc: Doc, act: LinkedAct) -> tuple[int, int]:
    start, end = act.clause
    if end - start <= LONGEST:
        return start, end
    start = max(start, act.start - BESIDE)
    end = min(end, act.end + BESIDE)
    return start, end


def _order(person: str) -> tuple[int, str]:
    return len(person), person
