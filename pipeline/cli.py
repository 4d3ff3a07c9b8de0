"""The command ``spcomms``: arguments and messages; what is slow to import is imported by the command that needs it."""

import signal
import sys
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from pipeline.batch.relate_command import judgements_beside, people_option, relate
from pipeline.evaluate.command import evaluate
from pipeline.evaluate.gold_command import gold
from pipeline.export.command import export
from pipeline.query.command import query
from pipeline.review.instruments_command import instruments
from pipeline.review.people_command import people
from pipeline.review.show_command import show
from pipeline.train.command import train

FAILED, USAGE, BROKEN_OFF, INTERRUPTED, TERMINATED = 1, 2, 3, 130, 143

COMPLETION = """\b
Completion of commands and options, for bash (zsh and fish likewise):
  eval "$(_SPCOMMS_COMPLETE=bash_source spcomms)"
"""


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        click.echo(f"spcomms {version('spcomms')}")
    except PackageNotFoundError:
        click.echo("spcomms, not installed")
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=COMPLETION)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Say which version."
)
def main() -> None:
    """Letters of United Nations Special Procedures as linked tables, each fact with its sentence."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a name that the terminal cannot show must not end a run


@main.command(
    epilog="""\b
Examples:
  spcomms extract letters/ -o tables/
  spcomms extract letters/ -o tables/ --workers 8 --timeout 300
  spcomms extract one.pdf two.docx -o /tmp/tables
  spcomms extract letters/ -o tables/ --model en_core_web_trf

\b
Exit status: 0 all letters read, 1 some failed (see the table failures),
2 wrong use, 3 broken off, 130 interrupted. After 2, 3 and 130 the tables
in OUT are what they were before.
"""
)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder for the tables.",
)
@click.option("--workers", type=click.IntRange(1, 512), help="Worker processes.  [default: the cores]")
@click.option(
    "--timeout",
    type=click.FloatRange(0, 86_400, min_open=True),
    default=120,
    show_default=True,
    help="Seconds a letter may take.",
)
@click.option(
    "--max-memory",
    type=click.IntRange(0),
    default=2048,
    show_default=True,
    help="MB that a worker may take, where the platform can limit it; 0 for no limit.",
)
@click.option(
    "--model",
    default="default",
    show_default=True,
    help="Of names: default, small (faster, less sure), none, or the name or folder of a spaCy pipeline.",
)
@people_option
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary; failures are still told.")
@click.option("--debug", is_flag=True, help="Tracebacks of failures; they may quote the letters.")
def extract(
    *,
    inputs: tuple[Path, ...],
    out: Path,
    workers: int | None,
    timeout: float,
    max_memory: int,
    model: str,
    people: Path | None,
    quiet: bool,
    debug: bool,
) -> None:
    """Turn letters (PDF, DOCX, HTML, text) into tables.

    INPUT is a folder, gone through with all its subfolders, or a letter. Each file becomes a row of the table
    letters with its facts in the others, or a row of failures that says why not. The tables in OUT are replaced
    when all is done, and not before.
    """
    from pipeline.batch.outcome import RunError, UsageError

    _end_cleanly()
    summary = None
    try:
        from pipeline.batch import letters
        from pipeline.batch.server import prepare

        prepare(letters.PRELOAD)  # imports what the workers need while this process imports what it needs itself
        from pipeline.batch.report import report
        from pipeline.batch.run import run

        with report(quiet=quiet) as reporter:
            summary = run(
                inputs,
                out,
                setup=partial(letters.setup, model),
                workers=workers,
                timeout=timeout,
                max_memory=max_memory or None,
                model=model,
                preload=letters.PRELOAD,
                judgements=judgements_beside(out, people),
                watch=reporter.watch,
                debug=debug,
            )
        reporter.close(summary)
    except KeyboardInterrupt:
        click.echo("\nInterrupted" + ("." if summary else "; the tables are what they were before."), err=True)
        sys.exit(INTERRUPTED)
    except UsageError as error:
        if debug:
            raise
        _give_up(error, USAGE, "")
    except (RunError, OSError) as error:
        if debug:
            raise
        _give_up(error, BROKEN_OFF, " Nothing was changed.")
    sys.exit(FAILED if summary.failed else 0)


def _end_cleanly() -> None:
    """Let a command that is told to end, or whose terminal closes, remove what it wrote aside as on Ctrl-C."""

    def end(_: int, frame: FrameType | None) -> NoReturn:
        sys.exit(TERMINATED)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)


def _give_up(error: Exception, status: int, outcome: str) -> NoReturn:
    from pipeline.batch.visible import visible

    what = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else str(error)
    click.echo(f"Error: {visible(what)}.{outcome}", err=True)
    sys.exit(status)


@main.command()
@click.argument("table", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True, help="How."
)
def schema(table: str | None, form: str) -> None:
    """Say what the tables hold: every column with its type and meaning.

    TABLE is one of them; without it, all are told. JSON is the Table Schema of the Data Package standard.
    """
    from pipeline.tables import reference
    from pipeline.tables.schema import TABLES

    if table is not None and table not in TABLES:
        raise click.UsageError(f"there is no table {table!r}; the tables are {', '.join(TABLES)}")
    tables = [TABLES[table]] if table else list(TABLES.values())
    if form == "markdown" and not table:
        click.echo(reference.reference_page(), nl=False)
    else:
        click.echo(
            {"text": reference.as_text, "json": reference.as_json, "markdown": reference.as_markdown}[form](tables)
        )


main.add_command(relate)
main.add_command(show)
main.add_command(evaluate)
main.add_command(export)
main.add_command(gold)
main.add_command(instruments)
main.add_command(people)
main.add_command(query)
main.add_command(train)


if __name__ == "__main__":
    main()
