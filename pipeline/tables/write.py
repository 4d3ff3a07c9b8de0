"""Parquet files of the tables: the same rows give the same bytes, however they were handed over."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tables.arrow import arrow_schema

PART = "part-00000.parquet"
ROW_GROUP = 50_000
LONG_ROW_GROUPS: Mapping[str, int] = MappingProxyType({"texts": 256})  # a row is a whole letter: some 25 MB a group
SMALL_BATCHES = 256
COMPRESSION = "zstd"
COMPRESSION_LEVEL = 3


class TableWriter:
    """Writes one table in row groups of a fixed size; holds at most one row group in memory."""

    def __init__(self, name: str, folder: Path) -> None:
        """Begin ``folder/name/part-00000.parquet``; raises KeyError for a name that is no table, OSError."""
        self._schema = arrow_schema(name)
        self.name = name
        self.rows = 0
        self.path = folder / name / PART
        self.path.parent.mkdir(parents=True)
        self._group = LONG_ROW_GROUPS.get(name, ROW_GROUP)
        self._small: list[pa.RecordBatch] = []
        self._waiting: list[pa.RecordBatch] = []
        self._waiting_rows = 0
        self._writer = pq.ParquetWriter(
            self.path,
            self._schema,
            version="2.6",
            compression=COMPRESSION,
            compression_level=COMPRESSION_LEVEL,
            use_dictionary=True,
            write_statistics=True,
            store_schema=True,
        )

    def add(self, batch: pa.RecordBatch) -> None:
        """Append rows; raises ValueError where their schema is another."""
        if not batch.schema.equals(self._schema):
            raise ValueError(f"{self.name}: rows of another schema")
        if batch.num_rows == 0:
            return
        self.rows += batch.num_rows
        self._small.append(batch)
        self._waiting_rows += batch.num_rows
        if len(self._small) >= SMALL_BATCHES:
            self._merge()
        if self._waiting_rows >= self._group:
            self._flush(whole_groups=True)

    def _merge(self) -> None:
        """Copy the rows of many small batches into one: each of a row or two keeps kilobytes of its own alive."""
        self._waiting += pa.Table.from_batches(self._small, self._schema).combine_chunks().to_batches()
        self._small = []

    def _flush(self, *, whole_groups: bool) -> None:
        self._merge()
        table = pa.Table.from_batches(self._waiting, self._schema)
        start = 0
        while table.num_rows - start >= (self._group if whole_groups else 1):
            # one chunk a row group: pages must not fall where the letters happened to begin
            group = table.slice(start, self._group).combine_chunks()
            self._writer.write_table(group, row_group_size=self._group)
            start += group.num_rows
        rest = table.slice(start)
        self._waiting = rest.to_batches() if rest.num_rows else []
        self._waiting_rows = rest.num_rows

    def close(self) -> None:
        """Write what is left and finish the file; a table without rows has a file too, with its schema."""
        if self._waiting_rows:
            self._flush(whole_groups=False)
        self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._writer.close()


def write_table(name: str, batches: Iterable[pa.RecordBatch], folder: Path) -> int:
    """Write one table whole under ``folder`` and return its number of rows; raises what ``TableWriter`` does."""
    with TableWriter(name, folder) as writer:
        for batch in batches:
            writer.add(batch)
    return writer.rows
