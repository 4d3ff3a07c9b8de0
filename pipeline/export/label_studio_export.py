"""The JSON that Label Studio exports, read with care: it may be anybody's."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.evaluate.gold import GoldError
from pipeline.export.annotated import Span
from pipeline.export.label_studio_values import LABEL

LARGEST = 1 << 30  # bytes of an export: some thousands of letters
BEYOND = 1 << 62  # an offset within a character, and so in no text
LONGEST = 60  # characters of the words that a message shows


@dataclass(slots=True)
class Region:
    """A marked piece of a letter: its label, and the texts of its controls by name."""

    span: Span
    words: str | None = None
    label: str | None = None
    texts: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """What leads from one region to another; labels: what it is, empty where nobody said."""

    source: str
    target: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one annotator says of a letter. where: how messages name it; texts: of the controls of the whole letter."""

    where: str
    data: Mapping[str, Any]
    text: str
    texts: Mapping[str, list[str]]
    regions: Mapping[str, Region]
    relations: Sequence[Relation]


def read_answers(path: Path, *, annotator: str | None) -> tuple[list[Answer], list[str]]:
    """The first completed annotation of each task, and the names of the tasks that have none.

    annotator: id or address of the one whose annotations count. Raises GoldError, a line for each thing that is wrong.
    """
    problems: list[str] = []
    answers: list[Answer] = []
    without: list[str] = []
    for number, task in enumerate(_tasks(path), 1):
        where = f"task {number}"
        try:
            _check_characters(task)
            data, text = _data(task)
            where = f"task {_shown(task.get('id', number))} ({_shown(data.get('title') or data.get('name'))})"
            chosen = _chosen(task, annotator)
            if chosen is None:
                without.append(where)
            else:
                answers.append(_answer(where, data, text, chosen))
        except _BrokenError as error:
            problems.append(f"{path}: {where}: {error}")
    if problems:
        raise GoldError(problems)
    return answers, without


class _BrokenError(Exception):
    """A task that cannot be read; the message follows its name."""


