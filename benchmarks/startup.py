"""Starting: the command's help and the imports, each in fresh processes."""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.inputs import ROOT
from benchmarks.markdown import table

MS = 1000
TIMED = "import time; started = time.perf_counter(); {}; print(time.perf_counter() - started)"
IMPORTS = {"`import pipeline`": "import pipeline"}
LONG_IMPORTS = {
    "`pipeline.load()`, its imports included": "import pipeline; pipeline.load()",
    "`import spacy` alone": "import spacy",
    "`import pandas` alone": "import pandas",
}


def command() -> list[str]:
    """The installed command, as a user calls it; the module where it is not installed."""
    script = Path(sys.executable).with_name("spcomms")
    return [str(script)] if script.exists() else [sys.executable, "-m", "pipeline.cli"]


def report(*, smoke: bool) -> str:
    """The section on starting."""
    times = 1 if smoke else 10
    rows = [_row("`spcomms --help`, the whole process", [_wall([*command(), "--help"]) for _ in range(times)])]
    rows.append(_row("an empty Python process", [_wall([sys.executable, "-c", "pass"]) for _ in range(times)]))
    imports = IMPORTS if smoke else IMPORTS | LONG_IMPORTS
    rows += [_row(name, [_inside(code) for _ in range(times)]) for name, code in imports.items()]
    how = f"{times} fresh processes each." if times > 1 else "One fresh process each."
    return "\n\n".join(["### Starting", table(("ms", "median", "least", "most"), rows), how])


def _wall(words: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _inside(code: str) -> float:
    words = [sys.executable, "-c", TIMED.format(code)]
    return float(subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def _row(name: str, seconds: Sequence[float]) -> tuple[str, ...]:
    return name, *(f"{MS * figure:.0f}" for figure in (statistics.median(seconds), min(seconds), max(seconds)))
