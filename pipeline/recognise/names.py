"""The arbiter: which of the findings of rules and model are names of persons, organisations, places and courts.

Where two overlap, the first of this order counts:

1. names in the signature block;
2. courts, by their words;
3. names behind a title ("Ms.", "MM."), and the lists behind a plural one;
4. organisations and places that rules know by their words; of two the longer. A bare name of a city gives way to a
   longer name of a person or organisation that the model sees around it;
5. names behind a rank ("Judge", "le capitaine"), an occupation, a word of kinship;
6. these people named again, whole or in part;
7. what the model sees: persons, organisations, places, each from the certainty on that scored best on gold letters;
8. the people whom the model found, named again; and last the other names of all ("also known as").

Nothing is a name inside a treaty, a law, a mandate's title, a date or a reference, but what rule 4 finds there.
Written to ``doc.spans["names"]`` with the labels PERSON, ORGANISATION, PLACE and COURT; value: that of the rule, None
from the model.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.court_names import find_courts
from pipeline.recognise.formulas import either
from pipeline.recognise.known_people import INITIALS, INITIALS_IN_FRONT, exactly_again, known_again
from pipeline.recognise.name_words import GAP, POSSESSIVE
from pipeline.recognise.organisation_names import find_organisations
from pipeline.recognise.person_aliases import find_aliases
from pipeline.recognise.person_names import ALIAS, LIST, SIGNED, TITLE, PersonName, find_people, states_named
from pipeline.recognise.place_names import find_places
from pipeline.recognise.places import TakenPlaces
from pipeline.recognise.sections import section_at
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import text_of

NAME_LABELS = MappingProxyType({"PERSON": "PERSON", "ORG": "ORGANISATION", "LOC": "PLACE"})
LEAST_CERTAIN = MappingProxyType({"PERSON": 0.5, "ORG": 0.9, "LOC": 0.85})
BLOCKED = ("instruments", "mandates", "dates", "references", "resolutions", "relative_dates")
NOT_READ = frozenset(["letterhead"])  # the model is not asked there: addresses, mandates, offices
AGAIN = "again"
BARE = (".city", ".gazetteer", ".again")  # endings of rules: a place known by nothing but its name
GUESSED = (".preposition", ".list")  # a place that only the words around it show
ALONE = 0.8  # certainty of a person of one word, whom nothing else points to
QUOTES = tuple('"”»’')
OPENING_QUOTES = tuple('"“«‘')
LONG_WORD = re.compile(r"[^\W\d_]+(?![\w.])")
EDGE = re.compile(r"^[\s\"'“”«»‘’(*,;:.–-]+|[\s\"“”«»(*,;:–-]+$")
LONGEST = 120  # characters of a name that only the model sees


@Language.factory("spcomms_names", assigns=["doc.spans"])
def make_names(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["names"]``; it reads all groups but exchanges and requests."""
    return recognise_names


def recognise_names(doc: Doc) -> Doc:
    """Decide which findings are names."""
    write_group(doc, "names", find_names(doc))
    return doc


def find_names(doc: Doc) -> Iterator[Found]:
    """Yield the names; they do not overlap."""
    text = text_of(doc)
    seen = list(_seen(doc))
    people = list(find_people(doc))
    bodies = sorted([*find_organisations(doc), *find_places(doc)], key=lambda item: item.start - item.end)
    chosen: list[Found] = []
    taken = TakenPlaces()

    def choose(candidates: Iterable[Found], blocked: TakenPlaces | None = None) -> None:
        for item in candidates:
            if blocked is not None and blocked.overlaps(item.start, item.end):
                continue
            if taken.take(item.start, item.end):
                chosen.append(item)

    blocked = _blocked(doc)
    around = TakenPlaces((item.start, item.end) for item in seen if item.label in ("PERSON", "ORGANISATION"))
    choose(item for item in people if item.value.by == SIGNED)
    choose(find_courts(doc))
    choose((item for item in people if item.value.by in (TITLE, LIST)), blocked)
    choose(item for item in bodies if not _gives_way(item, around))
    choose((item for item in people if item.value.by not in (SIGNED, TITLE, LIST)), blocked)
    longer = TakenPlaces(
        (item.start, item.end) for item in seen if item.label != "PERSON" and " " in _words(text, item)
    )
    choose((item for item in _again(text, chosen, taken) if not longer.overlaps(item.start, item.end)), blocked)
    choose(seen, blocked)
    choose(_again(text, chosen, taken), blocked)
    yield from _with_aliases(text, chosen)


def _words(text: str, item: Found) -> str:
    return text[item.start : item.end]


def _again(text: str, chosen: Sequence[Found], taken: TakenPlaces) -> list[Found]:
    """The people chosen so far where they are named again."""
    known = [_words(text, item) for item in chosen if item.label == "PERSON"]
    value = PersonName(AGAIN)
    return [
        Found(start=start, end=end, label="PERSON", value=value, rule="persons.again")
        for start, end in known_again(text, known, taken)
    ]


