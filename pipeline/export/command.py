"""The command ``spcomms export``: arguments and messages."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

USAGE, BROKEN = 2, 1
FOLDERS = ("csv", "jsonl")
FILES = ("sqlite", "xlsx")
FORMATS = (*FOLDERS, *FILES)


@click.command(
    epilog="""\b
Examples:
  spcomms export --to xlsx -o letters.xlsx
  spcomms export --to csv -o csv --tables my-tables
  spcomms export --to sqlite -o letters.sqlite

\b
Exit status: 0 written, 1 it could not be written, 2 wrong use: no tables
there, an output that is there already. Nothing is changed then.
"""
)
@click.option("--to", "form", type=click.Choice(FORMATS), required=True, help="What for.")
@click.option(
    "--tables",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    default=Path("data/processed"),
    show_default=True,
    help="Where the tables lie.",
)
@click.option(
    "--output",
    "-o",
    "out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    required=True,
    help="A file, or a folder for csv and jsonl.",
)
@click.option("--overwrite", is_flag=True, help="Replace what is there of an earlier export.")
def export(*, form: str, tables: Path, out: Path, overwrite: bool) -> None:
    """Write the tables of a run for other tools.

    csv and jsonl are a file a table, sqlite is one database with keys, xlsx one workbook with a sheet a table.
    """
    from pipeline.batch.visible import visible
    from pipeline.export.place import new_file, new_folder
    from pipeline.export.stored_rows import ExportError, check_tables

    place = new_folder if form in FOLDERS else new_file
    try:
        check_tables(tables)
        with place(out, overwrite=overwrite) as target:
            told = _writer(form)(tables, target)
    except ExportError as error:
        click.echo(f"Error: {visible(str(error))}.", err=True)
        sys.exit(USAGE)
    except OSError as error:
        click.echo(f"Error: {visible(f'{error.filename or out}: {error.strerror}')}. Nothing was changed.", err=True)
        sys.exit(BROKEN)
    click.echo("\n".join([*told, "", f"written to {visible(str(out))}"]))


def _writer(form: str) -> Callable[[Path, Path], list[str]]:
    """The function that writes a format, imported only now."""
    if form == "sqlite":
        from pipeline.export.sqlite_file import write_sqlite

        return write_sqlite
    if form == "xlsx":
        from pipeline.export.xlsx_file import write_xlsx

        return write_xlsx
    from pipeline.export.text_files import write_csv, write_jsonl

    return write_csv if form == "csv" else write_jsonl
