"""What ``pipeline.open`` gives, and what it says where there is nothing to open."""

from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline.query.corpus import Corpus
from pipeline.query.problem import QueryError
from pipeline.query.questions import ready_questions
from pipeline.tables.schema import TABLES
from tests.query.made import write_tables
from tests.query.small_corpus import ROWS


def test_tables_and_questions_are_frames(corpus: Corpus) -> None:
    assert list(corpus["letters"].letter_id) == ["a1", "a2", "b1", "c1", "d1", "o1", "r1"]
    assert list(corpus["reply_times"].days) == [30, 92]
    assert set(corpus.tables) == set(TABLES)
    assert dict(corpus.questions) == {name: one.question for name, one in ready_questions().items()}


def test_a_query_sees_the_frames_of_the_caller(corpus: Corpus) -> None:
    mine = pd.DataFrame({"state": ["TUR"], "region": ["Europe"]})  # noqa: F841 - the query names it
    frame = corpus.sql("SELECT reference, region FROM communications JOIN mine USING (state) ORDER BY 1").df()
    assert frame.to_dict("list") == {"reference": ["AL TUR 2/2018", "OL TUR 7/2019"], "region": ["Europe"] * 2}


def test_an_unknown_name_is_told_with_the_nearest(corpus: Corpus) -> None:
    with pytest.raises(QueryError, match="no table and no question is called 'leters'; nearest: letters"):
        corpus["leters"]


def test_the_end_of_with_closes(tables: Path) -> None:
    with pipeline.open(tables) as corpus:
        pass
    with pytest.raises(duckdb.ConnectionException):
        corpus.connection.execute("SELECT 1")


def test_what_spills_is_removed(tables: Path) -> None:
    corpus = pipeline.open(tables)
    ((spill,),) = corpus.connection.execute("SELECT current_setting('temp_directory')").fetchall()
    assert Path(spill).is_dir()
    assert Path(spill).stat().st_mode & 0o077 == 0
    corpus.close()
    del corpus
    assert not Path(spill).exists()


def test_nothing_is_fetched(corpus: Corpus) -> None:
    settings = dict(
        corpus.connection.execute(
            "SELECT name, value FROM duckdb_settings() WHERE name IN ('autoinstall_known_extensions', "
            "'autoload_known_extensions', 'allow_community_extensions', 'memory_limit')"
        ).fetchall()
    )
    assert settings.pop("memory_limit") == "953.6 MiB"
    assert set(settings.values()) == {"false"}


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="has no tables; make them with spcomms extract"):
        pipeline.open(tmp_path)


def test_a_table_that_is_missing_is_told(tmp_path: Path) -> None:
    write_tables(tmp_path, {}, without=["charges"])
    with pytest.raises(QueryError, match="has no table charges: another version made it; run spcomms extract again"):
        pipeline.open(tmp_path)


def test_a_column_that_is_missing_is_told(tmp_path: Path) -> None:
    write_tables(tmp_path, ROWS)
    (path,) = (tmp_path / "persons").glob("*.parquet")
    pq.write_table(pq.read_table(path).drop_columns(["entity_id"]), path)
    with pytest.raises(
        QueryError, match="persons has no entity_id: another version made it; run spcomms extract again"
    ):
        pipeline.open(tmp_path)


def test_a_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    write_tables(tmp_path, {})
    (path,) = (tmp_path / "events").glob("*.parquet")
    path.write_bytes(b"PAR1 nothing PAR1")
    with pytest.raises(QueryError, match="events cannot be read as a table"):
        pipeline.open(tmp_path)


def test_memory_that_is_no_size_is_told(tables: Path) -> None:
    with pytest.raises(QueryError, match="DuckDB cannot be started: Memory must have a number"):
        pipeline.open(tables, memory="much")


@pytest.mark.parametrize("name", ["it's", "a [b]*", "ü ?"])
def test_any_name_of_a_folder_will_do(name: str, tmp_path: Path) -> None:
    write_tables(tmp_path / name, ROWS)
    with pipeline.open(tmp_path / name, sealed=True) as corpus:
        assert len(corpus["letters"]) == 7


ACROSS = ["links", "chains", "people", "person_pairs"]


def test_letters_that_were_not_related_still_open(tmp_path: Path) -> None:
    write_tables(tmp_path, ROWS, without=ACROSS)
    with pipeline.open(tmp_path) as corpus:
        assert len(corpus["letters_by_year"]) == 3
        assert set(corpus.lacking.values()) == set(ACROSS)
        assert corpus.lacking["reply_rates"] == "links"  # through questions that it asks itself
        with pytest.raises(QueryError, match=r"letter_chains needs the table chains.*spcomms relate"):
            corpus["letter_chains"]
        with pytest.raises(QueryError, match=r"reply_rates needs the table links.*spcomms relate"):
            corpus.sql("SELECT * FROM reply_rates")


def test_every_question_answers_tables_without_rows(tmp_path: Path) -> None:
    write_tables(tmp_path, {})
    with pipeline.open(tmp_path) as corpus:
        assert {name for name in corpus.questions if len(corpus[name])} == set()
