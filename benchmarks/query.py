"""The ready questions on made tables, each in a fresh process, and three of them beside pandas."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.asking import PANDAS
from benchmarks.inputs import ROOT
from benchmarks.made_tables import write_made_tables
from benchmarks.markdown import table
from pipeline.query.questions import ready_questions

LETTERS, FEW = 20_000, 60
MB = 1_000_000
ROUNDS = 3
HEADER = ("", "rows", "opening, s", "answer, s", "peak memory, MB")


def report(*, smoke: bool) -> str:
    """The section on questions."""
    count, rounds = (FEW, 1) if smoke else (LETTERS, ROUNDS)
    names = [*PANDAS, "reply_times"] if smoke else list(ready_questions())
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_made_tables(folder, count)
        size = sum(path.stat().st_size for path in folder.rglob("*.parquet")) / MB
        asked = {name: _best("spcomms", folder, name, rounds) for name in names}
        rows = [_row(f"`{name}`", figures) for name, figures in asked.items()]
        person = _a_name(folder)
        rows.append(_row("`person_time_line`, of one person", _best("spcomms", folder, person, rounds)))
        peers = []
        for name in PANDAS:
            by_hand = _best("pandas", folder, name, rounds)
            if by_hand["rows"] != asked[name]["rows"]:
                raise RuntimeError(f"{name}: pandas has {by_hand['rows']} rows, not {asked[name]['rows']}")
            peers += [_row(f"`{name}`", asked[name]), _row(f"`{name}` with pandas", by_hand)]
    how = (
        f"{count:,} made letters, {size:,.0f} MB of Parquet. A fresh process for each: it opens the tables "
        f"(imports included), asks, and goes through all rows of the answer; best of {rounds}."
    )
    return "\n\n".join(["### Questions", how, table(HEADER, rows), "The same beside pandas:", table(HEADER, peers)])


def _a_name(folder: Path) -> str:
    """The question about one person whom several letters name."""
    import pipeline

    with pipeline.open(folder) as corpus:
        ((name,),) = corpus.sql("SELECT name FROM people ORDER BY n_letters DESC, name LIMIT 1").fetchall()
    return f"FROM person_time_line WHERE name = '{name}'"


def _best(way: str, folder: Path, name: str, rounds: int) -> dict[str, Any]:
    """What a question took; of several processes the quickest."""
    words = [sys.executable, "-m", "benchmarks.asking", way, str(folder), name]
    said = [json.loads(subprocess.check_output(words, cwd=ROOT, text=True)) for _ in range(rounds)]
    return min(said, key=lambda figures: figures["answered"])


def _row(name: str, figures: dict[str, Any]) -> tuple[str, ...]:
    seconds = (f"{figures['opened']:.2f}", f"{figures['answered']:.2f}")
    return name, f"{figures['rows']:,}", *seconds, f"{figures['memory'] / MB:.0f}"
