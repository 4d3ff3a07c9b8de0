"""What each person is in the letter: victim, relative, official, lawyer, mandate holder, witness, perpetrator, other.

Signs are gathered over all mentions of a person (``person_signs``) and weighed in this order:

1. signs the letter for a mandate, or is called a Special Rapporteur: ``mandate_holder``; who signs a reply: ``official``;
2. is called somebody's lawyer, or a lawyer at all (even threatened): ``lawyer``;
3. is named where the introduction, a heading or a list says whom the letter is about: ``alleged_victim``;
4. did harm ("beat §", "kicked by §"), is a suspect: ``alleged_perpetrator``;
5. is a relative ("his wife, §"): ``relative``, or ``alleged_victim`` where harm was done to him or her;
6. carries arms (a rank, a guard): ``official`` where he speaks for his body or has an office in it, or where a State
   that replies names him, ``alleged_victim`` where violence was done to him, else ``alleged_perpetrator``;
7. has an office (judge, minister, spokesman): ``official``;
8. is called a witness, or saw or heard something and went through nothing: ``witness``;
9. went through something ("was arrested", "the killing of §"): ``alleged_victim``;
10. by where he is named: in the concern or the questions, ``alleged_victim``; else ``other``.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.resolve.entities import Entity
from pipeline.resolve.person_signs import signs_of


def roles_of(doc: Doc, people: Sequence[Entity], *, kind: str) -> dict[str, str]:
    """The role of every person by id, of ``PERSON_ROLES``.

    doc: the letter with sections, frame and signatories. people: all of the letter's persons. kind: the letter's own
    kind, REPLY for a State's or company's answer.
    """
    signs = signs_of(doc, people, reply=kind == "REPLY")
    return {person.id: _role(signs.get(person.id, frozenset()), reply=kind == "REPLY") for person in people}


def _role(signs: frozenset[str], *, reply: bool) -> str:
    """The role that the signs of one person make; the order is that of the module's text."""
    hurt = bool(signs & {"violence", "law", "listed"})
    if "mandate" in signs:
        return "mandate_holder"
    if "signs reply" in signs:
        return "official"
    if "lawyer" in signs:
        return "lawyer"
    if "addressed" in signs:
        return "official" if "official" in signs else "other"
    if signs & {"harming", "agent"} and not signs & {"concerned", "listed"}:
        return "alleged_perpetrator"
    if signs & {"concerned", "listed"}:
        return "alleged_victim"
    if "perpetrator" in signs:
        return "alleged_perpetrator"
    if "leading" in signs and not signs & {"official", "armed"}:
        return "alleged_perpetrator"
    if "kin" in signs:
        if "witness" in signs:
            return "witness"
        return "alleged_victim" if hurt else "relative"
    if "armed" in signs:
        return _armed(signs, reply=reply)
    if "violence" in signs:
        return "alleged_victim"
    if signs & {"official", "presiding"}:
        return "official"
    if "guard" in signs and not hurt:
        return "alleged_perpetrator"
    if signs & {"blamed", "leading"} and not hurt:
        return "alleged_perpetrator"
    if "witness" in signs or (signs & {"seeing", "told"} and not hurt):
        return "witness"
    if hurt or "mild" in signs:
        return "other" if "aside" in signs and "asked" not in signs else "alleged_victim"
    if "office" in signs:
        return "official"
    if "aside" in signs:
        return "other"
    if "asked" in signs:
        return "alleged_victim"
    return "relative" if "parent" in signs else "other"


def _armed(signs: frozenset[str], *, reply: bool) -> str:
    """Of one who carries arms and is not seen to do harm."""
    if "violence" in signs:
        return "alleged_victim"
    if "blamed" in signs:
        return "alleged_perpetrator"
    if "spokesperson" in signs or ("high" in signs and (reply or signs & {"official", "office"})):
        return "official"
    return "official" if "speaking" in signs else "alleged_perpetrator"
