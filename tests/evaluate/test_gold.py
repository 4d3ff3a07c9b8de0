import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.gold import GoldError, load_gold
from tests.evaluate.toys import letter_id, write_gold

DATE = {"date_start": "2020-03-02", "date_end": "2020-03-02", "precision": "day", "role": "event"}


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(GoldError) as caught:
        load_gold(folder)
    return caught.value.problems


def test_a_set_is_named_after_its_folder_and_sorted(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write_gold(tmp_path / "set" / name)
    gold = load_gold(tmp_path / "set")
    assert gold.name == "set"
    assert [letter.name for letter in gold.letters] == ["a", "b"]


def test_a_single_gold_letter_is_a_set_of_one(tmp_path: Path) -> None:
    gold = load_gold(write_gold(tmp_path / "a"))
    assert [letter.name for letter in gold.letters] == ["a"]


def test_letter_id_comes_from_the_bytes_of_the_letter(tmp_path: Path) -> None:
    folder = write_gold(tmp_path / "a")
    (letter,) = load_gold(folder).letters
    assert letter.letter_id == letter_id(folder)


def test_a_table_left_out_has_no_records(tmp_path: Path) -> None:
    (letter,) = load_gold(write_gold(tmp_path / "a", dates=[DATE])).letters
    assert len(letter.records["dates"]) == 1
    assert letter.records["charges"] == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"crimes": []}, "there is no table 'crimes'"),
        ({"dates": [DATE | {"day": 2}]}, "dates 1: there is no column 'day'"),
        ({"dates": [DATE, DATE | {"role": "arrest"}]}, "dates 2: role is 'arrest'; allowed are letter, event"),
        ({"charges": [{"person": None, "offence": "x", "status": "guilty"}]}, "charges 1: status is 'guilty'"),
        ({"sentences": [{"person": None, "kind": "fine", "duration": "four years"}]}, "not a duration like P4Y"),
        ({"dates": [DATE | {"date_start": "2 March 2020"}]}, "date_start is '2 March 2020', not a date like"),
        ({"dates": [DATE | {"date_start": "2020-02-30"}]}, "date_start is '2020-02-30', not a date like"),
        ({"requests": [{"text": "Why?"}]}, "requests 1: the column 'number' is missing"),
        ({"requests": [{"number": "1"}]}, "requests 1: number is '1', not a whole number"),
        ({"persons": [{"name": " "}]}, "persons 1: name is ' ', not a text"),
        ({"events": [{"kind": "arrest", "date_start": None, "persons": "Ana"}]}, "not a list of names"),
        ({"dates": [DATE | {"quote": "x", "nth": 0}]}, "nth counts from 1"),
        ({"dates": ["2 March 2020"]}, "dates 1: is no record"),
        ({"dates": {}}, "'dates' must be a list"),
        ({"letters": []}, "'letters' must be one record"),
        ({"source": "../letter.txt"}, "'source' must name the letter's file in the same folder"),
        ({"source": "letter.pdf"}, "its source 'letter.pdf' is not in the folder"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_the_file(tmp_path: Path, content: dict[str, Any], says: str) -> None:
    folder = write_gold(tmp_path / "a", **content)
    (problem,) = problems_of(folder)
    assert problem.startswith(f"{folder / 'gold.json'}: ")
    assert says in problem
    assert "\n" not in problem


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"source": "letter.txt",\n "letters": }', "is no JSON: Expecting value at line 2, column 13"),
        ('{"letters": {"kind": "AL", "kind": "UA"}}', "'kind' stands twice in one record"),
        ("[]", "is no JSON object"),
        ("[" * 100_000, "gold.json: "),
        ('"\udcff"', "is not UTF-8"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    folder = write_gold(tmp_path / "a")
    (folder / "gold.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    (problem,) = problems_of(folder)
    assert says in problem


def test_all_problems_of_all_letters_are_told_at_once(tmp_path: Path) -> None:
    write_gold(tmp_path / "set" / "a", dates=[DATE | {"role": "x"}, DATE | {"precision": "x"}])
    write_gold(tmp_path / "set" / "b", crimes=[])
    assert len(problems_of(tmp_path / "set")) == 3


def test_a_folder_without_gold_is_no_set(tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    assert "holds no gold letters" in problems_of(tmp_path / "set")[0]


def test_a_letter_without_gold_among_others_is_told(tmp_path: Path) -> None:
    write_gold(tmp_path / "set" / "a")
    (tmp_path / "set" / "b").mkdir()
    (problem,) = problems_of(tmp_path / "set")
    assert problem == f"{tmp_path / 'set' / 'b'}: has no gold.json"


def test_every_word_of_the_contract_is_a_column(tmp_path: Path) -> None:
    """A record of each table with all that the annotation guide speaks of passes."""
    content = {
        "mandates": [{"mandate": "torture", "holder": "Ana Sol", "resolution": None}],
        "references": [{"cited": None, "role": "previous", "date": "2006-03-06", "status": "answered"}],
        "persons": [{"name": "Ana Sol", "aliases": ["Ana"], "gender": "female", "role": "lawyer", "age": 43}],
        "organisations": [{"name": "Sol", "kind": "ngo", "acronym": "S", "state": "PER", "optional": True}],
        "places": [{"name": "Lima", "kind": "city", "state": "PER"}],
        "courts": [{"name": "Third Court", "level": "local", "place": "Lima", "state": "PER"}],
        "charges": [{"person": "Ana Sol", "offence": "theft", "category": "property", "court": "Third Court"}],
        "sentences": [{"person": "Ana Sol", "kind": "fine", "amount": 10.5, "currency": "PEN", "reviewed_by": None}],
        "instruments": [{"instrument": "ICCPR", "article": "9", "paragraph": "3", "ratified_how": "acceded"}],
        "events": [{"kind": "arrest", "date_start": None, "persons": ["Ana Sol"], "place": "Lima"}],
        "requests": [{"number": 1, "instruments": ["ICCPR"], "dates": ["2020-03-02"]}],
    }
    (letter,) = load_gold(write_gold(tmp_path / "a", **content)).letters
    assert {name: list(letter.records[name]) for name in content} == json.loads(json.dumps(content))
