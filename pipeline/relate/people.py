"""The same person across letters as one, with the reasons for every pair that was weighed."""

import math
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from pipeline.relate.candidates import candidate_pairs
from pipeline.relate.clusters import Clusters, Pair, cluster
from pipeline.relate.corpus import Corpus, PersonKey
from pipeline.relate.evidence import Weighing, make_context, weigh
from pipeline.relate.name_likeness import holds
from pipeline.relate.profiles import Profile, profiles
from pipeline.relate.reasons import weights


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
    """Who is who across the letters of a corpus.

    Every person of a letter is in one entity. Pairs are those that are joined, undecided, or decided by hand.
    """
    people = profiles(corpus)
    judged = judgements or Judgements()
    place_of = {profile.key: place for place, profile in enumerate(people)}
    same, not_same = _places(judged.same, place_of), _places(judged.not_same, place_of)
    prior = weights("prior")
    clusters = Clusters([profile.letter.letter_id for profile in people], has_both=partial(_has_both, people))
    context = make_context(corpus, people)
    weighed: dict[Pair, Weighing] = {}
    apart = array("q")
    for pair in chain(candidate_pairs(people, corpus.related), sorted(same | not_same)):
        weighing = weigh(people[pair[0]], people[pair[1]], context)
        if weighing.bits < prior["conflict"] and weighing.against <= prior["against"]:
            apart.append((pair[0] * len(people) + pair[1]) * 2 + weighing.contradicts)
        if weighing.bits >= prior["unlike_enough"] or pair in same or pair in not_same:
            weighed[pair] = weighing
    joinable = {place for pair, own in weighed.items() if own.bits >= prior["same"] or pair in same for place in pair}
    for code in apart:
        pair = divmod(code // 2, len(people))
        if joinable.issuperset(pair):
            clusters.keep_apart(*pair)
            if code % 2:
                clusters.names_differ.add(pair)
    for one, two in not_same:
        clusters.by_hand[one].add(two)
        clusters.by_hand[two].add(one)
    bits = {pair: weighing.bits for pair, weighing in weighed.items() if pair not in not_same}
    cluster(clusters, bits, same=prior["same"], margin=prior["margin"], sure=same)
    return _people(corpus, people, clusters, weighed, same=same, not_same=not_same)


def _places(pairs: Iterable[frozenset[PersonKey]], place_of: Mapping[PersonKey, int]) -> frozenset[Pair]:
    places = (sorted(place_of[key] for key in pair if key in place_of) for pair in pairs)
    return frozenset((pair[0], pair[1]) for pair in places if len(pair) == 2)


def _has_both(people: Sequence[Profile], one: int, two: int, third: int) -> bool:
    """Whether a third person bears both names in full: Anna Kowalska-Nowak those of Anna Kowalska and Anna Nowak."""
    return all(any(holds(form, people[place].forms[0]) for form in people[third].forms) for place in (one, two))


def _people(
    corpus: Corpus,
    people: Sequence[Profile],
    clusters: Clusters,
    weighed: dict[Pair, Weighing],
    *,
    same: frozenset[Pair],
    not_same: frozenset[Pair],
) -> People:
    pairs = []
    confidence: dict[int, float] = {}
    for pair in sorted(weighed):
        weighing = weighed.pop(pair)  # its reasons are put in words, and many pairs share them
        joined = clusters.root[pair[0]] == clusters.root[pair[1]]
        decision = "not_same" if pair in not_same else "same" if joined else "undecided"
        probability = 1.0 if pair in same and joined else 0.0 if pair in not_same else _probability(weighing.bits)
        if decision == "undecided" and probability < weights("prior")["undecided"]:
            continue
        by_hand = ["decided by hand"] if pair in same | not_same else []
        if decision == "undecided" and weighing.bits >= weights("prior")["same"]:
            by_hand = ["against: fits another person as well, or joining would make one of two"]
        pairs.append(
            WeighedPair(
                persons=(people[pair[0]].key, people[pair[1]].key),
                decision=decision,
                probability=round(probability, 4),
                reasons=(*by_hand, *_in_words(weighing)),
            )
        )
        if joined and weighing.bits >= weights("prior")["same"]:
            root = clusters.root[pair[0]]
            confidence[root] = min(probability, confidence.get(root, 1.0))
    members = {root: tuple(people[place].key for place in sorted(own)) for root, own in clusters.members.items()}
    entities = [Entity(persons=keys, confidence=round(confidence.get(root, 1.0), 4)) for root, keys in members.items()]
    named = {profile.key for profile in people}
    entities += [Entity(persons=(person.key,), confidence=1.0) for person in corpus.persons if person.key not in named]
    return People(entities=tuple(sorted(entities, key=lambda entity: entity.persons)), pairs=tuple(pairs))


def _probability(bits: float) -> float:
    return 1.0 / (1.0 + math.pow(2.0, -max(-60.0, min(60.0, bits))))


def _in_words(weighing: Weighing) -> list[str]:
    return [sys.intern(reason.text if reason.bits >= 0 else f"against: {reason.text}") for reason in weighing.reasons]
