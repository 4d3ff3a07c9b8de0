"""Weights of the signs of how sure a row is, fitted on gold letters: logistic regression with a ridge.

Rules were mended on most gold letters until they read them well, so that their rows are right more often than those of
letters nobody has seen. Sets that are named as unseen move the base of each table to where theirs lies.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from pipeline.evaluate.judged_rows import JudgedRow
from pipeline.resolve.confidence import BASE, confidence, signs

RIDGE = 4.0  # a weight is drawn to 0 as if by four rows that deny it
FEWEST = 5  # rows that bear a sign, for it to have a weight
STEPS = 40
PRIOR = 20.0  # rows: how much the sets that were seen count where the unseen ones have few rows
DIGITS = 3

Weights = dict[str, float]


def fit(rows: Iterable[JudgedRow], *, unseen: frozenset[str] = frozenset()) -> dict[str, Weights]:
    """The weights of each table. unseen: names of gold sets whose letters nobody looked at while mending rules."""
    by_table: dict[str, list[JudgedRow]] = {}
    for row in rows:
        by_table.setdefault(row.table.name, []).append(row)
    return {name: _fit_table(found, unseen) for name, found in by_table.items()}


def _fit_table(rows: Sequence[JudgedRow], unseen: frozenset[str]) -> Weights:
    told = [frozenset(signs(row.table, row.record, language=row.language)) for row in rows]
    counts: dict[str, int] = {}
    for signs_of in told:
        for sign in signs_of:
            counts[sign] = counts.get(sign, 0) + 1
    names = sorted(sign for sign, number in counts.items() if FEWEST <= number < len(rows))
    places = {name: place for place, name in enumerate(names, 1)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, 0] = 1.0
    for line, signs_of in enumerate(told):
        for sign in signs_of & places.keys():
            matrix[line, places[sign]] = 1.0
    right = np.array([float(row.right) for row in rows])
    weights = _logistic(matrix, right)
    new = np.array([row.gold_set in unseen for row in rows])
    if new.any():
        weights[0] += _shift(matrix[new] @ weights, right[new])
    kept = {name: round(float(weights[place]), DIGITS) for name, place in places.items()}
    return {BASE: round(float(weights[0]), DIGITS)} | {name: weight for name, weight in kept.items() if weight}


def _logistic(matrix: "np.ndarray", right: "np.ndarray") -> "np.ndarray":
    """Newton's method; the base is drawn to nothing, but two rows, one right and one wrong, keep it finite."""
    weights = np.zeros(matrix.shape[1])
    ridge = np.full(matrix.shape[1], RIDGE)
    ridge[0] = 1.0 / len(right)
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (right - odds) - ridge * weights
        curve = (matrix * (odds * (1 - odds) + 1e-9)[:, None]).T @ matrix + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights += np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _shift(totals: "np.ndarray", right: "np.ndarray") -> float:
    """What to add to all log-odds so that they sum to the rows that were right, drawn to 0 by PRIOR rows."""
    low, high = -5.0, 5.0
    for _ in range(60):
        middle = (low + high) / 2
        more = float((right - 1 / (1 + np.exp(-totals - middle))).sum())
        low, high = (middle, high) if more > 0 else (low, middle)
    return (low + high) / 2 * len(right) / (len(right) + PRIOR)


def as_toml(weights: Mapping[str, Weights], *, about: Sequence[str]) -> str:
    """The weights as the file ``knowledge/confidence.toml``. about: lines of its head."""
    lines = [f"# {line}".rstrip() for line in about]
    for table, own in weights.items():
        lines += ["", f"[{table}]", f"{BASE} = {own[BASE]}"]
        lines += [f'"{sign}" = {weight}' for sign, weight in sorted(own.items()) if sign != BASE]
    return "\n".join(lines) + "\n"


def left_out(rows: Sequence[JudgedRow], *, unseen: frozenset[str], parts: int = 10) -> list[tuple[JudgedRow, float]]:
    """Each row with the confidence that weights fitted without its letter give: what new letters may expect.

    parts: the letters are shared out into so many, each judged by the others.
    """
    letters = sorted({(row.gold_set, row.letter) for row in rows})
    part = {letter: number % parts for number, letter in enumerate(letters)}
    judged = []
    for number in range(parts):
        own = [row for row in rows if part[row.gold_set, row.letter] == number]
        weights = fit([row for row in rows if part[row.gold_set, row.letter] != number], unseen=unseen)
        judged += [
            (row, confidence(weights[row.table.name], row.table, row.record, row.language))
            for row in own
            if row.table.name in weights
        ]
    return judged
