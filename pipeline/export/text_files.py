"""A file a table: CSV with its data package, and JSON Lines."""

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from pipeline.batch.manifest import version
from pipeline.batch.place import DESCRIPTOR
from pipeline.export.stored_rows import as_json, flat, stored_rows
from pipeline.tables.package import PROFILE, table_schema, write_descriptor
from pipeline.tables.schema import TABLES, Table

Write = Callable[[TextIO, Table, Path], int]


def write_csv(tables: Path, out: Path) -> list[str]:
    """Write ``out/<table>.csv`` for each table and ``datapackage.json`` beside them; gives lines that say what.

    UTF-8, a comma between values, null is empty, lists are JSON. Nothing is done to values that a spreadsheet would
    take for formulas: the files are for programs.
    """
    rows = _write(tables, out, "csv", _csv)
    write_descriptor(_package(out, rows), out / DESCRIPTOR)
    return _told(rows)


def write_jsonl(tables: Path, out: Path) -> list[str]:
    """Write ``out/<table>.jsonl`` for each table, an object a line."""
    return _told(_write(tables, out, "jsonl", _jsonl))


def _write(tables: Path, out: Path, ending: str, write: Write) -> dict[str, int]:
    rows = {}
    for table in TABLES.values():
        with (out / f"{table.name}.{ending}").open("w", encoding="utf-8", newline="") as file:
            rows[table.name] = write(file, table, tables)
    return rows


def _csv(file: TextIO, table: Table, tables: Path) -> int:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([field.name for field in table.fields])
    number = 0
    for row in stored_rows(tables, table):
        writer.writerow([_text(flat(field, value)) for field, value in zip(table.fields, row, strict=True)])
        number += 1
    return number


def _text(value: Any) -> Any:
    """Booleans as JSON has them, as the Table Schema standard expects."""
    return str(value).lower() if isinstance(value, bool) else value


def _jsonl(file: TextIO, table: Table, tables: Path) -> int:
    names = [field.name for field in table.fields]
    number = 0
    for row in stored_rows(tables, table):
        file.write(as_json(dict(zip(names, row, strict=True))) + "\n")
        number += 1
    return number


def _told(rows: dict[str, int]) -> list[str]:
    return [f"{name}: {number:,} rows" for name, number in rows.items()]


def _package(out: Path, rows: dict[str, int]) -> dict[str, Any]:
    """The data package of the CSV files: that of the Parquet tables, with the types that CSV can hold."""
    return {
        "$schema": PROFILE,
        "name": "spcomms",
        "title": "United Nations Special Procedures communications as tables",
        "version": version(),
        "resources": [_resource(table, out / f"{table.name}.csv", rows[table.name]) for table in TABLES.values()],
    }


def _resource(table: Table, path: Path, rows: int) -> dict[str, Any]:
    content = path.read_bytes()
    schema = table_schema(table)
    for field, declared in zip(schema["fields"], table.fields, strict=True):
        if declared.kind == "list":
            field["type"] = "array"
        field["type"] = field.pop("spcomms:type", field["type"])
    return {
        "name": table.name,
        "description": table.description,
        "type": "table",
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": rows,
        "schema": schema,
    }
