from pathlib import Path

from pipeline.evaluate.extract_gold import extract_gold
from pipeline.evaluate.gold import load_gold
from pipeline.evaluate.score import evaluate
from tests.batch import toys
from tests.evaluate.toys import write_gold


def test_gold_letters_go_through_a_run_and_are_found_in_its_tables(tmp_path: Path) -> None:
    """The toy extractor reads a letter's first word as an order: ``refuse`` gives a failure."""
    write_gold(tmp_path / "set" / "good", text="hello you\n", requests=[{"number": 1}])
    write_gold(tmp_path / "set" / "bad", text="refuse this\n", requests=[{"number": 1}])
    sets = [load_gold(tmp_path / "set")]
    found = extract_gold(sets, setup=toys.setup, workers=1)
    evaluation = evaluate(sets, found)
    by_name = {letter.letter.name: letter for letter in evaluation.letters}
    assert by_name["good"].failure is None
    assert len(by_name["good"].tables["requests"].matched) == 1
    assert by_name["bad"].failure == "encrypted"
    assert evaluation.seconds is not None
