"""Rows of the tables from the facts of a letter."""

from collections.abc import Mapping, Sequence
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import pandas  # noqa: F401 - Arrow imports it at the first array; better now than in a letter's time
import pyarrow as pa

from pipeline.resolve.facts import Facts
from pipeline.tables.all_records import AcrossRecord, Record
from pipeline.tables.arrow import arrow_schema
from pipeline.tables.records import FailureRecord
from pipeline.tables.schema import FAILURES, TABLES, Field, Table

ONE_A_LETTER: Mapping[str, str] = MappingProxyType({"letters": "letter", "texts": "text"})


def tabulate(facts: Facts) -> dict[str, pa.RecordBatch]:
    """The rows of one letter for every table but ``failures``, in the order of the facts.

    Raises ValueError, naming table and column, for a value that its column cannot hold: an unknown word in an
    enumeration, or nothing where a value is required.
    """
    return {
        table.name: _batch(table, records_of(facts, table), head=(facts.letter_id, facts.reference))
        for table in TABLES.values()
        if table.by_letter
    }


def failure_rows(failures: Sequence[FailureRecord]) -> pa.RecordBatch:
    """The rows of the table ``failures``, in the order given."""
    return _batch(TABLES[FAILURES], failures, head=())


def across_rows(name: str, records: Sequence[AcrossRecord]) -> pa.RecordBatch:
    """The rows of a table across letters, in the order given; raises KeyError, ValueError as ``tabulate`` does."""
    return _batch(TABLES[name], records, head=())


def records_of(facts: Facts, table: Table) -> Sequence[Record]:
    """The records of a letter for one of its tables."""
    if table.name in ONE_A_LETTER:
        return [getattr(facts, ONE_A_LETTER[table.name])]
    records: Sequence[Record] = getattr(facts, table.name)
    return records


def _batch(table: Table, records: Sequence[Record], *, head: tuple[str | None, ...]) -> pa.RecordBatch:
    columns: list[pa.Array] = [pa.array([value] * len(records), pa.string()) for value in head]
    schema = arrow_schema(table.name)
    for field in table.fields[len(head) :]:
        get = attrgetter(".".join(field.path))
        try:
            columns.append(_column(field, [get(record) for record in records], schema.field(field.name).type))
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            raise ValueError(f"{table.name}.{field.name}: {_reason(error)}") from None
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _reason(error: Exception) -> str:
    """Why a column refused its values, without the values: they may be words of the letter."""
    return str(error) if isinstance(error, ColumnError) else "a value of the wrong type or size"


class ColumnError(ValueError):
    """A value that a column cannot hold; its message has no word of the letter."""


def _column(field: Field, values: list[Any], arrow_type: pa.DataType) -> pa.Array:
    if not field.nullable and any(value is None for value in values):
        raise ColumnError("a value is required")
    if field.kind == "enum":
        places = _places(field.allowed)
        if any(value is not None and value not in places for value in values):
            raise ColumnError("a word that the column does not allow")
        indices = pa.array([None if value is None else places[value] for value in values], pa.int32())
        return pa.DictionaryArray.from_arrays(indices, _dictionary(field.allowed))
    if field.kind == "list":
        values = [None if value is None else [_element(field.parts[0], item) for item in value] for value in values]
    return pa.array(values, arrow_type)


def _element(field: Field, value: Any) -> Any:
    if value is None and not field.nullable:
        raise ColumnError("a value is required in every list")
    if field.kind == "struct":
        return {part.name: _element(part, getattr(value, part.name)) for part in field.parts}
    return value


@cache
def _places(allowed: tuple[str, ...]) -> dict[str, int]:
    return {word: place for place, word in enumerate(allowed)}


@cache
def _dictionary(allowed: tuple[str, ...]) -> pa.Array:
    """All words in declared order, so that the bytes of a table do not depend on which word came first."""
    return pa.array(allowed, pa.string())
