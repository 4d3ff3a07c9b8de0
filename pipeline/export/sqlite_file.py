"""One SQLite file with all tables, their keys and what points where."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.export.stored_rows import flat, stored_rows
from pipeline.tables.foreign_keys import foreign_keys
from pipeline.tables.schema import TABLES, Field, Table

TYPES = {
    "int32": "INTEGER",
    "int64": "INTEGER",
    "bool": "INTEGER",
    "float64": "REAL",
    "decimal": "NUMERIC",
}


def write_sqlite(tables: Path, path: Path) -> list[str]:
    """Write all tables into the new file ``path``; gives lines that say what.

    Dates are text (ISO 8601), lists JSON, which SQLite's json_each reads. Foreign keys are declared, but for those in
    lists; a null in one points nowhere.
    """
    told = []
    with closing(sqlite3.connect(path)) as database:
        for table in TABLES.values():
            database.execute(_declaration(table))
            slots = ", ".join("?" * len(table.fields))
            cursor = database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({slots})", _rows(tables, table))  # noqa: S608 - names are declared
            told.append(f"{table.name}: {cursor.rowcount if cursor.rowcount > 0 else 0:,} rows")
            for column in _looked_up(table):
                name = _quoted(f"{table.name}_{column}")
                database.execute(f"CREATE INDEX {name} ON {_quoted(table.name)} ({_quoted(column)})")
        database.commit()
    return told


def _quoted(name: str) -> str:
    return f'"{name}"'  # references is a word of SQL


def _declaration(table: Table) -> str:
    parts = [_column(field) for field in table.fields]
    if table.primary_key:
        parts.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.primary_key))})")
    for key in foreign_keys(table.name):
        if not key.in_lists:
            columns, keys = (", ".join(map(_quoted, names)) for names in (key.columns, key.keys))
            parts.append(f"FOREIGN KEY ({columns}) REFERENCES {_quoted(key.table)} ({keys})")
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)})"


def _column(field: Field) -> str:
    return f"{_quoted(field.name)} {TYPES.get(field.kind, 'TEXT')}{'' if field.nullable else ' NOT NULL'}"


def _looked_up(table: Table) -> list[str]:
    """The columns that joins go by, beyond the key."""
    wanted = {key.columns[0] for key in foreign_keys(table.name)} - {*table.primary_key[:1]}
    return sorted(wanted)


def _rows(tables: Path, table: Table) -> Iterator[list[Any]]:
    for row in stored_rows(tables, table):
        yield [_value(flat(field, value)) for field, value in zip(table.fields, row, strict=True)]


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
