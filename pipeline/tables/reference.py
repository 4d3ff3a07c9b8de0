"""Descriptions of the tables for readers: as text, as JSON and as the reference page of the docs.

``python -m pipeline.tables.reference > docs/tables.md`` writes the page.
"""

import json
from collections.abc import Sequence
from textwrap import wrap

from pipeline.tables.package import table_schema
from pipeline.tables.schema import TABLES, Field, Table

WIDTH = 100
INTRODUCTION = """\
# The tables

One table, one folder: `OUT/<table>/part-00000.parquet`. Rows are sorted by `letter_id`, then by position in the
letter. Offsets (`start`, `end`) are code points into `texts.text`, half open; `quote` is exactly `text[start:end]`.
What cannot be normalised is null, never guessed.

This page is made from the declarations in `pipeline/tables/records.py` by `spcomms schema --format markdown`.
"""


def type_name(field: Field) -> str:
    """A field's type as a reader of the docs wants it, ``list<int32>`` for one."""
    if field.kind == "list":
        return f"list<{type_name(field.parts[0])}>"
    if field.kind == "struct":
        return f"struct<{', '.join(part.name for part in field.parts)}>"
    return field.kind


def as_json(tables: Sequence[Table]) -> str:
    """The Table Schemas of the tables as one JSON object by table name."""
    return json.dumps({table.name: table_schema(table) for table in tables}, ensure_ascii=False, indent=2)


def as_text(tables: Sequence[Table]) -> str:
    """The tables for a terminal: a line a column, the meaning wrapped beside it."""
    return "\n\n".join(_text(table) for table in tables)


def _text(table: Table) -> str:
    lines = [f"{table.name}: {table.description}"]
    key = ", ".join(table.primary_key)
    if key:
        lines.append(f"  key: {key}")
    names = max(len(field.name) for field in table.fields)
    types = [type_name(field) if len(type_name(field)) < WIDTH // 4 else f"{field.kind}<...>" for field in table.fields]
    widest = max(map(len, types))
    for field, kind in zip(table.fields, types, strict=True):
        head = f"  {field.name:<{names}}  {kind:<{widest}}  {'null' if field.nullable else '    '}  "
        meaning = field.description + (f" One of: {', '.join(field.allowed)}." if field.allowed else "")
        first, *rest = wrap(meaning, max(40, WIDTH - len(head))) or [""]
        lines.append((head + first).rstrip())
        lines.extend(" " * len(head) + line for line in rest)
    return "\n".join(lines)


def as_markdown(tables: Sequence[Table]) -> str:
    """The tables as Markdown, a section each."""
    return "\n".join(_markdown(table) for table in tables)


def _markdown(table: Table) -> str:
    lines = [f"## {table.name}", "", table.description, ""]
    if table.primary_key:
        lines += ["Key: " + ", ".join(f"`{name}`" for name in table.primary_key) + ".", ""]
    lines += ["| column | type | null | meaning |", "|---|---|---|---|"]
    lines += [_markdown_row(field) for field in table.fields]
    for field in table.fields:
        if field.kind == "list" and field.parts[0].kind == "struct":
            lines += ["", f"Each of `{field.name}` has:", "", "| part | type | null | meaning |", "|---|---|---|---|"]
            lines += [_markdown_row(part) for part in field.parts[0].parts]
    return "\n".join([*lines, ""])


def _markdown_row(field: Field) -> str:
    words = ", ".join(f"`{word}`" for word in field.allowed)
    meaning = " ".join(filter(None, [field.description, f"One of {words}." if words else ""]))
    kind = type_name(field).replace("<", "&lt;").replace(">", "&gt;")
    return f"| `{field.name}` | {kind} | {'yes' if field.nullable else ''} | {meaning.replace('|', chr(92) + '|')} |"


def reference_page() -> str:
    """The whole reference page, ``docs/tables.md``."""
    return INTRODUCTION + "\n" + as_markdown(list(TABLES.values()))


if __name__ == "__main__":
    print(reference_page(), end="")
