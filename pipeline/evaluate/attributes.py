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


MOST_EXACTLY = 10  # rows of one key that are paired exactly; more are paired greedily
PAIR, SAME = 1_000_000, 1_000  # weights: any pair before agreement, agreement before quotes that meet


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
    """The pairs that agree in most attributes altogether; among equals those whose quotes meet, then reading order."""

    def agreement(g: int, r: int) -> int:
        same = sum(column in gold[g] and _value(gold[g], column) == _value(rows[r], column) for column in columns)
        return PAIR + same * SAME + tally(places.get(id(gold[g]), ()), [rows[r]]).partial

    weights = [[agreement(g, r) for r in range(len(rows))] for g in range(len(gold))]
    chosen = _exactly(weights) if len(rows) <= MOST_EXACTLY else _greedily(weights)
    return [(gold[g], rows[r]) for g, r in chosen]


def _exactly(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The pairs with the greatest sum: gold records one after another, by the set of rows that are taken."""
    best: dict[int, tuple[int, list[tuple[int, int]]]] = {0: (0, [])}
    for g, row_weights in enumerate(weights):
        further = dict(best)
        for taken, (total, pairs) in best.items():
            for r, weight in enumerate(row_weights):
                mask = taken | 1 << r
                if mask != taken and total + weight > further.get(mask, (-1, []))[0]:
                    further[mask] = total + weight, [*pairs, (g, r)]
        best = further
    return max(best.values(), key=lambda choice: choice[0])[1]


def _greedily(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The best pair first, then the best of those left."""
    ranked = sorted((-weight, g, r) for g, row in enumerate(weights) for r, weight in enumerate(row))
    pairs: dict[int, int] = {}
    for _, g, r in ranked:
        if g not in pairs and r not in pairs.values():
            pairs[g] = r
    return sorted(pairs.items())
