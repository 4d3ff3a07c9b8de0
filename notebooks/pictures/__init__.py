"""What the pictures of the notebooks share: look, time lines, heat maps, networks, words."""

from pictures.canvas import Chart, chart, integers, legend_above, say, show, tables
from pictures.evidence import exact, passage
from pictures.graph import draw_graph, packed, spread
from pictures.heat_map import heat_map
from pictures.palette import AMBER, BLACK, BLUE, GREEN, GREY, PALE, PINK, RED, SKY
from pictures.time_line import LOOKS, group_of, one_row_each, time_line
from pictures.words import instrument_words, plain_words, shortened, state_words

__all__ = [
    "AMBER",
    "BLACK",
    "BLUE",
    "GREEN",
    "GREY",
    "LOOKS",
    "PALE",
    "PINK",
    "RED",
    "SKY",
    "Chart",
    "chart",
    "draw_graph",
    "exact",
    "group_of",
    "heat_map",
    "instrument_words",
    "integers",
    "legend_above",
    "one_row_each",
    "packed",
    "passage",
    "plain_words",
    "say",
    "shortened",
    "show",
    "spread",
    "state_words",
    "tables",
    "time_line",
]
