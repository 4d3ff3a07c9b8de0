import hashlib
import os
import socket
from pathlib import Path

import pytest

from pipeline.batch.discover import discover, jobs_of
from pipeline.batch.outcome import UsageError


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"content of {name}")


def sources(*inputs: Path, out: Path = Path("/nowhere/tables")) -> list[str]:
    return [source for _, source in discover(inputs, out=out).files]


def test_files_are_found_in_all_folders_and_named_below_the_input(tmp_path: Path) -> None:
    make(tmp_path, "b.pdf", "a/z.txt", "a/b/c.docx", "unknown.xyz")
    assert sources(tmp_path) == ["a/b/c.docx", "a/z.txt", "b.pdf", "unknown.xyz"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden",
        ".git/config",
        "Thumbs.db",
        "desktop.ini",
        "gold.json",
        "README",
        "README.md",
        "readme.txt",
        "a/.DS_Store",
    ],
)
def test_what_is_no_letter_by_its_name_is_left_out_and_told(name: str, tmp_path: Path) -> None:
    make(tmp_path, "letter.txt", name)
    found = discover([tmp_path], out=tmp_path / "out")
    assert [source for _, source in found.files] == ["letter.txt"]
    assert len(found.left_out) == 1


def test_a_file_named_as_an_input_is_tried_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, "README.txt")
    assert sources(tmp_path / "README.txt") == ["README.txt"]


def test_several_inputs_are_named_below_what_they_have_in_common(tmp_path: Path) -> None:
    make(tmp_path, "2019/a.pdf", "2020/a.pdf", "one.pdf")
    assert sources(tmp_path / "2019", tmp_path / "2020", tmp_path / "one.pdf") == [
        "2019/a.pdf",
        "2020/a.pdf",
        "one.pdf",
    ]


def test_a_file_reached_by_two_inputs_is_one_file(tmp_path: Path) -> None:
    make(tmp_path, "a/one.pdf")
    assert sources(tmp_path / "a", tmp_path / "a" / "one.pdf") == ["a/one.pdf"]


def test_names_do_not_depend_on_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "letters/a/one.pdf")
    monkeypatch.chdir(tmp_path / "letters")
    assert sources(Path()) == sources(tmp_path / "letters") == ["a/one.pdf"]
    assert sources(Path("a")) == ["one.pdf"]


def test_loops_of_links_end(tmp_path: Path) -> None:
    make(tmp_path, "a/one.pdf")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    found = discover([tmp_path], out=tmp_path / "out")
    assert [source for _, source in found.files] == ["a/one.pdf", "self"]
    assert found.left_out == ("a/up/",)


def test_links_to_folders_elsewhere_are_followed(tmp_path: Path) -> None:
    make(tmp_path, "archive/one.pdf", "letters/two.pdf")
    (tmp_path / "letters" / "old").symlink_to(tmp_path / "archive")
    assert sources(tmp_path / "letters") == ["old/one.pdf", "two.pdf"]


def test_our_own_tables_are_not_letters(tmp_path: Path) -> None:
    make(tmp_path, "one.pdf", "letters/part-00000.parquet", "notes/two.pdf", "datapackage.json")
    (tmp_path / "run.json").write_text('{"spcomms": "0.1"}')
    assert sources(tmp_path, out=tmp_path) == ["notes/two.pdf", "one.pdf"]
    assert sources(tmp_path, out=tmp_path / "elsewhere") == ["notes/two.pdf", "one.pdf"]


def test_a_folder_of_letters_that_is_called_letters_is_gone_through(tmp_path: Path) -> None:
    make(tmp_path, "letters/one.pdf", "run.json")
    assert sources(tmp_path) == ["letters/one.pdf", "run.json"]


def test_the_output_below_the_input_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "one.pdf", "tables/letters/part-00000.parquet", "tables/.spcomms-12/letters/part-00000.parquet")
    assert sources(tmp_path, out=tmp_path / "tables") == ["one.pdf"]


def test_a_name_that_is_no_utf8_is_made_readable(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.pdf")).write_text("x")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert sources(tmp_path) == [r"caf\xe9.pdf"]


@pytest.mark.parametrize("name", ["missing", "missing/deeper"])
def test_an_input_that_does_not_exist_is_wrong_use(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        discover([tmp_path / name], out=tmp_path / "out")


def test_an_input_without_letters_is_wrong_use(tmp_path: Path) -> None:
    make(tmp_path, "README.md")
    with pytest.raises(UsageError, match=r"no letters in .*1 left out"):
        discover([tmp_path], out=tmp_path / "out")


def test_jobs_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    make(tmp_path, *(f"{number}.txt" for number in range(20)))
    jobs, failures = jobs_of(discover([tmp_path], out=tmp_path / "out"))
    assert not failures
    assert [job.letter_id for job in jobs] == sorted(job.letter_id for job in jobs)
    for job in jobs:
        assert job.sha256 == hashlib.sha256(job.path.read_bytes()).hexdigest()


def test_a_second_copy_is_a_failure_that_names_the_first(tmp_path: Path) -> None:
    make(tmp_path, "b.txt")
    for name in ("a.txt", "c.txt"):
        (tmp_path / name).write_bytes((tmp_path / "b.txt").read_bytes())
    jobs, failures = jobs_of(discover([tmp_path], out=tmp_path / "out"))
    assert [job.source for job in jobs] == ["a.txt"]
    assert [(failure.source, failure.error) for failure in failures] == [("b.txt", "duplicate"), ("c.txt", "duplicate")]
    assert all("a.txt" in failure.message and failure.sha256 == jobs[0].sha256 for failure in failures)


def test_what_is_no_file_is_a_failure_and_is_not_waited_for(tmp_path: Path) -> None:
    make(tmp_path, "letter.txt")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "broken").symlink_to("nothing")
    (tmp_path / "loop").symlink_to("loop")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(tmp_path / "socket"))
        jobs, failures = jobs_of(discover([tmp_path], out=tmp_path / "out"))
    assert [job.source for job in jobs] == ["letter.txt"]
    assert {failure.source: failure.error for failure in failures} == {
        "broken": "missing",
        "loop": "unreadable",
        "pipe": "not_a_file",
        "socket": "not_a_file",
    }
    assert all(failure.stage == "read" and failure.sha256 is None for failure in failures)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    make(tmp_path, "letter.txt", "secret.txt", "closed/letter.txt")
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        _, failures = jobs_of(discover([tmp_path], out=tmp_path / "out"))
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert {failure.source: failure.error for failure in failures} == {
        "closed": "unreadable",
        "secret.txt": "unreadable",
    }
