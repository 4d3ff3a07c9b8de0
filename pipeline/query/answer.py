"""The answer to a query: its columns and its rows, handed over batch by batch."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.query.corpus import Corpus
from pipeline.query.problem import QueryError

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 10_000  # of a batch
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and batches of rows; the batches can be gone through once."""

    columns: tuple[str, ...]
    schema: "pa.Schema"
    batches: "Iterator[pa.RecordBatch]"

    def rows(self) -> Iterator[Row]:
        """The rows as Python values."""
        for batch in self.batches:
            yield from values(batch)


def values(batch: "pa.RecordBatch") -> Iterator[Row]:
    """The rows of a batch; two columns may have one name."""
    return zip(*(column.to_pylist() for column in batch.columns), strict=True)


def ask(corpus: Corpus, query: str) -> Answer:
    """The answer to one SELECT. Raises QueryError for anything else, and where DuckDB cannot do it."""
    import duckdb

    try:
        statements = corpus.connection.extract_statements(query)
        if len(statements) != 1:
            raise QueryError(f"one query at a time: there are {len(statements)} here")
        if statements[0].type != duckdb.StatementType.SELECT:
            raise QueryError(
                "only queries that read are answered: SELECT, FROM, WITH, DESCRIBE, SUMMARIZE; "
                "and PIVOT with its values named (ON year IN (2017, 2018))"
            )
        reader = corpus.connection.sql(query).to_arrow_reader(ROWS)
    except duckdb.Error as error:
        raise QueryError(corpus.told(error)) from None
    return Answer(tuple(reader.schema.names), reader.schema, _batches(corpus, reader))


def _batches(corpus: Corpus, reader: "pa.RecordBatchReader") -> "Iterator[pa.RecordBatch]":
    """The batches; what goes wrong while they are made is told like what goes wrong before."""
    import duckdb
    import pyarrow as pa

    try:
        yield from reader
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        raise QueryError(corpus.told(error)) from None
