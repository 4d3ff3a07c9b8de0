import random
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pebble import ProcessExpired

from pipeline.batch import engine
from pipeline.batch.engine import Pools, outcomes
from pipeline.batch.outcome import Failed, Job, Outcome, Packed, RunError
from pipeline.batch.pool import Limits, Submit
from pipeline.batch.worker import EXIT_OUT_OF_MEMORY, NotSetUp

LIMITS = Limits(workers=2, timeout=5, max_memory=100)
Worker = Callable[[Job, int], "Packed | Failed | NotSetUp"]


def jobs(number: int) -> list[Job]:
    return [Job(path=Path(f"{place}.txt"), source=f"{place}.txt", sha256=f"{place:064}") for place in range(number)]


def rows(job: Job) -> Packed:
    return Packed(letter_id=job.letter_id, tables={"letters": b"x" * 100})


def pool_of(worker: Worker) -> Pools:
    """A pool whose workers do as the function says, told the job and how often it was tried before."""
    tries: dict[str, int] = {}

    @contextmanager
    def pool() -> Iterator[Submit]:
        def submit(job: Job) -> "Future[Packed | Failed | NotSetUp]":
            tries[job.source] = tries.get(job.source, -1) + 1
            future: Future[Packed | Failed | NotSetUp] = Future()
            try:
                future.set_result(worker(job, tries[job.source]))
            except Exception as error:  # noqa: BLE001 - as a pool does
                future.set_exception(error)
            return future

        yield submit

    return pool


def collect(number: int, pools: Pools, limits: Limits = LIMITS) -> tuple[list[Outcome], list[Outcome]]:
    finished: list[Outcome] = []
    return list(outcomes(jobs(number), pools=pools, limits=limits, finished=finished.append)), finished


def errors(ended: list[Outcome]) -> dict[str, str]:
    return {outcome.job.source: outcome.result.error for outcome in ended if isinstance(outcome.result, Failed)}


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000), number=st.integers(0, 40), workers=st.integers(1, 6))
def test_outcomes_come_in_the_order_of_the_jobs_whichever_ends_first(seed: int, number: int, workers: int) -> None:
    chance = random.Random(seed)
    waits = {job.source: chance.choice([0, 0, 0.001, 0.005]) for job in jobs(number)}

    def work(job: Job) -> Packed:
        engine.time.sleep(waits[job.source])
        return rows(job)

    @contextmanager
    def pool() -> Iterator[Submit]:
        with ThreadPoolExecutor(workers) as threads:
            yield lambda job: threads.submit(work, job)

    ended, finished = collect(number, pool, Limits(workers=workers, timeout=5, max_memory=None))
    assert [outcome.job for outcome in ended] == jobs(number)
    assert sorted(outcome.job.source for outcome in finished) == sorted(job.source for job in jobs(number))


def test_only_some_jobs_are_in_flight_while_nobody_takes_the_outcomes() -> None:
    asked: list[str] = []

    def worker(job: Job, _: int) -> Packed:
        asked.append(job.source)
        return rows(job)

    stream = outcomes(jobs(1000), pools=pool_of(worker), limits=LIMITS, finished=lambda _: None)
    next(stream)
    assert len(asked) <= engine.QUEUE_A_WORKER * LIMITS.workers


