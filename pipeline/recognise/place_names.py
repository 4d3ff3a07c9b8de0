"""Places that a letter names: States, regions, cities, facilities and landmarks.

Told by States' names, by the word for what they are ("Insein Prison", "village of Lay Wah"), and by a gazetteer where
the words around a name show that a place is meant ("arrested in Jijiga", "Tela, Honduras"). What is inside the names
of courts, organisations and people is left to the arbiter of names, except where a capitalised word beside shows it.
Every span has a ``PlaceName`` as its value.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_csv, read_toml
from pipeline.recognise.cased_text import cased_text, without_accents
from pipeline.recognise.facilities import find_facilities
from pipeline.recognise.formulas import either
from pipeline.recognise.gazetteer import WELL_KNOWN
from pipeline.recognise.gazetteer_names import known_names
from pipeline.recognise.name_meanings import meaning_of, worded_regions
from pipeline.recognise.place_nouns import find_named
from pipeline.recognise.place_signs import KnownName, Letter, in_front, plain
from pipeline.recognise.place_words import GAP, START, language_of
from pipeline.recognise.places import TakenPlaces
from pipeline.recognise.span_groups import Found
from pipeline.recognise.state_names import find_states
from pipeline.recognise.states import OTHER_ADDRESSEE
from pipeline.recognise.text import folded_text, paragraphs, text_of

LABEL = "PLACE"
NO_BODY = frozenset({"LETTERHEAD", "SIGNATURES"})
NO_PLACES = ("instruments", "mandates", "signatories", "references", "resolutions", "dates")  # groups without places
HOST_STATE = "CHE"  # named in every letterhead


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a place is. kind: state, region, city, facility or other. state: ISO alpha-3, None where unknown.

    proper: the name without the word for what it is, folded ("insein" of Insein Prison), where that is a part of it.
    """

    kind: str
    state: str | None
    proper: str | None = None


def find_places(doc: Doc) -> Iterator[Found]:
    """Yield the places of the running text in reading order; none overlap."""
    cased, folded = cased_text(doc), folded_text(doc)
    language = language_of(doc._.language)
    closed = _closed(doc)
    own = letter_state(doc)
    states = [state for state in find_states(cased, folded, language, own) if not closed.overlaps(*state[:2])]
    own = own or _most_named(states)
    letter = Letter(cased, folded, language, own, frozenset(code for _, _, code in states))
    kept = [place for place in _by_words(letter, states) if closed.take(place.start, place.end)]
    kept += [place for place in known_names(letter, closed, kept) if closed.take(place.start, place.end)]
    for place in sorted(kept, key=lambda place: place.start):
        yield Found(
            start=place.start,
            end=place.end,
            label=LABEL,
            value=PlaceName(place.kind, place.state, place.proper),
            rule=f"places.{place.rule}",
            confidence=place.confidence,
        )


def letter_state(doc: Doc) -> str | None:
    """The State that a letter is about: of its own reference, else of those that a reply answers; None if unknown."""
    spans = doc.spans.get("references", ())
    own = [span._.value.addressee for span in spans if span.label_ == "OWN"]
    named = own or [span._.value.addressee for span in spans]
    most = Counter(code for code in named if code and code != OTHER_ADDRESSEE).most_common(1)
    return most[0][0] if most else None


def _most_named(states: list[tuple[int, int, str]]) -> str | None:
    most = Counter(code for _, _, code in states if code != HOST_STATE).most_common(1)
    return most[0][0] if most else None


HEAD_PARAGRAPH = 150  # characters: what is shorter in front of the first such paragraph is a reply's letterhead


def _closed(doc: Doc) -> TakenPlaces:
    """Where no place counts: letterhead, signatures, titles of texts and mandates, dates."""
    sections = [(span.start_char, span.end_char) for span in doc.spans.get("sections", ()) if span.label_ in NO_BODY]
    if not any(span.label_ == "LETTERHEAD" for span in doc.spans.get("sections", ())):
        # A reply: what looks like signatures there need be none.
        body = next((start for start, end in paragraphs(doc) if end - start >= HEAD_PARAGRAPH), 0)
        half = len(text_of(doc)) // 2
        sections = [(0, body), *(section for section in sections if section[0] > half)]
    sections += _signature_block(doc)
    spans = [(span.start_char, span.end_char) for name in NO_PLACES for span in doc.spans.get(name, ())]
    return TakenPlaces([*(stretch for stretch in sections if stretch[0] < stretch[1]), *spans])


def _signature_block(doc: Doc) -> list[tuple[int, int]]:
    """From the first who signs to the end of the section: titles of mandates name States."""
    signatories = doc.spans.get("signatories", ())
    if not len(signatories):
        return []
    start, last = signatories[0].start_char, signatories[-1].end_char
    ends = [span.end_char for span in doc.spans.get("sections", ()) if span.start_char < last <= span.end_char]
    return [(start, max([last, *ends]))]


def _by_words(letter: Letter, states: list[tuple[int, int, str]]) -> list[KnownName]:
    """What needs no gazetteer: facilities, names with a noun, States and regions of several words, longest first."""
    found = [_state(*state) for state in states]
    codes = {start for start, _, _ in states}
    for item in find_facilities(letter.cased, letter.folded, letter.language, letter.own):
        proper = _proper(letter, item.proper) if item.held else None
        found.append(KnownName(item.start, item.end, item.kind, letter.own, "facility", 1.0, proper))
    for named in find_named(letter.cased, letter.folded, letter.language, letter.own):
        if named.start in codes and named.kind != "city":
            continue  # "regions of Ukraine" names Ukraine
        proper = _proper(letter, named.proper)
        state = _state_of(plain(letter, named.start, named.end), letter.own)
        found.append(KnownName(named.start, named.end, named.kind, state, "noun", 1.0, proper))
    for match in _known_facilities().finditer(letter.cased):
        if not MORE.match(letter.cased, match.end()) and in_front(letter, match.start(), "strong", "weak"):
            found.append(KnownName(*match.span(), "facility", letter.own, "facility", 0.9))
    for region in _worded_regions().finditer(letter.folded):
        if letter.cased[region.start()].isupper():
            meaning = meaning_of(plain(letter, *region.span()), letter.own)
            found.append(KnownName(*region.span(), "region", meaning.state if meaning else None, "region"))
    return sorted(found, key=lambda place: (place.start - place.end, place.start, place.proper is None))


MORE = re.compile(rf"{GAP}[A-Z]")


@cache
def _known_facilities() -> re.Pattern[str]:
    """Prisons and the like that letters name without a word for what they are: Evin, Villa Marista."""
    names = [without_accents(name) for row in read_csv("known_facilities") for name in row["names"].split("|")]
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"{START}{either([re.escape(name).replace(chr(92) + ' ', ' ') for name in longest_first])}(?![\w-])"
    )


@cache
def _worded_regions() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(worded_regions())}(?![\w-])")


def _state(start: int, end: int, code: str) -> KnownName:
    words = read_toml("place_words")["states"]
    kind = "region" if code in words["regions"] else "city" if code in words["cities"] else "state"
    return KnownName(start, end, kind, code, "state")


def _state_of(name: str, own: str | None) -> str | None:
    """The State of a place that stands with a noun: the letter's, unless the name is a large city's abroad."""
    meaning = meaning_of(name, own)
    return meaning.state if meaning and meaning.inhabitants >= WELL_KNOWN and " " in name else own


def _proper(letter: Letter, proper: tuple[int, int] | None) -> str | None:
    return plain(letter, *proper) if proper else None
