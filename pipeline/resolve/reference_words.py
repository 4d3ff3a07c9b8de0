"""Words that stand for people, and what nouns for people say: the kinds of references and their parts."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.person_nouns import noun_of

NAME, PRONOUN, POSSESSIVE, ALL, ONE = "name", "pronoun", "possessive", "all", "one"


GROUP, NOUN, KIN, UNNAMED = "group", "noun", "kin", "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Words that stand for somebody. start, end: in the marked text; first: with the noun phrase in front of a name.

    kind: NAME, PRONOUN ("he"), POSSESSIVE ("his"), ALL ("both"), ONE ("the latter"), GROUP ("the two brothers"), NOUN
    ("the journalist"), KIN ("his wife"), UNNAMED ("a man"). slot: subject, object, possessor, agent, oblique.
    persons: who is meant, as far as known. number: of people, 2 for several of unknown number where plural.
    exact: whether the number is said. gender: f, m or empty. word: the noun. others: "the other two".
    classes: of the noun, as ``person_nouns`` has them, with "anybody" and "crowd". undergoes: whether it is followed by
    a verb in the passive. company: the persons with those of the references joined to it in front.
    """

    start: int
    end: int
    first: int
    kind: str
    slot: str = ""
    persons: tuple[str, ...] = ()
    number: int | None = None
    exact: bool = False
    gender: str = ""
    word: str = ""
    others: bool = False
    classes: tuple[str, ...] = ()
    undergoes: bool = False
    company: tuple[str, ...] = ()

    @property
    def together(self) -> tuple[str, ...]:
        """Those meant together with those joined to them in front: "§, a teacher, and §"."""
        return self.company or self.persons

    @property
    def plural(self) -> bool | None:
        """Whether several are meant; None where it is not said."""
        return None if self.number is None else self.number > 1


@cache
def numbers(language: str) -> dict[str, int]:
    """Numbers in words, folded, with "one" left out."""
    return dict(read_toml("numbers")[language])


@cache
def number_pattern(language: str) -> str:
    """A number from two on, in words or figures."""
    return either(sorted(numbers(language), key=len, reverse=True)).removesuffix(")") + r"|\d{1,3})"


def count(word: str, language: str) -> int | None:
    """The number that a word or a figure says."""
    return int(word) if word.isdigit() else numbers(language).get(word)


@cache
def word_set(name: str, language: str) -> frozenset[str]:
    """A list of ``knowledge/act_persons.toml`` as a set."""
    return frozenset(read_toml("act_persons")[name][language])


@cache
def _anybody(language: str) -> dict[str, tuple[str, bool]]:
    """Nouns for whomever the letter is about: gender and whether plural."""
    found: dict[str, tuple[str, bool]] = {}
    for gender, words in read_toml("act_persons")["anybody"][language].items():
        for word in words:
            found.setdefault(word, ("" if gender == "x" else gender, word in _PLURALS))
            found.setdefault(_plural(word), ("f" if gender == "f" else "", True))
    return found


_PLURALS = frozenset(("men", "women", "people", "persons", "accused"))


def _plural(word: str) -> str:
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith(("or", "on", "ez")) and not word.endswith(("son",)):
        return f"{word}es"
    return f"{word}s"


@cache
def _crowd(language: str) -> frozenset[str]:
    words = read_toml("act_persons")["crowd"][language]
    return frozenset((*words, *(_plural(word) for word in words)))


@lru_cache(maxsize=20_000)
def classes_of(word: str, language: str) -> tuple[tuple[str, ...], str, bool] | None:
    """What a word says as a noun for people: classes, gender, plural; None where it is none."""
    anybody = _anybody(language).get(word)
    noun = noun_of(word, language)
    if word in _crowd(language):
        return ("crowd",), "", True
    if anybody is not None:
        return ("anybody", *(noun.classes if noun else ())), anybody[0], anybody[1]
    if noun is not None:
        return noun.classes, noun.gender or "", noun.plural
    return None


@cache
def time_words(language: str) -> re.Pattern[str]:
    """Words of time: "on 30 September the three detainees" does not begin with a number of people."""
    return re.compile(either(read_toml("act_persons")["time"][language]))
