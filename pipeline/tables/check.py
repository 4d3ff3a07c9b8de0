"""What every letter's facts must keep to, whatever the letter says: the promises of the tables' contract."""

from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from pipeline.resolve.facts import Facts
from pipeline.tables.records import SectionRecord
from pipeline.tables.rows import records_of
from pipeline.tables.schema import TABLES, Table


def problems(facts: Facts) -> list[str]:
    """Every broken promise in a line each, none where all is well.

    Checked: quotes are exactly ``text[start:end]``, offsets and confidences lie in their ranges, sections tile the
    text, rows stand in the order of the text, no two rows of a table have the same key, and no row stands there twice.
    """
    found: list[str] = []
    for table in TABLES.values():
        if table.by_letter:
            found += [f"{table.name}: {problem}" for problem in _table_problems(table, facts)]
    return found + [f"sections: {problem}" for problem in _untiled(facts.sections, len(facts.text.text))]


def _table_problems(table: Table, facts: Facts) -> Iterator[str]:
    records = list(records_of(facts, table))
    text = facts.text.text
    for place, record in enumerate(records):
        said = getattr(record, "evidence", None)
        if said is None:
            continue
        if not 0 <= said.start <= said.end <= len(text):
            yield f"row {place}: {said.start}:{said.end} is outside the text"
        elif text[said.start : said.end] != said.quote:
            yield f"row {place}: the quote is not the text at {said.start}:{said.end}"
        if not 0 <= said.confidence <= 1:
            yield f"row {place}: confidence {said.confidence}"
    yield from _same_keys(table, records)
    yield from _disorder(table, records)


def _paths(table: Table, columns: tuple[str, ...]) -> list[str]:
    return [".".join(field.path) for field in table.fields if field.path and field.name in columns]


def _same_keys(table: Table, records: list[Any]) -> Iterator[str]:
    paths = _paths(table, table.primary_key)
    if not table.primary_key:
        for place, record in enumerate(records):
            if record in records[:place]:
                yield f"row {place} stands there twice"
        return
    if not paths:
        if len(records) > 1:
            yield f"{len(records)} rows where one is allowed"
        return
    keys = Counter(tuple(attrgetter(path)(record) for path in paths) for record in records)
    for key, number in keys.items():
        if number > 1:
            named = ", ".join(f"{path.rpartition('.')[2]} {value}" for path, value in zip(paths, key, strict=True))
            yield f"{number} rows with {named}"


def _disorder(table: Table, records: list[Any]) -> Iterator[str]:
    paths = _paths(table, ("ord",)) or _paths(table, ("start",))
    if paths:
        places = [attrgetter(paths[0])(record) for record in records]
        if places != sorted(places):
            yield "rows are not in the order of the letter"


def _untiled(sections: list[SectionRecord], length: int) -> Iterator[str]:
    at = 0
    for section in sections:
        if section.start != at:
            yield f"{section.kind} begins at {section.start}, where {at} is next"
        if section.end <= section.start:
            yield f"{section.kind} at {section.start} is empty"
        at = section.end
    if at != length:
        yield f"the last ends at {at} of {length}"
