"""What the events of a case make of each other: an acquittal after a conviction is an appeal, bail goes before release."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.knowledge import read_toml
from pipeline.resolve.event_retellings import Event, event_of

BAIL_DAYS = timedelta(days=10)  # from the decision on bail to the release


def in_their_cases(events: Sequence[Event]) -> list[Event]:
    """The events as the others of the same people show them; those that are part of another one are left out."""
    events = list(_appeals(events))
    return [event for event in events if not _is_part(event, events)]


def _first_days(events: Iterable[Event], kinds: Sequence[str]) -> dict[str, date]:
    """The first day of each person's events of some kinds."""
    days: dict[str, date] = {}
    for event in events:
        if event.kind in kinds and event.start is not None:
            for person in event.persons:
                days[person] = min(event.start, days.get(person, event.start))
    return days


def _appeals(events: Sequence[Event]) -> Iterator[Event]:
    """Events with acquittals of those convicted before as appeals."""
    convicted = _first_days(events, ("conviction", "sentence"))
    for event in events:
        acquittal = event.tellings[0].act.kind == "acquittal" and event.kind == "other"
        before = event.start and any(convicted.get(person, date.max) < event.start for person in event.persons)
        yield replace(event, kind="appeal") if acquittal and before else event


def _is_part(event: Event, events: Sequence[Event]) -> bool:
    """Whether an event is part of another one that is told, too."""
    act = event.tellings[0].act.kind
    if act == "acquittal" and event.kind == "other":
        return any(_on_same_day(event, other, ("conviction", "sentence", "appeal")) for other in events)
    if event.kind == "hearing":
        return any(_on_same_day(event, other, ("appeal",)) and event.courts <= other.courts for other in events)
    if event.kind == "sentence":
        return any(_on_same_day(event, other, ("appeal",)) for other in events) and not any(
            _on_same_day(event, other, ("conviction",)) for other in events
        )
    if act == "bail":
        return any(
            other.kind == "release"
            and other.tellings[0].act.kind != "bail"
            and event.start is not None
            and other.start is not None
            and event.start <= other.start <= event.start + BAIL_DAYS
            and set(event.persons) & set(other.persons)
            for other in events
        )
    return False


def _on_same_day(event: Event, other: Event, kinds: Sequence[str]) -> bool:
    same = other.kind in kinds and other.start == event.start and other is not event
    return same and (not event.persons or not other.persons or bool(set(event.persons) & set(other.persons)))
