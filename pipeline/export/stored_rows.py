"""The rows of stored tables for export, and their values as text where a format has no lists."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tables.schema import LETTERS, TABLES, Field, Table

NESTED = frozenset({"list", "struct"})


class ExportError(Exception):
    """An export that cannot be made; the message says what is wrong and what to do, in one line."""


def check_tables(folder: Path) -> None:
    """Raise ExportError where a folder does not hold all tables with the columns of this version."""
    if not (folder / LETTERS).is_dir():
        raise ExportError(
            f"{folder} holds no tables; make them with spcomms extract, or name their folder with --tables"
        )
    for table in TABLES.values():
        paths = sorted((folder / table.name).glob("*.parquet"))
        try:
            names = [pq.read_schema(path).names for path in paths]
        except (OSError, pa.ArrowException) as error:
            raise ExportError(f"{folder / table.name} cannot be read as a table ({type(error).__name__})") from None
        wanted = [field.name for field in table.fields]
        if not names or any(found != wanted for found in names):
            raise ExportError(f"{folder / table.name} is of another version, or missing; run spcomms extract again")


def stored_rows(folder: Path, table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table in their order, each with the values of its columns; one row group is held at a time."""
    for path in sorted((folder / table.name).glob("*.parquet")):
        with pq.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                columns = file.read_row_group(group)
                yield from zip(*(column.to_pylist() for column in columns.columns), strict=True)


def count_rows(folder: Path, table: Table) -> int:
    """The rows of a stored table."""
    return sum(pq.read_metadata(path).num_rows for path in sorted((folder / table.name).glob("*.parquet")))


def flat(field: Field, value: Any) -> Any:
    """A value for a format without lists: lists and structs as JSON, all else as it is."""
    return as_json(value) if field.kind in NESTED and value is not None else value


def as_json(value: Any) -> str:
    """A value as JSON on one line; dates as ISO 8601, decimals as numbers."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"no JSON for {type(value).__name__}")
