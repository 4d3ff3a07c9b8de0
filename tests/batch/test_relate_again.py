import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from pipeline.batch.outcome import UsageError
from pipeline.batch.relate_again import relate_again
from pipeline.cli import main
from tests.batch.test_run import contents, make_letters, run_toys


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    run_toys(make_letters(tmp_path / "in"), tmp_path / "out")
    return tmp_path / "out"


def test_tables_related_again_are_the_same_bytes(tables: Path) -> None:
    before = contents(tables)
    relate_again(tables)
    assert contents(tables) == before
    assert not list(tables.glob(".spcomms-*"))


def test_a_missing_table_across_letters_comes_back(tables: Path) -> None:
    before = contents(tables)
    for path in (tables / "people").iterdir():
        path.unlink()
    relate_again(tables)
    assert contents(tables) == before


def test_every_person_points_to_a_row_of_people(tables: Path) -> None:
    ids = set(pq.read_table(tables / "people").column("entity_id").to_pylist())
    assert set(pq.read_table(tables / "persons").column("entity_id").to_pylist()) == ids


def test_a_folder_that_is_no_run_is_refused_and_left(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    with pytest.raises(UsageError, match="spcomms extract"):
        relate_again(tmp_path)
    result = CliRunner().invoke(main, ["relate", str(tmp_path)])
    assert (result.exit_code, result.output.count("\n")) == (2, 1)


def test_tables_that_cannot_be_read_are_told_in_a_line_and_left(tables: Path) -> None:
    (part,) = (tables / "references").iterdir()
    part.write_bytes(b"no Parquet")
    before = contents(tables)
    result = CliRunner().invoke(main, ["relate", str(tables)])
    assert result.exit_code == 1
    assert "references cannot be read as a table" in result.output
    assert contents(tables) == before


def test_the_manifest_keeps_what_the_run_was(tables: Path) -> None:
    before = json.loads((tables / "run.json").read_text())
    relate_again(tables)
    assert json.loads((tables / "run.json").read_text()) == before
