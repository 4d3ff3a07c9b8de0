"""One Excel workbook, a sheet a table, for people who read tables in a spreadsheet."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.export.stored_rows import ExportError, count_rows, flat, stored_rows
from pipeline.tables.schema import TABLES, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

MOST_ROWS = 1_048_576 - 1  # of a sheet, below its header
MOST_CHARACTERS = 32_767  # of a cell
CUT = " […]"
ABOUT = "about"
WIDTHS = {"string": 24, "enum": 16, "date32": 12, "bool": 8, "list": 24}
WIDE = frozenset({"quote", "text", "offence", "description", "name", "message", "title"})


def write_xlsx(tables: Path, path: Path) -> list[str]:
    """Write all tables into the new workbook ``path``; gives lines that say what, and how many cells were cut.

    Text is never taken for a formula or a link, dates are dates, lists JSON. Raises ExportError where a table has more
    rows than a sheet holds.
    """
    from xlsxwriter import Workbook

    counts = {table.name: count_rows(tables, table) for table in TABLES.values()}
    for name, rows in counts.items():
        if rows > MOST_ROWS:
            raise ExportError(f"{name} has {rows:,} rows, and a sheet holds {MOST_ROWS:,}; export --to sqlite or csv")
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    cut = 0
    with Workbook(str(path), {"constant_memory": True, **plain}) as book:
        book.set_properties({"title": "spcomms"})
        _about(book, counts)
        formats = {"date": book.add_format({"num_format": "yyyy-mm-dd"}), "head": book.add_format({"bold": True})}
        for table in TABLES.values():
            cut += _sheet(book, table, tables, formats)
    told = [f"{name}: {rows:,} rows" for name, rows in counts.items()]
    return told + ([f"{cut:,} cells were cut at {MOST_CHARACTERS:,} characters"] if cut else [])


def _about(book: "Workbook", counts: dict[str, int]) -> None:
    sheet = book.add_worksheet(ABOUT)
    sheet.set_column(0, 1, 16)
    sheet.set_column(2, 2, 100)
    for place, head in enumerate(("table", "rows", "a row is")):
        sheet.write_string(0, place, head)
    for line, table in enumerate(TABLES.values(), 1):
        sheet.write_string(line, 0, table.name)
        sheet.write_number(line, 1, counts[table.name])
        sheet.write_string(line, 2, table.description)


def _sheet(book: "Workbook", table: Table, tables: Path, formats: "dict[str, Format]") -> int:
    """One table; gives how many of its cells were cut."""
    sheet = book.add_worksheet(table.name)
    sheet.freeze_panes(1, 0)
    for place, field in enumerate(table.fields):
        sheet.set_column(place, place, 60 if field.name in WIDE else WIDTHS.get(field.kind, 10))
        sheet.write_string(0, place, field.name, formats["head"])
    cut = line = 0
    for line, row in enumerate(stored_rows(tables, table), 1):
        for place, (field, value) in enumerate(zip(table.fields, row, strict=True)):
            cut += _cell(sheet, (line, place), flat(field, value), formats)
    sheet.autofilter(0, 0, max(line, 1), len(table.fields) - 1)
    return cut


def _cell(sheet: Any, at: tuple[int, int], value: Any, formats: "dict[str, Format]") -> bool:
    """Write a value; whether it had to be cut."""
    if value is None:
        return False
    if isinstance(value, bool):
        sheet.write_boolean(*at, value)
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, formats["date"])
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(*at, value)
    elif len(value) > MOST_CHARACTERS:
        sheet.write_string(*at, value[: MOST_CHARACTERS - len(CUT)] + CUT)
        return True
    else:
        sheet.write_string(*at, value)
    return False
