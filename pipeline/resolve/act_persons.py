"""To whom an act happened: the persons, or the words for people without a name.

The letter is read once (``antecedents``): every word for people is found, with its slot in its clause, and what it
stands for. An act then asks for its subject, its object or the owner of its noun, as its voice says. Where two people
could be meant, nobody is.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.act_agreement import Agreement, agreement_of
from pipeline.resolve.act_nouns import owner_of_noun
from pipeline.resolve.act_objects import object_of
from pipeline.resolve.act_shares import shares_behind
from pipeline.resolve.act_subject_clauses import FURTHEST
from pipeline.resolve.act_subjects import subject_of
from pipeline.resolve.act_verbs import Verb
from pipeline.resolve.act_who import NOBODY, Share, Trigger, Who
from pipeline.resolve.antecedents import anybody
from pipeline.resolve.entities import Entity
from pipeline.resolve.letter_reading import letter_read
from pipeline.resolve.people_reading import POWERS, Reading, is_aside, section_start
from pipeline.resolve.reference_slots import POSSESSOR, SUBJECT
from pipeline.resolve.reference_words import ALL, GROUP, KIN, POSSESSIVE, Reference

__all__ = ["Trigger", "Who", "letter_read", "persons_at", "persons_of_acts"]

CLAUSE = re.compile(r";|:(?=\s)|\n\s*\n")


def persons_of_acts(doc: Doc, people: Sequence[Entity], acts: Sequence[Trigger]) -> list[Who]:
    """To whom each act happened. acts: in reading order."""
    if not people:
        return [NOBODY for _ in acts]
    reading = letter_read(doc, people)
    found: list[Who] = []
    earlier: dict[int, Who] = {}
    sentence = -1
    last: tuple[int, tuple[str, ...]] = (0, ())
    done: list[tuple[int, tuple[str, ...]]] = []
    starts = [reading.marked.from_letter(act.start) for act in acts if act.voice != "noun"]
    for act in acts:
        start, end = reading.marked.from_letter(act.start), reading.marked.from_letter(act.end)
        begun = reading.sentence(start)[0]
        if begun != sentence:
            sentence, earlier = begun, {}
        who = _who(reading, act, start, end, earlier)
        if act.kind in read_toml("act_persons")["of_clients"] and _is_counsel(reading, who):
            who = _client(reading, start)
        if who.rule in ("topic", "clause") and act.kind in read_toml("act_persons")["of_bodies"]:
            who = NOBODY
        if act.voice == "subject" and who.rule == "topic" and earlier and earlier[max(earlier)].rule in ("", "body"):
            who = NOBODY  # what is told of in the sentence was done to nobody who could be told
        if who.rule == "topic":
            gone_on = _gone_on(reading, start, last)
            persons = who.persons if gone_on is None else gone_on
            if _is_common(reading, start, end):
                persons = _tried_together(reading, start, done) or persons
            who = Who(persons or _party(reading, start, end, done), "topic")
        if who.persons and act.voice != "noun" and who.rule != "topic":
            who = _with_shares(reading, who, end, starts)
        if who.persons:
            last = end, who.persons
            if who.rule != "topic":
                done.append(last)
        found.append(who)
        if act.voice != "noun":
            earlier[end] = who
    _look_ahead(reading, acts, found)
    return found


def _look_ahead(reading: Reading, acts: Sequence[Trigger], found: list[Who]) -> None:
    """Give nouns of nobody what the verb behind them says: "After a retrial, the court convicted §"."""
    for place in range(len(acts) - 2, -1, -1):
        act, following, behind = acts[place], acts[place + 1], found[place + 1]
        if act.voice != "noun" or found[place].rule != "topic" or following.voice == "noun":
            continue
        start, next_start = reading.marked.from_letter(act.start), reading.marked.from_letter(following.start)
        opens = not any(reference.slot == SUBJECT for reference in reading.between(reading.sentence(start)[0], start))
        if opens and behind.persons and behind.rule != "topic" and next_start < reading.sentence(start)[1]:
            found[place] = Who(behind.persons, "topic")


def _with_shares(reading: Reading, who: Who, end: int, starts: Sequence[int]) -> Who:
    """An answer with those behind the act who share its verb. starts: of all verbs that are acts."""
    following = bisect_right(starts, end)
    limit = min(reading.sentence(end - 1)[1], starts[following] if following < len(starts) else len(reading.text))
    begin = end
    for reference in reading.between(end, limit)[:1]:  # the object itself
        if set(reference.persons) <= set(who.persons):
            begin = reference.end
    shares = tuple(
        Share(reading.marked.in_letter(reference.start), reading.marked.in_letter(reference.end), reference.persons)
        for reference in shares_behind(reading, begin, limit)
        if not set(reference.persons) <= set(who.persons)
    )
    if not shares:
        return who
    others = (person for share in shares for person in share.persons)
    persons = tuple(dict.fromkeys((*who.persons, *others)))
    return replace(who, persons=persons, shares=shares)


def _gone_on(reading: Reading, at: int, last: tuple[int, tuple[str, ...]]) -> tuple[str, ...] | None:
    """To whom the last act of the paragraph happened, if nobody else was told of since; None: that says nothing."""
    since, persons = last
    if since < reading.paragraph(at)[0]:
        return None
    if any(_is_somebody_else(reference) for reference in reading.between(since, at)):
        return ()
    others = [
        person
        for reference in reading.between(since, at)
        for person in reference.persons
        if person not in persons and not is_aside(reading, person)
    ]
    return None if others else persons


ACTS_BACK = 12  # acts of a part of the letter that say who its party is


def _party(reading: Reading, start: int, end: int, done: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[str, ...]:
    """Those tried together in this part of the letter, if the acts in front of it leave no doubt.

    One person to whom all happened; or, where a trial or judgment of nobody in particular is told of, the group that
    holds all others.
    """
    since = section_start(reading, start)
    sets = [persons for at, persons in done[-ACTS_BACK:] if at >= since]
    whole = {person for persons in sets for person in persons}
    party = next((persons for persons in sets if set(persons) == whole), ())
    if len(party) > 1 and not _is_collective(reading, start, end):
        return ()
    return party


def _is_collective(reading: Reading, start: int, end: int) -> bool:
    collective = read_toml("act_persons")["collective"][reading.marked.language]
    return any(word in collective for word in re.findall(r"[^\W\d_]+", reading.text[max(0, start - 30) : end + 30]))


def _tried_together(reading: Reading, at: int, done: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[str, ...]:
    """The group of the paragraph, or of the one before, in which all to whom something happened there are."""
    since = reading.paragraph(at)[0]
    for begin in (since, reading.paragraph(since - 1)[0]) if since else (since,):
        sets = [persons for place, persons in done[-ACTS_BACK:] if place >= begin]
        whole = {person for persons in sets for person in persons}
        if len(whole) > 1:
            return next((persons for persons in sets if set(persons) == whole), ())
    return ()


def _is_common(reading: Reading, start: int, end: int) -> bool:
    """Whether a sitting opens the sentence, of nobody in particular: "The trial opened": all are tried."""
    words = read_toml("act_persons")["together"][reading.marked.language]
    begin = reading.sentence(start)[0]
    return re.compile(rf"[\s\"'«*]*{either(words)}(?!\w)").match(reading.text, begin, end) is not None


def _is_counsel(reading: Reading, who: Who) -> bool:
    """Whether only lawyers do something for others: "Her lawyer, §, appealed"."""
    return bool(who.persons) and all(
        reading.roles.get(person) == "lawyer" and is_aside(reading, person) for person in who.persons
    )


def _client(reading: Reading, at: int) -> Who:
    """For whom a lawyer does something: "the lawyer of §, §, appealed"; else of whom the text tells."""
    for reference in reading.between(reading.sentence(at)[0], at):
        if reference.slot == POSSESSOR and reference.persons:
            return Who(reference.persons, "possessive")
    return Who(anybody(reading, at), "topic")


def _is_somebody_else(reference: Reference) -> bool:
    """Whether people who could not be told are the subject of something."""
    unknown = not reference.persons and reference.kind in (GROUP, ALL, KIN)
    return unknown and reference.slot == SUBJECT and not POWERS & set(reference.classes)


def _who(reading: Reading, act: Trigger, start: int, end: int, earlier: Mapping[int, Who]) -> Who:
    begin, stop = _clause(reading, start, end)
    written = reading.written[act.start : act.end]
    agreement = agreement_of(written, reading.marked.language) if act.voice == "subject" else Agreement()
    verb = Verb(start, end, begin, stop, agreement, dict(earlier))
    if act.voice == "subject":
        return subject_of(reading, verb)
    if act.voice == "object":
        return object_of(reading, verb)
    return owner_of_noun(reading, verb)


def _clause(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence between semicolons around an act."""
    begin, stop = reading.sentence(start)
    begin = max(begin, start - FURTHEST)
    stop = min(stop, end + FURTHEST)
    for border in CLAUSE.finditer(reading.text, begin, start):
        begin = border.end()
    after = CLAUSE.search(reading.text, end, stop)
    return begin, after.start() if after else stop


def persons_at(doc: Doc, people: Sequence[Entity], start: int, end: int) -> Who:
    """Who the words between two offsets of the letter mean: "for the two brothers", "each", "Messrs. § and §".

    All references that begin there count, possessives left out unless nothing else is there.
    """
    if not people:
        return NOBODY
    reading = letter_read(doc, people)
    found = reading.between(reading.marked.from_letter(start), reading.marked.from_letter(end))
    inside = [reference for reference in found if reference.kind != POSSESSIVE] or found
    persons = tuple(dict.fromkeys(person for reference in inside for person in reference.persons))
    unnamed = [" ".join(reading.text[ref.start : ref.end].split()) for ref in inside if not ref.persons]
    said = [reference.number for reference in inside if reference.exact and reference.number]
    number = sum(said) if said and len(said) == len(inside) else None
    return Who(persons, inside[0].kind if inside else "", " and ".join(unnamed) or None, number)
