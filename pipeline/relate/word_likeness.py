"""How two words of names are alike: the same, spelt in another way, an initial, misspelt, or two names."""

import re
from functools import cache, lru_cache
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.knowledge import read_toml
from pipeline.relate.name_words import NameWord, name_word

EQUAL, SPELT, VARIANT, ENDING, NEAR, INITIAL = "equal", "spelt", "variant", "ending", "near", "initial"
VOWELS = re.compile(r"[aeiou]")
OTHER_CONSONANTS = 9.0  # farther apart than any vowels
MISSPELT = 5  # letters of a word that one may be wrong in
MISSPELT_TWICE = 9
SHORT_SOUND = 3  # letters: shorter words must sound the same


@lru_cache(maxsize=200_000)
def likeness_of_words(left: NameWord, right: NameWord) -> str | None:
    """The kind of likeness; None for two names. Both ways the same."""
    if left.text == right.text:
        return EQUAL
    if left.initial or right.initial:
        return INITIAL if _begins(left, right) else None
    if left.variants & right.variants:
        return VARIANT
    if _apart(left, right):
        return None
    if left.sound == right.sound:
        return SPELT
    if left.patronymic != right.patronymic:
        return None
    if min(len(left.sound), len(right.sound)) >= SHORT_SOUND and _vowels_apart(left.sound, right.sound) <= _most():
        return SPELT
    if left.stem == right.stem or (
        len(left.stem) >= MISSPELT
        and _vowels_apart(left.stem, right.stem) <= _most()
        and left.stem[-1] == right.stem[-1]
    ):
        return ENDING
    return NEAR if _misspelt(left, right) else None


def _begins(left: NameWord, right: NameWord) -> bool:
    """Whether one is an initial of the other, or of a spelling of it; two initials are equal or two names."""
    if left.initial and right.initial:
        return left.sound == right.sound
    short, full = (left, right) if left.initial else (right, left)
    return full.text.startswith(short.text) or full.sound.startswith(short.sound)


def _misspelt(left: NameWord, right: NameWord) -> bool:
    """One letter amiss in a long word, two in a very long one; never between two names that are both known."""
    if left.given and right.given:
        return False
    shorter = min(len(left.text), len(right.text))
    allowed = (shorter >= MISSPELT) + (shorter >= MISSPELT_TWICE)
    if not allowed or left.text[0] != right.text[0]:
        return False
    return DamerauLevenshtein.distance(left.text, right.text, score_cutoff=allowed) <= allowed


def _vowels_apart(left: str, right: str) -> float:
    """How far the vowels of two words differ whose consonants are the same; a large number where those differ."""
    if VOWELS.sub("", left) != VOWELS.sub("", right):
        return OTHER_CONSONANTS
    return sum(_vowel_cost(one, two) for one, two in zip(_vowels(left), _vowels(right), strict=True))


@cache
def _vowels(sound: str) -> tuple[str, ...]:
    """The vowels before, between and behind the consonants: fahad → "", a, a, ""."""
    places = [""]
    for letter in sound:
        if VOWELS.match(letter):
            places[-1] += letter
        else:
            places.append("")
    return tuple(places)


@cache
def _vowel_cost(one: str, two: str) -> float:
    if one == two:
        return 0.0
    costs: dict[str, Any] = dict(read_toml("name_sounds")["vowels"])
    if not one or not two:
        return float(costs["none"])
    longer = costs["longer"] * (len(one) != len(two))
    pair = "".join(sorted((one[0], two[0])))
    return float(longer + (0.0 if one[0] == two[0] else costs.get(pair, 2.0)))


@cache
def _most() -> float:
    return float(read_toml("name_sounds")["most"])


@cache
def _keep_apart() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in read_toml("name_variants")["apart"])


@cache
def _names_of(text: str) -> frozenset[str]:
    """The word and the known spellings of its name."""
    word = name_word(text)
    groups = read_toml("name_variants")["groups"]
    return frozenset({text, word.sound}.union(*(groups[number] for number in word.variants)))


def _apart(left: NameWord, right: NameWord) -> bool:
    """Whether the two are known to be different names, each in any of its spellings."""
    ours, theirs = _names_of(left.text), _names_of(right.text)
    return any(len(pair & ours) == 1 and len(pair & theirs) == 1 and not pair <= ours for pair in _keep_apart())
