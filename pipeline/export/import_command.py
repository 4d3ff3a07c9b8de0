"""The command ``spcomms gold import``: arguments and messages."""

import sys
from pathlib import Path

import click

TO_CORRECT, WRONG_USE = 1, 2
MOST_PROBLEMS = 50  # lines of them


@click.command(
    name="import",
    epilog="""\b
Examples:
  spcomms gold import project-1.json -o tests/gold-mine
  spcomms gold import project-1.json -o tests/gold-mine --letters letters/
  spcomms gold import project-1.json -o gold --annotator ana@example.org

\b
Exit status: 0 written, 1 written, but spcomms evaluate --check finds
something to correct, 2 nothing was written: wrong use, or an export
that is no gold yet.
""",
)
@click.argument("export", metavar="EXPORT.json", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--output",
    "-o",
    "out",
    metavar="FOLDER",
    required=True,
    type=click.Path(path_type=Path),
    help="Where the gold letters go, a folder each.",
)
@click.option(
    "--letters",
    metavar="FOLDER",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The letters' files, to be copied.  [default: the text alone]",
)
@click.option("--annotator", metavar="WHO", help="Whose annotations count, by id or address, where several annotated.")
@click.option("--overwrite", is_flag=True, help="Write into a folder that has letters, over those of the same name.")
def import_gold(*, export: Path, out: Path, letters: Path | None, annotator: str | None, overwrite: bool) -> None:
    """Make gold letters of what was corrected in Label Studio.

    EXPORT.json is what Label Studio exports as JSON from a project that spcomms export made. Of each letter the first
    annotation that was submitted counts; letters without one are left out.
    """
    from pipeline.batch.visible import visible
    from pipeline.evaluate.gold import GoldError
    from pipeline.export.import_gold import checked, write_gold
    from pipeline.export.label_studio_export import read_answers
    from pipeline.export.place import new_folder
    from pipeline.export.stored_rows import ExportError

    try:
        answers, without = read_answers(export, annotator=annotator)
        if not answers:
            raise ExportError(f"no letter of {export} has an annotation that was submitted")
        with new_folder(out, overwrite=overwrite) as target:
            records = write_gold(answers, target, letters=letters)
            problems = checked(target)
            problems = [problem.replace(f"{target}", f"{out}") for problem in problems]
    except GoldError as error:
        _tell(error.problems)
        sys.exit(WRONG_USE)
    except ExportError as error:
        click.echo(f"Error: {visible(str(error))}.", err=True)
        sys.exit(WRONG_USE)
    except OSError as error:
        click.echo(f"Error: {visible(f'{error.filename or out}: {error.strerror}')}.", err=True)
        sys.exit(WRONG_USE)
    _tell(problems)
    left = f"; {len(without):,} without an annotation left out" if without else ""
    click.echo(f"{len(answers):,} gold letters with {records:,} records written to {visible(str(out))}{left}")
    sys.exit(TO_CORRECT if problems else 0)


def _tell(problems: list[str]) -> None:
    from pipeline.batch.visible import visible

    for problem in problems[:MOST_PROBLEMS]:
        click.echo(visible(problem), err=True)
    if len(problems) > MOST_PROBLEMS:
        click.echo(f"and {len(problems) - MOST_PROBLEMS:,} more", err=True)
