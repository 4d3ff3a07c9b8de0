"""Which people "they", "all three", "the two brothers" and "the other two" mean.

Looked for in what was read before, nearest first; where the numbers do not fit or two groups are left, nobody is meant.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.text import fold
from pipeline.resolve.people_reading import (
    MOST_REFERENCES,
    POWERS,
    RANKS,
    Reading,
    before,
    fits,
    is_aside,
    only_beside,
    section_start,
    stem,
)
from pipeline.resolve.person_marks import Marked
from pipeline.resolve.reference_slots import AGENT, SUBJECT, joins
from pipeline.resolve.reference_words import ALL, GROUP, NAME, UNNAMED, Reference, word_set


def several(
    reading: Reading, at: int, *, number: int | None, gender: str = "", passive: bool = True
) -> tuple[str, ...]:
    """The people whom "they", "both" or "all three" at an offset mean.

    passive: whether something is done to them; else they may be those who did it ("police came. They beat him").
    """
    if number is not None:
        return so_many(reading, at, number, gender)
    gathered: dict[str, None] = {}
    for _, references in before(reading, at):
        plurals = [reference for reference in reversed(references) if _is_plural(reference)]
        plurals.sort(key=lambda reference: (RANKS[reference.slot], -len(reference.together)))
        powers = [r for r in references if r.plural and not r.persons and POWERS & set(r.classes) and r.slot == SUBJECT]
        if powers and not passive:
            return ()
        if plurals:
            return plurals[0].together
        if any(_is_crowd(reference) for reference in references):
            return ()
        fresh = [
            person
            for reference in references
            for person in reference.persons
            if not only_beside(reading, person) and fits(reading, person, gender)
        ]
        gathered = dict.fromkeys([*fresh, *gathered])
        if len(gathered) > 1:
            return tuple(gathered)
    return _several_from_outside(reading, at, gender)


def _is_plural(reference: Reference) -> bool:
    return len(reference.together) > 1 and reference.slot != AGENT


def _is_crowd(reference: Reference) -> bool:
    return (
        not reference.persons
        and reference.kind in (UNNAMED, GROUP, ALL)
        and reference.plural is True
        and (reference.kind != UNNAMED or reference.slot == SUBJECT)
        and not POWERS & set(reference.classes)
    )


def _several_from_outside(reading: Reading, at: int, gender: str) -> tuple[str, ...]:
    place = bisect_right(reading.paragraphs, at) - 1
    topic = [person for person in (reading.topics[place] if reading.topics else ()) if fits(reading, person, gender)]
    if place > 0 and (not topic or reading.topics[place - 1] == reading.topics[place]):
        start, stop = reading.paragraphs[place - 1], reading.paragraphs[place]
        before = reading.between(start, stop)
        plurals = [reference for reference in reversed(before) if _is_plural(reference)]
        whole = {person for reference in before for person in reference.persons if not only_beside(reading, person)}
        if plurals and whole <= set(plurals[0].together):
            return plurals[0].together
    if len(topic) > 1:
        return tuple(topic)
    about = {person for person in reading.victims() if fits(reading, person, gender)}
    listed = (reference.together for reference in reading.between(0, at) if set(reference.together) == about)
    return next(listed, ()) if len(about) > 1 else ()


def so_many(reading: Reading, at: int, number: int, gender: str) -> tuple[str, ...]:
    """The nearest group of just so many before an offset; groups that end with it grow by those named one by one."""
    place = bisect_right(reading.paragraphs, at) - 1
    topic = reading.topics[place] if reading.topics else ()
    since = section_start(reading, at)
    gathered: dict[str, None] = {}
    for reference in reversed(reading.between(since, at)):
        fitting = all(fits(reading, person, gender) for person in reference.together)
        if number > 1 and fitting and reference.slot != AGENT:
            if len(reference.persons) == number:
                return reference.persons
            if len(reference.company) == number:
                return reference.company
        if len(gathered) <= number:
            for person in reference.persons:
                if not only_beside(reading, person) and fits(reading, person, gender):
                    gathered[person] = None
        if len(gathered) == number and not _goes_on(reading, reference, since, gathered):
            return _in_order(reading, gathered)
    if len(topic) == number:
        return topic
    if len(gathered) == number:
        return _in_order(reading, gathered)
    return _so_many_anywhere(reading, at, number, gender)


def _so_many_anywhere(reading: Reading, at: int, number: int, gender: str) -> tuple[str, ...]:
    """So many people of the whole letter in front of an offset."""
    for reference in reversed(reading.between(0, at)):
        if len(reference.persons) == number > 1:
            return reference.persons
    counted = _with_unnamed(reading, at, number)
    if counted:
        return counted
    about = [person for person in reading.victims() if fits(reading, person, gender)]
    return tuple(about) if len(about) == number else _all_of_paragraph(reading, at, number, gender)


def _with_unnamed(reading: Reading, at: int, number: int) -> tuple[str, ...]:
    """Those named of "§ and five others", if they are just so many together."""
    before_it = reading.between(0, at)
    for named, unnamed in zip(reversed(before_it[:-1]), reversed(before_it[1:]), strict=True):
        if unnamed.kind in (UNNAMED, GROUP) and not unnamed.persons and unnamed.exact and named.kind == NAME:
            together = len(named.together) + (unnamed.number or 0) == number
            if together and joins(reading.text, named.end, unnamed.first, reading.marked.language) is not None:
                return named.together
    return ()


def _all_of_paragraph(reading: Reading, at: int, number: int, gender: str) -> tuple[str, ...]:
    """Everybody whom the paragraph named, officials left out, if just so many."""
    told = {
        person: None
        for reference in reading.between(reading.paragraph(at)[0], at)
        for person in reference.persons
        if reading.roles.get(person) not in ("official", "mandate_holder") and fits(reading, person, gender)
    }
    return _in_order(reading, told) if len(told) == number else ()


def _goes_on(reading: Reading, reference: Reference, since: int, gathered: Mapping[str, None]) -> bool:
    """Whether somebody else is told of in the paragraph of a reference, before it."""
    begin = max(since, reading.paragraph(reference.start)[0])
    return any(
        person not in gathered and not only_beside(reading, person)
        for other in reading.between(begin, reference.start)
        for person in other.persons
    )


def _in_order(reading: Reading, persons: Mapping[str, None]) -> tuple[str, ...]:
    return tuple(person.id for person in reading.marked.people if person.id in persons)


def above(reading: Reading) -> tuple[str, ...]:
    """ "All of the above": everybody named so far, if not aside."""
    return tuple(
        dict.fromkeys(
            person
            for reference in reading.references
            for person in reference.persons
            if reference.kind == NAME and not is_aside(reading, person)
        )
    )


def group_meant(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """ "the two brothers", "the students", "the other two defendants"."""
    at = reference.start
    number = reference.number if reference.exact else None
    called = those_called(reading, reference)
    fits = len(called) > 1 and number in (None, len(called))
    if POWERS & set(reference.classes) and "anybody" not in reference.classes:
        return called if fits else _so_many_named(reading, at, number) if number else ()
    if reference.others:
        return others(reading, at, number, reference.gender)
    if number and is_first_of(reading, reference):
        return first_of(reading, reference)
    surnamed = of_surname(reading, reference)
    if surnamed is not None:
        return surnamed if number in (None, len(surnamed)) and len(surnamed) > 1 else ()
    if fits:
        return called
    if number is None and ("anybody" not in reference.classes or _acts(reference)):
        return ()
    return several(reading, at, number=number, gender=reference.gender)


@cache
def _first(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('act_persons')['first_of'][language])}(?!\w)")


def is_first_of(reading: Reading, reference: Reference) -> bool:
    """Whether words mean the first of a list: "the first four", "les quatre premiers prévenus"."""
    return _first(reading.marked.language).search(reading.text, reference.start, reference.end) is not None


def first_of(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """So many of those whom the paragraph named first, if it named more."""
    told = dict.fromkeys(
        person
        for other in reading.between(reading.paragraph(reference.start)[0], reference.start)
        for person in other.persons
        if reading.roles.get(person) != "mandate_holder"
    )
    number = reference.number or 0
    return tuple(told)[:number] if 1 < number < len(told) else ()


_SURNAME_BEHIND = re.compile(r"\s+(?:(?:de|d['’])\s*)?(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)?)")
_SURNAME_LAST = re.compile(r"[^\W\d_A-ZÀ-Þ]\s+(?:(?:de|d['’])\s*)?(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)?)$")
_SURNAME_INSIDE = re.compile(r"(?P<name>[A-ZÀ-Þ][\w'’-]+)\s+[^\W\d_A-ZÀ-Þ][\w-]*$")


def with_surname(marked: Marked, written: str, reference: Reference) -> Reference:
    """A group of relatives with the name behind it: "les deux frères Oubella"."""
    if marked.language == "en" or "kin" not in reference.classes or not reference.plural or reference.kind != GROUP:
        return reference
    match = _SURNAME_BEHIND.match(written, marked.in_letter(reference.end))
    return replace(reference, end=marked.from_letter(match.end())) if match is not None else reference


def of_surname(reading: Reading, reference: Reference) -> tuple[str, ...] | None:
    """ "les deux frères Oubella", "the Ismailov brothers": all of that name; None where no name is said."""
    if "kin" not in reference.classes:
        return None
    start, end = reading.marked.in_letter(reference.start), reading.marked.in_letter(reference.end)
    inside = _SURNAME_INSIDE.search(reading.written[start:end]) if reading.marked.language == "en" else None
    match = inside or (_SURNAME_LAST.search(reading.written[start:end]) if reading.marked.language != "en" else None)
    if match is None:
        return None
    words = fold(match["name"]).split()
    for name in (words, words[:1]):
        found = tuple(
            person.id for person in reading.marked.people if f" {' '.join(name)} " in f" {fold(person.name)} "
        )
        if len(found) > 1:
            return _told_together(reading, reference.start, found)
    return None


def _told_together(reading: Reading, at: int, persons: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some people whom the letter told of together last, else all."""
    for reference in reversed(reading.between(0, at)):
        if len(reference.persons) > 1 and set(reference.persons) <= set(persons):
            return reference.persons
    return persons


