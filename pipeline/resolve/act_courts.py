"""The court of each act: that did it, or before which it happened.

The court that a clause is about ("the Court convicted him and sentenced him") is that of the acts behind it, one behind
"by" or "before" that of the act in front. A court whose judgment is spoken of ("upheld the judgment of the District
Court") is no act's. Where a sentence names no court, what courts do goes on before the court named last; a trial or an
appeal that is told before its court is named belongs to the one that then decides it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.recognise.court_levels import level_of
from pipeline.recognise.formulas import LANGUAGES
from pipeline.recognise.places import TakenPlaces
from pipeline.recognise.text import fold, folded_text
from pipeline.resolve.clauses import Sentence, act_kind, is_noun, neighbours, opens_clause, sentences_of, words
from pipeline.resolve.court_accounts import BEFORE_TRIAL, Account, has_one_court, tell
from pipeline.resolve.court_mentions import short_forms
from pipeline.resolve.court_roles import Named, named_court
from pipeline.resolve.entities import Entity

SHARED = 60  # characters between two verbs of one court: "convicted and sentenced by"
FARTHEST = 1  # paragraphs that an account goes on without its court
JUDGE_REACH = 90  # characters from "the judge" to what he did
NEAR_OBJECT = 25  # characters from "seized" to the court
FIRST = re.compile(r"premiere instance|first instance|primera instancia")
HIGHEST = ("supreme", "constitutional")
FAR = 400  # characters from an act to its court
MOST_LOOKED_AT = 8  # acts
CHARGED_WITH = ("killing", "attack", "injury", "threat", "raid")  # named as what somebody is charged with
REVIEWING = ("appeal", "supreme", "constitutional", "international")


@dataclass(frozen=True, slots=True)
class Scene:
    """What reading a letter's acts needs.

    reviewing: ids of courts that review; highest: of those that try nobody; before_trial: of those that only prepare
    it. untold: where a short form stands that could mean several courts. found: each act's court so far.
    """

    folded: str
    acts: Sequence[Span]
    reviewing: frozenset[str]
    highest: frozenset[str]
    before_trial: frozenset[str]
    untold: list[int]
    found: list[str | None]


@cache
def _kinds(name: str) -> frozenset[str]:
    return frozenset(read_toml("act_circumstances")["courts"][name])


def courts_of_acts(doc: Doc, acts: Sequence[Span], courts: Sequence[Entity]) -> list[str | None]:
    """The id of each act's court. acts: in reading order; courts: of ``find_courts``."""
    mentions = sorted((mention.start, mention.end, court.id) for court in courts for mention in court.mentions)
    starts = [start for start, _, _ in mentions]
    levels = {court.id: level_of(court.name) for court in courts if not FIRST.search(fold(court.name))}
    folded = folded_text(doc)
    scene = Scene(
        folded=folded,
        acts=acts,
        reviewing=frozenset(court for court, level in levels.items() if level in REVIEWING),
        highest=frozenset(court for court, level in levels.items() if level in HIGHEST),
        before_trial=frozenset(court.id for court in courts if BEFORE_TRIAL.search(fold(court.name))),
        untold=_untold(doc, folded, mentions) if acts else [],
        found=[None] * len(acts),
    )
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
        mentioned = {court for _, _, court in mentions[bisect_left(starts, reached) : last]}
        tell(account, mentioned - scene.reviewing - scene.before_trial, sentence.part)
        _read_sentence(scene, sentence, named)
        _carry(scene, sentence, account)
        _turn(scene, sentence, named, account)
        waiting = _settle(scene, sentence, waiting)
        reached = sentence.end
    return scene.found


OBJECT = re.compile(
    r"(?:(?<!\w)(?:to|of|with|against|contra|contre|at|for)\s|(?<!\w)(?=(?:al|del|du|au|de|audit|dudit)\s))(?:the|al|del|du|au|de|audit|dudit|la|el|le)?\s*\S*\s?\S*$"
)


def _untold(doc: Doc, folded: str, mentions: Sequence[tuple[int, int, str]]) -> list[int]:
    """Where short forms stand whose court is not told."""
    named = TakenPlaces((start, end) for start, end, _ in mentions)
    language = doc._.language if doc._.language in LANGUAGES else "en"
    return sorted(
        short.start
        for short in short_forms(doc, language)
        if not named.overlaps(short.start, short.end) and not OBJECT.search(folded, max(0, short.start - 12), short.end)
    )


