"""Annotated letters from gold folders: each record at the place of its quote."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.evaluate.found import IDS
from pipeline.evaluate.gold import LETTERS, GoldError, GoldLetter, GoldRecord, load_gold
from pipeline.evaluate.score import PLAIN_TEXT
from pipeline.evaluate.spans import Span, TextIndex, index_text, occurrences, places
from pipeline.export.annotated import EVERY, AnnotatedLetter, Marked, links_by_name, marked_tables
from pipeline.export.stored_rows import ExportError
from pipeline.read import ReadError, read


def letters_of_gold(folder: Path) -> Iterator[AnnotatedLetter]:
    """The gold letters of a folder, sorted by name.

    Raises ExportError where the gold is broken, or a letter cannot be read.
    """
    try:
        letters = load_gold(folder).letters
    except GoldError as error:
        more = f", and {len(error.problems) - 1} more: see spcomms evaluate --check" if len(error.problems) > 1 else ""
        raise ExportError(f"{error.problems[0]}{more}") from None
    for letter in letters:
        yield _letter(letter)


def _letter(letter: GoldLetter) -> AnnotatedLetter:
    try:
        text = read(letter.path).text
    except ReadError as error:
        raise ExportError(f"{letter.path}: {error.message}") from None
    index, source = index_text(text), _source(letter)
    gold = [(table, record) for table in marked_tables() for record in letter.records[table]]
    by_name: dict[tuple[str, Any], list[int]] = {}
    for number, (table, record) in enumerate(gold):
        if table in IDS:
            by_name.setdefault((table, record.get(IDS[table][1])), []).append(number)

    def find(to: str, name: Any, record: GoldRecord) -> int | None:
        numbers = by_name.get((to, name), [])
        own = [number for number in numbers if gold[number][1].get("person") == record.get("person")]
        return next(iter(own or numbers), None)

    records = tuple(
        _record(table, record, text, index, source, links=links_by_name(table, record, partial(find, record=record)))
        for table, record in gold
    )
    own = letter.records[LETTERS][0]
    return AnnotatedLetter(
        name=letter.name,
        letter_id=letter.letter_id,
        reference=own.get("reference"),
        source=letter.path.name,
        text=text,
        own=own,
        records=records,
        annotated=letter.annotated - {LETTERS},
    )


def _source(letter: GoldLetter) -> TextIndex | None:
    """The file's own text, in which ``nth`` was counted, where it is plain text."""
    if letter.path.suffix not in PLAIN_TEXT:
        return None
    try:
        return index_text(letter.path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _record(
    table: str,
    record: GoldRecord,
    text: str,
    index: TextIndex,
    source: TextIndex | None,
    *,
    links: Mapping[str, tuple[int, ...]],
) -> Marked:
    values = {name: value for name, value in record.items() if name not in EVERY}
    if record.get("optional"):
        values["optional"] = True
    span, quote = _span(table, record, index, source), record.get("quote")
    as_it_stands = span is not None and quote == text[slice(*span)]
    return Marked(
        table=table,
        values=values,
        span=span,
        quoted=quote is not None,
        quote=None if as_it_stands else quote,
        links=links,
    )


def _span(table: str, record: GoldRecord, index: TextIndex, source: TextIndex | None) -> Span | None:
    """Where the quote stands, else where the name stands first."""
    if record.get("quote"):
        found = places(record, index, source)
        return found[min(record.get("nth") or 1, len(found)) - 1] if found else None
    name = record.get(IDS[table][1]) if table in IDS else None
    found = occurrences(index, name) if isinstance(name, str) else []
    return found[0] if found else None
