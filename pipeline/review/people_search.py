"""People of a corpus by name, as text: where each is named, why the places were joined, who else it might be.

Behind each decision stands the line of ``people.toml`` that turns it round.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.relate.columns import rows
from pipeline.resolve.name_keys import fits, key_of

MOST_SHOWN = 20  # people, and undecided pairs, of one answer
PAIR = (
    *("from_letter", "from_reference", "from_person", "from_name", "to_letter", "to_reference", "to_person"),
    *("to_name", "decision", "probability", "reasons"),
)
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places where somebody is named, and what was decided of them. A side is letter_id, reference, person, name.

    calls: what a line of people.toml calls the two.
    """

    later: tuple[str, str | None, str, str]
    earlier: tuple[str, str | None, str, str]
    decision: str
    probability: float
    reasons: tuple[str, ...]
    calls: tuple[str, str]

    @property
    def keys(self) -> tuple[Key, Key]:
        """letter_id and person_id of both."""
        return (self.later[0], self.later[2]), (self.earlier[0], self.earlier[2])


@dataclass(frozen=True, slots=True)
class Named:
    """A place where somebody is named."""

    letter_id: str
    reference: str | None
    person_id: str
    name: str
    role: str
    description: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A person of the corpus."""

    entity_id: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    first: date | None
    last: date | None
    places: tuple[Named, ...]


def find_named(folder: Path, name: str) -> tuple[list[Found], list[Pair]]:
    """The people that a name or part of one fits, those of most letters first, and the pairs that touch them.

    Raises TablesError where the tables are not there.
    """
    wanted = key_of(name)
    columns = ("entity_id", "name", "aliases", "roles", "first_date", "last_date", "n_letters")
    met = [
        row for row in rows(folder, "people", columns)
        if any(fits(wanted, key_of(form)) for form in (row[1], *(row[2] or ())))
    ]  # fmt: skip
    met.sort(key=lambda row: (-row[6], row[1], row[0]))
    ids = {row[0] for row in met}
    places: dict[str, list[Named]] = defaultdict(list)
    wanted_columns = ("entity_id", "letter_id", "reference", "person_id", "name", "role", "description")
    for entity_id, *place in rows(folder, "persons", wanted_columns):
        if entity_id in ids:
            places[entity_id].append(Named(*place))
    found = [
        Found(row[0], row[1], tuple(row[2] or ()), tuple(row[3] or ()), row[4], row[5], tuple(places[row[0]]))
        for row in met
    ]
    keys = {(place.letter_id, place.person_id) for own in found for place in own.places}
    return found, [pair for pair in _pairs(folder) if not keys.isdisjoint(pair.keys)]


def undecided(folder: Path) -> list[Pair]:
    """The pairs that were not decided, the most probable first."""
    pairs = [pair for pair in _pairs(folder) if pair.decision == "undecided"]
    return sorted(pairs, key=lambda pair: (-pair.probability, pair.keys))


def _pairs(folder: Path) -> Iterator[Pair]:
    references = Counter(reference for (reference,) in rows(folder, "letters", ("reference",)))
    names = Counter(rows(folder, "persons", ("letter_id", "name")))
    for row in rows(folder, "person_pairs", PAIR):
        sides = [
            f"{reference if reference and references[reference] == 1 else letter_id}: "
            f"{name if names[letter_id, name] == 1 else person_id}"
            for letter_id, reference, person_id, name in (row[:4], row[4:8])
        ]
        yield Pair(row[:4], row[4:8], row[8], row[9], tuple(row[10] or ()), (sides[0], sides[1]))


def as_text(found: Sequence[Found], pairs: Sequence[Pair]) -> Iterator[str]:
    """Lines on each person."""
    of: dict[Key, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for key in pair.keys:
            of[key].append(pair)
    for number, person in enumerate(found[:MOST_SHOWN]):
        if number:
            yield ""
        yield from _person(person, of)
    if len(found) > MOST_SHOWN:
        yield f"\n{len(found) - MOST_SHOWN} more people; give more of the name"


def _person(person: Found, of: Mapping[Key, Sequence[Pair]]) -> Iterator[str]:
    years = sorted({day.year for day in (person.first, person.last) if day})
    yield f"{person.name}  ({', '.join(person.roles)}{'; ' if years else ''}{'–'.join(map(str, years))})"
    if person.aliases:
        yield f"  also: {', '.join(person.aliases)}"
    for place in person.places:
        told = f", {place.description}" if place.description else ""
        yield f"  {place.reference or place.letter_id}: {place.name}, {place.role.replace('_', ' ')}{told}"
    own = {(place.letter_id, place.person_id) for place in person.places}
    touching = {pair.keys: pair for key in sorted(own) for pair in of.get(key, ())}
    joined = [pair for pair in touching.values() if pair.decision == "same" and own.issuperset(pair.keys)]
    open_pairs = [pair for pair in touching.values() if pair.decision == "undecided"]
    apart = [pair for pair in touching.values() if pair.decision == "not_same"]
    yield from _listed("joined", sorted(joined, key=lambda pair: (-pair.probability, pair.keys)), "not_same")
    yield from _listed("undecided", sorted(open_pairs, key=lambda pair: (-pair.probability, pair.keys)), "same")
    yield from _listed("kept apart by hand", sorted(apart, key=lambda pair: pair.keys), None)


def _listed(heading: str, pairs: Sequence[Pair], turn: str | None) -> Iterator[str]:
    for pair in pairs[:MOST_SHOWN]:
        yield f"  {heading}: {_side(pair.later)} = {_side(pair.earlier)}, {pair.probability:.2f}"
        yield from _why(pair, turn)
    if len(pairs) > MOST_SHOWN:
        yield f"  {len(pairs) - MOST_SHOWN} more pairs {heading}, in the table person_pairs"


def undecided_text(pairs: Sequence[Pair], *, limit: int | None) -> Iterator[str]:
    """Lines on pairs that are not decided."""
    for pair in pairs[:limit]:
        yield f"{pair.probability:.2f}  {_side(pair.later)} = {_side(pair.earlier)}"
        yield from _why(pair, "same")
    if limit is not None and len(pairs) > limit:
        yield f"{len(pairs) - limit} more; --limit shows more of them"


def _why(pair: Pair, turn: str | None) -> Iterable[str]:
    yield f"    {'; '.join(pair.reasons) or 'no reason is told'}"
    if turn:
        yield f"    to {'part' if turn == 'not_same' else 'join'} them, in the list {turn} of people.toml: {line(pair)}"


def line(pair: Pair) -> str:
    """The pair as an entry of a list of people.toml."""
    return f"[{', '.join(json.dumps(call, ensure_ascii=False) for call in pair.calls)}],"


def _side(side: tuple[str, str | None, str, str]) -> str:
    return f"{side[3]} ({side[1] or side[0]})"
