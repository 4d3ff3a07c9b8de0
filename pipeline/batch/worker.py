"""What runs inside a worker process: the extractor set up once, then one file after another."""

import multiprocessing
import os
import sys
import threading
import traceback
import warnings
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

from pipeline.batch.outcome import Extractor, Failed, LetterError, Packed, Setup
from pipeline.batch.packing import pack

EXIT_OUT_OF_MEMORY, EXIT_ALONE = 86, 87  # statuses that neither Python nor a signal gives
PACKAGE = Path(__file__).resolve().parent.parent
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class NotSetUp:
    """The worker could not be set up; no letter will ever come out of it."""

    message: str


@dataclass(slots=True)
class _Worker:
    extractor: Extractor | None = None
    problem: str = "the worker was not started"
    debug: bool = False


_WORKER = _Worker()  # a pool hands nothing from its initializer to its tasks but what the module holds


def start(setup: Setup, max_memory: int | None, debug: bool) -> None:
    """Set the worker up. max_memory: in MB, for the whole process; None for no limit.

    A failure is kept and told by the first ``work``: a pool cannot say why an initializer failed.
    """
    _WORKER.debug = debug
    threading.Thread(target=_end_with_the_run, name="watches the run", daemon=True).start()
    if not debug:
        warnings.simplefilter("ignore")  # libraries' warnings would run across the progress bar
    try:
        _WORKER.extractor = setup()
        if max_memory is not None:
            _limit_memory(max_memory)
    except MemoryError:
        _WORKER.extractor, _WORKER.problem = None, "there is not enough memory to load the pipeline"
    except Exception as error:  # noqa: BLE001 - whatever it is, the run must say it
        said = str(error).strip().partition("\n")[0]
        _WORKER.extractor, _WORKER.problem = None, f"{type(error).__name__}: {said}"


def _end_with_the_run() -> None:
    """End this process when the one that runs it was killed: nobody else would end a long letter then."""
    run = multiprocessing.parent_process()
    if run is not None:
        run.join()
        os._exit(EXIT_ALONE)


def _limit_memory(megabytes: int) -> None:
    """Make allocations beyond the limit fail; a platform that has no such limit goes without."""
    if resource is None:
        return
    used = _data_megabytes()
    if used is not None and used >= megabytes:
        raise ValueError(f"the pipeline alone takes {used} MB of the {megabytes} MB allowed; raise --max-memory")
    limit = megabytes * MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    # RLIMIT_DATA counts what can be written, RLIMIT_AS reserved addresses too: allocators reserve gigabytes
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _data_megabytes() -> int | None:
    """What RLIMIT_DATA counts for this process now; None where the platform does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    lines = [line for line in status.splitlines() if line.startswith("VmData:")]
    return int(lines[0].split()[1]) // 1024 if lines else None


def work(path: Path, source: str) -> Packed | Failed | NotSetUp:
    """The rows of one file, or why there are none. Ends the process where memory runs out."""
    if _WORKER.extractor is None:
        return NotSetUp(_WORKER.problem)
    try:
        return pack(_WORKER.extractor(path, source))
    except LetterError as failed:
        if _ran_out(failed):
            os._exit(EXIT_OUT_OF_MEMORY)
        return Failed(stage=failed.stage, error=failed.error, message=failed.message, trace=_trace())
    except MemoryError:
        # a process that has been short of memory is not to be trusted with the next letter
        os._exit(EXIT_OUT_OF_MEMORY)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - one letter must not end the run
        if _ran_out(error):
            os._exit(EXIT_OUT_OF_MEMORY)
        return Failed(stage="extract", error="error", message=_message(error), trace=_trace())


def _ran_out(error: BaseException) -> bool:
    """Whether a lack of memory is behind an error that was raised in its place."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        if isinstance(cause, MemoryError):
            return True
        seen.add(id(cause))
        cause = cause.__cause__ or cause.__context__
    return False


def _message(error: BaseException) -> str:
    """What failed and where, without the error's own words: they may quote the letter."""
    places = [
        f"{Path(frame.filename).resolve().relative_to(PACKAGE.parent).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).resolve().is_relative_to(PACKAGE) and Path(frame.filename) != Path(__file__)
    ]
    where = f" at {places[-1]}" if places else ""
    return f"the pipeline failed on it ({type(error).__name__}{where}); run it alone with --debug and report it"


def _trace() -> str | None:
    return "".join(traceback.format_exception(*sys.exc_info())) if _WORKER.debug else None
