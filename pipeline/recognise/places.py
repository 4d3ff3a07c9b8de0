"""Places in a text that are taken: which of two findings that overlap counts."""

from bisect import bisect_left, insort
from collections.abc import Iterable


class TakenPlaces:
    """Stretches that do not overlap; asking and taking cost little however many there are."""

    def __init__(self, places: Iterable[tuple[int, int]] = ()) -> None:
        """places: start and end of stretches; one that overlaps an earlier one is left out."""
        self._places: list[tuple[int, int]] = []
        for start, end in places:
            self.take(start, end)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with one that is taken."""
        place = bisect_left(self._places, (end, 0))
        return place > 0 and self._places[place - 1][1] > start

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """The taken stretch that holds another, or None."""
        place = bisect_left(self._places, (start + 1, 0))
        if place and self._places[place - 1][1] >= end:
            return self._places[place - 1]
        return None

    def take(self, start: int, end: int) -> bool:
        """Take a stretch if it is free; whether it was."""
        if self.overlaps(start, end):
            return False
        insort(self._places, (start, end))
        return True
