"""The schema of the tables, made from the record types of ``pipeline.tables.records``.

Everything that describes a table (Arrow schemas, ``datapackage.json``, ``spcomms schema``, the reference page) is
made from ``TABLES``; the record types are the one place where a column is declared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pipeline.tables.across_records import ChainRecord, LinkRecord, PeopleRecord, PersonPairRecord
from pipeline.tables.all_records import ACROSS, RECORDS, Record
from pipeline.tables.records import Column, Evidence, FailureRecord, LetterRecord, PersonRecord

Kind = Literal["string", "int32", "int64", "float64", "bool", "date32", "decimal", "enum", "list", "struct"]

PLAIN_KINDS: Mapping[type, Kind] = MappingProxyType(
    {str: "string", int: "int32", float: "float64", bool: "bool", date: "date32", Decimal: "decimal"}
)
WIDE_COLUMNS = frozenset({"bytes"})  # integers that may pass 2**31
KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "letters": ("letter_id",),
        "texts": ("letter_id",),
        "sections": ("letter_id", "start"),
        "mandates": ("letter_id", "ord"),
        # none for references and dates: "3, 5 and 11 March" is three rows with one quote
        "persons": ("letter_id", "person_id"),
        "mentions": ("letter_id", "entity", "start"),
        "organisations": ("letter_id", "organisation_id"),
        "places": ("letter_id", "place_id"),
        "courts": ("letter_id", "court_id"),
        "charges": ("letter_id", "charge_id"),
        "sentences": ("letter_id", "sentence_id"),
        "events": ("letter_id", "event_id"),
        "requests": ("letter_id", "start"),
        # none for links: a letter may cite another twice, and pairs of people have no order
        "chains": ("chain_id", "ord"),
        "people": ("entity_id",),
        "person_pairs": ("from_letter", "from_person", "to_letter", "to_person"),
        "failures": ("source",),
    }
)
LETTER_ID = Column("First 16 hex digits of the SHA-256 of the file's bytes.")
REFERENCE = Column("Canonical reference of the letter itself, AL KAZ 3/2017; null where it has none.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column, or a part of one.

    kind: its type; ``enum`` has its words in ``allowed``, ``list`` its element and ``struct`` its parts in ``parts``.
    path: the attributes that lead from a record to the value, ``("evidence", "quote")`` for one; empty for the
    columns that head every row.
    """

    name: str
    kind: Kind
    nullable: bool
    description: str
    path: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    parts: "tuple[Field, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its columns in order and what a row of it is.

    primary_key: the columns that make a row unique; empty where none do.
    by_letter: whether its rows belong to a letter (and so begin with ``letter_id`` and ``reference``).
    across: whether its rows are made from the letters together (``pipeline.relate``).
    """

    name: str
    record: type[Record]
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    by_letter: bool
    across: bool


def _field(name: str, hint: Any, path: tuple[str, ...]) -> Field:
    """The field that an annotation declares; raises TypeError for a type that no table can hold."""
    column = Column("")
    if get_origin(hint) is Annotated:
        hint, column = get_args(hint)
    nullable = False
    if get_origin(hint) in (Union, UnionType):
        others = [part for part in get_args(hint) if part is not NoneType]
        nullable = len(others) < len(get_args(hint))
        (hint,) = others
    kind: Kind
    parts: tuple[Field, ...] = ()
    if column.allowed:
        kind = "enum"
    elif get_origin(hint) is list:
        kind, parts = "list", (_field("element", get_args(hint)[0], ()),)
    elif hint in PLAIN_KINDS:
        kind = "int64" if name in WIDE_COLUMNS else PLAIN_KINDS[hint]
    elif is_dataclass(hint):
        kind, parts = "struct", declared_fields(hint)
    else:
        raise TypeError(f"{name}: no column type for {hint!r}")
    return Field(
        name=name,
        kind=kind,
        nullable=nullable,
        description=column.description,
        path=(*path, name),
        allowed=column.allowed,
        parts=parts,
    )


def declared_fields(record: Any, path: tuple[str, ...] = ()) -> tuple[Field, ...]:
    """The columns that a record type declares, in order; ``Evidence`` is flattened into its columns, at the end.

    path: the attributes that lead to the record. Raises TypeError for a type that no table can hold.
    """
    hints = get_type_hints(record, include_extras=True)
    names = [field.name for field in fields(record)]
    own = [_field(name, hints[name], path) for name in names if hints[name] is not Evidence]
    said = [field for name in names if hints[name] is Evidence for field in declared_fields(Evidence, (*path, name))]
    return (*own, *said)


def _table(record: type[Record]) -> Table:
    by_letter = record not in (*ACROSS, FailureRecord)
    head = (
        Field(name="letter_id", kind="string", nullable=False, description=LETTER_ID.description),
        Field(name="reference", kind="string", nullable=True, description=REFERENCE.description),
    )
    return Table(
        name=record.table,
        record=record,
        description=" ".join((record.__doc__ or "").split()),
        fields=(*(head if by_letter else ()), *declared_fields(record)),
        primary_key=KEYS.get(record.table, ()),
        by_letter=by_letter,
        across=record in ACROSS,
    )


TABLES: Mapping[str, Table] = MappingProxyType({record.table: _table(record) for record in RECORDS})
LETTERS = LetterRecord.table
PERSONS = PersonRecord.table
LINKS, CHAINS, PEOPLE, PERSON_PAIRS = (
    record.table for record in (LinkRecord, ChainRecord, PeopleRecord, PersonPairRecord)
)
FAILURES = FailureRecord.table
