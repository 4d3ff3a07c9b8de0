"""An answer as a table on the terminal: cells on one line and cut, as many columns as there is room for."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from pipeline.query.answer import Answer, values
from pipeline.query.forms import cell, plain_value

if TYPE_CHECKING:
    from rich.console import Console

WIDEST, NARROWEST = 48, 16  # characters that a column may have, and may be cut down to
BETWEEN = 2  # blanks behind a column, one of them the table's own
NULL = "·"


def print_table(answer: Answer, console: "Console", *, limit: int | None) -> None:
    """Print the first rows, and behind them how many rows there are, and which columns there was no room for."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    rows: list[list[str]] = []
    numbers: set[int] = set()
    total = 0
    for batch in answer.batches:
        total += batch.num_rows
        wanted = None if limit is None else limit - len(rows)
        if wanted is None or wanted > 0:
            for row in islice(values(batch), wanted):
                rows.append([_one_line(value) for value in row])
                numbers |= {place for place, value in enumerate(row) if _is_number(value)}
    columns = [_one_line(name) for name in answer.columns]
    widths = fitting([columns, *rows], console.width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, BETWEEN - 1, 0, 0), show_edge=False)
    for place, width in enumerate(widths):
        justify = "right" if place in numbers else "left"
        table.add_column(Text(columns[place]), no_wrap=True, overflow="ellipsis", width=width, justify=justify)  # type: ignore[arg-type]
    for shown in rows:
        table.add_row(*(Text(text, style="dim" if text == NULL else "") for text in shown[: len(widths)]))
    console.print(table)
    console.print(Text(_note(total, len(rows), columns[len(widths) :])), soft_wrap=True)


def _is_number(value: Any) -> bool:
    from decimal import Decimal

    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _one_line(value: Any) -> str:
    """A cell on one line, with all that a terminal would obey written as escapes; null as a dot."""
    from pipeline.batch.visible import visible

    if plain_value(value) is None:
        return NULL
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "; ".join(value)
    return visible(" ".join(cell(value).split()))


def fitting(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The widths of the columns that fit into ``room``: the widest are cut first, then the last are left out."""
    from rich.cells import cell_len

    widths = [min(WIDEST, max(cell_len(row[place]) for row in rows)) for place in range(len(rows[0]))]
    while widths and sum(widths) + BETWEEN * len(widths) > room:
        widest = max(widths)
        if widest > NARROWEST:
            widths[widths.index(widest)] = max(NARROWEST, widest - 1)
        elif len(widths) > 1:
            widths.pop()
        else:
            break
    return widths


def _note(total: int, shown: int, left_out: Sequence[str]) -> str:
    count = f"{total:,} row{'' if total == 1 else 's'}"
    more = f", the first {shown:,} shown; --limit 0 shows all" if shown < total else ""
    columns = (
        f"\nno room for the columns {', '.join(left_out)}; name those you want, or use --format" if left_out else ""
    )
    return f"{count}{more}{columns}"
