"""A query from elsewhere reads the tables and reaches nothing else."""

from pathlib import Path

import pytest

import pipeline
from pipeline.query.answer import ask
from pipeline.query.problem import QueryError

STRANGE = [
    "SELECT * FROM read_text('{other}')",
    "SELECT * FROM '{other}'",
    "SELECT * FROM read_csv('{other}')",
    "SELECT * FROM glob('{folder}/*')",
    "SELECT * FROM read_parquet('https://example.org/x.parquet')",
    "SELECT * FROM query('COPY (SELECT 1) TO ''{new}''')",
    "COPY (SELECT 1) TO '{new}'",
    "COPY (PIVOT (SELECT 1 AS a) ON a) TO '{new}'",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{new}'",
    "COPY (SELECT 1 AS letter_id) TO '{table}'",
    "EXPORT DATABASE '{new}'",
    "ATTACH '{new}'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "PRAGMA database_list",
    "CREATE TABLE mine AS SELECT 1",
    "DROP VIEW letters",
    "SELECT 1; COPY (SELECT 1) TO '{new}'",
    "",
]


@pytest.mark.parametrize("query", STRANGE)
def test_what_is_not_of_the_tables_is_refused(query: str, tables: Path, tmp_path: Path) -> None:
    other, new, table = tmp_path / "other.csv", tmp_path / "new", tables / "letters" / "part-00000.parquet"
    other.write_text("secret\n1\n")
    before = table.read_bytes()
    with pipeline.open(tables, sealed=True) as corpus, pytest.raises(QueryError):
        list(ask(corpus, query.format(other=other, new=new, table=table, folder=tmp_path)).rows())
    assert [path.name for path in tmp_path.iterdir()] == ["other.csv"]
    assert table.read_bytes() == before


def test_data_of_the_program_is_not_seen(tables: Path) -> None:
    secret = [1]  # noqa: F841 - the query names it
    with pipeline.open(tables, sealed=True) as corpus, pytest.raises(QueryError, match="no table and no question"):
        ask(corpus, "SELECT * FROM secret")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*) FROM letters",
        "FROM letters SELECT count(*)",
        "WITH x AS (SELECT * FROM letters) SELECT count(*) FROM x",
        "SELECT count(*) FROM letters -- a remark; with a semicolon",
        "SELECT count(*) FROM letters;",
    ],
)
def test_what_reads_the_tables_is_answered(query: str, tables: Path) -> None:
    with pipeline.open(tables, sealed=True) as corpus:
        assert list(ask(corpus, query).rows()) == [(7,)]


def test_an_error_among_the_rows_is_told_like_others(tables: Path) -> None:
    with pipeline.open(tables, sealed=True) as corpus, pytest.raises(QueryError, match="Could not convert string"):
        list(ask(corpus, "SELECT CAST(letter_id AS INTEGER) FROM letters").rows())
