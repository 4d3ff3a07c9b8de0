"""Pieces of a page in the order in which a person reads them: lines put together, columns one after the other."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.columns import by_columns
from pipeline.read.lines import NOTE_MARK, Line, note_sign
from pipeline.read.paragraphs import ONLY_LABEL

SAME_LINE = 0.45  # of the font size, by which base lines of one line may differ
NEAR = 1.5  # of the font size: pieces nearer than this are one cell
SPACE = 0.1  # of the font size: pieces nearer than this are one word
SMALL = 0.8  # of the font size beside it: a mark of a footnote is smaller,
RAISED = 0.8  # and raised by less than this


def in_reading_order(pieces: Sequence[Line]) -> list[Line]:
    """The lines of a page. pieces: as drawn, most often in reading order."""
    return by_columns(_ordered(_cells(pieces)))


def _cells(pieces: Sequence[Line]) -> list[Line]:
    """Pieces that follow each other on one base line become one."""
    cells: list[Line] = []
    for piece in pieces:
        if cells and (merged := _merged(cells[-1], piece)) is not None:
            cells[-1] = merged
        else:
            cells.append(piece)
    return cells


def _merged(left: Line, right: Line) -> Line | None:
    size = max(left.size, right.size)
    gap = right.left - left.right
    rise = right.y - left.y
    if not -0.5 * size < gap or abs(rise) > RAISED * size:
        return None
    if right.text.isdigit() and right.size < SMALL * left.size and rise < 0 and gap < size:
        return replace(left, text=left.text + note_sign(right.text), right=right.right)
    if left.text.isdigit() and left.size < SMALL * right.size and rise > 0 and gap < size:
        return replace(right, text=note_sign(left.text) + right.text, left=left.left)
    if abs(rise) > SAME_LINE * size:
        return None
    if gap > NEAR * size and not ONLY_LABEL.match(left.text):
        return None
    glue = " " if gap > SPACE * size and not NOTE_MARK.match(right.text) else ""
    first = left.first if " " in left.text or glue else left.first + right.first
    bigger = left if len(left.text) >= len(right.text) else right
    return replace(
        left, text=left.text + glue + right.text, right=right.right, size=bigger.size, y=bigger.y, first=first
    )


def _ordered(cells: Sequence[Line]) -> list[Line]:
    """Runs of lines in reading order: what stands wholly above comes first, else the order of drawing stays."""
    runs: list[list[Line]] = []
    for cell in cells:
        if runs and -SAME_LINE * cell.size <= cell.y - runs[-1][-1].y < 4 * cell.size:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    ordered: list[list[Line]] = []
    for run in runs:
        place = len(ordered)
        while place and min(line.y for line in ordered[place - 1]) > max(line.y for line in run):
            place -= 1
        ordered.insert(place, run)
    return [line for run in ordered for line in run]
