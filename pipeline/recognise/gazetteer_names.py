"""Names that are places by the gazetteer and the words around them.

A name of the letter's own State needs less to show it than one of another; a common word or a person's name needs a
preposition of place; and a name that the letter has called a place once ("the village of Lay Wah") is one wherever it
stands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.recognise.gazetteer import WELL_KNOWN, cities, regions
from pipeline.recognise.name_meanings import Meaning, meaning_of
from pipeline.recognise.place_nouns import without_city
from pipeline.recognise.place_signs import (
    Candidate,
    KnownName,
    Letter,
    in_front,
    is_heading,
    is_inside,
    is_listed,
    is_no_mention,
    is_person,
    plain,
    state_behind,
)
from pipeline.recognise.place_words import GAP, LETTER, WORD, linked_more, run, trimmed, word_set
from pipeline.recognise.places import TakenPlaces
from pipeline.recognise.states import code_by_demonym, code_by_name
from pipeline.recognise.unknown_places import unknown_place

SHORT = 3  # letters of a name that is too short to be told by itself
SMALL = 25_000  # inhabitants of a city abroad whose name is likelier that of a village at home
LARGE = 500_000  # inhabitants of a city that is told though its name is short


def known_names(letter: Letter, closed: TakenPlaces, taken: Iterable[KnownName]) -> Iterator[KnownName]:
    """Yield the places among the capitalised words that are free, in reading order, then their further mentions.

    closed: what is taken or no running text. taken: the places found so far.
    """
    places = sorted(taken, key=lambda place: place.start)
    starts = {place.start: place for place in places}
    named = _named(letter, places)
    found: dict[str, KnownName] = {}
    rest: list[tuple[int, int]] = []
    last: KnownName | None = None
    position = 0
    for match in run().finditer(letter.cased):
        while position < len(places) and places[position].start < match.start():
            last = places[position]
            position += 1
        if closed.overlaps(*match.span()) or is_no_mention(letter, *match.span()):
            continue
        name = _again(letter, *match.span(), named) or _read(letter, *match.span(), last, starts)
        if name is None:
            rest.append(match.span())
            continue
        last = name
        found.setdefault(plain(letter, name.start, name.end), name)
        yield name
    for span in rest:
        if name := _again(letter, *span, found):
            yield name


def _named(letter: Letter, places: list[KnownName]) -> Mapping[str, KnownName]:
    """The names that a noun or a facility's word shows to be places, by their folded form without it."""
    named: dict[str, KnownName] = {}
    for place in places:
        if place.kind == "state":
            continue
        name = place.proper or plain(letter, place.start, place.end)
        common = name in word_set("common") or name in word_set("never") or len(name) <= SHORT
        if common or name in code_by_name() or name in code_by_demonym():
            continue
        meaning = meaning_of(name, letter.own) if place.proper else None
        if meaning and (meaning.state == letter.own or meaning.inhabitants >= WELL_KNOWN):
            continue  # Masvingo is a city beside Masvingo Province
        named.setdefault(name, place)
    return named


def _again(letter: Letter, begin: int, stop: int, found: Mapping[str, KnownName]) -> KnownName | None:
    """A further mention of a name that was found."""
    for start, end in _readings(letter, begin, stop):
        known = found.get(plain(letter, start, end))
        if known and not is_person(letter, start) and not is_inside(letter, start):
            return KnownName(start, end, known.kind, known.state, "again", min(known.confidence, 0.9))
    return None