def _pass(scene: Scene, account: Account, mentions: Sequence[tuple[int, int, str]], sentence: Sentence) -> None:
    """Go on to the court that sentences without acts name, if it is one."""
    named = {court for _, _, court in mentions}
    if len(named) == 1:
        account.court = named.pop()
        account.review = account.court in scene.reviewing
        account.paragraph, account.part = sentence.paragraph, sentence.part
        account.kind = ""
    else:
        account.court = None


# --- the courts that a sentence names ----------------------------------------------------------------------


def _read_sentence(scene: Scene, sentence: Sentence, named: Sequence[Named]) -> None:
    """Fill in the courts that a sentence names for its acts."""
    acts = scene.acts
    governing: list[tuple[int, str]] = []  # from where on a court is what the sentence is about
    for item in named:
        if item.role == "bound":
            continue
        last, inside, behind = neighbours(sentence, acts, item.start, item.start + 1)
        place = last - sentence.acts[0] if last is not None else -1
        before = _taking(scene, sentence, place, item)
        if item.role == "subject" or item.goes_on:
            governing.append((item.start, item.court))
        if item.role == "subject":
            if before is not None and _is_object(scene, before, item):
                _give(scene, before, item)
        elif inside is not None:
            _give(scene, inside, item)
        elif before is None or (behind is not None and opens_clause(scene.folded, acts[before].end_char, item.opens)):
            governing.append((item.start, item.court))
        elif not _sent_back(scene, before, item):
            _give(scene, before, item)
            if item.role != "toward":
                _share(scene, sentence, before - sentence.acts[0], item)
    _fill(scene, sentence, governing)


def _fill(scene: Scene, sentence: Sentence, governing: Sequence[tuple[int, str]]) -> None:
    """Give acts without a court the one that their part of the sentence is about. governing: from where on each is."""
    about: str | None = None
    waiting = iter(governing)
    following = next(waiting, None)
    for number in sentence.acts:
        while following is not None and following[0] < scene.acts[number].end_char:
            about = following[1]
            following = next(waiting, None)
        if about is None or scene.found[number] is not None or _walks_out(scene, number):
            continue
        if _takes(scene, number, "subject"):
            scene.found[number] = about


def _walks_out(scene: Scene, number: int) -> bool:
    """Whether somebody leaves what is no courtroom: "the Court set it aside, and he left prison a day later"."""
    act = scene.acts[number]
    if act_kind(act) != "release" or act._.value.voice != "subject":
        return False
    return COURTROOM.search(scene.folded, act.end_char, act.end_char + SHARED) is None


COURTROOM = re.compile(r"courtroom|salle d'audience|sala de audiencia|(?<!\w)(?:by|par|por)\s")


def _is_object(scene: Scene, number: int, item: Named) -> bool:
    """Whether a court stands right behind the verb that seizes it: "a saisi la Cour"."""
    act = scene.acts[number]
    return act_kind(act) == "appeal_filed" and item.start - act.end_char <= NEAR_OBJECT


def _taking(scene: Scene, sentence: Sentence, place: int, item: Named) -> int | None:
    """The nearest act in front of a court that it can be the court of, within the clause."""
    for number in reversed(sentence.acts[max(0, place + 1 - MOST_LOOKED_AT) : place + 1]):
        act = scene.acts[number]
        if item.start - act.end_char > FAR or ";" in scene.folded[act.end_char : item.start]:
            return None
        if _takes(scene, number, item.role):
            return number
        if not is_noun(act) and act_kind(act) not in CHARGED_WITH:
            return None
    return None


def _takes(scene: Scene, number: int, role: str) -> bool:
    """Whether an act takes a court that stands so."""
    act = scene.acts[number]
    kind = act_kind(act)
    if role == "toward":
        return kind in _kinds("toward")
    if kind in _kinds("ordered"):
        return _ordering().search(fold(act.text)) is not None
    return kind in _kinds("own") or kind in _kinds("named")


@cache
def _ordering() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('ordering')}(?!\w)")


def _give(scene: Scene, number: int, item: Named) -> None:
    if scene.found[number] is None and _takes(scene, number, item.role):
        scene.found[number] = item.court


@cache
def _back() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('sent_back')}(?!\w)")


def _sent_back(scene: Scene, number: int, item: Named) -> bool:
    """Whether a case that is reviewed goes to a court: "quashed the judgment and sent it back to"."""
    if act_kind(scene.acts[number]) not in _kinds("review") or item.role == "agent":
        return False
    return _back().search(scene.folded, scene.acts[number].start_char, item.start) is not None


