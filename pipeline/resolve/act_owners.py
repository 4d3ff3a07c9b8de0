"""Whose a thing is to which something was done: "his house was searched", "the trial of §", "the case was closed".

What is done to somebody's house, case or sentence is done to him or her; what is done to somebody's son is not.
"""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.act_verbs import Verb
from pipeline.resolve.act_who import NOBODY, Who
from pipeline.resolve.antecedents import anybody
from pipeline.resolve.people_reading import Reading
from pipeline.resolve.reference_slots import OBJECT, SUBJECT
from pipeline.resolve.reference_words import NAME, UNNAMED, Reference, classes_of, number_pattern

HEAD = 70  # characters in front of "of §" in which its noun stands

_TOKEN = re.compile(r"[^\W\d_][\w-]*'?")


@cache
def _things(language: str) -> frozenset[str]:
    return frozenset(read_toml("act_persons")["things"][language])


@cache
def _of(language: str) -> re.Pattern[str]:
    """The preposition and article between a noun and its owner."""
    table = read_toml("act_persons")
    words = sorted(
        {*table["of"][language], *table["prepositions"][language], *table["against"][language]}, key=len, reverse=True
    )
    return re.compile(rf"(?<![\w'-]){either(words)}(?:(?<=')|\s+)(?:(?:la|el|los|las|le|les|the|l')\s*)?$")


@cache
def _except(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('act_persons')['except'][language])}\s*(?:la\s|el\s|los\s|las\s)?$")


def owner_of(reading: Reading, verb: Verb, references: Sequence[Reference], place: int) -> Who:
    """To whom something was done, where a subject ends with "of §" or "against §"."""
    reference = references[place]
    text, language = reading.text, reading.marked.language
    front = text[max(verb.begin, reference.first - HEAD) : reference.first]
    if _except(language).search(front):
        return _all_but(references, place)
    apposed = references[place + 1] if place + 1 < len(references) else None
    if apposed is not None and apposed.first < reference.start:
        return Who(apposed.persons, "subject")
    match = _of(language).search(front)
    words = front[: match.start()] if match else front
    kind = head_kind(words, language)
    if kind == "person":
        return Who((), "kin", " ".join(words.split())[-60:] or None)
    if kind == "thing" or reference.persons:
        return Who(reference.persons, "possessive")
    return NOBODY


def _all_but(references: Sequence[Reference], place: int) -> Who:
    """ "All of the above, except §"."""
    left_out = set(references[place].persons)
    for reference in reversed(references[:place]):
        if len(reference.persons) > len(left_out) and reference.slot in (SUBJECT, OBJECT):
            return Who(tuple(person for person in reference.persons if person not in left_out), "group")
    return NOBODY


def head_kind(words: str, language: str) -> str:
    """Whether the noun at the end of some words is a person or a thing: person, thing or empty."""
    found = [match.group() for match in _TOKEN.finditer(words)]
    for word in reversed(found[-4:]):
        if word in _things(language):
            return "thing"
        if classes_of(word, language) is not None:
            return "person"
    return ""


@cache
def _quantity(language: str) -> re.Pattern[str]:
    table = read_toml("act_persons")["determiners"][language]["indefinite"]
    return re.compile(rf"(?:{either(sorted(table, key=len, reverse=True))}|{number_pattern(language)})(?![\w-])")


def stretch_owner(reading: Reading, owner: Reference | None, start: int, end: int, *, asked: Verb | None = None) -> Who:
    """To whom something was done, where the words between two offsets name what it was done to.

    owner: the reference in front of them ("his", "§'s"). asked: the verb, where nobody owns it.
    """
    language = reading.marked.language
    words = reading.text[start:end]
    kinds = _kinds(words, language)
    if owner is not None:
        if kinds == "person":
            return Who((), "kin", " ".join(reading.text[owner.start : end].split()))
        if any(reading.roles.get(person) == "official" for person in owner.persons):
            return NOBODY  # "set his order aside": the judge's
        return Who(owner.persons, "possessive")
    if is_others(reading, start, end):
        return Who((), "body")
    if kinds == "person" or (not kinds and _quantity(language).match(words.strip())):
        return Who((), UNNAMED, " ".join(words.split())[:80] or None)
    if kinds == "thing" and asked is not None:
        return Who(anybody(reading, asked.start, wide=False), "topic")
    return NOBODY


