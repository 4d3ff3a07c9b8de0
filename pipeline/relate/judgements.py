"""Decisions by hand on who is who: the file ``people.toml``."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.relate.corpus import Corpus, CorpusLetter, CorpusPerson, PersonKey
from pipeline.relate.people import Judgements
from pipeline.resolve.name_keys import key_of

LISTS = ("same", "not_same")
LARGEST = 2_000_000  # bytes
FORM = 'write ["AL TJK 2/2018: Name", "AL TJK 5/2019: Name"]'
WORDS_AND_NUMBERS = re.compile(r"[^\W\d_]+|\d+")
SHOWN = 60  # characters of what a line says, in a message
CANDIDATES = 4


def read_judgements(path: Path, corpus: Corpus) -> tuple[Judgements, list[str]]:
    """The judgements of a file, and its lines that could not be followed, each with what to do.

    A file that cannot be read at all gives no judgements and one problem.
    """
    data, problems = _read(path)
    find = _Finder(corpus)
    found: dict[str, set[frozenset[PersonKey]]] = {name: set() for name in LISTS}
    problems += [
        f"{path}: there is no list {name!r}; the lists are same and not_same" for name in data if name not in LISTS
    ]
    for name in LISTS:
        for number, pair in enumerate(_pairs(data.get(name, [])), 1):
            place = f"{path}: {name}, pair {number}"
            keys, wrong = _keys(pair, find)
            problems += [f"{place}: {problem}" for problem in wrong]
            if not wrong and len(keys) < 2:
                problems.append(f"{place}: both sides are one person of one letter; name two")
            elif not wrong:
                found[name].add(keys)
    problems += _contradictions(path, found["same"], found["not_same"], find)
    return Judgements(same=frozenset(found["same"]), not_same=frozenset(found["not_same"])), problems


def _read(path: Path) -> tuple[Mapping[str, Any], list[str]]:
    try:
        if path.stat().st_size > LARGEST:
            return {}, [f"{path}: larger than {LARGEST:,} bytes; it was not read: split off what is not needed"]
        return tomllib.loads(path.read_text(encoding="utf-8")), []
    except OSError as error:
        return {}, [f"{path}: cannot be read ({type(error).__name__})"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        return {}, [f"{path}: no TOML, so nothing of it was followed: {' '.join(str(error).split())[:120]}"]


def _pairs(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]


def _keys(pair: Any, find: "_Finder") -> tuple[frozenset[PersonKey], list[str]]:
    if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(side, str) for side in pair):
        return frozenset(), [f"not two texts; {FORM}"]
    keys, problems = set(), []
    for side in pair:
        try:
            keys.add(find.person(side))
        except _NotFoundError as error:
            problems.append(str(error))
    return frozenset(keys), problems


class _NotFoundError(Exception):
    """A text that means nobody, or several; the message says what to do."""


class _Finder:
    """Letters and persons by what a judgement calls them."""

    def __init__(self, corpus: Corpus) -> None:
        self._letters: dict[str, set[str]] = defaultdict(set)
        for letter in corpus.letters.values():
            for name in _letter_names(letter):
                self._letters[name].add(letter.letter_id)
        self._corpus = corpus
        self._persons: dict[str, list[CorpusPerson]] = defaultdict(list)
        for person in corpus.persons:
            self._persons[person.letter_id].append(person)

    def person(self, text: str) -> PersonKey:
        """The person that ``<letter>: <name>`` means; raises _NotFoundError."""
        letter, colon, name = text.partition(":")
        if not colon or not name.strip():
            raise _NotFoundError(f"{text[:SHOWN]!r} has no letter and name; {FORM}")
        persons = self._persons[self._letter(letter)]
        for meant in (
            [person for person in persons if person.person_id == name.strip()],
            [person for person in persons if name.strip() == person.name],
            [person for person in persons if _same_words(name, person)],
        ):
            if len(meant) == 1:
                return meant[0].key
            if meant:
                several = ", ".join(f"{person.person_id} ({person.name})" for person in meant[:CANDIDATES])
                raise _NotFoundError(
                    f"{text[:SHOWN]!r} means {len(meant)} persons; write one of {several} for the name"
                )
        known = ", ".join(person.name for person in persons[:CANDIDATES])
        raise _NotFoundError(f"{text[:SHOWN]!r}: nobody is called so there; it names {known or 'nobody'}")

    def _letter(self, text: str) -> str:
        found = self._letters.get(text.strip().casefold()) or self._letters.get(_letter_key(text)) or set()
        if len(found) == 1:
            return min(found)
        if found:
            several = ", ".join(sorted(found)[:CANDIDATES])
            raise _NotFoundError(f"{len(found)} letters go by {text.strip()[:SHOWN]!r}; write one of the ids {several}")
        raise _NotFoundError(f"no letter {text.strip()[:SHOWN]!r}; write its reference, its id or its file's name")

    def told(self, key: PersonKey) -> str:
        """A person as judgements name one."""
        person = next(person for person in self._persons[key[0]] if person.person_id == key[1])
        return f"{self._corpus.letters[key[0]].reference or key[0]}: {person.name}"


def _letter_key(text: str) -> str:
    """A reference in any spelling: ``al tjk 02-2018`` → "al tjk 2 2018"."""
    parts = WORDS_AND_NUMBERS.findall(text.casefold())
    return " ".join(str(int(part)) if part.isdecimal() else part for part in parts)


def _letter_names(letter: CorpusLetter) -> Iterator[str]:
    yield letter.letter_id.casefold()
    if letter.reference:
        yield _letter_key(letter.reference)
    path = PurePosixPath(letter.source)
    for name in (str(path), path.name, path.stem) if letter.source else ():
        yield name.casefold()
        if _letter_key(name) != _letter_key(letter.reference or ""):
            yield _letter_key(name)


def _same_words(name: str, person: CorpusPerson) -> bool:
    wanted = sorted(key_of(name))
    return any(sorted(key_of(form)) == wanted for form in (person.name, *person.aliases))


def _contradictions(
    path: Path, same: set[frozenset[PersonKey]], not_same: set[frozenset[PersonKey]], find: _Finder
) -> Iterator[str]:
    """Pairs that are kept apart though judgements join them, directly or through others; apart wins."""
    root: dict[PersonKey, PersonKey] = {}

    def top(key: PersonKey) -> PersonKey:
        while root.get(key, key) != key:
            key = root[key]
        return key

    for pair in sorted(same, key=sorted):
        one, two = sorted(pair)
        root[top(one)] = top(two)
    for pair in sorted(not_same, key=sorted):
        one, two = sorted(pair)
        if top(one) == top(two):
            yield (
                f"{path}: {find.told(one)} and {find.told(two)} are not_same, but same joins them; they stay apart: "
                "take one of the lines out"
            )
