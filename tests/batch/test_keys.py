from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from frictionless import Package

from tests.batch.test_run import make_letters, run_toys
from tests.tables.stored_keys import broken_keys


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    run_toys(make_letters(tmp_path / "in"), tmp_path / "out")
    return tmp_path / "out"


def without_first_row(tables: Path, table: str) -> None:
    (part,) = (tables / table).iterdir()
    pq.write_table(pq.read_table(part).slice(1), part)


def test_the_data_package_of_a_run_is_valid(tables: Path) -> None:
    report = Package(tables / "datapackage.json").validate()
    assert report.valid, report.flatten(["title", "fieldName", "message"])[:5]


@pytest.mark.parametrize("table", ["letters", "people"])
def test_a_row_that_is_pointed_to_and_gone_is_noticed(table: str, tables: Path) -> None:
    without_first_row(tables, table)
    assert not Package(tables / "datapackage.json").validate().valid
    assert broken_keys(tables)


def test_primary_and_foreign_keys_of_a_run_hold(tables: Path) -> None:
    assert broken_keys(tables) == []


def test_a_row_that_stands_there_twice_is_noticed(tables: Path) -> None:
    (part,) = (tables / "persons").iterdir()
    read = pq.read_table(part)
    pq.write_table(pa.concat_tables([read, read.slice(0, 1)]), part)
    assert any(line.endswith("2 times") for line in broken_keys(tables))
