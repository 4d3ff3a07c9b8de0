"""Acts with what hangs on them: to whom it happened, when, where, by which court, and whether it is asserted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.recognise.assertions import assertion_of
from pipeline.resolve.act_circumstances import circumstances_of_acts
from pipeline.resolve.act_persons import Trigger, Who, persons_of_acts
from pipeline.resolve.entities import Entity
from pipeline.tables.records import DateRecord

# Rules of ``Who`` by which the person is not named beside the act.
INDIRECT = frozenset(("pronoun", "topic", "ellipsis", "coordination", "group", "possessive"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedAct:
    """An act of ``doc.spans["acts"]`` with its links.

    kind, voice: of the act. start, end: its words. clause: start and end of the words around it that belong to it.
    assertion: asserted, alleged, negated or hypothetical. who: to whom it happened. day: its date, None where none is
    said. place: id of a place. court: id of the court that did it or before which it happened.
    """

    kind: str
    voice: str
    start: int
    end: int
    clause: tuple[int, int]
    assertion: str
    who: Who
    day: DateRecord | None
    place: str | None
    court: str | None


def link_acts(
    doc: Doc,
    *,
    people: Sequence[Entity],
    courts: Sequence[Entity],
    places: Sequence[Entity],
    dates: Sequence[DateRecord],
    bench: frozenset[str] = frozenset(),
) -> list[LinkedAct]:
    """The acts of a letter in reading order, each with its links.

    bench: ids of judges and prosecutors, of ``bench_of``; an act is theirs only where one is named for it alone.
    """
    spans = list(doc.spans["acts"])
    who = [_without(bench, found) for found in persons_of_acts(doc, people, [_trigger(span) for span in spans])]
    around = circumstances_of_acts(doc, spans, courts=courts, places=places, dates=dates)
    return [
        LinkedAct(
            kind=span._.value.kind,
            voice=span._.value.voice,
            start=span.start_char,
            end=span.end_char,
            clause=circumstances.clause,
            assertion=assertion_of(doc, span.start_char, span.end_char),
            who=persons,
            day=circumstances.day,
            place=circumstances.place,
            court=circumstances.court,
        )
        for span, persons, circumstances in zip(spans, who, around, strict=True)
    ]


def _trigger(span: Span) -> Trigger:
    return Trigger(span.start_char, span.end_char, span._.value.voice, span._.value.kind)


def _without(bench: frozenset[str], who: Who) -> Who:
    """The persons of an act without judges and prosecutors, unless one is named for it alone.

    "Judge § sentenced him": where nobody else could be "him", it is somebody whom the letter does not name.
    """
    if not bench.intersection(who.persons) or (len(who.persons) == 1 and who.rule not in INDIRECT):
        return who
    return replace(
        who,
        persons=tuple(person for person in who.persons if person not in bench),
        shares=tuple(share for share in who.shares if not bench.intersection(share.persons)),
    )


def prosecuted(acts: Sequence[LinkedAct]) -> Mapping[str, int]:
    """How often the letter tells of each person, by id, that he or she was arrested, charged, tried or sentenced."""
    kinds = read_toml("acts")["prosecution"]
    told = (act for act in acts if act.kind in kinds and act.assertion in ("asserted", "alleged"))
    return Counter(person for act in told for person in act.who.persons)
