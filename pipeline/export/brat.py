"""Files for brat: each letter's text and its annotations in standoff form, and the configuration of the collection.

Offsets are code points, as brat's server counts. Its annotation files are lines, so that a span over a line's end is
one of several fragments. Types, relations and attributes are named ``[A-Za-z0-9_-]`` alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.evaluate.found import ENTITY_TABLES
from pipeline.export.annotated import AnnotatedLetter, Marked, Span, linked_table, looks, marked_tables, own_columns
from pipeline.export.stored_rows import as_json

LINE_ENDS = "\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"  # what ends a line for Python, and tabs
LINE_END = re.compile(f"[{LINE_ENDS}]")
PIECE = re.compile(f"[^{LINE_ENDS}]+")
NAMES_OF_MENTIONS = "names"


def write_brat(letters: Iterable[AnnotatedLetter], out: Path) -> list[str]:
    """Write ``<name>.txt`` and ``<name>.ann`` for each letter and the configuration; gives lines that say what."""
    number = spans = 0
    for letter in letters:
        lines = list(standoff(letter))
        (out / f"{letter.name}.txt").write_text(letter.text, encoding="utf-8", newline="")
        (out / f"{letter.name}.ann").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")
        number += 1
        spans += sum(line.startswith("T") for line in lines)
    (out / "annotation.conf").write_text(annotation_conf(), encoding="utf-8")
    (out / "visual.conf").write_text(visual_conf(), encoding="utf-8")
    return [f"{number:,} letters with {spans:,} spans", "annotation.conf, visual.conf: the configuration of brat"]


def standoff(letter: AnnotatedLetter) -> Iterator[str]:
    """The lines of a letter's annotation file: spans, relations, attributes, and the values as notes."""
    ids = {
        number: f"T{count}"
        for count, number in enumerate((n for n, record in enumerate(letter.records) if _pieces(letter, record)), 1)
    }
    for number, span in ids.items():
        record = letter.records[number]
        pieces = _pieces(letter, record)
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(letter.text[start:end] for start, end in pieces)
        yield f"{span}\t{span_type(record.table, record.kind)} {places}\t{words}"
    yield from _relations(letter, ids)
    yield from _attributes(letter, ids)
    for count, (number, span) in enumerate(ids.items(), 1):
        record = letter.records[number]
        yield f"#{count}\tAnnotatorNotes {span}\t{_one_line(as_json(dict(record.values)))}"


def _one_line(json: str) -> str:
    """JSON without what would end a line: within texts alone such characters can stand, and there as escapes."""
    return LINE_END.sub(lambda match: f"\\u{ord(match[0]):04x}", json)


def span_type(table: str, kind: str | None) -> str:
    """The type of a row's span: ``charge_terrorism``, or ``charge`` where it is of no kind."""
    label = str(looks(table)["label"])
    return f"{label}_{kind}" if kind else label


def _pieces(letter: AnnotatedLetter, record: Marked) -> list[Span]:
    if record.span is None:
        return []
    start, end = record.span
    return [(match.start(), match.end()) for match in PIECE.finditer(letter.text, start, end)]


def _relations(letter: AnnotatedLetter, ids: dict[int, str]) -> Iterator[str]:
    pairs = [
        (_relation_name(record.table, column), ids[number], ids[to])
        for number, record in enumerate(letter.records)
        for column, targets in record.links.items()
        for to in targets
        if number in ids and to in ids and to != number
    ]
    for count, (name, source, target) in enumerate(pairs, 1):
        yield f"R{count}\t{name} Arg1:{source} Arg2:{target}"


def _relation_name(table: str, column: str) -> str:
    return NAMES_OF_MENTIONS if table == "mentions" else f"{looks(table)['label']}_{column}"


def _attributes(letter: AnnotatedLetter, ids: dict[int, str]) -> Iterator[str]:
    count = 0
    for number, span in ids.items():
        record = letter.records[number]
        for column, words in _attribute_columns(record.table).items():
            value = record.values.get(column)
            if value and (not words or value in words):
                count += 1
                yield f"A{count}\t{looks(record.table)['label']}_{column} {span}" + (f" {value}" if words else "")


def _attribute_columns(table: str) -> dict[str, tuple[str, ...]]:
    """The columns of words and of yes and no, but for the one that the type tells; with their words."""
    kind = looks(table).get("kind")
    return {
        name: column.words
        for name, column in own_columns(table).items()
        if name != kind and column.kind in {"word", "yes_no"}
    }


def annotation_conf() -> str:
    """The types of spans by table and kind, relations and attributes."""
    lines = ["[entities]"]
    for table in marked_tables():
        first, *kinds = _types(table)
        lines += [first, *(f"\t{kind}" for kind in kinds)]
    lines += ["", "[relations]", *_relation_lines(), "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"]
    lines += ["", "[events]", "", "[attributes]"]
    for table in marked_tables():
        for column, words in _attribute_columns(table).items():
            allowed = f", Value:{'|'.join(words)}" if words else ""
            lines.append(f"{looks(table)['label']}_{column}\tArg:{'|'.join(_types(table))}{allowed}")
    return "\n".join(lines) + "\n"


def _types(table: str) -> list[str]:
    kind = looks(table).get("kind")
    words: Sequence[str] = own_columns(table)[kind].words if kind else ()
    return [span_type(table, None), *(span_type(table, word) for word in words)]


def _relation_lines() -> Iterator[str]:
    for table in marked_tables():
        for column in own_columns(table):
            targets = [linked_table(table, column)]
            if (table, column) == ("mentions", "name"):
                targets = list(ENTITY_TABLES.values())
            types = [name for to in targets if to for name in _types(to)]
            if types:
                yield f"{_relation_name(table, column)}\tArg1:{'|'.join(_types(table))}, Arg2:{'|'.join(types)}"


def visual_conf() -> str:
    """How types are called and coloured."""
    lines = ["[labels]"]
    lines += [f"{name} | {name.replace('_', ' ')}" for table in marked_tables() for name in _types(table)]
    lines += ["", "[drawing]", "SPAN_DEFAULT\tfgColor:black, bgColor:lightgrey, borderColor:darken"]
    lines += [f"{name}\tbgColor:{looks(table)['colour']}" for table in marked_tables() for name in _types(table)]
    return "\n".join(lines) + "\n"
