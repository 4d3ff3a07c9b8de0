"""Keys of tables in a folder, checked as a database would: null points nowhere, an element of a list points too."""

from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.tables.foreign_keys import ForeignKey, foreign_keys
from pipeline.tables.schema import TABLES

Values = list[tuple[object, ...]]


def broken_keys(folder: Path) -> list[str]:
    """Each broken primary or foreign key in a line; none where all hold."""
    broken = []
    for table in TABLES.values():
        if table.primary_key:
            counts = Counter(values(folder, table.name, table.primary_key))
            broken += [f"{table.name}: {key} {number} times" for key, number in counts.items() if number > 1]
        for key in foreign_keys(table.name):
            known = set(values(folder, key.table, key.keys))
            broken += [
                f"{table.name}: {value} is not in {key.table}"
                for value in pointing(folder, table.name, key)
                if value not in known
            ]
    return broken


def pointing(folder: Path, table: str, key: ForeignKey) -> Values:
    found = values(folder, table, key.columns)
    if key.in_lists:
        found = [(*row[:-1], element) for row in found for element in row[-1] or ()]  # type: ignore[attr-defined]
    return [row for row in found if None not in row]


def values(folder: Path, table: str, columns: tuple[str, ...]) -> Values:
    read = pq.read_table(folder / table, columns=list(columns))
    return list(zip(*(read.column(name).to_pylist() for name in columns), strict=True))
