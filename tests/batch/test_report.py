import io
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress, TextColumn

from pipeline.batch.discover import Found
from pipeline.batch.report import Reporter, closing, report
from pipeline.batch.run import RunSummary
from pipeline.batch.visible import visible
from pipeline.tables.records import FailureRecord


def failure(source: str, message: str = "is encrypted; save it without a password") -> FailureRecord:
    return FailureRecord(source=source, sha256=None, stage="parse", error="encrypted", message=message)


def summary(**changes: object) -> RunSummary:
    values: dict[str, object] = {
        "out": Path("tables"),
        "files": 1240,
        "letters": 1234,
        "left_out": 0,
        "rows": {"letters": 1234, "dates": 56789, "failures": 6},
        "failures": {},
        "seconds": 3.25,
    }
    return RunSummary(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("AL KAZ 3-2017.pdf", "AL KAZ 3-2017.pdf"),
        ("Казахстан/письмо.pdf", "Казахстан/письмо.pdf"),
        ("a\nb", r"a\nb"),
        ("\x1b[2Jgone", r"\x1b[2Jgone"),
        ("fdp.\u202egood", r"fdp.\u202egood"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("[red]name[/red]", "[red]name[/red]"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(name: str, shown: str) -> None:
    assert visible(name) == shown


def test_a_failure_is_one_line_with_the_file_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with report(quiet=False) as reporter:
        reporter.watch.failed(failure("a\nb.pdf"), None)
    assert capsys.readouterr().err == "a\\nb.pdf: is encrypted; save it without a password [encrypted]\n"


def test_nothing_but_failures_is_told_while_a_run_goes_on_without_a_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with report(quiet=False) as reporter:
        reporter.watch.found(Found(files=((Path("a"), "a"),), left_out=()))
        reporter.watch.letter("a", None)
    assert capsys.readouterr() == ("", "")


def test_a_name_beside_the_progress_bar_is_never_taken_for_markup() -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=40)
    with Progress(TextColumn("{task.description}"), console=console) as progress:
        reporter = Reporter(quiet=False, progress=progress)
        reporter.watch.found(Found(files=((Path("a"), "a"),), left_out=()))
        reporter.watch.failed(failure("[blink]:smiley:[/nothing] " + "long" * 20 + ".pdf"), None)
    assert "[blink]:smiley:[/nothing] " + "long" * 20 + ".pdf: is encrypted" in screen.getvalue()


def test_the_summary_counts_letters_rows_and_failures() -> None:
    text = closing(summary(failures={"encrypted": 4, "timeout": 2}, left_out=3))
    assert text == (
        "1,234 letters of 1,240 files, 3 left out, in 3.2 s\n"
        "\n"
        "rows\n"
        "  letters   1,234\n"
        "  dates    56,789\n"
        "\n"
        "failures\n"
        "  encrypted  4\n"
        "  timeout    2\n"
        "\n"
        "tables in tables"
    )


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.04, "0.0 s"), (59.9, "59.9 s"), (61, "1 min 1 s"), (3600, "1 h 0 min"), (7320, "2 h 2 min")],
)
def test_times_are_told_as_people_say_them(seconds: float, told: str) -> None:
    assert f"in {told}\n" in closing(summary(seconds=seconds))


def test_one_is_one() -> None:
    assert closing(summary(letters=1, files=1)).startswith("1 letter of 1 file, ")
