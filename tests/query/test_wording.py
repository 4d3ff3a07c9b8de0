"""DuckDB's errors in plain words."""

import pytest

from pipeline.query.corpus import Corpus
from pipeline.query.problem import QueryError
from pipeline.query.wording import WIDTH, plain


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT stat FROM letters", 'Referenced column "stat" not found in FROM clause! There are: "state"'),
        ("SELECT * FROM lettres", "no table and no question is called 'lettres'; nearest: letters"),
        ("SELECT * FROM zzz", "no table and no question is called 'zzz'; spcomms query --list has them all"),
        (
            "SELECT * FROM references",
            'references is also a word of SQL: write it in double quotes, "references"\n  in: S',
        ),
        ("SELEC 1", 'syntax error at or near "SELEC"\n  in: SELEC 1'),
        ("SELECT nosuch(1)", "Scalar Function with name nosuch does not exist!"),
    ],
)
def test_an_error_is_a_line_or_two(query: str, told: str, corpus: Corpus) -> None:
    with pytest.raises(QueryError) as raised:
        corpus.sql(query)
    assert str(raised.value).startswith(told)
    assert len(str(raised.value).splitlines()) <= 2
    assert "Error:" not in str(raised.value)


def test_of_a_long_query_the_piece_is_shown() -> None:
    line = "x" * 500 + " here " + "y" * 500
    message = f'Parser Error: syntax error at or near "here"\n\nLINE 1: {line}\n{" " * 509}^^^^'
    told = plain(message, [], {}).splitlines()
    assert told[0] == 'syntax error at or near "here"'
    assert " here " in told[1]
    assert len(told[1]) < 2 * WIDTH
