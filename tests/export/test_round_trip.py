"""What goes out to annotators comes back: tables as gold that agrees with them, gold as it was."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.evaluate.found import read_tables
from pipeline.evaluate.gold import load_gold
from pipeline.evaluate.score import evaluate
from pipeline.evaluate.totals import measures, total

ROOT = Path(__file__).parents[2]
SETS = sorted(path.name for path in (ROOT / "tests").glob("gold*") if list(path.glob("*/gold.json")))


def run(*arguments: object, ends: int = 0) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == ends, result.output
    return result.output


def accept_everything(tasks: Path, export: Path) -> None:
    """As somebody who submits every prediction as it is, and exports."""
    content = json.loads(tasks.read_bytes())
    for number, task in enumerate(content, 1):
        (prediction,) = task.pop("predictions")
        task |= {"id": number, "annotations": [{"result": prediction["result"], "completed_by": 1}]}
    export.write_text(json.dumps(content))


@pytest.fixture(scope="module")
def accepted(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the sample letters, accepted as they are in Label Studio, as its export."""
    folder = tmp_path_factory.mktemp("accepted")
    run("export", "--to", "label-studio", "--tables", sample / "data" / "processed", "-o", folder / "tasks")
    accept_everything(folder / "tasks" / "tasks.json", folder / "export.json")
    return folder / "export.json"


def test_tables_accepted_as_they_are_become_gold_that_agrees_with_them(
    sample: Path, accepted: Path, tmp_path: Path
) -> None:
    run("gold", "import", accepted, "-o", tmp_path / "gold", "--letters", sample / "data" / "raw")
    gold = load_gold(tmp_path / "gold")
    found = read_tables(sample / "data" / "processed", [letter.letter_id for letter in gold.letters])
    assert {letter.letter_id for letter in gold.letters} == set(found.letters)
    scored = evaluate([gold], found)
    scores = {table: measures(table, total(table, scored.letters)) for table in scored.tables}
    less = {table: {name: value for name, value in one.items() if value != 1} for table, one in scores.items()}
    assert {table: one for table, one in less.items() if one} == {}
    assert {table for table, one in scores.items() if "strict" in one} == set(scored.tables) - {"letters"}


def test_gold_with_the_letters_text_alone_passes_the_check(accepted: Path, tmp_path: Path) -> None:
    run("gold", "import", accepted, "-o", tmp_path / "gold")
    said = run("evaluate", "--check", tmp_path / "gold")
    texts = sorted(path.name for path in (tmp_path / "gold").glob("*/letter.*"))
    assert set(texts) == {"letter.txt"}, said


@pytest.mark.parametrize("name", SETS)
def test_gold_comes_back_record_for_record(name: str, tmp_path: Path) -> None:
    folder = ROOT / "tests" / name
    run("export", "--to", "label-studio", "--gold", folder, "-o", tmp_path / "tasks")
    run("gold", "import", tmp_path / "tasks" / "tasks.json", "-o", tmp_path / "gold")
    before, after = load_gold(folder), load_gold(tmp_path / "gold")
    assert [letter.name for letter in after.letters] == [letter.name for letter in before.letters]
    for was, now in zip(before.letters, after.letters, strict=True):
        assert now.annotated == was.annotated, was.name
        for table in was.records:
            assert records(now.records[table]) == records(was.records[table]), (was.name, table)


def records(rows: Any) -> Counter[str]:
    """Without what says nothing: the first occurrence is meant where ``nth`` is left out."""
    plain = [{name: value for name, value in row.items() if (name, value) != ("nth", 1)} for row in rows]
    return Counter(json.dumps(row, sort_keys=True) for row in plain)
