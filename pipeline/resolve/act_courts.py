"""The court of each act: that did it, or before which it happened.

The court that a clause is about ("the Court convicted him and sentenced him") is that of the acts behind it, one behind
"by" or "before" that of the act in front. A court whose judgment is spoken of ("upheld the judgment of the District
Court") is no act's. Where a sentence names no court, what courts do goes on before the court named last; a trial or an
appeal that is told before its court is named belongs to the one that then decides it.
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
from pipeline.resolve.clauses import Sentence, act_kind, is_noun, opens_clause, sentences_of, words
from pipeline.resolve.court_roles import Named, named_court
from pipeline.resolve.entities import Entity

SHARED = 60  # characters between two verbs of one court: "convicted and sentenced by"
JUDGE_REACH = 60  # characters from "the judge" to what he did
REVIEWING = ("appeal", "supreme", "constitutional", "international")


@dataclass(slots=True)
class Account:
    """The court before which the account goes on. review: whether it reviews. paragraph: where it was told.

    kind: of the act that it did last, "" where it was only named.
    """

    court: str | None = None
    review: bool = False
    paragraph: int = -2
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What reading a letter's acts needs. reviewing: ids of courts that review. found: each act's court so far."""

    folded: str
    acts: Sequence[Span]
    reviewing: frozenset[str]
    found: list[str | None]


@cache
def _kinds(name: str) -> frozenset[str]:
    return frozenset(read_toml("act_circumstances")["courts"][name])


def courts_of_acts(doc: Doc, acts: Sequence[Span], courts: Sequence[Entity]) -> list[str | None]:
    """The id of each act's court. acts: in reading order; courts: of ``find_courts``."""
    mentions = sorted((mention.start, mention.end, court.id) for court in courts for mention in court.mentions)
    starts = [start for start, _, _ in mentions]
    reviewing = frozenset(court.id for court in courts if level_of(court.name) in REVIEWING)
    scene = Scene(folded_text(doc), acts, reviewing, [None] * len(acts))
    account = Account()
    reached = 0
    waiting: list[tuple[int, int]] = []  # acts without a court, with their paragraphs
    for sentence in sentences_of(doc, acts):
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        passed = mentions[bisect_left(starts, reached) : first]
        if passed:
            _pass(scene, account, passed, sentence)
        named = [
            named_court(scene.folded, sentence, mentions[place], mentions[place - 1][1] if place else 0)
            for place in range(first, last)
        ]
        _read_sentence(scene, sentence, named)
        _carry(scene, sentence, account)
        waiting = _settle(scene, sentence, waiting)
        reached = sentence.end
    return scene.found


def _pass(scene: Scene, account: Account, mentions: Sequence[tuple[int, int, str]], sentence: Sentence) -> None:
    """Go on to the court that sentences without acts name, if it is one."""
    named = {court for _, _, court in mentions}
    if len(named) == 1:
        account.court = named.pop()
        account.review = account.court in scene.reviewing
        account.paragraph = sentence.paragraph
        account.kind = ""
    else:
        account.court = None


# --- the courts that a sentence names ----------------------------------------------------------------------


def _read_sentence(scene: Scene, sentence: Sentence, named: Sequence[Named]) -> None:
    """Fill in the courts that a sentence names for its acts."""
    acts = scene.acts
    ends = [acts[number].end_char for number in sentence.acts]
    governing: list[tuple[int, str]] = []  # from where on a court is what the sentence is about
    for item in named:
        if item.role == "bound":
            continue
        inside = next((n for n in sentence.acts if acts[n].start_char <= item.start < acts[n].end_char), None)
        place = bisect_right(ends, item.start) - 1
        before = _taking(scene, sentence, place, item)
        behind = sentence.acts[place + 1] if place + 1 < len(sentence.acts) else None
        if item.role == "subject" or item.goes_on:
            governing.append((item.start, item.court))
        if inside is not None and item.role != "subject":
            _give(scene, inside, item)
        elif item.role == "subject":
            continue
        elif before is None or (behind is not None and opens_clause(scene.folded, acts[before].end_char, item.opens)):
            governing.append((item.start, item.court))
        else:
            _give(scene, before, item)
            if item.role != "toward":
                _share(scene, sentence, sentence.acts.index(before), item)
    for number in sentence.acts:
        about = [court for start, court in governing if start < acts[number].end_char]
        if about and scene.found[number] is None and _takes(scene, number, "subject"):
            scene.found[number] = about[-1]


def _taking(scene: Scene, sentence: Sentence, place: int, item: Named) -> int | None:
    """The nearest act in front of a court that it can be the court of, within the clause."""
    for number in reversed(sentence.acts[: place + 1]):
        act = scene.acts[number]
        if ";" in scene.folded[act.end_char : item.start]:
            return None
        if _takes(scene, number, item.role):
            return number
        if not is_noun(act) and act_kind(act) not in ("killing", "attack", "injury", "threat", "raid"):
            return None  # those are named as what somebody is charged with
    return None


