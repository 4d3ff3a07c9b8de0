"""Names of places told by a noun beside them: "village of Lay Wah", "Gutu District", "provincia de Chumbivilcas"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.recognise.formulas import either
from pipeline.recognise.name_meanings import meaning_of
from pipeline.recognise.place_words import GAP, LINKED, RUN, START, WORD, list_gap, trimmed, word_set, words

KINDS = ("city", "region", "other")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place found. proper: start and end of its name without the noun, where the noun is part of the name."""

    start: int
    end: int
    kind: str
    proper: tuple[int, int] | None = None


def find_named(cased: str, folded: str, language: str, own: str | None) -> Iterator[NamedPlace]:
    """Yield the places that stand with a noun; they may overlap."""
    yield from _left(cased, folded, language, own)
    if language == "en":
        yield from _right(cased, folded)
        yield from _two(cased)


@cache
def _nouns(section: str) -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>{either(words(f'nouns.{section}', kind))})" for kind in KINDS)
    return re.compile(rf"(?<![\w'-])(?:{kinds})(?![\w-])")


@cache
def _linked(language: str) -> re.Pattern[str]:
    link = either(words("nouns.links", language))
    least = 1 if language == "en" else 0
    return re.compile(
        rf"(?P<link>(?:{GAP}{link}(?:(?<=')|(?={GAP}))){{{least},2}})(?:{GAP}|(?<='))[\"“«*_]{{0,3}}(?P<name>{LINKED})"
    )


def _left(cased: str, folded: str, language: str, own: str | None) -> Iterator[NamedPlace]:
    for noun in _nouns(f"{language}_left").finditer(folded):
        link = _linked(language).match(cased, noun.end())
        if link is None or (cased[noun.start()].isupper() and not link["link"]):
            continue  # "Comunidad Europea"
        whole = meaning_of(" ".join(cased[noun.start() : link.end()].lower().split()), own)
        if whole and cased[noun.start()].isupper():
            yield NamedPlace(noun.start(), link.end(), whole.kind)  # Valle del Cauca
            continue
        plural = noun.group().split()[0].endswith(("s", "x"))
        for start, end in _names(cased, link.start("name"), link.end(), language, plural=plural):
            stop = without_city(cased, folded, start, end, own)
            yield NamedPlace(start, stop, _kind(cased[start:stop], str(noun.lastgroup), own, plural=plural))


def _kind(name: str, kind: str, own: str | None, *, plural: bool) -> str:
    """What a noun says of a name; "quartiers de Conakry" are of the city."""
    meaning = meaning_of(" ".join(name.lower().split()), own) if plural and kind == "other" else None
    return "city" if meaning and meaning.kind == "city" and meaning.state == own else kind


LAST_LINK = re.compile(rf"{GAP}(?:de{GAP}|d'|del{GAP}|du{GAP})(?={WORD}(?:{GAP}{WORD}){{0,3}}$)")


def without_city(cased: str, folded: str, start: int, end: int, own: str | None) -> int:
    """The end of a name without the city that it lies in: Los Sauces, not "Los Sauces de Chilpancingo"."""
    link = LAST_LINK.search(cased, start, end)
    if link is None or meaning_of(" ".join(cased[start:end].lower().split()), own):
        return end
    city = meaning_of(" ".join(cased[link.end() : end].lower().split()), own)
    return link.start() if city and city.state == own and city.kind == "city" else end


@cache
def _name() -> re.Pattern[str]:
    return re.compile(LINKED)


def _names(cased: str, start: int, end: int, language: str, *, plural: bool) -> Iterator[tuple[int, int]]:
    """The names of a list behind a noun; the first only where the noun is singular."""
    while _is_name(cased, start, end, language):
        yield start, end
        gap = list_gap(language).match(cased, end) if plural else None
        name = _name().match(cased, gap.end()) if gap else None
        if name is None:
            return
        start, end = name.span()


def _is_name(cased: str, start: int, end: int, language: str) -> bool:
    first = cased[start:end].split(maxsplit=1)[0].lower().rstrip(".")
    none = word_set("nouns.none") | word_set("never") | word_set("facilities.titles") | word_set("organisations")
    return first not in none


BARE_NOUNS = ("township", "parish")  # "Bora township" names Bora
MORE = re.compile(rf"{GAP}[A-Z]")


def _right(cased: str, folded: str) -> Iterator[NamedPlace]:
    for noun in _nouns("en_right").finditer(folded):
        name = _in_front().search(cased, max(0, noun.start() - 90), noun.start())
        if name is None:
            continue
        start = trimmed(cased, name.start(), noun.start(), articles=False)
        stop = noun.start()
        while stop > start and cased[stop - 1].isspace():
            stop -= 1
        if stop == start:
            continue
        last = cased[start:stop].rsplit(maxsplit=1)[-1].lower()
        if last in word_set("nouns.none_right") or last in word_set("never"):
            continue
        if MORE.match(cased, noun.end()):
            continue  # "Enbekshi District Court"
        kind = str(noun.lastgroup)
        capital = cased[noun.start()].isupper()
        article = cased[max(0, start - 4) : start].lower().strip() == "the"
        whole = kind == "region" and not article and noun.group() not in BARE_NOUNS
        if capital or whole or noun.group() in word_set("nouns.whole"):
            yield NamedPlace(start, noun.end(), kind, (start, stop))
        else:
            yield NamedPlace(start, stop, "city" if noun.group() == "township" else kind)


@cache
def _in_front() -> re.Pattern[str]:
    return re.compile(rf"{START}{RUN}{GAP}$")


@cache
def _plurals() -> re.Pattern[str]:
    nouns = "|".join(f"[{noun[0].upper()}{noun[0]}]{noun[1:]}" for noun in words("nouns.plural", "words"))
    name = rf"{WORD}(?:{GAP}{WORD}){{0,2}}"
    return re.compile(
        rf"{START}(?P<first>{name}){GAP}and{GAP}(?P<second>{name}){GAP}(?:{nouns})(?![\w-])(?!{GAP}[A-Z])"
    )


def _two(cased: str) -> Iterator[NamedPlace]:
    """Yield both of "Boyo and Bui Divisions"."""
    for match in _plurals().finditer(cased):
        start = trimmed(cased, match.start(), match.end("first"))
        for begin, end in ((start, match.end("first")), match.span("second")):
            if begin < end and _is_name(cased, begin, end, "en"):
                yield NamedPlace(begin, end, "region")
