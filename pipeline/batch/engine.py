"""Jobs through a pool of workers: outcomes in the order of the jobs, whatever a letter does to its worker."""

import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from pebble import ProcessExpired

from pipeline.batch.outcome import Failed, Job, Outcome, Packed, RunError
from pipeline.batch.pool import Limits, Submit
from pipeline.batch.worker import EXIT_OUT_OF_MEMORY, NotSetUp

QUEUE_A_WORKER = 2  # one in work, one at hand
HELD_BYTES = 256 << 20  # finished rows that wait for an earlier letter
START_SECONDS = 300.0  # the longest that a worker may take to be set up
LOOK_SECONDS = 0.5  # how often to look up while nothing comes: Ctrl-C is heard then on every platform
BREAKS = 3  # pools that may break one after another before a run is given up

Pools = Callable[[], AbstractContextManager[Submit]]


@dataclass(frozen=True, slots=True)
class _Try:
    place: int
    job: Job
    alone: bool


@dataclass(slots=True)
class _State:
    """Where a run stands. flying: handed to a worker; suspects: to be tried again alone; done: waiting their turn."""

    fresh: Iterator[tuple[int, Job]]
    flying: "dict[Future[Packed | Failed | NotSetUp], _Try]" = field(default_factory=dict)
    suspects: deque[_Try] = field(default_factory=deque)
    done: dict[int, Outcome] = field(default_factory=dict)
    held: int = 0
    turn: int = 0
    breaks: int = 0


def outcomes(
    jobs: Sequence[Job], *, pools: Pools, limits: Limits, finished: Callable[[Outcome], None]
) -> Generator[Outcome, None, None]:
    """The outcome of every job, in the order of the jobs.

    A letter over its time is ``timeout``. One whose worker dies is tried once more with nothing beside it, then it is
    ``crashed`` or ``out_of_memory``: so it fails by its own doing, however many workers there are.
    finished: called as each job ends, in whatever order. Only some jobs are in flight and few rows wait at a time.
    Raises RunError where workers cannot be set up.
    """
    state = _State(fresh=iter(enumerate(jobs)))
    while state.turn < len(jobs):
        try:
            with pools() as submit:
                yield from _drain(state, submit, len(jobs), limits, finished)
        except BrokenProcessPool:
            _suspect_all(state, finished)


def _drain(
    state: _State, submit: Submit, total: int, limits: Limits, finished: Callable[[Outcome], None]
) -> Iterator[Outcome]:
    while state.turn < total:
        _fill(state, submit, limits)
        for future in _next(state, limits):
            outcome = _settle(state, future, limits)
            if outcome is not None:
                finished(outcome)
        while state.turn in state.done:
            outcome = state.done.pop(state.turn)
            state.held -= _size(outcome)
            state.turn += 1
            yield outcome


def _fill(state: _State, submit: Submit, limits: Limits) -> None:
    """Keep the workers supplied; a suspect waits until nothing else is in flight, and flies alone."""
    if state.suspects:
        if not state.flying:
            _launch(state, submit, state.suspects.popleft())
        return
    while len(state.flying) < QUEUE_A_WORKER * limits.workers and state.held < HELD_BYTES:
        place, job = next(state.fresh, (-1, None))
        if job is None:
            return
        _launch(state, submit, _Try(place, job, alone=False))


def _launch(state: _State, submit: Submit, attempt: _Try) -> None:
    try:
        state.flying[submit(attempt.job)] = attempt
    except RuntimeError as error:  # the pool has broken since
        state.suspects.appendleft(attempt)
        raise BrokenProcessPool from error


def _next(state: _State, limits: Limits) -> "set[Future[Packed | Failed | NotSetUp]]":
    """Wait for a job to end; raises BrokenProcessPool where none does in any time that it could take."""
    if not state.flying:
        return set()
    last = time.monotonic() + limits.timeout + START_SECONDS
    while time.monotonic() < last:
        done, _ = wait(state.flying, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
        if done:
            return done
    raise BrokenProcessPool("no worker answers")


def _settle(state: _State, future: "Future[Packed | Failed | NotSetUp]", limits: Limits) -> Outcome | None:
    """Take a finished job out of the air; None where it is to be tried again."""
    attempt = state.flying[future]
    error = future.exception()
    if isinstance(error, BrokenProcessPool):
        raise error
    del state.flying[future]
    state.breaks = 0
    result: Packed | Failed | NotSetUp
    if error is None:
        result = future.result()
    elif isinstance(error, ProcessExpired) and not attempt.alone:
        state.suspects.append(_Try(attempt.place, attempt.job, alone=True))
        return None
    else:
        result = _why(error, limits)
    if isinstance(result, NotSetUp):
        raise RunError(f"the workers cannot be set up: {result.message}")
    return _keep(state, attempt, result)


def _keep(state: _State, attempt: _Try, result: Packed | Failed) -> Outcome:
    job = attempt.job
    if isinstance(result, Packed) and result.letter_id != job.letter_id:
        message = "changed while the run was going on; run again when nothing writes to it"
        result = Failed(stage="read", error="changed", message=message)
    outcome = Outcome(job=job, result=result)
    state.done[attempt.place] = outcome
    state.held += _size(outcome)
    return outcome


def _size(outcome: Outcome) -> int:
    if isinstance(outcome.result, Failed):
        return 0
    return outcome.result.size


def _why(error: BaseException, limits: Limits) -> Failed:
    """The failure for what a pool reports in place of a result."""
    if isinstance(error, TimeoutError):
        message = f"took longer than {limits.timeout:g} seconds; look at the file or raise --timeout"
        return Failed(stage="extract", error="timeout", message=message)
    if isinstance(error, ProcessExpired):
        if error.exitcode == EXIT_OUT_OF_MEMORY:
            message = f"needs more than {limits.max_memory} MB of memory; look at the file or raise --max-memory"
            return Failed(stage="extract", error="out_of_memory", message=message)
        return _crashed(_exit(error.exitcode))
    name = type(error).__name__
    return Failed(stage="extract", error="error", message=f"its rows could not be sent ({name}); report it")


def _crashed(how: str) -> Failed:
    message = f"ended the process that worked on it ({how}); leave it out, and report it"
    return Failed(stage="extract", error="crashed", message=message)


def _exit(code: int) -> str:
    if code == -signal.SIGKILL:
        return "killed, as systems do that are short of memory"
    return f"signal {-code}" if code < 0 else f"status {code}"


def _suspect_all(state: _State, finished: Callable[[Outcome], None]) -> None:
    """After a pool broke: what was in flight is tried again one by one, and what flew alone has broken it."""
    state.breaks += 1
    if state.breaks > BREAKS:
        raise RunError("the worker processes end as soon as they start; look at the machine's memory and limits")
    flying = list(state.flying.values())
    state.flying.clear()
    for attempt in flying:
        if attempt.alone:
            finished(_keep(state, attempt, _crashed("and the pool with it")))
        else:
            state.suspects.append(_Try(attempt.place, attempt.job, alone=True))
