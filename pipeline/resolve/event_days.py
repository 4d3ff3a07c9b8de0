"""Which day a telling has: not each that its act was given dates an event.

What is told in the present says how things stand, a noun's date may be that of the verb beside it, and what a summary
adds without a date is no event of the day told before.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import groupby, zip_longest

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.date_values import DateValue
from pipeline.recognise.text import folded_text
from pipeline.resolve.event_tellings import Telling, has_words

LONGEST_DAYS = 6  # from the first to the last of a week, of which an event can be on one day
UNTIL = 12  # characters in front of a date in which "until" stands
REACH = 600  # characters back to the judgment whose day one told later has
DATED_NOUNS = ("hearing",)  # that a date anywhere in front can date: "On 3 May, he told the hearing"
# Between a date and the noun that is the subject behind it: "On 8 May, his detention was ordered".
ARTICLE = r"(?:the|his|her|their|its|la|le|l'|les|sa|son|ses|leur|su|sus|el|los|las)"
IN_FRONT = re.compile(rf",?\s*(?:{ARTICLE}\s*)?(?:[\w-]+\s+)?")


def with_days(doc: Doc, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, each with the day that it has as an event, or none."""
    told: list[Telling] = []
    before: Telling | None = None  # the last with a day, of another sentence
    judged: Telling | None = None  # the last judgment
    for _, group in groupby(tellings, key=lambda telling: telling.sentence):
        sentence = [_with_day(doc, telling, before, judged) for telling in group]
        sentence = list(_nouns(doc, sentence))
        told += sentence
        before = next((telling for telling in reversed(sentence) if telling.start), before)
        judged = next((telling for telling in reversed(sentence) if telling.start and _is_judgment(telling)), judged)
    return told


def _undated(telling: Telling) -> Telling:
    return replace(telling, day=None, said=False)


def _is_judgment(telling: Telling) -> bool:
    return not telling.noun and telling.act.kind in read_toml("events")["judgments"]


def _with_day(doc: Doc, telling: Telling, before: Telling | None, judged: Telling | None) -> Telling:
    """A telling with the day that its event has.

    before: what is told with a day in a sentence before; judged: the judgment told last. A judgment is of the day of
    the one before it, not of the release in between, nor of a day since which something holds.
    """
    ends = _is_judgment(telling) or telling.kind == "release"
    if ends and judged is not None and telling.act.start - judged.act.start < REACH:
        since = telling.day is not None and telling.day.precision == "range" and telling.day.end is None
        released = not telling.said and before is not None and before.kind == "release" != telling.kind
        if telling.day is not None and (since or released):
            return replace(telling, day=judged.day, said=False)
    if telling.kind == "detention" and _is_behind(doc, telling, "until"):
        return _undated(telling)
    if telling.act.kind == "postponement" and _is_behind(doc, telling, "put_off_to"):
        return _undated(telling)
    return telling if _has_day(doc, telling, before) else _undated(telling)


def _is_behind(doc: Doc, telling: Telling, words: str) -> bool:
    """Whether a telling's day stands behind it and words: that up to which something lasted, or is put off."""
    day = telling.act.day
    if day is None or telling.day is None or not telling.said or telling.day.precision == "range":
        return False
    return has_words(doc, words, max(telling.act.end - 1, day.evidence.start - UNTIL), day.evidence.start)


def _has_day(doc: Doc, telling: Telling, before: Telling | None) -> bool:
    """Whether the day of a telling's act is that of the event. before: what is told with a day in a sentence before."""
    act, kinds, day = telling.act, read_toml("events"), telling.day
    if day is None or act.day is None:
        return True
    if _is_long(day) and not {telling.kind, act.kind}.isdisjoint(kinds["points"]):
        return False
    if has_words(doc, "present", act.start, act.end, opening=True):
        return telling.said and (day.start is None or day.end is None)
    if has_words(doc, "standing", act.start, act.end, opening=True):
        return act.end <= act.day.evidence.start < act.clause[1]
    return telling.said or _goes_on(doc, telling, before)


def _is_long(day: DateValue) -> bool:
    """Whether a date is more than a day, a night or a month: "since 3 May", "between May and July"."""
    if day.start is None or day.end is None:
        return True
    return day.precision == "range" and (day.end - day.start).days > LONGEST_DAYS


def _goes_on(doc: Doc, telling: Telling, before: Telling | None) -> bool:
    """Whether what is told without a date happened on the day told last."""
    act, kinds = telling.act, read_toml("events")
    if telling.section in kinds["summaries"] or act.kind in kinds["said_only"]:
        return False
    if has_words(doc, "past", act.start, act.end, opening=True):
        return False
    if act.kind in kinds["states"]:
        return has_words(doc, "placed", act.start, act.clause[1])
    if before is None:
        return True
    if telling.kind in kinds["in_court"]:  # each court sits on a day of its own
        return None in (act.court, before.act.court) or act.court == before.act.court
    if telling.kind == "charge":
        return not (before.kind == "hearing" and has_words(doc, "trial", *before.act.clause))
    return True


def _nouns(doc: Doc, tellings: Sequence[Telling]) -> Iterator[Telling]:
    """A sentence's tellings, each date that a noun was given with the noun or the verb that it is of.

    "On 3 May, the charge was dropped": the dropping's. "After the trial, she was released on 3 May": the release's.
    """
    decisions = read_toml("events")["on_decisions"]
    days = {telling.start for telling in tellings if not telling.noun and telling.act.kind in decisions}
    given: Telling | None = None
    for telling, behind in zip_longest(tellings, tellings[1:]):
        if given is not None and _takes(telling):
            yield replace(telling, day=given.day, said=True)
            given = None
        elif not telling.noun or telling.day is None or _is_own(doc, telling, behind, days):
            yield telling
        else:
            if behind is not None and _is_in_front(telling) and _takes(behind):
                given = telling
            yield _undated(telling)


def _is_own(doc: Doc, noun: Telling, behind: Telling | None, days: Set[date | None]) -> bool:
    """Whether a noun's date is its own. days: those on which the sentence says that something was decided."""
    day = noun.act.day
    if day is None:
        return True
    if _is_in_front(noun) and has_words(doc, "counted_from", day.evidence.end, noun.act.start):
        return False
    between = behind is not None and not behind.noun and behind.act.start < day.evidence.start
    if noun.kind in DATED_NOUNS:
        return _is_in_front(noun) or not between
    if noun.start in days:
        return False
    if not _is_in_front(noun):
        return not between and not has_words(doc, "aside", noun.act.end, day.evidence.start)
    near = IN_FRONT.fullmatch(folded_text(doc), day.evidence.end, noun.act.start) is not None
    return near and not (behind is not None and _takes(behind))


def _is_in_front(noun: Telling) -> bool:
    return noun.act.day is not None and noun.act.day.evidence.start < noun.act.start


def _takes(telling: Telling) -> bool:
    """Whether a verb without a date of its own says what was done with the noun in front of it."""
    return (
        not telling.noun
        and not telling.said
        and telling.act.voice == "subject"
        and telling.act.kind in read_toml("events")["on_decisions"]
    )
