"""Which kind of event a telling is of, as the words and acts around it say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.resolve.event_tellings import Telling, has_words

DECIDED_IN = 45  # characters from the verb of a decision to the noun of what is decided
DECIDED_BEFORE = 90  # from that noun to the verb behind it
BEHIND = 30  # characters beside a verb that can say what it does not do to a person
OBJECT = 60  # characters behind a verb that can say what it decides on
HELD_BEHIND = 120  # from the noun of a hearing to "was held in"


def with_kinds(doc: Doc, tellings: Sequence[Telling], *, is_appellate: Callable[[str], bool]) -> list[Telling]:
    """The tellings with the kinds that the acts around them make of them; those that tell no event are left out.

    is_appellate: whether a court (by id) hears appeals alone.
    """
    kept: list[Telling] = []
    for _, group in groupby(tellings, key=lambda telling: telling.sentence):
        sentence = _decisions(doc, list(group))
        appeals = {telling.start for telling in sentence if telling.kind == "appeal" and not telling.noun}
        for telling in sentence:
            if _is_said_with(doc, telling, sentence):
                continue
            appellate = telling.act.court is not None and is_appellate(telling.act.court)
            if telling.act.kind == "appeal_rejected" and not appellate:
                kept += _application(doc, telling)
            else:
                kept += _of_kind(doc, telling, on_appeal=appellate or telling.start in appeals)
    return kept


def _is_said_with(doc: Doc, telling: Telling, sentence: Sequence[Telling]) -> bool:
    """Whether words say no more than others of their sentence: the shots of "died of shots"."""
    act = telling.act
    if telling.kind == "attack":
        return any(other.kind == "killing" and not other.noun and _share(telling, other) for other in sentence)
    if telling.kind == "hearing" and has_words(doc, "tried", act.start, act.end):
        judged = any(other.kind in ("conviction", "sentence") and not other.noun for other in sentence)
        return judged or not telling.said
    return False


def _share(telling: Telling, other: Telling) -> bool:
    return not telling.persons or not other.persons or not telling.persons.isdisjoint(other.persons)


# --- verbs and the nouns beside them -----------------------------------------------------------------------


def _decisions(doc: Doc, tellings: Sequence[Telling]) -> list[Telling]:
    """A sentence's tellings, the verb of a decision and the noun of what is decided as one."""
    kinds = read_toml("events")
    told: list[Telling] = []
    taken: set[int] = set()
    for number, telling in enumerate(tellings):
        if number in taken:
            continue
        kind = None if telling.noun else telling.act.kind
        if kind in kinds["deciding_behind"] and told and _is_decided_before(told[-1], telling):
            told[-1] = _decision(telling, told[-1])
            continue
        if told and _is_held(doc, told[-1], telling):
            told[-1] = told[-1] if told[-1].day else replace(told[-1], day=telling.day, said=telling.said)
            continue
        noun = _noun_behind(tellings, number) if kind in kinds["deciding"] else None
        if noun is None:
            told.append(telling)
        else:
            taken.add(noun)
            told.append(_decision(telling, tellings[noun]))
    return told


def _noun_behind(tellings: Sequence[Telling], number: int) -> int | None:
    """The number of the noun that names what a verb decides: "ordered the detention of"."""
    verb = tellings[number].act
    for other in range(number + 1, len(tellings)):
        noun = tellings[other].act
        if noun.start - verb.end > DECIDED_IN:
            return None
        if noun.voice == "noun" and noun.kind in read_toml("events")["decided_on"]:
            return other
    return None


def _is_decided_before(noun: Telling, verb: Telling) -> bool:
    """Whether the noun in front of a verb names what it decides: "his detention was extended"."""
    near = verb.act.voice == "subject" and verb.act.start - noun.act.end <= DECIDED_BEFORE
    return near and noun.noun and noun.act.kind in read_toml("events")["decided_before"]


def _is_held(doc: Doc, noun: Telling, verb: Telling) -> bool:
    """Whether a verb says that a hearing was held, not a person."""
    act = verb.act
    near = noun.noun and noun.kind == "hearing" and act.start - noun.act.end <= HELD_BEHIND
    return near and verb.kind == "detention" and has_words(doc, "held", act.start, act.end)


def _decision(verb: Telling, noun: Telling) -> Telling:
    """One telling of a verb and the noun of what it decides."""
    act = replace(verb.act, kind=noun.act.kind, who=noun.act.who if noun.act.who.persons else verb.act.who)
    return replace(verb, kind=noun.kind, act=act)


# --- single tellings ---------------------------------------------------------------------------------------


def _of_kind(doc: Doc, telling: Telling, *, on_appeal: bool) -> Iterator[Telling]:
    """A telling with its kind, none or two if it tells none or two events."""
    act, kinds = telling.act, read_toml("events")
    if not _is_event(doc, telling):
        return
    if on_appeal and act.kind in kinds["reviewed"] and (act.kind != "dropping" or act.voice == "object"):
        yield replace(telling, kind="appeal")
    elif act.kind == "commutation" and act.court is None:
        yield replace(telling, kind="other")
    elif act.kind == "sentence" and has_words(doc, "verdict", act.start, act.end):
        yield replace(telling, kind="conviction")
    elif telling.kind == "dismissal" and not telling.persons and has_words(doc, "bodies", *act.clause):
        yield replace(telling, kind="dissolution")
    else:
        yield telling
        if telling.noun:
            return
        if act.kind == "sentence" and not on_appeal and has_words(doc, "guilt", *act.clause):
            yield replace(telling, kind="conviction")
        if act.kind == "charge" and has_words(doc, "custody", act.start, act.end):
            yield replace(telling, kind="detention")


def _application(doc: Doc, telling: Telling) -> Iterator[Telling]:
    """What is rejected by no court of appeal: an application is a hearing of the case."""
    if _is_event(doc, telling):
        applied = has_words(doc, "applications", telling.sentence, telling.act.clause[1])
        yield replace(telling, kind="hearing") if applied else telling


def _is_event(doc: Doc, telling: Telling) -> bool:
    """Whether an act of a kind is an event as it is told here."""
    act, kinds = telling.act, read_toml("events")
    nobody = not telling.persons and not act.who.unnamed
    if nobody and (telling.kind in kinds["of_persons"] or act.kind in kinds["of_persons"]):
        return False
    return all(_holds(doc, telling, condition) for condition in _conditions(act.kind))


@cache
def _conditions(kind: str) -> tuple[Mapping[str, str], ...]:
    return tuple(condition for condition in read_toml("events")["conditions"] if kind in condition["acts"])


def _holds(doc: Doc, telling: Telling, condition: Mapping[str, str]) -> bool:
    """Whether a telling is as a condition of ``knowledge/events.toml`` asks."""
    act = telling.act
    if condition.get("voice", act.voice) != act.voice:
        return "with" not in condition
    known = {"persons": bool(telling.persons), "court": act.court is not None}
    if "or" in condition and known[condition["or"]]:
        return True
    if "needs" in condition:
        return known[condition["needs"]]
    start, end = {
        "act": (act.start, act.end),
        "front": (max(act.clause[0], act.start - BEHIND), act.start),
        "behind": (act.end, act.end + BEHIND),
        "rest": (act.start, act.clause[1]),
        "clause": act.clause,
        "object": (act.clause[0], max(act.clause[1], act.end + OBJECT)),
    }[condition["where"]]
    if "with" in condition:
        return has_words(doc, condition["with"], start, end)
    without = has_words(doc, condition["without"], start, end)
    return not without or ("unless" in condition and has_words(doc, condition["unless"], start, end))
