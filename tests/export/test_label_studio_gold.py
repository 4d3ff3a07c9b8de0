"""Gold records from what an annotator said."""

from typing import Any

import pytest

from pipeline.export.label_studio_export import Answer, Region, Relation
from pipeline.export.label_studio_gold import gold_of

TEXT = "Mr. Ali Odd and Ms. Bo Even were charged with theft, theft by the Third Court on 3 May 2020."
OWN = {"letters_kind": ["AL"], "letters_none": ["reference"]}


def at(words: str, label: str | None, *, nth: int = 1, **texts: Any) -> Region:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    plain = {name: [text] if isinstance(text, str) else text for name, text in texts.items()}
    return Region((start, start + len(words)), label=label, texts=plain)


def answer(*relations: Relation, tables: tuple[str, ...] | None = None, **regions: Region) -> Answer:
    labels = tuple(sorted({str(region.label) for region in regions.values()})) if tables is None else tables
    texts = {**OWN, "annotated": list(labels)}
    return Answer(where="task 7", data={}, text=TEXT, texts=texts, regions=regions, relations=relations)


def gold(*relations: Relation, **regions: Region) -> dict[str, Any]:
    content, problems = gold_of(answer(*relations, **regions))
    assert problems == []
    return content


def problems(*relations: Relation, **regions: Region) -> list[str]:
    return gold_of(answer(*relations, **regions))[1]


ALI, BO = at("Ali Odd", "persons", persons_role="alleged_victim"), at("Bo Even", "persons")
COURT = at("Third Court", "courts", courts_level="district")
THEFT = at("theft", "charges", nth=2, charges_status="charged", charges_alleged="no", charges_none=["law", "date"])


def test_columns_are_typed_and_those_said_to_be_none_are_null() -> None:
    date = at(
        "3 May 2020",
        "dates",
        dates_date_start="2020-05-03",
        dates_precision="day",
        dates_role="event",
        marks="optional",
    )
    content = gold(date=date)
    assert content["letters"] == {"reference": None, "kind": "AL"}
    expected = {"date_start": "2020-05-03", "date_end": None, "precision": "day", "role": "event"}
    assert content["dates"] == [{**expected, "quote": "3 May 2020", "optional": True}]


def test_a_name_left_empty_is_the_words_marked_and_nth_tells_which() -> None:
    content = gold(theft=THEFT, bo=BO)
    assert content["persons"] == [{"name": "Bo Even", "quote": "Bo Even"}]
    (charge,) = content["charges"]
    assert charge == {
        "person": None,
        "offence": "theft",
        "status": "charged",
        "date": None,
        "law": None,
        "alleged": False,
        "quote": "theft",
        "nth": 2,
    }


@pytest.mark.parametrize(
    "relations",
    [
        [Relation("theft", "ali", ("person",)), Relation("theft", "court", ("court",))],
        [Relation("theft", "ali", ()), Relation("theft", "court", ())],  # each can be one thing only
        [Relation("ali", "theft", ("person",)), Relation("court", "theft", ("court",))],  # the other way round
    ],
)
def test_relations_are_the_names_of_what_they_lead_to(relations: list[Relation]) -> None:
    (charge,) = gold(*relations, theft=THEFT, ali=ALI, court=COURT)["charges"]
    assert (charge["person"], charge["court"]) == ("Ali Odd", "Third Court")


def test_lists_are_what_is_drawn_and_what_is_written() -> None:
    event = at("charged", "events", events_kind="charge", events_persons=["Cy None", "Ali Odd"])
    drawn = [Relation("event", "bo", ()), Relation("event", "ali", ())]
    assert gold(*drawn, event=event, ali=ALI, bo=BO)["events"][0]["persons"] == ["Bo Even", "Ali Odd", "Cy None"]


def test_tables_not_gone_through_are_left_out() -> None:
    content, wrong = gold_of(answer(tables=("courts", "dates"), theft=THEFT, court=COURT))
    assert (wrong, set(content), content["dates"]) == ([], {"letters", "courts", "dates"}, [])


