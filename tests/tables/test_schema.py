import re
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.tables.all_records import RECORDS
from pipeline.tables.arrow import arrow_schema
from pipeline.tables.records import Evidence
from pipeline.tables.schema import TABLES, Field, declared_fields

CONTRACT = Path(__file__).parents[2].parent / "shared" / "contract" / "TABLES.md"
EVIDENCE = ["section", "page", "start", "end", "quote", "rule", "confidence"]
# beyond the contract, which allows more columns
ADDED = {
    "letters": {"pages_without_text"},
    "texts": {"footnotes"},
    "persons": {"affiliations", "entity_id"},
    "charges": {"unnamed"},
    "sentences": {"unnamed", "alleged"},
    "events": {"unnamed"},
    "links": {
        "from_reference",
        "to_reference",
        "date",
        "to_date",
        "date_matches",
        "kind_matches",
        "from_person",
        "answers",
    }
    | {"to_person", "reasons"},
    "people": {"gender", "roles", "n_letters"},
}


def names(table: str) -> list[str]:
    return [field.name for field in TABLES[table].fields]


def contract_columns(table: str) -> set[str]:
    """The words in code spans, and of the first column of tables, in a section of the contract."""
    text = CONTRACT.read_text(encoding="utf-8")
    part = re.search(rf"^(?:## {table}\b[^\n]*\n|- `{table}`:)(.*?)(?=^## |^- |\Z)", text, re.MULTILINE | re.DOTALL)
    assert part, f"the contract has no section {table}"
    cells = re.findall(r"^\| ([a-z][\w, ]*?) \|", part[1], re.MULTILINE)
    spans = re.findall(r"`([a-z][\w, ]*)`", part[1])
    return {word.strip() for group in (*cells, *spans) for word in group.split(",")} - {"column"}


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract is not beside this repository")
@pytest.mark.parametrize("table", sorted(set(TABLES) - {"failures", "chains", "person_pairs"}))
def test_every_column_stands_in_the_contract(table: str) -> None:
    own = set(names(table)) - {"letter_id", "reference"} - set(EVIDENCE) - ADDED.get(table, set())
    assert own <= contract_columns(table)


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract is not beside this repository")
@pytest.mark.parametrize(
    ("table", "columns"),
    [
        (
            "letters",
            "letter_id reference kind state number year date addressee language response_days response_due n_pages "
            "n_chars n_words source sha256 bytes media_type reader ocr_pages",
        ),
        ("texts", "letter_id reference text page_starts"),
        ("sections", "letter_id reference kind heading start end page_start page_end"),
        ("mandates", "letter_id reference mandate title holder holder_title resolution ord"),
        ("references", "letter_id reference cited kind state number year role date status"),
        ("dates", "letter_id reference date_start date_end precision relative anchor role"),
        (
            "persons",
            "letter_id reference person_id name title aliases gender role description age birth_date nationality minor "
            "n_mentions",
        ),
        ("mentions", "letter_id reference entity entity_id form"),
        ("organisations", "letter_id reference organisation_id name acronym kind state n_mentions"),
        ("places", "letter_id reference place_id name kind state n_mentions"),
        ("requests", "letter_id reference number text instruments dates"),
        ("failures", "source sha256 stage error message"),
    ],
)
def test_every_column_of_the_contract_is_there_in_its_order(table: str, columns: str) -> None:
    contract = set(columns.split()) - {"letter_id", "reference"}
    assert contract <= contract_columns(table), "the list above is not the contract's"
    assert [name for name in names(table) if name in columns.split()] == columns.split()


@pytest.mark.parametrize("record", [record for record in RECORDS if TABLES[record.table].by_letter])
def test_a_table_says_first_which_letter_a_row_is_of(record: type) -> None:
    assert names(record.table)[:2] == ["letter_id", "reference"]


@pytest.mark.parametrize("table", ["mandates", "references", "dates", "requests"])
def test_a_claim_ends_with_its_evidence(table: str) -> None:
    assert names(table)[-len(EVIDENCE) :] == EVIDENCE


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_column_is_described_and_named_once(table: str) -> None:
    assert all(field.description for field in TABLES[table].fields)
    assert len(set(names(table))) == len(names(table))


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_key_is_made_of_columns_that_are_never_null(table: str) -> None:
    columns = {field.name: field for field in TABLES[table].fields}
    assert not any(columns[name].nullable for name in TABLES[table].primary_key)


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("letters", "letter_id", pa.field("letter_id", pa.string(), nullable=False)),
        ("letters", "reference", pa.field("reference", pa.string())),
        ("letters", "date", pa.field("date", pa.date32())),
        ("letters", "bytes", pa.field("bytes", pa.int64(), nullable=False)),
        ("letters", "kind", pa.field("kind", pa.dictionary(pa.int32(), pa.string()), nullable=False)),
        ("references", "status", pa.field("status", pa.dictionary(pa.int32(), pa.string()))),
        ("dates", "relative", pa.field("relative", pa.bool_(), nullable=False)),
        ("dates", "confidence", pa.field("confidence", pa.float64(), nullable=False)),
        (
            "requests",
            "instruments",
            pa.field("instruments", pa.list_(pa.field("element", pa.string(), nullable=False))),
        ),
    ],
)
def test_columns_have_the_types_of_the_contract(table: str, column: str, expected: pa.Field) -> None:
    assert arrow_schema(table).field(column) == expected


def test_a_footnote_in_texts_keeps_its_parts() -> None:
    footnotes = arrow_schema("texts").field("footnotes").type
    assert [part.name for part in footnotes.value_type] == ["mark", "anchor", "start", "end", "page"]
    assert footnotes.value_type.field("anchor").nullable


def test_a_type_that_no_table_can_hold_is_refused_by_name() -> None:
    @dataclass
    class Odd:
        value: complex

    with pytest.raises(TypeError, match="value"):
        declared_fields(Odd)


def test_evidence_leads_to_the_attributes_of_the_record() -> None:
    paths = {field.name: field.path for field in TABLES["dates"].fields}
    assert paths["quote"] == ("evidence", "quote")
    assert {field.name for field in declared_fields(Evidence)} == set(EVIDENCE)
    assert all(isinstance(field, Field) for field in declared_fields(Evidence))
