import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.batch.outcome import UsageError
from pipeline.batch.place import aside, check_output, put_in_place


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def make_tables(folder: Path, word: str) -> None:
    for name in ("letters", "texts"):
        (folder / name).mkdir(parents=True)
        (folder / name / "part-00000.parquet").write_text(word)
    (folder / "datapackage.json").write_text(word)
    (folder / "run.json").write_text(word)


def test_new_tables_take_the_place_of_old_ones_and_nothing_else_changes(tmp_path: Path) -> None:
    make_tables(tmp_path, "old")
    (tmp_path / "letters" / "part-00001.parquet").write_text("old")
    (tmp_path / "notes.txt").write_text("mine")
    with aside(tmp_path) as folder:
        make_tables(folder, "new")
        put_in_place(folder, tmp_path)
    assert tree(tmp_path) == {
        "datapackage.json": "new",
        "letters/part-00000.parquet": "new",
        "notes.txt": "mine",
        "run.json": "new",
        "texts/part-00000.parquet": "new",
    }


def test_an_error_leaves_the_old_tables_and_nothing_aside(tmp_path: Path) -> None:
    make_tables(tmp_path, "old")
    before = tree(tmp_path)
    with pytest.raises(FileExistsError), aside(tmp_path) as folder:  # noqa: PT012 - the error must come from inside
        make_tables(folder, "new")
        make_tables(folder, "again")
    assert tree(tmp_path) == before
    assert not list(tmp_path.glob(".*"))


def test_an_output_folder_made_for_nothing_is_removed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), aside(tmp_path / "a" / "out"):
        raise ZeroDivisionError
    assert not (tmp_path / "a" / "out").exists()


def test_a_failing_exchange_puts_the_old_tables_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_tables(tmp_path, "old")
    before = tree(tmp_path)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "texts" and Path(target).parent == tmp_path and self.parent.name.startswith(".spcomms-"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    with aside(tmp_path) as folder:
        make_tables(folder, "new")
        monkeypatch.setattr(Path, "rename", failing)
        with pytest.raises(OSError, match="No space"):
            put_in_place(folder, tmp_path)
    assert tree(tmp_path) == before


def test_a_table_that_is_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    out, archive = tmp_path / "out", tmp_path / "archive"
    make_tables(archive, "old")
    out.mkdir()
    (out / "letters").symlink_to(archive / "letters")
    with aside(out) as folder:
        make_tables(folder, "new")
        put_in_place(folder, out)
    assert (out / "letters" / "part-00000.parquet").read_text() == "new"
    assert not (out / "letters").is_symlink()
    assert (archive / "letters" / "part-00000.parquet").read_text() == "old"


@pytest.mark.parametrize("name", ["letters/notes.txt", "dates/part-1/x", "texts/part-00000.csv"])
def test_a_table_folder_with_other_things_in_it_is_not_touched(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("mine")
    with pytest.raises(UsageError, match="did not write"), aside(tmp_path):
        pass
    assert tree(tmp_path) == {name: "mine"}


def test_a_file_in_the_place_of_a_table_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("mine")
    with pytest.raises(UsageError, match="did not write"):
        check_output(tmp_path)


def test_a_file_cannot_be_the_output_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UsageError, match="is a file"):
        check_output(tmp_path / "out")


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    make_tables(tmp_path / ".spcomms-1", "half")
    with aside(tmp_path) as folder:
        assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    code = (
        "import sys\nfrom pathlib import Path\nfrom pipeline.batch.place import aside\n"
        "with aside(Path(sys.argv[1])):\n    print('in', flush=True)\n    sys.stdin.read()\n"
    )
    root = Path(__file__).parents[2]
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "in\n"
        with pytest.raises(UsageError, match="another run"), aside(tmp_path):
            pass
        assert [path.name for path in tmp_path.iterdir()] == [f".spcomms-{other.pid}"]
    finally:
        other.communicate("", timeout=30)
    assert other.returncode == 0
