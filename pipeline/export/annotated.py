"""Letters with what is said to be in them, as tools for annotation need it: records in gold form at their places."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from pipeline.evaluate.found import ENTITY_TABLES, IDS
from pipeline.evaluate.gold import LETTERS
from pipeline.evaluate.gold_tables import GoldColumn, gold_tables
from pipeline.knowledge import read_toml

Span = tuple[int, int]

EVERY = frozenset({"quote", "nth", "optional"})  # columns that every gold record may have
LISTS = frozenset({"texts", "dates", "persons"})  # kinds of columns with several values
ENTITIES = "entities"
NO_NAME = re.compile(r"[^A-Za-z0-9]+")  # "AL TJK 2/2018" is AL-TJK-2-2018
LONGEST_NAME = 80
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)  # no names of files on Windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A record of a letter.

    values: its columns as in ``gold.json``, without quote and place; ``optional`` where it is true. span: where it
    stands, code points into the text, None where it has no place. quoted: whether the words there are its quote, or
    only show where its name stands first. quote: as the annotator wrote it, where that is not the words as they stand.
    links: by column the records (their positions in the letter's ``records``) that its names are, for columns whose
    names are all known. note: what else the row says. confidence: of the row.
    """

    table: str
    values: Mapping[str, Any]
    span: Span | None = None
    quoted: bool = True
    quote: str | None = None
    links: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    note: str = ""
    confidence: float | None = None

    @property
    def kind(self) -> str | None:
        """The word that tells it from other rows of its table; None where the table has none."""
        column = looks(self.table).get("kind")
        value = self.values.get(column) if column else None
        return str(value) if value else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedLetter:
    """A letter and its records.

    name: fit for a file. own: the letter's own columns. annotated: tables that were looked for.
    """

    name: str
    letter_id: str
    reference: str | None
    source: str
    text: str
    own: Mapping[str, Any]
    records: tuple[Marked, ...]
    annotated: frozenset[str]


def looks(table: str) -> Mapping[str, Any]:
    """How the rows of a table are shown (``knowledge/exports.toml``)."""
    shown: Mapping[str, Any] = read_toml("exports")[table]
    return shown


@cache
def marked_tables() -> tuple[str, ...]:
    """The tables whose rows stand at places of the letter, in order."""
    return tuple(name for name in gold_tables() if name != LETTERS)


@cache
def own_columns(table: str) -> Mapping[str, GoldColumn]:
    """The columns of a table's gold records, without quote, place and ``optional``."""
    columns = gold_tables()[table].columns
    return MappingProxyType({name: column for name, column in columns.items() if name not in EVERY})


def linked_table(table: str, column: str, entity: str | None = None) -> str | None:
    """The table whose records a column names; None where it names none. entity: of a mention, what it mentions."""
    if (table, column) == ("sentences", "charges"):
        return "charges"
    if (table, column) == ("mentions", "name"):
        return ENTITY_TABLES.get(entity or "")
    return own_columns(table)[column].names


def name_of(record: Marked) -> Any:
    """What other records name this one by; None where they do not."""
    return record.values.get(IDS[record.table][1]) if record.table in IDS else None


def file_name(*, reference: str | None, kind: str | None, source: str, letter_id: str, used: set[str]) -> str:
    """A name fit for a file: of the reference, else of the letter's file; added to ``used``, without regard to case."""
    stem = f"{reference} reply" if reference and kind == "REPLY" else reference or PurePosixPath(source).stem
    name = safe_name(stem) or letter_id
    if name.casefold() in used:
        name = f"{name}-{letter_id[:8]}"
    used.add(name.casefold())
    return name


def safe_name(text: str) -> str:
    """Letters, digits and hyphens of a text, without accents; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = NO_NAME.sub("-", plain)[:LONGEST_NAME].strip("-")
    return f"{name}-" if RESERVED.fullmatch(name) else name


def links_by_name(table: str, values: Mapping[str, Any], find: Callable[[str, str], int | None]) -> dict[str, Any]:
    """The links of a record whose names are all found; ``find`` gives a record's position by its table and name."""
    links = {}
    for column, value in values.items():
        to = linked_table(table, column, values.get("entity")) if column in own_columns(table) else None
        names: Sequence[Any] = value if isinstance(value, list) else [value]
        if to is None or not value:
            continue
        places = [find(to, name) for name in names]
        found = tuple(place for place in places if place is not None)
        if len(found) == len(places):
            links[column] = found
    return links
