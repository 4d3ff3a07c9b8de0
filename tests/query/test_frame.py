"""Frames have the values and types that DuckDB's own have."""

import pandas as pd
import pytest

from pipeline.query.corpus import Corpus
from pipeline.query.frame import frame_of

VALUES = """
    FROM (VALUES
        (1, 2::BIGINT, TRUE, 1.5::DECIMAL(18, 2), DATE '2017-05-03', 'é', ['a', NULL], [DATE '2017-05-03'], 0.5),
        (3, 4::BIGINT, FALSE, 2.5::DECIMAL(18, 2), DATE '2018-05-03', 'b', [], [], 1.5)
    ) AS t(small, large, truth, money, day, word, words, days, share)
"""
COLUMNS = ("small", "large", "truth", "money", "day", "word", "share")


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("nulls", [False, True])
def test_a_column_is_as_duckdb_has_it(column: str, nulls: bool, corpus: Corpus) -> None:
    more = f" UNION ALL SELECT NULL AS {column}" if nulls else ""
    answer = corpus.sql(f"SELECT {column} {VALUES}{more}")
    pd.testing.assert_frame_equal(frame_of(answer), answer.df())


@pytest.mark.parametrize(
    ("column", "values"), [("words", [["a", None], []]), ("days", [[pd.Timestamp("2017-05-03")], []])]
)
def test_lists_stay_lists(column: str, values: list[object], corpus: Corpus) -> None:
    assert [list(cell) for cell in frame_of(corpus.sql(f"SELECT {column} {VALUES}"))[column]] == values


def test_a_frame_can_be_written_to(corpus: Corpus) -> None:
    frame = corpus["charges"]
    frame.loc[0, ["page", "offence", "date"]] = [7, "theft", None]
    assert list(frame.loc[0, ["page", "offence"]]) == [7, "theft"]
    assert pd.isna(frame.loc[0, "date"])


def test_an_answer_without_rows_has_its_columns(corpus: Corpus) -> None:
    frame = frame_of(corpus.sql("SELECT * FROM reply_times WHERE FALSE"))
    assert len(frame) == 0
    assert list(frame.columns) == corpus.sql("FROM reply_times").columns
