"""Tables of letters that nobody wrote, a row a line: what is left out of a row is empty."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.tables.arrow import arrow_schema
from pipeline.tables.schema import TABLES, Field
from pipeline.tables.write import write_table

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def write_tables(folder: Path, rows: Rows, *, without: Sequence[str] = ()) -> Path:
    """Write all tables but those left out; gives the folder."""
    for name in TABLES:
        if name not in without:
            write_table(name, [batch(name, rows.get(name, ()))], folder)
    return folder


def batch(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.RecordBatch:
    """The rows of a table, in their order."""
    schema, fields = arrow_schema(name), TABLES[name].fields
    strange = {column for row in rows for column in row} - set(schema.names)
    assert not strange, f"{name} has no {strange}"
    columns = [
        pa.array([row.get(field.name, _empty(field)) for row in rows], schema.field(field.name).type)
        for field in fields
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _empty(field: Field) -> Any:
    if field.nullable:
        return None
    if field.kind == "enum":
        return field.allowed[0]
    return {"string": "", "list": [], "bool": False}.get(field.kind, 0)
