"""The day of each act, as its clause, its sentence or the account around it says.

A date in front of a verb ("On 3 May, he was arrested and taken to …") is that of all clauses of the sentence up to the
next date; one behind a verb is its own. Dates that hang on a noun ("the protest of 3 May", "upheld the judgment of
3 May") are no act's; those of the decision by which it is done are ("by a judgment of 3 May"). What is told next in
the same paragraph happened on the day told last.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.recognise.text import folded_text
from pipeline.resolve.clauses import Sentence, act_kind, is_noun, opens_clause, sentences_of, words
from pipeline.tables.records import DateRecord

ROLES = ("event", "adoption")  # a decision's date can look like that of a law
SITTINGS = ("hearing", "postponement", "request", "plea")  # nouns of these say when the rest was: "at the trial"
NOUNS_TOLD = (*SITTINGS, "travel_ban", "house_arrest", "seizure", "detention", "remand")
FREED = ("release", "bail")
NOT = re.compile(r"(?<!\w)(?:not|n'|ne|no)(?!\w)")
DECIDED = (*SITTINGS, "charge", "conviction", "sentence", "acquittal", "overturning", "upholding", "warrant", "summons")
TOLD_OF = (
    "ill_treatment",
    "threat",
    "seizure",
    "coercion",
    "injury",
)  # told of as having been: "that he had been beaten"
FRONT = 100  # characters in front of a date that can say what it dates
NOUN_REACH = 70  # characters from a noun to its date
NEAR_ACTS = 24  # characters between two verbs that share what stands behind the second: "arrested and charged on"


@dataclass(frozen=True, slots=True)
class Told:
    """The day of an act, and how it is told: own, front, shared, sentence or account."""

    day: DateRecord
    how: str


@dataclass(frozen=True, slots=True)
class Placed:
    """The dates of a sentence. own: of the acts that they stand behind. front: of those that they stand in front of.

    passing: dates with which a sentence goes on, and from where on. until: days up to which something lasted.
    """

    own: dict[int, DateRecord]
    front: dict[int, DateRecord]
    passing: list[tuple[int, DateRecord]]
    until: list[tuple[int, DateRecord]]


def days_of_acts(doc: Doc, acts: Sequence[Span], dates: Sequence[DateRecord]) -> list[Told | None]:
    """The day of each act. acts: of ``doc.spans["acts"]``, in reading order; dates: of the letter."""
    usable = [record for record in dates if record.role in ROLES and (record.date_start or record.date_end)]
    starts = [record.evidence.start for record in usable]
    last = {record.evidence.start: record for record in usable}  # of "on 8, 15 and 22 January" the last
    told: list[Told | None] = [None] * len(acts)
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
        placed = _placed(doc, sentence, acts, here)
        current = _read_sentence(doc, sentence, acts, placed, current, told)
        current = last.get(current.evidence.start, current) if current else None
        reached = sentence.end
    return told


def _last_free(doc: Doc, records: Sequence[DateRecord], reached: int) -> DateRecord | None:
    """The last date, of sentences without acts, that says when something happened."""
    free = [record for record in records if record.date_start and not is_bound(doc, record, reached)]
    return free[-1] if free else None


def _read_sentence(
    doc: Doc,
    sentence: Sentence,
    acts: Sequence[Span],
    placed: Placed,
    account: DateRecord | None,
    told: list[Told | None],
) -> DateRecord | None:
    """Fill in the days of a sentence's acts; gives the day with which the account goes on."""
    within: DateRecord | None = None
    since = sentence.start
    passing = list(placed.passing)
    folded = folded_text(doc)
    if _meanwhile().match(folded, sentence.start):
        account = None
    for place, number in enumerate(sentence.acts):
        act = acts[number]
        while passing and passing[0][0] < act.start_char:
            since, within = passing.pop(0)
        background = _is_background(doc, act, sentence)
        noun = is_noun(act)
        until = _until(folded, act, placed, since) if act_kind(act) in FREED else None
        if number in placed.own and not _is_later(folded, act, placed.front.get(number), placed.own[number]):
            told[number] = Told(placed.own[number], "own")
        elif number in placed.front and not _reported().search(
            folded, placed.front[number].evidence.end, act.start_char
        ):
            told[number] = Told(placed.front[number], "front")
        elif until is not None:
            told[number] = Told(until, "until")
        elif noun and act_kind(act) not in NOUNS_TOLD:
            continue
        elif within is not None and not background:
            if not _reported().search(folded, since, act.start_char):
                told[number] = Told(within, "sentence")
        elif (shared := _shared(doc, sentence, acts, place, placed.own)) is not None:
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


