"""Facilities and landmarks by the word for what they are: prisons, police stations, hospitals, airports, squares.

English puts the name in front ("Insein Prison", "Tongqin Street police station", "Penal Colony No. 17"), French and
Spanish behind ("prison centrale de Mpimba", "parque Calixto García"). The words are data (``place_words.toml``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.recognise.formulas import either
from pipeline.recognise.name_meanings import meaning_of
from pipeline.recognise.place_words import BLANK, GAP, LANGUAGES, LINKED, RUN, START, WORD, trimmed, word_set, words
from pipeline.recognise.states import code_by_demonym

FACILITY, OTHER = "facility", "other"
REACH = 110  # characters that a name may have in front of its word
BARE_WORDS = 3  # capitalised words of a kind that make a name: Women's Preventive Detention Centre


@dataclass(frozen=True, slots=True)
class Facility:
    """A facility found. kind: facility or other. proper: start and end of its name proper ("Insein").

    held: whether people are held there, so that the name proper alone means the facility.
    """

    start: int
    end: int
    kind: str
    proper: tuple[int, int] | None
    held: bool = False


def find_facilities(cased: str, folded: str, language: str, state: str | None) -> Iterator[Facility]:
    """Yield the facilities of a letter; they may overlap.

    cased, folded: its text in both forms. language: en, fr or es. state: the letter's own, whose cities end a name.
    """
    if language == "en":
        yield from _right(cased, folded, state)
    for left in LANGUAGES:
        if left in ("en", language):
            yield from _left(cased, folded, left, state)
        else:
            # Names in the language of the place: "the Centro Penitenciario La Joya".
            yield from (found for found in _left(cased, folded, left, state) if cased[found.start].isupper())
    for code in _codes().finditer(cased):
        yield Facility(code.start(), code.end(), FACILITY, None)


@cache
def _heads(section: str) -> re.Pattern[str]:
    kinds = "|".join(
        f"(?P<{kind}>{either(heads)})" for kind in (FACILITY, OTHER) if (heads := words(f"facilities.{section}", kind))
    )
    return re.compile(rf"(?<![\w-])(?:{kinds})(?![\w-])")


@cache
def _codes() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(words('facilities.codes', 'codes'))}(?![\w-])")


NUMBER = rf"(?:{GAP}(?:[Nn]o\.?|[Nn][°ºo]\.?|[Nn]um\.|#){GAP}?\d{{1,4}}(?:/\d{{1,2}})?)"  # No. 17, n° 1, núm. 5
ROMAN = r"(?:I{1,3}|IV|VI{0,3})(?![\w-])"
NUMBER_BEHIND = re.compile(
    rf"{NUMBER}|{GAP}for{GAP}(?:Women|Men|Juveniles|Minors)(?![\w-])|{BLANK}{{1,3}}(?:\d{{1,2}}(?=[,.;)])|{ROMAN})"
)
IN_FRONT = re.compile(rf"{START}(?:(?:{WORD}(?:'s)?|\d{{1,3}}(?:st|nd|rd|th)?|No\.{GAP}?\d{{1,3}}){GAP}){{1,7}}$")
MORE = re.compile(rf"{GAP}[A-Z]")
CAPITAL = re.compile(rf"{START}[A-Z]")
SAINT = re.compile(r"(?:St\.?|Saint|Sainte|San|Santa|Our Lady|Holy|Sacred)\s")
WORDS = re.compile(r"[^\s]+")


def _right(cased: str, folded: str, state: str | None) -> Iterator[Facility]:
    for section in ("right", "saint"):
        for head in _heads(section).finditer(folded):
            left = IN_FRONT.search(cased, max(0, head.start() - REACH), head.start())
            start = trimmed(cased, left.start(), head.start(), articles=False) if left else head.start()
            number = NUMBER_BEHIND.match(cased, head.end())
            end = number.end() if number else head.end()
            if section == "saint" and not SAINT.match(cased, start, head.start()):
                continue
            if MORE.match(cased, end) and (cased[head.start()].isupper() or head.lastgroup == OTHER):
                continue  # "Harare Central Police Station Commander", "Tawa River Watch"
            proper = _proper(cased, start, head.start())
            if (
                proper
                and cased[head.start()].islower()
                and head.lastgroup == OTHER
                and _is_place(cased[slice(*proper)].lower(), state)
            ):
                continue  # "Sumbal bridge" stands at Sumbal
            if proper is None and not (NUMBER_BEHIND.match(cased, head.end()) and number):
                capitals = len(CAPITAL.findall(cased, start, head.end()))
                if capitals < BARE_WORDS:
                    continue
            yield Facility(start, end, str(head.lastgroup), proper, _held(head.group()))


def _proper(cased: str, start: int, end: int) -> tuple[int, int] | None:
    """The words in front of a head that name and do not only say what it is; None where none does."""
    named = [
        word
        for word in WORDS.finditer(cased, start, end)
        if (plain := word.group().lower().removesuffix("'s")) not in word_set("facilities.bare")
        and plain not in code_by_demonym()
    ]
    return (named[0].start(), named[-1].end()) if named else None


@cache
def _tail() -> re.Pattern[str]:
    link = r"(?:de la|de los|de las|del|des|du|de|las|los|la|le|el|of)"
    return re.compile(
        rf"(?P<number>{NUMBER})?(?:(?P<link>{GAP}{link}(?={GAP})|{GAP}(?:de{GAP})?[dl](?='))?(?:{GAP}|')[\"“«]?"
        rf"(?P<name>{LINKED}))?"
    )


OF = re.compile(rf"{GAP}of{GAP}(?P<name>{RUN})")
LAST_LINK = re.compile(rf"{GAP}(?:de{GAP}|d')(?={WORD}(?:{GAP}{WORD}){{0,2}}$)")
INDEFINITE = re.compile(r"(?<!\w)(?:un|une|una|a|an)\s+$")
OWN_NAME = ("hospital", "hopital", "clini", "cathed", "cated", "lycee", "mosqu")  # "hôpital Donka de Conakry" is two


def _left(cased: str, folded: str, language: str, state: str | None) -> Iterator[Facility]:
    for head in _heads(f"left_{language}").finditer(folded):
        tail = (OF if language == "en" else _tail()).match(cased, head.end())
        if tail is None or tail.end() == head.end():
            continue
        start, end, name = head.start(), tail.end(), tail["name"]
        if INDEFINITE.search(folded, max(0, start - 6), start) or (cased[start].isupper() and "\n" in cased[start:end]):
            continue  # "un hospital de Cali"; a family name at the end of a line
        if name is None:
            yield Facility(start, end, str(head.lastgroup), None)
            continue
        first = name.split()[0].lower()
        if first in word_set("nouns.none") or first in word_set("never") or first in word_set("facilities.titles"):
            continue
        if re.fullmatch(ROMAN, name):
            continue  # a Prison II has its name in front
        own = language != "en" and not tail["link"] and head.group().startswith(OWN_NAME)
        city = LAST_LINK.search(cased, tail.start("name"), end) if own else None
        if city and _is_place(cased[city.end() : end].lower(), state):
            end = city.start()
        digit = NUMBER_BEHIND.match(cased, end)
        name_proper = (tail.start("name"), end)
        yield Facility(start, digit.end() if digit else end, str(head.lastgroup), name_proper, _held(head.group()))


def _is_place(name: str, state: str | None) -> bool:
    meaning = meaning_of(" ".join(name.split()), state)
    return meaning is not None


def _held(head: str) -> bool:
    return any(word in head for word in words("facilities.held", "words"))
