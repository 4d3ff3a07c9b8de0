"""A letter's facts read back from the tables of a run, found by its reference, its id or its file's name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.resolve.facts import Facts
from pipeline.tables.all_records import Record
from pipeline.tables.records import AffiliationRecord, Evidence, FootnoteRecord
from pipeline.tables.schema import LETTERS, TABLES, Field, Table

TABLE_OF = {"letter": "letters", "text": "texts"}  # of the facts that are one record; a list is named like its table
REFERENCES = "references"
REFERENCE_PARTS = 3  # AL TJK, 2, 2018
SHORTEST_ID = 6
NEAREST = 3
NEAR = 0.6  # of 1: how alike a reference must be to be named as a near one
WORDS_AND_NUMBERS = re.compile(r"[A-Z]+|\d+")

Row = Mapping[str, Any]
STRUCTS: Mapping[str, type] = MappingProxyType({"footnotes": FootnoteRecord, "affiliations": AffiliationRecord})


class StoredError(Exception):
    """Tables or a letter that are not there; the message says what to do, in one line."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a letter goes by in the table ``letters``."""

    letter_id: str
    reference: str | None
    source: str


def stored_facts(folder: Path, wanted: str) -> Facts:
    """The facts of one letter from the tables in a folder.

    wanted: a reference in any spelling ("al tjk 2-2018"), a letter id or its first digits, or the file's name.
    Raises StoredError where the folder has no tables, and where none or several letters are meant.
    """
    letter_id = stored_letter_id(folder, wanted)
    facts: dict[str, Any] = {}
    reference = None
    for field in fields(Facts):
        table = TABLES.get(TABLE_OF.get(field.name, field.name))
        if table is None:
            continue
        rows = _rows(folder, table, letter_id)
        records = [_record(folder, table, row) for row in rows]
        if field.name in TABLE_OF and not records:
            raise StoredError(f"{folder / table.name} has no row for {letter_id}; run spcomms extract again")
        facts[field.name] = records[0] if field.name in TABLE_OF else records
        reference = rows[0]["reference"] if field.name == "letter" else reference
    return Facts(letter_id=letter_id, reference=reference, **facts)


def stored_letter_id(folder: Path, wanted: str) -> str:
    """The id of the one letter that is meant, as for ``stored_facts``; raises StoredError."""
    if not (folder / LETTERS).is_dir():
        raise StoredError(f"{folder} has no tables; make them with spcomms extract, or name their folder with --tables")
    letters = [Known(row["letter_id"], row["reference"], row["source"]) for row in _letters(folder)]
    return _found(folder, letters, wanted).letter_id


def _letters(folder: Path) -> list[dict[str, Any]]:
    return _read(folder, LETTERS, columns=["letter_id", "reference", "source"])


def _rows(folder: Path, table: Table, letter_id: str) -> list[dict[str, Any]]:
    return _read(folder, table.name, letter_id=letter_id) if (folder / table.name).is_dir() else []


def _read(
    folder: Path, table: str, *, letter_id: str | None = None, columns: list[str] | None = None
) -> list[dict[str, Any]]:
    """A table's rows, or those of one letter, file by file: Arrow's datasets and new arrays would import pandas."""
    rows: list[dict[str, Any]] = []
    try:
        for path in sorted((folder / table).glob("*.parquet")):
            with pq.ParquetFile(path) as file:
                groups = [group for group in range(file.num_row_groups) if _may_hold(file, group, letter_id)]
                found = file.read_row_groups(groups, columns=columns)
            ids = found.column("letter_id").to_pylist()
            places = [place for place, found_id in enumerate(ids) if letter_id in (None, found_id)]
            if places:
                near = found.slice(places[0], places[-1] + 1 - places[0]).to_pylist()
                rows += [row for row in near if letter_id in (None, row["letter_id"])]
    except (OSError, KeyError, pa.ArrowException) as error:
        raise StoredError(f"{folder / table} cannot be read as a table ({type(error).__name__})") from None
    return rows


def _may_hold(file: pq.ParquetFile, group: int, letter_id: str | None) -> bool:
    """Whether a row group may hold rows of a letter, by its first and last letter id."""
    about = file.metadata.row_group(group).column(0)
    if letter_id is None or about.path_in_schema != "letter_id" or about.statistics is None:
        return True
    return not about.statistics.has_min_max or bool(about.statistics.min <= letter_id <= about.statistics.max)


