"""Which act of its sentence each date belongs to: the one that it stands behind, or that whose clause it begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.recognise.text import folded_text
from pipeline.resolve.bound_dates import by_decision, is_bound
from pipeline.resolve.clauses import Sentence, act_kind, is_noun, neighbours, opens_clause, words
from pipeline.tables.records import DateRecord

FRONT = 100  # characters in front of a date that can say what it dates
NEXT_TO = 4  # characters from a date to the verb that it stands in front of
BEHIND_COMMA = re.compile(r",\s*\w{0,3}\s*$")
ASIDE = 400  # characters between an act and a date behind it that are looked at
SITTINGS = ("hearing", "postponement", "request", "plea")  # nouns of these say when the rest was: "at the trial"
DECIDED = (*SITTINGS, "charge", "conviction", "sentence", "acquittal", "overturning", "upholding", "warrant", "summons")


@dataclass(frozen=True, slots=True)
class Placed:
    """The dates of a sentence. own: of the acts that they stand behind. front: of those that they stand in front of.

    passing: dates with which a sentence goes on, and from where on. until: days up to which something lasted.
    """

    own: dict[int, DateRecord]
    front: dict[int, DateRecord]
    passing: list[tuple[int, DateRecord]]
    until: list[tuple[int, DateRecord]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of the folded letter with its acts."""

    folded: str
    sentence: Sentence
    acts: Sequence[Span]


def place_dates(doc: Doc, sentence: Sentence, acts: Sequence[Span], dates: Sequence[DateRecord]) -> Placed:
    """Which act each date of a sentence belongs to. dates: those of the sentence, in reading order."""
    placed = Placed({}, {}, [], [])
    scene = Scene(folded_text(doc), sentence, acts)
    verb: int | None = None  # the last verb in front
    reached = 0
    for record in dates:
        start, end = record.evidence.start, record.evidence.end
        if record.date_start is None:
            placed.until.append((start, record))
            continue
        before, inside, behind = neighbours(sentence, acts, start, end)
        while reached < len(sentence.acts) and acts[sentence.acts[reached]].end_char <= start:
            verb = verb if is_noun(acts[sentence.acts[reached]]) else sentence.acts[reached]
            reached += 1
        if inside is not None:
            placed.own.setdefault(inside, record)
        elif behind is not None and acts[behind].start_char < end:
            continue  # "two days after his arrest"
        elif before is not None and is_noun(acts[before]) and _on_noun(scene, before, record, placed):
            if verb is not None and _is_occasion(scene, before):
                placed.own.setdefault(verb, record)  # "was released after the hearing of 3 May"
        elif before is not None and act_kind(acts[before]) == "postponement" and start - acts[before].end_char < FRONT:
            placed.own.setdefault(before, record)  # "is scheduled for"
        elif not is_bound(doc, record, sentence.start):
            _place(scene, record, before, behind, placed)
    return placed


def _place(scene: Scene, record: DateRecord, before: int | None, behind: int | None, placed: Placed) -> None:
    """Place a date that says when between the act in front of it and the one behind."""
    start, end = record.evidence.start, record.evidence.end
    if before is None or (behind is not None and _begins(scene, before, behind, record)):
        placed.passing.append((start, record))
        if behind is not None and not is_aside(scene.folded, end, scene.acts[behind].start_char):
            placed.front[behind] = record
    elif (
        not is_aside(scene.folded, scene.acts[before].end_char, start)
        and placed.own.setdefault(before, record).evidence.start != start
    ):
        placed.passing.append((start, record))


def _on_noun(scene: Scene, number: int, record: DateRecord, placed: Placed) -> bool:
    """Give a date to the noun that it hangs on, if it does; "at the hearing of 3 May" says when the rest was, too."""
    act, start = scene.acts[number], record.evidence.start
    gap = scene.folded[act.end_char : min(start, act.end_char + ASIDE)]
    if start - act.end_char > ASIDE or not _hangs_on_noun().fullmatch(gap):
        return False
    placed.own.setdefault(number, record)
    if act_kind(act) in DECIDED and by_decision().search(scene.folded, max(scene.sentence.start, start - ASIDE), start):
        placed.passing.append((start, record))
    return True


@cache
def _occasion() -> re.Pattern[str]:
    """In front of a noun, where what was done was done on its day: "after a hearing", "lors de l'audience"."""
    article = rf"(?:(?:{words('article')}|his|her|their|its|sa|son|leur|su|sus)\s*)?"
    return re.compile(rf"(?<!\w){words('by_decision')}\s+{article}(?:[\w-]+\s+){{0,2}}$")


def _is_occasion(scene: Scene, number: int) -> bool:
    start = scene.acts[number].start_char
    return _occasion().search(scene.folded, max(scene.sentence.start, start - FRONT), start) is not None


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


def _begins(scene: Scene, before: int, behind: int, record: DateRecord) -> bool:
    """Whether a date between two acts stands in front of the second one's clause."""
    folded, reached = scene.folded, scene.acts[before].end_char
    start, end = record.evidence.start, record.evidence.end
    gap = scene.acts[behind].start_char - end
    if gap <= NEXT_TO and not folded[end : end + gap].strip(" ,\n"):
        return True
    if opens_clause(folded, reached, start):
        return not _only_on().search(folded, max(0, reached - FRONT), start)
    front = folded[max(reached, start - FRONT) : start]
    return BEHIND_COMMA.search(front) is not None and _followed().match(folded, end) is not None


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf",\s*(?:[\w'-]+\s+){{0,4}}{words('relative')}(?!\w)|;")


def is_aside(folded: str, reached: int, start: int) -> bool:
    """Whether a date stands in a clause about something else: "by Judge A, who had been appointed on"."""
    return start - reached > ASIDE or _aside().search(folded, reached, start) is not None
