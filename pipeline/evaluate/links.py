"""Links that the gold contradicts: a person or court that a row names and the gold letter names otherwise.

Only rows that the gold knows are judged: an event of the same kind and date, a charge or sentence of the same offence
or measure. A link where the gold says nothing is not judged.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.evaluate.found import Row
from pipeline.evaluate.gold import GoldRecord
from pipeline.evaluate.keys import RULES, Key, Record, comparable


@dataclass(frozen=True, slots=True)
class LinkTally:
    """Links that could be judged, and those of them that the gold contradicts."""

    made: int = 0
    wrong: int = 0

    def __add__(self, other: "LinkTally") -> "LinkTally":
        return LinkTally(self.made + other.made, self.wrong + other.wrong)


# Of each table with links: the columns that name a court, and whether the key begins with the person.
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"charges": ("court",), "sentences": ("court", "reviewed_by"), "events": ("court",)}
)
PERSON_IN_KEY = frozenset({"charges", "sentences"})


def judge_links(table: str, gold: Sequence[GoldRecord], rows: Iterable[Row]) -> LinkTally:
    """Count the links of a table's rows that the gold records, optional ones too, know of."""
    if table not in COLUMNS:
        return LinkTally()
    key = RULES[table].key
    by_key: dict[Key, list[GoldRecord]] = {}
    by_rest: dict[Key, list[GoldRecord]] = {}
    for record in gold:
        by_key.setdefault(key(record), []).append(record)
        by_rest.setdefault(key(record)[1:], []).append(record)
    tally = LinkTally()
    for row in rows:
        same = by_key.get(key(row), [])
        if table in PERSON_IN_KEY:
            tally += _person(row, key(row), same, by_rest.get(key(row)[1:], []))
        elif same:
            tally += _persons(row, same)
        for column in COLUMNS[table]:
            tally += _named(column, row, same)
    return tally


def _person(row: Row, key: Key, same: Sequence[GoldRecord], others: Sequence[GoldRecord]) -> LinkTally:
    """The person of a charge or sentence: wrong where the gold has its offence or measure for named others alone."""
    if key[0] is None or not others:
        return LinkTally()
    contradicted = not same and all(record.get("person") for record in others)
    return LinkTally(1, int(contradicted))


def _persons(row: Row, same: Sequence[GoldRecord]) -> LinkTally:
    """The persons of an event, each a link."""
    annotated = [record for record in same if "persons" in record]
    if not annotated:
        return LinkTally()
    known = {name for record in annotated for name in _names(record)}
    return LinkTally(len(_names(row)), len(set(_names(row)) - known))


def _names(record: Record) -> tuple[str, ...]:
    names = comparable("persons", record.get("persons"))
    return names if isinstance(names, tuple) else ()


def _named(column: str, row: Row, same: Sequence[GoldRecord]) -> LinkTally:
    value = comparable(column, row.get(column))
    known = {comparable(column, record.get(column)) for record in same} - {None}
    if value is None or not known:
        return LinkTally()
    return LinkTally(1, int(value not in known))
