"""Nouns for people: what they make of somebody, and of which gender they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import read_toml

PREFIXES = ("vice-", "ex-", "co-", "sous-", "sub-", "deputy-", "vice", "ex", "co")
# Where a word says two things ("officer" and "police officer" are one), the first class of this order is kept apart.
CLASSES = (
    "official",
    "office",
    "lawyer",
    "mandate_holder",
    "armed",
    "perpetrator",
    "witness",
    "kin",
    "aside",
    "person",
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for people. classes: of ``CLASSES``, in that order. gender: f, m or None. plural: "lawyers"."""

    classes: tuple[str, ...]
    gender: str | None
    plural: bool = False


@cache
def nouns(language: str) -> Mapping[str, Noun]:
    """The nouns of a language by their folded singular; of several words by the last one."""
    table = read_toml("person_nouns")
    classes: dict[str, list[str]] = {}
    genders: dict[str, set[str | None]] = {}
    for name in CLASSES:
        for key, words in table[name].items():
            spoken, _, gender = key.partition("_")
            if spoken == language:
                for word in words:
                    classes.setdefault(word, []).append(name)
                    genders.setdefault(word, set()).add(gender or None)
    return MappingProxyType(
        {word: Noun(tuple(dict.fromkeys(found)), _only(genders[word])) for word, found in classes.items()}
    )


def _only(genders: set[str | None]) -> str | None:
    """The one gender that is said; none where both or neither are."""
    said = genders - {None}
    return said.pop() if len(said) == 1 else None


def noun_of(word: str, language: str) -> Noun | None:
    """What a folded word says of a person, or None. "judges", "ex-minister", "co-mayors" are known by their stems."""
    known = nouns(language)
    found = known.get(word)
    if found is not None:
        return found
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 3:
            found = noun_of(word[len(prefix) :], language)
            if found is not None:
                return found
    first = word.partition("-")[0]
    if first != word and known.get(first) is not None:  # "presidenta-relatora"
        return known[first]
    for stem in _singulars(word, language):
        found = known.get(stem)
        if found is not None:
            return Noun(found.classes, found.gender, plural=True)
    return None


def _singulars(word: str, language: str) -> tuple[str, ...]:
    if len(word) < 4:
        return ()
    if word.endswith("men") and language == "en":
        return (f"{word[:-3]}man",)
    if word.endswith("ies") and language == "en":
        return (f"{word[:-3]}y",)
    if word.endswith("ces") and language == "es":
        return (f"{word[:-3]}z",)
    if word.endswith("wives"):
        return (f"{word[:-3]}fe",)
    if word.endswith("children"):
        return (word[:-3],)
    if word.endswith(("s", "x")):
        return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
    return ()
