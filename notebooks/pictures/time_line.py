"""A case on one axis: a row for each thing that happened on a day, letters among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.lines import Line2D

from pictures.palette import AMBER, BLACK, BLUE, GREEN, GREY, PINK, RED, SKY
from pictures.words import plain_words, shortened

LONGEST = 64  # characters of a label: half the width of a page
ROW = 0.225  # inches


@dataclass(frozen=True, slots=True)
class Look:
    """How things of one group are drawn."""

    colour: str
    marker: str


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "arrest, detention": Look(RED, "v"),
        "charge": Look(AMBER, "s"),
        "court": Look(PINK, "d"),
        "sentence": Look(BLACK, "D"),
        "release, acquittal": Look(GREEN, "^"),
        "other event": Look(GREY, "o"),
        "letter": Look(BLUE, ">"),
        "reply": Look(SKY, "<"),
    }
)
GROUPS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("arrest", "detention", "disappearance", "interrogation"), "arrest, detention")
    | dict.fromkeys(("charge", "charged", "accused", "reclassified"), "charge")
    | dict.fromkeys(("hearing", "appeal", "conviction", "convicted"), "court")
    | dict.fromkeys(("release", "acquitted", "dropped", "sentence overturned"), "release, acquittal")
    | {"letter": "letter", "reply": "reply"}
)


def group_of(what: str) -> str:
    """The group of one ``what`` of the question person_time_line."""
    return GROUPS.get(what) or ("sentence" if what.startswith("sentence") else "other event")


def one_row_each(tellings: pd.DataFrame) -> pd.DataFrame:
    """Rows of person_time_line with a date, those of one group and day as one.

    Gives date, date_end, group, label, hedged (whether all letters hedge it), n_letters (that tell it), by date.
    """
    dated = tellings[tellings.date.notna()]
    dated = dated.assign(group=dated.what.map(group_of), last=dated.date_end.fillna(dated.date))
    rows = []
    for (date, last, group), same in dated.groupby(["date", "last", "group"], sort=True):
        rows.append(
            {
                "date": date,
                "date_end": last,
                "group": group,
                "label": _label(str(group), same),
                "hedged": bool(same.alleged.eq(True).all()),
                "n_letters": same.letter_id.nunique(),
            }
        )
    columns = ["date", "date_end", "group", "label", "hedged", "n_letters"]
    order = list(LOOKS)
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values(
        ["date", "group"], key=lambda part: part.map(order.index) if part.name == "group" else part
    )


def _label(group: str, same: pd.DataFrame) -> str:
    if group in ("letter", "reply"):
        names = same.reference.dropna().unique()
        return ", ".join(names) if len(names) else group
    said = same.assign(detail=same.detail.where(same.detail.notna(), None))
    detailed = {
        what: list(dict.fromkeys(map(plain_words, rows.detail.dropna())))
        for what, rows in said.groupby("what", sort=False)
    }
    parts = [f"{plain_words(what)}: {', '.join(details)}" for what, details in detailed.items() if details]
    # "sentence" beside "sentence: imprisonment" says no more
    bare = [plain_words(what) for what, details in detailed.items() if not details]
    if parts and group in ("charge", "court", "sentence"):
        bare = [words for words in bare if words in ("hearing", "appeal")]
    return "; ".join([*bare, *parts])


def time_line(axes: Axes, rows: pd.DataFrame) -> None:
    """Draw rows of ``one_row_each`` from top to bottom, each with its words on the side that has room."""
    first, last = date2num(rows.date.min()), date2num(rows.date_end.max())
    middle = (first + last) / 2
    for lane, row in enumerate(rows.itertuples()):
        look = LOOKS[row.group]
        begin, end = date2num(row.date), date2num(row.date_end)
        letter = row.group in ("letter", "reply")
        if letter:
            axes.axhspan(lane - 0.5, lane + 0.5, color="#eef4f9", zorder=0, lw=0)
        if end > begin:
            axes.plot([begin, end], [lane, lane], color=look.colour, linewidth=3, solid_capstyle="butt", alpha=0.5)
        axes.plot(
            begin, lane, look.marker, color=look.colour, markersize=6, markerfacecolor="white" if row.hedged else None
        )
        more = f" [{row.n_letters} letters]" if row.n_letters > 1 and not letter else ""
        words = shortened(row.label, LONGEST - len(more)) + more
        right = begin <= middle
        axes.annotate(
            words,
            (end if right else begin, lane),
            xytext=(8 if right else -8, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            fontsize=8,
            color=look.colour if letter else BLACK,
            fontweight="bold" if letter else "normal",
        )
    pad = max(last - first, 1) * 0.03
    axes.set_xlim(first - pad, last + pad)
    axes.xaxis_date()
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks(range(len(rows)), [f"{day:%Y-%m-%d}" for day in rows.date], fontsize=7.5)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    _legend(axes, [group for group in LOOKS if group in set(rows.group)], hedged=bool(rows.hedged.any()))


def _legend(axes: Axes, groups: Sequence[str], *, hedged: bool) -> None:
    lines = [
        Line2D([], [], color=LOOKS[group].colour, marker=LOOKS[group].marker, linestyle="", label=group)
        for group in groups
    ]
    if hedged:
        lines.append(Line2D([], [], color=GREY, marker="o", markerfacecolor="white", linestyle="", label="hedged"))
    axes.legend(
        handles=lines,
        loc="lower right",
        bbox_to_anchor=(1, 1),
        ncols=5,
        borderaxespad=0.2,
        handletextpad=0.1,
        columnspacing=1.0,
    )
