"""What each ready question answers of the small corpus.

The rows in ``answers/`` were written by hand from what its letters say; a file names the columns that it looks at.
"""

import io
from pathlib import Path

import pytest

from pipeline.query.answer import ask
from pipeline.query.corpus import Corpus
from pipeline.query.forms import write
from pipeline.query.questions import ready_questions

ANSWERS = {path.stem: path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "answers").glob("*.csv")}


def test_every_question_has_an_answer_here() -> None:
    assert set(ANSWERS) == set(ready_questions())


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_the_answer_is_right(name: str, corpus: Corpus) -> None:
    columns = ANSWERS[name].splitlines()[0]
    given = io.StringIO()
    write(ask(corpus, f"SELECT {columns} FROM {name}"), "csv", given, limit=None)
    assert given.getvalue() == ANSWERS[name]


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_the_columns_are_those_of_the_head(name: str, corpus: Corpus) -> None:
    assert corpus.sql(f"FROM {name}").columns == list(ready_questions()[name].columns)


def test_a_person_is_found_by_any_form_of_the_name(corpus: Corpus) -> None:
    found = corpus.sql(
        "SELECT DISTINCT entity_id, names FROM person_time_line WHERE names ILIKE '%l. venko%'"
    ).fetchall()
    assert found == [("a1-p1", "Larisa Venko; L. Venko; Venko")]


def test_a_condition_keeps_the_order(corpus: Corpus) -> None:
    lines = corpus.sql("SELECT what FROM person_time_line WHERE name = 'Oleg Marat'").fetchall()
    assert lines == [("arrest",), ("letter",)]
