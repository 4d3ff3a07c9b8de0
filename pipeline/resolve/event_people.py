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
ByDay = Mapping[tuple[str, date | None], Sequence[Event]]
"""The events of a kind and first day."""


def with_people(events: Sequence[Event], tellings: Sequence[Telling]) -> list[Event]:
    """The events, with people that others of the same case name. tellings: all of the letter."""
    judged = _judged(tellings)
    by_day: dict[tuple[str, date | None], list[Event]] = {}
    for event in events:
        by_day.setdefault((event.kind, event.start), []).append(event)
    last: Event | None = None  # the judgment told last
    told = []
    for event in events:
        told.append(_on_appeal(_with_people(event, by_day, judged), last))
        last = told[-1] if event.kind in ("conviction", "sentence", "appeal") else last
    return told


def _judged(tellings: Sequence[Telling]) -> Judged:
    judged: dict[str, dict[date, frozenset[str]]] = {}
    for telling in tellings:
        court, day = telling.act.court, telling.start
        if court is not None and day is not None and telling.act.kind in BY_COURT:
            days = judged.setdefault(court, {})
            days[day] = days.get(day, frozenset()) | telling.persons
    return judged


def _with_people(event: Event, by_day: ByDay, judged: Judged) -> Event:
    if event.start is None:
        return event
    if event.kind in BESIDE:
        others = by_day.get((BESIDE[event.kind], event.start), ())
        return _joined(event, [other for other in others if _is_same_court(event, other)])
    if event.kind == "hearing" and not event.persons and len(event.courts) == 1:
        days = judged.get(next(iter(event.courts)), {})
        later = [persons for day, persons in sorted(days.items()) if day >= event.start]
        if later:
            return replace(event, persons=tuple(sorted(later[0])))
    return event


def _is_same_court(event: Event, other: Event) -> bool:
    return not event.courts or not other.courts or bool(event.courts & other.courts)


def _joined(event: Event, others: Sequence[Event]) -> Event:
    """An event with the people of the one other that tells the rest of it."""
    if len(others) != 1 or (event.persons and set(event.persons).isdisjoint(others[0].persons)):
        return event
    return replace(event, persons=tuple(dict.fromkeys((*event.persons, *others[0].persons))))


def _on_appeal(event: Event, last: Event | None) -> Event:
    """An appeal with the people of the judgment told before it, if it names none itself."""
    if event.kind != "appeal" or event.persons or event.act.who.unnamed or last is None:
        return event
    near = event.act.start - last.act.start <= REACH
    before = event.start is not None and last.start is not None and last.start < event.start
    return replace(event, persons=last.persons) if near and before else event
