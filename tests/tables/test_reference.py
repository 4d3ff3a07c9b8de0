import json
from pathlib import Path

import pytest

from pipeline.tables.reference import as_json, as_markdown, as_text, reference_page
from pipeline.tables.schema import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"


def test_the_reference_page_of_the_docs_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference_page(), (
        "run: python -m pipeline.tables.reference > docs/tables.md"
    )


@pytest.mark.parametrize("table", sorted(TABLES))
def test_text_names_every_column_on_a_line_of_its_own(table: str) -> None:
    first_words = [line.split()[0] for line in as_text([TABLES[table]]).splitlines() if line.startswith("  ")]
    assert {field.name for field in TABLES[table].fields} <= set(first_words)


def test_text_fits_a_terminal_of_a_hundred_columns_and_any_encoding() -> None:
    text = as_text(list(TABLES.values()))
    assert max(map(len, text.splitlines())) <= 100
    assert text.isascii()


def test_text_lists_the_words_of_an_enumeration() -> None:
    assert "One of: read, parse, extract." in as_text([TABLES["failures"]])


def test_json_is_the_table_schema_by_table() -> None:
    read = json.loads(as_json([TABLES["mandates"], TABLES["texts"]]))
    assert list(read) == ["mandates", "texts"]
    assert read["mandates"]["primaryKey"] == ["letter_id", "ord"]


def test_markdown_shows_what_a_footnote_is_made_of() -> None:
    assert "| `anchor` | int32 | yes | Offset where the mark stood; null where none was found. |" in as_markdown(
        [TABLES["texts"]]
    )
