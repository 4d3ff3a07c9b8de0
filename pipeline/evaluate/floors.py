"""Floors: the scores that a gold set must not fall under, kept in a TOML file beside it.

``[floors.<set>.<table>]`` has a floor for each measure of ``pipeline.evaluate.totals.measures``, ``f1 = 0.97``.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluate.gold import LETTERS
from pipeline.evaluate.keys import RULES
from pipeline.evaluate.links import COLUMNS
from pipeline.evaluate.score import Evaluation
from pipeline.evaluate.totals import measures, total

FLOORS = "floors.toml"
EPSILON = 1e-9  # 0.97 as a floor holds where 97 of 100 are right

Floors = Mapping[str, Mapping[str, Mapping[str, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A score under its floor; score is None where there is none, the table not extracted or nothing in the gold."""

    gold_set: str
    table: str
    measure: str
    floor: float
    score: float | None

    def __str__(self) -> str:
        is_now = "has no score" if self.score is None else f"is {self.score:.4f}"
        return f"{self.gold_set}: {self.table} {self.measure} {is_now}, under its floor of {self.floor:g}"


class FloorsError(Exception):
    """A file of floors that cannot be used; the message names it and what is wrong."""


def read_floors(path: Path) -> Floors:
    """Floors by set, table and measure; raises FloorsError for an unknown table or measure and a floor beyond 0…1."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FloorsError(f"{path}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise FloorsError(f"{path}: is no TOML: {error}") from None
    floors = content.get("floors", {})
    if content.keys() - {"floors"} or not _is_tables(floors):
        raise FloorsError(f"{path}: floors stand under [floors.<set>.<table>]")
    for gold_set, tables in floors.items():
        for table, wanted in tables.items():
            _check(path, f"floors.{gold_set}.{table}", table, wanted)
    return dict(floors)


def _is_tables(floors: Any) -> bool:
    return isinstance(floors, dict) and all(
        isinstance(tables, dict) and all(isinstance(wanted, dict) for wanted in tables.values())
        for tables in floors.values()
    )


def _check(path: Path, where: str, table: str, wanted: Mapping[str, Any]) -> None:
    if table not in RULES:
        raise FloorsError(f"{path}: [{where}]: there is no table {table!r}; tables are {', '.join(RULES)}")
    allowed = measure_names(table)
    for measure, floor in wanted.items():
        if measure not in allowed:
            raise FloorsError(f"{path}: [{where}]: there is no score {measure!r}; scores are {', '.join(allowed)}")
        if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
            raise FloorsError(f"{path}: [{where}]: {measure} must be a number from 0 to 1")


def measure_names(table: str) -> tuple[str, ...]:
    """The scores that a table can have."""
    head = ("accuracy",) if table == LETTERS else ("p", "r", "f1")
    links = ("links",) if table in COLUMNS else ()
    return (*head, *RULES[table].attributes, "strict", "partial", *links)


def violations(evaluation: Evaluation, floors: Floors) -> list[Violation]:
    """Every score under its floor; sets that were not evaluated are not looked at."""
    found = []
    for gold_set in dict.fromkeys(letter.gold_set for letter in evaluation.letters):
        letters = [letter for letter in evaluation.letters if letter.gold_set == gold_set]
        for table, wanted in floors.get(gold_set, {}).items():
            scores = measures(table, total(table, letters)) if table in evaluation.tables else {}
            found += [
                Violation(gold_set=gold_set, table=table, measure=measure, floor=floor, score=scores.get(measure))
                for measure, floor in wanted.items()
                if (score := scores.get(measure)) is None or score < floor - EPSILON
            ]
    return found


def merged(all_floors: Iterable[Floors]) -> Floors:
    """Floors of several files; of two for one set and table the later counts."""
    together: dict[str, dict[str, Mapping[str, float]]] = {}
    for floors in all_floors:
        for gold_set, tables in floors.items():
            together.setdefault(gold_set, {}).update(tables)
    return together
