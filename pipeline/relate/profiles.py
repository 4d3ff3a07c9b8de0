"""Persons of letters as they are compared: forms of the name, years of birth, words of what is told of them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.relate.corpus import Corpus, CorpusLetter, CorpusPerson, PersonKey
from pipeline.relate.name_likeness import within
from pipeline.relate.name_words import Form, form_of, nickname_form
from pipeline.resolve.name_keys import key_of

MOST_FORMS = 6  # names of one person in one letter
WORD = re.compile(r"[^\W\d_]{3,}")
STEM = 6  # letters of a word that are compared, so that journaliste is journalist
MANDATE_HOLDER = "mandate_holder"


@dataclass(frozen=True, slots=True)
class Profile:
    """A person ready to be compared. born: first and last possible year; words: beginnings of those of descriptions."""

    person: CorpusPerson
    letter: CorpusLetter
    forms: tuple[Form, ...]
    texts: tuple[str, ...]
    born: tuple[int, int] | None
    occupations: frozenset[str]
    words: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    courts: frozenset[str]
    charges: frozenset[str]

    @property
    def key(self) -> PersonKey:
        """Which person of which letter."""
        return self.person.key


def profiles(corpus: Corpus) -> list[Profile]:
    """All persons whose name has a word, in the order of letters and persons."""
    found = [_profile(person, corpus.letters[person.letter_id]) for person in corpus.persons]
    return sorted((profile for profile in found if profile.forms), key=lambda profile: _order(profile.key))


def _order(key: PersonKey) -> tuple[str, int, str]:
    digits = key[1].lstrip("p")
    return key[0], int(digits) if digits.isdigit() else 0, key[1]


def _profile(person: CorpusPerson, letter: CorpusLetter) -> Profile:
    forms, texts = _forms(person)
    words = _words(person.description or "")
    return Profile(
        person=person,
        letter=letter,
        forms=forms,
        texts=texts,
        born=_born(person, letter),
        occupations=_occupations(words),
        words=frozenset(word[:STEM] for word in words if word not in _plain()),
        organisations=_folded(person.organisations),
        places=_folded(person.places),
        courts=_folded(person.courts),
        charges=_folded(person.charges),
    )


def _forms(person: CorpusPerson) -> tuple[tuple[Form, ...], tuple[str, ...]]:
    """The name and those other forms that are no short forms of it."""
    forms = [form_of(person.name)]
    texts = [person.name]
    named = [(alias, form_of(alias)) for alias in person.aliases[: 4 * MOST_FORMS]]
    named.append((person.name, nickname_form(person.name)))
    for text, form in named:
        if form and len(forms) < MOST_FORMS and not any(within(form, other) for other in forms if other):
            forms.append(form)
            texts.append(text)
    kept = [(form, text) for form, text in zip(forms, texts, strict=True) if form]
    return tuple(form for form, _ in kept), tuple(text for _, text in kept)


def _born(person: CorpusPerson, letter: CorpusLetter) -> tuple[int, int] | None:
    if person.birth_date is not None:
        return person.birth_date.year, person.birth_date.year
    if person.age is not None and letter.date is not None:
        return letter.date.year - person.age - 1, letter.date.year - person.age
    return None


@cache
def _plain() -> frozenset[str]:
    return frozenset(read_toml("occupations")["plain"]["words"])


def _words(text: str) -> list[str]:
    return [word for part in key_of(text[:300]) for word in WORD.findall(part)] if text else []


@cache
def _beginnings() -> tuple[tuple[str, str], ...]:
    return tuple((word, kind) for kind, words in read_toml("occupations")["kinds"].items() for word in words)


@cache
def _kinds_of(word: str) -> frozenset[str]:
    return frozenset(kind for start, kind in _beginnings() if word.startswith(start))


def _occupations(words: Iterable[str]) -> frozenset[str]:
    """Those of the first words that tell one: "lawyer of the judge" is a lawyer."""
    for word in words:
        if _kinds_of(word):
            return _kinds_of(word)
    return frozenset()


@cache
def _key_text(name: str) -> str:
    return " ".join(key_of(name)[:12])


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(key for name in names if (key := _key_text(name)))


def word_counts(people: Iterable[Profile]) -> Mapping[str, int]:
    """How many persons are described with each word."""
    return Counter(word for profile in people for word in profile.words)


def days(profile: Profile) -> frozenset[tuple[str, date]]:
    """The dated events of a person."""
    return frozenset((kind, day) for kind, day in profile.person.events if day is not None)
