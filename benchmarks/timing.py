"""Clocks: the best of several rounds, taken in turn, so that what else runs on the machine falls on all alike."""

import time
from collections.abc import Callable, Mapping
from typing import TypeVar

Key = TypeVar("Key")


def best_of(rounds: int, calls: Mapping[Key, Callable[[], object]]) -> dict[Key, float]:
    """The shortest time of each call in seconds, over some rounds in which all take their turn."""
    best: dict[Key, float] = {}
    for _ in range(rounds):
        for key, call in calls.items():
            started = time.perf_counter()
            call()
            taken = time.perf_counter() - started
            best[key] = min(taken, best.get(key, taken))
    return best
