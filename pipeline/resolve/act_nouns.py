"""To whom an act happened that is told by a noun: "the arrest of §", "§'s trial", "su detención", "in custody"."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.act_owners import head_kind
from pipeline.resolve.act_verbs import Verb
from pipeline.resolve.act_who import Who
from pipeline.resolve.antecedents import anybody
from pipeline.resolve.people_reading import Reading, only_beside
from pipeline.resolve.reference_slots import AGENT, OBJECT, OBLIQUE, POSSESSOR, SUBJECT
from pipeline.resolve.reference_words import NAME, POSSESSIVE, PRONOUN, UNNAMED, Reference, classes_of

REACH = 170  # characters behind a noun within which "of §" stands
OWNED_REACH = 60  # characters between "his" and the noun


def owner_of_noun(reading: Reading, verb: Verb) -> Who:
    """To whom an act happened that a noun names. verb: the noun."""
    return (
        _inside(reading, verb)
        or _in_front(reading, verb)
        or _behind(reading, verb)
        or _of_the_clause(reading, verb)
        or _of_a_body(reading, verb)
        or Who(anybody(reading, verb.start, wide=False), "topic")
    )


_OF_NAME = re.compile(
    r"\s+(?:of|de|du|del|des|d'|d’)\s*(?:the|la|l'|l’|el|los|las|les)?\s*[«\"“]?(?P<name>[A-ZÀ-Þ]\w+)"
)


_OF_PEOPLE = re.compile(r"\s+(?:of|de|d'|des|a|against|contre|contra)\s*(?P<noun>[^\W\d_]+)(?!\w)")


def _of_a_body(reading: Reading, verb: Verb) -> Who | None:
    """ "the dissolution of the Union": done to somebody who is no person."""
    plain = _OF_PEOPLE.match(reading.text, verb.end)
    said = classes_of(plain["noun"], reading.marked.language) if plain else None
    if plain is not None and said is not None and said[2]:
        return Who((), UNNAMED, plain["noun"])  # "the beating of demonstrators"
    match = _OF_NAME.match(reading.written, reading.marked.in_letter(verb.end))
    if match is None or _MONTHS.match(match["name"]) is not None:
        return None
    return Who((), "body")


_MONTHS = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mr|Ms|Dr)")


def _inside(reading: Reading, verb: Verb) -> Who | None:
    """ "The trial of § opened": the words of the act hold the owner."""
    for reference in reading.between(verb.start, verb.end):
        if reference.slot in (POSSESSOR, OBLIQUE) and reference.end <= verb.end:
            return Who(reference.persons, "possessive", _unnamed(reading, reference), None)
    return None


_OWNED = re.compile(r"(?:'s?)?(?:\s+(?!(?:was|were|is|had|has|a|fue|est|et\s+la|of|de|du)\s)[\w'-]+){0,5}\s*,?\s*")


def _in_front(reading: Reading, verb: Verb) -> Who | None:
    """ "his second arrest", "§'s arrest and detention"."""
    for reference in reversed(reading.between(max(verb.begin, verb.start - OWNED_REACH - 40), verb.start)):
        between = reading.text[reference.end : verb.start]
        owns = reference.kind == POSSESSIVE or between.startswith("'")
        if not owns:
            if reference.kind in (NAME, PRONOUN):
                return None
            continue
        if len(between) > OWNED_REACH or _OWNED.fullmatch(between) is None:
            return None
        if between.startswith("'") and head_kind(between, reading.marked.language) == "person":
            return Who((), "kin", between.strip("'s "))
        return Who(reference.persons, "possessive", _unnamed(reading, reference), None)
    return None


def _unnamed(reading: Reading, reference: Reference) -> str | None:
    if reference.persons or reference.kind in (PRONOUN, POSSESSIVE):
        return None
    return " ".join(reading.text[reference.start : reference.end].split())


@cache
def _towards(language: str) -> re.Pattern[str]:
    """The preposition that ends in front of the one whom a noun is about."""
    table = read_toml("act_persons")
    words = sorted({*table["of"][language], *table["against"][language]}, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w'-]){either(words)}(?:(?<=')|\s+)(?:(?:the|la|el|los|las|le|les|l'|each\s+of|cada\s+uno\s+de|chacun\s+de)\s*)?$"
    )


@cache
def _finite(language: str) -> re.Pattern[str]:
    return re.compile(rf"[;:]|\.\s|(?<![\w']){either(read_toml('act_persons')['own_verbs'][language])}(?![\w-])")


def _behind(reading: Reading, verb: Verb) -> Who | None:
    """ "the arrest and detention of §", "the sentences imposed on them", "charges against §"."""
    text, language = reading.text, reading.marked.language
    references = reading.between(verb.end, min(verb.stop, verb.end + REACH))
    for place, reference in enumerate(references[:4]):
        between = text[verb.end : reference.first]
        if _finite(language).search(_without_a(between, language)):
            return None
        if reference.slot == AGENT or reference.kind == POSSESSIVE:
            continue
        if _towards(language).search(between) is None:
            if reference.slot == SUBJECT and reference.kind == NAME and place:
                return None
            continue
        if reference.slot in (POSSESSOR, OBLIQUE, OBJECT, SUBJECT):
            unnamed = _unnamed(reading, reference)
            if text.startswith("'s", reference.end):
                continue
            return Who(reference.persons, "possessive", unnamed, reference.number if reference.exact else None)
    return None


def _without_a(between: str, language: str) -> str:
    """In French "a" without its accent is a preposition and a verb; at the end it is a preposition."""
    return re.sub(r"(?<!\w)a\s+(?:l'|la\s+)?(?:encontre\s+d\S*\s*)?$", "", between) if language == "fr" else between


@cache
def _in_state(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('act_persons')['in_state'][language])}\s+(?:[\w-]+\s+){{0,2}}$")


def _of_the_clause(reading: Reading, verb: Verb) -> Who | None:
    """ "§ is in detention", "§ faces trial", "placed § under house arrest": the people of the clause around it."""
    references = [
        reference
        for reference in reading.between(verb.begin, verb.start)
        if reference.kind != POSSESSIVE and reference.slot in (SUBJECT, OBJECT) and reference.end <= verb.start
    ]
    if not references:
        return None
    last = references[-1]
    aside = bool(last.persons) and all(only_beside(reading, person) for person in last.persons)
    if aside and not _in_state(reading.marked.language).search(
        reading.text, max(verb.begin, verb.start - 30), verb.start
    ):
        others = [reference for reference in references[:-1] if reference.persons]
        return Who(others[-1].persons, "clause") if others else None
    return Who(last.persons, "clause", _unnamed(reading, last), None) if last.persons else None


def names_only(references: Sequence[Reference]) -> list[Reference]:
    """Those of some references that are names."""
    return [reference for reference in references if reference.kind == NAME]
