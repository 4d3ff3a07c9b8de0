"""The arbiter: which of the findings of rules and model are names of persons, organisations, places and courts.

Where two overlap, the first of this order counts:

1. names in the signature block;
2. courts, by their words;
3. names behind a title ("Ms.", "MM."), and the lists behind a plural one;
4. organisations and places that rules know by their words; of two the longer. A bare name of a city gives way to a
   longer name of a person or organisation that the model sees around it;
5. names behind a rank ("Judge", "le capitaine"), an occupation, a word of kinship;
6. what the model sees: persons, organisations, places, each from a certainty on that was measured;
7. known people named again, whole or in part; and last their other names ("also known as").

Nothing is a name inside a treaty, a law, a mandate's title, a date or a reference, but what rule 4 finds there.
Written to ``doc.spans["names"]`` with the labels PERSON, ORGANISATION, PLACE and COURT; value: that of the rule, None
from the model.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.court_names import find_courts
from pipeline.recognise.formulas import either
from pipeline.recognise.known_people import known_again
from pipeline.recognise.name_words import GAP, POSSESSIVE
from pipeline.recognise.organisation_names import find_organisations
from pipeline.recognise.person_aliases import find_aliases
from pipeline.recognise.person_names import ALIAS, LIST, SIGNED, TITLE, PersonName, find_people
from pipeline.recognise.place_names import find_places
from pipeline.recognise.places import TakenPlaces
from pipeline.recognise.sections import section_at
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import text_of

NAME_LABELS = MappingProxyType({"PERSON": "PERSON", "ORG": "ORGANISATION", "LOC": "PLACE"})
LEAST_CERTAIN = MappingProxyType({"PERSON": 0.6, "ORG": 0.7, "LOC": 0.6})
BLOCKED = ("instruments", "mandates", "dates", "references", "resolutions", "relative_dates")
NOT_READ = frozenset(["letterhead"])  # the model is not asked there: addresses, mandates, offices
AGAIN = "again"
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
    choose(item for item in bodies if not _inside_a_longer(item, around))
    choose((item for item in people if item.value.by not in (SIGNED, TITLE, LIST)), blocked)
    choose(seen, blocked)
    known = [text[item.start : item.end] for item in chosen if item.label == "PERSON"]
    again = PersonName(AGAIN)
    choose(
        (
            Found(start=start, end=end, label="PERSON", value=again, rule="persons.again")
            for start, end in known_again(text, known, taken)
        ),
        blocked,
    )
    yield from _with_aliases(text, chosen, taken)


def _with_aliases(text: str, chosen: list[Found], taken: TakenPlaces) -> Iterator[Found]:
    """The names, those that are somebody's other name marked as such; others that nobody found are added."""
    people = sorted((item.start, item.end) for item in chosen if item.label == "PERSON")
    aliases = {(start, end): of for start, end, of in find_aliases(text, people)}
    known = set(people)
    for item in chosen:
        of = aliases.get((item.start, item.end)) if item.label == "PERSON" else None
        title = item.value.title if isinstance(item.value, PersonName) else None
        yield item if of is None else replace(item, value=PersonName(ALIAS, title, of=of), rule="persons.alias")
    for (start, end), of in aliases.items():
        if (start, end) not in known and taken.take(start, end):
            value = PersonName(ALIAS, of=of)
            yield Found(start=start, end=end, label="PERSON", value=value, rule="persons.alias")


def _blocked(doc: Doc) -> TakenPlaces:
    """Where no name is: treaties, laws, mandates, dates, references."""
    spans = [span for group in BLOCKED for span in doc.spans.get(group, ())]
    return TakenPlaces(sorted((span.start_char, span.end_char) for span in spans))


def _inside_a_longer(item: Found, around: TakenPlaces) -> bool:
    """Whether a bare place is only a part of a longer name that the model sees."""
    if item.label != "PLACE" or " " in item.rule or not item.rule.endswith((".city", ".gazetteer", ".bare")):
        return False
    outer = around.around(item.start, item.end)
    return outer is not None and outer != (item.start, item.end)


# --- the model ---------------------------------------------------------------------------------------------


def _seen(doc: Doc) -> Iterator[Found]:
    """What the model sees, with titles and marks around it taken off."""
    text = text_of(doc)
    for span in doc.spans.get("model_names", ()):
        if span._.confidence < LEAST_CERTAIN[span.label_] or section_at(doc, span.start_char) in NOT_READ:
            continue
        start, end = _trimmed(text, span.start_char, span.end_char, person=span.label_ == "PERSON")
        if start < end <= start + LONGEST and "\n\n" not in text[start:end] and _is_name(text[start:end]):
            yield Found(
                start=start,
                end=end,
                label=NAME_LABELS[span.label_],
                value=None,
                rule=span._.rule,
                confidence=span._.confidence,
            )


def _trimmed(text: str, start: int, end: int, *, person: bool) -> tuple[int, int]:
    words = text[start:end]
    edge = EDGE.match(words)
    start += edge.end() if edge else 0
    words = text[start:end]
    if person:
        while title := _title_in_front().match(words):
            start += title.end()
            words = words[title.end() :]
        words = POSSESSIVE.sub("", words)
    while (edge := EDGE.search(words)) and edge.end() == len(words):
        words = words[: edge.start()]
    return start, start + len(words)


def _is_name(words: str) -> bool:
    """A name has a capital, and is more than a letter."""
    return len(words) > 1 and any(character.isupper() for character in words)


@cache
def _title_in_front() -> re.Pattern[str]:
    words = read_toml("person_names")
    titles = [item for key in ("titles", "plural_titles", "ranks") for items in words[key].values() for item in items]
    return re.compile(rf"{either(titles)}(?:{GAP}|\n)+(?=\S)")