def _with_aliases(text: str, chosen: Sequence[Found]) -> Iterator[Found]:
    """The names, those that are somebody's other name marked as such.

    Another name that nobody found is added; what the model saw of it is left out ("Baker" of “Qassim the Baker”).
    """
    people = sorted((item.start, item.end) for item in chosen if item.label == "PERSON")
    aliases = {(start, end): of for start, end, of in find_aliases(text, people)}
    new = TakenPlaces(sorted(place for place in aliases if place not in set(people)))
    kept = [item for item in chosen if not (_may_go(item) and new.around(item.start, item.end))]
    taken = TakenPlaces(sorted((item.start, item.end) for item in kept))
    for item in kept:
        of = aliases.get((item.start, item.end)) if item.label == "PERSON" else None
        title = item.value.title if isinstance(item.value, PersonName) else None
        yield item if of is None else replace(item, value=PersonName(ALIAS, title, of=of), rule="persons.alias")
    for (start, end), of in aliases.items():
        if taken.take(start, end):
            value = PersonName(ALIAS, of=of)
            yield Found(start=start, end=end, label="PERSON", value=value, rule="persons.alias")
    again = exactly_again(text, [text[start:end] for start, end in aliases], taken)
    for start, end in again:
        yield Found(start=start, end=end, label="PERSON", value=PersonName(AGAIN), rule="persons.again")


def _may_go(item: Found) -> bool:
    """Whether a name gives way to a longer one around it: what the model saw, a person behind a title inside it."""
    return item.value is None or item.label == "PERSON"


def _blocked(doc: Doc) -> TakenPlaces:
    """Where no name is: treaties, laws, mandates, dates, references."""
    spans = [span for group in BLOCKED for span in doc.spans.get(group, ())]
    return TakenPlaces(sorted((span.start_char, span.end_char) for span in spans))


def _gives_way(item: Found, around: TakenPlaces) -> bool:
    """Whether a place yields to what the model sees: a bare one to a longer name around it, a guessed one to any."""
    if item.label != "PLACE":
        return False
    if item.rule.endswith(GUESSED) and around.overlaps(item.start, item.end):
        return True
    outer = around.around(item.start, item.end) if item.rule.endswith(BARE) else None
    return outer is not None and outer != (item.start, item.end)


# --- the model ---------------------------------------------------------------------------------------------


def _seen(doc: Doc) -> Iterator[Found]:
    """What the model sees, with titles and marks around it taken off."""
    text = text_of(doc)
    titles = _title_in_front(states_named(doc), str(doc._.language or "en"))
    for span in doc.spans.get("model_names", ()):
        if section_at(doc, span.start_char) in NOT_READ:
            continue
        person = span.label_ == "PERSON"
        start, end = _trimmed(text, span.start_char, span.end_char, titles if person else None)
        words = text[start:end]
        if end > start + LONGEST or "\n\n" in words or not _is_name(words):
            continue
        least = ALONE if person and " " not in words else LEAST_CERTAIN[span.label_]
        if span._.confidence < least or (person and (_quoted(text, start, end) or _numbered(text, start))):
            continue
        yield Found(
            start=start,
            end=end,
            label=NAME_LABELS[span.label_],
            value=None,
            rule=span._.rule,
            confidence=span._.confidence,
        )


def _trimmed(text: str, start: int, end: int, titles: re.Pattern[str] | None) -> tuple[int, int]:
    """The stretch without marks at its edges; of a person without titles, but with the initials in front."""
    edge = EDGE.match(text, start, end)
    start = edge.end() if edge else start
    if titles is not None:
        while title := titles.match(text, start, end):
            start = title.end()
        initials = INITIALS_IN_FRONT.search(text, max(0, start - INITIALS), start)
        if initials is not None and not titles.match(text, initials.start()):
            start = initials.start()
    words = text[start:end]
    while (edge := EDGE.search(words)) and edge.end() == len(words):
        words = words[: edge.start()]
    return start, start + len(POSSESSIVE.sub("", words) if titles is not None else words)


def _is_name(words: str) -> bool:
    """A name has a word with a capital that is no initial."""
    return any(len(word) > 1 and word[0].isupper() for word in LONG_WORD.findall(words))


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch is all that stands between two quotation marks: a title of something, or a nickname."""
    return text[max(0, start - 2) : start].strip()[-1:] in OPENING_QUOTES and text[end : end + 2].strip()[:1] in QUOTES


HEADING_NUMBER = re.compile(
    r"(?:[IVX]{1,5}|[A-H])\.[ \t]+\w[^\n]{2,80}(?<![.,;])(?:\n[ \t]*\n|$)"
)  # "V. Legal framework"


def _numbered(text: str, start: int) -> bool:
    """Whether what looks like an initial is the number of a heading: a line of its own without a full stop."""
    front = text[max(0, start - 2) : start]
    return (start == 0 or front.endswith("\n")) and HEADING_NUMBER.match(text, start) is not None


@cache
def _title_in_front(states: frozenset[str], language: str) -> re.Pattern[str]:
    """A title, with the gap behind it or alone."""
    words = read_toml("person_names")
    titles = [
        item
        for key in ("titles", "plural_titles", "ranks")
        for of, items in words[key].items()
        if of in ("en", "fr", "es", f"{language}_only")
        for item in items
    ]
    local = [item for state in sorted(states) for item in words["local_titles"].get(state, ())]
    return re.compile(rf"(?:{either(titles + local)})(?:(?:{GAP}|\n)+(?=\S)|$)")
