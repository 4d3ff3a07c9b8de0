from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.floors import FloorsError, read_floors, violations
from pipeline.evaluate.found import Found
from pipeline.evaluate.gold import load_gold
from pipeline.evaluate.score import Evaluation, evaluate
from tests.evaluate.toys import letter_id, toy_found, write_gold


@pytest.fixture
def two_of_three(tmp_path: Path) -> Evaluation:
    """Of three mandates two found, one of them with its holder: r 2/3, p 1, holder 1/2."""
    gold = [{"mandate": name, "holder": "Ana Sol"} for name in ("torture", "health", "housing")]
    rows: list[dict[str, Any]] = [{"mandate": "torture", "holder": "Ana Sol"}, {"mandate": "health", "holder": None}]
    folder = write_gold(tmp_path / "gold", mandates=gold)
    found = Found(tables=frozenset({"mandates"}), letters={letter_id(folder): toy_found(mandates=rows)})
    return evaluate([load_gold(folder)], found)


@pytest.mark.parametrize(
    ("floors", "fallen"),
    [
        ({"p": 1.0, "r": 0.66, "holder": 0.5}, []),
        ({"r": 0.67}, ["gold: mandates r is 0.6667, under its floor of 0.67"]),
        ({"f1": 0.9, "holder": 0.6, "p": 1}, ["f1", "holder"]),
        ({"resolution": 0.0}, ["gold: mandates resolution has no score, under its floor of 0"]),
    ],
)
def test_scores_under_their_floors_are_told(
    two_of_three: Evaluation, floors: dict[str, float], fallen: list[str]
) -> None:
    told = [str(violation) for violation in violations(two_of_three, {"gold": {"mandates": floors}})]
    assert len(told) == len(fallen)
    assert all(part in line for part, line in zip(fallen, told, strict=True))


def test_a_score_that_equals_its_floor_holds(two_of_three: Evaluation) -> None:
    assert violations(two_of_three, {"gold": {"mandates": {"r": 2 / 3}}}) == []


def test_a_table_with_a_floor_must_be_extracted(two_of_three: Evaluation) -> None:
    (violation,) = violations(two_of_three, {"gold": {"charges": {"f1": 0.5}}})
    assert violation.score is None


def test_floors_of_other_sets_are_not_looked_at(two_of_three: Evaluation) -> None:
    assert violations(two_of_three, {"letters": {"mandates": {"r": 1.0}}}) == []


def test_floors_are_read_by_set_table_and_score(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[floors.gold.dates]\nf1 = 0.5\nprecision = 1\n[floors.gold.letters]\nkind = 1.0\n")
    assert read_floors(path) == {"gold": {"dates": {"f1": 0.5, "precision": 1}, "letters": {"kind": 1.0}}}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[floors.gold.crimes]\nf1 = 1", "there is no table 'crimes'"),
        ("[floors.gold.dates]\nf2 = 1", "there is no score 'f2'"),
        ("[floors.gold.dates]\nf1 = 97", "f1 must be a number from 0 to 1"),
        ("[floors.gold.dates]\nf1 = true", "f1 must be a number from 0 to 1"),
        ("[floors.gold]\nf1 = 1", "[floors.<set>.<table>]"),
        ("[floor.gold.dates]\nf1 = 1", "[floors.<set>.<table>]"),
        ("[floors", "is no TOML"),
    ],
)
def test_floors_that_cannot_be_kept_are_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text)
    with pytest.raises(FloorsError) as caught:
        read_floors(path)
    assert says in str(caught.value)
    assert str(path) in str(caught.value)
