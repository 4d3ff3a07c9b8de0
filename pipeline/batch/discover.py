"""The files of a run: found below the inputs, named, and told apart by their bytes."""

import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.batch.outcome import Job, UsageError
from pipeline.batch.place import OURS, is_ours
from pipeline.tables.records import FailureRecord

LEFT_OUT_NAMES = frozenset({"thumbs.db", "desktop.ini", "gold.json"})  # gold.json: the annotation beside a letter
LEFT_OUT_PREFIXES = (".", "readme")
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What lies below the inputs: files as (path, source), sorted by source, and the names left out."""

    files: tuple[tuple[Path, str], ...]
    left_out: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    root: Path
    out: Path
    files: dict[Path, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    visited: set[tuple[int, int]] = field(default_factory=set)


def discover(inputs: Sequence[Path], *, out: Path) -> Found:
    """Every file below the folders and every file named, to be tried as a letter.

    A source is the path below the one input folder; below the inputs' common parent where there are several.
    Left out are hidden names, the file managers' own files, read-me files and tables that spcomms wrote; a file
    named as an input is always tried. A folder reached twice, by a link for one, is gone through once.
    Raises UsageError for an input that does not exist and where nothing is found.
    """
    missing = [path for path in inputs if not os.path.lexists(path)]
    if missing:
        raise UsageError(f"{_quoted(missing[0])} does not exist; give a folder of letters or a letter")
    walk = _Walk(root=_root(inputs), out=_absolute(out))
    for path in inputs:
        if path.is_dir():
            _folder(_absolute(path), walk)
        else:
            walk.files.setdefault(_absolute(path), _source(_absolute(path), walk.root))
    if not walk.files:
        left = f" ({len(walk.left_out)} left out)" if walk.left_out else ""
        raise UsageError(f"no letters in {', '.join(map(_quoted, inputs))}{left}; give a folder that has some")
    files = sorted(walk.files.items(), key=lambda item: item[1])
    return Found(files=tuple(files), left_out=tuple(sorted(walk.left_out)))


def _absolute(path: Path) -> Path:
    """The path from the root, its links left as they are: a letter keeps the name that it is found under."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links


def _quoted(path: Path) -> str:
    return f"'{path}'"


def _root(inputs: Sequence[Path]) -> Path:
    if len(inputs) == 1 and inputs[0].is_dir():
        return _absolute(inputs[0])
    try:
        return Path(os.path.commonpath([_absolute(path).parent for path in inputs]))
    except ValueError:  # two drives have nothing in common
        return Path()


def _source(path: Path, root: Path) -> str:
    """The path below the root with forward slashes; bytes that are no UTF-8 stand as escapes."""
    name = path.relative_to(root).as_posix() if root.parts else path.as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_left_out(name: str) -> bool:
    low = name.lower()
    return low.startswith(LEFT_OUT_PREFIXES) or low in LEFT_OUT_NAMES


def _folder(folder: Path, walk: _Walk) -> None:
    try:
        about = folder.stat()
        if (about.st_dev, about.st_ino) in walk.visited:
            walk.left_out.append(_source(folder, walk.root) + "/")
            return
        walk.visited.add((about.st_dev, about.st_ino))
        with os.scandir(folder) as entries:
            names = sorted((entry.name, _is_folder(entry)) for entry in entries)
    except OSError:
        walk.files[folder] = _source(folder, walk.root)  # unreadable: a failure when its bytes are asked for
        return
    ours = folder == walk.out or is_ours(folder)
    for name, is_folder in names:
        path = folder / name
        if is_folder and not _is_hidden(name) and not (ours and name in OURS):
            _folder(path, walk)
        elif is_folder or _is_left_out(name) or (ours and name in OURS):
            walk.left_out.append(_source(path, walk.root) + ("/" if is_folder else ""))
        else:
            walk.files[path] = _source(path, walk.root)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _failure(source: str, sha256: str | None, error: str, message: str) -> FailureRecord:
    return FailureRecord(source=source, sha256=sha256, stage="read", error=error, message=message)


def jobs_of(found: Found) -> tuple[list[Job], list[FailureRecord]]:
    """The jobs in the order of their letter ids, and the files that are none: unreadable ones and second copies.

    Of several files with the same bytes the first by name is the job; each other is a failure naming it.
    """
    jobs: dict[str, Job] = {}
    failures: list[FailureRecord] = []
    for path, source in found.files:
        try:
            sha256 = _sha256(path)
        except OSError as error:
            failures.append(_failure(source, None, *_unreadable(path, error)))
            continue
        job = Job(path=path, source=source, sha256=sha256)
        first = jobs.setdefault(job.letter_id, job)
        if first is not job:
            message = f"has the same bytes as {first.source}; remove one of the two"
            failures.append(_failure(source, sha256, "duplicate", message))
    return [jobs[letter_id] for letter_id in sorted(jobs)], failures


def _unreadable(path: Path, error: OSError) -> tuple[str, str]:
    if isinstance(error, NotAFileError):
        return "not_a_file", "is a device, a pipe or a socket; remove it from the folder"
    if isinstance(error, FileNotFoundError):
        return "missing", "is a link to nothing or was removed while the run began; put the file there"
    reason = error.strerror or type(error).__name__
    return "unreadable", f"cannot be read ({reason}); see to its permissions and its disk"


class NotAFileError(OSError):
    """A path that is no regular file: opening a pipe would wait for ever."""


def _sha256(path: Path) -> str:
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        os.listdir(path)  # noqa: PTH208 - raises the reason why the folder could not be gone through
    if not stat.S_ISREG(about.st_mode):
        raise NotAFileError
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
