"""Names as they are compared within a letter: words without case, accents, particles and marks."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import read_toml

INITIAL = re.compile(r"\w|\w{1,3}\.")  # b, sh.
DOTTED = re.compile(r"(?<!\w)([^\W\d_]{1,3})\.")  # B. and Sh., not the end of a word
JUNIOR = "jr"
APOSTROPHES = re.compile(r"['’‘ʼ`´]")
NO_WORD = re.compile(r"\W+|(?<=\w{4})_|^_+")
QUOTED = re.compile(r"[\"“«][^\"”»]{1,40}[\"”»]")  # the nickname in Wichai "Tum" Srisuk
Key = tuple[str, ...]
DOUBLED = re.compile(r"(\w)\1")  # nn in Kannu
SHORTEST_MISSPELT = 5  # letters of a word that one letter may be wrong in


def key_of(name: str) -> tuple[str, ...]:
    """The words of a name: ``Pé Mamadi Haba`` → pe, mamadi, haba; ``al-Khatib`` → khatib; ``Sh. Kim`` → sh., kim.

    A nickname in quotation marks inside a longer name is left out.
    """
    unquoted = QUOTED.sub(" ", name)
    plain = APOSTROPHES.sub("", unquoted if unquoted.strip() else name)
    plain = DOTTED.sub(r"\1_ ", plain)
    decomposed = unicodedata.normalize("NFKD", plain).casefold()
    letters = "".join(
        _letters().get(character, character) for character in decomposed if not unicodedata.combining(character)
    )
    words = [word.replace("_", ".") for word in NO_WORD.sub(" ", letters).split()]
    words = [_SHORTENED.get(word, word) for word in words]
    return tuple(word for word in words if word not in _particles()) or tuple(words)


def nickname_of(name: str) -> Key:
    """The words of a nickname in quotation marks inside a name: ``Wichai "Tum" Saetang`` → tum; empty where none is."""
    quoted = QUOTED.search(name)
    return key_of(quoted.group()) if quoted and quoted.group() != name.strip() else ()


def fathers_words(name: str) -> frozenset[str]:
    """The words of a name behind "bin", "ould" and the like: they are the father's, too."""
    words = name.split()
    at = next((number for number, word in enumerate(words) if word.lower() in _patronymic()), None)
    return frozenset() if not at else frozenset(key_of(" ".join(words[at + 1 :])))


@cache
def _patronymic() -> frozenset[str]:
    return frozenset(read_toml("person_names")["patronymic"])


@cache
def _letters() -> dict[str, str]:
    return dict(read_toml("compared_names")["letters"])


_SHORTENED: Mapping[str, str] = MappingProxyType(
    {"jr.": JUNIOR, "st": "saint", "st.": "saint", "ste": "sainte", "md.": "md", "mohd": "mohammed"}
)


@cache
def _particles() -> frozenset[str]:
    particles = (APOSTROPHES.sub("", item) for item in read_toml("person_names")["particles"])  # o'g'li is no Li
    words = {word for item in particles for word in NO_WORD.sub(" ", item).split()}
    return frozenset(word for word in words if len(word) > 1)


def fits(key: Key, fuller: Key) -> bool:
    """Whether all words of a name are in a fuller one, an initial for a word that begins with it."""
    left = _unexplained(key, fuller)
    return left is not None and not left


def nearly_fits(key: Key, fuller: Key) -> bool:
    """Whether all words of a name but one are in a fuller one, and that one is spelt with one letter amiss."""
    left = _unexplained(key, fuller)
    if left is None or len(left) != 1:
        return False
    return any(_one_edit(left[0], word) for word in fuller if word not in key)


def _unexplained(key: Key, fuller: Key) -> list[str] | None:
    """The words of a name that a fuller one does not have; None where the two cannot be one."""
    if (JUNIOR in key) != (JUNIOR in fuller) or all(INITIAL.fullmatch(word) for word in key):
        return None
    free = list(fuller)
    unexplained = []
    for word in sorted(key, key=len, reverse=True):
        match = next((other for other in free if other == word), None) or next(
            (other for other in free if _initial_of(word, other) or _initial_of(other, word)), None
        )
        if match is None:
            unexplained.append(word)
        else:
            free.remove(match)
    return unexplained


def _initial_of(initial: str, word: str) -> bool:
    return INITIAL.fullmatch(initial) is not None and word.startswith(initial.rstrip("."))


def _one_edit(left: str, right: str) -> bool:
    """One letter put in, left out, changed or swapped; not the -a of a woman's family name."""
    doubled = DOUBLED.sub(r"\1", left) == DOUBLED.sub(r"\1", right)
    if min(len(left), len(right)) < SHORTEST_MISSPELT - doubled or abs(len(left) - len(right)) > 1:
        return False
    if left + "a" == right or right + "a" == left:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    if len(left) == len(right):
        changed = left[start + 1 :] == right[start + 1 :]
        swapped = left[start : start + 2] == right[start : start + 2][::-1] and left[start + 2 :] == right[start + 2 :]
        return changed or swapped
    shorter, longer = sorted((left, right), key=len)
    return shorter[start:] == longer[start + 1 :]
