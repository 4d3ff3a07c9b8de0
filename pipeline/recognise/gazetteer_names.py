"""Names that are places by the gazetteer and the words around them, and names that only the words show to be.

A name of the letter's own State needs less to show it than one of another; a common word or a person's name needs a
preposition of place; after "born in" or in a list with known places a name counts that no gazetteer has; and a name
that the letter has called a place once ("the village of Lay Wah") is one wherever it stands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.recognise.gazetteer import WELL_KNOWN, cities, regions
from pipeline.recognise.name_meanings import Meaning, meaning_of
from pipeline.recognise.place_nouns import without_city
from pipeline.recognise.place_words import (
    GAP,
    LETTER,
    WORD,
    before,
    inside_in_front,
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
SMALL = 25_000  # inhabitants of a city abroad whose name is likelier that of a village at home
LARGE = 500_000  # inhabitants of a city that is told even so


@dataclass(frozen=True, slots=True)
class KnownName:
    """A place found. rule: what showed it. proper: its name without the word for what it is, folded."""

    start: int
    end: int
    kind: str
    state: str | None
    rule: str = "words"
    confidence: float = 1.0
    proper: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's text in both forms, its language and State, and the States that it names."""

    cased: str
    folded: str
    language: str
    own: str | None
    states: frozenset[str]


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
        if closed.overlaps(*match.span()):
            continue
        name = _again(letter, *match.span(), named) or _read(letter, *match.span(), last, starts)
        if name is None:
            rest.append(match.span())
            continue
        last = name
        found.setdefault(_plain(letter, name.start, name.end), name)
        yield name
    for span in rest:
        if name := _again(letter, *span, found):
            yield name


def _plain(letter: Letter, start: int, end: int) -> str:
    return " ".join(letter.folded[start:end].split())


def _named(letter: Letter, places: list[KnownName]) -> Mapping[str, KnownName]:
    """The names that a noun or a facility's word shows to be places, by their folded form without it."""
    named: dict[str, KnownName] = {}
    for place in places:
        if place.kind == "state":
            continue
        name = place.proper or _plain(letter, place.start, place.end)
        common = name in word_set("common") or name in word_set("never") or len(name) <= SHORT
        if common or name in code_by_name() or name in code_by_demonym():
            continue
        if place.proper and meaning_of(name, letter.own):
            continue  # Masvingo is a city beside Masvingo Province
        named.setdefault(name, place)
    return named


def _again(letter: Letter, begin: int, stop: int, found: Mapping[str, KnownName]) -> KnownName | None:
    """A further mention of a name that was found."""
    for start, end in _readings(letter, begin, stop):
        known = found.get(_plain(letter, start, end))
        if known and not _person(letter, start) and not _inside(letter, start):
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
    return more if more and regions(_plain(letter, start, more.end())) else None


def _read(
    letter: Letter, begin: int, stop: int, last: KnownName | None, starts: Mapping[int, KnownName]
) -> KnownName | None:
    for start, end in _readings(letter, begin, stop):
        meaning = meaning_of(_plain(letter, start, end), letter.own)
        if meaning:
            more = linked_more().match(letter.cased, end)
            if more and without_city(letter.cased, letter.folded, start, more.end(), letter.own) == more.end():
                end = more.end()  # Triunfo de la Cruz, though Triunfo is known
            break
    else:
        start, end = next(_readings(letter, trimmed(letter.cased, begin, stop), stop))
        meaning = None
    if start >= end or _person(letter, start) or _inside(letter, start):
        return None
    beside = _state_behind(letter, end, starts)
    if meaning is None:
        return _unknown(letter, start, end, last, beside)
    return _known(letter, start, end, meaning, last, beside)


def _person(letter: Letter, start: int) -> bool:
    return bool(person_in_front(letter.language).search(letter.folded, max(0, start - 25), start))


def _inside(letter: Letter, start: int) -> bool:
    return bool(inside_in_front().search(letter.folded, max(0, start - FRONT), start))


def _in_front(letter: Letter, start: int, *keys: str) -> bool:
    return bool(before(letter.language, *keys).search(letter.folded, max(0, start - FRONT), start))


STATE_GAP = re.compile(r",\s*(?:(?:in|en|au|aux)\s+)?(?:the\s+|los\s+|la\s+|el\s+|l')?|\s*\(\s*")


def _state_behind(letter: Letter, end: int, starts: Mapping[int, KnownName]) -> str | None:
    """The State of a region or State right behind a name: "Tela, Honduras", "Caloto (Cauca)"."""
    gap = STATE_GAP.match(letter.folded, end)
    if gap is None:
        return None
    place = starts.get(gap.end())
    if place is not None:
        return place.state if place.kind in ("state", "region") else None
    following = run().match(letter.cased, gap.end())
    if following is None:
        return None
    meaning = meaning_of(_plain(letter, *following.span()), letter.own)
    return meaning.state if meaning and (meaning.kind == "region" or meaning.state == letter.own) else None


