"""Which day a telling has: not each that its act was given dates an event.

What is told in the present says how things stand, a noun's date may be that of the verb beside it, and what a summary
adds without a date is no event of the day told before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.text import folded_text
from pipeline.resolve.event_tellings import Telling, has_words

LONGEST_DAYS = 2  # from the first to the last of an event of one day or night
DATED_NOUNS = ("hearing",)  # that a date anywhere in front can date: "On 3 May, he told the hearing"
# Between a date and the noun that is the subject behind it: "On 8 May, his detention was ordered".
IN_FRONT = re.compile(
    r",?\s*(?:(?:the|his|her|their|its|la|le|l'|les|sa|son|ses|leur|su|sus|el|los|las)\s*)?(?:[\w-]+\s+)?"
)


def with_days(doc: Doc, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, each with the day that it has as an event, or none."""
    told: list[Telling] = []
    before: Telling | None = None  # the last with a day, of another sentence
    for _, group in groupby(tellings, key=lambda telling: telling.sentence):
        sentence = [telling if _has_day(doc, telling, before) else _undated(telling) for telling in group]
        sentence = list(_nouns(doc, sentence))
        told += sentence
        before = next((telling for telling in reversed(sentence) if telling.start), before)
    return told


def _undated(telling: Telling) -> Telling:
    return replace(telling, day=None, said=False)


def _has_day(doc: Doc, telling: Telling, before: Telling | None) -> bool:
    """Whether the day of a telling's act is that of the event. before: what is told with a day in a sentence before."""
    act, kinds, day = telling.act, read_toml("events"), telling.day
    if day is None:
        return True
    open_ended = day.start is None or day.end is None
    if telling.kind in kinds["points"] and (
        day.start is None or day.end is None or (day.precision == "range" and (day.end - day.start).days > LONGEST_DAYS)
    ):
        return False
    if has_words(doc, "present", act.start, act.end, opening=True):
        return open_ended and telling.said
    if telling.said:
        return True
    if telling.section in kinds["summaries"] or act.kind in kinds["said_only"]:
        return False
    if has_words(doc, "past", act.start, act.end, opening=True):
        return False
    if act.kind in kinds["states"]:
        return has_words(doc, "placed", act.start, act.clause[1])
    if before is None:
        return True
    if telling.kind == "appeal":  # each court decides on a day of its own
        return None in (act.court, before.act.court) or act.court == before.act.court
    if telling.kind == "charge":
        return not (before.kind == "hearing" and has_words(doc, "trial", *before.act.clause))
    return True


def _nouns(doc: Doc, tellings: list[Telling]) -> Iterator[Telling]:
    """A sentence's tellings, each date that a noun was given with the noun or the verb that it is of.

    "On 3 May, the charge was dropped": the dropping's. "After the trial, she was released on 3 May": the release's.
    """
    decisions = read_toml("events")["on_decisions"]
    days = {telling.start for telling in tellings if not telling.noun and telling.act.kind in decisions}
    given: Telling | None = None
    for place, telling in enumerate(tellings):
        if given is not None and _takes(telling):
            telling, given = replace(telling, day=given.day, said=True), None
        if not telling.noun or telling.act.day is None or telling.day is None:
            yield telling
            continue
        date = telling.act.day.evidence
        behind = tellings[place + 1] if place + 1 < len(tellings) else None
        if telling.kind in DATED_NOUNS:
            kept = date.start < telling.act.start or behind is None or not _is_between(behind, telling)
        elif date.start < telling.act.start:
            if behind is not None and _takes(behind):
                given = telling
            near = IN_FRONT.fullmatch(folded_text(doc), date.end, telling.act.start) is not None
            kept = near and given is None and telling.start not in days
        else:
            kept = telling.start not in days and not (behind is not None and _is_between(behind, telling))
        yield telling if kept else _undated(telling)


def _takes(telling: Telling) -> bool:
    """Whether a verb without a date of its own says what was done with the noun in front of it."""
    return (
        not telling.noun
        and not telling.said
        and telling.act.voice == "subject"
        and telling.act.kind in read_toml("events")["on_decisions"]
    )


def _is_between(verb: Telling, noun: Telling) -> bool:
    """Whether a verb stands between a noun and the date behind it."""
    day = noun.act.day
    return not verb.noun and day is not None and verb.act.start < day.evidence.start
