"""Scores for people: a table for each gold set."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.batch.visible import visible
from pipeline.evaluate.attributes import Tally
from pipeline.evaluate.compare import Change, Comparison
from pipeline.evaluate.gold import LETTERS
from pipeline.evaluate.links import LinkTally
from pipeline.evaluate.listing import Line, key_text
from pipeline.evaluate.score import Evaluation, LetterScore
from pipeline.evaluate.totals import Totals, measures, total

if TYPE_CHECKING:
    from rich.console import Console

ATTRIBUTES, QUOTES = "of the matched, right", "quotes strict/partial"
COLUMNS = ("", "gold", "found", "matched", "P", "R", "F1", ATTRIBUTES, QUOTES)


def groups(evaluation: Evaluation, by: str | None) -> dict[str, list[LetterScore]]:
    """The letters that are scored together: a gold set, or within it a ``language`` or a ``letter``."""
    names: Mapping[str | None, Callable[[LetterScore], str]] = {
        None: lambda letter: letter.gold_set,
        "language": lambda letter: f"{letter.gold_set}, {letter.letter.language}",
        "letter": lambda letter: f"{letter.gold_set}, {letter.letter.name}",
    }
    grouped: dict[str, list[LetterScore]] = {}
    for letter in evaluation.letters:
        grouped.setdefault(names[by](letter), []).append(letter)
    return grouped


def print_scores(console: "Console", evaluation: Evaluation, *, by: str | None = None) -> None:
    """Print a table for every group of letters, and what could not be scored."""
    for name, letters in (groups(evaluation, None) | (groups(evaluation, by) if by else {})).items():
        console.print(_table(f"{name}, {_count(len(letters), 'letter')}", evaluation, letters))
    if evaluation.absent:
        console.print(f"not extracted yet: {', '.join(evaluation.absent)}")
    for letter in evaluation.letters:
        if letter.failure:
            console.print(
                f"all missed: {visible(letter.gold_set)}/{visible(letter.letter.name)} [{letter.failure}]", markup=False
            )
    if any(tally.beyond for letter in evaluation.letters for tally in _tallies(letter)):
        console.print("(+n): so many given where the gold leaves it open", markup=False)
    if evaluation.seconds is not None:
        console.print(f"extracted in {evaluation.seconds:.1f} s")


def _tallies(letter: LetterScore) -> Iterable[Tally]:
    return (tally for name, score in letter.tables.items() for tally in score.attributes.values() if name != LETTERS)


def _table(title: str, evaluation: Evaluation, letters: Sequence[LetterScore]) -> object:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(visible(title)), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    for column in COLUMNS:
        words = column in {"", ATTRIBUTES, QUOTES}
        table.add_column(column, justify="left" if words else "right", no_wrap=column != ATTRIBUTES)
    annotated = frozenset().union(*(letter.letter.annotated for letter in letters))
    for name in (name for name in evaluation.tables if name in annotated):
        table.add_row(*_cells(name, total(name, letters)))
    return table


def _cells(name: str, totals: Totals) -> list[str]:
    scores = measures(name, totals)
    head = ("", "", "accuracy") if name == LETTERS else ("p", "r", "f1")
    spans = totals.spans
    return [
        name,
        str(totals.gold),
        str(totals.found),
        str(totals.matched),
        *(_score(scores[measure]) if measure else "" for measure in head),
        ", ".join(filter(None, (_attributes(name, totals.attributes), _links(totals.links)))),
        f"{_score(scores['strict'])} / {_score(scores['partial'])}" if spans.total else "",
    ]


def _attributes(name: str, tallies: Mapping[str, Tally]) -> str:
    """The accuracy of every attribute; of the letter's many fields those that are not all right."""
    shown = tallies
    if name == LETTERS:
        shown = {column: tally for column, tally in tallies.items() if tally.right < tally.compared}
        if not shown:
            return "all fields"
    return ", ".join(_attribute(column, tally) for column, tally in shown.items())


def _links(tally: LinkTally) -> str:
    """Links that the gold contradicts, of those it can judge."""
    return f"wrong links {tally.wrong} of {tally.made}" if tally.made else ""


def _attribute(column: str, tally: Tally) -> str:
    """One attribute: its accuracy, and the values that the gold leaves open."""
    beyond = f" (+{tally.beyond})" if tally.beyond else ""
    return f"{column} {_score(tally.right / tally.compared if tally.compared else None)}{beyond}"


def _score(score: float | None) -> str:
    """A score with four digits, cut and not rounded, so that only what is 1 is written 1."""
    return "–" if score is None else f"{int(score * 10_000 + 1e-6) / 10_000:.4f}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def print_lines(console: "Console", title: str, lines: Iterable[Line]) -> None:
    """Print missed or spurious records, each with its sentence below."""
    lines = list(lines)
    console.print(f"\n{title}: {len(lines)}", style="bold")
    for line in lines:
        head = f"{line.gold_set}/{line.letter} {line.table}: {key_text(line.table, line.key)} [{line.what}]"
        console.print(visible(head), markup=False, highlight=False, soft_wrap=True)
        if line.sentence:
            console.print(f"    {visible(line.sentence)}", markup=False, highlight=False, soft_wrap=True)


def print_comparison(console: "Console", comparison: Comparison) -> None:
    """Print gains, losses and time against a baseline."""
    for title, style, changes in (("gains", "green", comparison.gains), ("losses", "red", comparison.losses)):
        console.print(f"\n{title}: {len(changes)}", style=f"bold {style}" if changes else "bold")
        for text in map(change_text, changes):
            console.print(visible(text), markup=False, highlight=False, soft_wrap=True)
    for word, names in (("not in the baseline", comparison.new), ("only in the baseline", comparison.gone)):
        if names:
            console.print(f"{word}: {visible(', '.join(names))}", markup=False, soft_wrap=True)
    before, now = comparison.seconds_before, comparison.seconds
    if before is not None and now is not None:
        others = ", with other letters" if comparison.new or comparison.gone else ""
        console.print(f"time: {now:.1f} s, was {before:.1f} s{others}")


def change_text(change: Change) -> str:
    """A change on a line."""
    return f"{change.gold_set}/{change.letter} {change.table}: {key_text(change.table, change.key)} [{change.what}]"
