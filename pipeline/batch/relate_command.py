"""The command ``spcomms relate``, and the option of all commands that relate."""

import sys
from pathlib import Path

import click

USAGE, BROKEN = 2, 1
JUDGEMENTS = "people.toml"

people_option = click.option(
    "--people",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Decisions by hand on who is the same person.  [default: people.toml beside the folder of tables]",
)


def judgements_beside(tables: Path, given: Path | None) -> Path | None:
    """The file of judgements: the one that is given, else ``data/people.toml`` for tables in ``data/processed``."""
    beside = tables.resolve().parent / JUDGEMENTS
    return given or (beside if beside.is_file() else None)


@click.command(
    epilog="""\b
Examples:
  spcomms relate
  spcomms relate my-tables --people decisions.toml

\b
Exit status: 0 related, 1 it could not be done, 2 wrong use: no tables there.
"""
)
@click.argument("tables", metavar="[TABLES]", type=click.Path(path_type=Path), default=Path("data/processed"))
@people_option
def relate(*, tables: Path, people: Path | None) -> None:
    """Make the tables across letters anew: links, chains, people, pairs of persons.

    TABLES is a folder that spcomms extract wrote, data/processed if left out. The letters are not read again; do this
    after a change of people.toml.
    """
    from pipeline.batch.outcome import RunError, UsageError
    from pipeline.batch.relate_again import relate_again
    from pipeline.batch.visible import visible
    from pipeline.relate.columns import TablesError

    try:
        related = relate_again(tables, judgements=judgements_beside(tables, people))
    except UsageError as error:
        click.echo(f"Error: {visible(str(error))}.", err=True)
        sys.exit(USAGE)
    except (RunError, TablesError, OSError) as error:
        click.echo(f"Error: {visible(str(error))}. Nothing was changed.", err=True)
        sys.exit(BROKEN)
    for problem in related.problems:
        click.echo(visible(problem), err=True)
    click.echo("\n".join(f"{name:<12}  {rows:>9,}" for name, rows in related.rows.items()))
