from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.evaluate.found import TablesError, read_tables
from tests.evaluate.toys import score, toy_found, write_tables

ID, OTHER = "0" * 16, "1" * 16


def test_rows_of_the_letters_asked_for_are_read_and_no_others(tmp_path: Path) -> None:
    write_tables(
        tmp_path,
        letters=[{"letter_id": ID, "kind": "AL"}, {"letter_id": OTHER, "kind": "UA"}],
        texts=[{"letter_id": ID, "text": "one"}, {"letter_id": OTHER, "text": "two"}],
        dates=[{"letter_id": ID, "date_start": date(2020, 3, 2), "role": "event"}],
    )
    found = read_tables(tmp_path, [ID])
    assert found.tables == {"letters", "dates"}
    assert list(found.letters) == [ID]
    assert found.letters[ID].text == "one"
    assert found.letters[ID].rows["dates"][0]["date_start"] == "2020-03-02"


def test_persons_courts_and_places_are_named_by_the_tables_of_the_same_letter() -> None:
    letter = toy_found(
        persons=[{"person_id": "p1", "name": "Ana Sol"}, {"person_id": "p2", "name": "Ben Luz"}],
        courts=[{"court_id": "c1", "name": "Third Court"}, {"court_id": "c2", "name": "Supreme Court"}],
        places=[{"place_id": "l1", "name": "Lima"}],
        charges=[{"person_id": None, "offence": "theft", "court_id": "c1"}],
        sentences=[{"person_id": "p1", "court_id": "c1", "reviewed_by": "c2", "amount": Decimal("5000.00")}],
        events=[{"kind": "arrest", "person_ids": ["p1", "p2"], "place_id": "l1", "court_id": None}],
    )
    assert letter.rows["charges"][0]["person"] is None
    sentence = letter.rows["sentences"][0]
    assert (sentence["person"], sentence["court"], sentence["reviewed_by"]) == (
        "Ana Sol",
        "Third Court",
        "Supreme Court",
    )
    assert sentence["amount"] == 5000
    event = letter.rows["events"][0]
    assert (event["persons"], event["place"], event["court"]) == (["Ana Sol", "Ben Luz"], "Lima", None)
    assert letter.rows["persons"][0]["name"] == "Ana Sol"


def test_rows_with_ids_match_gold_with_names() -> None:
    letter = toy_found(
        persons=[{"person_id": "p1", "name": "Ana Sol"}],
        events=[{"kind": "arrest", "date_start": date(2020, 3, 2), "person_ids": ["p1"]}],
    )
    gold = [{"kind": "arrest", "date_start": "2020-03-02", "persons": ["Ms. Ana Sol"]}]
    result = score("events", gold, letter.rows["events"])
    assert len(result.matched) == 1
    assert result.attributes["persons"].right == 1


def test_a_failure_says_why_a_letter_is_not_there(tmp_path: Path) -> None:
    write_tables(tmp_path, letters=[], failures=[{"sha256": ID + "f" * 48, "error": "encrypted"}])
    assert read_tables(tmp_path, [ID]).failures == {ID: "encrypted"}


def test_the_time_of_the_run_is_read_from_its_manifest(tmp_path: Path) -> None:
    write_tables(tmp_path, letters=[])
    assert read_tables(tmp_path, [ID]).seconds is None
    (tmp_path / "run.json").write_text('{"seconds": 2.5}', encoding="utf-8")
    assert read_tables(tmp_path, [ID]).seconds == 2.5


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TablesError, match="holds no tables"):
        read_tables(tmp_path, [ID])


@pytest.mark.parametrize("table", ["letters", "texts", "failures"])
def test_a_table_that_is_no_parquet_is_named(tmp_path: Path, table: str) -> None:
    write_tables(tmp_path, **{name: [] for name in ("letters", "texts") if name != table})
    (tmp_path / table).mkdir()
    (tmp_path / table / "part-00000.parquet").write_text("no Parquet", encoding="utf-8")
    with pytest.raises(TablesError, match=table):
        read_tables(tmp_path, [ID])
