"""Names of people made from lists of given names, family names and the forms that a culture puts them in.

``stock/names.toml`` has a table a culture; popular names by country come from ``names/*.csv`` of the training data.
"""

import csv
import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

SLOT = re.compile(r"\{(\w+)\}")
INITIALS = "ABCDEFGHIJKLMNOPRSTVWY"
FROM_COUNTRY = 0.25  # share of names from the lists by country, where a country has one
PLAIN_FORMS = ("{given} {family}", "{given} {family}", "{given} {given} {family}")


@dataclass(frozen=True, slots=True)
class MadePerson:
    """A made name in the forms that letters use. gender: ``m`` or ``f``."""

    gender: str
    full: str
    last: str
    first: str
    alias: str
    caps: str
    reverse: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameLists:
    """cultures: by name, as in the stock. of_country: cultures of a State. popular: given (by gender) and family
    names of a State, from the training data."""

    cultures: Mapping[str, Mapping[str, Any]]
    of_country: Mapping[str, tuple[str, ...]]
    popular: Mapping[str, Mapping[str, tuple[str, ...]]]


def load_names(data: Path, alpha_3: Mapping[str, str]) -> NameLists:
    """Read the lists. data: the folder of training data. alpha_3: State codes by their two letters."""
    stock = files(__package__).joinpath("stock", "names.toml").read_text(encoding="utf-8")
    cultures = tomllib.loads(stock)
    of_country: dict[str, list[str]] = {}
    for name, culture in cultures.items():
        for code in culture["countries"]:
            of_country.setdefault(code, []).append(name)
    popular: dict[str, dict[str, list[str]]] = {}
    for file, kind in (("forenames.csv", None), ("surnames.csv", "family")):
        with (data / "names" / file).open(encoding="utf-8-sig", newline="") as rows:
            for row in csv.DictReader(rows):
                code = alpha_3.get(row["Country"])
                word = (row["Romanized Name"] or row["Localized Name"]).strip()
                if code and word.isprintable() and word[:1].isupper():
                    key = kind or row["Gender"].lower()
                    popular.setdefault(code, {}).setdefault(key, []).append(word)
    return NameLists(
        cultures=cultures,
        of_country={code: tuple(names) for code, names in sorted(of_country.items())},
        popular={code: {key: tuple(words) for key, words in lists.items()} for code, lists in popular.items()},
    )


def make_person(lists: NameLists, country: str, gender: str, random_: random.Random) -> MadePerson:
    """A person of a State, or of any where the lists have none for it."""
    popular = lists.popular.get(country, {})
    if popular.get("family") and popular.get(gender) and random_.random() < FROM_COUNTRY:
        return _popular(popular, gender, random_)
    names = lists.of_country.get(country) or tuple(lists.cultures)
    return _of_culture(lists.cultures[random_.choice(names)], gender, random_)


def _popular(popular: Mapping[str, Sequence[str]], gender: str, random_: random.Random) -> MadePerson:
    family = random_.choice(popular["family"])
    form = random_.choice(PLAIN_FORMS)
    given = [random_.choice(popular[gender]) for _ in range(form.count("{given}"))]
    full = " ".join([*given, family])
    return MadePerson(
        gender, full, family, given[0], given[0], " ".join([*given, family.upper()]), f"{family}, {' '.join(given)}", ()
    )


def _of_culture(culture: Mapping[str, Any], gender: str, random_: random.Random) -> MadePerson:
    values: dict[str, str] = {}

    def fill(form: str) -> str:
        seen: dict[str, int] = {}

        def value(match: re.Match[str]) -> str:
            slot = match[1]
            seen[slot] = seen.get(slot, 0) + 1
            key = slot if seen[slot] == 1 else f"{slot}/{seen[slot]}"
            if key not in values:
                values[key] = _word(culture, slot, random_)
            return values[key]

        for _ in range(4):  # words of a list may have slots of their own
            form = SLOT.sub(value, form)
        return form

    full = fill(random_.choice(culture[f"full_{gender}"]))
    given_slot = "male" if gender == "m" else "female"
    first = values.get(given_slot) or full.split()[0]
    shorts = culture.get(f"short_{gender}") or ["{family}"]
    weights = [len(shorts) - number for number in range(len(shorts))]
    form = random_.choices(shorts, weights)[0]
    last = fill(form) if all(slot in values for slot in SLOT.findall(form)) else full.split()[-1]
    last = last if last in full else full.split()[-1]
    aliases = culture.get("alias") or [first]
    caps = full.replace(last, last.upper()) if random_.random() < 0.8 else full.upper()
    rest = " ".join(full.replace(last, "", 1).split())
    reverse = f"{last}, {rest}" if rest else last
    return MadePerson(
        gender, full, last, first, fill(random_.choice(aliases)), caps, reverse,
        tuple(culture.get(f"title_{gender}", ())),
    )  # fmt: skip


def _word(culture: Mapping[str, Any], slot: str, random_: random.Random) -> str:
    if slot == "initial":
        return f"{random_.choice(INITIALS)}."
    words = culture.get(slot)
    if not words:
        raise KeyError(f"stock/names.toml: {culture['countries']} has no list {slot!r}")
    return str(random_.choice(words))
