"""Networks: where their nodes lie, and labels that do not cover each other."""

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np
from matplotlib.axes import Axes

Place = tuple[float, float]
STEPS = 400


def packed(graph: "nx.Graph[Any]", *, wide: float = 1.6, seed: int = 7) -> dict[Any, Place]:
    """A place for each node: connected parts are laid out alone and set side by side in rows, the largest first.

    wide: width of the whole by its height. The same graph gives the same places.
    """
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(map(str, part))))
    sides = [max(len(part), 1) ** 0.5 for part in parts]
    row_width = (sum((side + 0.8) ** 2 for side in sides) * wide) ** 0.5
    places: dict[Any, Place] = {}
    left, top, tall = 0.0, 0.0, 0.0
    for part, side in zip(parts, sides, strict=True):
        if left > 0 and left + side > row_width:
            left, top, tall = 0.0, top - tall - 0.8, 0.0
        nodes = sorted(part, key=str)
        inner = nx.Graph()
        inner.add_nodes_from(nodes)
        inner.add_edges_from((one, other) for one, other in graph.edges(nodes))
        laid = nx.spring_layout(inner, seed=seed, weight=None, iterations=120) if len(nodes) > 1 else {nodes[0]: (0, 0)}
        points = np.array([laid[node] for node in nodes], dtype=float)
        span = np.maximum(points.max(axis=0) - points.min(axis=0), 1e-9)
        points = (points - points.min(axis=0)) / span * side if len(nodes) > 1 else points + side / 2
        for node, (x, y) in zip(nodes, points, strict=True):
            places[node] = (float(left + x), float(top - side + y))
        left, tall = left + side + 0.8, max(tall, side)
    return places


def spread(centres: Sequence[Place], sizes: Sequence[Place], *, steps: int = STEPS) -> list[Place]:
    """Boxes pushed apart until none covers another, as little as that takes. sizes: width and height of each."""
    points = np.array(centres, dtype=float).reshape(-1, 2)
    half = np.array(sizes, dtype=float).reshape(-1, 2) / 2
    # boxes on one spot have no side to go to: each starts a hair beside the others
    points = points + np.array([[number * 1e-4, number * 1.7e-4] for number in range(len(points))]).reshape(-1, 2)
    for _ in range(steps):
        moved = False
        for one in range(len(points)):
            for other in range(one + 1, len(points)):
                apart = points[other] - points[one]
                over = half[one] + half[other] - np.abs(apart)
                if (over > 1e-9).all():
                    axis = int(over[1] <= over[0])
                    push = (over[axis] / 2 + 1e-6) * (1 if apart[axis] >= 0 else -1)
                    points[one, axis] -= push
                    points[other, axis] += push
                    moved = True
        if not moved:
            break
    return [(float(x), float(y)) for x, y in points]


def draw_graph(
    axes: Axes,
    places: Mapping[Any, Place],
    edges: Sequence[tuple[Any, Any, float]],
    labels: Mapping[Any, str],
    colours: Mapping[Any, str],
    *,
    size: float = 8.0,
) -> None:
    """Nodes as boxes with their words, pushed apart where they meet; edges as lines, by width.

    Places are taken as shares of the axes, which loses its frame and its ticks.
    """
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    nodes = list(places)
    if not nodes:
        return
    points = np.array([places[node] for node in nodes], dtype=float)
    span = np.maximum(points.max(axis=0) - points.min(axis=0), 1e-9)
    width, height = (float(side) for side in axes.figure.get_size_inches())
    sizes = [((len(labels[node]) * size * 0.0089 + 0.14) / width, (size * 0.0235 + 0.06) / height) for node in nodes]
    margin = np.array([max(wide for wide, _ in sizes) / 2, 0.03])
    scaled = margin + (points - points.min(axis=0)) / span * (1 - 2 * margin)
    spots = dict(zip(nodes, spread([(float(x), float(y)) for x, y in scaled], sizes), strict=True))
    for one, other, thick in edges:
        (left, low), (right, high) = spots[one], spots[other]
        axes.plot([left, right], [low, high], color="#b8c4cc", linewidth=thick, zorder=1, solid_capstyle="round")
    for node in nodes:
        box = {"boxstyle": "round,pad=0.28", "facecolor": colours[node], "edgecolor": "white", "linewidth": 0.8}
        x, y = spots[node]
        axes.text(x, y, labels[node], ha="center", va="center", fontsize=size, color="white", bbox=box, zorder=2)
    every = np.array(list(spots.values()))
    axes.set_xlim(min(0.0, float(every[:, 0].min()) - 0.05), max(1.0, float(every[:, 0].max()) + 0.05))
    axes.set_ylim(min(0.0, float(every[:, 1].min()) - 0.03), max(1.0, float(every[:, 1].max()) + 0.03))
