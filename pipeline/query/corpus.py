"""A corpus opened for questions: ``pipeline.open("data/processed")``."""

import shutil
import tempfile
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Any, Self

from pipeline.query.frame import frame_of
from pipeline.query.problem import QueryError
from pipeline.query.questions import ready_questions
from pipeline.query.views import make_question_views, make_table_views, table_files
from pipeline.query.wording import nearest, plain

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

MEMORY = "1GB"
# Nothing is fetched, and nothing is loaded that is not in the package itself.
OFFLINE: Mapping[str, Any] = MappingProxyType(
    {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "allow_extension_repositories": "forbidden",
        "allow_persistent_secrets": False,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Corpus:
    """The tables of a run and the ready questions, as views of a DuckDB database in memory.

    tables, questions: what each holds or asks, by name; lacking: questions that cannot be asked of this folder, with
    the table that each lacks. Closed by ``close``, or at the end of ``with``.
    """

    folder: Path
    connection: "DuckDBPyConnection"
    tables: Mapping[str, str]
    questions: Mapping[str, str]
    lacking: Mapping[str, str]

    def sql(self, query: str) -> "DuckDBPyRelation":
        """The answer to a query in SQL: ``.df()`` makes it a pandas frame, ``.show()`` prints it.

        Tables, ready questions and data frames of the caller go by their names. Raises QueryError where the query is
        wrong; what goes wrong later, at a row, is DuckDB's own error.
        """
        import duckdb

        try:
            return self.connection.sql(query)
        except duckdb.Error as error:
            raise QueryError(self.told(error)) from None

    def __getitem__(self, name: str) -> "pd.DataFrame":
        """A table, or the answer to a ready question, as a pandas frame. Raises QueryError where there is none."""
        self.known(name)
        return frame_of(self.sql(f'SELECT * FROM "{name}"'))  # noqa: S608 - a name that is known

    def known(self, name: str) -> None:
        """Raise QueryError, with the nearest names, where no table and no question of this folder is called so."""
        if name in self.lacking:
            raise QueryError(
                f"{name} needs the table {self.lacking[name]}, which {self.folder} does not have; "
                "make it with spcomms relate"
            )
        if name not in self.tables and name not in self.questions:
            raise QueryError(f"no table and no question is called {name!r}{nearest(name, self.names())}")

    def names(self) -> list[str]:
        """All that goes by a name in a query."""
        return [*self.tables, *self.questions]

    def told(self, error: Exception) -> str:
        """An error of DuckDB in plain words."""
        return plain(str(error), self.names(), self.lacking)

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_corpus(folder: str | Path, *, memory: str = MEMORY, sealed: bool = False) -> Corpus:
    """Open the tables that ``spcomms extract`` wrote.

    memory: what DuckDB may take before it writes to the disk (``1GB``). sealed: whether queries can reach nothing but
    these tables: no other file, no data of the program, no setting. Nothing ever goes over the network. Raises
    QueryError where the folder has no tables, or those of another version.
    """
    import duckdb

    from pipeline.tables.schema import TABLES

    folder = Path(folder)
    files = table_files(folder)
    spill = tempfile.mkdtemp(prefix="spcomms-")  # for this user alone: DuckDB's own choice is the folder one stands in
    try:
        connection = duckdb.connect(":memory:", config={**OFFLINE, "memory_limit": memory, "temp_directory": spill})
    except duckdb.Error as error:
        shutil.rmtree(spill, ignore_errors=True)
        raise QueryError(f"DuckDB cannot be started: {plain(str(error), (), {})}") from None
    try:
        files = {name: [path.resolve() for path in paths] for name, paths in files.items()}
        make_table_views(connection, files)
        lacking = make_question_views(connection, list(files))
        if sealed:
            _seal(connection, [str(path) for paths in files.values() for path in paths])
        else:
            connection.execute("SET python_scan_all_frames = true")  # data frames of whoever calls Corpus.sql
    except BaseException:
        connection.close()
        shutil.rmtree(spill, ignore_errors=True)
        raise
    corpus = Corpus(
        folder=folder,
        connection=connection,
        tables=MappingProxyType({name: TABLES[name].description for name in TABLES if name in files}),
        questions=MappingProxyType(
            {name: one.question for name, one in ready_questions().items() if name not in lacking}
        ),
        lacking=lacking,
    )
    weakref.finalize(corpus, shutil.rmtree, spill, ignore_errors=True)
    return corpus


def _seal(connection: "DuckDBPyConnection", paths: list[str]) -> None:
    """Shut the connection: it reads these files, nothing else, and cannot be opened again."""
    connection.execute("SET python_enable_replacements = false")
    connection.execute("SET allowed_paths = $paths", {"paths": paths})
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
