"""What else of a matched record is right: its attributes, where several rows of one key are paired to agree most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.found import Row
from pipeline.evaluate.gold import GoldRecord
from pipeline.evaluate.keys import RULES, Key, Record, Value, comparable
from pipeline.evaluate.spans import Span, tally

Places = Mapping[int, Sequence[Span]]
"""Where the quotes of gold records can stand, by the record's ``id()``."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Attribute values: right, of how many compared; beyond: given by the run where the gold record has no column."""

    right: int = 0
    compared: int = 0
    beyond: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.compared + other.compared, self.beyond + other.beyond)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """An attribute of a matched record that is not as in the gold. at: offset in the letter's text, if known."""

    key: Key
    column: str
    gold: Any
    found: Any
    at: int | None = None


def first_place(record: GoldRecord, places: Places) -> int | None:
    """The offset at which a gold record's quote begins; None where that is not known."""
    spans = places.get(id(record))
    return spans[0][0] if spans else None


def judge(
    table: str, key: Key, gold: Sequence[GoldRecord], rows: Sequence[Row], places: Places
) -> tuple[dict[str, Tally], list[Wrong]]:
    """Compare the attributes of the gold records and the rows of one key, by column.

    Each gold record is paired with at most one row; one that finds none left is not compared.
    """
    tallies = {column: Tally() for column in RULES[table].attributes}
    wrong = []
    for record, row in _pairs(RULES[table].attributes, gold, rows, places):
        for column in tallies:
            right = _value(record, column) == _value(row, column)
            if column not in record:
                tallies[column] += Tally(beyond=int(row.get(column) is not None))
                continue
            tallies[column] += Tally(right=int(right), compared=1)
            if not right:
                place = first_place(record, places)
                at = row.get("start") if place is None else place
                wrong.append(Wrong(key=key, column=column, gold=record[column], found=row.get(column), at=at))
    return tallies, wrong


def _value(record: Record, column: str) -> Value:
    return comparable(column, record.get(column))


def _pairs(
    columns: Sequence[str], gold: Sequence[GoldRecord], rows: Sequence[Row], places: Places
) -> list[tuple[GoldRecord, Row]]:
    """The pairs that agree in most attributes first; among equals those whose quotes meet, then in reading order."""

    def agreement(g: int, r: int) -> tuple[int, int]:
        same = sum(column in gold[g] and _value(gold[g], column) == _value(rows[r], column) for column in columns)
        return same, tally(places.get(id(gold[g]), ()), [rows[r]]).partial

    ranked = sorted(
        ((agreement(g, r), g, r) for g in range(len(gold)) for r in range(len(rows))),
        key=lambda pair: (-pair[0][0], -pair[0][1], pair[1], pair[2]),
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, r in ranked:
        if g not in pairs and r not in taken:
            pairs[g] = r
            taken.add(r)
    return [(gold[g], rows[pairs[g]]) for g in sorted(pairs)]
