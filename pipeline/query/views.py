"""Views over the Parquet files of a run, and over them the ready questions."""

from collections.abc import Collection, Mapping, Sequence
from graphlib import TopologicalSorter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.query.problem import QueryError
from pipeline.query.questions import Question, macros, ready_questions
from pipeline.tables.schema import TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def table_files(folder: Path) -> Mapping[str, Sequence[Path]]:
    """The Parquet files of each table that a folder has.

    Those across letters may be missing. Raises QueryError where another is, or where there are no tables at all.
    """
    found = {name: sorted((folder / name).glob("*.parquet")) for name in TABLES}
    there = {name: paths for name, paths in found.items() if paths}
    if not there:
        raise QueryError(f"{folder} has no tables; make them with spcomms extract")
    lacking = [name for name, table in TABLES.items() if name not in there and not table.across]
    if lacking:
        raise QueryError(f"{folder} has no table {lacking[0]}: another version made it; run spcomms extract again")
    return MappingProxyType(there)


def make_table_views(connection: "DuckDBPyConnection", files: Mapping[str, Sequence[Path]]) -> None:
    """A view for each table. Raises QueryError where a file is no table, or a column is missing."""
    import duckdb

    for name, paths in files.items():
        listed = ", ".join(_quoted(str(path)) for path in paths)
        try:
            connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet([{listed}])')  # noqa: S608 - our paths
        except duckdb.Error as error:
            raise QueryError(f"{paths[0].parent} cannot be read as a table ({type(error).__name__})") from None
    there = set(connection.execute("SELECT table_name, column_name FROM duckdb_columns()").fetchall())
    for name, paths in files.items():
        lacking = [field.name for field in TABLES[name].fields if (name, field.name) not in there]
        if lacking:
            raise QueryError(
                f"{paths[0].parent} has no {lacking[0]}: another version made it; run spcomms extract again"
            )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def make_question_views(connection: "DuckDBPyConnection", tables: Collection[str]) -> Mapping[str, str]:
    """The functions that questions share, and a view for each question whose tables are there.

    Gives for each question that has no view the table that it lacks.
    """
    connection.execute(macros())
    lacking: dict[str, str] = {}
    for question in _in_order(ready_questions()):
        missing = [
            lacking.get(name, name) for name in question.reads if name in lacking or name in TABLES.keys() - set(tables)
        ]
        if missing:
            lacking[question.name] = missing[0]
        else:
            connection.execute(f'CREATE VIEW "{question.name}" AS {question.sql}')
    return MappingProxyType(lacking)


def _in_order(questions: Mapping[str, Question]) -> list[Question]:
    """The questions, each behind those that it asks itself."""
    asked = {name: [other for other in one.reads if other in questions] for name, one in questions.items()}
    return [questions[name] for name in TopologicalSorter(asked).static_order()]
