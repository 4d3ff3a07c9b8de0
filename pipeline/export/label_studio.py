"""Tasks for Label Studio: each letter with what was found in it, as regions that a person can correct.

What is relied on, of Label Studio's documents and code (1.8 to 1.20): a result of the type ``labels`` is a region;
results of other controls with its ``id`` are its values, such with an ``id`` of their own are the task's; a result of
the type ``relation`` leads from region to region. Offsets of a ``Text`` are code points, as ours.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.batch.manifest import version
from pipeline.evaluate.gold import LETTERS
from pipeline.export.annotated import AnnotatedLetter, Marked, looks
from pipeline.export.label_studio_interface import interface
from pipeline.export.label_studio_values import (
    ANNOTATED,
    LABEL,
    MARKS,
    NO_QUOTE,
    NONE,
    OPTIONAL,
    QUOTE,
    TEXT,
    UNPLACED,
    Type,
    as_texts,
    control_name,
    controls,
    relations,
)
from pipeline.export.stored_rows import as_json

TASKS, INTERFACE = "tasks.json", "labels.xml"

Result = dict[str, Any]


def write_label_studio(letters: Iterable[AnnotatedLetter], out: Path, *, by_people: bool) -> list[str]:
    """Write ``tasks.json`` and ``labels.xml`` into ``out``; gives lines that say what.

    by_people: whether the records are what people say (annotations), or what was found (predictions).
    """
    number = regions = 0
    with (out / TASKS).open("w", encoding="utf-8", newline="") as file:
        for letter in letters:
            file.write(",\n" if number else "[\n")
            file.write(json.dumps(task(letter, by_people=by_people), ensure_ascii=False))
            number += 1
            regions += sum(record.span is not None for record in letter.records)
        file.write("\n]\n" if number else "[]\n")
    (out / INTERFACE).write_text(interface(), encoding="utf-8")
    kind = "annotations" if by_people else "predictions"
    return [f"{TASKS}: {number:,} letters with {regions:,} regions as {kind}", f"{INTERFACE}: the labelling interface"]


def task(letter: AnnotatedLetter, *, by_people: bool) -> dict[str, Any]:
    """One letter as a task."""
    data = {
        "text": letter.text,
        "title": letter.reference or letter.source,
        "name": letter.name,
        "letter_id": letter.letter_id,
        "reference": letter.reference,
        "source": letter.source,
    }
    result = results(letter)
    if by_people:
        return {"data": data, "annotations": [{"result": result}]}
    sure = [record.confidence for record in letter.records if record.confidence is not None]
    prediction: dict[str, Any] = {"model_version": f"spcomms {version()}", "result": result}
    if sure:
        prediction["score"] = round(sum(sure) / len(sure), 4)
    return {"data": data, "predictions": [prediction]}


def results(letter: AnnotatedLetter) -> list[Result]:
    """All that is said of a letter: its own columns, its regions with their values, and relations between them."""
    found = [_result(*part) for part in _own(letter)]
    ids = [f"{record.table}_{number}" for number, record in enumerate(letter.records)]
    for number, record in enumerate(letter.records):
        found += _region(letter, record, ids[number])
    for number, record in enumerate(letter.records):
        found += [
            {"type": "relation", "from_id": ids[number], "to_id": ids[to], "direction": "right", "labels": [column]}
            for column in _drawn(letter, record)
            for to in record.links[column]
        ]
    return found


def _result(name: str, kind: Type, texts: list[str]) -> Result:
    """A value of the letter as a whole."""
    key = "choices" if kind == "choices" else "text"
    return {"id": name, "from_name": name, "to_name": TEXT, "type": kind, "value": {key: texts}}


def _own(letter: AnnotatedLetter) -> Iterator[tuple[str, Type, list[str]]]:
    """The letter's own columns; the tables that were looked for; records that have no place."""
    for column, control in controls(LETTERS).items():
        if texts := as_texts(letter.own.get(column)):
            yield control.name, control.type, texts
    if none := [column for column in controls(LETTERS) if letter.own.get(column, "") is None]:
        yield control_name(LETTERS, NONE), "choices", none
    yield ANNOTATED, "choices", sorted(letter.annotated)
    for table in sorted({record.table for record in letter.records if record.span is None}):
        texts = [
            as_json(dict(record.values) | ({QUOTE: record.quote} if record.quote else {}))
            for record in letter.records
            if record.table == table and record.span is None
        ]
        yield control_name(table, UNPLACED), "textarea", texts


def _region(letter: AnnotatedLetter, record: Marked, region: str) -> Iterator[Result]:
    """A record at its place: its label, and its columns that are no relations."""
    if record.span is None:
        return
    start, end = record.span
    place = {"start": start, "end": end}
    label: Result = {
        "id": region,
        "from_name": LABEL,
        "to_name": TEXT,
        "type": "labels",
        "value": {**place, "text": letter.text[start:end], "labels": [record.table]},
    }
    if record.note:
        label["meta"] = {"text": [record.note]}
    if record.confidence is not None:
        label["score"] = round(record.confidence, 4)
    yield label
    for name, kind, texts in _values(record, drawn=_drawn(letter, record)):
        key = "choices" if kind == "choices" else "text"
        value = {**place, key: texts}
        yield {"id": region, "from_name": name, "to_name": TEXT, "type": kind, "value": value}


def _values(record: Marked, *, drawn: list[str]) -> Iterator[tuple[str, Type, list[str]]]:
    table = record.table
    for column, control in controls(table).items():
        texts = as_texts(record.values.get(column))
        if texts and column not in drawn:
            yield control.name, control.type, texts
    nullable = looks(table).get("nullable", ())
    none = [
        column for column in controls(table) if record.values.get(column, "") in (None, []) and column not in nullable
    ]
    if none:
        yield control_name(table, NONE), "choices", none
    marks = [OPTIONAL] * bool(record.values.get(OPTIONAL)) + [NO_QUOTE] * (not record.quoted)
    if marks:
        yield MARKS, "choices", marks
    if record.quote is not None:
        yield QUOTE, "textarea", [record.quote]


def _drawn(letter: AnnotatedLetter, record: Marked) -> list[str]:
    """The columns that are drawn as relations: all that they name has a place."""
    if record.span is None:
        return []
    return [
        column
        for column in relations().get(record.table, ())
        if column in record.links and all(letter.records[to].span is not None for to in record.links[column])
    ]
