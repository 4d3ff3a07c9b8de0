"""Names that are places by the gazetteer and the words around them, and names that only the words show to be.

A name of the letter's own State needs less to show it than one of another; a common word or a person's name needs a
preposition of place; after "born in" or in a list with known places a name counts that no gazetteer has.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.recognise.gazetteer import WELL_KNOWN, cities, largest_city, regions
from pipeline.recognise.place_words import (
    GAP,
    LETTER,
    LINK,
    WORD,
    before,
    linked_more,
    list_gap,
    person_in_front,
    run,
    trimmed,
    word_set,
)
from pipeline.recognise.places import TakenPlaces
from pipeline.recognise.states import code_by_demonym, code_by_name

FRONT = 70  # characters in front of a name that are looked at
SHORT = 3  # letters of a name that is too short to be told by itself
LEAST_ABROAD = 50_000  # inhabitants of a city abroad that is named without its State


@dataclass(frozen=True, slots=True)
class KnownName:
    """A place found. rule: what showed it."""

    start: int
    end: int
    kind: str
    state: str | None
    rule: str = "words"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class _Letter:
    cased: str
    folded: str
    language: str
    own: str | None


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the gazetteer says of a name. inhabitants: 0 for a region."""

    kind: str
    state: str | None
    inhabitants: int


def known_names(
    cased: str, folded: str, language: str, own: str | None, closed: TakenPlaces, taken: Mapping[int, KnownName]
) -> Iterator[KnownName]:
    """Yield the places among the capitalised words that are free, in reading order, then their further mentions.

    closed: what is taken or no running text. taken: the places found so far, by their start. own: the letter's State.
    """
    letter = _Letter(cased, folded, language, own)
    found: dict[str, KnownName] = {}
    rest: list[tuple[int, int]] = []
    last: KnownName | None = None
    places = sorted(taken.values(), key=lambda place: place.start)
    position = 0
    for match in run().finditer(cased):
        while position < len(places) and places[position].start < match.start():
            last = places[position]
            position += 1
        if closed.overlaps(*match.span()):
            continue
        name = _read(letter, match.start(), match.end(), last, taken)
        if name is None:
            rest.append(match.span())
            continue
        last = name
        found.setdefault(_plain(letter, name.start, name.end), name)
        yield name
    yield from _again(letter, rest, found)


def _plain(letter: _Letter, start: int, end: int) -> str:
    return " ".join(letter.folded[start:end].split())


def _again(letter: _Letter, rest: list[tuple[int, int]], found: Mapping[str, KnownName]) -> Iterator[KnownName]:
    """Yield further mentions of the names found."""
    for begin, stop in rest:
        for start, end in _readings(letter, begin, stop):
            known = found.get(_plain(letter, start, end))
            if known and not _person(letter, start):
                yield KnownName(start, end, known.kind, known.state, "again", known.confidence)
                break


