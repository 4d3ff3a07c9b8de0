"""Whom the letter means by its words for people: pronouns, "all three", "the two brothers", "the journalist".

The letter is read once from its beginning to its end; what a word stands for is looked for in what was read before,
sentence by sentence backwards within the paragraph, then in the heading and the paragraph before. Where two people are
left, nobody is meant.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.person_marks import Marked
from pipeline.resolve.person_phrases import phrases_of
from pipeline.resolve.person_references import (
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
    find_references,
    is_last,
)
from pipeline.resolve.reference_slots import AGENT, OBJECT, OBLIQUE, POSSESSOR, SUBJECT, joint, slot_of, undergoes

# Roles of those to whom acts seldom happen: somebody else of the same gender is preferred.
ASIDE = frozenset(("official", "mandate_holder", "lawyer", "alleged_perpetrator", "witness", "other"))
# Of these some are told of as victims are: a lawyer who was arrested.
SOMETIMES = frozenset(("lawyer", "witness", "other"))
HURT = frozenset(("concerned", "listed", "violence", "law"))
NEVER = frozenset(("mandate_holder",))
POWERS = frozenset(("official", "office", "armed", "mandate_holder"))
RANKS = {SUBJECT: 0, OBJECT: 1, POSSESSOR: 2, OBLIQUE: 3, AGENT: 5}
SENTENCES_BACK = 12
PARAGRAPHS_BACK = 4  # in which a group of so many people may have been named
MOST_MENTIONS = 40  # of one person whose nouns are read
MOST_REFERENCES = 60  # of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class Reading:
    """A letter with its words for people understood.

    written: its text. sentences, paragraphs: where they begin in the marked text. topics: for each paragraph whom its heading names.
    references: in reading order; starts: where they begin. roles, genders: of each person ("f", "m" or "").
    called: the people whom the letter calls by a noun, by its stem. owned: those who are somebody's ("her lawyer").
    """

    marked: Marked
    written: str
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    topics: tuple[tuple[str, ...], ...]
    roles: Mapping[str, str]
    signs: Mapping[str, frozenset[str]]
    genders: Mapping[str, str]
    called: Mapping[str, tuple[str, ...]]
    owned: frozenset[str]
    references: list[Reference]
    starts: list[int]

    @property
    def text(self) -> str:
        """The marked text."""
        return self.marked.text

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset."""
        return _around(self.sentences, at, len(self.text))

    def paragraph(self, at: int) -> tuple[int, int]:
        """Start and end of the paragraph around an offset."""
        return _around(self.paragraphs, at, len(self.text))

    def between(self, start: int, end: int) -> list[Reference]:
        """The references that begin between two offsets."""
        first = bisect_right(self.starts, start - 1)
        last = bisect_right(self.starts, end - 1)
        return self.references[max(first, last - MOST_REFERENCES) : last]

    def victims(self) -> tuple[str, ...]:
        """Those whom the letter is about."""
        return tuple(person.id for person in self.marked.people if self.roles.get(person.id) == "alleged_victim")


def _around(starts: Sequence[int], at: int, length: int) -> tuple[int, int]:
    place = bisect_right(starts, at)
    return (starts[place - 1] if place else 0), (starts[place] if place < len(starts) else length)


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
        for reference in find_references(marked, written)
    ]
    reading = replace(reading, topics=tuple(_topics(reading, found, headings)))
    for reference in found:
        persons = reference.persons or understood(reading, reference)
        if reference.kind == NAME and _is_alias(reading, reference):
            reference = replace(reference, slot=reading.references[-1].slot)
        reading.references.append(_in_company(reading, replace(reference, persons=persons)))
        reading.starts.append(reference.start)
        if reference.kind == NAME:
            _told_of_group(reading)
    return reading


_ALIAS = re.compile(
    r"[\s,(]*(?:alias|a\.?k\.?a\.?|(?:also |better )?known\s+as|nicknamed|dite?|surnommee?|connue?\s+sous\s+le\s+nom\s+de|conocid[oa]\s+como|apodad[oa])\s+"
)


def _is_alias(reading: Reading, reference: Reference) -> bool:
    """Whether a name is another name of the person in front of it."""
    before = reading.references[-1] if reading.references else None
    if before is None or before.persons != reference.persons:
        return False
    return _ALIAS.fullmatch(reading.text, before.end, reference.start) is not None


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
        match = joint(reading.marked.language).match(reading.text, before.end, members[0].first)
        if match is None or match.end() != members[0].first or (match["and"] and whole):
            break
        if not match["and"] and not whole:
            break
        whole = True
        members.insert(0, before)
    if len(members) == 1 or not all(member.persons for member in members):
        return reference
    return replace(reference, company=tuple(dict.fromkeys(person for member in members for person in member.persons)))


