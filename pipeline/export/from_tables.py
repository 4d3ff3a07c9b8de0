"""Annotated letters from the tables of a run: each row a record, with its words, its links and its confidence."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.evaluate.found import ENTITY_TABLES, IDS, NAMED_BY_ID, TEXTS, found_letter
from pipeline.evaluate.gold import LETTERS
from pipeline.evaluate.gold_tables import gold_tables
from pipeline.evaluate.keys import RULES
from pipeline.export.annotated import AnnotatedLetter, Marked, file_name, marked_tables, own_columns
from pipeline.export.stored_rows import as_json, stored_rows
from pipeline.tables.schema import TABLES, Table

Row = Mapping[str, Any]
HEAD = frozenset({"letter_id", "reference"})
PLACE = frozenset({"section", "page", "start", "end", "quote", "confidence"})


def letters_of_tables(tables: Path, wanted: Collection[str] | None = None) -> Iterator[AnnotatedLetter]:
    """The letters of a run, or those with the ids wanted, sorted by id; one letter is held at a time."""
    takes = {name: _take(tables, TABLES[name]) for name in (*marked_tables(), TEXTS)}
    used: set[str] = set()
    for own in _rows(tables, TABLES[LETTERS]):
        letter_id = own["letter_id"]
        rows = {name: take(letter_id) for name, take in takes.items()}
        if wanted is None or letter_id in wanted:
            yield _letter(own, rows, used)


def _rows(tables: Path, table: Table) -> Iterator[Row]:
    names = [field.name for field in table.fields]
    for row in stored_rows(tables, table):
        yield dict(zip(names, row, strict=True))


def _take(tables: Path, table: Table) -> Callable[[str], list[Row]]:
    """Gives the rows of one letter after the other; tables are sorted by letter."""
    groups = ((key, list(rows)) for key, rows in groupby(_rows(tables, table), key=lambda row: str(row["letter_id"])))
    last: list[tuple[str, list[Row]]] = []

    def take(letter_id: str) -> list[Row]:
        while not last or last[0][0] < letter_id:
            group = next(groups, None)
            if group is None:
                return []
            last[:] = [group]
        return last[0][1] if last[0][0] == letter_id else []

    return take


def _letter(own: Row, rows: Mapping[str, list[Row]], used: set[str]) -> AnnotatedLetter:
    text = str(rows[TEXTS][0]["text"]) if rows[TEXTS] else ""
    named = found_letter({**rows, LETTERS: [own]}, text=text).rows
    order = [(table, place) for table in marked_tables() for place in range(len(rows[table]))]
    at = {
        (table, rows[table][place][IDS[table][0]]): number
        for number, (table, place) in enumerate(order)
        if table in IDS
    }
    records = tuple(_record(table, rows[table][place], named[table][place], at) for table, place in order)
    reference, source, letter_id = own["reference"], own["source"], own["letter_id"]
    return AnnotatedLetter(
        name=file_name(reference=reference, kind=own["kind"], source=source, letter_id=letter_id, used=used),
        letter_id=letter_id,
        reference=reference,
        source=source,
        text=text,
        own=_values(LETTERS, named[LETTERS][0]),
        records=records,
        annotated=frozenset(marked_tables()),
    )


def _record(table: str, row: Row, named: Row, at: Mapping[tuple[str, Any], int]) -> Marked:
    return Marked(
        table=table,
        values=_values(table, named),
        span=(row["start"], row["end"]),
        links=dict(_links(table, row, at)),
        note=_note(table, row),
        confidence=row["confidence"],
    )


def _values(table: str, row: Row) -> dict[str, Any]:
    """The columns of a gold record; empty ones only where gold says so, too: they are its key, or scored."""
    kept = {*RULES[table].attributes, *gold_tables()[table].required}
    values = {name: _value(row[name]) for name in own_columns(table) if name in row}
    return {name: value for name, value in values.items() if value not in (None, []) or name in kept}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [item for item in value if item is not None]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _links(table: str, row: Row, at: Mapping[tuple[str, Any], int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    pointers = [(column, *NAMED_BY_ID[column]) for column in row if column in NAMED_BY_ID]
    own = IDS.get(table, ("",))[0]
    if table == "mentions":
        pointers = [("entity_id", "name", ENTITY_TABLES.get(row["entity"], ""))]
    for column, name, to in pointers:
        ids: Sequence[Any] = row[column] if isinstance(row[column], list) else [row[column]]
        found = tuple(at[to, key] for key in ids if (to, key) in at)
        if found and len(found) == len(ids) and column != own:
            yield name, found


def _note(table: str, row: Row) -> str:
    """What a row says beyond a gold record: its own id, the rule that found it, and the like."""
    known = {*own_columns(table), *HEAD, *PLACE, *NAMED_BY_ID} - {IDS.get(table, ("",))[0]}
    more = {column: value for column, value in row.items() if column not in known and value not in (None, [])}
    return "; ".join(f"{column}: {_shown(value)}" for column, value in more.items())


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else as_json(value)
