from itertools import pairwise
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.tables import write
from pipeline.tables.arrow import arrow_schema
from pipeline.tables.rows import tabulate
from pipeline.tables.schema import TABLES
from pipeline.tables.write import PART, TableWriter, write_table
from tests.tables.toy_facts import toy_facts


def batches_of(table: str, letters: int) -> list[pa.RecordBatch]:
    return [tabulate(toy_facts(f"Letter {number}\nWhy?\nWhere is he held?\n"))[table] for number in range(letters)]


def written(table: str, batches: list[pa.RecordBatch], folder: Path) -> bytes:
    write_table(table, batches, folder)
    return (folder / table / PART).read_bytes()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cuts=st.lists(st.integers(0, 30), max_size=6), table=st.sampled_from(["requests", "texts"]))
def test_the_same_rows_give_the_same_bytes_however_they_come(
    cuts: list[int], table: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "ROW_GROUP", 7)
    monkeypatch.setattr(write, "LONG_ROW_GROUPS", {"texts": 3})
    batches = batches_of(table, 10)
    whole = pa.Table.from_batches(batches).combine_chunks()
    edges = [0, *sorted(min(cut, whole.num_rows) for cut in cuts), whole.num_rows]
    parts = [batch for start, end in pairwise(edges) for batch in whole.slice(start, end - start).to_batches()]
    folder = tmp_path_factory.mktemp("tables")
    assert written(table, parts, folder / "parts") == written(table, batches, folder / "letters")


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_table_without_rows_has_its_columns(table: str, tmp_path: Path) -> None:
    write_table(table, [], tmp_path)
    assert pq.read_table(tmp_path / table).schema.equals(arrow_schema(table))
    assert list(pd.read_parquet(tmp_path / table).columns) == arrow_schema(table).names


@pytest.mark.parametrize("table", sorted(table.name for table in TABLES.values() if table.by_letter))
def test_what_was_written_is_read_back(table: str, tmp_path: Path) -> None:
    batches = batches_of(table, 3)
    write_table(table, batches, tmp_path)
    read = pq.read_table(tmp_path / table)
    assert read.schema.equals(arrow_schema(table), check_metadata=False)
    assert read.to_pylist() == pa.Table.from_batches(batches).to_pylist()


def test_the_meaning_of_a_column_is_in_the_file(tmp_path: Path) -> None:
    write_table("letters", [], tmp_path)
    schema = pq.read_schema(tmp_path / "letters" / PART)
    assert schema.field("response_days").metadata[b"description"] == b"Days that the letter gives for a response."


def test_pandas_knows_all_words_of_an_enumeration_in_declared_order(tmp_path: Path) -> None:
    write_table("references", batches_of("references", 2), tmp_path)
    roles = pd.read_parquet(tmp_path / "references")["role"]
    assert list(roles.cat.categories) == ["self", "previous", "reply", "other"]


def test_duckdb_reads_words_dates_and_lists(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    write_table("requests", batches_of("requests", 1), tmp_path)
    found = duckdb.sql(
        f"select number, section, len(dates), instruments from '{tmp_path}/requests/*.parquet' order by number"
    ).fetchall()
    assert found == [(1, "other", 1, None), (2, "other", 1, ["ICCPR", "CAT"]), (3, "other", 1, ["ICCPR", "CAT"])]


def test_row_groups_have_a_fixed_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "ROW_GROUP", 4)
    write_table("dates", batches_of("dates", 3), tmp_path)
    file = pq.ParquetFile(tmp_path / "dates" / PART).metadata
    assert [file.row_group(group).num_rows for group in range(file.num_row_groups)] == [4, 4, 1]


def test_rows_of_another_table_are_refused(tmp_path: Path) -> None:
    with TableWriter("dates", tmp_path) as writer, pytest.raises(ValueError, match="dates"):
        writer.add(batches_of("requests", 1)[0])


def test_a_table_that_is_not_declared_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        TableWriter("charges_of_tomorrow", tmp_path)
    assert not list(tmp_path.iterdir())
