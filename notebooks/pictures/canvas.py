"""A picture's sheet: title above, caption with source and number of letters below, the drawing between."""

import os
import textwrap
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.style
from IPython.display import HTML, Image, display
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

STYLE = Path(__file__).resolve().parents[1] / "style.mplstyle"
REPOSITORY = Path(__file__).resolve().parents[2]
TABLES = "SPCOMMS_TABLES"
WIDTH = 8.6  # inches, as wide as a page
LINE = 0.19  # inches of a line of small print
SIGNS_AN_INCH = {"title": 10.0, "subtitle": 14.5, "caption": 17.0}  # that surely fit, by size of print


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with its axes (one, or an array of them) and its title, which ``show`` gives as alternative text."""

    figure: Figure
    axes: Any
    title: str


def tables() -> Path:
    """The folder of tables to draw: SPCOMMS_TABLES, else data/processed. Raises FileNotFoundError where there is none."""
    folder = Path(os.environ.get(TABLES) or REPOSITORY / "data" / "processed")
    if not (folder / "letters").is_dir():
        raise FileNotFoundError(f"no tables in {folder}: run `make extract` in the repository, or set {TABLES}")
    return folder


def chart(title: str, subtitle: str = "", *, height: float = 4.0, **grid: Any) -> Chart:
    """A sheet with a title. height: of the drawing, in inches; grid: what ``Figure.subplots`` takes."""
    mpl.style.use(STYLE)
    heads = textwrap.wrap(title, int(WIDTH * SIGNS_AN_INCH["title"]))
    lines = textwrap.wrap(subtitle, int(WIDTH * SIGNS_AN_INCH["subtitle"]))
    top = 0.12 + 0.25 * len(heads) + LINE * len(lines) + 0.08
    bottom = 0.12 + LINE * 2
    figure = Figure(figsize=(WIDTH, height + top + bottom), layout="constrained")
    whole = height + top + bottom
    engine = figure.get_layout_engine()
    if engine is None:
        raise ValueError("the figure has no layout engine; use the style of notebooks")
    engine.set(rect=(0.005, bottom / whole, 0.99, height / whole))  # type: ignore[call-arg]
    look = {"ha": "left", "va": "top", "transform": figure.dpi_scale_trans}
    figure.text(0.08, whole - 0.1, "\n".join(heads), fontsize=12, fontweight="bold", color="#222222", **look)
    under = whole - 0.13 - 0.25 * len(heads)
    figure.text(0.08, under, "\n".join(lines), fontsize=9, color="#555555", linespacing=1.35, **look)
    return Chart(figure, figure.subplots(**grid), title)


def show(drawn: Chart, *, source: str, n: int, of: str = "letters") -> None:
    """Put the caption under a picture and show it. source: tables or questions; n: how many letters are behind it."""
    display(Image(png(drawn, source=source, n=n, of=of), format="png", width=int(WIDTH * 100), alt=drawn.title))  # type: ignore[no-untyped-call]


def png(drawn: Chart, *, source: str, n: int, of: str = "letters") -> bytes:
    """The picture with its caption, as the bytes of a PNG file."""
    told = f"Source: {source}. n = {n:,} {of}."
    lines = textwrap.wrap(told, int(WIDTH * SIGNS_AN_INCH["caption"]))
    drawn.figure.text(
        0.08,
        0.08,
        "\n".join(lines),
        fontsize=7.5,
        color="#777777",
        ha="left",
        va="bottom",
        linespacing=1.35,
        transform=drawn.figure.dpi_scale_trans,
    )
    out = BytesIO()
    drawn.figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def say(words: str) -> None:
    """A line of text under a cell, letters' words and all taken as they stand: for where there is nothing to draw."""
    display(HTML(f"<p>{escape(words)}</p>"))  # type: ignore[no-untyped-call]


def legend_above(axes: Axes, *, columns: int = 4, **more: Any) -> None:
    """A legend over the drawing, so that it never lies on it."""
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        ncols=columns,
        borderaxespad=0.2,
        handletextpad=0.4,
        columnspacing=1.2,
        **more,
    )


def integers(axis: Axis) -> None:
    """Whole numbers alone on an axis of counts."""
    axis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
