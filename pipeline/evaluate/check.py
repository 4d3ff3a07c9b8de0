"""Whether a gold letter agrees with its letter and with itself."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from pipeline.evaluate.gold import GOLD, LETTERS, GoldLetter, GoldRecord
from pipeline.evaluate.gold_tables import gold_tables
from pipeline.evaluate.names import folded_name
from pipeline.evaluate.spans import index_text, occurrences
from pipeline.knowledge import read_csv
from pipeline.read import ReadError, read

LONGEST = 60
IDS = MappingProxyType({"mandate": ("mandates", "id"), "state": ("states", "code"), "nationality": ("states", "code")})
OTHER_ADDRESSEE = "OTH"


def check_letter(letter: GoldLetter) -> list[str]:
    """What is wrong with a gold letter beyond its form, a line each, naming the file; an empty list where nothing is.

    Quotes must occur in the letter as it is read, as often as ``nth`` says; a person, court or place named in
    another table must be in the letter's own table; dates must be in order and no record stand twice.
    """
    path = letter.path.parent / GOLD
    try:
        text = read(letter.path).text
    except ReadError as error:
        return [f"{path}: its source cannot be read: {error.message}"]
    problems = [*_quotes(letter, text), *_names(letter), *_order(letter), *_twice(letter), *_own(letter), *_ids(letter)]
    return [f"{path}: {problem}" for problem in problems]


def _numbered(letter: GoldLetter) -> Iterator[tuple[str, str, GoldRecord]]:
    for table, records in letter.records.items():
        for number, record in enumerate(records, 1):
            yield table, table if table == LETTERS else f"{table} {number}", record


def _quotes(letter: GoldLetter, text: str) -> Iterator[str]:
    index = index_text(text)
    for _, where, record in _numbered(letter):
        quote = record.get("quote")
        if quote is None:
            continue
        found = len(occurrences(index, quote))
        shown = repr(quote if len(quote) <= LONGEST else f"{quote[:LONGEST]}…")
        if not found:
            yield f"{where}: the quote {shown} does not occur in the letter"
        elif record.get("nth", 1) > found:
            yield f"{where}: the quote {shown} occurs {found} times, nth is {record['nth']}"


def _names(letter: GoldLetter) -> Iterator[str]:
    known = {
        table: {
            folded_name(name)
            for record in letter.records[table]
            for name in (record["name"], *record.get("aliases", ()))
        }
        for table in ("persons", "courts", "places")
    }
    for table, where, record in _numbered(letter):
        for column in gold_tables()[table].columns.values():
            value: Any = record.get(column.name)
            if column.names is None or value is None:
                continue
            for name in value if isinstance(value, list) else [value]:
                if folded_name(name) not in known[column.names]:
                    yield f"{where}: {column.name} {name!r} is not in the table {column.names}"


def _ids(letter: GoldLetter) -> Iterator[str]:
    for table, where, record in _numbered(letter):
        for column, (ids, key) in IDS.items():
            value = record.get(column)
            other = value == OTHER_ADDRESSEE and table in {LETTERS, "references"}
            if value is not None and not other and not any(row[key] == value for row in read_csv(ids)):
                yield f"{where}: {column} {value!r} is not in {ids}.csv"


def _order(letter: GoldLetter) -> Iterator[str]:
    for _, where, record in _numbered(letter):
        start, end = record.get("date_start"), record.get("date_end")
        if start and end and start > end:
            yield f"{where}: date_start {start} is after date_end {end}"
        if record.get("precision") == "day" and (start != end and "date_end" in record):
            yield f"{where}: precision is day, but date_start and date_end differ"


def _twice(letter: GoldLetter) -> Iterator[str]:
    for table, records in letter.records.items():
        seen = Counter(repr(sorted(record.items())) for record in records)
        for number, record in enumerate(records, 1):
            if seen[repr(sorted(record.items()))] > 1:
                yield f"{table} {number}: stands twice, all columns the same"


def _own(letter: GoldLetter) -> Iterator[str]:
    """The letter's own fields must agree with each other."""
    (own,) = letter.records[LETTERS]
    parts = (own.get("kind"), own.get("state"), own.get("number"), own.get("year"))
    if own.get("reference") and None not in parts:
        reference = "{} {} {}/{}".format(*parts)
        # A letter whose reference says no kind is what it calls itself; its reference stays as it is written.
        if own["reference"] not in (reference, reference.removeprefix(f"{own['kind']} ")):
            yield f"{LETTERS}: reference is {own['reference']!r}, its parts say {reference!r}"
    if own.get("date") and own.get("response_days") and own.get("response_due"):
        due = date.fromisoformat(own["date"]) + timedelta(days=own["response_days"])
        if due.isoformat() != own["response_due"]:
            yield f"{LETTERS}: response_due is {own['response_due']}, {own['response_days']} days later is {due}"
