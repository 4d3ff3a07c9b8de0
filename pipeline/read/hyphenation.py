"""Hyphens at line ends: which belong to the word, and which the line break made."""

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from pipeline.read.known_words import hyphenated, prefixes
from pipeline.read.lines import HYPHEN, SIGNS

if TYPE_CHECKING:
    from spellchecker import SpellChecker

LONGEST = 60  # characters of a word that are looked at
LEFT = re.compile(r"[\w'/.-]+$")  # popula, A/HRC/46, above
RIGHT = re.compile(rf"{SIGNS.pattern}*(?P<right>[\w'/-]{{1,{LONGEST}}})")  # tion, 35, mentioned
WORD = re.compile(r"\w[\w'-]*")
MANY = 60  # open hyphens
LANGUAGES = ("en", "es", "fr")
SAMPLE = 4_000  # characters that tell the language


def close_hyphens(text: str) -> str:
    """The text with each open hyphen (`lines.HYPHEN`) dropped or made a hyphen again.

    Kept: before a capital or digit, after a digit or slash ("Quiroga-Hill", "A/HRC/46-35"). Else the letter decides,
    where it writes the word elsewhere; else the word list of its language: a known joined word is joined, two known
    halves keep their hyphen ("forty-five"), and what no list knows is joined.
    """
    if HYPHEN not in text:
        return text
    letter = LetterWords(text)
    parts = text.split(HYPHEN)
    closed = [parts[0]]
    for part in parts[1:]:
        left, right = LEFT.search(closed[-1][-LONGEST:]), RIGHT.match(part)
        if left is None or right is None or not joins(left[0], right["right"], letter):
            closed.append("-")
        closed.append(part)
    return "".join(closed)


class LetterWords:
    """The words of a letter, and those of its language."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> str:
        """The text, case-folded, line-end hyphens away."""
        return self.text.replace(HYPHEN, " ").casefold()

    @cached_property
    def words(self) -> frozenset[str] | None:
        """The words of a letter that has many open hyphens; to gather them costs more than to look for a few."""
        if self.text.count(HYPHEN) < MANY:
            return None
        words = set(WORD.findall(self.folded))
        words.update(word[: match.start()] for word in tuple(words) for match in re.finditer("-", word))
        return frozenset(words)

    def has(self, word: str) -> bool:
        """Whether the letter has a word, case-folded, also as the beginning of a longer one with a hyphen."""
        if self.words is not None:
            return word in self.words
        place = self.folded.find(word)
        while place >= 0:
            before, after = self.folded[place - 1 : place], self.folded[place + len(word) : place + len(word) + 1]
            if not (before.isalnum() or before == "-" or after.isalnum()):
                return True
            place = self.folded.find(word, place + 1)
        return False

    @cached_property
    def known(self) -> "SpellChecker":
        """The word list of the letter's language."""
        return word_list(language_of(self.text))


def joins(left: str, right: str, letter: LetterWords) -> bool:
    """Whether ``left`` and ``right`` are one word without a hyphen."""
    if not right or not right[0].islower() or not left[-1].islower() or any(c.isdigit() or c == "/" for c in left):
        return False
    left, right = left.casefold(), right.casefold().strip("'-/")
    last = re.split(r"[-'.]", left)[-1]
    if not last or not right:
        return False
    if letter.has(last + right) or letter.has(left + right):
        return True
    kept = f"{left}-{right}"
    if letter.has(kept) or kept in hyphenated() or last in prefixes():
        return False
    first = right.split("-")[0]
    if (last + first) in letter.known:
        return True
    return not (last in letter.known and first in letter.known)


def language_of(text: str) -> str:
    """The language of the text, ISO 639-1: the likeliest of those that there are word lists for."""
    return _language(SIGNS.sub("", text[:SAMPLE]))


@lru_cache(maxsize=8)
def _language(sample: str) -> str:
    import py3langid

    return next((language for language, _ in py3langid.rank(sample) if language in LANGUAGES), LANGUAGES[0])


@lru_cache(maxsize=len(LANGUAGES))
def word_list(language: str) -> "SpellChecker":
    """The word list of a language."""
    from spellchecker import SpellChecker

    return SpellChecker(language=language, distance=1)
