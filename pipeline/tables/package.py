"""``datapackage.json``: the tables described by the Data Package standard, version 2.

It is written so that ``frictionless validate`` passes on the Parquet files. Where that tool cannot check what the
standard can say, a property of our own says it: ``spcomms:itemType`` and ``spcomms:jsonSchema`` of lists, which it
gets as arrays of NumPy and takes for no lists; ``spcomms:type`` of integers that may be null, which it gets as
decimals; ``spcomms:foreignKeys`` of pairs of columns one of which may be null, where it looks for the null;
``spcomms:bytes``, which it does not count in Parquet files.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.tables.foreign_keys import foreign_keys
from pipeline.tables.schema import FAILURES, TABLES, Field, Kind, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PARQUET = "application/vnd.apache.parquet"
TYPES: Mapping[Kind, str] = MappingProxyType(
    {
        "string": "string",
        "int32": "integer",
        "int64": "integer",
        "float64": "number",
        "bool": "boolean",
        "date32": "date",
        "decimal": "number",
        "enum": "string",
        "list": "any",
        "struct": "object",
    }
)
TITLES: Mapping[str, str] = MappingProxyType(
    {FAILURES: "Files that gave no letter, and why", "person_pairs": "Pairs of persons that were weighed"}
)
JSON_TYPES: Mapping[str, Mapping[str, str]] = MappingProxyType({"date": {"type": "string", "format": "date"}})


def table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table: fields, primary key and foreign keys."""
    schema: dict[str, Any] = {"fields": [_field(field) for field in table.fields]}
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    nullable = {field.name for field in table.fields if field.nullable}
    for key in foreign_keys(table.name):
        checked = not key.in_lists and (len(key.columns) == 1 or nullable.isdisjoint(key.columns))
        described = {"fields": list(key.columns), "reference": {"resource": key.table, "fields": list(key.keys)}}
        schema.setdefault("foreignKeys" if checked else "spcomms:foreignKeys", []).append(described)
    return schema


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, "type": TYPES[field.kind]}
    constraints: dict[str, Any] = {"required": True} if not field.nullable else {}
    if field.nullable and described["type"] == "integer":
        described |= {"type": "number", "spcomms:type": "integer"}
    if field.allowed:
        constraints["enum"] = list(field.allowed)
    if field.kind == "list":
        element = field.parts[0]
        if element.kind == "struct":
            described["spcomms:jsonSchema"] = {"type": "array", "items": _json_schema(element)}
        else:
            described["spcomms:itemType"] = TYPES[element.kind]
    described["description"] = field.description
    if constraints:
        described["constraints"] = constraints
    return described


def _json_schema(field: Field) -> dict[str, Any]:
    if field.kind != "struct":
        name = TYPES[field.kind]
        plain = dict(JSON_TYPES.get(name, {"type": name}))
        if field.nullable:
            plain["type"] = [plain["type"], "null"]  # type: ignore[assignment]
        return plain | ({"description": field.description} if field.description else {})
    return {
        "type": "object",
        "properties": {part.name: _json_schema(part) for part in field.parts},
        "required": [part.name for part in field.parts],
    }


def describe(folder: Path, rows: Mapping[str, int], *, version: str) -> dict[str, Any]:
    """The descriptor of the tables written under ``folder``.

    rows: the number of rows of each table. Each file's size and SHA-256 are read from the folder; raises OSError.
    """
    return {
        "$schema": PROFILE,
        "name": "spcomms",
        "title": "United Nations Special Procedures communications as tables",
        "version": version,
        "resources": [_resource(table, folder, rows[table.name]) for table in TABLES.values()],
    }


def _resource(table: Table, folder: Path, rows: int) -> dict[str, Any]:
    (path,) = sorted((folder / table.name).glob("*.parquet"))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": table.name,
        "title": TITLES.get(table.name, table.name.capitalize()),
        "description": table.description,
        "type": "table",
        "path": path.relative_to(folder).as_posix(),
        "format": "parquet",
        "mediatype": PARQUET,
        "spcomms:bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "rows": rows,
        "schema": table_schema(table),
    }


def write_descriptor(descriptor: Mapping[str, Any], path: Path) -> None:
    """Write a descriptor as JSON, readable and always in the same bytes."""
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
