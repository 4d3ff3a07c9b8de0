"""What a letter tells: each act that it says happened, on each of its days."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.date_values import DateValue
from pipeline.recognise.formulas import either
from pipeline.recognise.sections import section_at
from pipeline.recognise.text import folded_text
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.sentence_borders import sentence_at

NOT_SAID = ("negated", "hypothetical")

DatesAt = Mapping[tuple[int, int], Sequence[DateValue]]
"""The dates of a letter by the stretch that says them; "12 and 14 March" is one stretch of two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An act as an event.

    kind: of event. day: its date, None where none is said. said: whether its own sentence says the date. section: in
    which it is told. sentence: where its sentence begins.
    """

    kind: str
    act: LinkedAct
    section: str
    sentence: int
    day: DateValue | None = None
    said: bool = False

    @property
    def start(self) -> date | None:
        """The first day."""
        return self.day.start if self.day else None

    @property
    def persons(self) -> frozenset[str]:
        """To whom it happened, by id."""
        return frozenset(self.act.who.persons)

    @property
    def noun(self) -> bool:
        """Whether it is named by a noun: "the arrest of"."""
        return self.act.voice == "noun"


def tellings_of(doc: Doc, acts: Sequence[LinkedAct]) -> list[Telling]:
    """Every act that the letter says happened, once for each of its days, in reading order."""
    dates: dict[tuple[int, int], list[DateValue]] = {}
    for span in doc.spans["dates"]:
        dates.setdefault((span.start_char, span.end_char), []).append(span._.value)
    return [telling for act in acts for telling in _tellings(doc, act, dates)]


def _tellings(doc: Doc, act: LinkedAct, dates: DatesAt) -> Iterator[Telling]:
    kinds = read_toml("events")
    kind = read_toml("acts")["kinds"].get(act.kind)
    if kind is None or act.assertion in NOT_SAID or act.kind in kinds["no_events"]:
        return
    section = section_at(doc, act.start)
    if section not in kinds["sections"] and not (kind == "legislation" and section in kinds["sections_of_laws"]):
        return
    start, end = sentence_at(doc, act.start)
    said = act.day is not None and start <= act.day.evidence.start < end
    days = _days(act, dates)
    if len(days) > 1 and (not said or kind not in kinds["listed"]):
        days = days[-1:]  # what is told next was on the last of several days
    for day in days:
        yield Telling(kind=kind, act=act, section=section, sentence=start, day=day, said=said)


def _days(act: LinkedAct, dates: DatesAt) -> Sequence[DateValue | None]:
    """The days of an act: both of "on 12 and 14 March", which is one stretch of the letter."""
    day = act.day
    if day is None or (day.date_start is None and day.date_end is None):
        return [None]
    said = DateValue(day.date_start, day.date_end, day.precision)
    listed = dates.get((day.evidence.start, day.evidence.end), ())
    return listed if said in listed and not day.relative else [said]


@cache
def words_of_events(name: str) -> re.Pattern[str]:
    """Words of ``knowledge/events.toml`` as a pattern for folded text."""
    return re.compile(rf"(?<!\w){either(read_toml('events')['words'][name])}(?!\w)")


def has_words(doc: Doc, name: str, start: int, end: int, *, opening: bool = False) -> bool:
    """Whether a stretch of the letter has words of ``knowledge/events.toml``; opening: begins with them."""
    pattern = words_of_events(name)
    return (pattern.match if opening else pattern.search)(folded_text(doc), start, end) is not None
