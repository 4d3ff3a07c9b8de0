"""To whom the events of a case happened where their own words do not say it, but those of another event do.

Whoever is sentenced is convicted; those on whom a court gives judgment are those whom it tried; an appeal about "the
sentence" is that of those whose sentence was told last. Nothing is added where two are meant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline.resolve.event_retellings import Event
from pipeline.resolve.event_tellings import Telling

BY_COURT = ("acquittal", "conviction", "dropping", "sentence")  # acts of those whom a court tried
BESIDE = {"conviction": "sentence", "sentence": "conviction"}
REACH = 1200  # characters back to the judgment that an appeal is about

Judged = Mapping[str, Mapping[date, frozenset[str]]]
"""By court and day: on whom it gave judgment."""


def with_people(events: Sequence[Event], tellings: Sequence[Telling]) -> list[Event]:
    """The events, with people that others of the same case name. tellings: all of the letter."""
    judged = _judged(tellings)
    told = [_with_people(event, events, judged) for event in events]
    return [_on_appeal(event, told[:place]) for place, event in enumerate(told)]


def _judged(tellings: Sequence[Telling]) -> Judged:
    judged: dict[str, dict[date, frozenset[str]]] = {}
    for telling in tellings:
        court, day = telling.act.court, telling.start
        if court is not None and day is not None and telling.act.kind in BY_COURT:
            days = judged.setdefault(court, {})
            days[day] = days.get(day, frozenset()) | telling.persons
    return judged


def _with_people(event: Event, events: Sequence[Event], judged: Judged) -> Event:
    if event.start is None:
        return event
    if event.kind in BESIDE:
        others = [other for other in events if other.kind == BESIDE[event.kind] and _same_judgment(event, other)]
        return _joined(event, others)
    if event.kind == "hearing" and not event.persons and len(event.courts) == 1:
        days = judged.get(next(iter(event.courts)), {})
        later = [persons for day, persons in sorted(days.items()) if day >= event.start]
        if later:
            return replace(event, persons=tuple(sorted(later[0])))
    return event


def _same_judgment(event: Event, other: Event) -> bool:
    return event.start == other.start and (not event.courts or not other.courts or bool(event.courts & other.courts))


def _joined(event: Event, others: Sequence[Event]) -> Event:
    """An event with the people of the one other that tells the rest of it."""
    if len(others) != 1 or (event.persons and set(event.persons).isdisjoint(others[0].persons)):
        return event
    return replace(event, persons=tuple(dict.fromkeys((*event.persons, *others[0].persons))))


def _on_appeal(event: Event, before: Sequence[Event]) -> Event:
    """An appeal with the people of the judgment told before it, if it names none itself."""
    if event.kind != "appeal" or event.persons or event.act.who.unnamed or event.start is None:
        return event
    last = next((other for other in reversed(before) if other.kind in ("conviction", "sentence", "appeal")), None)
    near = last is not None and event.act.start - last.act.start <= REACH
    if last is None or not near or last.start is None or last.start >= event.start:
        return event
    return replace(event, persons=last.persons)
