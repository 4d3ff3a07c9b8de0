"""Scores against numbers worked out by hand."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.attributes import Tally
from pipeline.evaluate.found import Found
from pipeline.evaluate.gold import load_gold
from pipeline.evaluate.score import Evaluation, evaluate
from pipeline.evaluate.spans import SpanTally
from pipeline.evaluate.totals import measures, total
from tests.evaluate.toys import quoted, score, toy_found, write_gold


def day(date: str, role: str = "event", **more: Any) -> dict[str, Any]:
    return {"date_start": date, "date_end": date, "precision": "day", "role": role, **more}


def evaluated(tmp_path: Path, golds: dict[str, dict[str, Any]], found: dict[str, dict[str, Any]]) -> Evaluation:
    """Gold letters by name, and the rows found in each; a letter that is not among the found has none."""
    for name, content in golds.items():
        write_gold(tmp_path / "set" / name, text=f"letter {name}", **content)
    gold = load_gold(tmp_path / "set")
    letters = {
        letter.letter_id: toy_found(f"letter {letter.name}", **found[letter.name])
        for letter in gold.letters
        if letter.name in found
    }
    tables = frozenset(name for rows in found.values() for name in rows)
    return evaluate([gold], Found(tables=tables, letters=letters))


def test_precision_recall_and_f1_are_micro_averaged_over_letters(tmp_path: Path) -> None:
    """Letter a: 2 of 3 found and nothing else; b: the 1 found with 2 that are none. So 3 of 4, and 3 of 5 are right."""
    evaluation = evaluated(
        tmp_path,
        {
            "a": {"dates": [day("2020-03-01"), day("2020-03-02"), day("2020-03-03")]},
            "b": {"dates": [day("2020-03-01")]},
        },
        {
            "a": {"dates": [day("2020-03-01"), day("2020-03-02")]},
            "b": {"dates": [day("2020-03-01"), day("2020-03-05"), day("2020-03-06")]},
        },
    )
    scores = measures("dates", total("dates", evaluation.letters))
    assert scores["r"] == 3 / 4
    assert scores["p"] == 3 / 5
    assert scores["f1"] == pytest.approx(2 * (3 / 4) * (3 / 5) / (3 / 4 + 3 / 5))


def test_a_key_counts_once_a_letter_however_often_it_stands() -> None:
    result = score("dates", [day("2020-03-01")] * 3, [day("2020-03-01"), day("2020-03-09"), day("2020-03-09")])
    assert (len(result.matched), len(result.missed), len(result.spurious)) == (1, 0, 1)


def test_an_optional_record_is_neither_rewarded_nor_punished() -> None:
    gold = [day("2020-03-01"), day("2020-03-02", optional=True), day("2020-03-03", optional=True)]
    result = score("dates", gold, [day("2020-03-01"), day("2020-03-02"), day("2020-03-09")])
    assert result.matched == (("2020-03-01", "2020-03-01"),)
    assert result.missed == ()
    assert [item.key[0] for item in result.spurious] == ["2020-03-09"]


def test_a_key_with_a_record_that_is_not_optional_counts() -> None:
    gold = [day("2020-03-01", optional=True), day("2020-03-01")]
    assert len(score("dates", gold, []).missed) == 1


def test_a_communication_known_by_its_date_alone_is_matched_by_it() -> None:
    gold = [{"cited": None, "role": "previous", "date": "2006-03-06", "status": "answered"}]
    rows = [
        {"cited": None, "role": "previous", "date": "2006-03-06", "status": None},
        {"cited": None, "role": "previous", "date": "2006-03-07", "status": None},
    ]
    result = score("references", gold, rows)
    assert len(result.matched) == 1
    assert [item.key for item in result.spurious] == [("2006-03-07", "previous")]
    assert result.attributes == {"date": Tally(1, 1), "status": Tally(0, 1)}


@pytest.mark.parametrize(
    ("gold_roles", "found_roles", "expected"),
    [
        (["event", "letter"], ["letter", "event"], Tally(2, 2)),
        (["event", "letter"], ["letter", "letter"], Tally(1, 2)),
        (["event", "event"], ["event"], Tally(1, 1)),
        (["letter", "event"], ["event"], Tally(1, 1)),
        (["letter"], ["event", "letter", "event"], Tally(1, 1)),
        (["letter"], ["event", "event"], Tally(0, 1)),
    ],
)
def test_rows_of_one_key_are_paired_to_agree_most(
    gold_roles: list[str], found_roles: list[str], expected: Tally
) -> None:
    gold = [day("2020-03-01", role) for role in gold_roles]
    rows = [day("2020-03-01", role) for role in found_roles]
    assert score("dates", gold, rows).attributes["role"] == expected


def test_attributes_are_paired_together_not_each_by_itself() -> None:
    """One row has the role of the one and the precision of the other record: they cannot all be right."""
    gold = [day("2020-03-01", "event"), day("2020-03-01", "birth") | {"precision": "range"}]
    rows = [day("2020-03-01", "event") | {"precision": "range"}, day("2020-03-01", "birth")]
    attributes = score("dates", gold, rows).attributes
    assert attributes["role"].right + attributes["precision"].right == 2


def test_names_in_attributes_are_compared_as_names() -> None:
    result = score(
        "mandates",
        [{"mandate": "torture", "holder": "José Sol", "resolution": "A/HRC/RES/34/19"}],
        [{"mandate": "torture", "holder": "Mr. Jose Sol", "resolution": "A/HRC/RES/34/18"}],
    )
    assert result.attributes == {"holder": Tally(1, 1), "resolution": Tally(0, 1)}
    assert [(wrong.column, wrong.gold, wrong.found) for wrong in result.wrong] == [
        ("resolution", "A/HRC/RES/34/19", "A/HRC/RES/34/18")
    ]


def test_null_in_the_gold_must_be_null_and_a_column_left_out_is_open() -> None:
    rows = [{"mandate": "torture", "holder": "Ana Sol", "resolution": "A/HRC/RES/34/19"}]
    result = score("mandates", [{"mandate": "torture", "holder": None}], rows)
    assert result.attributes == {"holder": Tally(0, 1), "resolution": Tally(0, 0, beyond=1)}


def test_each_field_of_the_letter_is_scored_by_itself(tmp_path: Path) -> None:
    """Three fields in each of two letters: 2 and 3 right."""
    evaluation = evaluated(
        tmp_path,
        {
            "a": {"letters": {"kind": "AL", "state": "PER", "number": None}},
            "b": {"letters": {"kind": "UA", "state": "PER", "number": 4}},
        },
        {
            "a": {"letters": [{"kind": "AL", "state": "BOL", "number": None}]},
            "b": {"letters": [{"kind": "UA", "state": "PER", "number": 4, "year": 2020}]},
        },
    )
    scores = measures("letters", total("letters", evaluation.letters))
    assert scores["accuracy"] == 5 / 6
    assert (scores["kind"], scores["state"], scores["number"]) == (1, 1 / 2, 1)
    assert scores["year"] is None


def test_a_letter_that_is_not_in_the_tables_is_all_missed(tmp_path: Path) -> None:
    """One of two letters is there: 1 of 3 dates, half of the fields."""
    evaluation = evaluated(
        tmp_path,
        {
            "a": {"letters": {"kind": "AL"}, "dates": [day("2020-03-01")]},
            "b": {"letters": {"kind": "AL"}, "dates": [day("2020-03-01"), day("2020-03-02")]},
        },
        {"a": {"letters": [{"kind": "AL"}], "dates": [day("2020-03-01")]}},
    )
    assert measures("letters", total("letters", evaluation.letters))["accuracy"] == 1 / 2
    assert measures("dates", total("dates", evaluation.letters))["r"] == 1 / 3
    assert [(letter.letter.name, letter.failure) for letter in evaluation.letters if letter.failure] == [
        ("b", "not in the tables")
    ]


def test_tables_that_the_run_does_not_have_are_not_scored(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path, {"a": {"charges": [{"person": None, "offence": "theft"}]}}, {"a": {"dates": []}})
    assert evaluation.tables == ("dates",)
    assert "charges" in evaluation.absent


def test_quotes_are_found_exactly_or_overlapped_by_rows_of_the_same_key() -> None:
    gold = [
        day("2020-03-02", quote="2 March 2020"),
        day("2020-03-12", quote="12 March 2020"),
        day("2020-05-01", "deadline", quote="within 60 days"),
    ]
    rows = [
        day("2020-03-02", **quoted("2 March 2020")),
        day("2020-03-12", **quoted("12 March")),
        day("2020-05-02", **quoted("within 60 days")),
    ]
    assert score("dates", gold, rows).spans == SpanTally(strict=1, partial=2, total=3)


def test_a_row_at_another_occurrence_does_not_have_the_quote() -> None:
    gold = [day("2020-03-02", quote="2 March 2020", nth=2)]
    assert score("dates", gold, [day("2020-03-02", **quoted("2 March 2020", 1))]).spans == SpanTally(0, 0, 1)


def test_a_missed_record_says_what_was_found_in_its_place() -> None:
    gold = [day("2020-03-02", quote="2 March 2020")]
    result = score("dates", gold, [day("2021-03-02", **quoted("2 March 2020"))])
    assert result.missed[0].at == 3
    assert result.missed[0].instead == (("2021-03-02", "2021-03-02"),)


def test_nothing_to_score_is_no_score() -> None:
    assert set(measures("requests", total("requests", [])).values()) == {None}