def _is_background(doc: Doc, act: Span, sentence: Sentence) -> bool:
    """Whether an act is told as having been before: "had been arrested"."""
    start = max(sentence.start, act.start_char - 14)
    return _background().search(folded_text(doc), start, act.end_char) is not None


def _shared(
    doc: Doc, sentence: Sentence, acts: Sequence[Span], place: int, own: dict[int, DateRecord]
) -> DateRecord | None:
    """The date behind the next verb, for one right in front of it: "was arrested and charged on 3 May"."""
    if place + 1 >= len(sentence.acts):
        return None
    number, following = sentence.acts[place], sentence.acts[place + 1]
    if following not in own or own[following].evidence.start < acts[following].start_char:
        return None
    if own[following].relative:
        return None
    between = folded_text(doc)[acts[number].end_char : acts[following].start_char]
    pair = (acts[number]._.value.kind, acts[following]._.value.kind)
    if pair == ("conviction", "sentence") and ";" not in between:
        return own[following]
    return own[following] if len(between) <= NEAR_ACTS and not re.search(r"[.;:]", between) else None


# --- dates of a sentence -----------------------------------------------------------------------------------


def _placed(doc: Doc, sentence: Sentence, acts: Sequence[Span], dates: Sequence[DateRecord]) -> Placed:
    """Which act each date of a sentence belongs to."""
    placed = Placed({}, {}, [], [])
    folded = folded_text(doc)
    ends = [acts[number].end_char for number in sentence.acts]
    for record in dates:
        start, end = record.evidence.start, record.evidence.end
        if record.date_start is None:
            placed.until.append((start, record))
            continue
        place = bisect_right(ends, start) - 1  # the last act that ends in front of it
        inside = next((n for n in sentence.acts if acts[n].start_char <= start and end <= acts[n].end_char), None)
        if inside is not None:
            placed.own.setdefault(inside, record)
            continue
        before = sentence.acts[place] if place >= 0 else None
        behind = sentence.acts[place + 1] if place + 1 < len(sentence.acts) else None
        if behind is not None and acts[behind].start_char < end:
            continue  # "two days after his arrest"
        if before is not None and is_noun(acts[before]) and _on_noun(folded, sentence, acts, before, record, placed):
            earlier = [n for n in sentence.acts[:place] if not is_noun(acts[n])]
            if not earlier or not _occasion().search(folded, sentence.start, acts[before].start_char):
                continue
            before = earlier[-1]  # "was released after the hearing of 3 May"
            placed.own.setdefault(before, record)
            continue
        if before is not None and act_kind(acts[before]) == "postponement" and start - acts[before].end_char < FRONT:
            placed.own.setdefault(before, record)  # "is scheduled for"
            continue
        if is_bound(doc, record, sentence.start):
            continue
        if before is None or (
            behind is not None
            and (
                _begins(folded, acts[before].end_char, start, end)
                or not folded[end : acts[behind].start_char].strip(" ,\n")
            )
        ):
            placed.passing.append((start, record))
            if behind is not None and not _is_aside(folded, end, acts[behind].start_char):
                placed.front[behind] = record
        elif not _is_aside(folded, acts[before].end_char, start):
            if placed.own.setdefault(before, record).evidence.start != start:
                placed.passing.append((start, record))
    return placed


def _on_noun(
    folded: str, sentence: Sentence, acts: Sequence[Span], number: int, record: DateRecord, placed: Placed
) -> bool:
    """Give a date to the noun that it hangs on, if it does; "at the hearing of 3 May" says when the rest was, too."""
    gap = folded[acts[number].end_char : record.evidence.start]
    if not _hangs_on_noun().fullmatch(gap):
        return False
    placed.own.setdefault(number, record)
    if act_kind(acts[number]) in DECIDED and _by_decision().search(folded, sentence.start, record.evidence.start):
        placed.passing.append((record.evidence.start, record))
    return True


@cache
def _occasion() -> re.Pattern[str]:
    """In front of a noun, where what was done was done on its day: "after a hearing", "lors de l'audience"."""
    article = rf"(?:(?:{words('article')}|his|her|their|its|sa|son|leur|su|sus)\s*)?"
    return re.compile(rf"(?<!\w){words('by_decision')}\s+{article}(?:[\w-]+\s+){{0,2}}$")


