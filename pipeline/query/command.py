"""The command ``spcomms query``: ready questions and SQL, answered from the tables."""

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from pipeline.query.answer import Answer
    from pipeline.query.corpus import Corpus

FAILED, USAGE = 1, 2
FORMS = ("table", "csv", "json", "jsonl", "markdown", "parquet")
SHOWN = 40
LONGEST = 1 << 20
WIDTH_OF_A_PIPE = 100
STDIN, SQL_FILE = "-", ".sql"
A_NAME = re.compile(r"\w+")


@click.command(
    epilog="""\b
Examples:
  spcomms query --list
  spcomms query reply_times
  spcomms query person_time_line --where "names ILIKE '%venko%'"
  spcomms query "SELECT state, count(*) FROM communications GROUP BY state"
  spcomms query charges_against_defenders --where "state = 'KAZ'" -o kaz.csv
  spcomms query my-question.sql --format json
  spcomms query --show reply_rates

\b
Exit status: 0 answered, 1 the query is wrong, 2 wrong use: no such tables,
no such question.
"""
)
@click.argument("question", metavar="[QUESTION]", required=False)
@click.option(
    "--tables",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    default=Path("data/processed"),
    show_default=True,
    help="The tables of a run.",
)
@click.option("--where", metavar="CONDITION", help="SQL that the rows of a ready question, or of a table, must meet.")
@click.option(
    "--format", "form", type=click.Choice(FORMS), help="How.  [default: table, or what the name of the file says]"
)
@click.option(
    "-o",
    "--output",
    "out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where it is written.",
)
@click.option(
    "--limit",
    type=click.IntRange(0),
    help=f"Rows to show; 0 for all.  [default: {SHOWN} of a table, all in other forms]",
)
@click.option("--memory", default="1GB", show_default=True, help="What DuckDB may take before it uses the disk.")
@click.option("--list", "listed", is_flag=True, help="List the ready questions.")
@click.option(
    "--show", "shown", metavar="NAME", help="Print the SQL of a ready question, with the meaning of its columns."
)
def query(
    *,
    question: str | None,
    tables: Path,
    where: str | None,
    form: str | None,
    out: Path | None,
    limit: int | None,
    memory: str,
    listed: bool,
    shown: str | None,
) -> None:
    """Ask the tables: a ready question by its name, or any SQL.

    QUESTION is the name of a ready question or of a table, a query in SQL (DuckDB's), a file that ends with .sql, or -
    for standard input. A query can read the tables and nothing else, on this computer or beyond.
    """
    from pipeline.query.questions import listing, ready_questions

    if listed:
        click.echo(listing(list(ready_questions().values())))
        return
    if shown is not None:
        _show(shown)
        return
    if question is None:
        raise click.UsageError("say what to ask: a name of spcomms query --list, or SQL")
    form = form or _form_of(out)
    if form == "parquet" and out is None:
        raise click.UsageError("a Parquet file needs a name: -o FILE")
    _answer(_read(question), tables, where=where, form=form, out=out, limit=limit, memory=memory)


def _show(name: str) -> None:
    from pipeline.query.questions import ready_questions
    from pipeline.query.wording import nearest

    questions = ready_questions()
    if name not in questions:
        _give_up(f"no ready question is called {name!r}{nearest(name, list(questions))}", USAGE)
    click.echo(questions[name].sql, nl=False)


def _form_of(out: Path | None) -> str:
    from pipeline.query.forms import ENDINGS

    if out is None:
        return "table"
    if out.suffix.lower() not in ENDINGS:
        raise click.UsageError(f"'{out}' does not say in which form: give --format, or one of {', '.join(ENDINGS)}")
    return ENDINGS[out.suffix.lower()]


def _read(question: str) -> str:
    """The words of a question: those given, or those of a file or standard input."""
    try:
        if question == STDIN:
            text = sys.stdin.read(LONGEST + 1)
        elif question.endswith(SQL_FILE) and not re.search(r"\s", question):
            with Path(question).open(encoding="utf-8-sig") as file:
                text = file.read(LONGEST + 1)
        else:
            text = question
    except UnicodeDecodeError:
        _give_up(f"'{question}' is no text in UTF-8", USAGE)
    except OSError as error:
        _give_up(f"{question}: {error.strerror}", USAGE)
    if len(text) > LONGEST:
        _give_up("a query of more than a million characters is not read", USAGE)
    if not text.strip():
        _give_up("the query is empty", USAGE)
    return text.strip().rstrip(";")


def _answer(
    question: str, tables: Path, *, where: str | None, form: str, out: Path | None, limit: int | None, memory: str
) -> None:
    from pipeline.query.answer import ask
    from pipeline.query.corpus import open_corpus
    from pipeline.query.problem import QueryError

    try:
        corpus = open_corpus(tables, memory=memory, sealed=True)
    except (QueryError, OSError) as error:
        _give_up(str(error), USAGE)
    with corpus:
        sql = _sql(corpus, question, where)
        try:
            _put(ask(corpus, sql), form, out, limit)
        except BrokenPipeError:
            raise
        except QueryError as error:
            _give_up(str(error), FAILED)
        except OSError as error:
            _give_up(f"{error.filename or out}: {error.strerror}", FAILED)


def _sql(corpus: "Corpus", question: str, where: str | None) -> str:
    """The query that is meant: that of a name, with its condition, or the one given."""
    from pipeline.query.problem import QueryError

    if not A_NAME.fullmatch(question):
        if where is not None:
            raise click.UsageError("--where goes with the name of a question or a table; SQL has a WHERE of its own")
        return question
    try:
        corpus.known(question)
    except QueryError as error:
        _give_up(str(error), USAGE)
    condition = "" if where is None else f" WHERE ({where}\n)"  # behind a comment it would never end
    return f'SELECT * FROM "{question}"{condition}'  # noqa: S608 - a name that is known; the condition is the user's query


def _put(answer: "Answer", form: str, out: Path | None, limit: int | None) -> None:
    from pipeline.batch.visible import visible
    from pipeline.query import forms

    rows = limit or None
    if out is not None:
        _write_file(answer, form, out, rows)
    elif form == "table":
        _print_table(answer, SHOWN if limit is None else rows)
    else:
        forms.write(answer, form, sys.stdout, limit=rows, clean=visible if sys.stdout.isatty() else str)


def _print_table(answer: "Answer", limit: int | None) -> None:
    from rich.console import Console

    from pipeline.query.table import print_table

    terminal = sys.stdout.isatty()
    console = Console(width=None if terminal else WIDTH_OF_A_PIPE, highlight=False, markup=False, emoji=False)
    print_table(answer, console, limit=limit)


def _write_file(answer: "Answer", form: str, out: Path, limit: int | None) -> None:
    """Write a file aside, and put it in place when it is whole."""
    from rich.console import Console

    from pipeline.query import forms
    from pipeline.query.table import print_table

    aside = out.with_name(f".{out.name}.spcomms-{os.getpid()}")
    try:
        if form == forms.PARQUET:
            forms.write_parquet(answer, aside, limit=limit)
        else:
            with aside.open("x", encoding="utf-8", newline="\n") as file:
                if form == "table":
                    print_table(answer, Console(file=file, width=WIDTH_OF_A_PIPE, highlight=False), limit=limit)
                else:
                    forms.write(answer, form, file, limit=limit)
        aside.replace(out)
    finally:
        aside.unlink(missing_ok=True)


def _give_up(what: str, status: int) -> NoReturn:
    from pipeline.batch.visible import visible

    click.echo("\n".join(visible(line) for line in f"Error: {what}".splitlines()), err=True)
    sys.exit(status)