def _tasks(path: Path) -> list[Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise GoldError([f"{path}: is larger than {LARGEST >> 20} MiB; export fewer letters at a time"])
        content = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise GoldError([f"{path}: is no JSON ({type(error).__name__}); export from Label Studio as JSON"]) from None
    except OSError as error:
        raise GoldError([f"{path}: cannot be read ({error.strerror})"]) from None
    if not isinstance(content, list):
        raise GoldError([f"{path}: is no list of tasks; export from Label Studio as JSON"])
    return content


def _check_characters(task: Any) -> None:
    try:
        json.dumps(task, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise _BrokenError("holds half a character (a lone surrogate), which no file can") from None


def _data(task: Any) -> tuple[Mapping[str, Any], str]:
    data = task.get("data") if isinstance(task, dict) else None
    if not isinstance(data, dict):
        raise _BrokenError("has no data; export as JSON, not as JSON-MIN")
    text = data.get("text")
    if not isinstance(text, str) or not text.strip():
        raise _BrokenError("has no text")
    return data, text


def _chosen(task: Mapping[str, Any], annotator: str | None) -> Any:
    """The annotation that counts; None where the task has none that was completed."""
    annotations = task.get("annotations")
    if not isinstance(annotations, list) or not all(isinstance(annotation, dict) for annotation in annotations):
        raise _BrokenError("has no list of annotations; export as JSON")
    done = [annotation for annotation in annotations if not annotation.get("was_cancelled")]
    if annotator is not None:
        done = [annotation for annotation in done if annotator in _people(annotation)]
    several = sorted({_people(annotation)[0] for annotation in done if _people(annotation)})
    if len(several) > 1:
        raise _BrokenError(f"was annotated by {', '.join(several)}; choose one with --annotator")
    return done[0] if done else None


def _people(annotation: Mapping[str, Any]) -> list[str]:
    """What an annotation's author goes by: id, address."""
    who = annotation.get("completed_by")
    found = [who.get("id"), who.get("email")] if isinstance(who, dict) else [who]
    return [str(name) for name in found if isinstance(name, int | str)]


def _answer(where: str, data: Mapping[str, Any], text: str, annotation: Mapping[str, Any]) -> Answer:
    results = annotation.get("result")
    if not isinstance(results, list) or not all(isinstance(result, dict) for result in results):
        raise _BrokenError("its annotation has no list of results")
    texts: dict[str, list[str]] = {}
    regions: dict[str, Region] = {}
    relations = []
    for result in results:
        if result.get("type") == "relation":
            relations.append(_relation(result))
            continue
        value, name = result.get("value"), result.get("from_name")
        if not isinstance(value, dict) or not isinstance(name, str):
            raise _BrokenError("a result has no value or no from_name")
        if "start" not in value:
            texts.setdefault(name, []).extend(_texts(result, value))
            continue
        region = regions.setdefault(str(result.get("id")), Region(_span(value)))
        if name == LABEL:
            labels = _texts(result, value)
            region.label = labels[0] if labels else None
            region.words = value.get("text") if isinstance(value.get("text"), str) else None
        else:
            region.texts.setdefault(name, []).extend(_texts(result, value))
    _into_code_points(text, regions)
    return Answer(where=where, data=data, text=text, texts=texts, regions=regions, relations=relations)


def _relation(result: Mapping[str, Any]) -> Relation:
    source, target = str(result.get("from_id")), str(result.get("to_id"))
    if result.get("direction") == "left":
        source, target = target, source
    labels = result.get("labels") or []
    if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
        raise _BrokenError("the labels of a relation are no list of texts")
    return Relation(source, target, tuple(labels))


def _texts(result: Mapping[str, Any], value: Mapping[str, Any]) -> list[str]:
    """What was chosen or written; one text stands for a list of one."""
    key = {"labels": "labels", "choices": "choices"}.get(str(result.get("type")), "text")
    found = value.get(key, [])
    found = [found] if isinstance(found, str) else found
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise _BrokenError(f"{_shown(result.get('from_name'))} is no list of texts")
    return found


def _span(value: Mapping[str, Any]) -> Span:
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise _BrokenError("a region has no start and end in the text")
    return start, end


def _into_code_points(text: str, regions: Mapping[str, Region]) -> None:
    """Count offsets in code points, and see that they are in the text.

    Label Studio before 1.8 counted UTF-16 units, two for each character beyond the first 65,536. Which one an
    annotation counts is seen by the words that Label Studio keeps with a region.
    """
    here = list(regions.values())
    as_counted = [region.span for region in here]
    if not _fits(text, here, as_counted, exactly=True):
        units = _units(text)
        moved = [(units.get(start, BEYOND), units.get(end, BEYOND)) for start, end in as_counted]
        in_units = _fits(text, here, moved, exactly=True) or (
            not _fits(text, here, as_counted, exactly=False) and _fits(text, here, moved, exactly=False)
        )
        for region, span in zip(here, moved if in_units else as_counted, strict=True):
            region.span = span
    for region in here:
        if region.span[1] > len(text):
            raise _BrokenError(f"a region ends at {region.span[1]:,}, and the text at {len(text):,}")


def _fits(text: str, regions: Sequence[Region], spans: Sequence[Span], *, exactly: bool) -> bool:
    """Whether the words kept with each region stand at its span, exactly or but for white space."""
    return all(_stands(text, region.words, span, exactly=exactly) for region, span in zip(regions, spans, strict=True))


def _stands(text: str, words: str | None, span: Span, *, exactly: bool) -> bool:
    if words is None or span[1] > len(text):
        return span[1] <= len(text)
    # Label Studio keeps the end of a line as a backslash and an n
    kept, there = (piece.replace("\\n", "\n") for piece in (words, text[slice(*span)]))
    return kept == there if exactly else kept.split() == there.split()


def _units(text: str) -> dict[int, int]:
    """The code point at each place counted in UTF-16 units, as far as one begins there."""
    units, at = {}, 0
    for place, character in enumerate(text):
        units[at] = place
        at += 1 if character <= "\uffff" else 2
    units[at] = len(text)
    return units


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
