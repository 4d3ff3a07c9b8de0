"""What each person is in the letter: victim, relative, official, lawyer, mandate holder, witness, perpetrator, other.

Signs are gathered over all mentions of a person (``person_signs``) and weighed in this order; the first that holds
decides:

1. signs the letter for a mandate, or is called a Special Rapporteur: ``mandate_holder``; who signs a reply, and the
   official whom a letter is addressed to: ``official``; another addressee: ``other``;
2. is called somebody's lawyer, or a lawyer at all (even threatened): ``lawyer``;
3. does harm ("§ beat", "kicked by §") and is not the one whom the letter is about: ``alleged_perpetrator``;
4. is named where the opening, a heading or a list says whom the letter is about: ``alleged_victim``;
5. is a suspect or leads those who did it: ``alleged_perpetrator``;
6. is a relative ("his wife, §"): ``witness`` if called one, ``alleged_victim`` where grave harm was done to him or her,
   else ``relative``;
7. carries arms (a rank, a guard): ``alleged_perpetrator`` where he was prosecuted, ``alleged_victim`` where violence
   was done to him, ``official`` where he speaks for his body, or is of high rank and has an office or is named by a
   State that replies, else ``alleged_perpetrator``;
8. suffered violence: ``alleged_victim``;
9. was arrested, charged, tried or sentenced: ``alleged_victim``, whatever office of a party or union he holds;
10. has an office of the State (judge, minister, spokesman): ``official``;
11. is blamed for something, or is a guard, and suffered nothing: ``alleged_perpetrator``;
12. is called a witness, or saw or told something and suffered nothing: ``witness``;
13. went through something ("was arrested", "threats against §"): ``alleged_victim``, but ``other`` of bystanders such
    as doctors whom concern and questions do not name;
14. has some office: ``official``; is a bystander: ``other``; is named in the concern or the questions:
    ``alleged_victim``; is the parent of somebody: ``relative``; else ``other``.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from spacy.tokens import Doc

from pipeline.resolve.entities import Entity
from pipeline.resolve.person_signs import signs_of

Signs = frozenset[str]
NOBODY: Mapping[str, int] = MappingProxyType({})


def roles_of(
    doc: Doc, people: Sequence[Entity], *, kind: str, prosecuted: Mapping[str, int] = NOBODY
) -> dict[str, str]:
    """The role of every person by id, of ``PERSON_ROLES``.

    doc: the letter with sections, frame and signatories. people: all of the letter's persons. kind: the letter's own
    kind, REPLY for a State's or company's answer. prosecuted: how often the letter tells that they were arrested,
    charged or sentenced, by person, as far as that is known already.
    """
    reply = kind == "REPLY"
    signs = signs_of(doc, people, reply=reply)
    return {
        person.id: _role(signs.get(person.id, frozenset()) | _tried(prosecuted.get(person.id, 0)), reply=reply)
        for person in people
    }


def _tried(times: int) -> Signs:
    """The signs of having been arrested, charged or sentenced; told once, it may be a court's own judge."""
    return frozenset(("prosecuted", "often prosecuted")[: min(times, 2)])


def _hurt(signs: Signs) -> bool:
    return bool(signs & {"violence", "law", "listed"})


def _about(signs: Signs) -> bool:
    return bool(signs & {"concerned", "listed"})


Condition = Callable[[Signs], bool]
BEFORE: tuple[tuple[Condition, str], ...] = (  # 1 to 6
    (lambda signs: "mandate" in signs, "mandate_holder"),
    (lambda signs: "signs reply" in signs, "official"),
    (lambda signs: "lawyer" in signs, "lawyer"),
    (lambda signs: signs >= {"addressed", "official"}, "official"),
    (lambda signs: "addressed" in signs, "other"),
    (lambda signs: bool(signs & {"harming", "agent"}) and not _about(signs), "alleged_perpetrator"),
    (_about, "alleged_victim"),
    (lambda signs: "perpetrator" in signs, "alleged_perpetrator"),
    (lambda signs: "leading" in signs and not signs & {"official", "armed"}, "alleged_perpetrator"),
    (lambda signs: signs >= {"kin", "witness"}, "witness"),
    (lambda signs: "kin" in signs and _hurt(signs), "alleged_victim"),
    (lambda signs: "kin" in signs, "relative"),
)
BEHIND: tuple[tuple[Condition, str], ...] = (  # 8 to 14
    (lambda signs: "violence" in signs, "alleged_victim"),
    (lambda signs: "often prosecuted" in signs and not signs & {"presiding", "guard"}, "alleged_victim"),
    (lambda signs: "prosecuted" in signs and not signs & {"presiding", "guard", "official"}, "alleged_victim"),
    (lambda signs: bool(signs & {"official", "presiding"}), "official"),
    (lambda signs: bool(signs & {"guard", "blamed", "leading"}) and not _hurt(signs), "alleged_perpetrator"),
    (lambda signs: "witness" in signs, "witness"),
    (lambda signs: bool(signs & {"seeing", "told"}) and not _hurt(signs), "witness"),
    (lambda signs: (_hurt(signs) or "mild" in signs) and "aside" in signs and "asked" not in signs, "other"),
    (lambda signs: _hurt(signs) or "mild" in signs, "alleged_victim"),
    (lambda signs: "office" in signs, "official"),
    (lambda signs: "aside" in signs, "other"),
    (lambda signs: "asked" in signs, "alleged_victim"),
    (lambda signs: "parent" in signs, "relative"),
)


def _role(signs: Signs, *, reply: bool) -> str:
    """The role that the signs of one person make; the order is that of the module's text."""
    for holds, role in BEFORE:
        if holds(signs):
            return role
    if "armed" in signs:
        return _armed(signs, reply=reply)
    return next((role for holds, role in BEHIND if holds(signs)), "other")


def _armed(signs: Signs, *, reply: bool) -> str:
    """The role of one who carries arms and is not seen to do harm."""
    if "prosecuted" in signs:
        return "alleged_perpetrator"
    if "violence" in signs:
        return "alleged_victim"
    if "blamed" in signs:
        return "alleged_perpetrator"
    if "spokesperson" in signs or ("high" in signs and (reply or signs & {"official", "office"})):
        return "official"
    return "official" if "speaking" in signs else "alleged_perpetrator"
