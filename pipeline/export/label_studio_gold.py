"""Gold records from what an annotator said in Label Studio."""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluate.found import IDS
from pipeline.evaluate.gold import LETTERS, record_problems
from pipeline.evaluate.gold_tables import gold_tables
from pipeline.evaluate.spans import TextIndex, index_text, occurrences
from pipeline.export.annotated import Span, looks, marked_tables
from pipeline.export.label_studio_export import LONGEST, Answer, Region, Relation
from pipeline.export.label_studio_values import (
    ANNOTATED,
    MARKS,
    NO_QUOTE,
    NONE,
    OPTIONAL,
    QUOTE,
    UNPLACED,
    ColumnError,
    control_name,
    controls,
    from_texts,
    relations,
)

Record = dict[str, Any]
Links = dict[str, list[str]]  # by column, the regions that are drawn to


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter on its way to gold; problems: what is wrong, each line naming the task."""

    answer: Answer
    index: TextIndex
    problems: list[str] = field(default_factory=list)

    def wrong(self, what: str, region: Region | None = None) -> None:
        """Note what is wrong with a region, or with the task."""
        self.problems.append(f"{self.answer.where}: {f'{_named(region, self.answer)} ' if region else ''}{what}")


def gold_of(answer: Answer) -> tuple[dict[str, Any], list[str]]:
    """The content of ``gold.json``, without its source, and what is wrong, a line each that names the task.

    Only tables that the annotator has gone through are in it. A name drawn as a relation is that of the record drawn
    to. ``quote`` is the words as they stand in the letter, ``nth`` which of their occurrences; a record that stands
    twice is there once. Records stand in the order of the letter, those without a place behind.
    """
    letter = _Letter(answer, index_text(answer.text))
    annotated = [table for table in marked_tables() if table in answer.texts.get(ANNOTATED, ())]
    if not annotated:
        letter.wrong("says of no table that it was gone through; tick those that were")
    gold: dict[str, Any] = {LETTERS: _columns(letter, LETTERS, answer.texts, None)}
    regions = _regions(letter)
    drawn = _drawn(letter, regions)
    records = {place: _columns(letter, region.label or "", region.texts, region) for place, region in regions.items()}
    for place, region in regions.items():
        _names(letter, region, records, records[place], drawn.get(place, {}))
        records[place] = _whole(letter, region, records[place])
    if not gold[LETTERS]:
        letter.wrong("says nothing of the letter itself; give its reference, kind or date")
    for table in annotated:
        placed = [records[place] for place, region in regions.items() if region.label == table]
        gold[table] = _once([*placed, *_unplaced(letter, table)])
    return gold, letter.problems


def _named(region: Region, answer: Answer) -> str:
    words = " ".join(answer.text[slice(*region.span)].split())
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    return f"{region.label or 'a region'} at {region.span[0]:,} ({shown}):"


def _regions(letter: _Letter) -> dict[str, Region]:
    """The regions that have a table's label, in the order of the letter, without white space at their ends."""
    found = {}
    for place, region in sorted(letter.answer.regions.items(), key=lambda item: item[1].span):
        start, end = region.span
        words = letter.answer.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if region.label not in marked_tables():
            letter.wrong(f"has {'no label' if region.label is None else 'a label that is no table'}", region)
        elif start >= end:
            letter.wrong("marks only white space", region)
        else:
            region.span = (start, end)
            found[place] = region
    return found


def _columns(letter: _Letter, table: str, texts: Mapping[str, list[str]], region: Region | None) -> Record:
    """What stands in the controls of a table."""
    none = texts.get(control_name(table, NONE), ())
    record: Record = {}
    for column, control in controls(table).items():
        try:
            value = from_texts(control, texts.get(control.name, ()))
        except ColumnError as error:
            letter.wrong(f"{column} {error}", region)
            continue
        if value is not None:
            record[column] = value
        elif column in none:
            record[column] = [] if control.several else None
    return record


