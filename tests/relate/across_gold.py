"""Gold across letters, ``tests/gold-across/*.toml``, against the tables of the sample letters."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.evaluate.names import folded_name

GOLD = Path(__file__).parents[1] / "gold-across"
Place = tuple[str, str]
"""A person of a letter: the letter's file id and the name there."""


@dataclass(slots=True)
class Count:
    """Right, wrong and missed, with words for each that is not right."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong) or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed) or 1)


def dossiers() -> Iterator[Mapping[str, Any]]:
    for path in sorted(GOLD.glob("*.toml")):
        yield tomllib.loads(path.read_text(encoding="utf-8"))


def read(tables: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(tables / name).to_pylist()
    return rows


def sources(tables: Path) -> dict[str, str]:
    """The file id of each letter."""
    return {row["letter_id"]: Path(row["source"]).stem for row in read(tables, "letters")}


def people_score(tables: Path) -> Count:
    """Pairs of places that name one person, over all dossiers together; undecided pairs do not count.

    A pair of which a place is not in ``persons`` at all is missed. Places that no gold names do not count.
    """
    stems = sources(tables)
    found: dict[Place, str] = {}
    for row in read(tables, "persons"):
        for form in (*row["aliases"], row["name"]):
            found[stems[row["letter_id"]], folded_name(form)] = row["entity_id"]
    person: dict[Place, str] = {}
    free: set[frozenset[str]] = set()
    for number, dossier in enumerate(dossiers()):
        for one in dossier.get("person", []):
            for letter, name in one["names"]:
                person[letter, folded_name(name)] = f"{number} {one['id']}"
        for pair in dossier.get("undecided", []):
            free |= {frozenset(f"{number} {one}" for one in two) for two in combinations(pair["persons"], 2)}
    count = Count()
    for one, other in combinations(sorted(person), 2):
        same = person[one] == person[other]
        joined = one in found and found[one] == found.get(other)
        if one[0] == other[0] or frozenset((person[one], person[other])) in free:
            continue
        words = f"{one[0]}: {one[1]} = {other[0]}: {other[1]}"
        if same and joined:
            count.right += 1
        elif same:
            gone = [place[0] for place in (one, other) if place not in found]
            count.missed.append(words + (f" (not found in {', '.join(gone)})" if gone else ""))
        elif joined and not _maybe_same_holder(person[one], person[other]):
            count.wrong.append(words)
    return count


def _maybe_same_holder(one: str, other: str) -> bool:
    """Dossiers name their people apart: who signs letters in two of them is one person under two ids."""
    return one.split(maxsplit=1)[0] != other.split(maxsplit=1)[0]


def links_score(tables: Path) -> Count:
    """Links of relation previous and reply: from, what is cited, and the letter meant or none.

    Whether an earlier letter to another addressee is ``previous`` or ``other`` is not decided: either is right.
    """
    stems = sources(tables)
    rows: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in read(tables, "links"):
        if row["relation"] != "same_person":
            to = stems.get(row["to_letter"] or "", "")
            relation = "previous" if row["relation"] == "other" else row["relation"]
            rows[_key(stems[row["from_letter"]], row["cited"] or "", relation, row["date"], to)] = row
    gold = {
        _key(link["from"], link["cited"], link["relation"], _day(link["date"]), link["to"]): link
        for dossier in dossiers()
        for link in dossier.get("link", [])
    }
    count = Count(right=len(rows.keys() & gold.keys()))
    annotated = {key[0] for key in gold}
    count.missed = sorted(" | ".join(key) for key in gold.keys() - rows.keys())
    strange = (key for key in rows.keys() - gold.keys() if key[0] in annotated and rows[key]["relation"] != "other")
    count.wrong = sorted(" | ".join(key) for key in strange)
    for key in rows.keys() & gold.keys():
        matches = gold[key].get("date_matches")
        if matches is not None and rows[key]["date_matches"] != matches:
            count.wrong.append(f"{' | '.join(key)}: date_matches {rows[key]['date_matches']}")
    return count


def _day(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _key(letter: str, cited: str, relation: str, day: Any, to: str) -> tuple[str, ...]:
    """A letter cited by number is known by it without its kind, by date only, by that; a reply by its date."""
    number = " ".join(cited.split()[-2:])
    when = _day(day)
    return letter, (when or number) if relation == "reply" else (number or when), relation, to


def clusters(tables: Path) -> dict[str, list[str]]:
    """People of several letters by entity, for looking."""
    stems = sources(tables)
    named: dict[str, list[str]] = defaultdict(list)
    for row in read(tables, "persons"):
        named[row["entity_id"]].append(f"{stems[row['letter_id']]}: {row['name']}")
    return {entity: places for entity, places in named.items() if len(places) > 1}
