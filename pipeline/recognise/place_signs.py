"""What stands around a name that may be a place: prepositions, titles, lists, the State behind it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.recognise.name_meanings import meaning_of
from pipeline.recognise.place_words import before, inside_in_front, list_gap, person_in_front, run

FRONT = 70  # characters in front of a name that are looked at
HOST_CITY = frozenset({"geneva", "geneve", "ginebra"})  # its name heads replies
LINE = 12  # characters of a heading beside its name: "III. ", "__"


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name to be judged. last: the place found last in front of it. beside: the State told right behind it."""

    start: int
    end: int
    last: KnownName | None
    beside: str | None


def plain(letter: Letter, start: int, end: int) -> str:
    """A stretch folded, on one line, all its letters plain ("ı" is "i")."""
    return " ".join(letter.cased[start:end].lower().split())


def in_front(letter: Letter, start: int, *keys: str) -> bool:
    """Whether words of a language's lists stand right in front of a name."""
    return bool(before(letter.language, *keys).search(letter.folded, max(0, start - FRONT), start))


def is_person(letter: Letter, start: int) -> bool:
    """Whether a title, an initial or a word of people stands in front."""
    return bool(person_in_front(letter.language).search(letter.folded, max(0, start - 25), start))


def is_inside(letter: Letter, start: int) -> bool:
    """Whether the words in front make the name a part of a body's or text's: "Permanent Mission of"."""
    return bool(inside_in_front().search(letter.folded, max(0, start - FRONT), start))


CASE = re.compile(r"\s+(?:and others\s+|et autres\s+|y otros\s+)?(?:v|vs|c)\.?\s")
ADDRESS = re.compile(r"\b\d{4,5}\s+$")
DATELINE = re.compile(r"(?:\s+\d{1,2})?,\s+(?:le\s+|el\s+)?\d{1,2}(?:er)?\s|\s+\d{1,2}\s*\n")


def is_no_mention(letter: Letter, start: int, end: int) -> bool:
    """Whether a name is a party's of a case ("Hirsi Jamaa v. Italy") or Geneva's in an address or date line."""
    if CASE.match(letter.folded, end):
        return True
    if ADDRESS.search(letter.folded, max(0, start - 8), start):
        return True
    host = letter.folded[start:end] in HOST_CITY and (start == 0 or letter.cased[start - 1] == "\n")
    return host and bool(DATELINE.match(letter.folded, end))


STATE_GAP = re.compile(r",\s*|\s*\(\s*")
REGION_GAP = re.compile(
    r",\s*(?:(?:in|en|au|aux|dans)\s+)?(?:(?:the|los|la|el|le)\s+|l')?"
    r"(?:[a-z-]{4,16}\s+(?:de\s+la\s+|del\s+|de\s+|du\s+|d'|of\s+)?)?"
)


def state_behind(letter: Letter, end: int, starts: Mapping[int, KnownName]) -> str | None:
    """The State of a place that a name lies in, right behind it.

    "Tela, Honduras", "Caloto (Cauca)", "Ishamana, municipio de Uribia". starts: the places found, by their start.
    """
    gap = STATE_GAP.match(letter.folded, end)
    if gap is None:
        return None
    wide = REGION_GAP.match(letter.folded, end)
    for at in (gap.end(), wide.end() if wide else gap.end()):
        place = starts.get(at)
        if place is not None and (place.kind in ("state", "region") or place.rule == "noun"):
            return place.state
    following = run().match(letter.cased, gap.end())
    if following is None:
        return None
    meaning = meaning_of(plain(letter, *following.span()), letter.own)
    return meaning.state if meaning and (meaning.kind == "region" or meaning.state == letter.own) else None


ROUTE = re.compile(r"\s+(?:to|a|hasta)\s+")


def is_listed(letter: Letter, start: int, last: KnownName | None) -> bool:
    """Whether a name goes on from the last place: "Conakry et à Nzérékoré", "from A to B", "Ratoma (Conakry)"."""
    if last is None or not last.end <= start <= last.end + FRONT:
        return False
    between = letter.folded[last.end : start]
    return bool(
        list_gap(letter.language).fullmatch(letter.folded, last.end, start)
        or ROUTE.fullmatch(between)
        or between.strip() == "("
    )


def is_heading(letter: Letter, start: int, end: int) -> bool:
    """Whether nothing but a number stands beside a name on its line."""
    line = letter.cased.rfind("\n", max(0, start - LINE), start)
    stop = letter.cased.find("\n", end, end + LINE)
    if line < 0 or stop < 0:
        return False
    return not re.search(r"[a-z]{2}", letter.cased[line:start] + letter.cased[end:stop])
