"""The whole way from file to rows: one worker, and the command."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

from benchmarks.inputs import ROOT, letters
from benchmarks.markdown import table
from benchmarks.startup import command

MB = 1_000_000


def report(*, smoke: bool) -> str:
    """The section on extraction."""
    paths = [str(path) for path in letters(few=smoke)]
    rounds = 1 if smoke else 5
    words = [sys.executable, "-m", "benchmarks.worker", str(rounds), *paths]
    started = time.perf_counter()
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        if worker.stdout is None or worker.stdout.readline().strip() != "ready":
            raise RuntimeError("the worker did not start")
        ready = time.perf_counter() - started
        figures = json.loads(worker.stdout.read())
    rows = [
        ("one worker, loaded: letters a second", f"{len(paths) / figures['seconds']:.1f}"),
        ("one worker: seconds until it is loaded", f"{ready:.1f}"),
        ("one worker: peak memory, MB", f"{figures['memory'] / MB:.0f}"),
    ]
    if not smoke:
        rows.append(("`spcomms extract` with one worker: seconds from start to end", f"{_run(paths):.1f}"))
    how = f"{len(paths)} sample letters: read, recognised, resolved and tabulated; best of {rounds}."
    return "\n\n".join(["### Extracting", table(("", "measured"), rows), how])


def _run(paths: Sequence[str]) -> float:
    """Seconds that a run takes, from calling the command to its end."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        run = [*command(), "extract", *paths, "--output", f"{folder}/tables", "--workers", "1", "--quiet"]
        subprocess.run(run, cwd=ROOT, check=True)
    return time.perf_counter() - started
