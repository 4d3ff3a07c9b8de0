"""The forms in which an answer is written."""

import csv
import datetime
import io
import json
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.query.answer import ask
from pipeline.query.corpus import Corpus
from pipeline.query.forms import cell, plain_value, write, write_parquet
from pipeline.query.problem import QueryError

MIXED = (
    "SELECT 'a|b\n\"c\"' AS text, NULL AS nothing, true AS yes, 3 AS number, 1.5::DECIMAL(9, 2) AS money, "
    "DATE '2017-05-03' AS day, ['x', NULL] AS list, 'nan'::DOUBLE AS nan"
)


def written(corpus: Corpus, form: str, query: str, limit: int | None = None) -> str:
    out = io.StringIO()
    write(ask(corpus, query), form, out, limit=limit)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Decimal("1.50"), 1.5),
        (Decimal(7), 7),
        (float("inf"), None),
        (datetime.date(2017, 5, 3), "2017-05-03"),
        ([datetime.date(2017, 5, 3), None], ["2017-05-03", None]),
        ({"organisation_id": "o1", "function": None}, {"organisation_id": "o1", "function": None}),
        (b"x", "b'x'"),
    ],
)
def test_values_become_what_json_has(value: object, plain: object) -> None:
    assert plain_value(value) == plain


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (True, "true"), ("å", "å"), (["å", None], '["å", null]'), (Decimal("1.50"), "1.5")]
)
def test_values_become_cells(value: object, text: str) -> None:
    assert cell(value) == text


def test_csv_is_read_back(corpus: Corpus) -> None:
    head, row = csv.reader(io.StringIO(written(corpus, "csv", MIXED)))
    assert head == ["text", "nothing", "yes", "number", "money", "day", "list", "nan"]
    assert row == ['a|b\n"c"', "", "true", "3", "1.5", "2017-05-03", '["x", null]', ""]


OBJECT = {"text": 'a|b\n"c"', "nothing": None, "yes": True, "number": 3, "money": 1.5, "day": "2017-05-03"}
OBJECT |= {"list": ["x", None], "nan": None}


def test_json_is_an_array_and_jsonl_a_line_each(corpus: Corpus) -> None:
    twice = f"{MIXED} FROM range(2)"
    assert json.loads(written(corpus, "json", twice)) == [OBJECT, OBJECT]
    assert [json.loads(line) for line in written(corpus, "jsonl", twice).splitlines()] == [OBJECT, OBJECT]


def test_no_rows_are_an_empty_array(corpus: Corpus) -> None:
    assert json.loads(written(corpus, "json", "SELECT 1 AS a WHERE false")) == []


def test_markdown_keeps_its_columns(corpus: Corpus) -> None:
    assert written(corpus, "markdown", "SELECT 'a|b\nc' AS text, NULL AS nothing") == (
        "| text | nothing |\n| --- | --- |\n| a\\|b c |  |\n"
    )


@pytest.mark.parametrize("form", ["csv", "jsonl", "markdown"])
def test_a_limit_cuts(form: str, corpus: Corpus) -> None:
    heads = {"csv": 1, "jsonl": 0, "markdown": 2}[form]
    assert len(written(corpus, form, "FROM range(30000)", 12_000).splitlines()) == 12_000 + heads


def test_two_columns_of_one_name(corpus: Corpus) -> None:
    assert written(corpus, "csv", "SELECT 1 AS a, 2 AS a") == "a,a\n1,2\n"
    with pytest.raises(QueryError, match="two columns are called 'a', which json cannot have"):
        written(corpus, "json", "SELECT 1 AS a, 2 AS a")


def test_parquet_is_read_back(corpus: Corpus, tmp_path: Path) -> None:
    write_parquet(ask(corpus, "SELECT * FROM range(30000) AS t(n)"), tmp_path / "x.parquet", limit=12_000)
    assert pq.read_table(tmp_path / "x.parquet").column("n").to_pylist() == list(range(12_000))