def _found(folder: Path, letters: Sequence[Known], wanted: str) -> Known:
    """The one letter that is meant."""
    for matching in (_by_reference, _by_id, _by_name):
        found = matching(letters, wanted)
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(f"{letter.letter_id} ({letter.source})" for letter in found[:NEAREST])
            more = f" and {len(found) - NEAREST} more" if len(found) > NEAREST else ""
            raise StoredError(f"{len(found)} letters go by {wanted!r}; name one by its id: {several}{more}")
    named_in = _named_in(folder, letters, wanted)
    hint = f"; it is named in {', '.join(named_in)}" if named_in else _nearest(letters, wanted)
    raise StoredError(f"no letter {wanted!r} in {folder}{hint}")


def _key(reference: str) -> tuple[str, ...]:
    """A reference without regard to case, spaces, signs and leading zeros: ``("ALTJK", "2", "2018")``."""
    parts = WORDS_AND_NUMBERS.findall(reference.upper())
    return ("".join(part for part in parts if part.isalpha()), *(str(int(part)) for part in parts if part.isdigit()))


def _by_reference(letters: Sequence[Known], wanted: str) -> list[Known]:
    """Letters whose reference is the one wanted, or ends with it: ``TJK 2/2018`` says no kind."""
    word, *numbers = _key(wanted)
    if not word or not numbers:
        return []
    keys = [(letter, _key(letter.reference)) for letter in letters if letter.reference]
    same = [letter for letter, key in keys if key == (word, *numbers)]
    return same or [letter for letter, key in keys if key[0].endswith(word) and [*key[1:]] == numbers]


def _by_id(letters: Sequence[Known], wanted: str) -> list[Known]:
    digits = wanted.strip().lower()
    return [letter for letter in letters if len(digits) >= SHORTEST_ID and letter.letter_id.startswith(digits)]


def _by_name(letters: Sequence[Known], wanted: str) -> list[Known]:
    """Letters by the path of their file below the folder that was extracted, its name, or its name without ending."""
    asked = wanted.strip().casefold()
    paths = [(letter, PurePosixPath(letter.source)) for letter in letters]
    names = [(letter, (str(path), path.name, path.stem)) for letter, path in paths]
    for part in range(3):
        found = [letter for letter, forms in names if forms[part].casefold() == asked]
        if found:
            return found
    return []


def _named_in(folder: Path, letters: Sequence[Known], wanted: str) -> list[str]:
    """The letters, by reference or file, that name a communication which is not here itself."""
    if not (folder / REFERENCES).is_dir() or len(_key(wanted)) < REFERENCE_PARTS:
        return []
    cited = _read(folder, REFERENCES, columns=["letter_id", "cited"])
    naming = {row["letter_id"] for row in cited if row["cited"] and _key(row["cited"]) == _key(wanted)}
    return [letter.reference or letter.source for letter in letters if letter.letter_id in naming][:NEAREST]


def _nearest(letters: Sequence[Known], wanted: str) -> str:
    names = {" ".join(_key(letter.reference)): letter.reference for letter in letters if letter.reference}
    names |= {letter.source.casefold(): letter.source for letter in letters}
    near = get_close_matches(" ".join(_key(wanted)), names, n=NEAREST, cutoff=NEAR)
    near = near or get_close_matches(wanted.casefold(), names, n=NEAREST, cutoff=NEAR)
    count = f"{len(letters)} letter{'' if len(letters) == 1 else 's'}"
    return f"; nearest: {', '.join(names[name] for name in near)}" if near else f", which has {count}"


def _record(folder: Path, table: Table, row: Row) -> Record:
    own: dict[str, Any] = {}
    said: dict[str, Any] = {}
    for field in table.fields:
        if not field.path:  # the columns that head every row
            continue
        if row.get(field.name) is None and not field.nullable:
            raise StoredError(
                f"{folder / table.name} has no {field.name}: another version made it; run spcomms extract again"
            )
        (said if len(field.path) > 1 else own)[field.path[-1]] = _value(field, row.get(field.name))
    if said:
        own["evidence"] = Evidence(**said)
    return table.record(**own)


def _value(field: Field, value: Any) -> Any:
    """A value of a column; structs in lists become the records that they were made from."""
    if field.name in STRUCTS and value is not None:
        return [STRUCTS[field.name](**part) for part in value]
    return value