_EXCEPT = re.compile(
    r"\s*,?\s+(?:except|except\s+for|apart\s+from|save\s+for|sauf|excepte|hormis|a\s+l'exception\s+d(?:e|u|es|')|salvo|excepto|menos"
    r"|con\s+(?:la\s+)?excepcion\s+del?)\s*(?:la\s+|el\s+|l')?"
)


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
        if _EXCEPT.fullmatch(between) and len(group.persons) > len(names.persons):
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
                found.setdefault(_stem(phrase.word), {})[person] = None
    return {stem: tuple(persons) for stem, persons in found.items()}


def _owned(marked: Marked) -> frozenset[str]:
    """The people whom the letter calls somebody's own lawyer, relative and the like."""
    return frozenset(
        person
        for person, numbers in marked.by_person.items()
        if any(phrase.owned for number in numbers[:MOST_MENTIONS] for phrase in phrases_of(marked, number))
    )


def _stem(word: str) -> str:
    """A noun without the endings of number and gender."""
    if len(word) < 4:
        return word
    bare = word.removesuffix("s")
    return bare.removesuffix("e").removesuffix("a").removesuffix("o") if len(bare) > 4 else bare


# --- who is meant -----------------------------------------------------------------------------------------------


def understood(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """Whom a reference means, from what was read before it; () where nobody or two can be meant."""
    at = reference.start
    if reference.kind in (PRONOUN, POSSESSIVE):
        if reference.number is None:
            return _teller(reading, at) or anybody(reading, at)
        if reference.number == 1:
            if _is_court(reading, reference):
                return ()
            named = _named_later(reading, reference)
            if named:
                return named
            return somebody(reading, at, reference.gender)
        passive = reference.undergoes or reference.slot != SUBJECT
        return several(reading, at, number=None, gender=reference.gender, passive=passive)
    if reference.kind == ALL:
        if "above" in reference.word:
            return _above(reading)
        if _PARTITIVE.match(reference.word):
            return ()
        return several(reading, at, number=reference.number if reference.exact else None, gender=reference.gender)
    if reference.kind == ONE:
        return _one_of(reading, reference)
    if reference.kind == GROUP:
        return _group(reading, reference)
    if reference.kind in (NOUN, KIN):
        return _noun(reading, reference)
    return ()


_PARTITIVE = re.compile(
    r"(?!all|both|each|neither|either|tou|cada|chac|the ).* (?:of them|of the|d'entre|de ell)"
)  # "five of them"
_ALTHOUGH = re.compile(r"[\s\"'«]*(?:although|though|even\s+though|bien\s+qu'|bien\s+que|aunque)\s*$")


def _named_later(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """ "Although she was acquitted, §": whom the main clause names."""
    begin, stop = reading.sentence(reference.start)
    if _ALTHOUGH.fullmatch(reading.text[begin : reference.start]) is None:
        return ()
    comma = reading.text.find(", ", reference.end, stop)
    number = reading.marked.number_at(comma + 2) if comma > 0 else -1
    if number < 0 or reading.marked.offsets[number] != comma + 2:
        return ()
    person = reading.marked.marks[number].person
    return (person,) if _fits(reading, person, reference.gender) else ()


# Who acts in a sentence that begins so is a court or office, and so is "il" in the next one.
_COURT = re.compile(
    r"(?:^|[,.»\"]\s+|\bque\s+)(?:le|la|l'|les|ladite|ledit|cette|ce)\s*(?:meme\s+|dite?\s+)?(?:tribunal|cour|juge|procureur\w*|parquet|ministere|chambre"
    r"|gouvernement|magistrat|juridiction|substitut|president|conseil|haute\s+cour|police|comite|commission|autorite\w*)(?!\w)"
)


def _is_court(reading: Reading, reference: Reference) -> bool:
    """Whether French "il" or "elle" is the court of the sentence before: "Le tribunal a relaxé §. Il a condamné"."""
    if reference.word not in ("il", "elle") or reference.undergoes:
        return False
    begin = reading.sentence(reference.start)[0]
    if reading.text[begin : reference.start].strip(" \n\"'«,"):
        return False
    before = reading.sentence(begin - 1)[0] if begin else 0
    return begin > reading.paragraph(reference.start)[0] and _COURT.search(reading.text, before, begin) is not None


def is_aside(reading: Reading, person: str) -> bool:
    """Whether acts seldom happen to a person: officials, those who harm, lawyers who only defend."""
    role = reading.roles.get(person)
    if role not in ASIDE or role in NEVER:
        return role in ASIDE
    hurt = reading.signs.get(person, frozenset()) & HURT
    return not (hurt - {"law"} if role == "lawyer" and person in reading.owned else hurt)


def _fits(reading: Reading, person: str, gender: str) -> bool:
    said = reading.genders.get(person, "")
    return reading.roles.get(person) not in NEVER and (not gender or not said or said == gender)


def _before(reading: Reading, at: int) -> Iterator[tuple[int, list[Reference]]]:
    """Yield the sentences before an offset, nearest first, with their references; not beyond the paragraph."""
    begin = reading.paragraph(at)[0]
    start, stop = reading.sentence(at)[0], at
    for _ in range(SENTENCES_BACK):
        yield start, reading.between(max(begin, start), stop)
        if start <= begin:
            return
        stop = start
        start = reading.sentence(start - 1)[0]


def somebody(reading: Reading, at: int, gender: str) -> tuple[str, ...]:
    """The one person whom a singular pronoun or a verb without subject at an offset means."""
    for _, references in _before(reading, at):
        found = _best(reading, references, gender)
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
            members = [person for person in reference.persons if _fits(reading, person, gender)]
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
    topic = [person for person in (reading.topics[place] if reading.topics else ()) if _fits(reading, person, gender)]
    if len(topic) == 1:
        return (topic[0],)
    if place > 0:
        stop = reading.paragraphs[place]
        start = reading.paragraphs[place - 1]
        before = [
            person
            for reference in reading.between(start, stop)
            for person in reference.persons
            if _fits(reading, person, gender) and not is_aside(reading, person)
        ]
        if len(set(before)) == 1:
            return (before[0],)
    about = [person for person in reading.victims() if _fits(reading, person, gender)]
    return (about[0],) if len(about) == 1 else ()


def anybody(reading: Reading, at: int, *, wide: bool = True) -> tuple[str, ...]:
    """Who was told of last before an offset, one or several: for "su" and for acts that name nobody.

    wide: whether the paragraph before is looked at, too.
    """
    for _, references in _before(reading, at):
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


def several(
    reading: Reading, at: int, *, number: int | None, gender: str = "", passive: bool = True
) -> tuple[str, ...]:
    """The people whom "they", "both" or "all three" at an offset mean.

    passive: whether something is done to them; else they may be those who did it ("police came. They beat him").
    """
    if number is not None:
        return _so_many(reading, at, number, gender)
    gathered: dict[str, None] = {}
    for _, references in _before(reading, at):
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
            if not is_aside(reading, person) and _fits(reading, person, gender)
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
    topic = [person for person in (reading.topics[place] if reading.topics else ()) if _fits(reading, person, gender)]
    if len(topic) > 1:
        return tuple(topic)
    if place > 0:
        start, stop = reading.paragraphs[place - 1], reading.paragraphs[place]
        before = reading.between(start, stop)
        plurals = [reference for reference in reversed(before) if _is_plural(reference)]
        whole = {person for reference in before for person in reference.persons if not is_aside(reading, person)}
        if plurals and whole <= set(plurals[0].together):
            return plurals[0].together
    about = {person for person in reading.victims() if _fits(reading, person, gender)}
    listed = (reference.together for reference in reading.between(0, at) if set(reference.together) == about)
    return next(listed, ()) if len(about) > 1 else ()


def _so_many(reading: Reading, at: int, number: int, gender: str) -> tuple[str, ...]:
    """The nearest group of just so many before an offset; groups that end with it grow by those named one by one."""
    place = bisect_right(reading.paragraphs, at) - 1
    topic = reading.topics[place] if reading.topics else ()
    since = section_start(reading, at)
    gathered: dict[str, None] = {}
    for reference in reversed(reading.between(since, at)):
        fitting = all(_fits(reading, person, gender) for person in reference.together)
        if number > 1 and fitting and reference.slot != AGENT:
            if reference.persons and reference.number == number:
                return reference.persons
            if len(reference.company) == number:
                return reference.company
        if len(gathered) <= number:
            for person in reference.persons:
                if not is_aside(reading, person) and _fits(reading, person, gender):
                    gathered[person] = None
        if len(gathered) == number and not _goes_on(reading, reference, since, gathered):
            return _in_order(reading, gathered)
    if len(topic) == number:
        return topic
    if len(gathered) == number:
        return _in_order(reading, gathered)
    for reference in reversed(reading.between(0, at)):
        if reference.persons and reference.number == number and len(reference.persons) > 1:
            return reference.persons
    about = [person for person in reading.victims() if _fits(reading, person, gender)]
    return tuple(about) if len(about) == number else ()


def section_start(reading: Reading, at: int) -> int:
    """Where the text under the last heading that names people begins, else some paragraphs before an offset."""
    place = bisect_right(reading.paragraphs, at) - 1
    topics = reading.topics
    while place > 0 and topics and topics[place - 1] == topics[place] and topics[place]:
        place -= 1
    if topics and not topics[place]:
        place = max(0, place - PARAGRAPHS_BACK)
    return reading.paragraphs[place] if reading.paragraphs else 0


def _goes_on(reading: Reading, reference: Reference, since: int, gathered: Mapping[str, None]) -> bool:
    """Whether somebody else is told of in the paragraph of a reference, before it."""
    begin = max(since, reading.paragraph(reference.start)[0])
    return any(
        person not in gathered and not is_aside(reading, person)
        for other in reading.between(begin, reference.start)
        for person in other.persons
    )


def _in_order(reading: Reading, persons: Mapping[str, None]) -> tuple[str, ...]:
    return tuple(person.id for person in reading.marked.people if person.id in persons)


def _just_told_of(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """Whom this sentence or the one before tells of, for "the journalist" who was never called so."""
    for count_, (_, references) in enumerate(_before(reading, reference.start)):
        found = _best(reading, references, reference.gender)
        if found is not None or count_ == 1:
            return found or ()
    return ()


def _one_of(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """ "the former", "the latter": of the two people named last."""
    for _, references in _before(reading, reference.start):
        named: list[str] = []
        for other in references:
            named.extend(person for person in other.persons if person not in named)
        if len(named) == 2:
            return (named[1] if is_last(reference.word) else named[0],)
        if named:
            return somebody(reading, reference.start, reference.gender) if is_last(reference.word) else ()
    return ()


def _above(reading: Reading) -> tuple[str, ...]:
    """ "All of the above": everybody named so far, if not aside."""
    return tuple(
        dict.fromkeys(
            person
            for reference in reading.references
            for person in reference.persons
            if reference.kind == NAME and not is_aside(reading, person)
        )
    )


def _group(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """ "the two brothers", "the students", "the other two defendants"."""
    at = reference.start
    number = reference.number if reference.exact else None
    called = _those_called(reading, reference)
    fits = len(called) > 1 and number in (None, len(called))
    if POWERS & set(reference.classes) and "anybody" not in reference.classes:
        return called if fits else _so_many_named(reading, at, number) if number else ()
    if reference.others:
        return _others(reading, at, number)
    if fits:
        return called
    if number is None and ("anybody" not in reference.classes or _acts(reference)):
        return ()
    return several(reading, at, number=number, gender=reference.gender)


def _acts(reference: Reference) -> bool:
    """Whether those who are meant do something themselves: "the men took him away"."""
    return reference.slot == SUBJECT and not reference.undergoes


def _so_many_named(reading: Reading, at: int, number: int) -> tuple[str, ...]:
    """The nearest list of just so many before an offset, whatever their roles."""
    for reference in reversed(reading.between(section_start(reading, at), at)):
        if len(reference.together) == number > 1:
            return reference.together
    return ()


def _those_called(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """Those named before whom the letter calls by a reference's noun."""
    offsets, by_person = reading.marked.offsets, reading.marked.by_person
    return tuple(
        person
        for person in reading.called.get(_stem(reference.word), ())[:MOST_REFERENCES]
        if offsets[by_person[person][0]] < reference.start and _fits(reading, person, reference.gender)
    )


def _others(reading: Reading, at: int, number: int | None) -> tuple[str, ...]:
    """The rest of a group of which some were told of in the sentence."""
    begin = reading.sentence(at)[0]
    here = {person for reference in reading.between(begin, at) for person in reference.persons}
    for whole in _wholes(reading, at):
        rest = tuple(person for person in whole if person not in here)
        if rest and here & set(whole) and (number is None or len(rest) == number):
            return rest
    return ()


def _wholes(reading: Reading, at: int) -> Iterator[tuple[str, ...]]:
    """Yield groups that were told of before an offset, nearest first, then all whom the letter is about."""
    begin = reading.sentence(at)[0]
    for reference in reversed(reading.between(reading.paragraph(at)[0], begin)):
        if len(reference.persons) > 1:
            yield reference.persons
    gathered: dict[str, None] = {}
    for _, references in _before(reading, at):
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


def _noun(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """ "the journalist", "the defendant", "his wife"."""
    if reference.others:
        return _others(reading, reference.start, 1)
    called = _those_called(reading, reference)
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
