"""How sure a row is: the share of rows like it that were right in annotated letters.

Recognisers give what they think of themselves: 1 for most rules, the model's own certainty for names. What a row
turns out to be worth is told by signs that can be seen on the row itself: the rule that found it, that certainty, the
words of its enumerations, what it leaves open. Each sign has a weight in log-odds, fitted on gold letters by
``spcomms gold calibrate`` and kept in ``knowledge/confidence.toml``; their sum is the confidence.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from operator import attrgetter
from typing import Any

from pipeline.knowledge import read_toml
from pipeline.resolve.facts import Facts
from pipeline.tables.schema import TABLES, Table

OWN_STEPS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)  # of what a recogniser thinks of itself
NOT_SIGNS = frozenset({"start", "end", "page", "quote", "confidence", "entity_id", "ord", "number"})
BASE = "base"
DIGITS = 2
SUREST = 0.99  # no number of gold letters shows that a row is never wrong


def signs(table: Table, record: Any, *, language: str | None) -> Iterator[str]:
    """What can be seen on a row that says how sure it is: ``rule=names.title``, ``age is null``, ``role=lawyer``."""
    yield f"language={language}"
    own = record.evidence.confidence
    yield f"own certainty below {next((step for step in OWN_STEPS if own < step), 'no step')}"
    for field in table.fields:
        if not field.path or field.name in NOT_SIGNS:
            continue
        value = attrgetter(".".join(field.path))(record)
        if field.name == "rule" or field.kind in ("enum", "bool"):
            yield f"{field.name}={value}"
        elif field.kind == "list":
            yield f"{field.name} {'given' if value else 'empty'}"
        elif field.name == "n_mentions":
            yield f"n_mentions={min(value, 3)}"
        elif field.nullable:
            yield f"{field.name} {'is null' if value is None else 'given'}"


def calibrated(facts: Facts) -> Facts:
    """The facts with the confidence of every row as gold letters bear it out."""
    changed: dict[str, Any] = {}
    for field in fields(Facts):
        table, value = TABLES.get(field.name), getattr(facts, field.name)
        weights = _weights().get(field.name)
        if table is None or weights is None or not isinstance(value, list):
            continue
        language = facts.letter.language
        changed[field.name] = [_sure(record, confidence(weights, table, record, language)) for record in value]
    return replace(facts, **changed)


def confidence(weights: Mapping[str, float], table: Table, record: Any, language: str | None) -> float:
    """The confidence of a row, by the weights of its table; a sign that has none counts nothing."""
    total = sum(weights.get(sign, 0.0) for sign in signs(table, record, language=language))
    return min(round(1 / (1 + math.exp(-weights[BASE] - total)), DIGITS), SUREST)


def _sure(record: Any, value: float) -> Any:
    return replace(record, evidence=replace(record.evidence, confidence=value))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    weights: Mapping[str, Mapping[str, float]] = read_toml("confidence")
    return weights


def tables_with_confidence() -> Sequence[Table]:
    """The tables of a letter whose rows carry evidence."""
    return [table for table in TABLES.values() if table.by_letter and any(f.name == "confidence" for f in table.fields)]
