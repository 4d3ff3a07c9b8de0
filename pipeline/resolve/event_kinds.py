"""Which kind of event a telling is of, as the words and acts around it say."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.text import folded_text
from pipeline.resolve.event_tellings import Telling

DECIDED_IN = 45  # characters from the verb of a decision to the noun of what is decided


def with_kinds(doc: Doc, tellings: Sequence[Telling], *, is_appellate: Callable[[str], bool]) -> list[Telling]:
    """The tellings with the kinds that the acts around them make of them; those that tell no event are left out.

    is_appellate: whether a court (by id) hears appeals alone.
    """
    kept = []
    for _, sentence in groupby(tellings, key=lambda telling: telling.sentence):
        kept += list(_of_sentence(doc, list(sentence), is_appellate))
    return kept


def _of_sentence(doc: Doc, tellings: list[Telling], is_appellate: Callable[[str], bool]) -> Iterator[Telling]:
    words = read_toml("events")
    on_decisions = {
        (telling.start, telling.act.kind)
        for telling in tellings
        if not telling.noun and telling.act.kind in words["on_decisions"]
    }
    appeal_days = {telling.start for telling in tellings if telling.kind == "appeal" and not telling.noun}
    taken: set[int] = set()
    for number, telling in enumerate(tellings):
        if number in taken:
            continue
        if telling.act.kind in words["deciding"] and not telling.noun:
            noun = _decided(doc, tellings, number)
            if noun is not None:
                taken.add(noun)
                yield _decision(telling, tellings[noun])
                continue
        if telling.noun and any(start == telling.start and kind != telling.act.kind for start, kind in on_decisions):
            yield replace(telling, day=None, said=False)
            continue
        if telling.act.kind in words["reviewed"]:
            on_appeal = telling.start in appeal_days or (telling.act.court and is_appellate(telling.act.court))
            yield replace(telling, kind="appeal") if on_appeal else telling
            continue
        if telling.act.kind == "commutation" and telling.act.court is None:
            yield replace(telling, kind="other")
            continue
        if telling.kind == "dismissal" and not telling.persons and _says(doc, telling, "bodies"):
            yield replace(telling, kind="dissolution")
            continue
        if telling.kind == "legislation" and (not _says(doc, telling, "laws") or _says(doc, telling, "international")):
            continue
        yield telling


def _decided(doc: Doc, tellings: Sequence[Telling], number: int) -> int | None:
    """The number of the noun that names what a verb decides: "ordered the detention of"."""
    verb = tellings[number].act
    for other in range(number + 1, len(tellings)):
        noun = tellings[other].act
        if noun.start - verb.end > DECIDED_IN:
            return None
        if noun.voice == "noun" and noun.kind in read_toml("events")["decided_on"]:
            return other
    return None


def _decision(verb: Telling, noun: Telling) -> Telling:
    """One telling of a verb and the noun of what it decides."""
    act = replace(verb.act, kind=noun.act.kind, who=noun.act.who if noun.act.who.persons else verb.act.who)
    return replace(verb, kind=noun.kind, act=act)


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('events')[name])}(?!\w)")


def _says(doc: Doc, telling: Telling, name: str) -> bool:
    return _words(name).search(folded_text(doc), *telling.act.clause) is not None
