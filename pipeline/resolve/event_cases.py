"""What the events of a case make of each other: acquittal after conviction is an appeal, bail is part of release."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.resolve.event_retellings import Event
from pipeline.resolve.event_tellings import Telling, has_words

BAIL_DAYS = 10  # from the decision on bail to the release
JUDGMENTS = ("conviction", "sentence", "appeal")

ByDay = Mapping[date | None, Sequence[Event]]


def in_their_cases(
    doc: Doc, events: Sequence[Event], tellings: Iterable[Telling], *, hears_first: Callable[[str], bool]
) -> list[Event]:
    """The events as the others of the same people show them; those that are part of another one are left out.

    tellings: all of the letter, those without a date, too. hears_first: whether a court (by id) tries cases first.
    """
    by_day: dict[date | None, list[Event]] = {}
    for event in events:
        by_day.setdefault(event.start, []).append(event)
    judged = min((day for day, same in by_day.items() if day and any(map(_is_judgment, same))), default=date.max)
    kept = [
        event
        for event in events
        if not _is_part(doc, event, by_day) and (event.act.kind != "appeal_filed" or _is_after(event, judged))
    ]
    return list(_disappearances(doc, list(_appeals(doc, kept, hears_first)), tellings))


def _is_judgment(event: Event) -> bool:
    return event.kind in JUDGMENTS and event.act.kind != "appeal_filed"


def _is_after(event: Event, judged: date) -> bool:
    """Whether there was a judgment before an event, against which one can appeal."""
    return event.start is not None and event.start >= judged


def _appeals(doc: Doc, events: Sequence[Event], hears_first: Callable[[str], bool]) -> Iterator[Event]:
    """Events with acquittals of those convicted before as appeals, but where they were tried again."""
    convicted: dict[str, date] = {}
    for event in events:
        if event.kind in JUDGMENTS and event.start is not None:
            for person in event.persons:
                convicted[person] = min(event.start, convicted.get(person, event.start))
    for event in events:
        acquittal = event.act.kind == "acquittal" and event.kind == "other"
        if acquittal and any(map(hears_first, event.courts)):
            acquittal = has_words(doc, "on_appeal", *event.act.clause)
        before = event.start and any(convicted.get(person, date.max) < event.start for person in event.persons)
        yield replace(event, kind="appeal") if acquittal and before else event


def _disappearances(doc: Doc, events: Sequence[Event], tellings: Iterable[Telling]) -> Iterator[Event]:
    """The events, the taking away of people not seen since as their disappearance.

    An arrest that is called one remains beside it.
    """
    vanished: dict[str, int] = {}
    for telling in tellings:
        act = telling.act
        if act.kind == "disappearance" and has_words(doc, "vanished", act.start, act.end):
            reach = sys.maxsize if telling.noun else act.start
            vanished.update((person, max(reach, vanished.get(person, 0))) for person in telling.persons)
    taken: dict[str, Event] = {}
    for event in events:
        for person in event.persons:
            if event.kind == "arrest" and event.act.start < vanished.get(person, -1):
                taken[person] = event
    gone = {id(event) for event in taken.values()}
    for event in events:
        if id(event) in gone:
            yield replace(event, kind="disappearance")
            if has_words(doc, "formal_arrest", event.act.start, event.act.end):
                yield event
        elif event.act.kind != "disappearance" or event.tellings[0].noun or not set(event.persons) <= taken.keys():
            yield event


# --- events that are part of others ------------------------------------------------------------------------


def _is_part(doc: Doc, event: Event, by_day: ByDay) -> bool:
    """Whether an event is part of another one that is told, too."""
    same_day = [other for other in by_day[event.start] if other is not event and _share_people(event, other)]
    others = {other.kind for other in same_day}
    act = event.act
    if act.kind == "reclassification" or (act.kind == "acquittal" and event.kind == "other"):
        return not others.isdisjoint(JUDGMENTS)
    if event.kind == "hearing":
        return any(other.kind == "appeal" and event.courts <= other.courts for other in same_day)
    if event.kind == "sentence":
        return "appeal" in others and "conviction" not in others
    if event.kind in read_toml("events")["penalties"]:
        return "sentence" in others
    if event.kind == "detention" and act.court is None:
        return "arrest" in others and not has_words(doc, "prisons", act.start, act.clause[1])
    if event.kind == "killing" and has_words(doc, "found", act.start, act.end):
        killings = (
            other for same in by_day.values() for other in same if other.kind == "killing" and other is not event
        )
        return any(not set(event.persons).isdisjoint(other.persons) for other in killings)
    if act.kind == "bail":
        return any(_is_release(other, event) for day in _days_after(event) for other in by_day.get(day, ()))
    return False


def _share_people(event: Event, other: Event) -> bool:
    return not event.persons or not other.persons or not set(event.persons).isdisjoint(other.persons)


def _is_release(event: Event, bail: Event) -> bool:
    return event.kind == "release" and event.act.kind != "bail" and not set(event.persons).isdisjoint(bail.persons)


def _days_after(event: Event) -> Iterator[date]:
    if event.start is not None and event.start < date.max - timedelta(BAIL_DAYS):
        for days in range(BAIL_DAYS + 1):
            yield event.start + timedelta(days)