def _readings(letter: _Letter, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches that a run may name, longest first: with "de Álvarez" behind, without "In" in front."""
    more = linked_more().match(letter.cased, end)
    short = trimmed(letter.cased, start, end)
    for first in (start, short) if short != start else (start,):
        if more:
            yield first, more.end()
        yield first, end


def _read(
    letter: _Letter, begin: int, stop: int, last: KnownName | None, taken: Mapping[int, KnownName]
) -> KnownName | None:
    start, end = begin, stop
    for start, end in _readings(letter, begin, stop):
        meaning = _meaning(letter, start, end)
        if meaning:
            break
    else:
        start, end = trimmed(letter.cased, begin, stop), stop
        meaning = None
    if start >= end or _person(letter, start):
        return None
    beside = _state_behind(letter, end, taken)
    if meaning is None:
        return _unknown(letter, start, end, last, beside)
    return _known(letter, start, end, meaning, last, beside)


def _meaning(letter: _Letter, start: int, end: int) -> _Meaning | None:
    """What the gazetteer knows of a name: of the letter's State first, else where it is without doubt."""
    name = _plain(letter, start, end)
    if name in word_set("never") or len(name) < SHORT - 1:
        return None
    of = regions(name)
    for city in cities(name):
        if city.state == letter.own:
            return _Meaning("city", city.state, city.inhabitants)
    if letter.own in of:
        return _Meaning("region", letter.own, 0)
    largest = largest_city(name)
    if largest and (largest.inhabitants >= WELL_KNOWN or not of):
        return _Meaning("city", largest.state, largest.inhabitants)
    if of or name in _lands():
        return _Meaning("region", next(iter(of)) if len(of) == 1 else None, 0)
    return _Meaning("city", None, 0) if cities(name) else None


@cache
def _lands() -> frozenset[str]:
    """Regions of no one State: Europe, the Sahel."""
    from pipeline.knowledge import read_csv
    from pipeline.recognise.text import fold

    return frozenset(fold(name) for row in read_csv("regions") if not row["state"] for name in row["names"].split("|"))


def _person(letter: _Letter, start: int) -> bool:
    return bool(person_in_front(letter.language).search(letter.folded, max(0, start - 25), start))


CHAIN = re.compile(rf"(?:{WORD}{GAP}){{1,3}}{LINK}{GAP}$")


def _in_front(letter: _Letter, start: int, *keys: str) -> bool:
    return bool(before(letter.language, *keys).search(letter.folded, max(0, start - FRONT), start))


STATE_GAP = re.compile(r",\s*|\s*\(\s*|\s+\(?(?:in|en|au|aux)\s+(?:the\s+|los\s+|la\s+|el\s+)?")


def _state_behind(letter: _Letter, end: int, taken: Mapping[int, KnownName]) -> str | None:
    """The State of a region or State right behind a name: "Tela, Honduras", "Caloto (Cauca)"."""
    gap = STATE_GAP.match(letter.cased, end)
    if gap is None:
        return None
    place = taken.get(gap.end())
    if place is not None:
        return place.state if place.kind in ("state", "region") else None
    following = run().match(letter.cased, gap.end())
    if following is None:
        return None
    meaning = _meaning(letter, *following.span())
    return meaning.state if meaning and (meaning.kind == "region" or meaning.state == letter.own) else None


def _listed(letter: _Letter, start: int, last: KnownName | None) -> bool:
    """Whether a name goes on a list of places: "Conakry et à Nzérékoré"."""
    return last is not None and bool(list_gap(letter.language).fullmatch(letter.folded, last.end, start))


def _known(
    letter: _Letter, start: int, end: int, meaning: _Meaning, last: KnownName | None, beside: str | None
) -> KnownName | None:
    name = _plain(letter, start, end)
    state = meaning.state
    if beside and beside != state and any(city.state == beside for city in cities(name)):
        state = beside
    at_home = state is not None and state == letter.own
    strong = _in_front(letter, start, "strong")
    shown = strong or _listed(letter, start, last)
    if name in word_set("common") or len(name) <= SHORT:
        sure = (shown and at_home) or (beside is not None and beside == state)
    elif at_home:
        well_known = meaning.inhabitants >= WELL_KNOWN or meaning.kind == "region"
        sure = shown or beside is not None or well_known or _in_front(letter, start, "weak", "homes")
    elif meaning.kind == "region":
        sure = shown or _in_front(letter, start, "weak")
    else:
        sure = meaning.inhabitants >= LEAST_ABROAD and shown or beside is not None and beside == state
        sure = sure or (shown and _in_front(letter, start, "homes"))
    if not sure:
        return None
    if not strong and CHAIN.search(letter.cased, max(0, start - FRONT), start) and not at_home:
        return None  # "Juan de Madrid"
    return KnownName(start, end, meaning.kind, state, "gazetteer", 1.0 if shown else 0.8)


CLOSED = re.compile(rf"\s*[.;:)\n]|,?\s+(?:{LETTER}+\s+)?(?=[a-z0-9])|,")


def _unknown(
    letter: _Letter, start: int, end: int, last: KnownName | None, beside: str | None
) -> KnownName | None:
    """A name that no gazetteer has, where the words show a place."""
    words = letter.cased[start:end].lower().split()
    if any(word in word_set("organisations") or word in word_set("never") for word in words):
        return None
    if words[0].rstrip(".") in word_set(letter.language, "persons") or words[0] in code_by_demonym():
        return None
    name = " ".join(words)
    if letter.cased[start:end].isupper() or name in code_by_name() or name in word_set("common"):
        return None
    strong = _in_front(letter, start, "strong")
    state = beside or letter.own
    if strong and beside is not None:
        return KnownName(start, end, "city", state, "region_behind", 0.9)
    if _in_front(letter, start, "homes"):
        return KnownName(start, end, "city", state, "home", 0.8)
    if _listed(letter, start, last) and last is not None and last.rule != "words" and CLOSED.match(letter.cased, end):
        kind = last.kind if last.kind != "state" else "city"
        return KnownName(start, end, kind, last.state, "list", 0.6)
    return None
