"""What a person at the terminal sees of a run: progress, each failure in a line, and what came of it."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.batch.discover import Found
from pipeline.batch.run import RunSummary, Watch
from pipeline.batch.visible import visible
from pipeline.tables.records import FailureRecord
from pipeline.tables.schema import FAILURES

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

MINUTE = 60


@dataclass(slots=True)
class Reporter:
    """Tells a run on a terminal: ``watch`` is to be given to the run, ``close`` tells what came of it."""

    quiet: bool
    progress: "Progress | None" = None
    task: "TaskID | None" = None
    failed: int = 0

    @property
    def watch(self) -> Watch:
        """What the run calls."""
        return Watch(found=self._found, letter=self._letter, failed=self._failed, relating=self._relating)

    def _found(self, found: Found) -> None:
        if self.progress is not None:
            self.task = self.progress.add_task("letters", total=len(found.files), failed="")

    def _letter(self, source: str, note: str | None) -> None:
        if note is not None:
            self._say(f"{visible(source)}: {visible(note)}")
        self._advance()

    def _failed(self, record: FailureRecord, trace: str | None) -> None:
        self.failed += 1
        self._say(f"{visible(record.source)}: {visible(record.message)} [{record.error}]")
        if trace is not None:
            self._say(trace)
        self._advance()

    def _relating(self) -> None:
        if self.progress is not None and self.task is not None:
            self.progress.update(self.task, description="comparing letters")

    def _say(self, line: str) -> None:
        if self.progress is None:
            print(line, file=sys.stderr, flush=True)
        else:
            self.progress.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)

    def _advance(self) -> None:
        if self.progress is not None and self.task is not None:
            self.progress.update(self.task, advance=1, failed=f"{self.failed} failed" if self.failed else "")

    def close(self, summary: RunSummary) -> None:
        """Print the closing summary on standard output, and on standard error what was not followed."""
        for problem in summary.problems:
            print(visible(problem), file=sys.stderr)
        if not self.quiet:
            print(closing(summary))


def closing(summary: RunSummary) -> str:
    """The summary of a run in some lines: letters, rows, failures by kind, time and place."""
    left = f", {summary.left_out} left out" if summary.left_out else ""
    head = f"{_count(summary.letters, 'letter')} of {_count(summary.files, 'file')}{left}, in {_time(summary.seconds)}"
    tables = {name: rows for name, rows in summary.rows.items() if name != FAILURES}
    lines = [head, "", "rows", *_columns(tables)]
    if summary.failures:
        lines += ["", "failures", *_columns(summary.failures)]
    return "\n".join([*lines, "", f"tables in {visible(str(summary.out))}"])


def _columns(counts: Mapping[str, int]) -> list[str]:
    names = max(map(len, counts))
    numbers = max(len(f"{number:,}") for number in counts.values())
    return [f"  {name:<{names}}  {number:>{numbers},}" for name, number in counts.items()]


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _time(seconds: float) -> str:
    if seconds < MINUTE:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), MINUTE)
    hours, minutes = divmod(minutes, MINUTE)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"


@contextmanager
def report(*, quiet: bool) -> Iterator[Reporter]:
    """A reporter; its progress bar stands on standard error while inside, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield Reporter(quiet=quiet)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[failed]}", style="red"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Reporter(quiet=quiet, progress=progress)
