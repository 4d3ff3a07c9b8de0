"""Which tellings are of one event: those of its day, and those without a date that speak of it again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from pipeline.knowledge import read_toml
from pipeline.resolve.event_tellings import Telling
from pipeline.resolve.linked_acts import LinkedAct

LOOKED_AT = 40  # events of one kind and day that a telling is held against


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event with its tellings, the best one first. persons: to whom it happened, in the order of the tellings."""

    kind: str
    tellings: tuple[Telling, ...]
    persons: tuple[str, ...]

    @property
    def act(self) -> LinkedAct:
        """The act of its best telling."""
        return self.tellings[0].act

    @property
    def start(self) -> date | None:
        """Its first day."""
        return self.tellings[0].start

    @property
    def courts(self) -> frozenset[str]:
        """The courts that its tellings name."""
        return frozenset(telling.act.court for telling in self.tellings if telling.act.court)


def event_of(tellings: Sequence[Telling]) -> Event:
    """The event of tellings of one kind and day."""
    persons = dict.fromkeys(person for telling in tellings for person in telling.act.who.persons)
    best = sorted(tellings, key=_rank)
    return Event(kind=best[0].kind, tellings=tuple(best), persons=tuple(persons))


def _rank(telling: Telling) -> tuple[bool, bool, bool, int]:
    """A telling of the account with a verb and its date before one that sums up."""
    summary = telling.section in read_toml("events")["summaries"]
    return summary, telling.noun, not telling.said, telling.act.start


@dataclass(slots=True)
class _Group:
    """Tellings of one kind and day while they are put together."""

    tellings: list[Telling] = field(default_factory=list)
    courts: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)

    def takes(self, telling: Telling) -> bool:
        """Whether an act of this kind and day is the same event."""
        if telling.act.court and self.courts - {telling.act.court}:
            return False
        decided = telling.kind in read_toml("events")["decided"]
        return decided or not telling.persons or not self.persons.isdisjoint(telling.persons) or not self.persons

    def add(self, telling: Telling) -> None:
        """Take a telling in."""
        self.tellings.append(telling)
        self.courts |= {telling.act.court} if telling.act.court else set()
        self.persons |= telling.persons


def dated_events(tellings: Iterable[Telling]) -> list[Event]:
    """The events of tellings with a date; what is told of one day and the same people is one."""
    groups: list[_Group] = []
    by_day: dict[tuple[str, date], list[_Group]] = {}
    for telling in tellings:
        if telling.start is None:
            continue
        same_day = by_day.setdefault((telling.kind, telling.start), [])
        known = next((group for group in same_day[-LOOKED_AT:] if group.takes(telling)), None)
        if known is None:
            known = _Group()
            same_day.append(known)
            groups.append(known)
        known.add(telling)
    return [event_of(group.tellings) for group in groups]


def without_summaries(events: Sequence[Event]) -> list[Event]:
    """The events without those that speak of another one less exactly, or sum up what the account tells.

    "arrested last May" speaks of an arrest of 3 May; "concern at his detention, acknowledged on 11 June" of an arrest
    told before.
    """
    families = {kind: number for number, kinds in enumerate(read_toml("events")["families"]) for kind in kinds}
    told: dict[tuple[int | str, str], list[Event]] = {}
    for event in events:
        for person in event.persons:
            told.setdefault((families.get(event.kind, event.kind), person), []).append(event)
    kept = []
    for event in events:
        family = families.get(event.kind, event.kind)
        others = (other for person in event.persons for other in told[family, person] if other is not event)
        if not (_sums_up(event) and any(_tells_again(event, other) for other in islice(others, LOOKED_AT))):
            kept.append(event)
    return kept


def _sums_up(event: Event) -> bool:
    return event.tellings[0].noun or event.tellings[0].section in read_toml("events")["summaries"]


def _tells_again(event: Event, other: Event) -> bool:
    best, exact = event.tellings[0], other.tellings[0].day
    if best.section == "concern" and other.tellings[0].section != "concern":
        return best.noun or best.day is None or best.day.precision != "day"
    if best.day is None or exact is None or best.day.start is None or best.day.end is None or exact.start is None:
        return False
    vague = best.day.precision not in ("day", "range") and exact.precision in ("day", "range")
    return vague and best.day.start <= exact.start <= best.day.end


def told_first(tellings: Iterable[Telling], events: Iterable[Event]) -> list[Telling]:
    """Of tellings without a date the first of a kind of each person of whom no event of that kind is told."""
    known = {(event.kind, person) for event in events for person in event.persons}
    first = []
    for telling in tellings:
        told = {(telling.kind, person) for person in telling.persons}
        if telling.start is None and told and known.isdisjoint(told):
            known |= told
            first.append(telling)
    return first
