"""Gold for the same person across letters: the corpus of a file, who is who in it, and how a grouping scores."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from pipeline.relate.corpus import Corpus, CorpusLetter, CorpusPerson, PersonKey
from pipeline.relate.people import People
from pipeline.resolve.name_keys import key_of

REFERENCE = re.compile(r"(?P<kind>[A-Z]{2,3}) (?P<state>[A-Z]{3}) (?P<number>\d+)/(?P<year>\d{4})(?P<reply> reply.*)?")
Pair = frozenset[PersonKey]


@dataclass(frozen=True)
class GoldPeople:
    """A file of gold. entity: of each person of a letter."""

    name: str
    corpus: Corpus
    entity: Mapping[PersonKey, str]
    undecided: frozenset[Pair]

    @cached_property
    def pairs(self) -> dict[Pair, bool]:
        """Every pair of persons of two letters that the gold decides, and whether they are one."""
        return {
            pair: self.entity[one] == self.entity[two]
            for one, two in combinations(sorted(self.entity), 2)
            if one[0] != two[0] and (pair := frozenset((one, two))) not in self.undecided
        }

    @cached_property
    def hard(self) -> frozenset[Pair]:
        """Pairs of two people whose names share a word, or a word and an initial."""
        words = {person.key: set(key_of(person.name)) for person in self.corpus.persons}
        return frozenset(pair for pair, same in self.pairs.items() if not same and words[min(pair)] & words[max(pair)])


@dataclass(frozen=True)
class PairScore:
    """Pairs found, right and in the gold."""

    found: int = 0
    right: int = 0
    gold: int = 0
    hard_found: int = 0
    hard: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    def __add__(self, other: "PairScore") -> "PairScore":
        return PairScore(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


def load_people_gold(folder: Path) -> list[GoldPeople]:
    """The files of a folder, by name."""
    return [_gold(path) for path in sorted(folder.glob("*.toml"))]


def groups_of(people: People) -> list[Sequence[PersonKey]]:
    return [entity.persons for entity in people.entities]


def score(gold: GoldPeople, groups: Sequence[Sequence[PersonKey]]) -> PairScore:
    """How the pairs that groups make compare with the gold."""
    found = {frozenset(pair) for group in groups for pair in combinations(group, 2)} & gold.pairs.keys()
    return PairScore(
        found=len(found),
        right=sum(gold.pairs[pair] for pair in found),
        gold=sum(gold.pairs.values()),
        hard_found=len(found & gold.hard),
        hard=len(gold.hard),
    )


def _gold(path: Path) -> GoldPeople:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    letters, persons, entity = {}, [], {}
    related: dict[str, set[str]] = {own["id"]: set() for own in data["letter"]}
    for own in data["letter"]:
        letters[own["id"]] = _letter(own)
        for cited in own.get("cites", ()):
            if cited in related and cited != own["id"]:
                related[own["id"]].add(cited)
                related[cited].add(own["id"])
        for number, given in enumerate(own.get("person", ()), 1):
            person = _person(own["id"], f"p{number}", given)
            persons.append(person)
            entity[person.key] = given["entity"]
    corpus = Corpus(
        letters=letters, persons=tuple(persons), related={name: frozenset(near) for name, near in related.items()}
    )
    undecided = set()
    for row in data.get("undecided", ()):
        ends = [_ends(row[side], corpus) for side in ("a", "b")]
        entities = [{entity[key] for key in keys} for keys in ends]
        undecided |= {
            frozenset((one, two))
            for one in entity
            for two in entity
            if one[0] != two[0] and entity[one] in entities[0] and entity[two] in entities[1]
        }
    return GoldPeople(path.stem, corpus, entity, frozenset(undecided))


def _ends(end: Sequence[str], corpus: Corpus) -> list[PersonKey]:
    return [p.key for p in corpus.persons if p.letter_id == end[0] and end[1] in (p.name, *p.aliases)]


def _letter(own: Mapping[str, Any]) -> CorpusLetter:
    match = REFERENCE.fullmatch(own["id"])
    assert match, own["id"]
    reply = bool(match["reply"])
    return CorpusLetter(
        letter_id=own["id"],
        reference=None if reply else own["id"],
        kind="REPLY" if reply else match["kind"],
        state=own.get("state", match["state"]),
        number=None if reply else int(match["number"]),
        year=None if reply else int(match["year"]),
        date=own["date"],
        language=own["language"],
        source=f"{own['id'].replace(' ', '-').replace('/', '-')}.txt",
    )


def _person(letter_id: str, person_id: str, given: Mapping[str, Any]) -> CorpusPerson:
    sets = {name: frozenset(given.get(name, ())) for name in ("organisations", "places", "courts", "charges")}
    return CorpusPerson(
        letter_id=letter_id,
        person_id=person_id,
        name=given["name"],
        title=given.get("title"),
        aliases=tuple(given.get("aliases", ())),
        gender=given.get("gender", "unknown"),
        role=given["role"],
        description=given.get("description"),
        age=given.get("age"),
        birth_date=given.get("birth_date"),
        nationality=given.get("nationality"),
        events=frozenset(
            (kind, day) for kind, day, *_ in (tuple(e) if len(e) > 1 else (e[0], None) for e in given.get("events", ()))
        ),
        **sets,
    )
