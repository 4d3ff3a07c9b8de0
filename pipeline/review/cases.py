"""The case of each person: the events, charges and sentences that a letter's facts have of somebody."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.recognise.text import fold
from pipeline.resolve.facts import Facts
from pipeline.tables.records import ChargeRecord, EventRecord, PersonRecord, SentenceRecord

VICTIM = "alleged_victim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What happened to somebody, events by date; persons are several where the same happened to all of them.

    There are none for people whom the letter does not name.
    """

    persons: tuple[PersonRecord, ...]
    events: tuple[EventRecord, ...]
    charges: tuple[ChargeRecord, ...]
    sentences: tuple[SentenceRecord, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is known to have happened."""
        return not (self.events or self.charges or self.sentences)


def cases(facts: Facts) -> list[Case]:
    """The cases that are not empty: alleged victims by first mention, other persons, at last people without names."""
    found = [case_of(facts, person) for person in victims_first(facts.persons)]
    return [case for case in (*_joined(found), _case_of_others(facts)) if not case.empty]


def _joined(found: Sequence[Case]) -> list[Case]:
    """Cases with the same events and nothing else made one, at the place of the first: a list of people killed."""
    joined: dict[tuple[str, ...], Case] = {}
    for number, case in enumerate(found):
        events = tuple(record.event_id for record in case.events)
        alone = case.charges or case.sentences
        key = ("", str(number)) if alone else events
        other = joined.get(key)
        joined[key] = case if other is None else replace(other, persons=(*other.persons, *case.persons))
    return list(joined.values())


def case_of(facts: Facts, person: PersonRecord) -> Case:
    """One person's case, which may be empty."""
    wanted = person.person_id
    return Case(
        persons=(person,),
        events=_in_order([record for record in facts.events if wanted in record.person_ids]),
        charges=tuple(record for record in facts.charges if record.person_id == wanted),
        sentences=tuple(record for record in facts.sentences if record.person_id == wanted),
    )


def _case_of_others(facts: Facts) -> Case:
    named = {person.person_id for person in facts.persons}
    return Case(
        persons=(),
        events=_in_order([record for record in facts.events if named.isdisjoint(record.person_ids)]),
        charges=tuple(record for record in facts.charges if record.person_id not in named),
        sentences=tuple(record for record in facts.sentences if record.person_id not in named),
    )


def _in_order(events: Sequence[EventRecord]) -> tuple[EventRecord, ...]:
    """By date, those of one day as the letter tells them; undated ones come last."""
    return tuple(sorted(events, key=lambda record: record.date_start or record.date_end or date.max))


def victims_first(persons: Sequence[PersonRecord]) -> list[PersonRecord]:
    """Alleged victims before all others, both by first mention."""
    return sorted(persons, key=lambda person: person.role != VICTIM)


def persons_called(persons: Sequence[PersonRecord], wanted: str) -> list[PersonRecord]:
    """The persons that go by a name: by all of it, else by words of it, else by a part; case and accents do not count.

    "Ali" is Ali Toy and not Natalia Toy, where both are there; the words may stand in any order.
    """
    name = " ".join(fold(wanted).split())
    if not name:
        return []
    forms = [(person, [" ".join(fold(form).split()) for form in (person.name, *person.aliases)]) for person in persons]
    whole = [person for person, names in forms if name in names]
    by_words = [person for person, names in forms if any(set(name.split()) <= set(_words(other)) for other in names)]
    return whole or by_words or [person for person, names in forms if any(name in other for other in names)]


def _words(name: str) -> list[str]:
    """The words of a folded name, those of "Ould-Salem" too."""
    return [*name.split(), *name.replace("-", " ").split()]
