"""The pool of worker processes on this machine, behind the ``concurrent.futures`` interface."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import RLock
from typing import Any

from pebble import ProcessPool

from pipeline.batch.outcome import Failed, Job, Packed, Setup
from pipeline.batch.server import START, environment, prepare
from pipeline.batch.worker import NotSetUp, start, work

LETTERS_A_WORKER = 1000  # then a fresh process takes its place: what libraries keep must not add up
Submit = Callable[[Job], "Future[Packed | Failed | NotSetUp]"]
"""Hands a job to a worker. The future raises TimeoutError, pebble's ProcessExpired, or BrokenProcessPool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a run may take: worker processes, seconds a letter, MB a worker (None for no limit)."""

    workers: int
    timeout: float
    max_memory: int | None


class _LockKeeper:
    """A context of ``multiprocessing`` that keeps its locks until the pool has been joined.

    A pool drops its locks before it stops its workers, and one that is just starting then fails with a traceback.
    """

    def __init__(self, context: BaseContext) -> None:
        self._context = context
        self._locks: list[RLock] = []

    def RLock(self) -> RLock:  # noqa: N802 - the name in multiprocessing
        lock = self._context.RLock()
        self._locks.append(lock)
        return lock

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)


@contextmanager
def process_pool(setup: Setup, limits: Limits, *, preload: Sequence[str], debug: bool) -> Iterator[Submit]:
    """A pool whose workers have each run ``setup``; on leaving it by an exception what runs is stopped.

    preload: modules that the workers' common parent imports once, where the platform starts them from one.
    """
    with environment():
        prepare(preload)
        pool = ProcessPool(
            max_workers=limits.workers,
            max_tasks=LETTERS_A_WORKER,
            initializer=start,
            initargs=(setup, limits.max_memory, debug),
            context=_LockKeeper(multiprocessing.get_context(START)),
        )

        def submit(job: Job) -> "Future[Packed | Failed | NotSetUp]":
            return pool.schedule(work, args=(job.path, job.source), timeout=limits.timeout)

        try:
            yield submit
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise
        else:
            pool.close()  # type: ignore[no-untyped-call]
        finally:
            pool.join()
