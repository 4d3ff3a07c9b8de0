"""Where an export goes: written aside, and moved into place when all of it is there."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.export.stored_rows import ExportError


@contextmanager
def new_file(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """A file to write beside ``path``, which takes its place at the end; gone where something goes wrong."""
    if path.is_dir() or (path.exists() and not overwrite):
        raise ExportError(
            f"'{path}' is there already; give another --output{'' if path.is_dir() else ' or --overwrite'}"
        )
    with _aside(path.parent) as folder:
        yield folder / path.name
        (folder / path.name).replace(path)


@contextmanager
def new_folder(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """A folder to write in beside ``path``; its files go to ``path`` at the end, where other files stay.

    Raises ExportError where ``path`` is a file, or has files and ``overwrite`` is not given.
    """
    if path.exists() and not path.is_dir():
        raise ExportError(f"'{path}' is a file; give a folder as --output")
    if path.is_dir() and any(path.iterdir()) and not overwrite:
        raise ExportError(f"'{path}' is not empty; give another --output or --overwrite")
    with _aside(path.parent) as folder:
        yield folder
        path.mkdir(exist_ok=True)
        for file in sorted(folder.rglob("*")):
            target = path / file.relative_to(folder)
            if file.is_dir():
                target.mkdir(exist_ok=True)
            else:
                file.replace(target)


@contextmanager
def _aside(parent: Path) -> Iterator[Path]:
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".spcomms-export-{os.getpid()}-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
