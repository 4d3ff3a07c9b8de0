import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.tables.foreign_keys import foreign_keys
from pipeline.tables.package import describe, table_schema, write_descriptor
from pipeline.tables.rows import tabulate
from pipeline.tables.schema import TABLES
from pipeline.tables.write import write_table
from tests.tables.toy_facts import toy_facts


@pytest.fixture
def package(tmp_path: Path) -> dict[str, Any]:
    tables = tabulate(toy_facts("Dear Sir\nWhy?\n"))
    rows = {name: write_table(name, [tables[name]] if name in tables else [], tmp_path) for name in TABLES}
    return describe(tmp_path, rows, version="1.2.3")


def test_every_table_is_a_resource_with_its_file(package: dict[str, Any], tmp_path: Path) -> None:
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        content = (tmp_path / resource["path"]).read_bytes()
        assert resource["spcomms:bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def test_fields_and_row_counts_are_those_of_the_file(package: dict[str, Any], tmp_path: Path) -> None:
    for resource in package["resources"]:
        table = pq.read_table(tmp_path / resource["path"])
        assert [field["name"] for field in resource["schema"]["fields"]] == table.column_names
        assert resource["rows"] == table.num_rows


def test_fields_say_what_they_hold() -> None:
    fields = {field["name"]: field for field in table_schema(TABLES["references"])["fields"]}
    assert fields["role"]["constraints"] == {"required": True, "enum": ["self", "previous", "reply", "other"]}
    assert [fields[name]["type"] for name in ("date", "page", "confidence")] == ["date", "integer", "number"]
    assert (fields["number"]["type"], fields["number"]["spcomms:type"]) == ("number", "integer")
    assert "required" not in fields["cited"].get("constraints", {})
    assert all(field["description"] for field in fields.values())


def test_lists_say_what_they_are_of() -> None:
    requests = {field["name"]: field for field in table_schema(TABLES["requests"])["fields"]}
    texts = {field["name"]: field for field in table_schema(TABLES["texts"])["fields"]}
    assert (requests["dates"]["type"], requests["dates"]["spcomms:itemType"]) == ("any", "date")
    note = texts["footnotes"]["spcomms:jsonSchema"]["items"]
    assert texts["footnotes"]["type"] == "any"
    assert note["properties"]["anchor"]["type"] == ["integer", "null"]


@pytest.mark.parametrize("table", sorted(table.name for table in TABLES.values() if table.by_letter))
def test_every_table_of_a_letter_points_to_letters(table: str) -> None:
    if table != "letters":
        assert table_schema(TABLES[table])["foreignKeys"][0] == {
            "fields": ["letter_id"],
            "reference": {"resource": "letters", "fields": ["letter_id"]},
        }


@pytest.mark.parametrize("table", TABLES)
def test_foreign_keys_are_columns_that_point_to_the_key_of_a_table(table: str) -> None:
    columns = {field.name: field for field in TABLES[table].fields}
    for key in foreign_keys(table):
        assert TABLES[key.table].primary_key == key.keys
        assert all(name in columns for name in key.columns)
        assert (columns[key.columns[-1]].kind == "list") == key.in_lists


@pytest.mark.parametrize("table", ["letters", "failures"])
def test_letters_and_failures_point_nowhere(table: str) -> None:
    assert "foreignKeys" not in table_schema(TABLES[table])


def test_the_descriptor_is_json_that_says_its_standard(package: dict[str, Any], tmp_path: Path) -> None:
    write_descriptor(package, tmp_path / "datapackage.json")
    read = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert read == package
    assert read["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
