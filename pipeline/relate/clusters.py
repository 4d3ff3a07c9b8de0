"""Pairs joined to persons, the surest first; a join that would make one of two who cannot be is refused."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Pair = tuple[int, int]


@dataclass(slots=True)
class Clusters:
    """Who is joined so far. root: the cluster of each; members and letters: of each cluster; apart: never one.

    by_hand: kept apart by a judgement; names_differ: kept apart for their names alone, which a third person may explain
    who bears both (``has_both``).
    """

    letter_of: Sequence[str]
    root: list[int] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)
    letters: dict[int, set[str]] = field(default_factory=dict)
    apart: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_hand: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    names_differ: set[Pair] = field(default_factory=set)
    has_both: Callable[[int, int, int], bool] = lambda _one, _two, _third: False

    def __post_init__(self) -> None:
        count = len(self.letter_of)
        self.root = list(range(count))
        self.members = {place: [place] for place in range(count)}
        self.letters = {place: {self.letter_of[place]} for place in range(count)}

    def keep_apart(self, one: int, two: int) -> None:
        """Two who are never one, whoever is joined to them."""
        self.apart[one].add(two)
        self.apart[two].add(one)

    def conflict(self, one: int, two: int) -> bool:
        """Whether the clusters of two can not be one."""
        a, b = self.root[one], self.root[two]
        if a == b:
            return False
        return not self.letters[a].isdisjoint(self.letters[b]) or any(
            not self._explained(place, other) for place, other in self._between(self.apart, a, b)
        )

    def refused(self, one: int, two: int) -> bool:
        """Whether a judgement keeps the clusters of two apart."""
        a, b = self.root[one], self.root[two]
        return a != b and any(True for _ in self._between(self.by_hand, a, b))

    def _between(self, apart: Mapping[int, set[int]], a: int, b: int) -> Iterator[Pair]:
        small, large = (a, b) if len(self.members[a]) <= len(self.members[b]) else (b, a)
        for place in self.members[small]:
            for other in apart.get(place, ()):
                if self.root[other] == large:
                    yield place, other

    def _explained(self, one: int, two: int) -> bool:
        """Whether two names differ that somebody of the clusters bears both of."""
        if (min(one, two), max(one, two)) not in self.names_differ:
            return False
        both = self.members[self.root[one]] + self.members[self.root[two]]
        return any(self.has_both(one, two, third) for third in both if third not in (one, two))

    def join(self, one: int, two: int) -> None:
        """Make one cluster of two."""
        a, b = self.root[one], self.root[two]
        if a == b:
            return
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        for place in self.members[b]:
            self.root[place] = a
        self.members[a] += self.members.pop(b)
        self.letters[a] |= self.letters.pop(b)


def cluster(
    clusters: Clusters, bits: Mapping[Pair, float], *, same: float, margin: float, sure: frozenset[Pair] = frozenset()
) -> None:
    """Join pairs of at least ``same`` bits, the surest down.

    A person who fits two that cannot be one, the second within ``margin`` bits of the first, is left apart.
    sure: pairs that are joined first, whatever speaks against it but a pair that is kept apart by hand.
    """
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (one, two), value in bits.items():
        near[one].append((two, value))
        near[two].append((one, value))
    for one, two in sorted(sure):
        if not clusters.refused(one, two):
            clusters.join(one, two)
    ordered = sorted((pair for pair, value in bits.items() if value >= same), key=lambda pair: (-bits[pair], pair))
    for one, two in ordered:
        if clusters.root[one] == clusters.root[two] or clusters.refused(one, two) or clusters.conflict(one, two):
            continue
        if _torn(clusters, one, two, near, bits[one, two] - margin) or _torn(
            clusters, two, one, near, bits[one, two] - margin
        ):
            continue
        clusters.join(one, two)


def _torn(
    clusters: Clusters, place: int, chosen: int, near: Mapping[int, list[tuple[int, float]]], least: float
) -> bool:
    """Whether a person fits somebody else about as well who cannot be the one that is chosen."""
    own = clusters.root[place]
    return any(
        value >= least
        and clusters.root[other] not in (own, clusters.root[chosen])
        and (clusters.refused(other, chosen) or clusters.conflict(other, chosen))
        for other, value in near.get(place, ())
    )
