"""Who is the subject of a verb, for acts that are told of those they happened to: "§ was arrested", "§, who died".

Read leftwards from the verb: what stands right in front of it says where its subject is to be looked for: words for
people, a comma, "and", "who", a conjunction, the sentence's beginning, or a noun that is no person.
"""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.act_chains import chained, dative
from pipeline.resolve.act_nouns import owner_of_noun
from pipeline.resolve.act_owners import bringer, head_kind, owner_of, stretch_owner
from pipeline.resolve.act_subject_clauses import (
    FURTHEST,
    SPACE,
    controlled_subject,
    left_out,
    opening_subject,
    relative_subject,
)
from pipeline.resolve.act_verbs import Verb
from pipeline.resolve.act_who import NOBODY, Who
from pipeline.resolve.antecedents import anybody
from pipeline.resolve.letter_reading import joined_behind
from pipeline.resolve.people_reading import Reading
from pipeline.resolve.reference_slots import AGENT, OBJECT, OBLIQUE, POSSESSOR, SUBJECT
from pipeline.resolve.reference_words import ALL, GROUP, KIN, NAME, NOUN, POSSESSIVE, PRONOUN, UNNAMED, Reference


def subject_of(reading: Reading, verb: Verb) -> Who:
    """To whom an act happened whose words have them as their subject."""
    if holds_thing(reading, verb):
        return dative(reading, verb) or owner_of_noun(reading, verb)
    given = dative(reading, verb)
    if given is not None:
        return given
    within = _inverted(reading, verb)
    if within is not None:
        return within
    found = _with_company(reading, verb, _subject(reading, verb))
    return named_behind(reading, verb, found) if not found.persons and found.unnamed else found


_AUXILIARY = re.compile(r"(?:was|were|had|has|have|is|are)\s+")


def _inverted(reading: Reading, verb: Verb) -> Who | None:
    """ "Only then was he arraigned": the subject stands inside the words of the act."""
    if reading.marked.language != "en":
        return None
    match = _AUXILIARY.match(reading.text, verb.start, verb.end)
    inside = reading.between(match.end(), verb.end)[:1] if match else []
    for reference in inside:
        if match is not None and reference.first == match.end() and reference.kind != POSSESSIVE and reference.persons:
            return chained(reading, verb, inside, 0)
    return None


def holds_thing(reading: Reading, verb: Verb) -> bool:
    """Whether the words of an act hold the thing that it is told of: "trial took place", "le procès s'est ouvert"."""
    things = read_toml("act_persons")["things"][reading.marked.language]
    words = re.findall(r"[^\W\d_]+", reading.text[verb.start : verb.end])[:3]
    return len(words) > 1 and any(word in things for word in words[:2])


def _with_company(reading: Reading, verb: Verb, found: Who) -> Who:
    """ "§ was arrested, together with §": those behind the verb, too."""
    if not found.persons:
        return found
    for reference in reading.between(verb.end, min(verb.stop, verb.end + 130)):
        beside = any(reading.roles.get(person) in ("lawyer", "official") for person in reference.persons)
        if reference.kind == NAME and not beside and joined_behind(reading, reference):
            return Who(tuple(dict.fromkeys((*found.persons, *reference.persons))), found.rule, found.unnamed)
    return found


@cache
def _named(language: str) -> re.Pattern[str]:
    return re.compile(rf"{either(read_toml('act_persons')['including'][language])}(?!\w)|:")


def named_behind(reading: Reading, verb: Verb, found: Who) -> Who:
    """ "Twelve people were arrested, including §", "The following persons were killed: §; §": the names behind."""
    match = _named(reading.marked.language).search(reading.text, verb.end, min(len(reading.text), verb.end + 200))
    if match is None or match.start() > verb.stop:
        return found
    stop = reading.paragraph(verb.end)[1] if match.group() == ":" else reading.sentence(verb.end)[1]
    names = [
        reference
        for reference in reading.between(match.end(), stop)
        if reference.kind == NAME and reference.slot not in (AGENT, POSSESSOR, OBLIQUE)
    ]
    if not names or reading.text[match.end() : names[0].first].count(" ") > 8:
        return found
    persons = tuple(dict.fromkeys(person for name in names for person in name.persons))
    return Who(persons, "listed", found.unnamed, found.number)


def _subject(reading: Reading, verb: Verb) -> Who:
    references = [reference for reference in reading.between(verb.begin, verb.start) if reference.end <= verb.start]
    at = _skipped(reading, max([verb.begin, *(r.end for r in references if r.kind == ALL)]), verb.start)
    text = reading.text
    nearest = references[-1] if references else None
    if at <= verb.begin and (nearest is None or nearest.end < at):
        return opening_subject(reading, verb)
    if nearest is not None and nearest.end >= at:
        return _direct(reading, verb, references, len(references) - 1)
    if text[at - 1] in ",–—-":
        return _behind_comma(reading, verb, references, at - 1)
    word = _last_word(reading, verb.begin, at)
    language = reading.marked.language
    table = read_toml("act_persons")
    if word in table["relatives"][language]:
        found = relative_subject(reading, verb, references, at - len(word))
        if found is not None:
            return found
    if word in table["conjunctions"][language]:
        return _shared(reading, verb, references)
    if word in table["subordinators"][language]:
        return controlled_subject(reading, verb, references, word)
    return _behind_words(reading, verb, references, at)


