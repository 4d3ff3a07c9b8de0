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
from pipeline.recognise.text import fold, folded_text
from pipeline.resolve.clauses import Sentence, act_kind, neighbours, opens_clause, sentences_of, words
from pipeline.resolve.entities import Entity
from pipeline.tables.records import DateRecord

FAR = 400  # characters from an act to its place
FRONT = 80  # characters in front of a place that say how it stands
BEHIND = 60  # characters behind it up to "where"
ADJACENT = 12  # characters from a verb to the place that is its object
THERE_REACH = 12
MOST_STAGES = 2  # places that sentences in front of an act name


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
class Stage:
    """Where and when what is told in front of the acts took place."""

    place: str
    day: date


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
    doc: Doc,
    acts: Sequence[Span],
    places: Sequence[Entity],
    days: Sequence[date | None],
    dates: Sequence[DateRecord] = (),
) -> list[str | None]:
    """The id of each act's place. acts: in reading order, days: theirs; places: of ``resolve_places``; dates: all of
    the letter."""
    folded = folded_text(doc)
    language = doc._.language if doc._.language in LANGUAGES else "en"
    towns = _towns(places)
    mentions = sorted(
        (mention.start, mention.end, towns.get(place.id, place.id)) for place in places for mention in place.mentions
    )
    starts = [start for start, _, _ in mentions]
    scene = Scene(folded, acts, [None] * len(acts))
    told = sorted((record.evidence.start, record.date_start) for record in dates if record.date_start is not None)
    last: str | None = None
    day: date | None = None
    stage: Stage | None = None
    paragraph = -1
    reached = 0
    for sentence in sentences_of(doc, acts):
        if sentence.paragraph != paragraph:
            last, paragraph = None, sentence.paragraph
            stage, reached = None, sentence.paragraph_start
        stage = (
            _stage(
                scene,
                sentence,
                mentions[bisect_left(starts, reached) : bisect_left(starts, sentence.start)],
                language,
                told,
            )
            or stage
        )
        reached = sentence.end
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        named = [_named(folded, sentence, mention, language, acts) for mention in inside]
        same_day = {number for number in sentence.acts if days[number] is not None and days[number] == day}
        last = _read_sentence(scene, sentence, named, last, same_day)
        for number in sentence.acts:
            kind = act_kind(acts[number])
            if scene.found[number] is None and stage is not None and kind in _kinds("next") and not named:
                scene.found[number] = stage.place if stage.day == days[number] else None
            if scene.found[number] is not None:
                day = days[number]
    return scene.found


def _towns(places: Sequence[Entity]) -> dict[str, str]:
    """The town of each square, street or bridge that is called by it, where the letter names that, too."""
    by_name = {fold(place.name): place.id for place in places}
    parts = ((place.id, _part_of_town().match(fold(place.name))) for place in places)
    return {place: by_name[part["town"]] for place, part in parts if part is not None and part["town"] in by_name}


@cache
def _part_of_town() -> re.Pattern[str]:
    return re.compile(rf"{words('part_of_town')}\s+(?:of|de|del|du|de\s+la|d')\s*(?P<town>\S.*)$")


@cache
def _taking() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('taking')}\s+(?:{words('article')}\s*)?$")


def _stage(
    scene: Scene,
    sentence: Sentence,
    mentions: Sequence[tuple[int, int, str]],
    language: str,
    told: Sequence[tuple[int, date]],
) -> Stage | None:
    """Where, and on which day, what the sentences in front of one tell without an act happened.

    mentions: of places there. "On 18 May, some people gathered in Tonka. The police dispersed them."
    """
    for start, _, place in reversed(mentions):
        way, _ = _way(scene.folded, sentence.paragraph_start, start, language)
        first = bisect_left(told, (sentence.paragraph_start, date.min))
        behind = bisect_left(told, (sentence.start, date.min))
        taken = way == "object" and _taking().search(scene.folded, max(0, start - FRONT), start)
        if (way == "where" or taken) and behind > first and len({item[2] for item in mentions}) <= MOST_STAGES:
            return Stage(place, told[behind - 1][1])
    return None


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


def _named(
    folded: str, sentence: Sentence, mention: tuple[int, int, str], language: str, acts: Sequence[Span]
) -> Named:
    start, end, place = mention
    before, _, _ = neighbours(sentence, acts, start, start + 1)
    reached = max(sentence.start, acts[before].start_char if before is not None else 0)
    way, opens = _way(folded, min(reached, start), start, language)
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


@cache
def _from_home() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){words('whence')}\s+(?:[\w'-]+\s+){{0,2}}{words('premises')}\s+(?:in|at|on|of|a|au|en|de|del)\s"
    )


def _way(folded: str, reached: int, start: int, language: str) -> tuple[str | None, int]:
    """How a place stands (where, whither, whence, or bare as an object), and where its phrase begins."""
    match = _where(language).search(folded, max(reached, start - FRONT), start)
    if match is None:
        return "object", start
    if match["whence"] and match["noun"]:
        if language == "en" and _from_home().match(folded, match.start()):
            return "where", match.start()  # "taken from their homes in Tonka"
        inner = _where(language).search(folded, match.start() + 1, start) if language != "en" else None
        match = inner or match  # "de trois balles à son domicile d'Ankor"
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
