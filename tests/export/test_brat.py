"""Files for brat, read back as brat reads them."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given

from pipeline.export.annotated import AnnotatedLetter, Marked
from pipeline.export.brat import annotation_conf, standoff, visual_conf, write_brat
from pipeline.export.from_tables import letters_of_tables
from tests.export.made import letter, letters
from tests.export.test_label_studio import CHARGE

NAME = re.compile(r"[A-Za-z0-9_-]+")


def parsed(one: AnnotatedLetter) -> dict[str, tuple[str, str]]:
    """By id what stands in the two further columns, read line by line as Python does."""
    lines = "".join(f"{line}\n" for line in standoff(one)).splitlines()
    return {parts[0]: (parts[1], parts[2] if len(parts) > 2 else "") for parts in (line.split("\t") for line in lines)}


@given(letters())
def test_spans_are_code_points_and_break_at_the_ends_of_lines(one: AnnotatedLetter) -> None:
    found = {key: value for key, value in parsed(one).items() if key.startswith("T")}
    assert len(found) == len(one.records)
    for (place, words), record in zip(found.values(), one.records, strict=True):
        pieces = [tuple(map(int, piece.split())) for piece in place.partition(" ")[2].split(";")]
        assert " ".join(one.text[start:end] for start, end in pieces) == words
        start, end = record.span or (0, 0)
        between = "".join(one.text[at] for at in range(start, end) if not any(a <= at < b for a, b in pieces))
        assert (start <= pieces[0][0], pieces[-1][1] <= end, between.strip()) == (True, True, "")


@given(letters())
def test_notes_hold_the_values(one: AnnotatedLetter) -> None:
    notes = [json.loads(text) for key, (_, text) in parsed(one).items() if key.startswith("#")]
    assert notes == [dict(record.values) for record in one.records]


def test_kinds_relations_and_attributes() -> None:
    lines = [line for line in standoff(CHARGE) if not line.startswith("#")]
    assert lines == [
        "T1\tperson_alleged_victim 4 11\tAli Odd",
        "T2\tcourt_district 42 53\tThird Court",
        "T3\tcharge 29 34\ttheft",
        "R1\tcharge_person Arg1:T3 Arg2:T1",
        "R2\tcharge_court Arg1:T3 Arg2:T2",
    ]


def test_yes_is_an_attribute_and_so_is_a_word() -> None:
    values = {"person": None, "offence": "theft", "status": "charged", "alleged": True}
    lines = list(standoff(letter("theft", [Marked(table="charges", values=values, span=(0, 5))])))
    assert lines[1:3] == ["A1\tcharge_status T1 charged", "A2\tcharge_alleged T1"]


def test_the_configuration_knows_all_that_is_written(sample: Path) -> None:
    conf = annotation_conf()
    entities, rest = conf.split("[relations]")
    spans, more = set(entities.split()), {line.split("\t")[0] for line in rest.splitlines()}
    drawn = {line.partition(" | ")[0] for line in visual_conf().splitlines() if " | " in line}
    assert drawn == spans - {"[entities]"}
    seen = set()
    for one in letters_of_tables(sample / "data" / "processed"):
        for key, (what, _) in parsed(one).items():
            name = what.split()[0]
            seen.add(name)
            assert NAME.fullmatch(name)
            assert name in (spans if key.startswith("T") else more | {"AnnotatorNotes"})
    assert {"charge_person", "sentence_court", "event_persons", "charge_alleged", "sentence_status", "names"} <= seen


def test_arguments_of_relations_are_of_the_declared_types(sample: Path) -> None:
    declared = re.findall(r"^(\w+)\tArg1:(\S+), Arg2:(\S+)$", annotation_conf(), re.MULTILINE)
    types = {name: (set(first.split("|")), set(second.split("|"))) for name, first, second in declared}
    for one in letters_of_tables(sample / "data" / "processed"):
        found = parsed(one)
        for key, (what, _) in found.items():
            if key.startswith("R"):
                name, *arguments = what.split()
                ends = [found[argument.partition(":")[2]][0].split()[0] for argument in arguments]
                assert (ends[0] in types[name][0], ends[1] in types[name][1]) == (True, True), what


def test_texts_are_written_as_they_are(tmp_path: Path) -> None:
    odd = letter("a\r\nb\n", [], name="x")
    write_brat([odd], tmp_path)
    assert (tmp_path / "x.txt").read_bytes() == b"a\r\nb\n"
    assert (tmp_path / "x.ann").read_bytes() == b""


@pytest.mark.parametrize("file", ["annotation.conf", "visual.conf"])
def test_the_configuration_lies_beside_the_letters(file: str, tmp_path: Path) -> None:
    write_brat([CHARGE], tmp_path)
    assert (tmp_path / file).stat().st_size > 0
