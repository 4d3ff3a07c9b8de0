"""The command ``spcomms gold``: what is done with annotated letters beside scoring against them."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.export.import_command import import_gold

if TYPE_CHECKING:
    from pipeline.evaluate.judged_rows import JudgedRow

WRONG_USE = 2
WEIGHTS = Path(__file__).parents[1] / "knowledge" / "confidence.toml"


@click.group()
def gold() -> None:
    """Work with annotated letters: bring corrections back, fit confidence."""


gold.add_command(import_gold)


@gold.command(
    epilog="""\b
Examples:
  spcomms gold calibrate tests/gold* --unseen gold-unseen
  spcomms gold calibrate tests/gold --check

\b
Exit status: 0 done, 2 wrong use: no gold letters there.
"""
)
@click.argument("folders", metavar="GOLD...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--unseen", metavar="NAME", multiple=True, help="A set whose letters nobody mended rules on; repeatable.")
@click.option("--check", is_flag=True, help="Only tell how the confidence of today bears out on these letters.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    default=WEIGHTS,
    show_default="the file that spcomms reads",
    help="Where the weights go.",
)
@click.option("--model", default="default", show_default=True, help="Of names, as for extract.")
def calibrate(*, folders: Sequence[Path], unseen: Sequence[str], check: bool, output: Path, model: str) -> None:
    """Fit the confidence of rows to the share of rows like them that are right.

    GOLD are folders of gold letters. The table printed has a line for each table and step of confidence: how many rows
    have it, and how many of them are right; without --check for weights fitted without the letter itself.
    """
    import pipeline
    from pipeline.evaluate.calibrate import as_toml, fit, left_out
    from pipeline.evaluate.gold import GoldError, load_gold
    from pipeline.evaluate.judged_rows import judged_rows

    try:
        sets = [load_gold(folder) for folder in folders]
    except GoldError as error:
        click.echo("\n".join(error.problems), err=True)
        sys.exit(WRONG_USE)
    names = {gold_set.name for gold_set in sets}
    if strange := sorted(set(unseen) - names):
        raise click.UsageError(f"--unseen: no set is named {strange[0]!r}; there are {', '.join(sorted(names))}")
    rows = list(judged_rows(sets, nlp=pipeline.load(model=model), calibrate=check))
    if check:
        _print([(row, row.confidence) for row in rows])
        return
    _print(left_out(rows, unseen=frozenset(unseen)))
    letters = sum(len(gold_set.letters) for gold_set in sets)
    about = [
        "Weights of the signs of how sure a row is, in log-odds; pipeline/resolve/confidence.py says what for.",
        f"Fitted by `spcomms gold calibrate` on {len(rows):,} rows of {letters} gold letters: do not edit by hand.",
    ]
    output.write_text(as_toml(fit(rows, unseen=frozenset(unseen)), about=about), encoding="utf-8")


def _print(judged: "Sequence[tuple[JudgedRow, float]]") -> None:
    from pipeline.evaluate.reliability import expected_error, reliability

    by_table: dict[str, list[tuple[bool, float]]] = {}
    for row, sure in judged:
        by_table.setdefault(row.table.name, []).append((row.right, sure))
    by_table["all"] = [(row.right, sure) for row, sure in judged]
    click.echo(f"{'table':<14} {'rows':>6} {'right':>6} {'error':>6}  right of those with confidence (rows)")
    for name, pairs in by_table.items():
        steps = "  ".join(f"{step.low:.1f}+ {step.right / step.rows:.2f} ({step.rows})" for step in reliability(pairs))
        share = sum(right for right, _ in pairs) / len(pairs)
        click.echo(f"{name:<14} {len(pairs):>6} {share:>6.3f} {expected_error(pairs):>6.3f}  {steps}")
