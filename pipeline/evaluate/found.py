"""What a run found in the gold letters: its tables read back, each letter's rows in the form of gold records."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.evaluate.gold_tables import gold_tables
from pipeline.tables.schema import FAILURES

TEXTS = "texts"
MANIFEST = "run.json"
IDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "persons": ("person_id", "name"),
        "organisations": ("organisation_id", "name"),
        "courts": ("court_id", "name"),
        "charges": ("charge_id", "offence"),
        "places": ("place_id", "name"),
    }
)
ENTITY_TABLES: Mapping[str, str] = MappingProxyType(
    {"person": "persons", "organisation": "organisations", "place": "places"}
)
NAMED_BY_ID: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "person_id": ("person", "persons"),
        "person_ids": ("persons", "persons"),
        "court_id": ("court", "courts"),
        "reviewed_by": ("reviewed_by", "courts"),
        "charge_ids": ("charges", "charges"),
        "place_id": ("place", "places"),
    }
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLetter:
    """What a run says of one letter.

    text: ``texts.text``, empty where the run has none. rows: by table, each with its columns in canonical values:
    dates as ISO strings, and persons, courts and places by name under the gold records' column names.
    """

    text: str = ""
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a run says of the letters asked for.

    tables: that the run has. letters: by ``letter_id``. failures: by letter id, the word for why there is none.
    seconds: that the run took, None where it does not say.
    """

    tables: frozenset[str]
    letters: Mapping[str, FoundLetter]
    failures: Mapping[str, str] = field(default_factory=dict)
    seconds: float | None = None


class TablesError(Exception):
    """A folder whose tables cannot be read; the message names it."""


def read_tables(folder: Path, letter_ids: Iterable[str]) -> Found:
    """The rows of some letters in a run's output folder; raises TablesError."""
    wanted = sorted(set(letter_ids))
    if not (folder / "letters").is_dir():
        raise TablesError(f"{folder}: holds no tables; give the output folder of a run")
    rows = {name: _rows(folder, name, wanted) for name in gold_tables() if (folder / name).is_dir()}
    texts = _rows(folder, TEXTS, wanted) if (folder / TEXTS).is_dir() else {}
    letters = {
        letter_id: found_letter(
            {name: by_letter.get(letter_id, []) for name, by_letter in rows.items()},
            text=next((str(row.get("text") or "") for row in texts.get(letter_id, [])), ""),
        )
        for letter_id in rows["letters"]
    }
    return Found(
        tables=frozenset(rows),
        letters=letters,
        failures=_failures(folder, frozenset(wanted)),
        seconds=_seconds(folder),
    )


def found_letter(tables: Mapping[str, Iterable[Row]], *, text: str) -> FoundLetter:
    """A letter from its rows as they stand in the tables: ids become names, dates ISO strings."""
    tables = {name: list(rows) for name, rows in tables.items()}
    names = {
        table: {row.get(key): row.get(name) for row in tables.get(table, [])} for table, (key, name) in IDS.items()
    }
    rows = {table: tuple(_named(row, table, names) for row in found) for table, found in tables.items()}
    rows["mentions"] = tuple(
        {**row, "name": names.get(ENTITY_TABLES.get(str(row.get("entity")), ""), {}).get(row.get("entity_id"))}
        for row in rows.get("mentions", ())
    )
    return FoundLetter(text=text, rows=rows)


def _named(row: Row, table: str, names: Mapping[str, Mapping[Any, Any]]) -> Row:
    own = IDS.get(table, ("", ""))[0]
    named: dict[str, Any] = {}
    for column, value in row.items():
        if column in NAMED_BY_ID and column != own:
            name, of = NAMED_BY_ID[column]
            named[name] = [names[of].get(item) for item in value] if isinstance(value, list) else names[of].get(value)
        else:
            named[column] = _plain(value)
    return named


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _rows(folder: Path, table: str, letter_ids: list[str]) -> dict[str, list[Row]]:
    try:
        rows = pq.read_table(folder / table, filters=[("letter_id", "in", letter_ids)]).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise TablesError(f"{folder / table}: cannot be read as a table ({type(error).__name__})") from None
    by_letter: dict[str, list[Row]] = {}
    for row in rows:
        by_letter.setdefault(row["letter_id"], []).append(row)
    return by_letter


def _failures(folder: Path, letter_ids: frozenset[str]) -> dict[str, str]:
    if not (folder / FAILURES).is_dir():
        return {}
    try:
        rows = pq.read_table(folder / FAILURES, columns=["sha256", "error"]).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise TablesError(f"{folder / FAILURES}: cannot be read as a table ({type(error).__name__})") from None
    ids = [((row["sha256"] or "")[:16], row["error"]) for row in rows]
    return {letter_id: error for letter_id, error in ids if letter_id in letter_ids}


def _seconds(folder: Path) -> float | None:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    seconds = manifest.get("seconds") if isinstance(manifest, dict) else None
    return float(seconds) if isinstance(seconds, int | float) else None
