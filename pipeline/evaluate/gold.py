"""Gold letters: folders with a letter and its annotation, ``gold.json``, read and checked for form."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluate.gold_tables import GoldTable, gold_tables, value_problem

GOLD = "gold.json"
ID_DIGITS = 16
LETTERS = "letters"

GoldRecord = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLetter:
    """An annotated letter.

    name: its folder's. path: of the letter's file. records: by table, each as in ``gold.json`` (dates as ISO
    strings); the table ``letters`` has one record. A table that the file leaves out was not annotated and is not
    scored; one with an empty list says that the letter has nothing of the kind.
    """

    name: str
    path: Path
    letter_id: str
    records: Mapping[str, tuple[GoldRecord, ...]]
    annotated: frozenset[str] = frozenset()

    @property
    def language(self) -> str:
        """ISO 639-1, as annotated; ``?`` where it is not."""
        return next((str(record.get("language") or "?") for record in self.records[LETTERS]), "?")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """The gold letters of one folder, sorted by name; ``name`` is the folder's."""

    name: str
    folder: Path
    letters: tuple[GoldLetter, ...]


class GoldError(Exception):
    """Gold that cannot be used; ``problems`` has a line each, naming the file and what is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def load_gold(folder: Path) -> GoldSet:
    """The gold letters below a folder, or the one that the folder itself is.

    Raises GoldError, with all that is wrong with any of them.
    """
    problems: list[str] = []
    letters = []
    for place in _folders(folder, problems):
        letter = _letter(place, problems)
        if letter is not None:
            letters.append(letter)
    if problems:
        raise GoldError(problems)
    return GoldSet(name=folder.resolve().name, folder=folder, letters=tuple(letters))


def _folders(folder: Path, problems: list[str]) -> list[Path]:
    if (folder / GOLD).is_file():
        return [folder]
    try:
        places = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))
    except OSError as error:
        raise GoldError([f"{folder}: cannot be read ({error.strerror})"]) from None
    with_gold = [place for place in places if (place / GOLD).is_file()]
    if not with_gold:
        raise GoldError([f"{folder}: holds no gold letters; a gold letter is a folder with {GOLD} and the letter"])
    problems.extend(f"{place}: has no {GOLD}" for place in places if place not in with_gold)
    return with_gold


def _letter(folder: Path, problems: list[str]) -> GoldLetter | None:
    path = folder / GOLD
    before = len(problems)
    try:
        content = json.loads(path.read_bytes(), object_pairs_hook=_object)
    except (ValueError, RecursionError, OSError) as error:
        problems.append(f"{path}: {_broken(error)}")
        return None
    if not isinstance(content, dict):
        problems.append(f"{path}: is no JSON object with a list for each table")
        return None
    records = {name: _records(name, content, path, problems) for name in gold_tables()}
    unknown = [name for name in content if name != "source" and name not in gold_tables()]
    problems.extend(f"{path}: there is no table {name!r}; tables are {', '.join(gold_tables())}" for name in unknown)
    letter = _source(folder, content.get("source"), problems)
    if letter is None or len(problems) > before:
        return None
    digest = hashlib.sha256(letter.read_bytes()).hexdigest()
    annotated = frozenset(name for name in records if name in content)
    return GoldLetter(name=folder.name, path=letter, letter_id=digest[:ID_DIGITS], records=records, annotated=annotated)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r} stands twice in one record")
    return content


def _broken(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"is no JSON: {error.msg} at line {error.lineno}, column {error.colno}"
    if isinstance(error, OSError):
        return f"cannot be read ({error.strerror})"
    return str(error) if not isinstance(error, UnicodeDecodeError) else "is not UTF-8"


def _source(folder: Path, source: Any, problems: list[str]) -> Path | None:
    if not isinstance(source, str) or not source or Path(source).name != source:
        problems.append(f"{folder / GOLD}: 'source' must name the letter's file in the same folder")
        return None
    if not (folder / source).is_file():
        problems.append(f"{folder / GOLD}: its source {source!r} is not in the folder")
        return None
    return folder / source


def _records(name: str, content: Mapping[str, Any], path: Path, problems: list[str]) -> tuple[GoldRecord, ...]:
    table = gold_tables()[name]
    rows = content.get(name, {} if name == LETTERS else [])
    if name == LETTERS:
        if not isinstance(rows, dict) or not rows:
            problems.append(f"{path}: {LETTERS!r} must be one record, with the letter's own fields")
            return ()
        rows = [rows]
    if not isinstance(rows, list):
        problems.append(f"{path}: {name!r} must be a list of records")
        return ()
    for number, row in enumerate(rows, 1):
        where = f"{path}: {name} {number}" if name != LETTERS else f"{path}: {name}"
        problems.extend(f"{where}: {problem}" for problem in record_problems(table, row))
    return tuple(rows)


def record_problems(table: GoldTable, row: Any) -> list[str]:
    """What is wrong with the form of one record, in words that follow its name; an empty list where nothing is."""
    if not isinstance(row, dict):
        return ["is no record"]
    problems = [
        f"there is no column {column!r}; columns are {', '.join(table.columns)}"
        for column in row
        if column not in table.columns
    ]
    problems += [f"the column {column!r} is missing" for column in table.required if column not in row]
    for column, value in row.items():
        if column in table.columns and (problem := value_problem(table.columns[column], value)):
            problems.append(f"{column} {problem}")
    if isinstance(row.get("nth"), int) and (row["nth"] < 1 or "quote" not in row):
        problems.append("nth counts from 1 and stands beside a quote")
    return problems
