"""Gold letters and tables that nobody wrote, for tests of the scores."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.evaluate.found import FoundLetter, found_letter
from pipeline.evaluate.gold import GoldLetter, load_gold
from pipeline.evaluate.score import TableScore, score_table
from pipeline.evaluate.spans import index_text

TEXT = (
    "On 2 March 2020 Ms. Ana Sol was arrested. She was released on 12 March\n2020. "
    "On 2 March 2020 the Third Court also heard Mr. Ben Luz.\n\nPlease reply within 60 days."
)

Records = Sequence[Mapping[str, Any]]


def write_gold(folder: Path, *, text: str = TEXT, **content: Any) -> Path:
    """A gold letter in ``folder``; content: its tables, a letter in English where ``letters`` is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "letter.txt").write_text(text, encoding="utf-8")
    gold = {"source": "letter.txt", "letters": {"kind": "AL", "language": "en"}, **content}
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def toy_gold(folder: Path, **content: Any) -> GoldLetter:
    """The gold letter of ``write_gold``, loaded."""
    (letter,) = load_gold(write_gold(folder, **content)).letters
    return letter


def letter_id(folder: Path) -> str:
    """The id of the letter in a gold letter's folder."""
    return hashlib.sha256((folder / "letter.txt").read_bytes()).hexdigest()[:16]


def write_tables(out: Path, **tables: Records) -> Path:
    """Tables as Parquet under ``out``; each row must carry its ``letter_id``, a table without rows has that column."""
    for name, rows in tables.items():
        (out / name).mkdir(parents=True)
        table = pa.Table.from_pylist(list(rows)) if rows else pa.table({"letter_id": pa.array([], pa.string())})
        pq.write_table(table, out / name / "part-00000.parquet")
    return out


def toy_found(text: str = TEXT, **tables: Records) -> FoundLetter:
    """A letter as found, from rows as they stand in the tables."""
    return found_letter(tables, text=text)


def score(table: str, gold: Records, rows: Records, *, text: str = TEXT) -> TableScore:
    """The score of one table of a plain-text letter."""
    index = index_text(text)
    return score_table(table, gold, rows, index=index, source=index)


def quoted(quote: str, nth: int = 1, text: str = TEXT) -> dict[str, Any]:
    """The evidence of a row whose quote is the nth of its kind in the text."""
    start = -1
    for _ in range(nth):
        start = text.index(quote, start + 1)
    return {"quote": quote, "start": start, "end": start + len(quote)}
