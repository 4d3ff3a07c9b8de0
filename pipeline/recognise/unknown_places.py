"""Names that no gazetteer has and that the words around them show to be places."""

import re

from pipeline.recognise.name_meanings import meaning_of
from pipeline.recognise.place_signs import FRONT, ROUTE, Candidate, KnownName, Letter, in_front, plain
from pipeline.recognise.place_words import LETTER, list_gap, located, run, word_set
from pipeline.recognise.states import code_by_demonym, code_by_name

LOCATED_WORDS = {"en": 2, "es": 2, "fr": 3}  # of a name that only "in" shows to be a place
# Behind a name: the end of a sentence, a small word, a comma. A capital would go on the name.
CLOSED = re.compile(rf"(?!\s+\d)(?:\s*[.;:)\n]|,?\s+(?:{LETTER}+\s+)?(?=[a-z0-9])|,|'s)")
ENDS = re.compile(r"\s*[.,;:)]")
FROM = re.compile(r"(?<!\w)(?:from|de|depuis|desde)\s+$")


def unknown_place(letter: Letter, name: Candidate) -> KnownName | None:
    """The place that an unknown name is, or None; its rule says what showed it."""
    start, end = name.start, name.end
    if not _may_be_a_place(letter, start, end):
        return None
    if letter.folded[max(0, start - 4) : start].split() == ["the"] and not ENDS.match(letter.cased, end):
        return None  # "went to the Upstation brigade"
    state = name.beside or letter.own
    in_brackets = letter.cased[end : end + 2].strip() == "("  # "zapotecas de San Bartolo (Oaxaca)"
    if name.beside is not None and in_front(letter, start, "strong", *(("weak",) if in_brackets else ())):
        return KnownName(start, end, "city", state, "beside", 0.9)
    if in_front(letter, start, "homes"):
        return KnownName(start, end, "city", state, "home", 0.8)
    if name.last is not None and _goes_on_list(letter, start, end, name.last):
        kind = name.last.kind if name.last.kind in ("region", "other") else "city"
        return KnownName(start, end, kind, name.last.state or letter.own, "list", 0.6)
    if _is_located(letter, start, end):
        return KnownName(start, end, "city", state, "preposition", 0.5)
    route = ROUTE.match(letter.folded, end) if FROM.search(letter.folded, max(0, start - 12), start) else None
    goal = run().match(letter.cased, route.end()) if route else None
    if goal and meaning_of(plain(letter, *goal.span()), letter.own):
        return KnownName(start, end, "city", state, "route", 0.7)
    return None


def _may_be_a_place(letter: Letter, start: int, end: int) -> bool:
    """Whether no word of a name says that it is a body, a person, a people, an acronym, a State's name in a name."""
    words = letter.folded[start:end].split()
    name = " ".join(words)
    if letter.cased[start:end].isupper() or words[0].rstrip(".") in word_set(letter.language, "persons"):
        return False
    parts = [*words, *name.replace("-", " ").split()]
    if any(part.rstrip(".") in word_set("organisations") for part in parts) or words[0] in code_by_demonym():
        return False
    return not (name in word_set("never") or name in word_set("common") or name in code_by_name())


def _is_located(letter: Letter, start: int, end: int) -> bool:
    """Whether "in" stands right in front of a short name that ends there."""
    words = letter.folded[start:end].split()
    if (
        len(words) > LOCATED_WORDS[letter.language]
        or words[0] in word_set("openers")
        or not CLOSED.match(letter.cased, end)
    ):
        return False
    return bool(located(letter.language).search(letter.folded, max(0, start - FRONT), start))


CONJUNCTION = re.compile(r"\s*,?\s+(?:and|or|et|ou|y|e|o|u)\s+(?:[a-z]{1,3}\s+|d')?[A-Z]")
NO_LIST = re.compile(r",\s+(?:\d|[a-z])")  # "Baku and Leyla, 29, …"


def _goes_on_list(letter: Letter, start: int, end: int, last: KnownName) -> bool:
    """Whether a name stands in a list of places: "in Mbare, Epworth and Makokoba"."""
    if last.kind == "state" or not last.end <= start <= last.end + FRONT:
        return False
    if not list_gap(letter.language).fullmatch(letter.folded, last.end, start):
        return False
    if letter.cased[last.end] == "," and len(letter.folded[last.end : start].split()) == 1:
        return bool(CONJUNCTION.match(letter.cased, end))
    one = len(letter.cased[start:end].split()) == 1
    return one and bool(CLOSED.match(letter.cased, end)) and not NO_LIST.match(letter.cased, end)
