"""What a gold record may hold: the columns of every table, their types and allowed words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from pipeline.knowledge import read_toml
from pipeline.tables.schema import TABLES

NOT_TABLES = frozenset({"every", "words"})
DURATION = re.compile(r"P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?")  # P4Y, P18M
NAMED = MappingProxyType({"person": "persons", "persons": "persons", "court": "courts", "place": "places"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldColumn:
    """A column of a gold record: the kind of its values, and its words where it is an enumeration."""

    name: str
    kind: str
    words: tuple[str, ...] = ()

    @property
    def names(self) -> str | None:
        """The table whose records its values name; None where they name none."""
        return NAMED.get(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTable:
    """A table as a gold letter has it."""

    name: str
    columns: Mapping[str, GoldColumn]
    required: tuple[str, ...]


@cache
def gold_tables() -> Mapping[str, GoldTable]:
    """The tables that a gold letter may have, by name."""
    content = read_toml("gold_tables")
    return MappingProxyType(
        {name: _table(name, content) for name in content if name not in NOT_TABLES},
    )


def _table(name: str, content: Mapping[str, Any]) -> GoldTable:
    kinds = {**content[name]["columns"], **content["every"]}
    columns = {
        column: GoldColumn(name=column, kind=kind, words=_words(name, column, content) if kind == "word" else ())
        for column, kind in kinds.items()
    }
    return GoldTable(name=name, columns=columns, required=tuple(content[name].get("required", ())))


def _words(table: str, column: str, content: Mapping[str, Any]) -> tuple[str, ...]:
    """The allowed words: those of the declared table, else those of the list."""
    if table in TABLES:
        for field in TABLES[table].fields:
            if field.name == column and field.allowed:
                return field.allowed
    return tuple(content["words"][table][column])


def value_problem(column: GoldColumn, value: Any) -> str | None:
    """What is wrong with a value, in words that follow the column's name; None where nothing is."""
    if value is None:
        return None
    if column.kind == "word":
        if isinstance(value, str) and value in column.words:
            return None
        return f"is {_shown(value)}; allowed are {', '.join(column.words)}"
    wanted, fits = KINDS[column.kind]
    return None if fits(value) else f"is {_shown(value)}, not {wanted}"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_duration(value: Any) -> bool:
    return isinstance(value, str) and DURATION.fullmatch(value) is not None


def _list_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(fits(item) for item in value)


KINDS: Mapping[str, tuple[str, Callable[[Any], bool]]] = MappingProxyType(
    {
        "text": ("a text", _is_text),
        "integer": ("a whole number", _is_integer),
        "number": ("a number", _is_number),
        "yes_no": ("true or false", lambda value: isinstance(value, bool)),
        "date": ("a date like 2017-05-03", _is_date),
        "duration": ("a duration like P4Y or P18M", _is_duration),
        "texts": ("a list of texts", _list_of(_is_text)),
        "dates": ("a list of dates like 2017-05-03", _list_of(_is_date)),
        "person": ("a name", _is_text),
        "court": ("a name", _is_text),
        "place": ("a name", _is_text),
        "persons": ("a list of names", _list_of(_is_text)),
    }
)
