"""What a letter tells: each act that it says happened, on each of its days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.date_values import DateValue
from pipeline.recognise.sections import section_at
from pipeline.resolve.linked_acts import LinkedAct

NOT_SAID = ("negated", "hypothetical")

DatesAt = Mapping[tuple[int, int], Sequence[DateValue]]
"""The dates of a letter by the stretch that says them; "12 and 14 March" is one stretch of two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An act as an event. kind: of event. day: its date, None where none is said. section: in which it is told."""

    kind: str
    act: LinkedAct
    section: str
    day: DateValue | None = None

    @property
    def start(self) -> date | None:
        """The first day."""
        return self.day.start if self.day else None

    @property
    def persons(self) -> frozenset[str]:
        """To whom it happened, by id."""
        return frozenset(self.act.who.persons)


def tellings_of(doc: Doc, acts: Sequence[LinkedAct]) -> list[Telling]:
    """Every act that the letter says happened, once for each of its days, in reading order."""
    dates: dict[tuple[int, int], list[DateValue]] = {}
    for span in doc.spans["dates"]:
        dates.setdefault((span.start_char, span.end_char), []).append(span._.value)
    return [telling for act in acts for telling in _tellings(doc, act, dates)]


def _tellings(doc: Doc, act: LinkedAct, dates: DatesAt) -> Iterator[Telling]:
    kind = read_toml("acts")["kinds"].get(act.kind)
    if kind is None or act.assertion in NOT_SAID:
        return
    section = section_at(doc, act.start)
    if section not in read_toml("events")["sections"]:
        return
    for day in _days(act, dates):
        yield Telling(kind=kind, act=act, section=section, day=day)


def _days(act: LinkedAct, dates: DatesAt) -> Sequence[DateValue | None]:
    """The days of an act: both of "on 12 and 14 March", which is one stretch of the letter."""
    day = act.day
    if day is None or (day.date_start is None and day.date_end is None):
        return [None]
    said = DateValue(day.date_start, day.date_end, day.precision)
    listed = dates.get((day.evidence.start, day.evidence.end), ())
    return listed if said in listed and not day.relative else [said]
