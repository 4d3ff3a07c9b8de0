"""Where each act happened: the place that its clause names behind "in", "at", "à", "en".

Places that people come from, that names of bodies hold or that a court sits in say of no act where it was. What people
are brought to is the place of detention alone ("taken to Tonka Prison"), and of what happened there ("where he was
beaten").
"""

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import LANGUAGES
from pipeline.recognise.text import folded_text
from pipeline.resolve.clauses import Sentence, act_kind, neighbours, opens_clause, sentences_of, words
from pipeline.resolve.entities import Entity

FAR = 400  # characters from an act to its place
FRONT = 80  # characters in front of a place that say how it stands
BEHIND = 60  # characters behind it up to "where"
ADJACENT = 12  # characters from a verb to the place that is its object
THERE_REACH = 12


@dataclass(frozen=True, slots=True)
class Named:
    """A place where it is named. way: where, whither, whence or object. opens: where its phrase begins.

    there: whether what happened there follows: "to Tonka Prison, where".
    """

    start: int
    end: int
    place: str
    way: str | None
    opens: int
    there: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What reading a letter's acts needs. found: each act's place so far."""

    folded: str
    acts: Sequence[Span]
    found: list[str | None]


@cache
def _kinds(name: str) -> frozenset[str]:
    return frozenset(read_toml("act_circumstances")["places"][name])


def places_of_acts(
    doc: Doc, acts: Sequence[Span], places: Sequence[Entity], days: Sequence[date | None]
) -> list[str | None]:
    """The id of each act's place. acts: in reading order, days: theirs; places: of ``resolve_places``."""
    folded = folded_text(doc)
    language = doc._.language if doc._.language in LANGUAGES else "en"
    mentions = sorted((mention.start, mention.end, place.id) for place in places for mention in place.mentions)
    starts = [start for start, _, _ in mentions]
    scene = Scene(folded, acts, [None] * len(acts))
    last: str | None = None
    day: date | None = None
    paragraph = -1
    for sentence in sentences_of(doc, acts):
        if sentence.paragraph != paragraph:
            last, paragraph = None, sentence.paragraph
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        named = [_named(folded, sentence, mention, language) for mention in inside]
        same_day = {number for number in sentence.acts if days[number] is not None and days[number] == day}
        last = _read_sentence(scene, sentence, named, last, same_day)
        for number in sentence.acts:
            if scene.found[number] is not None:
                day = days[number]
    return scene.found


def _read_sentence(
    scene: Scene, sentence: Sentence, named: Sequence[Named], last: str | None, same_day: Set[int]
) -> str | None:
    """Fill in the places of a sentence's acts; gives the place with which the account goes on."""
    folded, acts, found = scene.folded, scene.acts, scene.found
    front: dict[int, str] = {}
    for item in named:
        before, inside, behind = neighbours(sentence, acts, item.start, item.start + 1)
        if item.there and behind is not None and item.way in ("where", "whither"):
            front.setdefault(behind, item.place)
        if inside is not None:
            _give(scene, inside, item)
        elif before is None or (behind is not None and opens_clause(folded, acts[before].end_char, item.opens)):
            if behind is not None and item.way == "where":
                front.setdefault(behind, item.place)
        elif not _is_aside(folded, acts[before].end_char, item.start):
            _give(scene, before, item)
    within: str | None = None
    for number in sentence.acts:
        kind = act_kind(acts[number])
        if number in front:
            within = front[number]
        if found[number] is None and kind in _kinds("own"):
            if number in front or _there(folded, acts[number]):
                found[number] = within or last
            elif kind in _kinds("together"):
                found[number] = within
            if found[number] is None and kind in _kinds("next") and not named and number in same_day:
                found[number] = last
        within = found[number] or within
    return within or last


def _give(scene: Scene, number: int, item: Named) -> None:
    act = scene.acts[number]
    kind = act_kind(act)
    near = item.opens - act.end_char <= ADJACENT
    fits = (
        item.way == "where"
        or (item.way == "whither" and kind in _kinds("to"))
        or (item.way == "whence" and kind == "release" and near)
        or (item.way == "object" and kind in _kinds("object") and near)
    )
    if item.start - act.end_char > FAR:
        return
    if kind in _kinds("to") and not near and _facility().search(scene.folded, act.end_char, item.opens):
        return  # "in the women's prison, in Tonka"
    if OTHER_VERB.search(scene.folded, act.end_char, item.opens):
        return  # "was injured and was treated in"
    if scene.found[number] is None and kind in _kinds("own") and fits:
        scene.found[number] = item.place


OTHER_VERB = re.compile(r"(?<!\w)(?:and|et|y|e)\s+(?:was|were|a\s+ete|ont\s+ete|fue|fueron)\s")


@cache
def _facility() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('facility')}(?!\w)")


def _named(folded: str, sentence: Sentence, mention: tuple[int, int, str], language: str) -> Named:
    start, end, place = mention
    way, opens = _way(folded, sentence, start, language)
    there = _where_to().match(folded, end, min(sentence.end, end + BEHIND)) is not None
    return Named(start, end, place, way, opens, there)


@cache
def _where_to() -> re.Pattern[str]:
    """Between a place and "where": " (SIZO) in Tonka, where"."""
    seat = rf"(?:,?\s+(?:{words('where')}|{words('whence')}|of)\s+[^,.;:()]{{1,40}})?"
    return re.compile(rf"(?:\s*\([^()]{{1,30}}\))?{seat}(?:,[^,.;:()]{{1,30}})?,?\s*{words('where_to')}(?!\w)")


@cache
def _there_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('there')}(?!\w)")


def _there(folded: str, act: Span) -> bool:
    """Whether an act happened in the place named last: "there", "y", "allí"."""
    return _there_words().search(folded, act.start_char, act.end_char + THERE_REACH) is not None


@cache
def _where(language: str) -> re.Pattern[str]:
    article = rf"(?:{words('article', language)}\s*)?"
    ways = "|".join(rf"(?P<{way}>{words(way, language)})" for way in ("where", "whither", "whence"))
    of = rf"(?:of|in|de|du|del|d'|des|de\s+la|de\s+l'|de\s+los)\s*{article}"
    return re.compile(
        rf"(?<!\w)(?:{ways})(?:\s+|(?<=')){article}(?P<noun>[^,.;:()\d]{{0,50}}?\s{of})?(?:{words('nearby')}\s*)?$"
    )


def _way(folded: str, sentence: Sentence, start: int, language: str) -> tuple[str | None, int]:
    """How a place stands (where, whither, whence, or bare as an object), and where its phrase begins."""
    match = _where(language).search(folded, max(sentence.start, start - FRONT), start)
    if match is None:
        return "object", start
    if match["where"]:
        return "where", match.start()
    if match["noun"]:
        return None, start
    return "whither" if match["whither"] else "whence", match.start()


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf",\s*(?:\w+\s+)?{words('relative')}(?!\w)|;")


def _is_aside(folded: str, reached: int, start: int) -> bool:
    """Whether a place stands in a clause about something else: "by officers, who had come from a base in"."""
    return start - reached > FAR or _aside().search(folded, reached, start) is not None
