"""The output folder: tables are written aside in it and moved into place whole."""

import json
import os
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.batch.outcome import UsageError
from pipeline.tables.schema import TABLES

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

DESCRIPTOR = "datapackage.json"
MANIFEST = "run.json"
OURS = frozenset({*TABLES, DESCRIPTOR, MANIFEST})
ASIDE = ".spcomms-"
MANIFEST_KEY = "spcomms"
MANIFEST_LIMIT = 16 << 20


def is_ours(folder: Path) -> bool:
    """Whether a folder holds tables that spcomms wrote: its manifest lies in it."""
    manifest = folder / MANIFEST
    try:
        if manifest.stat().st_size > MANIFEST_LIMIT:
            return False
        content = json.loads(manifest.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and MANIFEST_KEY in content


def check_output(out: Path) -> None:
    """Raise UsageError where a run could not be put into ``out`` without removing what is not ours."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"'{out}' is a file; give a folder for the tables")
    for name in sorted(OURS):
        path = out / name
        if not os.path.lexists(path):
            continue
        if name not in TABLES:
            if path.is_dir():
                raise UsageError(f"'{path}' is a folder that spcomms did not write; give another output folder")
        elif not path.is_dir():
            raise UsageError(f"'{path}' is a file that spcomms did not write; give another output folder")
        else:
            others = sorted(entry.name for entry in path.iterdir() if not _is_part(entry))
            if others:
                raise UsageError(
                    f"'{path}' holds {others[0]!r}, which spcomms did not write; move it or give another output folder"
                )


def _is_part(path: Path) -> bool:
    return path.name.startswith("part-") and path.suffix == ".parquet" and path.is_file()


@contextmanager
def aside(out: Path) -> Iterator[Path]:
    """A new folder ``out/.spcomms-<pid>`` to write in; it is gone at the end, whatever happens.

    Folders that broken-off runs left are removed first. Raises UsageError where another run writes to ``out``.
    """
    check_output(out)
    new = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    for old in sorted(out.glob(ASIDE + "*")):
        _remove_left_over(old)
    folder = out / f"{ASIDE}{os.getpid()}"
    folder.mkdir()
    lock = _lock(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)
        if new:
            with suppress(OSError):  # not empty: the tables are there
                out.rmdir()


def _lock(folder: Path) -> int | None:
    """Hold ``folder`` until the process ends: the sign that its run is alive. None where there are no such locks."""
    if fcntl is None:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise
    except OSError:  # a file system without locks
        os.close(handle)
        return None
    return handle


def _remove_left_over(folder: Path) -> None:
    try:
        lock = _lock(folder)
    except BlockingIOError:
        raise UsageError(
            f"another run is writing to '{folder.parent}'; wait for its end or give another output folder"
        ) from None
    if lock is not None:
        os.close(lock)
        shutil.rmtree(folder)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back Ctrl-C and SIGTERM for the moment in which folders are exchanged; they come after it."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def put_in_place(folder: Path, out: Path) -> None:
    """Move the tables and files of ``folder`` to ``out``, each by one rename, and the old ones out of the way.

    The manifest goes first and comes last: where it is missing, the tables beside it may not belong together.
    Raises OSError, with the old ones put back.
    """
    names = sorted((path.name for path in folder.iterdir()), key=lambda name: (name == MANIFEST, name))
    old = folder / "old"
    old.mkdir()
    with _undisturbed():
        moved: list[tuple[Path, Path]] = []
        try:
            for name in reversed(names):
                if os.path.lexists(out / name):
                    _move(out / name, old / name, moved)
            for name in names:
                _move(folder / name, out / name, moved)
        except OSError:
            for source, target in reversed(moved):
                with suppress(OSError):
                    target.rename(source)
            raise


def _move(source: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    source.rename(target)
    moved.append((source, target))
