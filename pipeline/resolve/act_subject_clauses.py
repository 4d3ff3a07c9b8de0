"""Subjects that stand in another clause or are left out: "§, who was", "Arrested on 3 May, §", "Fue detenida"."""

import re
from collections.abc import Sequence

from pipeline.resolve.act_chains import agrees, chained, replaced, words_of
from pipeline.resolve.act_owners import owner_of
from pipeline.resolve.act_verbs import Verb
from pipeline.resolve.act_who import NOBODY, Who
from pipeline.resolve.antecedents import anybody, somebody
from pipeline.resolve.group_antecedents import several
from pipeline.resolve.people_reading import Reading
from pipeline.resolve.reference_slots import AGENT, OBJECT, POSSESSOR, SUBJECT
from pipeline.resolve.reference_words import GROUP, NAME, NOUN, POSSESSIVE, UNNAMED, Reference


def left_out(reading: Reading, verb: Verb) -> Who:
    """No subject stands in the clause: in Spanish it is whoever was told of."""
    words = reading.text[verb.start : verb.end]
    if reading.marked.language != "es" or _BARE_PARTICIPLE.match(words):
        return NOBODY  # "el nuevo Código, aprobado en mayo"
    begun = reading.sentence(verb.start)[0]
    for reference in reversed(reading.between(begun, verb.start)):
        if reference.slot == SUBJECT and reference.kind != POSSESSIVE and reference.persons:
            fits = len(reference.persons) > 1 if verb.agreement.plural else len(reference.persons) == 1
            if fits and agrees(reading, reference.persons, verb.agreement):
                return Who(reference.persons, "ellipsis")
            break
    if verb.agreement.plural:
        persons = several(reading, verb.start, number=None)
    elif verb.agreement.plural is None and not verb.agreement.gender:
        persons = anybody(reading, verb.start)
    else:
        persons = somebody(reading, verb.start, verb.agreement.gender)
    return Who(persons, "ellipsis")


_BARE_PARTICIPLE = re.compile(r"\w+(?:[ai]d|uest|iert|ert|uelt|rit)[oa]s?(?!\w)")


def relative_subject(reading: Reading, verb: Verb, references: Sequence[Reference], at: int) -> Who | None:
    """The verb's subject is "who": those right in front of it. None where "que" is no pronoun."""
    text = reading.text
    end = _skipped_comma(text, verb.begin, at)
    for place in range(len(references) - 1, -1, -1):
        reference = references[place]
        if reference.kind == POSSESSIVE:
            continue
        between = text[reference.end : end].strip()
        if not between:
            return _antecedent(reading, verb, references, place)
        done = [who for place, who in verb.earlier.items() if reference.end < place < at and who.persons]
        if done and reference.kind == NAME and text.startswith("que", at):
            return Who(done[-1].persons, "relative")  # "§ interpuso un recurso, que fue rechazado"
        if between.startswith((",", "(", "–", "—")) and reference.slot != AGENT and reference.kind == NAME:
            return _antecedent(reading, verb, references, place)
        break
    word = text[at : at + 4]
    return None if word.startswith(("que", "qu'")) else NOBODY


def _skipped_comma(text: str, begin: int, at: int) -> int:
    while at > begin and (text[at - 1] in SPACE or text[at - 1] == ","):
        at -= 1
    if text[at - 1] == ")":
        opened = text.rfind("(", max(begin, at - 160), at)
        return _skipped_comma(text, begin, opened) if opened > begin else at
    return at


def _antecedent(reading: Reading, verb: Verb, references: Sequence[Reference], place: int) -> Who:
    """Those whom "who" stands for, of the reference in front of it."""
    reference = references[place]
    if reference.kind in (UNNAMED, NOUN, GROUP) and place > 0 and not reference.persons:
        named = references[place - 1]
        if named.kind == NAME and reading.text[named.end : reference.start].strip() in (",", "–", "—"):
            return Who(named.persons, "relative")  # "§, a blogger who was"
    if reference.slot == POSSESSOR:
        owner = owner_of(reading, verb, references, place)
        if owner.rule in ("kin", "unnamed"):
            return NOBODY
    persons = reference.persons
    if verb.agreement.plural is False and len(persons) > 1 and reference.kind == NAME:
        persons = (reading.marked.marks[reading.marked.number_at(reference.end - 1)].person,)
    if verb.agreement.plural and len(persons) == 1 and reference.kind == NAME:
        return replaced(chained(reading, verb, references, place), "relative")
    unnamed = None if persons else words_of(reading, reference)
    return Who(persons, "relative", unnamed, reference.number if reference.exact else None)


def controlled_subject(reading: Reading, verb: Verb, references: Sequence[Reference], word: str) -> Who:
    """The verb follows "after", "while" or "to": its subject is that of the clause around it."""
    if word == "which":
        return Who(anybody(reading, verb.start), "topic")
    for place in range(len(references) - 1, -1, -1):
        reference = references[place]
        if reference.slot == SUBJECT and reference.kind != POSSESSIVE:
            return replaced(chained(reading, verb, references, place), "clause")
    return opening_subject(reading, verb)


def opening_subject(reading: Reading, verb: Verb) -> Who:
    """The verb opens its clause: "Arrested on 3 May, §", "Fueron detenidos § y §", "Fue detenida el"."""
    behind = [reference for reference in reading.between(verb.end, verb.stop) if reference.kind != POSSESSIVE]
    language = reading.marked.language
    text = reading.text
    for place, reference in enumerate(behind[:4]):
        between = text[verb.end : reference.first]
        if reference.slot == SUBJECT and "," in between:
            return replaced(chained(reading, _at(verb, reference), behind, place), "opening")
        if reference.slot in (OBJECT, SUBJECT) and language != "en" and _is_short(between):
            if language == "es" and re.search(r"(?<!\w)al?\s+$", between):
                continue
            return replaced(chained(reading, verb, behind, place), "subject")
        if reference.slot == SUBJECT and re.fullmatch(r"\s+(?:was|were)\s+", between):  # "Also arrested were § and §"
            return Who(reference.persons, "subject")
    return left_out(reading, verb)


def _at(verb: Verb, reference: Reference) -> Verb:
    return Verb(reference.end, reference.end, verb.end, verb.stop, verb.agreement, {})


_OTHER_VERB = re.compile(r"(?<!\w)(?:que|qui|y|et|fue|fueron|ha|han|a\s+ete|ont|se|il|elle)(?!\w)|[;:]")


def _is_short(between: str) -> bool:
    return len(between) < 90 and _OTHER_VERB.search(between) is None


FURTHEST = 700  # characters in front of a verb that are looked at


SPACE = " \n\t\"'«»“”*"