def _share(scene: Scene, sentence: Sentence, place: int, item: Named) -> None:
    """Give a court behind the last of several verbs to those in front: "was convicted and sentenced by"."""
    for earlier in range(place - 1, max(-1, place - 1 - MOST_LOOKED_AT), -1):
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
    if not sentence.listed and (sentence.part != account.part or sentence.paragraph > account.paragraph + FARTHEST):
        account.court = None
    for number in sentence.acts:
        act = scene.acts[number]
        kind = act_kind(act)
        if scene.found[number] is None and account.court is not None:
            if _is_untold(scene, sentence, act):
                account.court = None
            elif _goes_on(scene, sentence, number, account):
                scene.found[number] = account.court
            elif kind in _kinds("opening"):
                account.court = None  # another court's trial has begun
        if scene.found[number] is None and account.court is None and _of_story(scene, sentence, act, account):
            (scene.found[number],) = account.story
        court = scene.found[number]
        if court is not None and kind in _kinds("own") | _kinds("tried"):
            account.court = court
            account.review = court in scene.reviewing or kind in _kinds("review")
            account.paragraph, account.part = sentence.paragraph, sentence.part
            account.kind = kind


def _of_story(scene: Scene, sentence: Sentence, act: Span, account: Account) -> bool:
    """Whether an act is of a trial under a heading where one court that tries is named, however far in front."""
    kind = act_kind(act)
    told = has_one_court(account, scene.folded, sentence, act)
    return told and kind in _kinds("own") - _kinds("review") and not _is_untold(scene, sentence, act)


def _turn(scene: Scene, sentence: Sentence, named: Sequence[Named], account: Account) -> None:
    """Go on to the court that a sentence is about where it tells nothing that a court did: "The Ankor Regional Court
    considered the appeals. It acquitted him"."""
    about = [item.court for item in named if item.role == "subject"]
    kinds = {act_kind(scene.acts[number]) for number in sentence.acts}
    did = any(
        scene.found[number] is not None and act_kind(scene.acts[number]) in _kinds("own") | _kinds("tried")
        for number in sentence.acts
    )
    if about and not did:
        account.court, account.kind = about[-1], TURNED
        account.review = account.court in scene.reviewing or not kinds.isdisjoint(_kinds("review"))
        account.paragraph, account.part = sentence.paragraph, sentence.part


TURNED = "turned"  # to a court that the account names, with nothing told that it did
PRONOUN = re.compile(r"(?:[^.;:]{0,60},\s*)?(?:it|elle|il|celle-ci|celui-ci|esta|este)\s")


def _by_pronoun(scene: Scene, sentence: Sentence, act: Span) -> bool:
    """Whether a sentence says what the court did without naming it: "It sentenced him", "Condenó al Sr. Lund"."""
    if act._.value.voice != "object":
        return False
    return act.start_char == sentence.start or PRONOUN.match(scene.folded, sentence.start, act.start_char) is not None


def _is_untold(scene: Scene, sentence: Sentence, act: Span) -> bool:
    """Whether a sentence is about a court in front of an act, and it is not told which."""
    place = bisect_left(scene.untold, act.start_char)
    return place > 0 and scene.untold[place - 1] >= sentence.start and act_kind(act) in _kinds("own")


def _goes_on(scene: Scene, sentence: Sentence, number: int, account: Account) -> bool:
    """Whether an act goes on before the court of the account."""
    act = scene.acts[number]
    kind = act_kind(act)
    if kind == "appeal_filed" and account.kind in _kinds("own"):
        return False  # to the court above
    if kind in _kinds("review"):
        return account.review
    if kind in _kinds("opening"):
        if _of_trial(scene, sentence, act):
            return account.court not in scene.reviewing and not account.review
        return account.court not in scene.highest
    if kind in _kinds("own"):
        going_on = account.court not in scene.reviewing or account.kind in _kinds("own")
        return going_on or _by_pronoun(scene, sentence, act)
    near = account.paragraph == sentence.paragraph
    before = account.kind in ("", "hearing", "charge", "request", "plea", "bail", "remand")
    if account.kind == TURNED:
        return near and kind in ("bail", "bail_refusal")
    if near and (kind == "dropping" or (before and kind in _kinds("tried") | _kinds("brought"))):
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
