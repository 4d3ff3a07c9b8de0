"""``run.json``: what a run was made with, from and what came of it."""

import json
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

from pipeline.batch.discover import Found
from pipeline.batch.place import MANIFEST_KEY
from pipeline.batch.pool import Limits

DISTRIBUTION = "spcomms"
LIBRARIES = (
    "spacy",
    "pypdfium2",
    "pdfplumber",
    "dateparser",
    "lxml",
    "python-docx",
    "pyarrow",
    "pandas",
    "onnxruntime",
)


def version(distribution: str = DISTRIBUTION) -> str:
    """The installed version of a distribution; ``unknown`` where it runs from a plain checkout."""
    try:
        return installed(distribution)
    except PackageNotFoundError:
        return "unknown"


def manifest(
    *,
    inputs: Sequence[Path],
    found: Found,
    rows: Mapping[str, int],
    failures: Mapping[str, int],
    limits: Limits,
    model: str,
    seconds: float,
) -> dict[str, Any]:
    """The manifest of a run: versions, options, counts and time; the only file of a run that knows the time."""
    return {
        MANIFEST_KEY: version(),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "inputs": [str(path) for path in inputs],
        "options": {
            "workers": limits.workers,
            "timeout_seconds": limits.timeout,
            "max_memory_mb": limits.max_memory,
            "model": model,
        },
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "files": len(found.files),
        "letters": len(found.files) - sum(failures.values()),
        "left_out": list(found.left_out),
        "failures": dict(failures),
        "rows": dict(rows),
    }


def write_manifest(content: Mapping[str, Any], path: Path) -> None:
    """Write a manifest as JSON; bytes of names that are no UTF-8 become escapes."""
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_bytes(text.encode("utf-8", "backslashreplace"))
