"""The gold letters are sound, and extraction scores on them no less than its floors."""

from pathlib import Path

import pytest

import pipeline
from pipeline.evaluate.check import check_letter
from pipeline.evaluate.floors import FLOORS, read_floors, violations
from pipeline.evaluate.gold import load_gold
from pipeline.evaluate.score import evaluate

GOLD = Path(__file__).parent
SHARED = GOLD.parents[1].parent / "shared" / "letters"
LETTERS = sorted(path.parent for path in GOLD.glob("*/gold.json"))

needs_extract = pytest.mark.skipif(
    not hasattr(pipeline, "extract"), reason="pipeline has no extract yet: nothing can be scored"
)


@pytest.mark.parametrize("folder", LETTERS, ids=lambda folder: folder.name)
def test_gold_agrees_with_its_letter(folder: Path) -> None:
    (letter,) = load_gold(folder).letters
    assert check_letter(letter) == []


@needs_extract
@pytest.mark.parametrize("folder", [GOLD, SHARED], ids=["tests/gold", "../shared/letters"])
def test_floors_hold(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip("../shared/letters is not there")
    from pipeline.evaluate.extract_gold import extract_gold

    sets = [load_gold(folder)]
    evaluation = evaluate(sets, extract_gold(sets))
    assert [letter.letter.name for letter in evaluation.letters if letter.failure] == []
    assert [str(violation) for violation in violations(evaluation, read_floors(GOLD / FLOORS))] == []
