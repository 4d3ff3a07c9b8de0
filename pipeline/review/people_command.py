"""The command ``spcomms people``: who is who across the letters, and why."""

import sys
from pathlib import Path

import click

NOT_FOUND, WRONG_USE = 1, 2
MOST_UNDECIDED = 50


@click.command(
    epilog="""\b
Examples:
  spcomms people murodalieva
  spcomms people "aziz karimov" --tables my-tables
  spcomms people --undecided

\b
Exit status: 0 found, 1 nobody of that name, 2 wrong use: no tables there.
"""
)
@click.argument("name", nargs=-1)
@click.option(
    "--tables",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    default=Path("data/processed"),
    show_default=True,
    help="Tables that spcomms extract wrote.",
)
@click.option("--undecided", is_flag=True, help="List the pairs that were not decided, the most probable first.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=MOST_UNDECIDED,
    show_default=True,
    help="Undecided pairs that are listed.",
)
def people(*, name: tuple[str, ...], tables: Path, undecided: bool, limit: int) -> None:
    """Show who is the same person across letters, and why.

    NAME is a name or a part of one, in any order; case and accents do not count. Each person is shown with the letters,
    the forms of the name and the reasons for joining them, and each decision with the line of people.toml that turns
    it round; after a change there, run spcomms relate.
    """
    from pipeline.batch.visible import visible
    from pipeline.relate.columns import TablesError
    from pipeline.review.people_search import as_text, find_named, undecided_text
    from pipeline.review.people_search import undecided as undecided_pairs

    wanted = " ".join(name).strip()
    if bool(wanted) == undecided:
        click.echo("Error: give a name, or --undecided to list the pairs that were not decided", err=True)
        sys.exit(WRONG_USE)
    try:
        if undecided:
            lines = list(undecided_text(undecided_pairs(tables), limit=limit)) or ["No pair is undecided."]
        else:
            found, pairs = find_named(tables, wanted)
            if not found:
                click.echo(
                    f"Error: nobody in {tables} is called {visible(wanted)!r}; try one word of the name", err=True
                )
                sys.exit(NOT_FOUND)
            lines = list(as_text(found, pairs))
    except TablesError as error:
        click.echo(f"Error: {visible(str(error))}", err=True)
        sys.exit(WRONG_USE)
    for line in lines:
        click.echo("\n".join(visible(part) for part in line.split("\n")))
