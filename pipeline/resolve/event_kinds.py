"""Which kind of event a telling is of, as the words and acts around it say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.resolve.event_tellings import Telling, has_words

DECIDED_IN = 45  # characters from the verb of a decision to the noun of what is decided
DECIDED_BEFORE = 90  # from that noun to the verb behind it
DATED_NOUNS = ("hearing",)  # that a date in front can date: "On 3 May, at the hearing"


def with_kinds(doc: Doc, tellings: Sequence[Telling], *, is_appellate: Callable[[str], bool]) -> list[Telling]:
    """The tellings with the kinds that the acts around them make of them; those that tell no event are left out.

    is_appellate: whether a court (by id) hears appeals alone.
    """
    kept: list[Telling] = []
    for _, sentence in groupby(tellings, key=lambda telling: telling.sentence):
        told = _nouns_and_verbs(_decisions(doc, list(sentence)))
        appeals = {telling.start for telling in told if telling.kind == "appeal" and not telling.noun}
        for telling in told:
            court = telling.act.court
            on_appeal = telling.start in appeals or (court is not None and is_appellate(court))
            kept += _of_kind(doc, telling, on_appeal=on_appeal)
    return kept


# --- verbs and the nouns beside them -----------------------------------------------------------------------


def _decisions(doc: Doc, tellings: Sequence[Telling]) -> list[Telling]:
    """A sentence's tellings, the verb of a decision and the noun of what is decided as one."""
    kinds = read_toml("events")
    told: list[Telling] = []
    taken: set[int] = set()
    for number, telling in enumerate(tellings):
        if number in taken:
            continue
        noun = None
        if telling.noun:
            pass
        elif telling.act.kind in kinds["deciding"]:
            noun = _noun_behind(tellings, number)
        elif telling.act.kind in kinds["deciding_behind"] and told and _is_decided_before(told[-1], telling):
            told[-1] = _decision(telling, told[-1])
            continue
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


def _decision(verb: Telling, noun: Telling) -> Telling:
    """One telling of a verb and the noun of what it decides."""
    act = replace(verb.act, kind=noun.act.kind, who=noun.act.who if noun.act.who.persons else verb.act.who)
    return replace(verb, kind=noun.kind, act=act)


def _nouns_and_verbs(tellings: Sequence[Telling]) -> list[Telling]:
    """A sentence's tellings, dates in front of a noun with the verb behind it: "On 3 May, the charge was dropped".

    Nouns of what is decided on a day, and nouns whose date stands in front, have no day of their own.
    """
    kinds = read_toml("events")
    told = list(tellings)
    for place, telling in enumerate(told[:-1]):
        behind = told[place + 1]
        takes = behind.act.kind in kinds["on_decisions"] and not behind.said and behind.act.voice == "subject"
        if takes and _is_dated_in_front(telling):
            told[place + 1] = replace(behind, day=telling.day, said=True)
    decisions = {
        (telling.start, telling.act.kind)
        for telling in told
        if not telling.noun and telling.act.kind in kinds["on_decisions"]
    }
    return [
        replace(telling, day=None, said=False)
        if telling.noun
        and (
            any(start == telling.start and kind != telling.act.kind for start, kind in decisions)
            or (_is_dated_in_front(telling) and telling.kind not in DATED_NOUNS)
        )
        else telling
        for telling in told
    ]


def _is_dated_in_front(telling: Telling) -> bool:
    return telling.noun and telling.act.day is not None and telling.act.day.evidence.start < telling.act.start


# --- single tellings ---------------------------------------------------------------------------------------


def _of_kind(doc: Doc, telling: Telling, *, on_appeal: bool) -> Iterator[Telling]:
    """A telling with its kind, none or two if it tells none or two events."""
    act, kinds = telling.act, read_toml("events")
    if act.kind == "accusation":
        if telling.persons and not telling.noun and has_words(doc, "accused", act.start, act.end):
            yield telling
    elif act.kind in kinds["reviewed"] and on_appeal:
        yield replace(telling, kind="appeal")
    elif act.kind == "commutation" and act.court is None:
        yield replace(telling, kind="other")
    elif telling.kind == "dismissal" and not telling.persons and has_words(doc, "bodies", *act.clause):
        yield replace(telling, kind="dissolution")
    elif telling.kind == "legislation":
        if has_words(doc, "laws", *act.clause) and not has_words(doc, "international", *act.clause):
            yield telling
    elif act.kind == "detention" and not telling.persons and not act.who.unnamed:
        return
    else:
        yield telling
        if act.kind == "sentence" and not telling.noun and not on_appeal and has_words(doc, "guilt", *act.clause):
            yield replace(telling, kind="conviction")
