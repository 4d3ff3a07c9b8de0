"""What a person is in an organisation: "President of the Confederation", "§ of the University of …", "works for …"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.text import text_of
from pipeline.resolve.entities import Entity
from pipeline.resolve.person_marks import Marked, last_marked, people_marked
from pipeline.resolve.person_phrases import phrases_of
from pipeline.resolve.phrases import TOKEN, Phrase, small_words
from pipeline.tables.records import AffiliationRecord

KEY = "organisations_placed"  # in Doc.user_data
LINK_WORDS = 9  # between the function and the organisation
FUNCTION_LENGTH = 60  # characters


def affiliations_of(doc: Doc, person: Entity, organisations: Sequence[Entity]) -> list[AffiliationRecord]:
    """The organisations that the letter says a person is of, each once, with the first function that it names.

    doc: the letter, its people marked by ``roles_of`` or another reader of all of them before. organisations: with
    all their mentions.
    """
    known = last_marked(doc)
    marked = known if known is not None and person.id in known.by_person else people_marked(doc, (person,))
    places = _places(doc, marked, organisations)
    found: dict[str, str | None] = {}
    for organisation, function in _affiliations(doc, marked, person.id, places):
        if found.get(organisation.id) is None:
            found[organisation.id] = function
    return [AffiliationRecord(organisation_id=key, function=function) for key, function in found.items()]


@dataclass(frozen=True, slots=True)
class Places:
    """Where organisations are named in a marked text. starts: in order; organisations: by start."""

    marked: Marked
    given: Sequence[Entity]
    starts: tuple[int, ...]
    organisations: dict[int, Entity]

    def between(self, start: int, end: int) -> tuple[int, ...]:
        """The starts behind one offset and in front of another."""
        return self.starts[bisect_right(self.starts, start) : bisect_left(self.starts, end)]


def _places(doc: Doc, marked: Marked, organisations: Sequence[Entity]) -> Places:
    """Where the organisations are named; worked out once for the same ones."""
    known: Places | None = doc.user_data.get(KEY)
    if known is not None and known.marked is marked and known.given is organisations:
        return known
    named = {
        marked.from_letter(mention.start): organisation
        for organisation in organisations
        for mention in organisation.mentions
    }
    places = doc.user_data[KEY] = Places(marked, organisations, tuple(sorted(named)), named)
    return places


def _affiliations(doc: Doc, marked: Marked, person: str, places: Places) -> Iterator[tuple[Entity, str | None]]:
    for number in marked.by_person.get(person, ()):
        for phrase in phrases_of(marked, number):
            if "kin" in phrase.noun.classes or phrase.word in _HELD:
                continue
            previous = phrase.at
            for at in places.between(phrase.at, phrase.end):
                if not _linked(marked, previous, at):
                    break
                yield places.organisations[at], _function(doc, marked, phrase, previous, at)
                previous = at
        place = _directly(marked, number)
        if place is not None and place in places.organisations:
            yield places.organisations[place], None


def _linked(marked: Marked, start: int, at: int) -> bool:
    """Whether nothing but words of one phrase stands between a function and an organisation."""
    between = marked.text[start:at]
    return len(between.split()) <= LINK_WORDS and not re.search(r"[;:.]\s", between)


def _function(doc: Doc, marked: Marked, phrase: Phrase, start: int, at: int) -> str | None:
    """The function as written: from the phrase's noun and its adjectives to the preposition before the organisation."""
    words = small_words(marked.language)
    begin = phrase.start if start == phrase.at else _and(marked, start, at)
    if begin is None:
        return None
    tokens = list(TOKEN.finditer(marked.text, begin, at))
    while tokens and (tokens[0].group() in words.conjunctions or words.is_article(tokens[0].group())):
        del tokens[0]
    links = _links(marked.language)
    joined = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].group() in words.conjunctions), 0)
    if any(token.group() in words.of for token in tokens[:joined]):  # "teacher of chemistry and vice-president of …"
        del tokens[: joined + 1]
    while tokens and (tokens[-1].group() in links or words.is_article(tokens[-1].group()) or tokens[-1].group() == "'"):
        del tokens[-1]
    if not tokens or tokens[-1].end() - tokens[0].start() > FUNCTION_LENGTH:
        return None
    text = text_of(doc)[marked.in_letter(tokens[0].start()) : marked.in_letter(tokens[-1].end())]
    return " ".join(text.split())


def _and(marked: Marked, start: int, at: int) -> int | None:
    """Where the second function begins in "secretary of A and treasurer of B"."""
    found = list(re.finditer(r"\s(?:and|et|y)\s|,\s", marked.text[start:at]))
    return start + found[-1].end() if found else None


_HELD = frozenset(("detenu", "detenue", "detenido", "detenida", "detainee", "prisoner", "inmate", "preso", "presa"))


@cache
def _links(language: str) -> frozenset[str]:
    return small_words(language).of | frozenset(read_toml("person_phrases")["of_bodies"][language])


@cache
def _of_body(language: str) -> re.Pattern[str]:
    """Between a name and its organisation: " of the ", ", del ", ", who works for the "."""
    words = read_toml("person_phrases")["belonging"][language]
    return re.compile(
        rf"(?:\s*+\([^()]{{0,60}}\))?\s*+,?\s*+{either(words)}\s*+(?:(?:the|la|le|les|el|los|las)\s+|l')?"
    )


def _directly(marked: Marked, number: int) -> int | None:
    """Where the organisation would stand in "§ of the Hanoi Bar Association"."""
    match = _of_body(marked.language).match(marked.text, marked.offsets[number] + 1)
    return match.end() if match else None
