"""Tasks for Label Studio and their interface."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from pipeline.evaluate.spans import index_text, occurrences
from pipeline.export.annotated import AnnotatedLetter, Marked
from pipeline.export.from_tables import letters_of_tables
from pipeline.export.label_studio import results, task, write_label_studio
from pipeline.export.label_studio_export import read_answers
from pipeline.export.label_studio_gold import gold_of
from pipeline.export.label_studio_interface import interface
from tests.export.made import letter, letters

TEXT = "Mr. Ali Odd was charged with theft by the Third Court on 3 May 2020."


def marked(table: str, words: str, *, text: str = TEXT, **more: Any) -> Marked:
    start = text.index(words)
    return Marked(table=table, span=(start, start + len(words)), **more)


CHARGE = letter(
    TEXT,
    [
        marked("persons", "Ali Odd", values={"name": "Ali Odd", "role": "alleged_victim"}, note="person_id: p1"),
        marked("courts", "Third Court", values={"name": "Third Court", "level": "district"}),
        marked(
            "charges",
            "theft",
            values={"person": "Ali Odd", "offence": "theft", "court": "Third Court", "alleged": False, "date": None},
            links={"person": (0,), "court": (1,)},
            confidence=0.875,
        ),
    ],
)


def test_a_row_is_a_region_with_its_columns_and_relations() -> None:
    found = results(CHARGE)
    charge = [result for result in found if result.get("id") == "charges_2"]
    place = {"start": TEXT.index("theft"), "end": TEXT.index("theft") + 5}
    assert charge[0] == {
        "id": "charges_2",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {**place, "text": "theft", "labels": ["charges"]},
        "score": 0.875,
    }
    assert [(result["from_name"], result["value"]) for result in charge[1:]] == [
        ("charges_offence", {**place, "text": ["theft"]}),
        ("charges_alleged", {**place, "choices": ["no"]}),
        ("charges_none", {**place, "choices": ["date"]}),
    ]
    assert [result for result in found if result["type"] == "relation"] == [
        {"type": "relation", "from_id": "charges_2", "to_id": "persons_0", "direction": "right", "labels": ["person"]},
        {"type": "relation", "from_id": "charges_2", "to_id": "courts_1", "direction": "right", "labels": ["court"]},
    ]


def test_what_a_row_says_beyond_gold_is_a_note_on_its_region() -> None:
    person = next(result for result in results(CHARGE) if result.get("id") == "persons_0")
    assert person["meta"] == {"text": ["person_id: p1"]}


def test_found_is_predicted_and_gold_is_annotated() -> None:
    assert task(CHARGE, by_people=False)["predictions"][0]["score"] == 0.875
    assert set(task(CHARGE, by_people=True)) == {"data", "annotations"}


def test_the_letters_own_columns_and_records_without_a_place_are_the_tasks() -> None:
    unplaced = letter(TEXT, [Marked(table="dates", values={"date_start": "2020-05-03"}, quote="3 mai")])
    whole = {result["id"]: result["value"] for result in results(unplaced)}
    assert whole["letters_kind"] == {"choices": ["AL"]}
    assert whole["dates_unplaced"] == {"text": ['{"date_start": "2020-05-03", "quote": "3 mai"}']}
    assert all("start" not in value for value in whole.values())


def test_every_result_has_its_control_in_the_interface(sample: Path) -> None:
    view = ET.fromstring(interface())
    tags = {tag.get("name"): tag for tag in view.iter() if tag.get("name")}
    types = {"labels": "Labels", "choices": "Choices", "textarea": "TextArea"}
    drawn = {tag.get("value") for tag in view.iter("Relation")}
    for one in letters_of_tables(sample / "data" / "processed"):
        labels = {}
        for result in results(one):
            if result["type"] == "relation":
                assert drawn >= set(result["labels"])
                continue
            tag = tags[result["from_name"]]
            assert (tag.tag, tag.get("toName")) == (types[result["type"]], "text")
            words = {choice.get("value") for choice in tag}
            assert words >= set(result["value"].get("choices") or result["value"].get("labels") or ())
            if result["type"] == "labels":
                labels[result["id"]] = result["value"]["labels"][0]
            assert (tag.get("perRegion") == "true") == (result["id"] in labels and result["type"] != "labels")
            if tag.get("whenLabelValue"):
                assert tag.get("whenLabelValue") == labels[result["id"]]


def test_control_names_are_told_apart() -> None:
    names = [tag.get("name") for tag in ET.fromstring(interface()).iter() if tag.get("name")]
    assert len(names) == len(set(names))


def read_back(one: AnnotatedLetter, tmp: Path) -> Any:
    write_label_studio([one], tmp, by_people=True)
    (answer,), _ = read_answers(tmp / "tasks.json", annotator=None)
    return answer


@given(letters().filter(lambda one: one.text.strip()))
def test_offsets_are_code_points(tmp_path_factory: pytest.TempPathFactory, one: AnnotatedLetter) -> None:
    answer = read_back(one, tmp_path_factory.mktemp("tasks"))
    assert answer.text == one.text
    assert [region.span for region in answer.regions.values()] == [record.span for record in one.records]


@given(letters().filter(lambda one: one.text.strip()))
def test_offsets_of_an_older_label_studio_are_utf_16_units(
    tmp_path_factory: pytest.TempPathFactory, one: AnnotatedLetter
) -> None:
    folder = tmp_path_factory.mktemp("tasks")
    write_label_studio([one], folder, by_people=True)
    content = json.loads((folder / "tasks.json").read_bytes())
    for result in content[0]["annotations"][0]["result"]:
        for side in {"start", "end"} & set(result.get("value", ())):
            result["value"][side] = len(one.text[: result["value"][side]].encode("utf-16-le")) // 2
    (folder / "tasks.json").write_text(json.dumps(content))
    (answer,), _ = read_answers(folder / "tasks.json", annotator=None)
    words = ["".join(answer.text[slice(*region.span)].split()) for region in answer.regions.values()]
    assert words == ["".join(one.text[slice(*record.span or (0, 0))].split()) for record in one.records]


@given(letters().filter(lambda one: one.text.strip()))
def test_a_quote_and_its_number_lead_back_to_its_place(
    tmp_path_factory: pytest.TempPathFactory, one: AnnotatedLetter
) -> None:
    answer = read_back(one, tmp_path_factory.mktemp("tasks"))
    gold, problems = gold_of(answer)
    assert problems == []
    assert {record["name"] for record in gold["persons"]} == {record.values["name"] for record in one.records}
    index = index_text(one.text)
    for record in gold["persons"]:
        start, end = next(other.span or (0, 0) for other in one.records if other.values["name"] == record["name"])
        places = occurrences(index, record["quote"])
        if "nth" in record:
            start += len(one.text[start:end]) - len(one.text[start:end].lstrip())
            assert places[record["nth"] - 1][0] == start