@cache
def _adverb(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-]){either(read_toml('act_persons')['adverbs'][language])}$")


def _skipped(reading: Reading, begin: int, at: int) -> int:
    """Where the words in front of a verb end, adverbs, auxiliaries and brackets skipped."""
    text, language = reading.text, reading.marked.language
    for _ in range(8):
        at = begin + len(text[begin:at].rstrip(SPACE)) if at > begin else begin
        if at > begin and text[at - 1] == ")":
            opened = text.rfind("(", max(begin, at - 160), at)
            if opened < 0:
                return at
            at = opened
            continue
        match = _adverb(language).search(text, max(begin, at - 40), at)
        if match is None or match.start() == at:
            return at
        at = match.start()
    return at


_WORD = re.compile(r"(?:[^\W_]|-)+'?$")


def _last_word(reading: Reading, begin: int, at: int) -> str:
    match = _WORD.search(reading.text, max(begin, at - 30), at)
    return match.group() if match else ""


def _direct(reading: Reading, verb: Verb, references: Sequence[Reference], place: int) -> Who:
    """The subject is, or ends with, a reference."""
    reference = references[place]
    if reference.kind == POSSESSIVE:
        return Who(reference.persons, "possessive")
    if reference.word in ("lui", "leur"):  # "son passeport lui a été confisqué"
        return Who(reference.persons, "pronoun", None, reference.number if reference.number == 1 else None)
    if _is_apposition(reading, references, place):
        return _direct(reading, verb, references[:place], place - 1)
    if reference.slot == AGENT:
        owners = [other for other in references[:place] if other.kind == POSSESSIVE]
        if owners:
            return Who(owners[-1].persons, "possessive")
        brought = bringer(reading, verb.begin, reference)
        if brought is not None:
            return brought
        return _thing_in_front(reading, verb) or NOBODY
    if reference.slot in (POSSESSOR, OBLIQUE):
        return owner_of(reading, verb, references, place)
    return chained(reading, verb, references, place)


def _behind_comma(reading: Reading, verb: Verb, references: Sequence[Reference], comma: int) -> Who:
    """The verb follows a comma: an apposition or clause stands between, or verbs are listed."""
    text = reading.text
    for place in range(len(references) - 1, -1, -1):
        reference = references[place]
        if reference.slot in (AGENT, POSSESSOR, OBLIQUE) or reference.kind == POSSESSIVE:
            continue
        if _is_apposition(reading, references, place):
            continue
        if verb.agreement.plural is False and len(reference.persons) > 1 and place and reference.kind == NAME:
            continue
        between = text[reference.end : comma + 1].lstrip()
        if reference.slot == OBJECT and place and not between.startswith("("):
            continue
        if between.startswith((",", "(", "–", "—", "-")):
            return chained(reading, verb, references, place)
        return _earlier(verb, reference.end) or (
            chained(reading, verb, references, place) if reference.slot == SUBJECT else NOBODY
        )
    return _earlier(verb, verb.begin) or _thing_in_front(reading, verb) or left_out(reading, verb)


def _thing_in_front(reading: Reading, verb: Verb) -> Who | None:
    """ "The appeal lodged on 20 March, which was to be heard in April, was": a thing opens the clause."""
    opening = reading.text[verb.begin : min(verb.start, verb.begin + 60)].lstrip(SPACE)
    match = _THING.match(opening)
    if match is None or match["noun"] not in read_toml("act_persons")["things"][reading.marked.language]:
        return None
    return _towards(reading, verb) or Who(anybody(reading, verb.start), "topic")


_THING = re.compile(
    r"(?:(?:the|an?|his|her|their|le|la|les|l'|un|une|son|sa|ses|el|los|las|una|su|sus)(?:(?<=')|\s+))(?:first\s+|second\s+)?(?P<noun>[^\W\d_]+)"
)


def _is_apposition(reading: Reading, references: Sequence[Reference], place: int) -> bool:
    """Whether a noun phrase only explains the name in front of it: "§, a presenter with Radio X"."""
    reference = references[place]
    if reference.kind not in (UNNAMED, NOUN, GROUP, KIN) or place == 0:
        return False
    before = references[place - 1]
    between = reading.text[before.end : reference.start]
    return (
        before.kind == NAME
        and re.fullmatch(r"\s*(?:\([^()]*\)\s*)?(?:,[^,.;]{0,40})?[,–—]\s*(?:and\s+|et\s+|y\s+)?", between) is not None
    )


