"""The command ``spcomms evaluate``: arguments and messages; what is slow to import is imported where it is needed."""

import json
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from pipeline.evaluate.compare import Comparison
    from pipeline.evaluate.floors import Floors, Violation
    from pipeline.evaluate.found import Found
    from pipeline.evaluate.gold import GoldSet
    from pipeline.evaluate.score import Evaluation

FELL, WRONG_USE, BROKEN_OFF, INTERRUPTED = 1, 2, 3, 130
ALL = "all"

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    epilog="""\b
Examples:
  spcomms evaluate tests/gold
  spcomms evaluate tests/gold --misses dates --spurious dates
  spcomms evaluate tests/gold --write-baseline before.json
  spcomms evaluate tests/gold --baseline before.json
  spcomms evaluate --check tests/gold

\b
Exit status: 0 all well, 1 a score under its floor or, with --check, gold
that is wrong, 2 wrong use or gold that cannot be used, 3 broken off,
130 interrupted.
"""
)
@click.argument("gold", metavar="GOLD...", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--tables", metavar="OUT", type=click.Path(path_type=Path), help="Score an earlier run's tables.")
@click.option("--baseline", type=FILE, help="Show gains, losses and time against this file.")
@click.option("--write-baseline", type=FILE, help="Keep the outcome in this file, for --baseline.")
@click.option("--floors", type=FILE, help="Floors of the scores.  [default: floors.toml in each GOLD]")
@click.option("--misses", metavar="[TABLE]", is_flag=False, flag_value=ALL, help="List what was missed or is wrong.")
@click.option("--spurious", metavar="[TABLE]", is_flag=False, flag_value=ALL, help="List what is not in the gold.")
@click.option("--by", type=click.Choice(["language", "letter"]), help="Score each of these by itself too.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How.")
@click.option("--workers", type=click.IntRange(1, 512), help="Worker processes.  [default: the cores]")
@click.option("--model", default="default", show_default=True, help="Of names, as for extract.")
@click.option("--check", is_flag=True, help="Check the gold itself and score nothing.")
def evaluate(
    *,
    gold: tuple[Path, ...],
    tables: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
    floors: Path | None,
    misses: str | None,
    spurious: str | None,
    by: str | None,
    form: str,
    workers: int | None,
    model: str,
    check: bool,
) -> None:
    """Score extraction against gold letters.

    GOLD is a folder of gold letters, each a folder with gold.json and the letter, or one such letter. Without
    --tables the letters are extracted first. Words of the letters are shown with --misses and --spurious only.
    """
    from pipeline.evaluate.score import evaluate as score

    gold, misses = _table_or_gold("--misses", misses, gold)
    gold, spurious = _table_or_gold("--spurious", spurious, gold)
    if not gold:
        raise click.UsageError("give a folder of gold letters")
    sets = _load(gold, broken=FELL if check else WRONG_USE)
    if check:
        _check(sets)
        return
    limits = _floors(gold, floors)
    before = _baseline(baseline)
    evaluation = score(sets, _found(sets, tables, workers, model))
    fallen, comparison = _judged(evaluation, limits, before)
    if write_baseline:
        from pipeline.evaluate import compare

        try:
            compare.write_baseline(evaluation, write_baseline)
        except OSError as error:
            raise click.UsageError(f"{write_baseline}: cannot be written ({error.strerror})") from None
    listed = {"misses": misses, "spurious": spurious}
    if form == "json":
        _print_json(evaluation, by, comparison, fallen, listed)
    else:
        _print_text(evaluation, by, comparison, listed)
    for violation in fallen:
        click.echo(str(violation), err=True)
    sys.exit(FELL if fallen else 0)


def _table_or_gold(option: str, value: str | None, gold: tuple[Path, ...]) -> tuple[tuple[Path, ...], str | None]:
    """``--misses tests/gold`` means all misses of that gold: the option may stand without a table."""
    from pipeline.evaluate.keys import RULES

    if value is None or value == ALL or value in RULES:
        return gold, value
    if Path(value).is_dir():
        return (*gold, Path(value)), ALL
    raise click.UsageError(f"{option}: there is no table {value!r}; tables are {', '.join(RULES)}")


def _load(gold: Sequence[Path], *, broken: int) -> "list[GoldSet]":
    from pipeline.evaluate.gold import GoldError, load_gold

    sets, problems = [], []
    for folder in gold:
        try:
            sets.append(load_gold(folder))
        except GoldError as error:
            problems += error.problems
    if problems:
        _give_up(problems, broken)
    names = [gold_set.name for gold_set in sets]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise click.UsageError(f"two GOLD folders are named {twice[0]!r}; a set goes by its folder's name")
    return sets


def _give_up(problems: Iterable[str], status: int) -> NoReturn:
    from pipeline.batch.visible import visible

    for problem in problems:
        click.echo(visible(problem), err=True)
    sys.exit(status)


def _check(sets: "Sequence[GoldSet]") -> None:
    from pipeline.evaluate.check import check_letter

    letters = [letter for gold_set in sets for letter in gold_set.letters]
    problems = [problem for letter in letters for problem in check_letter(letter)]
    if problems:
        _give_up(problems, FELL)
    click.echo(f"{len(letters)} gold letter{'' if len(letters) == 1 else 's'}, nothing wrong")


def _floors(gold: Sequence[Path], floors: Path | None) -> "Floors":
    from pipeline.evaluate.floors import FLOORS, FloorsError, merged, read_floors

    paths = [floors] if floors else [folder / FLOORS for folder in gold if (folder / FLOORS).is_file()]
    try:
        return merged(read_floors(path) for path in paths)
    except FloorsError as error:
        raise click.UsageError(str(error)) from None


def _baseline(path: Path | None) -> Any:
    from pipeline.evaluate.compare import BaselineError, read_baseline

    try:
        return None if path is None else read_baseline(path)
    except BaselineError as error:
        raise click.UsageError(str(error)) from None


def _found(sets: "Sequence[GoldSet]", tables: Path | None, workers: int | None, model: str) -> "Found":
    from pipeline.evaluate.found import TablesError, read_tables

    try:
        if tables is not None:
            return read_tables(tables, [letter.letter_id for gold_set in sets for letter in gold_set.letters])
        return _extracted(sets, workers, model)
    except TablesError as error:
        raise click.UsageError(str(error)) from None


def _extracted(sets: "Sequence[GoldSet]", workers: int | None, model: str) -> "Found":
    from pipeline.batch import letters
    from pipeline.batch.outcome import RunError
    from pipeline.batch.report import report
    from pipeline.batch.visible import visible
    from pipeline.evaluate.extract_gold import extract_gold

    try:
        with report(quiet=False) as reporter:
            setup = partial(letters.setup, model)
            return extract_gold(sets, setup=setup, workers=workers, watch=reporter.watch)
    except KeyboardInterrupt:
        click.echo("\nInterrupted.", err=True)
        sys.exit(INTERRUPTED)
    except (RunError, OSError) as error:
        click.echo(f"Error: {visible(str(error))}", err=True)
        sys.exit(BROKEN_OFF)


def _judged(evaluation: "Evaluation", floors: "Floors", before: Any) -> "tuple[list[Violation], Comparison | None]":
    from pipeline.evaluate.compare import compare
    from pipeline.evaluate.floors import violations

    return violations(evaluation, floors), None if before is None else compare(evaluation, before)


def _lines(evaluation: "Evaluation", listed: dict[str, str | None]) -> dict[str, Any]:
    from pipeline.evaluate import listing

    makers = {"misses": listing.misses, "spurious": listing.spurious}
    lines: dict[str, Any] = {}
    for name, wanted in listed.items():
        if wanted is not None:
            tables = [table for table in evaluation.tables if wanted in (ALL, table)]
            lines[name] = list(makers[name](evaluation.letters, tables))
    return lines


def _print_json(
    evaluation: "Evaluation",
    by: str | None,
    comparison: "Comparison | None",
    fallen: "Sequence[Violation]",
    listed: dict[str, str | None],
) -> None:
    from pipeline.evaluate.as_json import as_data

    data = as_data(evaluation, by=by, comparison=comparison, violations=fallen, **_lines(evaluation, listed))
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def _print_text(
    evaluation: "Evaluation", by: str | None, comparison: "Comparison | None", listed: dict[str, str | None]
) -> None:
    from rich.console import Console

    from pipeline.evaluate.report import print_comparison, print_lines, print_scores

    console = Console() if sys.stdout.isatty() else Console(width=160)
    print_scores(console, evaluation, by=by)
    for name, lines in _lines(evaluation, listed).items():
        print_lines(console, "missed or wrong" if name == "misses" else name, lines)
    if comparison is not None:
        print_comparison(console, comparison)
