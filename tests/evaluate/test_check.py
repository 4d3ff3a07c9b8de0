from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.check import check_letter
from tests.evaluate.toys import toy_gold

MARCH = {"date_start": "2020-03-02", "date_end": "2020-03-02", "precision": "day", "role": "event"}


def test_gold_that_agrees_has_no_problems(tmp_path: Path) -> None:
    letter = toy_gold(
        tmp_path / "a",
        letters={"reference": "AL PER 1/2020", "kind": "AL", "state": "PER", "number": 1, "year": 2020},
        dates=[MARCH | {"quote": "2 March 2020", "nth": 3}],
        persons=[{"name": "Ana Sol"}],
        charges=[{"person": "Ms. Ana Sol", "offence": "theft"}],
    )
    assert check_letter(letter) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"dates": [MARCH | {"quote": "3 March 2020"}]}, "dates 1: the quote '3 March 2020' does not occur"),
        ({"dates": [MARCH | {"quote": "2 March 2020", "nth": 4}]}, "'2 March 2020' occurs 3 times, nth is 4"),
        ({"charges": [{"person": "Eva", "offence": "x"}]}, "charges 1: person 'Eva' is not in the table persons"),
        (
            {"events": [{"kind": "arrest", "date_start": None, "persons": ["Eva"], "court": None}]},
            "events 1: persons 'Eva' is not in the table persons",
        ),
        ({"sentences": [{"person": None, "kind": "fine", "reviewed_by": "X"}]}, "reviewed_by 'X' is not in"),
        ({"dates": [MARCH | {"date_end": "2020-03-01", "precision": "range"}]}, "is after date_end"),
        ({"dates": [MARCH | {"date_end": "2020-03-03"}]}, "precision is day, but"),
        ({"mandates": [{"mandate": "tortue"}]}, "mandate 'tortue' is not in mandates.csv"),
        ({"places": [{"name": "Lima", "state": "PRU"}]}, "state 'PRU' is not in states.csv"),
        (
            {"letters": {"reference": "AL PER 2/2020", "kind": "AL", "state": "PER", "number": 1, "year": 2020}},
            "reference is 'AL PER 2/2020', its parts say 'AL PER 1/2020'",
        ),
        (
            {"letters": {"date": "2020-03-02", "response_days": 60, "response_due": "2020-05-02"}},
            "response_due is 2020-05-02, 60 days later is 2020-05-01",
        ),
    ],
)
def test_what_disagrees_is_told(tmp_path: Path, content: dict[str, Any], says: str) -> None:
    letter = toy_gold(tmp_path / "a", **content)
    (problem,) = check_letter(letter)
    assert problem.startswith(f"{letter.path.parent / 'gold.json'}: ")
    assert says in problem


def test_a_record_that_stands_twice_is_told_twice(tmp_path: Path) -> None:
    assert len(check_letter(toy_gold(tmp_path / "a", dates=[MARCH, MARCH]))) == 2


def test_a_quote_may_be_wrapped_otherwise_than_the_letter(tmp_path: Path) -> None:
    letter = toy_gold(
        tmp_path / "a",
        text="The so-\ncalled “People’s Court” met on\n12 March 2020.",
        dates=[MARCH | {"quote": "12\nMarch 2020"}, MARCH | {"quote": 'so-called "People\'s Court"'}],
    )
    assert check_letter(letter) == []


def test_a_source_that_is_no_letter_is_told(tmp_path: Path) -> None:
    (problem,) = check_letter(toy_gold(tmp_path / "a", text=" "))
    assert "its source cannot be read" in problem
