"""A run: files in, a folder of tables out, whole or not at all."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.batch.discover import Found, discover, jobs_of
from pipeline.batch.engine import outcomes
from pipeline.batch.manifest import manifest, version, write_manifest
from pipeline.batch.outcome import Outcome, Packed, RunError, Setup, failure
from pipeline.batch.packing import unpack
from pipeline.batch.place import DESCRIPTOR, MANIFEST, aside, put_in_place
from pipeline.batch.pool import Limits, process_pool
from pipeline.batch.server import prepare
from pipeline.relate import relate
from pipeline.tables.package import describe, write_descriptor
from pipeline.tables.records import FailureRecord
from pipeline.tables.rows import failure_rows
from pipeline.tables.schema import FAILURES, TABLES
from pipeline.tables.write import TableWriter, write_table

TIMEOUT = 120.0
MAX_MEMORY = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What a run did. rows: by table; failures: by error, then number; seconds: from start to end.

    problems: lines of the file of judgements that could not be followed.
    """

    out: Path
    files: int
    letters: int
    left_out: int
    rows: dict[str, int]
    failures: dict[str, int]
    seconds: float
    problems: tuple[str, ...] = ()

    @property
    def failed(self) -> int:
        """Files that gave no letter."""
        return sum(self.failures.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What a run tells as it goes, from the thread that runs it.

    found: the files, before any is read. letter: the source of each letter read, as it ends, and what to know of one
    that was not read whole. failed: each failure as it happens, with its traceback in a run with ``debug``.
    relating: all letters are read, and are now compared with one another.
    """

    found: Callable[[Found], None] = lambda found: None
    letter: Callable[[str, str | None], None] = lambda source, note: None
    failed: Callable[[FailureRecord, str | None], None] = lambda record, trace: None
    relating: Callable[[], None] = lambda: None


def run(
    inputs: Sequence[Path],
    out: Path,
    *,
    setup: Setup,
    workers: int | None = None,
    timeout: float = TIMEOUT,
    max_memory: int | None = MAX_MEMORY,
    model: str = "default",
    preload: Sequence[str] = (),
    judgements: Path | None = None,
    watch: Watch | None = None,
    debug: bool = False,
) -> RunSummary:
    """Extract every letter of ``inputs`` into tables in the folder ``out``.

    setup: called once in each worker process, gives the function that makes a file's rows. workers: processes,
    default the cores. timeout: seconds a letter. max_memory: MB a worker, None for no limit. model: of names, that
    ``setup`` loads, for the manifest. preload: modules worth importing once for all workers. judgements: decisions by
    hand on who is the same person. debug: failures carry their tracebacks.
    The tables are written aside and moved into place at the end; an error or Ctrl-C leaves ``out`` as it was.
    Raises UsageError, RunError, OSError.
    """
    begun = time.monotonic()
    prepare(preload)
    limits = Limits(workers=workers or _cores(), timeout=timeout, max_memory=max_memory)
    watch = watch or Watch()
    found = discover(inputs, out=out)
    with aside(out) as folder:
        watch.found(found)
        jobs, failures = jobs_of(found)
        for record in failures:
            watch.failed(record, None)
        pools = partial(process_pool, setup, limits, preload=preload, debug=debug)
        # closed here and now when anything goes wrong: workers must not go on while the folder is removed
        with closing(outcomes(jobs, pools=pools, limits=limits, finished=partial(_tell, watch))) as ended:
            rows = _write(folder, ended, failures)
        watch.relating()
        related = relate(folder, folder, judgements=judgements)
        rows = {name: related.rows.get(name, rows.get(name, 0)) for name in TABLES}
        counts = Counter(record.error for record in failures)
        summary = RunSummary(
            out=out,
            files=len(found.files),
            letters=len(found.files) - len(failures),
            left_out=len(found.left_out),
            rows=rows,
            failures=dict(sorted(counts.items())),
            seconds=time.monotonic() - begun,
            problems=related.problems,
        )
        write_descriptor(describe(folder, rows, version=version()), folder / DESCRIPTOR)
        write_manifest(
            manifest(
                inputs=inputs,
                found=found,
                rows=rows,
                failures=summary.failures,
                limits=limits,
                model=model,
                seconds=summary.seconds,
            ),
            folder / MANIFEST,
        )
        put_in_place(folder, out)
    return summary


def _cores() -> int:
    """The cores that this process may use: fewer than the machine's in a container or under a scheduler."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tell(watch: Watch, outcome: Outcome) -> None:
    record = failure(outcome)
    if record is None:
        watch.letter(outcome.job.source, outcome.result.note if isinstance(outcome.result, Packed) else None)
    elif not isinstance(outcome.result, Packed):
        watch.failed(record, outcome.result.trace)


def _write(folder: Path, ended: Iterable[Outcome], failures: list[FailureRecord]) -> dict[str, int]:
    """Write all tables under ``folder``, add the failures met on the way, and return the rows of each table."""
    with ExitStack() as stack:
        writers = {
            table.name: stack.enter_context(TableWriter(table.name, folder))
            for table in TABLES.values()
            if table.by_letter
        }
        for outcome in ended:
            record = failure(outcome)
            if record is not None:
                failures.append(record)
            elif isinstance(outcome.result, Packed):
                _add(writers, outcome.result)
    failures.sort(key=lambda record: record.source)
    rows = {name: writer.rows for name, writer in writers.items()}
    rows[FAILURES] = write_table(FAILURES, [failure_rows(failures)], folder)
    return rows


def _add(writers: dict[str, TableWriter], packed: Packed) -> None:
    if packed.tables.keys() != writers.keys():
        raise RunError("an extractor gave other tables than are declared; this is a mistake in the program")
    for name, batch in unpack(packed).items():
        writers[name].add(batch)
