"""The command ``spcomms export``: arguments and messages."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

USAGE, BROKEN = 2, 1
TABULAR = ("csv", "xlsx", "sqlite", "jsonl")
FILES = ("sqlite", "xlsx")
ANNOTATION = ("brat", "label-studio", "spacy")
FORMATS = (*TABULAR, *ANNOTATION)


@click.command(
    epilog="""\b
Examples:
  spcomms export --to xlsx -o letters.xlsx
  spcomms export --to csv -o csv --tables my-tables
  spcomms export --to sqlite -o letters.sqlite
  spcomms export --to label-studio -o tasks --letters "AL TJK 2/2018"
  spcomms export --to label-studio -o tasks --gold tests/gold

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
    help="A file for sqlite and xlsx, else a folder.",
)
@click.option(
    "--letters",
    "wanted",
    metavar="REF",
    multiple=True,
    help="Only this letter, by reference, id or file name; repeatable. For brat, label-studio and spacy.",
)
@click.option(
    "--gold",
    metavar="FOLDER",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Gold letters in place of tables. For brat, label-studio and spacy.",
)
@click.option("--overwrite", is_flag=True, help="Replace what is there of an earlier export.")
def export(*, form: str, tables: Path, out: Path, wanted: tuple[str, ...], gold: Path | None, overwrite: bool) -> None:
    """Write the tables of a run for other tools.

    csv and jsonl are a file a table, sqlite is one database with keys, xlsx one workbook with a sheet a table. brat,
    label-studio and spacy are the letters with what was found in them, for annotating and training.
    """
    from pipeline.batch.visible import visible
    from pipeline.export.place import new_file, new_folder
    from pipeline.export.stored_rows import ExportError, check_tables

    if (wanted or gold) and form not in ANNOTATION:
        raise click.UsageError(f"--letters and --gold are for --to {', '.join(ANNOTATION)}")
    if wanted and gold:
        raise click.UsageError("--letters chooses among tables; with --gold, give the folder of one letter")
    place = new_file if form in FILES else new_folder
    try:
        if gold is None:
            check_tables(tables)
        with place(out, overwrite=overwrite) as target:
            if form in ANNOTATION:
                told = _annotated(form, tables, wanted, gold, target)
            else:
                told = _writer(form)(tables, target)
    except ExportError as error:
        click.echo(f"Error: {visible(str(error))}.", err=True)
        sys.exit(USAGE)
    except OSError as error:
        click.echo(f"Error: {visible(f'{error.filename or out}: {error.strerror}')}. Nothing was changed.", err=True)
        sys.exit(BROKEN)
    click.echo("\n".join([*told, "", f"written to {visible(str(out))}"]))


def _annotated(form: str, tables: Path, wanted: tuple[str, ...], gold: Path | None, target: Path) -> list[str]:
    """Write letters with their records; gives lines that say what."""
    from pipeline.export.stored_rows import ExportError, count_rows
    from pipeline.review.stored import StoredError, stored_letter_id
    from pipeline.tables.schema import LETTERS, TABLES

    if gold is not None:
        from pipeline.export.from_gold import letters_of_gold

        letters, number = letters_of_gold(gold), None
    else:
        from pipeline.export.from_tables import letters_of_tables

        try:
            chosen = {stored_letter_id(tables, reference) for reference in wanted}
        except StoredError as error:
            raise ExportError(str(error)) from None
        letters = letters_of_tables(tables, chosen if wanted else None)
        number = len(chosen) if wanted else count_rows(tables, TABLES[LETTERS])
    with click.progressbar(letters, length=number, label=form, file=sys.stderr, hidden=not sys.stderr.isatty()) as told:
        if form == "brat":
            from pipeline.export.brat import write_brat

            return write_brat(told, target)
        if form == "spacy":
            from pipeline.export.spacy_docs import write_spacy

            return write_spacy(told, target)
        from pipeline.export.label_studio import write_label_studio

        return write_label_studio(told, target, by_people=gold is not None)


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
