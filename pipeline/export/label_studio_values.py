"""The controls of the labelling interface, one a column, and the values of columns as they stand in them.

Label Studio has buttons (``Choices``) and lines of text (``TextArea``, each a list of texts). An empty control can be
two things in gold: nothing is said of the column, or the letter is said to have none. The second is a mark of its own,
under ``NONE``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pipeline.evaluate.gold import LETTERS
from pipeline.evaluate.gold_tables import GoldColumn, value_problem
from pipeline.export.annotated import LISTS, linked_table, marked_tables, own_columns

TEXT, LABEL = "text", "label"  # names of the letter's text and of the labels, which are the tables
ANNOTATED, NONE, UNPLACED, QUOTE, MARKS = "annotated", "none", "unplaced", "quote", "marks"
OPTIONAL, NO_QUOTE = "optional", "no quote"  # the marks that a region may have
YES_NO: Mapping[bool, str] = {True: "yes", False: "no"}
INTEGER = re.compile(r"[+-]?\d{1,18}")  # 60
NUMBER = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,18})?(?:e[+-]?\d{1,2})?")  # 2.5, 1e-05

Type = Literal["choices", "textarea"]


class ColumnError(ValueError):
    """A value that its column cannot have; the message follows the column's name."""


@dataclass(frozen=True, slots=True)
class Control:
    """A control of the interface: its name there, and the column that it holds."""

    name: str
    table: str
    column: GoldColumn

    @property
    def type(self) -> Type:
        """As Label Studio calls it in results."""
        return "choices" if self.words else "textarea"

    @property
    def words(self) -> tuple[str, ...]:
        """What can be chosen; empty for text."""
        return tuple(YES_NO.values()) if self.column.kind == "yes_no" else self.column.words

    @property
    def several(self) -> bool:
        """Whether it holds a list."""
        return self.column.kind in LISTS


def control_name(table: str, column: str) -> str:
    """Of a column, or of one of the further controls of a table."""
    return f"{table}_{column}"


@cache
def controls(table: str) -> Mapping[str, Control]:
    """The controls of a table, by column."""
    return {name: Control(control_name(table, name), table, column) for name, column in own_columns(table).items()}


@cache
def all_controls() -> Mapping[str, Control]:
    """The controls of all tables, by name."""
    return {control.name: control for table in (LETTERS, *marked_tables()) for control in controls(table).values()}


@cache
def relations() -> Mapping[str, Mapping[str, str]]:
    """By table, the columns that are drawn as relations, and the table they lead to."""
    drawn = {
        table: {name: to for name in own_columns(table) if table != "mentions" and (to := linked_table(table, name))}
        for table in marked_tables()
    }
    return {table: columns for table, columns in drawn.items() if columns}


def as_texts(value: Any) -> list[str]:
    """A value, or the values of a list, as they stand in a control; nothing for null and an empty list."""
    if value is None:
        return []
    if isinstance(value, list):
        return [text for item in value for text in as_texts(item)]
    return [YES_NO[value] if isinstance(value, bool) else str(value)]


def from_texts(control: Control, texts: Sequence[str]) -> Any:
    """The value that stands in a control; raises ColumnError where it is not one of its column."""
    plain = [text.strip() for text in texts if text.strip()]
    if not plain:
        return None
    if len(plain) > 1 and not control.several:
        raise ColumnError(f"has {len(plain)} values, and can have one")
    value = plain if control.several else _typed(control.column.kind, plain[0])
    problem = value_problem(control.column, value)
    if problem:
        raise ColumnError(problem)
    return value


def _typed(kind: str, text: str) -> Any:
    """A text as the kind of its column has it; the text itself where it is not like one."""
    if kind == "yes_no":
        return next((value for value, word in YES_NO.items() if word == text), text)
    if kind in {"integer", "number"} and INTEGER.fullmatch(text):
        return int(text)
    return float(text) if kind == "number" and NUMBER.fullmatch(text) else text
