"""The day of each act, as its clause, its sentence or the account around it says.

A date in front of a verb ("On 3 May, he was arrested and taken to …") is that of all clauses of the sentence up to the
next date; one behind a verb is its own. Dates that hang on a noun ("the protest of 3 May", "upheld the judgment of
3 May") are no act's; those of the decision by which it is done are ("by a judgment of 3 May"). What is told next in
the same paragraph happened on the day told last.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.recognise.text import folded_text
from pipeline.resolve.bound_dates import is_bound
from pipeline.resolve.clauses import Sentence, act_kind, is_noun, sentences_of, words
from pipeline.resolve.placed_dates import SITTINGS, Placed, place_dates
from pipeline.tables.records import DateRecord

ROLES = ("event", "adoption")  # a decision's date can look like that of a law
NOUNS_TOLD = (*SITTINGS, "travel_ban", "house_arrest", "seizure", "detention", "remand")
FREED = ("release", "bail")
NOT = re.compile(r"(?<!\w)(?:not|n'|ne|no)(?!\w)")
TOLD_OF = (
    "ill_treatment",
    "threat",
    "seizure",
    "coercion",
    "injury",
)  # told of as having been: "that he had been beaten"
FAR = 600  # characters from a day to an act that are looked at
NEAR_ACTS = 24  # characters between two verbs that share what stands behind the second: "arrested and charged on"


@dataclass(frozen=True, slots=True)
class Told:
    """The day of an act, and how it is told: own, front, shared, sentence or account."""

    day: DateRecord
    how: str


def days_of_acts(doc: Doc, acts: Sequence[Span], dates: Sequence[DateRecord]) -> list[Told | None]:
    """The day of each act. acts: of ``doc.spans["acts"]``, in reading order; dates: of the letter."""
    usable = [record for record in dates if record.role in ROLES and (record.date_start or record.date_end)]
    starts = [record.evidence.start for record in usable]
    last = {record.evidence.start: record for record in usable}  # of "on 8, 15 and 22 January" the last
    scene = Scene(folded_text(doc), acts, [None] * len(acts))
    current: DateRecord | None = None
    paragraph, reached = -1, 0
    for sentence in sentences_of(doc, acts):
        if sentence.paragraph != paragraph:
            if not sentence.listed:
                current, reached = None, sentence.paragraph_start
            paragraph = sentence.paragraph
        between = usable[bisect_left(starts, reached) : bisect_left(starts, sentence.start)]
        current = _last_free(doc, between, reached) or current
        here = usable[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        placed = place_dates(doc, sentence, acts, here)
        current = _read_sentence(scene, sentence, placed, current)
        current = last.get(current.evidence.start, current) if current else None
        reached = sentence.end
    return scene.told


def _last_free(doc: Doc, records: Sequence[DateRecord], reached: int) -> DateRecord | None:
    """The last date, of sentences without acts, that says when something happened."""
    free = [record for record in records if record.date_start and not is_bound(doc, record, reached)]
    return free[-1] if free else None


@dataclass(frozen=True, slots=True)
class Scene:
    """What reading a letter's acts needs. told: each act's day so far."""

    folded: str
    acts: Sequence[Span]
    told: list[Told | None]


def _read_sentence(scene: Scene, sentence: Sentence, placed: Placed, account: DateRecord | None) -> DateRecord | None:
    """Fill in the days of a sentence's acts; gives the day with which the account goes on."""
    folded, acts, told = scene.folded, scene.acts, scene.told
    within: DateRecord | None = None
    since = sentence.start
    passing = deque(placed.passing)
    if _meanwhile().match(folded, sentence.start):
        account = None
    for place, number in enumerate(sentence.acts):
        act = acts[number]
        while passing and passing[0][0] < act.start_char:
            since, within = passing.popleft()
        background = _is_background(folded, act, sentence)
        noun = is_noun(act)
        until = _until(folded, act, placed, since) if act_kind(act) in FREED else None
        if number in placed.own and not _is_later(folded, act, placed.front.get(number), placed.own[number]):
            told[number] = Told(placed.own[number], "own")
        elif number in placed.front and not _reported().search(
            folded, max(placed.front[number].evidence.end, act.start_char - FAR), act.start_char
        ):
            told[number] = Told(placed.front[number], "front")
        elif until is not None:
            told[number] = Told(until, "until")
        elif noun and act_kind(act) not in NOUNS_TOLD:
            continue
        elif within is not None and not background:
            reported = act.start_char - since <= FAR and _reported().search(folded, since, act.start_char)
            told[number] = None if reported else Told(within, "sentence")
        elif (shared := _shared(scene, sentence, place, placed.own)) is not None:
            told[number] = Told(shared, "shared")
        elif account is not None and not noun and (not background or act_kind(act) in TOLD_OF):
            told[number] = Told(account, "account")
        day = told[number]
        if day is not None and not background and (not noun or act_kind(act) in SITTINGS):
            since, within = act.end_char, day.day
    return passing[-1][1] if passing else within or account


@cache
def _meanwhile() -> re.Pattern[str]:
    return re.compile(rf"\W*{words('meanwhile')}(?!\w)")


def _until(folded: str, act: Span, placed: Placed, since: int) -> DateRecord | None:
    """The day of a release: "was held until 3 May and then released", "was not released until 3 May"."""
    for start, record in placed.until:
        negated = NOT.search(folded, max(0, act.start_char - 30), act.end_char) is not None
        if (start >= since and start < act.start_char) or (negated and 0 <= start - act.end_char < NEAR_ACTS):
            return replace(record, date_start=record.date_end, precision="day")
    return None


def _is_later(folded: str, act: Span, front: DateRecord | None, own: DateRecord) -> bool:
    """Whether a date in front of a verb counts and not the one behind: that says why, and not more closely when."""
    if front is None or front.date_start is None or own.date_start is None:
        return False
    if front.date_start <= own.date_start <= (front.date_end or front.date_start):
        return False
    return _why().search(folded, act.end_char, own.evidence.start) is not None


@cache
def _background() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('background')}(?!\w)(?!\s+(?:him|her|them|the)\s)")


def _is_background(folded: str, act: Span, sentence: Sentence) -> bool:
    """Whether an act is told as having been before: "had been arrested"."""
    start = max(sentence.start, act.start_char - 14)
    return _background().search(folded, start, act.end_char) is not None


def _shared(scene: Scene, sentence: Sentence, place: int, own: dict[int, DateRecord]) -> DateRecord | None:
    """The date behind the next verb, for one right in front of it: "was arrested and charged on 3 May"."""
    if place + 1 >= len(sentence.acts):
        return None
    acts = scene.acts
    number, following = sentence.acts[place], sentence.acts[place + 1]
    if following not in own or own[following].evidence.start < acts[following].start_char:
        return None
    if own[following].relative:
        return None
    between = scene.folded[acts[number].end_char : acts[following].start_char]
    pair = (acts[number]._.value.kind, acts[following]._.value.kind)
    if pair == ("conviction", "sentence") and ";" not in between:
        return own[following]
    return own[following] if len(between) <= NEAR_ACTS and not re.search(r"[.;:]", between) else None


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('reporting')}(?!\w)[^.;]{{0,90}}(?<!\w)(?:that|que|qu')")


@cache
def _why() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words('motive')}|{words('relative')})(?!\w)")
