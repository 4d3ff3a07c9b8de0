from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest

from pipeline.tables.arrow import arrow_schema
from pipeline.tables.records import FailureRecord
from pipeline.tables.rows import failure_rows, tabulate
from pipeline.tables.schema import TABLES
from tests.tables.toy_facts import toy_facts

TEXT = "Dear Sir\nWhy was he arrested?\n"


def test_every_table_of_a_letter_has_its_schema() -> None:
    tables = tabulate(toy_facts(TEXT))
    assert set(tables) == {table.name for table in TABLES.values() if table.by_letter}
    assert all(batch.schema.equals(arrow_schema(name), check_metadata=True) for name, batch in tables.items())


def test_a_row_holds_what_the_record_says() -> None:
    facts = toy_facts(TEXT)
    row = tabulate(facts)["requests"].to_pylist()[1]
    assert row["letter_id"] == facts.letter_id
    assert row["reference"] == "AL KAZ 3/2017"
    assert (row["number"], row["text"], row["instruments"]) == (2, "Why was he arrested?", ["ICCPR", "CAT"])
    assert TEXT[row["start"] : row["end"]] == row["quote"]


def test_what_is_not_known_is_null() -> None:
    facts = toy_facts(TEXT, reference=None)
    tables = tabulate(facts)
    assert tables["letters"].column("reference").to_pylist() == [None]
    assert tables["requests"].column("instruments").to_pylist() == [None, ["ICCPR", "CAT"]]
    assert tables["references"].column("status").to_pylist() == [None]


def test_a_footnote_keeps_its_parts() -> None:
    (notes,) = tabulate(toy_facts(TEXT))["texts"].column("footnotes").to_pylist()
    assert notes == [{"mark": "1", "anchor": None, "start": 0, "end": 0, "page": 1}]


def test_enumerations_are_dictionaries_of_all_allowed_words_in_declared_order() -> None:
    roles = tabulate(toy_facts(TEXT))["references"].column("role")
    assert isinstance(roles, pa.DictionaryArray)
    assert roles.dictionary.to_pylist() == ["self", "previous", "reply", "other"]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"kind": "ALLEGATION"}, "letters.kind"),
        ({"kind": None}, "letters.kind"),
        ({"source": None}, "letters.source"),
        ({"n_pages": "seven"}, "letters.n_pages"),
        ({"n_chars": 2**40}, "letters.n_chars"),
        ({"addressee": "a lone surrogate \ud800"}, "letters.addressee"),
    ],
)
def test_a_value_that_a_column_cannot_hold_is_refused_by_the_column_and_not_quoted(
    change: dict[str, Any], column: str
) -> None:
    facts = toy_facts(TEXT)
    with pytest.raises(ValueError, match=column) as refused:
        tabulate(replace(facts, letter=replace(facts.letter, **change)))
    assert not any(str(value) in str(refused.value) for value in change.values() if value is not None)


def test_a_list_has_no_holes() -> None:
    facts = toy_facts(TEXT)
    request = replace(facts.requests[0], instruments=["CAT", None])  # type: ignore[list-item]
    with pytest.raises(ValueError, match=r"requests\.instruments"):
        tabulate(replace(facts, requests=[request]))


def test_failures_have_no_letter() -> None:
    record = FailureRecord(source="a.pdf", sha256=None, stage="read", error="missing", message="is not there")
    assert failure_rows([record]).to_pylist() == [
        {"source": "a.pdf", "sha256": None, "stage": "read", "error": "missing", "message": "is not there"}
    ]
