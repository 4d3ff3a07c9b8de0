"""One question by itself: ``python -m benchmarks.asking WAY FOLDER NAME``, in a process of its own.

WAY is ``spcomms`` (open the tables, then ask NAME, a question or SQL) or ``pandas`` (the same question by hand). Prints
a line of JSON: seconds to open, seconds to answer, rows, peak memory in bytes.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

KIB_BYTES = 1 if sys.platform == "darwin" else 1024  # the system's unit of ru_maxrss
STATUS = Path("/proc/self/status")


def by_spcomms(folder: Path, name: str) -> tuple[float, float, int]:
    """All rows of the answer, batch by batch, as the command takes them."""
    started = time.perf_counter()
    from pipeline.query.answer import ask
    from pipeline.query.corpus import open_corpus

    with open_corpus(folder) as corpus:
        opened = time.perf_counter()
        rows = sum(batch.num_rows for batch in ask(corpus, name if " " in name else f"FROM {name}").batches)
        return opened - started, time.perf_counter() - opened, rows


def by_pandas(folder: Path, name: str) -> tuple[float, float, int]:
    """The same with pandas, reading only the columns that it needs."""
    started = time.perf_counter()
    import pandas  # noqa: F401 - its import is what opening costs here

    opened = time.perf_counter()
    rows = PANDAS[name](folder)
    return opened - started, time.perf_counter() - opened, rows


def _sent(folder: Path) -> "pandas.DataFrame":  # type: ignore[name-defined] # noqa: F821
    """The letters that mandates send, each number once."""
    import pandas as pd

    names = ["letter_id", "kind", "state", "number", "year", "date", "source"]
    letters = pd.read_parquet(folder / "letters", columns=names)
    sent = letters[letters.kind.isin(["AL", "UA", "OL", "JAL", "JUA", "JOL"])].sort_values("source")
    sent = sent[~(sent.duplicated(["state", "number", "year"]) & sent.number.notna())]
    return sent.assign(year=sent.year.fillna(pd.to_datetime(sent.date).dt.year))


def _letters_by_state_mandate_year(folder: Path) -> int:
    import pandas as pd

    mandates = pd.read_parquet(folder / "mandates", columns=["letter_id", "mandate"]).drop_duplicates()
    both = mandates.merge(_sent(folder), on="letter_id")
    return len(both.groupby(["state", "mandate", "year"], dropna=False).size().reset_index())


def _laws_used(folder: Path) -> int:
    import pandas as pd

    charges = pd.read_parquet(
        folder / "charges", columns=["letter_id", "person_id", "category", "status", "law", "article"]
    )
    persons = pd.read_parquet(folder / "persons", columns=["letter_id", "person_id", "entity_id"])
    told = charges[charges.law.notna()].merge(_sent(folder)[["letter_id", "state", "year"]], on="letter_id")
    told = told.merge(persons, on=["letter_id", "person_id"], how="left")
    told["convicted"] = told.entity_id.where(told.status == "convicted")
    told["unnamed"] = told.person_id.isna()
    groups = told.groupby(["state", "year", "law", "article"], dropna=False)
    found = groups.agg(
        categories=("category", lambda values: sorted(set(values))),
        n_people=("entity_id", "nunique"),
        n_unnamed=("unnamed", "sum"),
        n_convicted=("convicted", "nunique"),
        n_letters=("letter_id", "nunique"),
    )
    return len(found.reset_index().sort_values(["state", "year", "n_people"]))


def _instruments_by_mandate_and_year(folder: Path) -> int:
    import pandas as pd

    mandates = pd.read_parquet(folder / "mandates", columns=["letter_id", "mandate"]).drop_duplicates()
    senders = mandates.merge(_sent(folder)[["letter_id", "year"]], on="letter_id")
    cited = pd.read_parquet(folder / "instruments", columns=["letter_id", "instrument", "kind"])
    cited = cited.groupby(["letter_id", "instrument"]).agg(kind=("kind", "first"), n=("kind", "size")).reset_index()
    both = senders.merge(cited, on="letter_id")
    counted = both.groupby(["mandate", "year", "instrument"]).agg(n_letters=("n", "size"), n=("n", "sum")).reset_index()
    sizes = senders.groupby(["mandate", "year"]).size().rename("sent").reset_index()
    found = counted.merge(sizes, on=["mandate", "year"])
    return len(found.assign(share=(found.n_letters / found.sent).round(3)))


PANDAS: Mapping[str, Callable[[Path], int]] = {
    "letters_by_state_mandate_year": _letters_by_state_mandate_year,
    "laws_used": _laws_used,
    "instruments_by_mandate_and_year": _instruments_by_mandate_and_year,
}


def main(way: str, folder: Path, name: str) -> None:
    """Ask once, and say what it took."""
    opened, answered, rows = {"spcomms": by_spcomms, "pandas": by_pandas}[way](folder, name)
    print(json.dumps({"opened": opened, "answered": answered, "rows": rows, "memory": peak_memory()}))


def peak_memory() -> int:
    """Of this process, in bytes. On Linux not by getrusage, which counts what the parent had when it forked."""
    if STATUS.exists():
        (line,) = (line for line in STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB_BYTES


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