def _kinds(words: str, language: str) -> str:
    """What the head of a noun phrase is: in French and Spanish its first noun, in English the last before "of"."""
    found = [match.group() for match in _TOKEN.finditer(words)]
    if language == "en":
        prepositions = frozenset(read_toml("act_persons")["prepositions"]["en"])
        stop = next((place for place, word in enumerate(found) if place and word in prepositions), len(found))
        found = found[:stop][::-1]
    for word in found[:6]:
        if word in _things(language):
            return "thing"
        if classes_of(word, language) is not None:
            return "person"
    return ""


@cache
def _brought(language: str) -> re.Pattern[str]:
    """Between a verb and "§" who brought what it decides on: "the appeal lodged by", "el recurso que interpuso"."""
    table = read_toml("act_persons")
    words, by = either(table["lodged"][language]), either(table["agents"][language])
    return re.compile(rf"[^.;:,§]{{0,60}}(?<!\w){words}(?:\s+[^\W\d_]+)?\s+{by}\s+(?:(?:la|el|l'|the)\s*)?")


@cache
def _brought_in_front(language: str) -> re.Pattern[str]:
    table = read_toml("act_persons")
    words, by = either(table["lodged"][language]), either(table["agents"][language])
    return re.compile(rf"(?<!\w){words}(?:\s+[^\W\d_]+)?\s+{by}\s+(?:(?:la|el|l'|the)\s*)?$")


def bringer(reading: Reading, begin: int, reference: Reference) -> Who | None:
    """Whose an appeal is whose words end with who brought it: "The appeal lodged by § was". begin: of the clause."""
    front = reading.text[max(begin, reference.first - 60) : reference.first]
    beside = any(reading.roles.get(person) in ("official", "lawyer") for person in reference.persons)
    if beside or not reference.persons or _brought_in_front(reading.marked.language).search(front) is None:
        return None
    return Who(reference.persons, "possessive")


def brought_by(reading: Reading, end: int, references: Sequence[Reference]) -> Who | None:
    """Whose an appeal or request is of which it is told who brought it. end: of the words in front of it."""
    if not references or not references[0].persons or references[0].kind != NAME:
        return None
    first = references[0]
    if _brought(reading.marked.language).fullmatch(reading.text, end, first.first) is None:
        return None
    beside = any(reading.roles.get(person) in ("official", "lawyer") for person in first.persons)
    return None if beside else Who(first.persons, "possessive")


@cache
def _others_things(language: str) -> re.Pattern[str]:
    table = read_toml("act_persons")
    article = r"(?:the|le|la|les|l'|el|los|las)(?:(?<=')|\s+)"
    return re.compile(
        rf"[^.;:,§]{{0,40}}(?<!\w){either(table['those_who'][language])}"
        rf"|\s*(?:(?:of|de|in|into|a|en|dans)\s+)?{article}(?P<premises>(?:[\w-]+\s+(?:of|de|du|del|des)\s+{article})?{either(table['premises'][language])})(?!\w)"
    )


_OF_BODY = re.compile(
    r"\s*(?:(?:of|de|du|del|des|d['’])\s*(?:the|la|l['’]|el|los|las|les|le)?\s*[«\"“]?[A-ZÀ-Þ]|[,.;)]|$|(?:and|et|y)\s)"
)


def is_others(reading: Reading, start: int, end: int) -> bool:
    """Whether words behind a verb say that it was done to others: "of those who", "the offices of Radio Sol"."""
    match = _others_things(reading.marked.language).match(reading.text, start)
    if match is None:
        return False
    if not match["premises"]:
        return True
    return _OF_BODY.match(reading.written, reading.marked.in_letter(match.end())) is not None
