"""Names that a model takes for places and no rule found: whether the words show a place, its kind and State.

A model takes people's names, peoples and feasts for places, too; what neither a gazetteer, a preposition of place nor
a word for what it is shows to be one, is none.
"""

import re

from spacy.tokens import Doc

from pipeline.recognise.cased_text import cased_text
from pipeline.recognise.facilities import find_facilities
from pipeline.recognise.gazetteer import WELL_KNOWN, cities
from pipeline.recognise.name_meanings import meaning_of
from pipeline.recognise.place_names import PlaceName, letter_state
from pipeline.recognise.place_nouns import find_named
from pipeline.recognise.place_signs import KnownName, Letter, in_front, is_inside, is_person, plain, state_behind
from pipeline.recognise.place_words import LETTER, language_of, word_set
from pipeline.recognise.states import code_by_demonym, code_by_name
from pipeline.recognise.text import folded_text

WINDOW = 40  # characters in front of a name that are read with it
SURE = 0.9  # a model's certainty from which "the police of Paniai" is enough
LOWER_WORD = re.compile(rf"(?<![\w'-])[a-z]{LETTER}+\s+(?:of|de|del|du|d'|des)(?:\s+(?:the|la|los|l'))?\s*$")


def letter_of(doc: Doc, home: str | None = None, states: frozenset[str] = frozenset()) -> Letter:
    """The letter as the readers of places take it. home: its State. states: those that it names."""
    return Letter(cased_text(doc), folded_text(doc), language_of(doc._.language), home or letter_state(doc), states)


def read_place(
    letter: Letter, start: int, end: int, certainty: float, known: dict[int, KnownName] | None = None
) -> PlaceName | None:
    """The kind and State of a name that a model takes for a place; None where nothing shows one.

    certainty: the model's. known: the places that rules found, by their start; one behind the name says its State.
    """
    name = plain(letter, start, end)
    if is_person(letter, start) or is_inside(letter, start) or _is_no_place(letter, name):
        return None
    if name in code_by_name():
        return PlaceName("state", code_by_name()[name])
    by_word = _by_word(letter, start, end)
    if by_word is not None:
        return by_word
    beside = state_behind(letter, end, known or {})
    located = beside is not None or in_front(letter, start, "strong") or in_front(letter, start, "homes")
    of = certainty >= SURE and bool(LOWER_WORD.search(letter.folded, max(0, start - WINDOW), start))
    meaning = meaning_of(name, letter.own)
    if meaning is not None and name not in word_set("common"):
        if not (located or of or (meaning.state is not None and meaning.state == letter.own)):
            return None
        if beside and any(city.state == beside for city in cities(name)):
            return PlaceName(meaning.kind, beside)
        far = meaning.state != letter.own and meaning.state not in letter.states
        small = meaning.kind == "city" and meaning.inhabitants < WELL_KNOWN
        return PlaceName(meaning.kind, letter.own if far and small else meaning.state)
    if located:
        return PlaceName("city", beside or letter.own)
    return PlaceName("other", letter.own) if of else None


def _is_no_place(letter: Letter, name: str) -> bool:
    """Whether a name is a people's, a title or a word that opens sentences."""
    first = name.split(maxsplit=1)[0].rstrip(".") if name.split() else ""
    titles = word_set("facilities.titles") | word_set("openers") | {"messrs", "mses", "drs"}
    return not first or name in word_set("never") or name in code_by_demonym() or name.rstrip(".") in titles


def _by_word(letter: Letter, start: int, end: int) -> PlaceName | None:
    """The kind that a word in the name or right in front of it tells, if one does."""
    cased, folded = letter.cased[start:end], letter.folded[start:end]
    for item in find_facilities(cased, folded, letter.language, letter.own):
        if (item.start, item.end) == (0, len(cased)):
            proper = cased[slice(*item.proper)].lower() if item.proper and item.held else None
            return PlaceName(item.kind, letter.own, proper)
    begin = max(0, start - WINDOW)
    stretch = slice(begin, end)
    for named in find_named(letter.cased[stretch], letter.folded[stretch], letter.language, letter.own):
        if begin + named.start <= start and begin + named.end == end:
            return PlaceName(named.kind, letter.own)
    return None
