import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.compare import BaselineError, Comparison, baseline, compare, read_baseline, write_baseline
from pipeline.evaluate.found import Found
from pipeline.evaluate.gold import load_gold
from pipeline.evaluate.score import Evaluation, evaluate
from tests.evaluate.toys import letter_id, toy_found, write_gold


def mandate(name: str, holder: str | None = "Ana Sol") -> dict[str, Any]:
    return {"mandate": name, "holder": holder}


GOLD = [mandate("torture"), mandate("health"), mandate("housing")]


def evaluation(folder: Path, rows: list[dict[str, Any]], *, seconds: float | None = None) -> Evaluation:
    write_gold(folder, mandates=GOLD)
    found = Found(
        tables=frozenset({"mandates"}), letters={letter_id(folder): toy_found(mandates=rows)}, seconds=seconds
    )
    return evaluate([load_gold(folder)], found)


def compared(folder: Path, before: list[dict[str, Any]], now: list[dict[str, Any]]) -> Comparison:
    kept = json.loads(json.dumps(baseline(evaluation(folder, before))))
    return compare(evaluation(folder, now), kept)


def said(comparison: Comparison) -> tuple[list[tuple[str | None, str]], list[tuple[str | None, str]]]:
    gains, losses = (
        [(change.key[0], change.what) for change in changes] for changes in (comparison.gains, comparison.losses)
    )
    return gains, losses


@pytest.mark.parametrize(
    ("before", "now", "gains", "losses"),
    [
        ([], [mandate("torture")], [("torture", "found")], []),
        ([mandate("torture")], [], [], [("torture", "missed")]),
        ([mandate("food")], [], [("food", "no longer spurious")], []),
        ([], [mandate("food")], [], [("food", "spurious")]),
        ([mandate("torture", None)], [mandate("torture")], [("torture", "holder right")], []),
        ([mandate("torture")], [mandate("torture", "Ben Luz")], [], [("torture", "holder wrong")]),
        ([mandate("torture"), mandate("food")], [mandate("food"), mandate("torture")], [], []),
        ([mandate("torture")], [mandate("health")], [("health", "found")], [("torture", "missed")]),
    ],
)
def test_gains_and_losses(
    tmp_path: Path,
    before: list[dict[str, Any]],
    now: list[dict[str, Any]],
    gains: list[tuple[str, str]],
    losses: list[tuple[str, str]],
) -> None:
    assert said(compared(tmp_path / "a", before, now)) == (gains, losses)


def test_a_record_that_the_gold_took_in_since_is_no_gain(tmp_path: Path) -> None:
    """It was found before too, when the gold did not have it."""
    folder = tmp_path / "a"
    kept = baseline(evaluation(folder, [mandate("torture"), mandate("food")]))
    write_gold(folder, mandates=[*GOLD, mandate("food")])
    found = Found(
        tables=frozenset({"mandates"}),
        letters={letter_id(folder): toy_found(mandates=[mandate("torture"), mandate("food")])},
    )
    assert said(compare(evaluate([load_gold(folder)], found), kept)) == ([], [])


def test_letters_of_one_side_only_are_named_and_not_compared(tmp_path: Path) -> None:
    kept = baseline(evaluation(tmp_path / "a", [mandate("torture")]))
    comparison = compare(evaluation(tmp_path / "b", []), kept)
    assert (comparison.new, comparison.gone) == (("b/b",), ("a/a",))
    assert said(comparison) == ([], [])


def test_a_baseline_is_kept_with_its_time(tmp_path: Path) -> None:
    write_baseline(evaluation(tmp_path / "a", [mandate("torture")], seconds=3.5), tmp_path / "kept.json")
    comparison = compare(evaluation(tmp_path / "a", [], seconds=2.5), read_baseline(tmp_path / "kept.json"))
    assert (comparison.seconds_before, comparison.seconds) == (3.5, 2.5)
    assert said(comparison) == ([], [("torture", "missed")])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"spcomms_evaluation": 1}',
        '{"spcomms_evaluation": 1, "sets": {"a": []}}',
        '{"spcomms_evaluation": 1, "sets": {"a": {"b": {"dates": {"matched": [1]}}}}}',
        '{"spcomms_evaluation": 0, "sets": {}}',
    ],
)
def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "kept.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match=r"kept\.json"):
        read_baseline(path)
