import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.tables.schema import TABLES
from tests.batch import toys
from tests.batch.test_run import PRELOAD, contents, failures, make_letters, run_toys

ROOT = Path(__file__).parents[1]
WITH_TOYS = """
import sys
from pipeline.batch import letters
from tests.batch import toys
letters.setup = toys.setup
letters.PRELOAD = ("tests.batch.toys", "pipeline.batch.worker")
from pipeline.cli import main
main()
"""


@pytest.fixture
def spcomms(monkeypatch: pytest.MonkeyPatch) -> Iterator["Command"]:
    monkeypatch.setattr("pipeline.batch.letters.setup", toys.setup)
    monkeypatch.setattr("pipeline.batch.letters.PRELOAD", PRELOAD)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield Command()
    for number, handler in handlers.items():
        signal.signal(number, handler)


class Command:
    def __call__(self, *words: str | Path) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words])


def installed() -> bool:
    try:
        return bool(version("spcomms"))
    except PackageNotFoundError:
        return False


def start(*words: str | Path) -> "subprocess.Popen[str]":
    """The command with toy extractors, in a session of its own as a shell would start it."""
    return subprocess.Popen(
        [sys.executable, "-c", WITH_TOYS, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_a_run_whose_letters_are_all_read_ends_with_0_and_a_summary(spcomms: Command, tmp_path: Path) -> None:
    result = spcomms("extract", make_letters(tmp_path / "in"), "-o", tmp_path / "out", "--workers", "2")
    assert result.exit_code == 0, result.output
    assert "6 letters of 6 files" in result.stdout
    assert re.search(r"^  requests +18$", result.stdout, re.MULTILINE)
    assert str(tmp_path / "out") in result.stdout
    assert len(pd.read_parquet(tmp_path / "out" / "letters")) == 6


def test_a_run_with_failures_ends_with_1_and_tells_each(spcomms: Command, tmp_path: Path) -> None:
    letters = make_letters(tmp_path / "in", "refuse r", "raise r")
    result = spcomms("extract", letters, "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert "refuse.txt: is encrypted; save it without a password [encrypted]\n" in result.stderr
    assert "raise.txt: the pipeline failed on it" in result.stderr
    assert "Traceback" not in result.output
    assert toys.SECRET not in result.output


def test_a_quiet_run_tells_failures_only(spcomms: Command, tmp_path: Path) -> None:
    letters = make_letters(tmp_path / "in", "refuse r")
    result = spcomms("extract", letters, "-o", tmp_path / "out", "--quiet")
    assert result.stdout == ""
    assert result.stderr == "refuse.txt: is encrypted; save it without a password [encrypted]\n"


def test_debug_tells_tracebacks(spcomms: Command, tmp_path: Path) -> None:
    result = spcomms("extract", make_letters(tmp_path / "in", "raise r"), "-o", tmp_path / "out", "--debug")
    assert "Traceback" in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["missing", "-o", "out"], "'missing' does not exist"),
        (["empty", "-o", "out"], "no letters in 'empty'"),
        (["in", "-o", "in/00.txt"], "is a file"),
        (["in", "-o", "taken"], "did not write"),
    ],
)
def test_wrong_use_is_one_line_and_2(
    words: list[str], told: str, spcomms: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_letters(tmp_path / "in")
    (tmp_path / "empty").mkdir()
    (tmp_path / "taken" / "letters").mkdir(parents=True)
    (tmp_path / "taken" / "letters" / "mine.txt").write_text("mine")
    monkeypatch.chdir(tmp_path)
    result = spcomms("extract", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert told in result.stderr
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [["extract"], ["extract", "in"], ["extract", "in", "-o", "out", "--workers", "0"], ["unknown"], ["schema", "x"]],
)
def test_a_wrong_command_line_ends_with_2(words: list[str], spcomms: Command) -> None:
    result = spcomms(*words)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_a_pipeline_that_cannot_be_loaded_is_one_line_and_3(
    spcomms: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.batch.letters.setup", toys.broken_setup)
    result = spcomms("extract", make_letters(tmp_path / "in"), "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert result.stderr.startswith("Error: the workers cannot be set up")
    assert len(result.stderr.splitlines()) == 1


def test_a_name_that_would_drive_the_terminal_is_shown(spcomms: Command, tmp_path: Path) -> None:
    make_letters(tmp_path / "in")
    (tmp_path / "in" / "\x1b[2J[red]x\n.txt").write_text("refuse it")
    result = spcomms("extract", tmp_path / "in", "-o", tmp_path / "out")
    assert r"\x1b[2J[red]x\n.txt: is encrypted" in result.stderr
    assert failures(tmp_path / "out") == {"\x1b[2J[red]x\n.txt": "encrypted"}


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_the_old_tables_and_no_process_behind(
    number: signal.Signals, status: int, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run_toys(make_letters(tmp_path / "in"), out)
    before = contents(out)
    manifest = (out / "run.json").read_bytes()
    slow = start("extract", make_letters(tmp_path / "slow", "sleep 600 s", "refuse r"), "-o", out, "--workers", "2")
    assert slow.stderr is not None
    assert "refuse.txt" in slow.stderr.readline()  # the workers are at work
    os.killpg(slow.pid, number) if number == signal.SIGINT else slow.send_signal(number)
    stdout, stderr = slow.communicate(timeout=120)
    assert slow.returncode == status
    assert stdout == ""
    assert "Traceback" not in stderr
    assert contents(out) == before
    assert (out / "run.json").read_bytes() == manifest
    assert not list(out.glob(".*"))
    assert ended(slow.pid)


def ended(session: int) -> bool:
    """Whether all processes of a session have ended, some moments later at most."""
    for _ in range(200):
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_killed_run_leaves_no_process_and_the_next_one_clears_up(tmp_path: Path) -> None:
    out = tmp_path / "out"
    slow = start("extract", make_letters(tmp_path / "slow", "sleep 600 s", "refuse r"), "-o", out)
    assert slow.stderr is not None
    assert "refuse.txt" in slow.stderr.readline()
    slow.kill()
    slow.communicate(timeout=120)
    assert ended(slow.pid)
    assert [path.name for path in out.iterdir()] == [f".spcomms-{slow.pid}"]
    run_toys(make_letters(tmp_path / "in"), out)
    assert not list(out.glob(".*"))


def test_progress_is_shown_on_a_terminal_and_failures_beside_it(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    letters = make_letters(tmp_path / "in", "refuse r")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", WITH_TOYS, "extract", str(letters), "-o", str(tmp_path / "out")]
    run = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        seen += part
    os.close(ours)
    stdout, _ = run.communicate(timeout=60)
    assert run.returncode == 1
    assert b"refuse.txt: is encrypted" in seen
    assert b"7/7" in seen
    assert b"6 letters of 7 files" in stdout


@pytest.mark.skipif(not installed(), reason="spaCy finds the recognisers of an installed spcomms only")
def test_the_real_pipeline_does_a_letter(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(
        "Mandate of the Special Rapporteur on the situation of human rights defenders\n\n"
        "REFERENCE: AL KAZ 3/2017\n\n3 May 2017\n\nExcellency,\n\n"
        "I have the honour to address you in my capacity as Special Rapporteur on the situation of human rights "
        "defenders, pursuant to Human Rights Council resolution 34/5.\n"
    )
    command = [
        sys.executable,
        "-m",
        "pipeline.cli",
        "extract",
        str(tmp_path / "letter.txt"),
        "-o",
        str(tmp_path / "out"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    letters = pd.read_parquet(tmp_path / "out" / "letters")
    assert list(letters["reference"]) == ["AL KAZ 3/2017"]
    assert list(letters["source"]) == ["letter.txt"]


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_schema_tells_all_tables_or_one(form: str, spcomms: Command) -> None:
    everything = spcomms("schema", "--format", form)
    one = spcomms("schema", "sections", "--format", form)
    assert everything.exit_code == one.exit_code == 0
    assert all(table in everything.stdout for table in TABLES)
    assert "page_start" in one.stdout
    assert "response_due" not in one.stdout


def test_schema_as_json_is_json(spcomms: Command) -> None:
    assert list(json.loads(spcomms("schema", "--format", "json").stdout)) == list(TABLES)


def test_an_unknown_table_is_told_with_the_known_ones(spcomms: Command) -> None:
    result = spcomms("schema", "charge")
    assert "there is no table 'charge'" in result.stderr
    assert "letters, texts" in result.stderr


@pytest.mark.parametrize("words", [["--help"], ["extract", "--help"], ["schema", "-h"], ["--version"]])
def test_help_and_version_import_nothing_slow(words: list[str]) -> None:
    code = (
        "import sys\nsys.argv[0] = 'spcomms'\nfrom pipeline.cli import main\n"
        "try:\n    main()\nfinally:\n"
        "    slow = {'spacy', 'pandas', 'pyarrow', 'numpy', 'rich', 'pebble', 'lxml'} & set(sys.modules)\n"
        "    assert not slow, slow\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "spcomms" in done.stdout


def test_help_has_examples_and_tells_of_completion(spcomms: Command) -> None:
    assert "spcomms extract letters/ -o tables/" in spcomms("extract", "--help").stdout
    assert "_SPCOMMS_COMPLETE" in spcomms("--help").stdout
