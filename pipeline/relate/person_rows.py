"""The rows of ``people``, ``person_pairs`` and of ``links`` between letters that name the same person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

from pipeline.relate.corpus import Corpus, CorpusLetter, CorpusPerson, PersonKey
from pipeline.relate.people import Entity, People
from pipeline.tables.across_records import LinkRecord, PeopleRecord, PersonPairRecord
from pipeline.tables.records import Evidence

MANDATE_HOLDER = "mandate_holder"
RULE = "people"
MOST_JOINED = 40  # letters of a person that are joined each with each; those of more, each with the one before


def entity_ids(corpus: Corpus, people: People) -> dict[PersonKey, str]:
    """The id of the person that each person of a letter is: that of the place where he or she is first named."""
    ids: dict[PersonKey, str] = {}
    for entity in people.entities:
        letter_id, person_id = by_date(corpus, entity)[0]
        ids |= dict.fromkeys(entity.persons, f"{letter_id}-{person_id}")
    return ids


def by_date(corpus: Corpus, entity: Entity) -> list[PersonKey]:
    """The places where a person is named, by the letters' dates; letters without a date last."""
    return sorted(entity.persons, key=lambda key: (corpus.letters[key[0]].date or date.max, key[0], _number(key)))


def _number(key: PersonKey) -> int:
    return int(key[1].lstrip("p") or 0)


def people_records(corpus: Corpus, people: People, ids: Mapping[PersonKey, str]) -> list[PeopleRecord]:
    """A row a person, by the first letter's id."""
    persons = {person.key: person for person in corpus.persons}
    records = []
    for entity in people.entities:
        keys = by_date(corpus, entity)
        own = [persons[key] for key in keys]
        letters = [corpus.letters[key[0]] for key in keys]
        days = [letter.date for letter in letters if letter.date]
        name = _fullest(own)
        records.append(
            PeopleRecord(
                entity_id=ids[keys[0]],
                name=name,
                aliases=_others(own, name),
                gender=_agreed(own),
                roles=sorted({person.role for person in own}),
                letters=[letter.letter_id for letter in letters],
                n_letters=len(letters),
                states=sorted({letter.state for letter in letters if letter.state}),
                first_date=min(days, default=None),
                last_date=max(days, default=None),
                confidence=entity.confidence,
            )
        )
    return sorted(records, key=lambda record: _place(record.entity_id))


def _place(entity_id: str) -> tuple[str, int]:
    letter_id, _, person_id = entity_id.rpartition("-")
    return letter_id, _number((letter_id, person_id))


def _fullest(persons: Sequence[CorpusPerson]) -> str:
    """The name of most words, then of most letters; the first of several."""
    return max((person.name for person in persons), key=lambda name: (len(name.split()), len(name)))


def _others(persons: Sequence[CorpusPerson], name: str) -> list[str]:
    forms = dict.fromkeys(form for person in persons for form in (person.name, *person.aliases))
    return [form for form in forms if form != name]


def _agreed(persons: Sequence[CorpusPerson]) -> str:
    genders = {person.gender for person in persons} - {"unknown"}
    return genders.pop() if len(genders) == 1 else "unknown"


def pair_records(corpus: Corpus, people: People) -> list[PersonPairRecord]:
    """The pairs that were weighed, the later letter first, in the order of its rows."""
    persons = {person.key: person for person in corpus.persons}
    records = []
    for pair in people.pairs:
        earlier, later = sorted(pair.persons, key=lambda key: _when(corpus, key))
        records.append(
            PersonPairRecord(
                from_letter=later[0],
                from_reference=corpus.letters[later[0]].reference,
                from_person=later[1],
                from_name=persons[later].name,
                to_letter=earlier[0],
                to_reference=corpus.letters[earlier[0]].reference,
                to_person=earlier[1],
                to_name=persons[earlier].name,
                decision=pair.decision,
                probability=pair.probability,
                reasons=list(pair.reasons),
            )
        )
    return sorted(
        records,
        key=lambda record: (
            record.from_letter,
            _number((record.from_letter, record.from_person)),
            record.to_letter,
            _number((record.to_letter, record.to_person)),
        ),
    )


def _when(corpus: Corpus, key: PersonKey) -> tuple[date, str, int]:
    return corpus.letters[key[0]].date or date.max, key[0], _number(key)


def same_person_records(corpus: Corpus, people: People, evidence: Mapping[PersonKey, Evidence]) -> list[LinkRecord]:
    """A row for each two letters that name one person, from the later to the earlier one.

    Mandate holders join no letters: that the same hand signs them says nothing of their cases. evidence: of the first
    mention of each person. A pair that was not weighed itself is joined through others, which its reasons say.
    """
    persons = {person.key: person for person in corpus.persons}
    weighed = {frozenset(pair.persons): pair for pair in people.pairs if pair.decision == "same"}
    records = []
    for entity in people.entities:
        if all(persons[key].role == MANDATE_HOLDER for key in entity.persons):
            continue
        for earlier, later in _joined(by_date(corpus, entity)):
            pair = weighed.get(frozenset((earlier, later)))
            records.append(
                _same_person(
                    corpus.letters[later[0]],
                    corpus.letters[earlier[0]],
                    persons=(later, earlier),
                    reasons=list(pair.reasons) if pair else ["joined through other letters"],
                    evidence=replace(
                        evidence[later], rule=RULE, confidence=pair.probability if pair else entity.confidence
                    ),
                )
            )
    return records


def _joined(keys: Sequence[PersonKey]) -> Iterator[tuple[PersonKey, PersonKey]]:
    return combinations(keys, 2) if len(keys) <= MOST_JOINED else pairwise(keys)


def _same_person(
    later: CorpusLetter,
    earlier: CorpusLetter,
    *,
    persons: tuple[PersonKey, PersonKey],
    reasons: list[str],
    evidence: Evidence,
) -> LinkRecord:
    return LinkRecord(
        from_letter=later.letter_id,
        from_reference=later.reference,
        to_letter=earlier.letter_id,
        to_reference=earlier.reference,
        cited=None,
        relation="same_person",
        answers=False,
        date=None,
        to_date=earlier.date,
        date_matches=None,
        kind_matches=None,
        from_person=persons[0][1],
        to_person=persons[1][1],
        reasons=reasons,
        evidence=evidence,
    )
