"""Draws docs/images/letter.svg: pieces of a sample letter and the rows made of them.

All that is shown is taken from the tables of that letter; run this after a change in
them: ``python docs/images/picture.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle
from matplotlib.text import Text

import pipeline
from pipeline.tables.rows import tabulate

HERE = Path(__file__).resolve().parent
LETTER = HERE.parents[1] / "data" / "raw" / "AL-TJK-2-2018.pdf"
WIDTH, HEIGHT = 1240, 580
MARGIN = 566  # where arrows leave the letter
INK, FAINT, PAPER = "#1f2933", "#7b8794", "#ffffff"
COLOURS = {"mandates": "#7a5195", "references": "#c8553d", "dates": "#2a7f7f"}
COLUMNS = {
    "mandates": {"mandate": 152, "holder": 176, "resolution": 130},
    "references": {"cited": 124, "role": 92, "date": 102, "status": 100},
    "dates": {"date_start": 102, "role": 190, "quote": 160},
}
SHOWN = (  # first and last words of what is shown of the letter; "" for a gap
    ("Mandates of the", "judges and lawyers"),
    ("REFERENCE:", "AL TJK 2/2018"),
    ("14 June 2018", "14 June 2018"),
    ("", ""),
    ("Restrictions on the legal", "remains unanswered."),
    ("", ""),
    ("Edwige", "Arbitrary Detention"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the letter that became a row."""

    start: int
    end: int
    table: str
    row: int


def main() -> None:
    """Writes the picture; the same bytes for the same tables and versions."""
    mpl.rcParams.update(
        {
            "svg.hashsalt": "spcomms",
            "svg.fonttype": "path",
            "font.family": "DejaVu Sans",
        }
    )
    batches = tabulate(pipeline.extract(LETTER))
    tables = {name: batches[name].to_pandas() for name in ("texts", *COLUMNS)}
    text = str(tables["texts"].text.iloc[0])
    shown = text.index("Restrictions on the legal"), text.index("remains unanswered.")
    dates = tables["dates"]
    tables["dates"] = dates[
        (dates.role == "letter") | dates.start.between(*shown)
    ].reset_index(drop=True)
    marks = [
        Mark(row.start, row.end, name, number)
        for name in COLUMNS
        for number, row in enumerate(tables[name].itertuples())
    ]
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100, facecolor="#eef1f4")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
    axes.set_axis_off()
    places = draw_letter(axes, text, marks)
    top = 52.0
    for name, columns in COLUMNS.items():
        rows = draw_table(axes, name, tables[name], columns, top)
        for mark in marks:
            if mark.table == name and mark in places:
                draw_arrow(axes, places[mark], (668, rows[mark.row]), COLOURS[name])
        top = rows[-1] + 66
    figure.savefig(HERE / "letter.svg", metadata={"Date": None, "Creator": "spcomms"})


def draw_letter(
    axes: Axes, text: str, marks: Sequence[Mark]
) -> Mapping[Mark, tuple[float, float]]:
    """Draws the pieces in SHOWN with their marks; gives where their arrows begin."""
    card(axes, 24, 24, 540, HEIGHT - 48)
    places: dict[Mark, tuple[float, float]] = {}
    y = 62.0
    for begin, finish in SHOWN:
        if not begin:
            write(axes, 52, y, "[ … ]", size=12, colour=FAINT, family="STIXGeneral")
            y += 30
            continue
        start = text.rindex(begin) if begin == "Edwige" else text.index(begin)
        end = text.index(finish, start) + len(finish)
        x = 52.0
        for word_start, word_end in words(text, start, end):
            word = text[word_start:word_end]
            wide = draw_word(axes, word, x, y, measure=True)
            if x > 52 and (x + wide > 536 or "\n" in text[word_start - 1 : word_start]):
                x, y = 52.0, y + 23
            for mark in marks:
                if mark.start < word_end and word_start < mark.end:
                    left = x + draw_word(
                        axes,
                        text[word_start : max(word_start, mark.start)],
                        x,
                        y,
                        measure=True,
                    )
                    right = x + draw_word(
                        axes,
                        text[word_start : min(word_end, mark.end)],
                        x,
                        y,
                        measure=True,
                    )
                    gap = 5 if mark.end > word_end else 0
                    axes.add_patch(
                        Rectangle(
                            (left, y - 15),
                            right - left + gap,
                            20,
                            color=COLOURS[mark.table],
                            alpha=0.22,
                            lw=0,
                        )
                    )
                    beside = sum(
                        place[1] == y - 5
                        for place in places.values()
                        if place is not places.get(mark)
                    )
                    places[mark] = (MARGIN, y - 5 + 5 * beside)
            x += draw_word(axes, word, x, y) + 5
        y += 34
    return places


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words between two offsets begin and end."""
    found = []
    at = start
    for word in text[start:end].split():
        at = text.index(word, at)
        found.append((at, at + len(word)))
        at += len(word)
    return found


def draw_word(
    axes: Axes, word: str, x: float, y: float, *, measure: bool = False
) -> float:
    """Draws a word of the letter and gives its width; with measure it is not left."""
    drawn = write(axes, x, y, word, size=13, colour=INK, family="STIXGeneral")
    width = float(drawn.get_window_extent().width) if word else 0.0
    if measure:
        drawn.remove()
    return width


def draw_table(
    axes: Axes, name: str, rows: pd.DataFrame, columns: Mapping[str, int], top: float
) -> list[float]:
    """Draws a table with its name; gives the height of the middle of each row."""
    colour = COLOURS[name]
    card(axes, 672, top - 28, 544, 64 + 24 * len(rows))
    axes.add_patch(
        Rectangle((672, top - 26), 5, 60 + 24 * len(rows), color=colour, lw=0)
    )
    write(axes, 692, top, name, size=12, colour=colour, weight="bold")
    x = 692.0
    for column, width in columns.items():
        write(axes, x, top + 24, column, size=9, colour=FAINT)
        for number, value in enumerate(rows[column]):
            shown = "" if pd.isna(value) else str(value)
            write(axes, x, top + 48 + 24 * number, shown, size=9.5, colour=INK)
        x += width
    return [top + 44 + 24 * number for number in range(len(rows))]


def draw_arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str
) -> None:
    """Draws an arrow from a line of the letter to a row."""
    arrow = FancyArrowPatch(
        start,
        end,
        arrowstyle="-|>",
        mutation_scale=9,
        color=colour,
        lw=1.2,
        shrinkA=0,
        shrinkB=0,
    )
    axes.add_patch(arrow)


def card(axes: Axes, x: float, y: float, width: float, height: float) -> None:
    """Draws a sheet to write on."""
    style = "round,pad=0,rounding_size=6"
    axes.add_patch(
        FancyBboxPatch(
            (x, y),
            width,
            height,
            boxstyle=style,
            facecolor=PAPER,
            edgecolor="#cbd2d9",
            lw=1,
        )
    )


def write(
    axes: Axes, x: float, y: float, words: str, *, size: float, colour: str, **look: Any
) -> Text:
    """Writes words with their base line at y."""
    return axes.text(x, y, words, fontsize=size, color=colour, va="baseline", **look)


if __name__ == "__main__":
    main()
