"""An answer as a table on the terminal."""

import io

import pytest
from rich.console import Console

from pipeline.query.answer import ask
from pipeline.query.corpus import Corpus
from pipeline.query.table import BETWEEN, NARROWEST, fitting, print_table


def printed(corpus: Corpus, query: str, *, width: int = 100, limit: int | None = 40) -> str:
    out = io.StringIO()
    print_table(ask(corpus, query), Console(file=out, width=width, highlight=False), limit=limit)
    return out.getvalue()


def test_rows_are_counted_and_nulls_are_seen(corpus: Corpus) -> None:
    lines = printed(corpus, "SELECT state, n_letters FROM letters_by_state").splitlines()
    assert lines[0].split() == ["state", "n_letters"]
    assert lines[2].split() == ["KAZ", "2"]
    assert lines[4].split() == ["·", "0"]
    assert lines[-1] == "3 rows"


def test_what_is_not_shown_is_told(corpus: Corpus) -> None:
    lines = printed(corpus, "FROM range(25000)", limit=2).splitlines()
    assert len(lines) == 5
    assert lines[-1] == "25,000 rows, the first 2 shown; --limit 0 shows all"


def test_a_terminal_is_not_obeyed(corpus: Corpus) -> None:
    text = printed(corpus, "SELECT 'red' || chr(27) || '[31m' || chr(8238) || chr(10) || '[bold]x' AS a")
    assert "red\\x1b[31m\\u202e [bold]x" in text


def test_wide_cells_are_cut_and_columns_left_out_are_named(corpus: Corpus) -> None:
    many = ", ".join(f"repeat('{letter}', 60) AS {letter * 3}" for letter in "abcdef")
    lines = printed(corpus, f"SELECT {many}", width=60).splitlines()
    assert max(map(len, lines[:-1])) <= 60
    assert lines[2].startswith("a" * (NARROWEST - 1) + "…")
    assert "no room for the columns ddd, eee, fff" in lines[-1]


@pytest.mark.parametrize(
    ("lengths", "room", "widths"),
    [
        ([3, 5], 80, [3, 5]),
        ([100], 80, [48]),
        ([40, 10], 46, [32, 10]),
        ([40, 40, 40], 40, [16, 16]),
        ([40], 5, [NARROWEST]),
    ],
)
def test_widths(lengths: list[int], room: int, widths: list[int]) -> None:
    assert fitting([["x" * length for length in lengths]], room) == widths
    assert len(widths) == 1 or sum(widths) + BETWEEN * len(widths) <= room