def test_rows_that_wait_for_an_earlier_letter_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "HELD_BYTES", 1000)
    monkeypatch.setattr(engine, "LOOK_SECONDS", 0.01)
    flying: list[Future[Packed]] = []
    most = 0

    @contextmanager
    def pool() -> Iterator[Submit]:
        def submit(job: Job) -> "Future[Packed]":
            future: Future[Packed] = Future()
            if job.source == "0.txt":
                flying.append(future)
            else:
                future.set_result(rows(job))
            return future

        yield submit  # type: ignore[misc]

    def finished(outcome: Outcome) -> None:
        nonlocal most
        most = max(most, int(outcome.job.source.removesuffix(".txt")))
        if most >= 9:
            flying[0].set_result(rows(jobs(1)[0])) if not flying[0].done() else None

    ended = list(outcomes(jobs(100), pools=pool, limits=LIMITS, finished=finished))
    assert len(ended) == 100


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (TimeoutError("Task timeout"), "timeout"),
        (ProcessExpired("gone", code=-11), "crashed"),
        (ProcessExpired("gone", code=3), "crashed"),
        (ProcessExpired("gone", code=EXIT_OUT_OF_MEMORY), "out_of_memory"),
        (ValueError("the name of the victim"), "error"),
    ],
)
def test_what_a_pool_reports_becomes_a_failure_of_that_letter_alone(error: Exception, expected: str) -> None:
    def worker(job: Job, _: int) -> Packed:
        if job.source == "3.txt":
            raise error
        return rows(job)

    ended, finished = collect(8, pool_of(worker))
    assert errors(ended) == {"3.txt": expected}
    assert len(finished) == 8
    failed = ended[3].result
    assert isinstance(failed, Failed)
    assert "victim" not in failed.message


def test_a_letter_whose_worker_died_once_is_tried_again() -> None:
    def worker(job: Job, tries: int) -> Packed:
        if job.source == "3.txt" and tries == 0:
            raise ProcessExpired("gone", code=-9)
        return rows(job)

    assert errors(collect(8, pool_of(worker))[0]) == {}


def test_a_letter_that_is_tried_again_flies_alone() -> None:
    flying = 0
    beside: list[int] = []

    @contextmanager
    def pool() -> Iterator[Submit]:
        nonlocal flying
        with ThreadPoolExecutor(4) as threads:
            seen: set[str] = set()

            def work(job: Job) -> Packed:
                nonlocal flying
                flying += 1
                try:
                    if job.source == "3.txt":
                        if job.source in seen:
                            beside.append(flying - 1)
                            engine.time.sleep(0.05)
                            beside.append(flying - 1)
                        seen.add(job.source)
                        raise ProcessExpired("gone", code=-9)
                    return rows(job)
                finally:
                    flying -= 1

            yield lambda job: threads.submit(work, job)

    ended, _ = collect(30, pool)
    assert errors(ended) == {"3.txt": "crashed"}
    assert beside == [0, 0]


def test_a_letter_that_breaks_the_whole_pool_is_found_out() -> None:
    @contextmanager
    def pool() -> Iterator[Submit]:
        broken = False

        def submit(job: Job) -> "Future[Packed | Failed | NotSetUp]":
            nonlocal broken
            if broken:
                raise RuntimeError("Unexpected error within the Pool")
            future: Future[Packed | Failed | NotSetUp] = Future()
            if job.source == "5.txt":
                broken = True
                future.set_exception(BrokenProcessPool("broken"))
            else:
                future.set_result(rows(job))
            return future

        yield submit

    ended, _ = collect(20, pool)
    assert [outcome.job for outcome in ended] == jobs(20)
    assert errors(ended) == {"5.txt": "crashed"}


def test_a_pool_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "START_SECONDS", 0.0)
    monkeypatch.setattr(engine, "LOOK_SECONDS", 0.01)

    @contextmanager
    def pool() -> Iterator[Submit]:
        yield lambda job: Future()

    with pytest.raises(RunError, match="end as soon as they start"):
        collect(3, pool, Limits(workers=2, timeout=0.02, max_memory=None))


def test_workers_that_cannot_be_set_up_end_the_run_and_say_why() -> None:
    with pytest.raises(RunError, match="the model is missing"):
        collect(3, pool_of(lambda job, _: NotSetUp("FileNotFoundError: the model is missing")))


def test_a_file_that_changed_since_the_run_began_is_a_failure() -> None:
    def worker(job: Job, _: int) -> Packed:
        return Packed(letter_id="f" * 16, tables={}) if job.source == "1.txt" else rows(job)

    assert errors(collect(3, pool_of(worker))[0]) == {"1.txt": "changed"}
