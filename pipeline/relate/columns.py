"""Columns of the tables of a run, row by row, without holding a whole table."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq


class TablesError(Exception):
    """Tables that cannot be related; the message says what is wrong and what to do, in one line."""


def rows(folder: Path, table: str, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The named columns of each row of ``folder/table``, in the order of the file.

    Raises TablesError where the table is missing, cannot be read, or lacks a column.
    """
    paths = sorted((folder / table).glob("*.parquet"))
    if not paths:
        raise TablesError(f"{folder} has no table {table}; make it with spcomms extract")
    try:
        for path in paths:
            with pq.ParquetFile(path) as file:
                lacking = [name for name in names if name not in file.schema_arrow.names]
                if lacking:
                    raise TablesError(
                        f"{folder / table} has no {lacking[0]}: another version made it; run spcomms extract again"
                    )
                for group in range(file.num_row_groups):
                    columns = file.read_row_group(group, columns=list(names))
                    yield from zip(*(columns.column(name).to_pylist() for name in names), strict=True)
    except (OSError, pa.ArrowException) as error:
        raise TablesError(f"{folder / table} cannot be read as a table ({type(error).__name__})") from None
