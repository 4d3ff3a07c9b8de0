"""What the gazetteer says that a name means in a letter about a State."""

from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_csv
from pipeline.recognise.gazetteer import WELL_KNOWN, cities, largest_city, regions
from pipeline.recognise.place_words import word_set
from pipeline.recognise.text import fold

SHORTEST = 2  # letters of a name


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means. kind: city or region. state: None where several are left. inhabitants: 0 for a region."""

    kind: str
    state: str | None
    inhabitants: int = 0


def meaning_of(name: str, own: str | None) -> Meaning | None:
    """What a folded name means: a place of the letter's own State first, else one that is without doubt elsewhere."""
    if len(name) < SHORTEST or name in word_set("never"):
        return None
    for city in cities(name):
        if city.state == own:
            return Meaning("city", city.state, city.inhabitants)
    of = regions(name)
    if own in of:
        return Meaning("region", own)
    largest = largest_city(name)
    if largest and (largest.inhabitants >= WELL_KNOWN or not of):
        return Meaning("city", largest.state, largest.inhabitants)
    if of or name in _lands():
        return Meaning("region", next(iter(of)) if len(of) == 1 else None)
    return Meaning("city", None) if cities(name) else None


@cache
def _lands() -> frozenset[str]:
    """Regions of no one State: Europe, the Sahel."""
    return frozenset(fold(name) for row in read_csv("regions") if not row["state"] for name in row["names"].split("|"))


@cache
def worded_regions() -> tuple[str, ...]:
    """Folded names of regions whose later words are not capitalised: "Guinée forestière", "delta du Niger"."""
    listed = [name for row in read_csv("regions") for name in row["names"].split("|")]
    return tuple(fold(name) for name in listed if any(word[0].islower() and len(word) > 3 for word in name.split()))