def _listed(letter: Letter, start: int, last: KnownName | None) -> bool:
    """Whether a name goes on a list of places: "Conakry et à Nzérékoré"."""
    if last is None or last.end > start:
        return False
    return bool(list_gap(letter.language).fullmatch(letter.folded, last.end, start)) or (
        letter.folded[last.end : start].strip() == "("
    )


LOWER_WORD = re.compile(rf"(?<![\w'-])[a-z]{LETTER}+\s+(?:of|de|del|du|d'|des)(?:\s+(?:the|la|los|l'))?\s*$")


def _known(
    letter: Letter, start: int, end: int, meaning: Meaning, last: KnownName | None, beside: str | None
) -> KnownName | None:
    name = _plain(letter, start, end)
    state = meaning.state
    if beside and beside != state and any(city.state == beside for city in cities(name)):
        state = beside
    at_home = state is not None and state == letter.own
    shown = _in_front(letter, start, "strong") or _listed(letter, start, last)
    home = shown or _in_front(letter, start, "homes")
    if state is None and home:
        state = letter.own
        at_home = state is not None and _in_front(letter, start, "homes")
    placed = beside is not None and beside == state
    if name in word_set("common") or len(name) <= SHORT:
        sure = (home and at_home) or placed or (len(name) == SHORT and home and meaning.inhabitants >= LARGE)
    elif at_home and meaning.kind == "city":
        sure = home or placed or meaning.inhabitants >= WELL_KNOWN or _in_front(letter, start, "weak")
        sure = sure or _alone(letter, start, end)
    elif at_home:
        sure = home or placed or _in_front(letter, start, "weak") or _alone(letter, start, end)
    elif meaning.kind == "region":
        sure = home or _in_front(letter, start, "weak")
    else:
        well_known = meaning.inhabitants >= WELL_KNOWN
        sure = home or placed or (well_known and bool(LOWER_WORD.search(letter.folded, max(0, start - 40), start)))
        if meaning.inhabitants < SMALL and not (placed or state in letter.states):
            state = letter.own  # a village at home is likelier than a small town abroad
    if not sure or (name in code_by_demonym() and not home):
        return None
    start = _with_style(letter, start, meaning)
    return KnownName(start, end, meaning.kind, state, "gazetteer", 1.0 if home else 0.8)


STYLE = re.compile(rf"Republic{GAP}of{GAP}$")


def _with_style(letter: Letter, start: int, meaning: Meaning) -> int:
    """The start of "Republic of " in front of a region: Republic of Karakalpakstan."""
    style = STYLE.search(letter.cased, max(0, start - 20), start) if meaning.kind == "region" else None
    return style.start() if style else start


def _alone(letter: Letter, start: int, end: int) -> bool:
    """Whether a name is a heading: nothing but a number stands on its line."""
    line = letter.cased.rfind("\n", 0, start) + 1
    stop = letter.cased.find("\n", end)
    around = letter.cased[line:start] + letter.cased[end : stop if stop >= 0 else len(letter.cased)]
    return len(around) < 8 and not re.search(r"[a-z]{2}", around)


CLOSED = re.compile(rf"\s*[.;:)\n]|,?\s+(?:{LETTER}+\s+)?(?=[a-z0-9])|,|'s")
ROUTE = re.compile(r"\s+(?:to|a|à|hasta)\s+")
FROM = re.compile(r"(?<!\w)(?:from|de|depuis|desde)\s+$")


def _unknown(letter: Letter, start: int, end: int, last: KnownName | None, beside: str | None) -> KnownName | None:
    """A name that no gazetteer has, where the words show a place."""
    words = letter.folded[start:end].split()
    no_place = word_set("organisations") | word_set("never") | word_set(letter.language, "persons")
    if any(word.rstrip(".") in no_place for word in words) or words[0] in code_by_demonym():
        return None
    name = " ".join(words)
    if name in code_by_name() or name in word_set("common") or _capitals(letter, start, end):
        return None
    state = beside or letter.own
    if beside is not None and _in_front(letter, start, "strong"):
        return KnownName(start, end, "city", state, "beside", 0.9)
    if _in_front(letter, start, "homes"):
        return KnownName(start, end, "city", state, "home", 0.8)
    if last is not None and last.rule != "words" and last.end <= start and CLOSED.match(letter.cased, end):
        if list_gap(letter.language).fullmatch(letter.folded, last.end, start):
            kind = last.kind if last.kind in ("city", "region", "other") else "city"
            return KnownName(start, end, kind, last.state or letter.own, "list", 0.6)
    if _in_front(letter, start, "inside") and CLOSED.match(letter.cased, end):
        return KnownName(start, end, "city", state, "preposition", 0.5)
    route = ROUTE.match(letter.folded, end) if FROM.search(letter.folded, max(0, start - 12), start) else None
    goal = run().match(letter.cased, route.end()) if route else None
    if goal and meaning_of(_plain(letter, *goal.span()), letter.own):
        return KnownName(start, end, "city", state, "route", 0.7)
    return None


def _capitals(letter: Letter, start: int, end: int) -> bool:
    """An acronym, or words of a heading."""
    return letter.cased[start:end].isupper()