def test_a_record_stands_once_and_white_space_is_no_part_of_it() -> None:
    wide = at(" Third Court ", "courts", courts_level="district")
    assert gold(one=COURT, two=wide)["courts"] == [{"name": "Third Court", "level": "district", "quote": "Third Court"}]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Third  Court", {"quote": "Third  Court"}),  # stands there, but for white space
        ("Second Court", {"quote": "Third Court"}),  # does not: the region was drawn anew
    ],
)
def test_a_written_quote_counts_where_it_stands(quote: str, expected: dict[str, Any]) -> None:
    (court,) = gold(court=at("Third Court", "courts", quote=quote))["courts"]
    assert {name: value for name, value in court.items() if name in {"quote", "nth"}} == expected


def test_a_record_shown_only_where_its_name_stands_has_no_quote() -> None:
    assert gold(court=at("Third Court", "courts", marks=["no quote"]))["courts"] == [{"name": "Third Court"}]


def test_records_without_a_place_are_read_from_json() -> None:
    texts = {**OWN, "annotated": ["dates", "requests"], "requests_unplaced": ['{"number": 1}']}
    whole = Answer(where="task 7", data={}, text=TEXT, texts=texts, regions={}, relations=[])
    assert gold_of(whole)[0]["requests"] == [{"number": 1}]


DATE = {"dates_precision": "day", "dates_role": "event"}


@pytest.mark.parametrize(
    ("regions", "message"),
    [
        ({"a": at("3 May 2020", None)}, "a region at 81 (3 May 2020): has no label"),
        ({"a": at("3 May 2020", "verbs")}, "has a label that is no table"),
        ({"a": at(" ", "courts")}, "marks only white space"),
        ({"a": at("3 May 2020", "dates", dates_role="event")}, "dates at 81 (3 May 2020): the column 'precision' is m"),
        ({"a": at("3 May 2020", "dates", **DATE, dates_date_start="3 May")}, "date_start is '3 May', not a date like"),
        ({"a": at("3 May 2020", "dates", **DATE, dates_date_start=["2020-05-03", "2020-05-04"])}, "has 2 values"),
        ({"a": at("Ali Odd", "persons", persons_age="old")}, "age is 'old', not a whole number"),
        ({"a": at("Ali Odd", "persons", persons_role="king")}, "role is 'king'; allowed are"),
        ({"a": at("Ali Odd", "persons", persons_minor="maybe")}, "minor is 'maybe', not true or false"),
    ],
)
def test_what_is_wrong_is_told_with_its_task_and_place(regions: dict[str, Region], message: str) -> None:
    told = problems(**regions)
    assert any(message in line for line in told), told
    assert all(line.startswith("task 7: ") for line in told)


@pytest.mark.parametrize(
    ("relations", "message"),
    [
        ([Relation("ali", "bo", ())], "a relation that no column holds"),
        ([Relation("theft", "gone", ())], "a relation that no column holds"),
        ([Relation("theft", "ali", ("court",))], "a relation that no column holds"),
        ([Relation("years", "court", ())], "may be court or reviewed_by; give it a label"),
        ([Relation("theft", "ali", ()), Relation("theft", "bo", ())], "person is drawn to 'Ali Odd', and also"),
    ],
)
def test_relations_that_say_nothing_or_two_things_are_told(relations: list[Relation], message: str) -> None:
    years = at("were", "sentences", sentences_kind="fine")
    (line,) = problems(*relations, ali=ALI, bo=BO, court=COURT, theft=THEFT, years=years)
    assert message in line


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"annotated": []}, "says of no table that it was gone through"),
        ({"letters_kind": [], "letters_none": []}, "says nothing of the letter itself"),
        ({"dates_unplaced": ["{"]}, "dates without a place, 1: is no JSON object"),
        ({"dates_unplaced": ['{"role": "king"}']}, "dates without a place, 1: role is 'king'"),
        ({"dates_unplaced": ["[]"]}, "dates without a place, 1: is no record"),
        ({"letters_number": ["many"]}, "number is 'many', not a whole number"),
    ],
)
def test_what_is_wrong_with_the_letter_is_told(texts: dict[str, list[str]], message: str) -> None:
    all_texts = {**OWN, "annotated": ["dates"], **texts}
    _, told = gold_of(Answer(where="task 7", data={}, text=TEXT, texts=all_texts, regions={}, relations=[]))
    assert any(line.startswith("task 7: ") and message in line for line in told), told
