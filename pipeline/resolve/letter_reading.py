"""Reading a letter from its beginning to its end: every word for people with whom it means (``letter_read``)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.text import paragraphs, text_of
from pipeline.resolve.antecedents import understood
from pipeline.resolve.entities import Entity
from pipeline.resolve.group_antecedents import with_surname
from pipeline.resolve.people_reading import POWERS, Reading, stem
from pipeline.resolve.person_genders import gender_of
from pipeline.resolve.person_marks import Marked, people_marked
from pipeline.resolve.person_phrases import phrases_of
from pipeline.resolve.person_references import find_references
from pipeline.resolve.person_roles import roles_of
from pipeline.resolve.person_signs import signs_of
from pipeline.resolve.reference_slots import OBJECT, SUBJECT, joins, slot_of, undergoes
from pipeline.resolve.reference_words import ALL, GROUP, NAME, NOUN, POSSESSIVE, UNNAMED, Reference

MOST_MENTIONS = 40  # of one person whose nouns are read


def read_letter(
    marked: Marked,
    written: str,
    *,
    sentences: Sequence[int],
    paragraphs: Sequence[int],
    headings: Mapping[int, int],
    roles: Mapping[str, str],
    signs: Mapping[str, frozenset[str]],
    genders: Mapping[str, str],
) -> Reading:
    """Understand a letter's words for people. written: its text. headings: start and end of paragraphs that are one."""
    reading = Reading(
        marked,
        written,
        tuple(sentences),
        tuple(paragraphs),
        (),
        roles,
        signs,
        genders,
        _called(marked, written),
        _owned(marked),
        [],
        [],
    )
    found = [
        replace(
            reference,
            slot=slot_of(marked.text, reference, reading.sentence(reference.start)[0], marked.language),
            undergoes=undergoes(marked.text, reference, marked.language),
        )
        for reference in (with_surname(marked, written, read) for read in find_references(marked, written))
    ]
    reading = replace(reading, topics=tuple(_topics(reading, found, headings)))
    for reference in found:
        alias = reference.kind == NAME and _is_alias(reading, reference)
        slot = reading.references[-1].slot if alias else reference.slot
        persons = reference.persons or understood(reading, reference)
        reading.references.append(_in_company(reading, replace(reference, slot=slot, persons=persons)))
        reading.starts.append(reference.start)
        if reference.kind == NAME:
            _told_of_group(reading)
        _listed(reading)
    return reading


@cache
def _alias(language: str) -> re.Pattern[str]:
    words = either(sorted(read_toml("person_phrases")["aliases"][language], key=len, reverse=True))
    return re.compile(rf"[\s,(]*{words}\s+")


def _is_alias(reading: Reading, reference: Reference) -> bool:
    """Whether a name is another name of the person in front of it."""
    before = reading.references[-1] if reading.references else None
    if before is None or before.persons != reference.persons:
        return False
    return _alias(reading.marked.language).fullmatch(reading.text, before.end, reference.start) is not None


@cache
def _with(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('act_persons')['with'][language])}\s+(?:la\s+|el\s+|los\s+)?$")


def joined_behind(reading: Reading, reference: Reference) -> bool:
    """Whether "together with" stands in front of a reference."""
    front = reading.text[max(0, reference.first - 26) : reference.first]
    return _with(reading.marked.language).search(front) is not None


def _in_company(reading: Reading, reference: Reference) -> Reference:
    """A reference with those that are joined to it in front, where "and" stands before it."""
    if reference.kind == NAME and joined_behind(reading, reference):
        begin = reading.sentence(reference.start)[0]
        done = [other for other in reading.between(begin, reference.start) if other.undergoes and other.persons]
        if done:
            return replace(reference, company=tuple(dict.fromkeys((*done[-1].together, *reference.persons))))
    members = [reference]
    whole = False
    for before in reversed(reading.references[-12:]):
        if before.kind in (UNNAMED, NOUN, GROUP, POSSESSIVE) and not before.persons:
            continue  # an apposition: "§, a barrister, and §"
        if before.kind == POSSESSIVE or before.slot not in (SUBJECT, OBJECT) or reference.kind in (POSSESSIVE, UNNAMED):
            break
        match = joins(reading.text, before.end, members[0].first, reading.marked.language)
        if match is None or (match["and"] and whole):
            break
        if not match["and"] and not whole:
            break
        whole = True
        members.insert(0, before)
    if len(members) == 1 or not all(member.persons for member in members):
        return reference
    return replace(reference, company=tuple(dict.fromkeys(person for member in members for person in member.persons)))