def _drawn(letter: _Letter, regions: Mapping[str, Region]) -> dict[str, Links]:
    """By region and column, the regions that its names are drawn to."""
    drawn: dict[str, Links] = {}
    for relation in letter.answer.relations:
        source, target, columns = _read(relation, regions)
        if not columns:
            letter.wrong("has a relation that no column holds; draw it from the record that names to the one named")
        elif len(columns) > 1 and not relation.labels:
            letter.wrong(f"has a relation that may be {' or '.join(columns)}; give it a label", regions[source])
        else:
            for column in columns:
                drawn.setdefault(source, {}).setdefault(column, []).append(target)
    return drawn


def _read(relation: Relation, regions: Mapping[str, Region]) -> tuple[str, str, list[str]]:
    """A relation's record, what it names and the columns that it may be, in whichever direction it was drawn."""
    for source, target in ((relation.source, relation.target), (relation.target, relation.source)):
        if source in regions and target in regions:
            leads = relations().get(regions[source].label or "", {})
            columns = [
                column
                for column, table in leads.items()
                if table == regions[target].label and (not relation.labels or column in relation.labels)
            ]
            if columns:
                return source, target, columns
    return relation.source, relation.target, []


def _names(letter: _Letter, region: Region, records: Mapping[str, Record], record: Record, links: Links) -> None:
    """Put the names of what is drawn to into a record."""
    for column, targets in links.items():
        names = [_name(letter, letter.answer.regions[target], records[target]) for target in targets]
        written = record.get(column)
        if controls(region.label or "")[column].several:
            record[column] = [*names, *(name for name in written or () if name not in names)]
        elif len({*names, *([written] if written else [])}) > 1:
            letter.wrong(f"{column} is drawn to {names[0]!r}, and also given as another; keep one of them", region)
        else:
            record[column] = names[0]


def _name(letter: _Letter, region: Region, record: Record) -> str:
    """What a record is named by."""
    return str(record.get(IDS[region.label or ""][1]) or _words(letter, region))


def _words(letter: _Letter, region: Region) -> str:
    return " ".join(letter.answer.text[slice(*region.span)].split())


def _whole(letter: _Letter, region: Region, record: Record) -> Record:
    """A region's record with all that it needs, its columns in the order of their table."""
    table = gold_tables()[region.label or ""]
    marks = region.texts.get(MARKS, ())
    words = looks(table.name).get("words")
    if words and words not in record:
        record[words] = _words(letter, region)
    for column in looks(table.name).get("nullable", ()):
        record.setdefault(column, None)
    if NO_QUOTE not in marks:
        record |= _quote(letter, region)
    if OPTIONAL in marks:
        record["optional"] = True
    for problem in record_problems(table, record):
        letter.wrong(problem, region)
    return {column: record[column] for column in table.columns if column in record}


def _quote(letter: _Letter, region: Region) -> Record:
    """The quote of a region: as the annotator wrote it where that stands there, else the words marked; and which."""
    written = [text for text in region.texts.get(QUOTE, ()) if text.strip()]
    marked = unicodedata.normalize("NFC", letter.answer.text[slice(*region.span)])
    for quote in (*written, marked):
        places: Sequence[Span] = occurrences(letter.index, quote)
        if region.span in places:
            nth = places.index(region.span) + 1
            return {"quote": quote, "nth": nth} if nth > 1 else {"quote": quote}
    return {"quote": marked}


def _unplaced(letter: _Letter, table: str) -> Iterator[Record]:
    """Records without a place, written as JSON."""
    for number, text in enumerate(letter.answer.texts.get(control_name(table, UNPLACED), ()), 1):
        try:
            record = json.loads(text)
        except (ValueError, RecursionError):
            letter.wrong(f"{table} without a place, {number}: is no JSON object")
            continue
        problems = record_problems(gold_tables()[table], record)
        for problem in problems:
            letter.wrong(f"{table} without a place, {number}: {problem}")
        if not problems:
            yield record


def _once(records: Sequence[Record]) -> list[Record]:
    seen: set[str] = set()
    once = []
    for record in records:
        key = json.dumps(record, sort_keys=True)
        if key not in seen:
            seen.add(key)
            once.append(record)
    return once
