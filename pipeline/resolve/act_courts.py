"""The court of each act: that did it, or before which it happened.

The court that a clause is about ("the Court convicted him and sentenced him") is that of the acts behind it, one behind
"by" or "before" that of the act in front. A court whose judgment is spoken of ("upheld the judgment of the District
Court") is no act's. Where a sentence names no court, what courts do goes on before the court named last.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.recognise.court_levels import level_of
from pipeline.recognise.text import folded_text
from pipeline.resolve.clauses import Sentence, opens_clause, sentences_of, words
from pipeline.resolve.entities import Entity

FRONT = 110  # characters in front of a court that say what it has to do with the act
SHARED = 60  # characters between two verbs of one court: "convicted and sentenced by"
REVIEWING = ("appeal", "supreme", "constitutional", "international")


@dataclass(frozen=True, slots=True)
class Named:
    """A court where it is named. role: agent, before, toward, subject or bound (not the court of any act)."""

    start: int
    end: int
    court: str
    role: str


@dataclass(slots=True)
class Account:
    """The court before which the account goes on. review: whether it reviews. paragraph: where it was told."""

    court: str | None = None
    review: bool = False
    paragraph: int = -1


@cache
def _kinds(name: str) -> frozenset[str]:
    return frozenset(read_toml("act_circumstances")["courts"][name])


def courts_of_acts(doc: Doc, acts: Sequence[Span], courts: Sequence[Entity]) -> list[str | None]:
    """The id of each act's court. acts: in reading order; courts: of ``find_courts``."""
    mentions = sorted((mention.start, mention.end, court.id) for court in courts for mention in court.mentions)
    starts = [start for start, _, _ in mentions]
    reviewing = {court.id for court in courts if level_of(court.name) in REVIEWING}
    found: list[str | None] = [None] * len(acts)
    account = Account()
    reached = 0
    for sentence in sentences_of(doc, acts):
        passed = mentions[bisect_left(starts, reached) : bisect_left(starts, sentence.start)]
        _pass(doc, account, passed, sentence, reviewing)
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        named = [_named(doc, sentence, *mention) for mention in inside]
        _read_sentence(doc, sentence, acts, named, found)
        _carry(sentence, acts, found, account, reviewing)
        reached = sentence.end
    return found


def _pass(
    doc: Doc, account: Account, mentions: Sequence[tuple[int, int, str]], sentence: Sentence, reviewing: set[str]
) -> None:
    """Go on to the court that sentences without acts name, if it is one."""
    named = {court for _, _, court in mentions}
    if len(named) == 1:
        account.court = named.pop()
        account.review = account.court in reviewing
        account.paragraph = sentence.paragraph
    elif named:
        account.court = None


# --- what a court has to do with the acts of its sentence --------------------------------------------------


@cache
def _role_pattern() -> re.Pattern[str]:
    article = rf"(?:{words('article')}\s*)?(?:(?:same|said|meme|mismo|misma|dit|dicho|dicha)\s+)?"
    return re.compile(
        rf"(?<!\w)(?:(?P<agent>{words('agent')})|(?P<before>{words('before')})|(?P<toward>{words('toward')})"
        rf"|(?P<of>of|du|de|des|d'|del|from))\s*{article}$"
    )


@cache
def _decided() -> re.Pattern[str]:
    """ "by a judgment of the", "at the hearing before": a decision or sitting by which an act is done."""
    return re.compile(
        rf"(?<!\w)(?P<how>{words('agent')}|{words('by_decision')})\s+(?:(?:{words('article')}|its|son|sa|su|his|her|their)\s*)?"
        rf"(?:[\w-]+\s+){{0,2}}(?:{words('decision')}|{words('sitting')}|{words('judges')})(?!\w)[^.;]{{0,60}}$"
    )


@cache
def _ruled() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('decision')}(?!\w)[^.;,]{{0,50}}$")


@cache
def _judging() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('judges')}(?!\w)[^.;,]{{0,50}}$")


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"'s?\s+(?:\w+\s+){{0,2}}{words('decision')}(?!\w)")


