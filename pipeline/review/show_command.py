"""The command ``spcomms show``: arguments and messages; what is slow to import is imported where it is needed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.resolve.facts import Facts
    from pipeline.tables.records import PersonRecord

NOT_A_LETTER, WRONG_USE = 1, 2
PIPE_WIDTH = 100
WIDEST = 120  # columns: longer lines are hard to read
MOST_NAMES = 12  # of persons, in one message
ENDINGS = (".pdf", ".docx", ".doc", ".html", ".htm", ".txt", ".text", ".md")


@click.command(
    epilog="""\b
Examples:
  spcomms show data/raw/AL-TJK-2-2018.pdf
  spcomms show AL TJK 2/2018
  spcomms show "al tjk 2/2018" --tables my-tables --full
  spcomms show AL TJK 2/2018 --person murodalieva

\b
Exit status: 0 shown, 1 the file gives no letter, 2 wrong use: no such file,
no such letter, no tables, no such person in the letter.
"""
)
@click.argument("wanted", metavar="FILE|REFERENCE", nargs=-1, required=True)
@click.option(
    "--tables",
    metavar="OUT",
    type=click.Path(path_type=Path),
    default=Path("data/processed"),
    show_default=True,
    help="Where a REFERENCE is looked up.",
)
@click.option("--person", metavar="NAME", help="Only what happened to one person; a part of the name is enough.")
@click.option("--full", is_flag=True, help="Whole questions and sentences, not two lines of each.")
@click.option("--width", type=click.IntRange(30, 1000), help="Columns.  [default: the terminal's; 100 in a pipe]")
def show(*, wanted: tuple[str, ...], tables: Path, person: str | None, full: bool, width: int | None) -> None:
    """Show one letter's facts with the sentences that they come from.

    A FILE (PDF, DOCX, HTML, text) is extracted now. A REFERENCE, with or without its spaces and capitals, a
    letter_id or the name of an extracted file is looked up in tables that spcomms extract wrote.
    """
    facts = _facts(" ".join(wanted), tables)
    only = _person(facts, person) if person is not None else None
    from rich.console import Console

    from pipeline.review.show import show as print_facts
    from pipeline.review.show import show_person

    console = Console(highlight=False, markup=False, emoji=False)
    console.width = width or (min(console.width, WIDEST) if console.is_terminal else PIPE_WIDTH)
    with console.capture() as captured:
        if only is None:
            print_facts(console, facts, full=full)
        else:
            show_person(console, facts, only, full=full)
    # No colours but on a terminal; rich fills lines with spaces, which are in the way of whoever copies or compares.
    for line in captured.get().split("\n")[:-1]:
        click.echo(line.rstrip(" "), color=console.is_terminal)


def _facts(wanted: str, tables: Path) -> "Facts":
    path = Path(wanted)
    if path.is_dir():
        _give_up(f"{wanted} is a folder; name one letter in it", WRONG_USE)
    if path.exists():
        import pipeline
        from pipeline.read.letter import ReadError

        try:
            return pipeline.extract(path)
        except ReadError as error:
            _give_up(f"{wanted}: {error.message} [{error.error}]", NOT_A_LETTER)
    from pipeline.review.stored import StoredError, stored_facts

    try:
        return stored_facts(tables, wanted)
    except StoredError as error:
        missing = f"there is no file {wanted}, and " if wanted.lower().endswith(ENDINGS) else ""
        _give_up(f"{missing}{error}", WRONG_USE)


def _person(facts: "Facts", name: str) -> "PersonRecord":
    """The one person of a letter that is meant."""
    from pipeline.review.cases import persons_called, victims_first

    found = persons_called(facts.persons, name)
    if not found:
        there = f"it names {_names(victims_first(facts.persons))}" if facts.persons else "it names nobody"
        _give_up(f"no person {name!r} in the letter; {there}", WRONG_USE)
    if len(found) > 1:
        _give_up(f"{len(found)} persons go by {name!r}: {_names(found)}", WRONG_USE)
    return found[0]


def _names(persons: "Sequence[PersonRecord]") -> str:
    more = f" and {len(persons) - MOST_NAMES} more" if len(persons) > MOST_NAMES else ""
    return ", ".join(person.name for person in persons[:MOST_NAMES]) + more


def _give_up(message: str, status: int) -> NoReturn:
    from pipeline.review.plain import one_line

    click.echo(f"Error: {one_line(message)}", err=True)
    sys.exit(status)
