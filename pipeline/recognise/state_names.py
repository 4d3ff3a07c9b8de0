"""States by name where a letter names them as places: not adjectives, not within longer names, not people.

"Government of Kenya", "ratified by Hungary", "Kingdom of Bahrain", "in the US"; but neither "Radio Colombia" nor
"Bahrain Bar Association", "Mr. Chad" or "Mexico City".
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.gazetteer import regions
from pipeline.recognise.place_words import (
    BLANK,
    GAP,
    LETTER,
    START,
    WORD,
    before,
    inside_in_front,
    person_in_front,
    word_set,
    words,
)
from pipeline.recognise.states import code_by_name

STYLE_REACH = 60
CAPITAL_WORD = re.compile(rf"{START}[A-Z]{LETTER}*")
PREVIOUS = re.compile(rf"({WORD}){BLANK}{{1,3}}$")
NEXT = re.compile(rf"{BLANK}{{1,3}}({WORD})")
DIRECTION = re.compile(r"(?:north|south|east|west|central)(?:-?(?:east|west))?(?:ern)?$")
NO_NOUN = re.compile(
    r"(?!\w)(?=['’]s\b|\s*[,.;:)\]]|\s+(?:and|or|in|on|to|for|from|has|have|had|is|was|after|before|since|where|which"
    r"|without|with|by|as|at|y|e|et|en|ha|a)\b|\s*$)"
)


def find_states(cased: str, folded: str, language: str, own: str | None) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and code of every State named. own: the letter's State."""
    reached = 0
    for word in CAPITAL_WORD.finditer(cased):
        if word.start() < reached or folded[word.start() : word.end()] not in _first_words():
            continue
        match = _names().match(folded, word.start())
        if match is None:
            continue
        name = " ".join(match.group().split())
        if code_by_name()[name] != own and own in regions(name):
            continue  # Georgia of the United States, San Martín of Peru
        if _stands_alone(cased, folded, match.start(), match.end(), language, ambiguous=_ambiguous(name, own)):
            reached = match.end()
            yield _with_style(cased, folded, match.start()), match.end(), code_by_name()[name]
    yield from _by_acronym(cased, folded)


def _ambiguous(name: str, own: str | None) -> bool:
    return name in word_set("states", "ambiguous") and code_by_name()[name] != own


@cache
def _names() -> re.Pattern[str]:
    """Any State's name; longer ones first. Those of capitals only ("UK") are read as acronyms."""
    names = sorted((name for name in code_by_name() if len(name) > 3), key=len, reverse=True)
    return re.compile(either([re.escape(name).replace(r"\ ", " ") for name in names]) + rf"(?!-?{LETTER})")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(match[0] for name in code_by_name() if (match := re.match(rf"{LETTER}+", name)))


def _stands_alone(cased: str, folded: str, start: int, end: int, language: str, *, ambiguous: bool) -> bool:
    """Whether a State's name is no part of a longer name and no person's."""
    following = NEXT.match(cased, end)
    if (
        following
        and following[1].lower() not in word_set(language, "persons")
        and following[1].lower() not in word_set("openers")
    ):
        return False
    if _not_before().match(folded, end):
        return False
    previous = PREVIOUS.search(cased, max(0, start - 40), start)
    if previous:
        word = previous[1].lower()
        if word not in word_set("openers") and not DIRECTION.match(word):
            return False
    if inside_in_front().search(folded, max(0, start - 60), start):
        return False
    if person_in_front(language).search(folded, max(0, start - 25), start):
        return False
    if not ambiguous or cased[max(0, start - 2) : start].strip() in (",", "("):
        return True  # "Cusco, Perú"
    return bool(before(language, "strong", "weak").search(folded, max(0, start - 60), start))


@cache
def _not_before() -> re.Pattern[str]:
    return re.compile(rf"\s+{either(words('states', 'not_before'))}(?!\w)")


@cache
def _styles() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(words('states', 'styles'))}(?:(?<=')|{GAP})$")


def _with_style(cased: str, folded: str, start: int) -> int:
    """The start of "Republic of …" in front of a State's name, if it stands there with a capital."""
    style = _styles().search(folded, max(0, start - STYLE_REACH), start)
    return style.start() if style and cased[style.start()].isupper() else start


@cache
def _acronyms() -> re.Pattern[str]:
    listed = sorted(read_toml("place_words")["states"]["acronyms"], key=len, reverse=True)
    names = either([re.escape(name).replace(r"\ ", " ") for name in listed])
    return re.compile(rf"(?<![\w.-]){names}(?![\w-])")


def _by_acronym(cased: str, folded: str) -> Iterator[tuple[int, int, str]]:
    codes = read_toml("place_words")["states"]["acronyms"]
    for match in _acronyms().finditer(cased):
        previous = PREVIOUS.search(cased, max(0, match.start() - 40), match.start())
        if previous is None and NO_NOUN.match(folded, match.end()):
            yield match.start(), match.end(), str(codes[" ".join(match.group().split())])
