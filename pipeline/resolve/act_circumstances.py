"""When and where an act happened, and which court did it, as the words around it say."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.resolve.act_courts import courts_of_acts
from pipeline.resolve.act_dates import days_of_acts
from pipeline.resolve.act_places import places_of_acts
from pipeline.resolve.clauses import clause_of, sentences_of
from pipeline.resolve.entities import Entity
from pipeline.tables.records import DateRecord

LISTED = ("own", "front")  # how a day is told whose list is the act's


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What hangs on an act beside persons.

    clause: start and end of the words that belong to it. day: its date. place, court: ids. None where the words say
    none, or where two could be meant. day_rule: how the day is told (``act_dates.Told``). days: the day and those
    listed with it ("on 8, 15 and 22 January").
    """

    clause: tuple[int, int]
    day: DateRecord | None = None
    place: str | None = None
    court: str | None = None
    day_rule: str | None = None
    days: tuple[DateRecord, ...] = ()


def circumstances_of_acts(
    doc: Doc,
    acts: Sequence[Span],
    *,
    courts: Sequence[Entity],
    places: Sequence[Entity],
    dates: Sequence[DateRecord],
) -> list[Circumstances]:
    """The circumstances of each act. acts: of ``doc.spans["acts"]``, in reading order."""
    sentences = list(sentences_of(doc, acts))
    clauses = {number: clause_of(doc, sentence, acts, number) for sentence in sentences for number in sentence.acts}
    days = days_of_acts(doc, acts, dates)
    listed: dict[int, list[DateRecord]] = {}  # by where they stand: the dates of one list have common words
    for record in dates:
        listed.setdefault(record.evidence.start, []).append(record)
    done_by = courts_of_acts(doc, acts, courts)
    where = places_of_acts(doc, acts, places, [told.day.date_start if told else None for told in days], dates)
    return [
        Circumstances(
            clause=clauses[number],
            day=told.day if told else None,
            place=where[number],
            court=done_by[number],
            day_rule=told.how if told else None,
            days=tuple(listed.get(told.day.evidence.start, [told.day])) if told and told.how in LISTED else (),
        )
        for number, told in enumerate(days)
    ]
