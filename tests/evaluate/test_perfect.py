"""Gold turned into tables scores 1 everywhere."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.gold_tables import GoldColumn, gold_tables, value_problem
from pipeline.evaluate.keys import RULES
from pipeline.evaluate.score import LetterScore, score_table
from pipeline.evaluate.spans import index_text, places
from pipeline.evaluate.totals import measures, total
from tests.evaluate.toys import TEXT

NAMES = st.sampled_from(["Ana Sol", "Mr. Ben Luz", "the Third Court", "O'Neill", "Li", "theft", "«insulte»"])
DATES = st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(date.isoformat)


def values(column: GoldColumn) -> st.SearchStrategy[Any]:
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "text": NAMES | st.text(min_size=1).filter(str.strip),
        "integer": st.integers(1, 20),
        "number": st.integers(1, 10**6) | st.floats(1, 10**6),
        "yes_no": st.booleans(),
        "date": DATES,
        "duration": st.sampled_from(["P4Y", "P18M", "P1Y6M", "P100D"]),
        "texts": st.lists(NAMES, max_size=3),
        "dates": st.lists(DATES, max_size=3),
        "word": st.sampled_from(column.words or ("",)),
        "person": NAMES,
        "court": NAMES,
        "place": NAMES,
        "persons": st.lists(NAMES, max_size=3),
    }
    return kinds[column.kind]


@st.composite
def records(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    """Some valid gold records of one table, with quotes of the toy letter."""
    table = gold_tables()[draw(st.sampled_from(sorted(set(RULES) - {"letters"})))]
    found = []
    for _ in range(draw(st.integers(1, 5))):
        record = {}
        for column in table.columns.values():
            if column.name in {"quote", "nth", "optional"}:
                continue
            if column.name in table.required or draw(st.booleans()):
                record[column.name] = draw(st.none() | values(column))
        if draw(st.booleans()):
            start = draw(st.integers(0, len(TEXT) - 9))
            record["quote"] = TEXT[start : start + draw(st.integers(6, 9))].strip()
        if draw(st.integers(0, 4)) == 0:
            record["optional"] = True
        assert all(value_problem(table.columns[name], value) is None for name, value in record.items())
        found.append(record)
    return table.name, found


@given(records())
def test_gold_as_its_own_tables_is_perfect(drawn: tuple[str, list[dict[str, Any]]]) -> None:
    table, gold = drawn
    index = index_text(TEXT)
    rows = []
    for record in gold:
        spans = places(record, index, index) if record.get("quote") else [(None, None)]
        rows.append({name: value for name, value in record.items() if name != "optional"})
        rows[-1] |= {"start": spans[0][0], "end": spans[0][1]}
    score = score_table(table, gold, rows, index=index, source=index)
    letter = LetterScore(gold_set="set", letter=None, tables={table: score})  # type: ignore[arg-type]
    assert {
        name: value for name, value in measures(table, total(table, [letter])).items() if value not in (None, 1)
    } == {}
    assert score.wrong == ()
