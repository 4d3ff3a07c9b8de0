"""Whom the letter means by its words for people: pronouns, "all three", "the two brothers", "the journalist".

The letter is read once from its beginning to its end; what a word stands for is looked for in what was read before,
sentence by sentence backwards within the paragraph, then in the heading and the paragraph before. Where two people are
left, nobody is meant.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.group_antecedents import (
    above,
    fellows,
    first_of,
    group_meant,
    is_fellows,
    is_first_of,
    others,
    several,
    those_called,
)
from pipeline.resolve.people_reading import POWERS, RANKS, Reading, before, fits, is_aside
from pipeline.resolve.person_references import is_last
from pipeline.resolve.reference_slots import AGENT, OBJECT, OBLIQUE, SUBJECT, has_verb
from pipeline.resolve.reference_words import (
    ALL,
    GROUP,
    KIN,
    NAME,
    NOUN,
    ONE,
    POSSESSIVE,
    PRONOUN,
    UNNAMED,
    Reference,
    word_set,
)


def understood(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """Whom a reference means, from what was read before it; () where nobody or two can be meant."""
    if reference.kind in (PRONOUN, POSSESSIVE):
        return _pronoun(reading, reference)
    if reference.kind == ALL:
        return _all(reading, reference)
    if reference.kind == ONE:
        return _one_of(reading, reference)
    if reference.kind == GROUP:
        return group_meant(reading, reference)
    if is_fellows(reading, reference):
        return fellows(reading, reference)
    if reference.kind in (NOUN, KIN):
        return _noun(reading, reference)
    return ()


def _pronoun(reading: Reading, reference: Reference) -> tuple[str, ...]:
    at = reference.start
    if reference.number is None:
        return _teller(reading, at) or anybody(reading, at)
    if reference.number > 1:
        passive = reference.undergoes or reference.slot != SUBJECT
        return several(reading, at, number=None, gender=reference.gender, passive=passive)
    if _is_court(reading, reference):
        return ()
    if reference.word in word_set("latter", reading.marked.language):
        told = reference.slot != SUBJECT or has_verb(reading.text, reference, reading.marked.language)
        return _named_last(reading, at, reference.gender) if told else ()
    itself: tuple[str, ...] = ()
    if reference.word in ("him", "her") and reference.slot in (OBJECT, OBLIQUE):
        itself = (*(own_subject(reading, at) if reference.slot == OBJECT else ()), *_acting(reading, at))
    return _named_later(reading, reference) or somebody(reading, at, reference.gender, but=itself)


def _all(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """ "both", "all three", "the first four"."""
    if "above" in reference.word:
        return above(reading)
    if _PARTITIVE.match(reference.word):
        return ()
    if is_first_of(reading, reference):
        return first_of(reading, reference)
    number = reference.number if reference.exact else None
    return several(reading, reference.start, number=number, gender=reference.gender)


_PARTITIVE = re.compile(
    r"(?!all|both|each|neither|either|tou|cada|chac|the ).* (?:of them|of the|d'entre|de ell)"
)  # "five of them"


@cache
def _although(language: str) -> re.Pattern[str]:
    return re.compile(rf"[\s\"'«]*{either(read_toml('act_persons')['although'][language])}\s*$")


def _named_later(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """ "Although she was acquitted, §": whom the main clause names."""
    begin, stop = reading.sentence(reference.start)
    if _although(reading.marked.language).fullmatch(reading.text[begin : reference.start]) is None:
        return ()
    comma = reading.text.find(", ", reference.end, stop)
    number = reading.marked.number_at(comma + 2) if comma > 0 else -1
    if number < 0 or reading.marked.offsets[number] != comma + 2:
        return ()
    person = reading.marked.marks[number].person
    return (person,) if fits(reading, person, reference.gender) else ()


def _named_last(reading: Reading, at: int, gender: str) -> tuple[str, ...]:
    """Whom the words in front named last: "between Ms. § and Mr. §. The latter"."""
    for _, references in before(reading, at):
        for reference in reversed(references):
            if reference.kind != NAME and len(reference.persons) > 1:
                continue
            fitting = [person for person in reference.persons if fits(reading, person, gender)]
            if fitting:
                return (fitting[-1],)
        if any(_is_rival(reference, gender) for reference in references):
            return ()
    return somebody(reading, at, gender)


@cache
def _court() -> re.Pattern[str]:
    """A court or office that is the subject of a sentence, and so "il" in the next one."""
    words = either(read_toml("act_persons")["courts"]["fr"])
    return re.compile(
        rf"(?:^|[,.»\"]\s+|\bque\s+)(?:le|la|l'|les|ladite|ledit|cette|ce)\s*(?:meme\s+|dite?\s+)?{words}(?!\w)"
    )


@cache
def _not_court() -> re.Pattern[str]:
    return re.compile(rf"\s+{either(read_toml('act_persons')['not_court']['fr'])}(?!\w)")


def _is_court(reading: Reading, reference: Reference) -> bool:
    """Whether French "il" or "elle" is the court of the sentence before: "Le tribunal a relaxé §. Il a condamné"."""
    if reference.word not in ("il", "elle") or reference.undergoes:
        return False
    begin = reading.sentence(reference.start)[0]
    if reading.text[begin : reference.start].strip(" \n\"'«,") or _not_court().match(reading.text, reference.end):
        return False
    before = reading.sentence(begin - 1)[0] if begin else 0
    return begin > reading.paragraph(reference.start)[0] and _court().search(reading.text, before, begin) is not None


_ONE_VERB = re.compile(r",?(?:\s+[^\W\d_]+){0,2}\s*")


def own_subject(reading: Reading, at: int) -> tuple[str, ...]:
    """The subject of the verb whose object stands at an offset: in "Mr. § told him" he is somebody else."""
    for reference in reversed(reading.between(reading.sentence(at)[0], at)):
        if reference.kind == POSSESSIVE:
            continue
        clause = _ONE_VERB.fullmatch(reading.text, reference.end, at)
        return reference.persons if reference.slot == SUBJECT and clause is not None else ()
    return ()


def _acting(reading: Reading, at: int) -> tuple[str, ...]:
    """Officials who do something in the sentence: in "the prosecutor, §, sought two years for him" he is another."""
    return tuple(
        person
        for reference in reading.between(reading.sentence(at)[0], at)
        if reference.slot == SUBJECT and reference.kind == NAME and not reference.undergoes
        for person in reference.persons
        if reading.roles.get(person) == "official"
    )


def somebody(reading: Reading, at: int, gender: str, *, but: Sequence[str] = ()) -> tuple[str, ...]:
    """The one person whom a singular pronoun or a verb without subject at an offset means. but: who is not meant."""
    for _, references in before(reading, at):
        found = _best(reading, [other for other in references if not set(but) & set(other.persons)], gender)
        if found is not None:
            return found
    return _from_outside(reading, at, gender)


def _best(reading: Reading, references: Sequence[Reference], gender: str) -> tuple[str, ...] | None:
    """The person whom a sentence offers; () where two are left or somebody unnamed is meant, None where it has none."""
    ranked: dict[str, int] = {}
    unnamed = 99
    for reference in references:
        rank = RANKS[reference.slot] * 2
        if reference.persons:
            members = [person for person in reference.persons if fits(reading, person, gender)]
            if len(members) != 1:
                rank += 3
            done = reference.undergoes and len(members) == 1 and reference.slot in (SUBJECT, OBJECT)
            for person in members:
                aside = 20 if is_aside(reading, person) and not done else 0
                ranked[person] = min(ranked.get(person, 99), rank + aside - done)
        elif _is_rival(reference, gender):
            unnamed = min(unnamed, rank)
    if not ranked:
        return () if unnamed == 0 else None
    least = min(ranked.values())
    best = [person for person, rank in ranked.items() if rank == least]
    if unnamed == 0 and least > 1:
        return ()
    if len(best) == 1:
        return (best[0],)
    known = [person for person in best if reading.genders.get(person) == gender] if gender else best
    if len(known) == 1:
        return (known[0],)
    return _kept_on(reading, references, best)


def _kept_on(reading: Reading, references: Sequence[Reference], best: Sequence[str]) -> tuple[str, ...]:
    """Of several subjects of one sentence the one who was a pronoun there, being told of already."""
    kept = {
        person
        for reference in references
        if reference.kind == PRONOUN and reference.slot == SUBJECT and len(reference.persons) == 1
        for person in reference.persons
        if person in best
    }
    return (kept.pop(),) if len(kept) == 1 else ()


def _is_rival(reference: Reference, gender: str) -> bool:
    """Whether a pronoun could mean somebody without a name."""
    if reference.kind not in (UNNAMED, KIN) or reference.number != 1 or POWERS & set(reference.classes):
        return False
    return "crowd" not in reference.classes and (not gender or not reference.gender or gender == reference.gender)


def _from_outside(reading: Reading, at: int, gender: str) -> tuple[str, ...]:
    """Whom the heading, the paragraph before or the whole letter is about, if it is one."""
    place = bisect_right(reading.paragraphs, at) - 1
    topic = [person for person in (reading.topics[place] if reading.topics else ()) if fits(reading, person, gender)]
    if len(topic) == 1:
        return (topic[0],)
    if place > 0:
        stop = reading.paragraphs[place]
        start = reading.paragraphs[place - 1]
        before = [
            person
            for reference in reading.between(start, stop)
            for person in reference.persons
            if fits(reading, person, gender) and not is_aside(reading, person)
        ]
        if len(set(before)) == 1:
            return (before[0],)
    about = [person for person in reading.victims() if fits(reading, person, gender)]
    return (about[0],) if len(about) == 1 else ()


@cache
def _topics(language: str) -> re.Pattern[str]:
    words = sorted(read_toml("act_persons")["topics"][language], key=len, reverse=True)
    return re.compile(rf"[\s\"'«*]*(?:\d{{1,2}}[.)]\s+)?{either([word for word in words if len(word) > 1])}")


TOPIC = 120  # characters of the words that open a sentence and say whom it is about


def put_first(reading: Reading, at: int) -> tuple[str, ...]:
    """Whom words that open the sentence put first: "As for the dismissal of Ms. §, the court"; () where none do."""
    begin = reading.sentence(at)[0]
    match = _topics(reading.marked.language).match(reading.text, begin)
    if match is None:
        return ()
    stop = reading.text.find(", ", match.end(), min(at, begin + TOPIC))
    found = (
        [reference for reference in reading.between(match.start(), stop) if reference.kind == NAME] if stop > 0 else []
    )
    return found[-1].persons if found else ()


def anybody(reading: Reading, at: int, *, wide: bool = True) -> tuple[str, ...]:
    """Who was told of last before an offset, one or several: for "su" and for acts that name nobody.

    wide: whether the paragraph before is looked at, too.
    """
    first = put_first(reading, at)
    if first:
        return first
    for _, references in before(reading, at):
        told = [
            reference
            for reference in references
            if reference.persons
            and RANKS[reference.slot] < RANKS[AGENT]
            and (reference.undergoes or not _all_aside(reading, reference.persons))
        ]
        if told:
            least = min(RANKS[reference.slot] for reference in told)
            best = [reference for reference in told if RANKS[reference.slot] == least]
            union = {person for reference in best for person in reference.persons}
            whole = next((reference for reference in best if set(reference.together) == union), None)
            return whole.together if whole is not None else ()
    return _topic_or_only(reading, at, wide=wide)


def _teller(reading: Reading, at: int) -> tuple[str, ...]:
    """The subject of the sentence around an offset, whatever the role: "la abogada denunció que vigilaban su casa"."""
    begin = reading.sentence(at)[0]
    for reference in reversed(reading.between(begin, at)):
        if reference.slot == SUBJECT and reference.kind in (NAME, PRONOUN) and reference.persons:
            official = any(reading.roles.get(person) == "official" for person in reference.persons)
            return () if official and not reference.undergoes else reference.together
    return ()


def _all_aside(reading: Reading, persons: Sequence[str]) -> bool:
    return all(is_aside(reading, person) for person in persons)


def _topic_or_only(reading: Reading, at: int, *, wide: bool) -> tuple[str, ...]:
    place = bisect_right(reading.paragraphs, at) - 1
    topic = reading.topics[place] if reading.topics else ()
    if len(topic) == 1:
        return topic
    if place > 0 and wide:
        before = {
            person
            for reference in reading.between(reading.paragraphs[place - 1], reading.paragraphs[place])
            for person in reference.persons
            if not is_aside(reading, person)
        }
        if len(before) == 1:
            return tuple(before)
    victims = reading.victims()
    return victims if len(victims) == 1 else ()


def _just_told_of(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """Whom this sentence or the one before tells of, for "the journalist" who was never called so."""
    for count_, (_, references) in enumerate(before(reading, reference.start)):
        found = _best(reading, references, reference.gender)
        if found is not None or count_ == 1:
            return found or ()
    return ()


def _one_of(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """ "the former", "the latter": of the two people named last."""
    for _, references in before(reading, reference.start):
        named: list[str] = []
        for other in references:
            named.extend(person for person in other.persons if person not in named)
        if len(named) == 2:
            return (named[1] if is_last(reference.word) else named[0],)
        if named:
            return _named_last(reading, reference.start, reference.gender) if is_last(reference.word) else ()
    return ()


def _noun(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """ "the journalist", "the defendant", "his wife"."""
    if reference.others:
        return others(reading, reference.start, 1, reference.gender)
    called = those_called(reading, reference)
    if len(called) == 1 and reference.number == 1:
        return (called[0],)
    if reference.exact and (reference.number or 1) > 1:
        return called if len(called) == reference.number else ()
    if reference.kind == KIN or ("kin" in reference.classes and "anybody" not in reference.classes):
        return ()
    if called:
        meant = somebody(reading, reference.start, reference.gender)
        return meant if set(meant) <= set(called) else ()
    if reference.classes == ("person",) and (reference.undergoes or reference.slot != SUBJECT):
        return _just_told_of(reading, reference)
    if "anybody" in reference.classes:
        return somebody(reading, reference.start, reference.gender)
    return ()