@cache
def _hangs_on_noun() -> re.Pattern[str]:
    """Between a noun and its date: "'s arrest [in Tonka] on", "detención [del Sr. A], el"."""
    return re.compile(rf"(?:\s+[^\s,.;:()]+){{0,9}}?,?\s+(?:{words('day')}|{words('of')})\s*|\s*\(")


@cache
def _only_on() -> re.Pattern[str]:
    """ "n'a été arrêté que le"."""
    return re.compile(r"(?<!\w)(?:n'|ne\s)[^.;:]{1,80}\bque\s+(?:le|en|les)\s+$")


@cache
def _followed() -> re.Pattern[str]:
    """Behind a date that begins a clause: ", he was", " the court"."""
    return re.compile(
        r"(?:\s*,)?\s*(?:he|she|they|it|the\s+(?:\w+\s+)?(?:court|tribunal|police|prosecutor|judge)|il|elle|ils|elles|on)(?!\w)"
    )


def _begins(folded: str, reached: int, start: int, end: int) -> bool:
    """Whether a date between two acts stands in front of the second one's clause."""
    if opens_clause(folded, reached, start):
        return not _only_on().search(folded, max(0, reached - FRONT), start)
    front = folded[max(reached, start - FRONT) : start]
    return re.search(r",\s*\w{0,3}\s*$", front) is not None and _followed().match(folded, end) is not None


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf",\s*(?:[\w'-]+\s+){{0,4}}{words('relative')}(?!\w)|;")


def _is_aside(folded: str, reached: int, start: int) -> bool:
    """Whether a date stands in a clause about something else: "by Judge A, who had been appointed on"."""
    return _aside().search(folded, reached, start) is not None


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('reporting')}(?!\w)[^.;]{{0,90}}(?<!\w)(?:that|que|qu')")


@cache
def _why() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words('motive')}|{words('relative')})(?!\w)")


# --- dates that hang on a noun -----------------------------------------------------------------------------


@cache
def _part_of_day() -> re.Pattern[str]:
    """ "in the early morning of", "dans la nuit du": a date behind it says when."""
    return re.compile(rf"(?<!\w){words('parts')}\s+(?:of|du|de|del|au|to|from)(?:\s+(?:the|la|le))?\s*$")


@cache
def _by_decision() -> re.Pattern[str]:
    """ "by a judgment [no. 3 of the court] of", "à l'audience du": how or when an act is done."""
    nouns = f"(?:{words('decision')}|{words('sitting')})"
    return re.compile(
        rf"(?<!\w)(?:{words('by_decision')}|^)\s*(?:(?:an?|the|its|his|her|their|un|une|la|le|les|l'|son|sa|el|su|los)\s*)?"
        rf"(?:[\w-]+\s+){{0,2}}{nouns}(?!\w)(?:[^.;,]|,\s(?=dated|of|du|en|de)){{0,70}}$"
    )


@cache
def _noun_bound() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('of')}\s*$")


@cache
def _binding() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){words('binding')},?\s+(?:(?:on|in|for|le|en|du|au|pour|el|los|de|del|a|para)\s+)?(?:(?:le|el)\s+)?$"
    )


@cache
def _finite() -> re.Pattern[str]:
    """An auxiliary right in front of a participle: "was held on" is a verb, no attribute."""
    return re.compile(
        r"(?<!\w)(?:was|were|been|being|is|are|a\s+ete|ont\s+ete|fue(?:ron)?|ha\s+sido|han\s+sido|se)\s+(?:\w+\s+)?$"
    )


@cache
def _happening() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){words('motive')}(?!\w)[^,;.]{{0,120}}?(?<!\w){words('happenings')}(?:\s+[^\s,;.]+){{0,4}}\s*$"
    )


def is_bound(doc: Doc, record: DateRecord, reached: int) -> bool:
    """Whether a date is that of a noun in front of it, and says of no act when it was."""
    folded = folded_text(doc)
    start = record.evidence.start
    front = folded[max(reached, start - FRONT) : start]
    front = re.split(r"[;]", front)[-1]
    if _part_of_day().search(front):
        return False
    if _happening().search(front):
        return True
    if record.relative:
        return False
    if _by_decision().search(front):
        return False
    binding = _binding().search(front)
    if binding is not None and not _finite().search(front, 0, binding.start()):
        return True
    return _noun_bound().search(front) is not None
