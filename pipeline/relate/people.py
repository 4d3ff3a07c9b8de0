"""The same person across letters as one, with the reasons for every pair that was weighed."""

from dataclasses import dataclass

from pipeline.relate.corpus import Corpus, PersonKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """What people decided by hand (``people.toml``): pairs that are one person, and pairs that are not."""

    same: frozenset[frozenset[PersonKey]] = frozenset()
    not_same: frozenset[frozenset[PersonKey]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedPair:
    """Two persons of two letters. decision: same, undecided or not_same; reasons: for and against, in words."""

    persons: tuple[PersonKey, PersonKey]
    decision: str
    probability: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person of the corpus. persons: all places where he or she is named; confidence: of the weakest join."""

    persons: tuple[PersonKey, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """entities: everybody, each person of each letter in exactly one; pairs: those weighed and not thrown out."""

    entities: tuple[Entity, ...] = ()
    pairs: tuple[WeighedPair, ...] = ()


def find_people(corpus: Corpus, judgements: Judgements | None = None) -> People:
    """Who is who across the letters of a corpus."""
    return People(entities=tuple(Entity(persons=(person.key,), confidence=1.0) for person in corpus.persons))
