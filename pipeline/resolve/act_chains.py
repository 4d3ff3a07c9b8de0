"""Several people in one slot: "§, a teacher, and his wife", and the answer that they make together."""

import re
from collections.abc import Sequence

from pipeline.resolve.act_agreement import Agreement
from pipeline.resolve.act_verbs import Verb
from pipeline.resolve.act_who import NOBODY, Who
from pipeline.resolve.antecedents import somebody
from pipeline.resolve.group_antecedents import several
from pipeline.resolve.people_reading import Reading
from pipeline.resolve.reference_slots import OBJECT, SUBJECT, joins
from pipeline.resolve.reference_words import GROUP, KIN, NAME, NOUN, POSSESSIVE, PRONOUN, UNNAMED, Reference

RULES = {
    NAME: "subject",
    GROUP: "group",
    NOUN: "group",
    UNNAMED: "unnamed",
    KIN: "kin",
    "all": "group",
    "one": "pronoun",
}


def chained(reading: Reading, verb: Verb, references: Sequence[Reference], place: int) -> Who:
    """A reference with those that are joined to it in front: "§, a teacher, and his wife"."""
    members = [references[place]]
    while verb.agreement.plural is not False and place > 0:
        before = references[place - 1]
        if before.slot not in (SUBJECT, OBJECT) or before.kind == POSSESSIVE:
            break
        if joins(reading.text, before.end, members[0].first, reading.marked.language) is None:
            break
        members.insert(0, before)
        place -= 1
    return joined(reading, members, verb.agreement)


def joined(reading: Reading, members: Sequence[Reference], agreement: Agreement) -> Who:
    """The answer that several references make together."""
    persons = tuple(dict.fromkeys(person for member in members for person in member.persons))
    unnamed = [words_of(reading, member) for member in members if not member.persons and member.kind != PRONOUN]
    number: int | None = sum(member.number or 1 for member in members)
    if any(not member.exact and member.plural for member in members):
        number = None
    one = len(members) == 1 and members[0].kind != NAME
    if one and agreement.plural and len(persons) == 1 and members[0].number == 1:
        return NOBODY
    if agreement.gender and len(persons) == 1 and len(members) == 1:
        said = reading.genders.get(persons[0], "")
        if said and said != agreement.gender and members[0].kind != NAME:
            return NOBODY
    return Who(persons, RULES.get(members[-1].kind, members[-1].kind), " and ".join(unnamed) or None, number)


def words_of(reading: Reading, reference: Reference) -> str:
    """The words of a reference on one line, folded."""
    return " ".join(reading.text[reference.start : reference.end].split())


def replaced(who: Who, rule: str) -> Who:
    """An answer that was told in another way."""
    return Who(who.persons, rule, who.unnamed, who.number)


def agrees(reading: Reading, persons: Sequence[str], agreement: Agreement) -> bool:
    """Whether a verb's gender fits some of the persons."""
    said = {reading.genders.get(person, "") for person in persons} - {""}
    return not agreement.gender or not said or agreement.gender in said


_DATIVE = re.compile(r"(?<![\w'-])(?P<word>lui|leur)\s+(?:\w+\s+)?(?:a|ont|avait|avaient|aurait|auraient|est|sera)\s")


def dative(reading: Reading, verb: Verb) -> Who | None:
    """ "une convocation lui a été remise", "il lui aurait été dit": French words of an act that hold to whom."""
    if reading.marked.language != "fr":
        return None
    match = _DATIVE.search(reading.text, verb.start, verb.end)
    if match is None or (match.start() == verb.start and _name_in_front(reading, verb)):
        return None
    if match["word"] == "leur":
        return Who(several(reading, verb.start, number=None), "pronoun")
    return Who(somebody(reading, verb.start, ""), "pronoun", None, 1)


def _name_in_front(reading: Reading, verb: Verb) -> bool:
    """Whether somebody named is the subject: "M. § lui a remis"."""
    return any(
        reference.kind == NAME and reference.slot == SUBJECT and not reading.text[reference.end : verb.start].strip()
        for reference in reading.between(verb.begin, verb.start)
    )