def _named(doc: Doc, sentence: Sentence, start: int, end: int, court: str) -> Named:
    return Named(start, end, court, _role(folded_text(doc), sentence, start, end))


def _role(folded: str, sentence: Sentence, start: int, end: int) -> str:
    front = folded[max(sentence.start, start - FRONT) : start]
    if _owned().match(folded, end):
        return "agent" if re.search(r"(?:by|in|under)\s+(?:the\s+)?$", front) else "bound"
    match = _role_pattern().search(front)
    if match is None:
        return "subject"
    if match["agent"] or match["before"]:
        return "agent" if match["agent"] else "before"
    if match["toward"]:
        return "toward"
    head = front[: match.start()]
    if _decided().search(head):
        return "before"
    if _ruled().search(head):
        return "bound"
    return "subject" if _judging().search(head) else "bound"


def _read_sentence(
    doc: Doc, sentence: Sentence, acts: Sequence[Span], named: Sequence[Named], found: list[str | None]
) -> None:
    """Fill in the courts that a sentence names for its acts."""
    folded = folded_text(doc)
    ends = [acts[number].end_char for number in sentence.acts]
    governing: list[tuple[int, str]] = []  # from where on a court is what the sentence is about
    for item in named:
        inside = next(
            (n for n in sentence.acts if acts[n].start_char <= item.start and item.end <= acts[n].end_char), None
        )
        place = bisect_right(ends, item.start) - 1
        before = sentence.acts[place] if place >= 0 else None
        behind = sentence.acts[place + 1] if place + 1 < len(sentence.acts) else None
        if item.role == "bound":
            continue
        if inside is not None and item.role != "subject":
            _give(found, acts, inside, item)
        elif item.role == "subject" or inside is not None:
            governing.append((item.start, item.court))
        elif before is None or (behind is not None and opens_clause(folded, acts[before].end_char, item.start)):
            governing.append((item.start, item.court))
        else:
            _give(found, acts, before, item)
            if item.role != "toward":
                _share(folded, sentence, acts, place, item, found)
    for number in sentence.acts:
        about = [court for start, court in governing if start < acts[number].end_char]
        if about and found[number] is None and _takes(acts[number], "subject"):
            found[number] = about[-1]


def _kind(act: Span) -> str:
    return str(act._.value.kind) if act._.value is not None else ""


def _takes(act: Span, role: str) -> bool:
    """Whether a kind of act takes a court that stands so."""
    kind = _kind(act)
    if role == "toward":
        return kind in _kinds("toward")
    return kind in _kinds("own") or kind in _kinds("named")


def _give(found: list[str | None], acts: Sequence[Span], number: int, item: Named) -> None:
    if found[number] is None and _takes(acts[number], item.role):
        found[number] = item.court


def _share(
    folded: str, sentence: Sentence, acts: Sequence[Span], place: int, item: Named, found: list[str | None]
) -> None:
    """Give a court behind the last of several verbs to those in front: "was convicted and sentenced by"."""
    for earlier in range(place - 1, -1, -1):
        number, following = sentence.acts[earlier], sentence.acts[earlier + 1]
        between = folded[acts[number].end_char : acts[following].start_char]
        both = {_kind(acts[number]), _kind(acts[following])} <= {"conviction", "sentence", "hearing"}
        if found[number] is not None or ";" in between or (len(between) > SHARED and not both):
            return
        if _kind(acts[number]) not in _kinds("own"):
            return
        found[number] = item.court


# --- the court that the account goes on with ---------------------------------------------------------------


def _carry(
    sentence: Sentence, acts: Sequence[Span], found: list[str | None], account: Account, reviewing: set[str]
) -> None:
    """Give what courts do the court named last, in the sentence or in front of it."""
    if sentence.paragraph > account.paragraph + 1:
        account.court = None
    for number in sentence.acts:
        kind = _kind(acts[number])
        if found[number] is None and kind in _kinds("own") and account.court is not None:
            if kind not in _kinds("review") or account.review:
                found[number] = account.court
        if found[number] is not None and kind in _kinds("own") | {"charge"}:
            account.court = found[number]
            account.review = found[number] in reviewing or kind in _kinds("review")
            account.paragraph = sentence.paragraph
