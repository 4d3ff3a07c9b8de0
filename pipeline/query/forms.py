"""The forms in which an answer is written for other programs: CSV, JSON, a JSON object a line, Markdown, Parquet."""

import csv
import datetime
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

from pipeline.query.answer import Answer, Row
from pipeline.query.problem import QueryError

PARQUET = "parquet"
ENDINGS: Mapping[str, str] = MappingProxyType(
    {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown", ".parquet": PARQUET}
)
Clean = Callable[[str], str]


def plain_value(value: Any) -> Any:
    """A value as JSON has it: dates as 2017-05-03, decimals as numbers, what is no number as null."""
    if isinstance(value, dict):
        return {str(key): plain_value(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(part) for part in value]
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral() and value.as_tuple().exponent == 0 else float(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def cell(value: Any) -> str:
    """A value as a cell of text: nothing for null, true and false, lists and maps as JSON."""
    value = plain_value(value)
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def write(answer: Answer, form: str, out: TextIO, *, limit: int | None, clean: Clean = str) -> None:
    """Write the rows, or the first ``limit`` of them, in one of the forms but Parquet.

    clean: what is done to the text of a cell, for a terminal. Raises QueryError where two columns have one name and the
    form is JSON.
    """
    rows = islice(answer.rows(), limit)
    if form in ("json", "jsonl"):
        _check_names(answer, form)
    {"csv": _csv, "json": _json, "jsonl": _json_lines, "markdown": _markdown}[form](answer, rows, out, clean)


def _check_names(answer: Answer, form: str) -> None:
    twice = [name for name, times in Counter(answer.columns).items() if times > 1]
    if twice:
        raise QueryError(f"two columns are called {twice[0]!r}, which {form} cannot have: name one otherwise with AS")


def _csv(answer: Answer, rows: Iterator[Row], out: TextIO, clean: Clean) -> None:
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(map(clean, answer.columns))
    lines.writerows([clean(cell(value)) for value in row] for row in rows)


def _objects(answer: Answer, rows: Iterator[Row], clean: Clean) -> Iterator[str]:
    for row in rows:
        plain = dict(zip(answer.columns, map(plain_value, row), strict=True))
        yield clean(json.dumps(plain, ensure_ascii=False, allow_nan=False))


def _json(answer: Answer, rows: Iterator[Row], out: TextIO, clean: Clean) -> None:
    head = "[\n"
    for line in _objects(answer, rows, clean):
        out.write(head + line)
        head = ",\n"
    out.write("[]\n" if head == "[\n" else "\n]\n")


def _json_lines(answer: Answer, rows: Iterator[Row], out: TextIO, clean: Clean) -> None:
    out.writelines(f"{line}\n" for line in _objects(answer, rows, clean))


def _markdown(answer: Answer, rows: Iterator[Row], out: TextIO, clean: Clean) -> None:
    def line(cells: Iterator[str]) -> str:
        told = (clean(" ".join(text.split())).replace("\\", "\\\\").replace("|", "\\|") for text in cells)
        return f"| {' | '.join(told)} |\n"

    out.write(line(iter(answer.columns)))
    out.write(f"|{' --- |' * len(answer.columns)}\n")
    out.writelines(line(map(cell, row)) for row in rows)


def write_parquet(answer: Answer, path: Path, *, limit: int | None) -> None:
    """Write the rows, or the first ``limit`` of them, as a Parquet file. Raises QueryError as ``write`` does."""
    import pyarrow.parquet as pq

    _check_names(answer, PARQUET)
    left = sys.maxsize if limit is None else limit
    with pq.ParquetWriter(path, answer.schema, compression="zstd") as writer:
        for batch in answer.batches:
            if left <= 0:
                break
            writer.write_batch(batch.slice(0, left))
            left -= batch.num_rows