def _earlier(verb: Verb, since: int) -> Who | None:
    """What the last act in front of the verb happened to, if it stands behind an offset."""
    ends = [end for end in verb.earlier if since <= end <= verb.start]
    who = verb.earlier[max(ends)] if ends else None
    return Who(who.persons, "coordination", who.unnamed, who.number) if who and (who.persons or who.unnamed) else None


def _shared(reading: Reading, verb: Verb, references: Sequence[Reference]) -> Who:
    """The verb follows "and": it shares the subject of the verb in front."""
    subjects = [
        place
        for place, reference in enumerate(references)
        if reference.slot == SUBJECT and reference.kind != POSSESSIVE and (reference.persons or reference.kind != NOUN)
    ]
    last = references[subjects[-1]] if subjects else None
    earlier = _earlier(verb, last.end if last else verb.begin)
    if earlier is not None:
        return earlier
    if last is not None:
        found = chained(reading, verb, references, subjects[-1])
        return Who(found.persons, "coordination", found.unnamed, found.number)
    return left_out(reading, verb) if reading.marked.language == "es" else opening_subject(reading, verb)


def _behind_words(reading: Reading, verb: Verb, references: Sequence[Reference], at: int) -> Who:
    """A noun that is no person, or a complement of the subject, stands in front of the verb."""
    text, language = reading.text, reading.marked.language
    place = len(references) - 1
    since = references[place].end if references else verb.begin
    border = _border(reading, since, at)
    if _titled().search(text[border if border is not None else since : at]):
        return NOBODY  # somebody with a title of whom it is not known who it is
    if language == "es" and _is_time(text[border if border is not None else since : at], language):
        if border is None and place >= 0 and references[place].slot == SUBJECT:
            return chained(reading, verb, references, place)
        return opening_subject(reading, verb)
    if border is None and place >= 0:
        reference = references[place]
        words = text[since:at]
        if reference.kind == POSSESSIVE or words.startswith("'"):
            return stretch_owner(reading, reference, since, at)
        if _begins_with_preposition(words, language) or _is_time(words, language):
            if reference.slot in (SUBJECT, OBJECT):
                return chained(reading, verb, references, place)
            return owner_of(reading, verb, references, place)
    if border is None and place >= 0 and references[place].slot == SUBJECT and references[place].kind == PRONOUN:
        return NOBODY
    return _towards(reading, verb) or stretch_owner(
        reading, None, border if border is not None else since, at, asked=verb
    )


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('act_persons')['titled']['all'])}\.?\s+\w+")


@cache
def _concerning(language: str) -> re.Pattern[str]:
    words = either(read_toml("act_persons")["in_respect"][language])
    return re.compile(rf"(?<!\w){words}\s*(?:la\s+|los\s+|las\s+|el\s+|l'|the\s+)?$")


def _towards(reading: Reading, verb: Verb) -> Who | None:
    """ "The charge was dropped in respect of §", "bail was denied to §"."""
    for reference in reading.between(verb.end, min(verb.stop, verb.end + 90))[:2]:
        between = reading.text[verb.end : reference.first]
        if reference.kind != POSSESSIVE and _concerning(reading.marked.language).search(between) and "," not in between:
            return Who(reference.persons, "against") if reference.persons else None
    return None


@cache
def _borders(language: str) -> re.Pattern[str]:
    table = read_toml("act_persons")
    words = {*table["conjunctions"][language], *table["subordinators"][language], *table["relatives"][language]}
    words -= {*table["prepositions"][language], *table["of"][language]}
    return re.compile(rf"[,;:–—]|(?<![\w'-]){either(sorted(words, key=len, reverse=True))}(?![\w-])")


def _border(reading: Reading, since: int, at: int) -> int | None:
    """Where the last stretch in front of a verb begins; None where no border stands between two offsets."""
    last = None
    for match in _borders(reading.marked.language).finditer(reading.text, max(since, at - FURTHEST), at):
        last = match.end()
    return last


@cache
def _time(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(read_toml('act_persons')['time'][language])}(?![\w-])")


def _is_time(words: str, language: str) -> bool:
    """Whether words say when: "dos días después", "al día siguiente"; not "the hearing of 3 May"."""
    first = _FIRST.match(words)
    kind = head_kind(words, language)
    return (
        bool(first)
        and kind != "person"
        and _time(language).search(words) is not None
        and not _has_thing(words, language)
    )


def _has_thing(words: str, language: str) -> bool:
    things = read_toml("act_persons")["things"][language]
    return any(word in things and not _time(language).fullmatch(word) for word in re.findall(r"[^\W\d_]+", words))


_FIRST = re.compile(r"\s*(?:was\s+|were\s+|had\s+been\s+)?([^\W_]+'?)")


def _begins_with_preposition(words: str, language: str) -> bool:
    match = _FIRST.match(words)
    return match is not None and match.group(1) in read_toml("act_persons")["prepositions"][language]
