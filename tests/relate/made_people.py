"""Small corpora of persons, a line each, for tests of who is the same."""

from datetime import date
from typing import Any

from pipeline.relate.corpus import Corpus, CorpusPerson, PersonKey
from pipeline.relate.people import Judgements, People, find_people
from tests.relate.made_letters import letter


def corpus(*letters: tuple[str, str, list[dict[str, Any]]], related: tuple[tuple[str, str], ...] = ()) -> Corpus:
    """Letters by reference and day with their persons; person_ids are p1, p2, …"""
    near: dict[str, set[str]] = {}
    for one, two in related:
        near.setdefault(one, set()).add(two)
        near.setdefault(two, set()).add(one)
    made = {reference: letter(reference, day) for reference, day, _ in letters}
    persons = [
        CorpusPerson(letter_id=reference, person_id=f"p{number}", **({"role": "alleged_victim"} | own))
        for reference, _, people in letters
        for number, own in enumerate(people, 1)
    ]
    return Corpus(letters=made, persons=tuple(persons), related={k: frozenset(v) for k, v in near.items()})


def joined(found: People, *keys: PersonKey) -> bool:
    """Whether all these are one entity."""
    return any(set(keys) <= set(entity.persons) for entity in found.entities)


def two(
    first: dict[str, Any], second: dict[str, Any], *, cites: bool = False, state: str = "KAZ"
) -> tuple[People, bool]:
    """Two persons of two letters: what is found, and whether they are one."""
    one, other = "AL KAZ 1/2017", f"AL {state} 2/2018"
    made = corpus(
        (one, "2017-03-01", [first]), (other, "2018-04-02", [second]), related=((one, other),) if cites else ()
    )
    found = find_people(made)
    return found, joined(found, (one, "p1"), (other, "p1"))


ARREST = frozenset({("arrest", date(2017, 2, 3))})
BY_HAND = Judgements