def _takes(scene: Scene, number: int, role: str) -> bool:
    """Whether an act takes a court that stands so."""
    act = scene.acts[number]
    kind = act_kind(act)
    if role == "toward":
        return kind in _kinds("toward")
    if kind in _kinds("ordered"):
        return _ordering().search(act.text.lower()) is not None
    return kind in _kinds("own") or kind in _kinds("named")


@cache
def _ordering() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('ordering')}(?!\w)")


def _give(scene: Scene, number: int, item: Named) -> None:
    if scene.found[number] is None and _takes(scene, number, item.role):
        scene.found[number] = item.court


def _share(scene: Scene, sentence: Sentence, place: int, item: Named) -> None:
    """Give a court behind the last of several verbs to those in front: "was convicted and sentenced by"."""
    for earlier in range(place - 1, -1, -1):
        number, following = sentence.acts[earlier], sentence.acts[earlier + 1]
        between = scene.folded[scene.acts[number].end_char : scene.acts[following].start_char]
        kinds = {act_kind(scene.acts[number]), act_kind(scene.acts[following])}
        both = kinds <= {"conviction", "sentence", "hearing", "plea"}
        if scene.found[number] is not None or ";" in between or (len(between) > SHARED and not both):
            return
        if act_kind(scene.acts[number]) not in _kinds("own"):
            return
        scene.found[number] = item.court


# --- the court that the account goes on with ---------------------------------------------------------------


def _carry(scene: Scene, sentence: Sentence, account: Account) -> None:
    """Give what courts do the court named last, in the sentence or in front of it."""
    if not sentence.listed and sentence.paragraph > account.paragraph + 1:
        account.court = None
    for number in sentence.acts:
        kind = act_kind(scene.acts[number])
        if scene.found[number] is None and account.court is not None and _goes_on(scene, sentence, number, account):
            scene.found[number] = account.court
        court = scene.found[number]
        if court is not None and kind in _kinds("own") | _kinds("tried"):
            account.court = court
            account.review = court in scene.reviewing or kind in _kinds("review")
            account.paragraph = sentence.paragraph
            account.kind = kind


def _goes_on(scene: Scene, sentence: Sentence, number: int, account: Account) -> bool:
    """Whether an act goes on before the court of the account."""
    act = scene.acts[number]
    kind = act_kind(act)
    if kind in _kinds("review"):
        return account.review
    if kind in _kinds("own"):
        first_instance = kind in _kinds("opening") and _of_trial(scene, sentence, act)
        return not (account.court in scene.reviewing and first_instance)
    near = account.paragraph == sentence.paragraph
    if kind in _kinds("tried") and near and account.kind in ("hearing", "charge", "request"):
        return True
    return kind in _kinds("named") and near and _by_judge(scene, sentence, act)


def _of_trial(scene: Scene, sentence: Sentence, act: Span) -> bool:
    """Whether an act is of a trial, which no court of appeal holds."""
    return _trial().search(scene.folded, max(sentence.start, act.start_char - JUDGE_REACH), act.end_char) is not None


@cache
def _trial() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('trial')}(?!\w)")


@cache
def _judge() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('judge')}(?!\w)")


def _by_judge(scene: Scene, sentence: Sentence, act: Span) -> bool:
    """Whether it was the judge: "The magistrate denied them bail", "inculpée par le même juge"."""
    front = max(sentence.start, act.start_char - JUDGE_REACH)
    if act._.value.voice == "object":
        return _judge().search(scene.folded, front, act.start_char) is not None
    behind = scene.folded[act.end_char : min(sentence.end, act.end_char + JUDGE_REACH)]
    return (
        re.search(rf"(?<!\w){words('agent')}\s+(?:the\s+|le\s+|el\s+)?(?:same\s+|meme\s+)?(?:{words('judge')})", behind)
        is not None
    )


def _settle(scene: Scene, sentence: Sentence, waiting: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give acts that were told before their court was named the court that decides next, in the same paragraph."""
    waiting = [item for item in waiting if item[1] == sentence.paragraph]
    for number in sentence.acts:
        kind = act_kind(scene.acts[number])
        court = scene.found[number]
        if court is None:
            if kind in _kinds("opening") or kind == "appeal_filed":
                waiting.append((number, sentence.paragraph))
            continue
        if kind not in _kinds("own"):
            continue
        review = court in scene.reviewing or kind in _kinds("review")
        for earlier, _ in waiting:
            if (act_kind(scene.acts[earlier]) == "appeal_filed") == review:
                scene.found[earlier] = court
        waiting = []
    return waiting
