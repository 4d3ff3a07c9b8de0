"""Gold letters through an ordinary run, into a folder that is gone afterwards."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from pipeline.batch import letters as real
from pipeline.batch.outcome import Setup
from pipeline.batch.run import Watch, run
from pipeline.evaluate.found import Found, read_tables
from pipeline.evaluate.gold import GoldSet


def extract_gold(
    sets: Iterable[GoldSet], *, setup: Setup = real.setup, workers: int | None = None, watch: Watch | None = None
) -> Found:
    """Extract the letters of gold sets and read the tables back; ``seconds`` is the time of the run.

    setup, workers and watch: as for a run. Raises RunError, OSError and TablesError.
    """
    wanted = {letter.path: letter.letter_id for gold_set in sets for letter in gold_set.letters}
    with tempfile.TemporaryDirectory(prefix="spcomms-evaluate-") as folder:
        out = Path(folder) / "tables"
        run(list(wanted), out, setup=setup, workers=workers, preload=real.PRELOAD, watch=watch)
        return read_tables(out, wanted.values())
