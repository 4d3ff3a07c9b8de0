"""``spcomms query``: what it answers, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.query.questions import ready_questions


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *map(str, arguments)], input=stdin)


def test_questions_are_listed_without_tables() -> None:
    result = run("--list", "--tables", "/nowhere")
    assert result.exit_code == 0
    assert all(name in result.stdout for name in ready_questions())


def test_a_question_is_answered(tables: Path) -> None:
    result = run("reply_times", "--tables", tables)
    assert result.exit_code == 0
    assert "UA KAZ 5/2018" in result.stdout
    assert "2 rows" in result.stdout


def test_a_condition_picks_rows(tables: Path) -> None:
    result = run("communications", "--tables", tables, "--where", "state = 'TUR' -- mine", "--format", "jsonl")
    assert [json.loads(line)["reference"] for line in result.stdout.splitlines()] == ["AL TUR 2/2018", "OL TUR 7/2019"]


def test_the_sql_of_a_question_can_be_asked(tables: Path) -> None:
    shown = run("--show", "reply_rates").stdout
    assert shown == ready_questions()["reply_rates"].sql
    asked = run("-", "--tables", tables, "--format", "csv", stdin=shown)
    named = run("reply_rates", "--tables", tables, "--format", "csv")
    assert asked.exit_code == 0
    assert asked.stdout == named.stdout


@pytest.mark.parametrize("way", ["-", "file"])
def test_sql_from_a_file_and_from_standard_input(way: str, tables: Path, tmp_path: Path) -> None:
    sql = "-- how many\nSELECT count(*) AS n FROM letters;\n"
    (tmp_path / "q.sql").write_text(sql)
    question = "-" if way == "-" else tmp_path / "q.sql"
    assert run(question, "--tables", tables, "--format", "csv", stdin=sql).stdout == "n\n7\n"


@pytest.mark.parametrize(
    ("ending", "start"), [(".csv", b"n\n7"), (".json", b"[\n{"), (".md", b"| n"), (".parquet", b"PAR1")]
)
def test_the_name_of_the_file_says_the_form(ending: str, start: bytes, tables: Path, tmp_path: Path) -> None:
    out = tmp_path / f"x{ending}"
    out.write_text("old")
    result = run("SELECT count(*) AS n FROM letters", "--tables", tables, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_a_query_that_fails_leaves_the_file(tables: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    out.write_text("old")
    result = run("SELECT letter_id, CAST(letter_id AS INTEGER) FROM letters", "--tables", tables, "-o", out)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: Could not convert string")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("x.csv", "old")]


def test_a_limit_of_rows(tables: Path) -> None:
    assert len(run("letters", "--tables", tables, "--format", "csv", "--limit", "3").stdout.splitlines()) == 4
    assert "1,000 rows, the first 40 shown" in run("FROM range(1000)", "--tables", tables).stdout
    assert "999" in run("FROM range(1000)", "--tables", tables, "--limit", "0").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        ([], 2, "say what to ask"),
        (["reply_tims"], 2, "no table and no question is called 'reply_tims'; nearest: reply_times"),
        (["--show", "reply_tims"], 2, "no ready question is called 'reply_tims'; nearest: reply_times"),
        (["letters", "--format", "parquet"], 2, "a Parquet file needs a name"),
        (["letters", "-o", "x.doc"], 2, "'x.doc' does not say in which form"),
        (["SELECT 1", "--where", "true"], 2, "--where goes with the name"),
        (["no-such.sql"], 2, "no-such.sql: No such file"),
        (["  "], 2, "the query is empty"),
        (["SELECT nosuch FROM letters"], 1, 'Referenced column "nosuch" not found'),
        (["letters", "--where", "nosuch = 1"], 1, 'Referenced column "nosuch" not found'),
        (["letters", "--where", "true); DROP VIEW letters; --"], 1, "syntax error at or near"),
        (["DELETE FROM letters"], 1, "only queries that read are answered"),
        (["SELECT * FROM '/etc/hostname'"], 1, "no table and no question is called '/etc/hostname'"),
        (["letters", "-o", "/nowhere/x.csv"], 1, "/nowhere/"),
    ],
)
def test_wrong_use_is_a_line(arguments: list[str], status: int, told: str, tables: Path) -> None:
    result = run(*arguments, "--tables", tables)
    assert result.exit_code == status
    assert told in result.stderr
    assert result.stdout == ""


def test_a_folder_without_tables_is_wrong_use(tmp_path: Path) -> None:
    result = run("letters", "--tables", tmp_path)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {tmp_path} has no tables; make them with spcomms extract\n"
