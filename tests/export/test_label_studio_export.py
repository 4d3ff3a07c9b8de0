"""Exports of Label Studio, good and hostile."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.gold import GoldError
from pipeline.export import label_studio_export
from pipeline.export.label_studio_export import Answer, read_answers

TEXT = "One 😀 two\nthree."


def region(start: int, end: int, **value: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": ["dates"], **value}
    return {"id": "a", "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def task(*annotations: Any, **data: Any) -> dict[str, Any]:
    return {"id": 7, "data": {"text": TEXT, "title": "AL AAA 1/2020", **data}, "annotations": list(annotations)}


def said(*results: Any, **more: Any) -> dict[str, Any]:
    return {"result": list(results), **more}


def read(tmp_path: Path, content: Any, annotator: str | None = None) -> tuple[list[Answer], list[str]]:
    (tmp_path / "export.json").write_text(content if isinstance(content, str) else json.dumps(content))
    return read_answers(tmp_path / "export.json", annotator=annotator)


def marks(answers: list[Answer]) -> list[str]:
    return [TEXT[slice(*region.span)] for answer in answers for region in answer.regions.values()]


def test_the_first_submitted_annotation_counts(tmp_path: Path) -> None:
    first, second = said(region(0, 3)), said(region(6, 9))
    answers, without = read(tmp_path, [task({**first, "was_cancelled": True}, second, first), task(), task(first)])
    assert marks(answers) == ["two", "One"]
    assert without == ["task 7 (AL AAA 1/2020)"]


@pytest.mark.parametrize("who", [{"id": 2, "email": "b@example.org"}, 2, "b@example.org"])
def test_one_of_several_annotators_is_chosen(who: Any, tmp_path: Path) -> None:
    both = [task(said(region(0, 3), completed_by=1), said(region(6, 9), completed_by=who))]
    with pytest.raises(GoldError, match=r"task 7 \(AL AAA 1/2020\): was annotated by .*--annotator"):
        read(tmp_path, both)
    chosen = "2" if who != "b@example.org" else who
    assert marks(read(tmp_path, both, chosen)[0]) == ["two"]


def test_nobody_of_that_name_leaves_the_task_without(tmp_path: Path) -> None:
    assert read(tmp_path, [task(said(completed_by=1))], "x")[1] == ["task 7 (AL AAA 1/2020)"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (6, 9, "two"),  # code points
        (7, 10, "two"),  # UTF-16 units
        (4, 6, "😀"),  # UTF-16 units
        (7, 16, "two\\nthree"),  # as Label Studio writes the end of a line
        (6, 15, "two\nthree"),
    ],
)
def test_offsets_are_read_as_they_were_counted(start: int, end: int, words: str, tmp_path: Path) -> None:
    answers, _ = read(tmp_path, [task(said(region(start, end, text=words)))])
    assert marks(answers) == [words.replace("\\n", "\n")]


def test_a_relation_may_be_drawn_from_right_to_left(tmp_path: Path) -> None:
    drawn = {"type": "relation", "from_id": "a", "to_id": "b", "direction": "left"}
    (answer,), _ = read(tmp_path, [task(said(drawn))])
    assert [(relation.source, relation.target) for relation in answer.relations] == [("b", "a")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ('"text"', "is no list of tasks"),
        ("[3]", "task 1: has no data"),
        ('[{"data": {"text": "\\ud800"}, "annotations": []}]', "task 1: holds half a character"),
        ([{"id": 1, "text": "One", "label": []}], "task 1: has no data; export as JSON, not as JSON-MIN"),
        ([{"data": {"text": " "}}], "task 1: has no text"),
        ([{"data": {"text": 3}}], "task 1: has no text"),
        ([{"data": {"text": TEXT}, "id": 4}], "task 4 (None): has no list of annotations"),
        ([task(3)], "has no list of annotations"),
        ([task(said() | {"result": {}})], "has no list of results"),
        ([task(said(3))], "has no list of results"),
        ([task(said({"id": "a"}))], "no value or no from_name"),
        ([task(said(region(9, 6)))], "no start and end in the text"),
        ([task(said(region(True, 3)))], "no start and end in the text"),
        ([task(said(region(0, 10**12)))], "a region ends at 1,000,000,000,000, and the text at 16"),
        ([task(said(region(0, 3, labels=[3])))], "label is no list of texts"),
        ([task(said({"type": "relation", "labels": "court"}))], "the labels of a relation are no list of texts"),
    ],
)
def test_a_broken_export_is_told_by_its_task(content: Any, message: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError) as error:
        read(tmp_path, content)
    (problem,) = error.value.problems
    assert message in problem
    assert problem.startswith(str(tmp_path / "export.json"))


def test_all_broken_tasks_are_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError) as error:
        read(tmp_path, [3, task(said()), 4])
    assert len(error.value.problems) == 2


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_studio_export, "LARGEST", 10)
    with pytest.raises(GoldError, match="larger than"):
        read(tmp_path, [task(said())])
