"""How worker processes begin: the server that they are forked from, and their environment."""

import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {
        # one thread each for arithmetic: there is a process a core already
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        # Arrow's own allocator takes a gigabyte at its first array, and the limit of a worker counts it
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        # no import from the folder that the command happens to be run in
        "PYTHONSAFEPATH": "1",
    }
)
# Workers are forked from a small server that has imported the libraries, never from this process: it may have
# threads (a notebook, Arrow), and forking it could leave their locks held for ever. macOS cannot fork safely at all.
START = "forkserver" if sys.platform == "linux" else "spawn"


def prepare(preload: Sequence[str]) -> None:
    """Start the server that workers are forked from, where there is one; it imports ``preload`` while we go on.

    Without it every worker takes as long to start as those imports. Modules that cannot be imported are passed over.
    """
    if START != "forkserver":
        return
    from multiprocessing import forkserver  # not on every platform

    forkserver.set_forkserver_preload(list(preload))
    path = os.pathsep.join(filter(None, sys.path))  # what can be imported here can be there, and nothing else
    with environment(PYTHONPATH=path), _ignoring_interrupts():
        forkserver.ensure_running()


@contextmanager
def environment(**more: str) -> Iterator[None]:
    """Give the processes started inside the environment of workers, and ``more``; what the user set stays."""
    before = {name: os.environ.get(name) for name in (*ENVIRONMENT, *more)}
    os.environ.update({name: value for name, value in ENVIRONMENT.items() if before[name] is None} | more)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def _ignoring_interrupts() -> Iterator[None]:
    """Let the server started inside, and so every worker, ignore Ctrl-C from its first moment: this process ends it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
