"""Cells that stand side by side: told apart from gaps in a line, and put one column after the other."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.read.lines import Line
from pipeline.read.paragraphs import ONLY_LABEL

SAME_ROW = 0.45  # of the font size, by which base lines of one row may differ
ROWS_APART = 1.6  # of the font size: rows farther apart than this belong to different cells
GUTTER = 0.8  # of the font size: columns stand at least so far apart
MOST_CELLS = 50  # in a row
FAR = 5.0  # of the font size: cells farther apart than this are cells, even in a single row
FORM_LABEL = re.compile(
    r"^(?:[^\s:]{1,20} ?:|[^\W\d_]{1,3} ?:?|[A-Z]{2,12}|(?:[^\s:]{1,16} ){1,2}[^\s:]{1,16} ?:)$"
)  # FECHA  A  De la part de :
Row = list[Line]


def by_columns(cells: Sequence[Line]) -> list[Line]:
    """The cells of a page in reading order: where rows share a gutter, the left column first, then the right one.

    cells: as drawn, most often in reading order. Cells of one row that share no gutter with another row stay where they
    are, each a line of its own; labels of a form and their values become one line.
    """
    if all(above.y + SAME_ROW * below.size < below.y for above, below in pairwise(cells)):
        return list(cells)
    drawn = {id(cell): place for place, cell in enumerate(cells)}
    return _limited([cell for group in _groups(_rows(cells)) for cell in _read(group, drawn)])


def _rows(cells: Sequence[Line]) -> list[Row]:
    """Rows from top to bottom, their cells from left to right."""
    rows: list[Row] = []
    for cell in sorted(cells, key=lambda cell: cell.y):
        row = rows[-1] if rows else []
        near = row and len(row) < MOST_CELLS and cell.y - row[0].y <= SAME_ROW * max(cell.size, row[0].size)
        if near and not _overlaps(cell, row):
            row.append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda cell: cell.left) for row in rows]


def _overlaps(cell: Line, row: Row) -> bool:
    return any(cell.left < other.right and other.left < cell.right for other in row)


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows with no gap between them."""
    groups: list[list[Row]] = []
    for row in rows:
        if groups:
            step = row[0].y - groups[-1][-1][0].y
            if 0 < step <= ROWS_APART * max(row[0].size, groups[-1][-1][0].size):
                groups[-1].append(row)
                continue
        groups.append([row])
    return groups


def _read(group: Sequence[Row], drawn: Mapping[int, int]) -> list[Line]:
    """The cells of a group of rows, in reading order. drawn: the place of each cell, by its id, as drawn."""
    read: list[Line] = []
    place = 0
    while place < len(group):
        end = place
        columns: list[tuple[float, float]] = []
        while end < len(group):
            wider = _columns([*columns, *((cell.left, cell.right) for cell in group[end])], GUTTER * group[end][0].size)
            if len(wider) < 2 or len(wider) < len(columns):
                break
            columns, end = wider, end + 1
        run = group[place:end]
        if _tells_columns(run) and not _is_form(run):
            read += (cell for left, right in columns for row in run for cell in row if left <= cell.left <= right)
            place = end
        elif not place and [drawn[id(cell)] for row in group for cell in row] != sorted(
            drawn[id(cell)] for row in group for cell in row
        ):
            return sorted((cell for row in group for cell in row), key=lambda cell: drawn[id(cell)])
        else:
            read += _labelled(group[place])
            place += 1
    return read


def _tells_columns(rows: Sequence[Row]) -> bool:
    """Whether rows that share a gutter are set in columns: two of them are parted by it, or one of several widely."""
    parted = [row for row in rows if len(row) > 1]
    if len(parted) != 1:
        return len(parted) > 1
    return len(rows) > 1 and all(right.left - left.right > FAR * right.size for left, right in pairwise(parted[0]))


def _columns(spans: Sequence[tuple[float, float]], gutter: float) -> list[tuple[float, float]]:
    """Spans that overlap or nearly touch, put together."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if columns and left < columns[-1][1] + gutter:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _is_form(rows: Sequence[Row]) -> bool:
    """Whether the rows are labels with their values: ``FECHA:  2 de mayo``."""
    labels = [row[0].text for row in rows if len(row) > 1]
    return len(labels) > 1 and sum(1 for label in labels if FORM_LABEL.match(label)) * 2 > len(labels)


def _labelled(row: Row) -> list[Line]:
    """The cells of a row; a label takes its value with it."""
    if len(row) > 1 and (FORM_LABEL.match(row[0].text) or ONLY_LABEL.match(row[0].text)):
        return [together(row[0], row[1]), *row[2:]]
    return row


def together(left: Line, right: Line) -> Line:
    """Two cells as one line."""
    return replace(left, text=f"{left.text} {right.text}", right=right.right)


def _limited(lines: Sequence[Line]) -> list[Line]:
    """Lines that know how far to the right they can go, where another cell stands beside them."""
    bands = {
        band: sorted(same, key=lambda line: line.left) for band, same in groupby(sorted(lines, key=_band), key=_band)
    }
    limited: list[Line] = []
    for line in lines:
        band = bands[_band(line)]
        place = bisect_right(band, line.right, key=lambda other: other.left)
        limited.append(replace(line, limit=band[place].left - GUTTER * line.size) if place < len(band) else line)
    return limited


def _band(line: Line) -> int:
    return round(line.y / (SAME_ROW * 2 * line.size))