@cache
def _except(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s+{either(read_toml('act_persons')['except'][language])}\s*(?:la\s+|el\s+|l'|los\s+)?")


@cache
def _naming(language: str) -> re.Pattern[str]:
    """Between a group and the names of those in it."""
    words = either(read_toml("act_persons")["including"][language])
    return re.compile(
        rf"(?:[^.;:§]{{0,120}}?[,(]\s*{words}|[^.;:§]{{0,80}}:|[^.;:§]{{0,60}}[,(–—])\s*(?:(?:the|la|el|los|las|le|les|mm|messrs|sres)\.?\s+)?"
    )


def _told_of_group(reading: Reading) -> None:
    """Give the names just read to the group in front of them, or take them from it: "both, except §"."""
    names = reading.references[-1]
    for place in range(len(reading.references) - 2, max(-1, len(reading.references) - 4), -1):
        group = reading.references[place]
        between = reading.text[group.end : names.first]
        if _except(reading.marked.language).fullmatch(between) and len(group.persons) > len(names.persons):
            left = tuple(person for person in group.persons if person not in names.persons)
            reading.references[place] = replace(group, persons=left, number=len(left))
            return
        if (
            group.kind in (UNNAMED, GROUP, ALL)
            and not group.persons
            and group.exact
            and (group.number or 0) >= max(2, len(names.persons))
            and not POWERS & set(group.classes)
            and _naming(reading.marked.language).fullmatch(between)
        ):
            reading.references[place] = replace(group, persons=names.persons)
            return


def _listed(reading: Reading) -> None:
    """Give a list that ends here to the group of just so many in front of it: "the four – the major, § and § –"."""
    number = len(reading.references[-1].company)
    if not 1 < number < len(reading.references):
        return
    group, first = reading.references[-number - 1], reading.references[-number]
    counted = group.exact and group.number == number and group.kind in (GROUP, ALL, UNNAMED)
    if counted and _naming(reading.marked.language).fullmatch(reading.text[group.end : first.first]):
        reading.references[-number - 1] = replace(group, persons=reading.references[-1].company)


def _topics(reading: Reading, found: Sequence[Reference], headings: Mapping[int, int]) -> Iterator[tuple[str, ...]]:
    """Yield for each paragraph the people whom the last heading names."""
    topic: tuple[str, ...] = ()
    names = [reference for reference in found if reference.kind == NAME]
    starts = [reference.start for reference in names]
    for start in reading.paragraphs:
        if start in headings:
            inside = names[bisect_right(starts, start - 1) : bisect_right(starts, headings[start])]
            topic = tuple(dict.fromkeys(person for reference in inside for person in reference.persons))
        yield topic


def _called(marked: Marked, written: str) -> dict[str, tuple[str, ...]]:
    """The people by the stems of the nouns that the letter gives them."""
    found: dict[str, dict[str, None]] = {}
    for person, numbers in marked.by_person.items():
        for number in numbers[:MOST_MENTIONS]:
            for phrase in phrases_of(marked, number):
                if marked.language == "fr" and written[marked.in_letter(phrase.at) :][: len(phrase.word)].endswith("é"):
                    continue  # "a jugé M. §" reads as "juge M. §"
                found.setdefault(stem(phrase.word), {})[person] = None
    return {stem: tuple(persons) for stem, persons in found.items()}


def _owned(marked: Marked) -> frozenset[str]:
    """The people whom the letter calls somebody's own lawyer, relative and the like."""
    return frozenset(
        person
        for person, numbers in marked.by_person.items()
        if any(phrase.owned for number in numbers[:MOST_MENTIONS] for phrase in phrases_of(marked, number))
    )


KEY = "people_read"  # in Doc.user_data


HEADING = 130  # characters of a paragraph that may be a heading


def letter_read(doc: Doc, people: Sequence[Entity]) -> Reading:
    """The letter with its words for people understood; made once a document for the same people."""
    given, reading = doc.user_data.get(KEY, (None, None))
    if given is not None and tuple(given) == tuple(people):
        known: Reading = reading
        return known
    marked = people_marked(doc, people)
    roles = roles_of(doc, people, kind="")
    signs = signs_of(doc, people, reply=False)
    genders = {person.id: {"female": "f", "male": "m"}.get(gender_of(doc, person, people), "") for person in people}
    blocks = list(_blocks(doc))
    starts = [marked.from_letter(block[0]) for block in blocks]
    text = text_of(doc)
    sentences = [
        marked.from_letter(offset)
        for offset in (sentence.start_char for sentence in doc.sents)
        if offset == 0 or not (text[offset : offset + 1].islower() or _inside_mention(marked, offset))
    ]
    made = read_letter(
        marked,
        text,
        sentences=sorted({*sentences, *starts}),
        paragraphs=starts,
        headings=dict(_headings(marked, text, blocks)),
        roles=roles,
        signs=signs,
        genders=genders,
    )
    doc.user_data[KEY] = people, made
    return made


def _inside_mention(marked: Marked, offset: int) -> bool:
    """Whether an offset of the letter lies inside a mention with its title: no sentence begins behind "Atty."."""
    number = bisect_right(marked.marks, offset - 1, key=lambda mark: mark.first) - 1
    return number >= 0 and marked.marks[number].first < offset < marked.marks[number].last


_RUNNING = re.compile(r"(?:page\s*)?\d{1,3}|.{0,40}\bpage \d{1,3}(?: (?:of|de|sur) \d{1,3})?", re.IGNORECASE)


def _blocks(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs; one that goes on behind the end of a page belongs to the one before."""
    text = text_of(doc)
    first = True
    for start, stop in paragraphs(doc):
        words = text[start:stop].strip()
        if not first and (words[:1].islower() or _RUNNING.fullmatch(words)):
            continue
        first = False
        yield start, stop


def _headings(marked: Marked, text: str, blocks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield start and end, in the marked text, of the paragraphs that are headings."""
    for start, stop in blocks:
        words = text[start:stop].strip().strip("*")
        if len(words) <= HEADING and not words.endswith((".", ";", ",", ":")) and "\n" not in words.strip():
            yield marked.from_letter(start), marked.from_letter(stop)
