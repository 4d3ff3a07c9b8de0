"""Tables of a made run, exported and read back by the tools that will read them."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner
from frictionless import Package

from pipeline.cli import main
from pipeline.export import xlsx_file
from pipeline.export.stored_rows import as_json, flat, stored_rows
from pipeline.tables.schema import TABLES
from tests.batch.test_run import make_letters, run_toys


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    letters = make_letters(folder / "in", "refuse r")
    (letters / "odd.txt").write_text('=1+1 "quoted", https://example.org\nWhere, and why?\n-x\n')
    run_toys(letters, folder / "out")
    return folder / "out"


def export(form: str, tables: Path, out: Path, *options: str, ends: int = 0) -> str:
    result = CliRunner().invoke(main, ["export", "--to", form, "--tables", str(tables), "-o", str(out), *options])
    assert result.exit_code == ends, result.output
    return result.output


def rows(tables: Path, table: str) -> list[tuple[Any, ...]]:
    return [
        tuple(flat(field, value) for field, value in zip(TABLES[table].fields, row, strict=True))
        for row in stored_rows(tables, TABLES[table])
    ]


@pytest.mark.parametrize("table", TABLES)
def test_csv_has_the_rows_of_the_tables(table: str, tables: Path, tmp_path: Path) -> None:
    export("csv", tables, tmp_path / "csv")
    read = pd.read_csv(tmp_path / "csv" / f"{table}.csv", dtype=str, keep_default_na=False)
    expected = [["" if value is None else _as_csv(value) for value in row] for row in rows(tables, table)]
    assert read.to_numpy().tolist() == expected
    assert list(read.columns) == [field.name for field in TABLES[table].fields]


def _as_csv(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_the_data_package_of_the_csv_files_is_valid(tables: Path, tmp_path: Path) -> None:
    export("csv", tables, tmp_path / "csv")
    report = Package(tmp_path / "csv" / "datapackage.json").validate()
    assert report.valid, report.flatten(["title", "fieldName", "message"])[:5]


@pytest.mark.parametrize("table", TABLES)
def test_json_lines_are_the_rows(table: str, tables: Path, tmp_path: Path) -> None:
    export("jsonl", tables, tmp_path / "jsonl")
    names = [field.name for field in TABLES[table].fields]
    read = [json.loads(line) for line in (tmp_path / "jsonl" / f"{table}.jsonl").read_text("utf-8").splitlines()]
    stored = [dict(zip(names, row, strict=True)) for row in stored_rows(tables, TABLES[table])]
    assert read == [json.loads(as_json(row)) for row in stored]


def test_sqlite_has_the_rows_and_its_keys_hold(tables: Path, tmp_path: Path) -> None:
    export("sqlite", tables, tmp_path / "letters.sqlite")
    with closing(sqlite3.connect(tmp_path / "letters.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in TABLES:
            read = database.execute(f'SELECT * FROM "{table}"').fetchall()
            assert [tuple(map(_plain, row)) for row in rows(tables, table)] == [tuple(map(_plain, row)) for row in read]
        joined = "SELECT count(*) FROM persons JOIN people USING (entity_id)"
        assert database.execute(joined).fetchone() == database.execute("SELECT count(*) FROM persons").fetchone()


def _plain(value: Any) -> Any:
    """As SQLite keeps it: dates and decimals as text or numbers."""
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if type(value).__name__ in ("Decimal", "int", "bool") else value


def test_a_workbook_has_a_sheet_a_table_and_no_formulas(tables: Path, tmp_path: Path) -> None:
    export("xlsx", tables, tmp_path / "letters.xlsx")
    book = openpyxl.load_workbook(tmp_path / "letters.xlsx")
    assert book.sheetnames == ["about", *TABLES]
    for table in TABLES:
        assert book[table].max_row - 1 == len(rows(tables, table))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any(str(cell.value).startswith("=1+1") for cell in cells)


def test_a_cell_too_long_for_a_sheet_is_cut_and_counted(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_CHARACTERS", 12)
    assert "cells were cut at 12 characters" in export("xlsx", tables, tmp_path / "letters.xlsx")
    book = openpyxl.load_workbook(tmp_path / "letters.xlsx")
    assert max(len(str(cell.value)) for cell in book["texts"]["C"]) == 12


def test_more_rows_than_a_sheet_holds_are_told_with_what_to_do(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 3)
    assert "--to sqlite or csv" in export("xlsx", tables, tmp_path / "letters.xlsx", ends=2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("form", "name"), [("csv", "csv"), ("sqlite", "letters.sqlite")])
def test_what_is_there_is_replaced_only_when_asked(form: str, name: str, tables: Path, tmp_path: Path) -> None:
    export(form, tables, tmp_path / name)
    assert "--overwrite" in export(form, tables, tmp_path / name, ends=2)
    export(form, tables, tmp_path / name, "--overwrite")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_other_files_in_the_folder_stay(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    export("csv", tables, tmp_path, "--overwrite")
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "letters.csv").is_file()


def test_a_folder_without_tables_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = export("csv", tmp_path / "empty", tmp_path / "out", ends=2)
    assert (said.count("\n"), "spcomms extract" in said) == (1, True)
