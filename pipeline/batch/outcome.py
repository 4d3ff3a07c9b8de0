"""What a run passes around: a file to try, its rows, or why it gave none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.tables.records import FailureRecord

if TYPE_CHECKING:
    import pyarrow as pa

ID_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file to try. source: its name in the tables; sha256: of its bytes when the run began."""

    path: Path
    source: str
    sha256: str

    @property
    def letter_id(self) -> str:
        """The id that its rows must carry."""
        return self.sha256[:ID_DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRows:
    """The rows of one letter: Arrow record batches by table.

    note: what a person should know of a letter that was read, but not whole; a plain line without the letter's text.
    """

    letter_id: str
    tables: "Mapping[str, pa.RecordBatch]"
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """The rows of one letter on their way between processes: an Arrow stream by table."""

    letter_id: str
    tables: Mapping[str, bytes]
    note: str | None = None

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(map(len, self.tables.values()))


Extractor = Callable[[Path, str], LetterRows]
"""Makes the rows of the file at a path, under the name given; raises LetterError where it gives no letter."""

Setup = Callable[[], Extractor]
"""Called once in every worker process; must be picklable, so a function at the top of a module."""


class LetterError(Exception):
    """A file that gives no letter: stage, error and message as they stand in the table ``failures``."""

    def __init__(self, stage: str, error: str, message: str) -> None:
        super().__init__(message)
        self.stage = stage
        self.error = error
        self.message = message


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Why a letter gave no rows. trace: the traceback, in a run with ``debug`` only; it may quote the letter."""

    stage: str
    error: str
    message: str
    trace: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one job ended."""

    job: Job
    result: Packed | Failed


def failure(outcome: Outcome) -> FailureRecord | None:
    """The row of ``failures`` for an outcome; None where it is a letter."""
    failed = outcome.result
    if isinstance(failed, Packed):
        return None
    return FailureRecord(
        source=outcome.job.source,
        sha256=outcome.job.sha256,
        stage=failed.stage,
        error=failed.error,
        message=failed.message,
    )


class RunError(Exception):
    """A run that cannot be made or go on; the message says what is wrong and what to do, in one line."""


class UsageError(RunError):
    """A run that was asked for wrongly: no input, an output folder that holds other things."""
