"""A table of numbers as colours, each number written in its field."""

from collections.abc import Callable

import pandas as pd
from matplotlib.axes import Axes

LIGHT, DARK = "#ffffff", "#222222"


def heat_map(
    axes: Axes,
    numbers: pd.DataFrame,
    *,
    words: Callable[[float], str] = "{:.0f}".format,
    top: float | None = None,
    colours: str = "Blues",
    slant: int = 40,
) -> None:
    """Draw a frame. words: of a number; top: the number that is darkest, the largest if left out; empty where null or 0."""
    filled = numbers.fillna(0).to_numpy(dtype=float)
    most = top or max(float(filled.max()), 1e-9)
    axes.pcolormesh(filled, cmap=colours, vmin=0, vmax=most * 1.15, edgecolors="white", linewidth=1.2)
    axes.invert_yaxis()
    for row in range(filled.shape[0]):
        for column in range(filled.shape[1]):
            if value := filled[row, column]:
                ink = LIGHT if value > 0.55 * most else DARK
                axes.text(column + 0.5, row + 0.5, words(value), ha="center", va="center", color=ink, fontsize=8)
    flat = {} if slant == 0 else {"rotation": slant, "ha": "left", "rotation_mode": "anchor"}
    axes.xaxis.tick_top()
    axes.set_xticks([place + 0.5 for place in range(filled.shape[1])], [str(name) for name in numbers.columns], **flat)
    axes.set_yticks([place + 0.5 for place in range(filled.shape[0])], [str(name) for name in numbers.index])
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)
