"""Places that a letter names: States, regions, cities, facilities and landmarks.

Told by States' names, by the word for what they are ("Insein Prison", "village of Lay Wah"), and by a gazetteer where
the words around a name show that a place is meant ("arrested in Jijiga", "Tela, Honduras"). What is inside the names
of courts, organisations and people is left to the arbiter of names, except where a capitalised word beside shows it.
Every span has a ``PlaceName`` as its value.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.cased_text import cased_text
from pipeline.recognise.facilities import find_facilities
from pipeline.recognise.gazetteer_names import KnownName, known_names
from pipeline.recognise.place_nouns import find_named
from pipeline.recognise.place_words import language_of
from pipeline.recognise.places import TakenPlaces
from pipeline.recognise.span_groups import Found
from pipeline.recognise.state_names import find_states
from pipeline.recognise.states import OTHER_ADDRESSEE, code_by_name
from pipeline.recognise.text import folded_text

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


@dataclass(frozen=True, slots=True)
class _Place:
    """A candidate before it is known whether its words are free."""

    start: int
    end: int
    value: PlaceName
    rule: str
    confidence: float = 1.0


def find_places(doc: Doc) -> Iterator[Found]:
    """Yield the places of the running text in reading order; none overlap."""
    cased, folded = cased_text(doc), folded_text(doc)
    language = language_of(doc._.language)
    closed = _closed(doc)
    states = [place for place in find_states(cased, folded, language, letter_state(doc)) if not closed.overlaps(*place[:2])]
    own = letter_state(doc) or _most_named(states)
    kept: dict[int, _Place] = {}
    for place in _by_words(cased, folded, language, own, states):
        if closed.take(place.start, place.end):
            kept[place.start] = place
    taken = {place.start: KnownName(place.start, place.end, place.value.kind, place.value.state) for place in kept.values()}
    for name in known_names(cased, folded, language, own, closed, taken):
        if closed.take(name.start, name.end):
            value = PlaceName(name.kind, name.state)
            kept[name.start] = _Place(name.start, name.end, value, f"places.{name.rule}", name.confidence)
    for start in sorted(kept):
        place = kept[start]
        yield Found(
            start=place.start,
            end=place.end,
            label=LABEL,
            value=place.value,
            rule=place.rule,
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


def _closed(doc: Doc) -> TakenPlaces:
    """Where no place counts: letterhead, signatures, titles of texts and mandates, dates."""
    sections = [(span.start_char, span.end_char) for span in doc.spans.get("sections", ()) if span.label_ in NO_BODY]
    spans = [(span.start_char, span.end_char) for name in NO_PLACES for span in doc.spans.get(name, ())]
    return TakenPlaces([*sections, *spans])


def _by_words(
    cased: str, folded: str, language: str, own: str | None, states: list[tuple[int, int, str]]
) -> Iterator[_Place]:
    """Yield what needs no gazetteer: facilities and names with a noun, longest first, then States."""
    regions = frozenset(read_toml("place_words")["states"]["regions"])
    found = [
        _Place(item.start, item.end, PlaceName(item.kind, own, _proper(folded, item.proper)), "places.facility")
        for item in find_facilities(cased, folded, language, own)
    ]
    codes = {start: code for start, _, code in states}
    for named in find_named(cased, folded, language):
        plain = " ".join(folded[named.start : named.end].split())
        if named.kind != "city" and plain in code_by_name() and named.start in codes:
            continue  # "regions of Ukraine" names Ukraine
        value = PlaceName(named.kind, own, _proper(folded, named.proper))
        found.append(_Place(named.start, named.end, value, "places.noun"))
    yield from sorted(found, key=lambda place: (place.start - place.end, place.start))
    for start, end, code in states:
        value = PlaceName("region" if code in regions else "state", code)
        yield _Place(start, end, value, "places.state")


def _proper(folded: str, proper: tuple[int, int] | None) -> str | None:
    return " ".join(folded[proper[0] : proper[1]].split()) if proper else None
