"""The gold letters are sound, and extraction scores on them no less than its floors."""

from pathlib import Path

import pytest

from pipeline.evaluate.check import check_letter
from pipeline.evaluate.extract_gold import extract_gold
from pipeline.evaluate.floors import FLOORS, read_floors, violations
from pipeline.evaluate.gold import load_gold
from pipeline.evaluate.score import evaluate

GOLD = Path(__file__).parent
SHORT = GOLD.parent / "gold-short"
LAW = GOLD.parent / "gold-law"
PLAIN = GOLD.parent / "gold-plain"
NAMES = GOLD.parent / "gold-names"
HELD = GOLD.parent / "gold-held"
JUSTICE = GOLD.parent / "gold-justice"
JUSTICE_HELD = GOLD.parent / "gold-justice-held"
SHARED = GOLD.parents[1].parent / "shared" / "letters"
LETTERS = sorted(
    path.parent
    for folder in (GOLD, SHORT, LAW, PLAIN, NAMES, HELD, JUSTICE, JUSTICE_HELD)
    for path in folder.glob("*/gold.json")
)


@pytest.mark.parametrize("folder", LETTERS, ids=lambda folder: folder.name)
def test_gold_agrees_with_its_letter(folder: Path) -> None:
    (letter,) = load_gold(folder).letters
    assert check_letter(letter) == []


SETS = {
    "tests/gold": GOLD,
    "tests/gold-short": SHORT,
    "tests/gold-law": LAW,
    "tests/gold-plain": PLAIN,
    "tests/gold-names": NAMES,
    "tests/gold-held": HELD,
    "tests/gold-justice": JUSTICE,
    "tests/gold-justice-held": JUSTICE_HELD,
    "../shared/letters": SHARED,
}


@pytest.mark.parametrize("folder", SETS.values(), ids=SETS)
def test_floors_hold(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip("../shared/letters is not beside this repository")
    sets = [load_gold(folder)]
    evaluation = evaluate(sets, extract_gold(sets))
    assert [letter.letter.name for letter in evaluation.letters if letter.failure] == []
    assert [str(violation) for violation in violations(evaluation, read_floors(GOLD / FLOORS))] == []
