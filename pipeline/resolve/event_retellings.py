"""Which tellings are of one event: those of its day, and those without a date that speak of it again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.knowledge import read_toml
from pipeline.resolve.event_tellings import Telling

LOOKED_AT = 40  # events of one kind and day that a telling is held against


@dataclass(slots=True)
class Event:
    """An event as its tellings have it. dated: those that say its day, the fullest first day; again: the others."""

    kind: str
    dated: list[Telling] = field(default_factory=list)
    again: list[Telling] = field(default_factory=list)
    persons: set[str] = field(default_factory=set)


def events_told(tellings: Sequence[Telling]) -> list[Event]:
    """The events of a letter, each with all its tellings, in the order of their first tellings."""
    events: list[Event] = []
    by_day: dict[tuple[str, date], list[Event]] = {}
    for telling in tellings:
        if telling.start is None:
            continue
        same_day = by_day.setdefault((telling.kind, telling.start), [])
        known = next((event for event in same_day[-LOOKED_AT:] if is_same(event, telling)), None)
        if known is None:
            known = Event(telling.kind)
            same_day.append(known)
            events.append(known)
        known.dated.append(telling)
        known.persons |= telling.persons
    retell(events, [telling for telling in tellings if telling.start is None])
    return events


def is_same(event: Event, telling: Telling) -> bool:
    """Whether an act of the kind and day of an event is that event."""
    courts = {told.act.court for told in event.dated} - {None}
    if telling.act.court is not None and courts and telling.act.court not in courts:
        return False
    if event.kind in read_toml("events")["decided"]:
        return True
    persons = telling.persons
    if not persons or not event.persons or persons & event.persons:
        return True
    return False


def retell(events: Sequence[Event], tellings: Iterable[Telling]) -> list[Telling]:
    """Give tellings without a date to the events that they tell again; those that tell none are left."""
    by_person: dict[tuple[str, str], list[Event]] = {}
    kinds: dict[str, Event] = {}
    for event in events:
        kinds.setdefault(event.kind, event)
        for person in event.persons:
            by_person.setdefault((event.kind, person), []).append(event)
    left = []
    for telling in tellings:
        known = [event for person in telling.persons for event in by_person.get((telling.kind, person), ())]
        if not telling.persons and telling.kind in kinds:
            known = [kinds[telling.kind]]
        if known:
            known[0].again.append(telling)
        else:
            left.append(telling)
    return left
