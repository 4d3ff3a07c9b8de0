"""A noun phrase about a person, and the small words that such phrases are made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.resolve.person_nouns import Noun

TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\w\s]")
Tokens = Sequence[re.Match[str]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase about a person. start, end: in the marked text. word: its noun, at: where that begins.

    noun: what the noun says. kind: front, apposition or predicate. owned: "his lawyer", "the lawyer of §".
    owner: number of the mark that it belongs to, where that is named. article: "the" or another word of that kind.
    """

    start: int
    end: int
    at: int
    word: str
    noun: Noun
    kind: str
    owned: bool = False
    owner: int | None = None
    article: str = ""


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The small words of a language, as they stand in ``knowledge/person_phrases.toml``."""

    stops: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    conjunctions: frozenset[str]
    naming: frozenset[str]
    attributive: frozenset[str]
    adverbs: frozenset[str]

    def is_article(self, word: str) -> bool:
        """Whether a phrase may begin with it: "the", "su"."""
        return word in self.determiners or word in self.possessives

    def is_attributive(self, word: str, following: str) -> bool:
        """Whether a noun that is an adjective, too, is one here: "the national bureau", "chief inspector"."""
        return word in self.attributive and following.isalpha() and following not in self.of


@cache
def small_words(language: str) -> SmallWords:
    """The small words of a language."""
    table = read_toml("person_phrases")
    names = ("stops", "of", "determiners", "possessives", "conjunctions", "naming", "attributive", "adverbs")
    return SmallWords(**{name: frozenset(table[name][language]) for name in names})
