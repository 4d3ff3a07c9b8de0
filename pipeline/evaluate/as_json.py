"""Scores for programs: everything that the report says, as plain data."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from pipeline.evaluate.compare import Comparison
from pipeline.evaluate.floors import Violation
from pipeline.evaluate.listing import Line
from pipeline.evaluate.report import groups
from pipeline.evaluate.score import Evaluation, LetterScore
from pipeline.evaluate.totals import measures, total


def as_data(
    evaluation: Evaluation,
    *,
    by: str | None = None,
    comparison: Comparison | None = None,
    violations: Iterable[Violation] = (),
    misses: Iterable[Line] | None = None,
    spurious: Iterable[Line] | None = None,
) -> dict[str, Any]:
    """An evaluation as JSON can hold it; scores from 0 to 1, null where nothing counts."""
    data: dict[str, Any] = {"sets": _scores(evaluation, None)}
    if by:
        data[by] = _scores(evaluation, by)
    data |= {
        "not_extracted": list(evaluation.absent),
        "all_missed": {
            f"{letter.gold_set}/{letter.letter.name}": letter.failure for letter in evaluation.letters if letter.failure
        },
        "seconds": evaluation.seconds,
        "violations": [asdict(violation) for violation in violations],
    }
    for name, lines in (("misses", misses), ("spurious", spurious)):
        if lines is not None:
            data[name] = [asdict(line) for line in lines]
    if comparison is not None:
        data["comparison"] = asdict(comparison)
    return data


def _scores(evaluation: Evaluation, by: str | None) -> dict[str, Any]:
    return {
        name: {table: _table(table, letters) for table in evaluation.tables}
        for name, letters in groups(evaluation, by).items()
    }


def _table(table: str, letters: list[LetterScore]) -> dict[str, Any]:
    totals = total(table, letters)
    beyond = {column: tally.beyond for column, tally in totals.attributes.items() if tally.beyond}
    return {
        "gold": totals.gold,
        "found": totals.found,
        "matched": totals.matched,
        "scores": measures(table, totals),
        "beyond_gold": beyond,
        **({"links": asdict(totals.links)} if totals.links.made else {}),
    }