def _readings(letter: Letter, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches that a run may name, longest first: with "de Álvarez" behind, without "In" in front."""
    more = linked_more().match(letter.cased, end) or _with_and(letter, start, end)
    short = trimmed(letter.cased, start, end)
    for first in (start, short) if short != start else (start,):
        if more:
            yield first, more.end()
        yield first, end


AND = re.compile(rf"{GAP}(?:and|et|y|&){GAP}({WORD})")


def _with_and(letter: Letter, start: int, end: int) -> re.Match[str] | None:
    """The rest of a region's name with "and": Jammu and Kashmir."""
    more = AND.match(letter.cased, end)
    return more if more and regions(plain(letter, start, more.end())) else None


def _read(
    letter: Letter, begin: int, stop: int, last: KnownName | None, starts: Mapping[int, KnownName]
) -> KnownName | None:
    start, end, meaning = _meant(letter, begin, stop)
    if start >= end or is_person(letter, start) or is_inside(letter, start):
        return None
    name = Candidate(start, end, last, state_behind(letter, end, starts))
    return unknown_place(letter, name) if meaning is None else _known(letter, name, meaning)


def _meant(letter: Letter, begin: int, stop: int) -> tuple[int, int, Meaning | None]:
    """The stretch of a run that is a name, and what the gazetteer knows of it."""
    for start, end in _readings(letter, begin, stop):
        meaning = meaning_of(plain(letter, start, end), letter.own)
        if meaning:
            more = linked_more().match(letter.cased, end) if _may_go_on(letter, start, end) else None
            if more and without_city(letter.cased, letter.folded, start, more.end(), letter.own) == more.end():
                return start, more.end(), Meaning("city", None)  # Triunfo de la Cruz, though Triunfo is known
            return start, end, meaning
    start, end = next(_readings(letter, trimmed(letter.cased, begin, stop), stop))
    return start, end, None


def _may_go_on(letter: Letter, start: int, end: int) -> bool:
    """Whether "de …" behind a known name may be a part of it; "Centro de …" is none."""
    name = plain(letter, start, end)
    return not (name in word_set("common") or any(word in word_set("organisations") for word in name.split()))


LOWER_WORD = re.compile(rf"(?<![\w'-])[a-z]{LETTER}+\s+(?:of|de|del|du|d'|des)(?:\s+(?:the|la|los|l'))?\s*$")


def _known(letter: Letter, name: Candidate, meaning: Meaning) -> KnownName | None:
    """The place that a known name is, if the words around it show one."""
    plainly = plain(letter, name.start, name.end)
    shown = in_front(letter, name.start, "strong") or is_listed(letter, name.start, name.last)
    home = shown or in_front(letter, name.start, "homes")
    state = _state(letter, name, meaning, plainly) if home or name.beside else meaning.state
    placed = name.beside is not None and name.beside == state
    if plainly in code_by_demonym() and not home:
        return None
    if plainly in word_set("common") or len(plainly) <= SHORT:
        abroad = " " in plainly and in_front(letter, name.start, "homes")  # a village called La Esperanza, too
        told = home if meaning.state == letter.own else abroad
        large = len(plainly) == SHORT and home and meaning.inhabitants >= LARGE
        sure = placed or large or (told and state == letter.own)
    else:
        sure = home or placed or _known_without(letter, name, meaning)
    if not sure:
        return None
    start = _with_style(letter, name.start, meaning)
    return KnownName(start, name.end, meaning.kind, state, "gazetteer", 1.0 if home else 0.8)


def _known_without(letter: Letter, name: Candidate, meaning: Meaning) -> bool:
    """Whether a name is told without a preposition of place or a State beside it."""
    weak = in_front(letter, name.start, "weak")
    if meaning.state is not None and meaning.state == letter.own:
        heading = is_heading(letter, name.start, name.end)
        return weak or heading or (meaning.kind == "city" and meaning.inhabitants >= WELL_KNOWN)
    if meaning.kind == "region":
        return weak
    of = LOWER_WORD.search(letter.folded, max(0, name.start - 40), name.start)
    return meaning.inhabitants >= WELL_KNOWN and bool(of)  # "the archbishop of Vienna", not "University of Vienna"


def _state(letter: Letter, name: Candidate, meaning: Meaning, plainly: str) -> str | None:
    """The State of a place that the words show: that beside it, the gazetteer's, or the letter's own."""
    if name.beside and any(city.state == name.beside for city in cities(plainly)):
        return name.beside
    if meaning.kind == "region" or meaning.state == letter.own or meaning.state in letter.states:
        return meaning.state
    if meaning.state is None or meaning.inhabitants < SMALL or plainly in word_set("common"):
        return name.beside or letter.own  # a village at home is likelier than a small town abroad
    return meaning.state


STYLE = re.compile(rf"Republic{GAP}of{GAP}$")


def _with_style(letter: Letter, start: int, meaning: Meaning) -> int:
    """The start of "Republic of " in front of a region: Republic of Karakalpakstan."""
    style = STYLE.search(letter.cased, max(0, start - 20), start) if meaning.kind == "region" else None
    return style.start() if style else start
