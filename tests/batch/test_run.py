import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipeline.batch.outcome import RunError, Setup, UsageError
from pipeline.batch.run import RunSummary, Watch, run
from pipeline.tables.records import FailureRecord
from pipeline.tables.schema import TABLES
from pipeline.tables.write import TableWriter
from tests.batch import toys

PRELOAD = ("tests.batch.toys", "pipeline.batch.worker")
MEMORY = 700  # MB; what the toys need to begin with is a fifth of it


def make_letters(folder: Path, *commands: str, plain: int = 6) -> Path:
    """A folder of plain letters, and one letter for each command named by its first word."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(plain):
        (folder / f"{number:02}.txt").write_text(f"Letter {number}\nWhy?\nWhere is he held?\n")
    for command in commands:
        (folder / f"{command.split()[0]}.txt").write_text(command)
    return folder


def run_toys(letters: Path, out: Path, *, setup: Setup = toys.setup, **options: Any) -> RunSummary:
    return run([letters], out, setup=setup, preload=PRELOAD, **{"workers": 2, "timeout": 60, **options})


def contents(out: Path) -> dict[str, bytes]:
    files = [path for path in sorted(out.rglob("*")) if path.is_file() and path.name != "run.json"]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def failures(out: Path) -> dict[str, str]:
    table = pd.read_parquet(out / "failures")
    return dict(zip(table["source"], table["error"], strict=True))


def test_the_tables_are_the_same_bytes_with_one_worker_or_four(tmp_path: Path) -> None:
    letters = make_letters(tmp_path / "in", "sleep 0.3 s", "raise r", "refuse r", "kill k", plain=20)
    run_toys(letters, tmp_path / "one", workers=1)
    run_toys(letters, tmp_path / "four", workers=4)
    assert contents(tmp_path / "one") == contents(tmp_path / "four")


@pytest.mark.parametrize(
    ("command", "error"),
    [
        ("sleep 600 now", "timeout"),
        ("kill itself", "crashed"),
        ("exit 3 now", "crashed"),
        ("raise an error", "error"),
        ("leave the process", "error"),
        ("unsendable rows", "error"),
        ("refuse the file", "encrypted"),
        ("other letter", "changed"),
    ],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_a_letter_that_fails_is_a_row_of_failures_and_the_rest_goes_on(
    command: str, error: str, workers: int, tmp_path: Path
) -> None:
    letters = make_letters(tmp_path / "in", command)
    summary = run_toys(letters, tmp_path / "out", workers=workers, timeout=4)
    assert failures(tmp_path / "out") == {f"{command.partition(' ')[0]}.txt": error}
    assert (summary.letters, summary.failures) == (6, {error: 1})


@pytest.mark.parametrize("command", ["eat memory", "hide it"])
def test_a_letter_that_takes_too_much_memory_fails_for_that(command: str, tmp_path: Path) -> None:
    pytest.importorskip("resource")
    if not Path("/proc/self/status").exists():
        pytest.skip("this platform does not limit the memory of a process")
    letters = make_letters(tmp_path / "in", command)
    summary = run_toys(letters, tmp_path / "out", max_memory=MEMORY)
    assert (summary.letters, summary.failures) == (6, {"out_of_memory": 1})


def test_no_word_of_a_letter_gets_into_failures(tmp_path: Path) -> None:
    run_toys(make_letters(tmp_path / "in", "raise an error"), tmp_path / "out")
    (message,) = pd.read_parquet(tmp_path / "out" / "failures")["message"]
    assert "ValueError" in message
    assert toys.SECRET not in message


def test_tracebacks_are_told_in_a_debug_run_only(tmp_path: Path) -> None:
    traces: list[str | None] = []
    watch = Watch(failed=lambda record, trace: traces.append(trace))
    letters = make_letters(tmp_path / "in", "raise an error")
    run_toys(letters, tmp_path / "out", watch=watch)
    run_toys(letters, tmp_path / "out", watch=watch, debug=True)
    assert traces[0] is None
    assert traces[1] is not None
    assert "ValueError" in traces[1]


def test_every_table_is_there_and_sorted_by_letter(tmp_path: Path) -> None:
    run_toys(make_letters(tmp_path / "in", plain=12), tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*TABLES, "datapackage.json", "run.json"}
    for table in (table.name for table in TABLES.values() if table.by_letter):
        ids = pq.read_table(tmp_path / "out" / table).column("letter_id").to_pylist()
        assert ids == sorted(ids)
        assert len(set(ids)) == 12
    requests = pd.read_parquet(tmp_path / "out" / "requests")
    assert all(list(rows["number"]) == [1, 2, 3] for _, rows in requests.groupby("letter_id"))


def test_failures_are_sorted_by_name(tmp_path: Path) -> None:
    letters = make_letters(tmp_path / "in", "refuse r", "raise r", "leave l", "other o")
    (letters / "copy.txt").write_bytes((letters / "03.txt").read_bytes())
    run_toys(letters, tmp_path / "out", workers=4)
    assert list(failures(tmp_path / "out")) == ["copy.txt", "leave.txt", "other.txt", "raise.txt", "refuse.txt"]


def test_the_manifest_counts_every_file(tmp_path: Path) -> None:
    letters = make_letters(tmp_path / "in", "refuse r")
    (letters / "README.md").write_text("about")
    summary = run_toys(letters, tmp_path / "out", timeout=30)
    manifest = json.loads((tmp_path / "out" / "run.json").read_text())
    assert (manifest["files"], manifest["letters"], manifest["failures"]) == (7, 6, {"encrypted": 1})
    assert manifest["left_out"] == ["README.md"]
    assert manifest["rows"] == summary.rows
    assert manifest["rows"]["letters"] == 6
    assert manifest["options"] == {"workers": 2, "timeout_seconds": 30, "max_memory_mb": 2048, "model": "default"}
    assert {"pyarrow", "spacy"} <= manifest["libraries"].keys()


def test_a_run_tells_every_file_once(tmp_path: Path) -> None:
    letters = make_letters(tmp_path / "in", "refuse r", "kill k")
    (letters / "copy.txt").write_bytes((letters / "03.txt").read_bytes())
    told: list[str] = []

    def failed(record: FailureRecord, trace: str | None) -> None:
        told.append(record.source)

    run_toys(letters, tmp_path / "out", watch=Watch(letter=lambda source, note: told.append(source), failed=failed))
    assert sorted(told) == sorted(path.name for path in letters.iterdir())


def test_a_run_without_a_single_letter_has_all_tables(tmp_path: Path) -> None:
    summary = run_toys(make_letters(tmp_path / "in", "refuse r", plain=0), tmp_path / "out")
    assert summary.letters == 0
    assert all(len(pd.read_parquet(tmp_path / "out" / table)) == 0 for table in TABLES if table != "failures")


def test_only_copies_and_broken_links_make_a_run_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to("nothing")
    assert run_toys(tmp_path / "in", tmp_path / "out").failures == {"missing": 1}


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    run_toys(make_letters(tmp_path / "in"), tmp_path / "out")
    run_toys(make_letters(tmp_path / "more", plain=9), tmp_path / "out")
    assert len(pd.read_parquet(tmp_path / "out" / "letters")) == 9


def test_a_pipeline_that_cannot_be_loaded_leaves_everything_as_it_was(tmp_path: Path) -> None:
    letters = make_letters(tmp_path / "in")
    run_toys(letters, tmp_path / "out")
    before = contents(tmp_path / "out")
    with pytest.raises(RunError, match="the model is missing"):
        run_toys(letters, tmp_path / "out", setup=toys.broken_setup)
    assert contents(tmp_path / "out") == before


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_toys(make_letters(tmp_path / "in"), tmp_path / "out")
    before = contents(tmp_path / "out")

    def full(self: TableWriter, batch: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(TableWriter, "add", full)
    with pytest.raises(OSError, match="No space"):
        run_toys(make_letters(tmp_path / "more", "sleep 600 s", plain=9), tmp_path / "out")
    assert contents(tmp_path / "out") == before
    assert not list((tmp_path / "out").glob(".*"))


def test_a_worker_that_gives_way_to_a_fresh_one_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.pool.LETTERS_A_WORKER", 3)
    assert run_toys(make_letters(tmp_path / "in", plain=20), tmp_path / "out").letters == 20


def test_workers_that_die_while_they_are_set_up_end_the_run(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="end as soon as they start"):
        run_toys(make_letters(tmp_path / "in"), tmp_path / "out", setup=toys.deadly_setup)
    assert not (tmp_path / "out").exists()


def test_a_worker_too_small_for_the_pipeline_says_so(tmp_path: Path) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("this platform does not limit the memory of a process")
    with pytest.raises(RunError, match="raise --max-memory"):
        run_toys(make_letters(tmp_path / "in"), tmp_path / "out", max_memory=10)


def test_input_and_output_may_be_the_same_folder(tmp_path: Path) -> None:
    letters = make_letters(tmp_path / "in")
    run_toys(letters, letters)
    assert run_toys(letters, letters).letters == 6
    assert len(list(letters.glob("*.txt"))) == 6


def test_wrong_use_makes_no_output_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        run_toys(tmp_path / "missing", tmp_path / "out")
    assert not (tmp_path / "out").exists()