def _acts(reference: Reference) -> bool:
    """Whether those who are meant do something themselves: "the men took him away"."""
    return reference.slot == SUBJECT and not reference.undergoes


def _so_many_named(reading: Reading, at: int, number: int) -> tuple[str, ...]:
    """The nearest list of just so many before an offset, whatever their roles."""
    for reference in reversed(reading.between(section_start(reading, at), at)):
        if len(reference.together) == number > 1:
            return reference.together
    armed = {
        person
        for reference in reading.between(section_start(reading, at), at)
        for person in reference.persons
        if "armed" in reading.signs.get(person, ())
    }
    return tuple(person.id for person in reading.marked.people if person.id in armed) if len(armed) == number else ()


def those_called(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """Those named before whom the letter calls by a reference's noun."""
    offsets, by_person = reading.marked.offsets, reading.marked.by_person
    return tuple(
        person
        for person in reading.called.get(stem(reference.word), ())[:MOST_REFERENCES]
        if offsets[by_person[person][0]] < reference.start and fits(reading, person, reference.gender)
    )


def others(reading: Reading, at: int, number: int | None, gender: str = "") -> tuple[str, ...]:
    """The rest of a group of which some were told of in the sentence."""
    begin = reading.sentence(at)[0]
    here = {person for reference in reading.between(begin, at) for person in reference.persons}
    if not here and number is not None and begin > reading.paragraph(at)[0]:
        before_it = reading.between(reading.sentence(begin - 1)[0], begin)
        here = {person for reference in before_it for person in reference.persons}
    for whole in _wholes(reading, at):
        rest = tuple(person for person in whole if person not in here and fits(reading, person, gender))
        if rest and here & set(whole) and (number is None or len(rest) == number):
            return rest
    return ()


def is_fellows(reading: Reading, reference: Reference) -> bool:
    """Whether words mean the others of somebody's group: "her two co-accused"."""
    return reference.word.removesuffix("s") in word_set("fellows", reading.marked.language)


def fellows(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """The others of the group of whoever the sentence tells of."""
    open_number = reference.word.endswith("accused") and reference.number == 1
    number = None if open_number or not reference.exact else reference.number
    gender = "" if reference.plural or open_number else reference.gender
    return others(reading, reference.start, number, gender)


def _wholes(reading: Reading, at: int) -> Iterator[tuple[str, ...]]:
    """Yield groups that were told of before an offset, nearest first, then all whom the letter is about."""
    begin = reading.sentence(at)[0]
    for reference in reversed(reading.between(reading.paragraph(at)[0], begin)):
        if len(reference.persons) > 1:
            yield reference.persons
    gathered: dict[str, None] = {}
    for _, references in before(reading, at):
        gathered.update(
            dict.fromkeys(
                person for reference in references for person in reference.persons if not is_aside(reading, person)
            )
        )
        yield tuple(gathered)
    place = bisect_right(reading.paragraphs, at) - 1
    yield reading.topics[place] if reading.topics else ()
    for reference in reversed(reading.between(0, begin)):  # of the last ones
        if len(reference.persons) > 2:
            yield reference.persons
    yield reading.victims()
