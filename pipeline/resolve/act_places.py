"""Where each act happened: the place that its clause names behind "in", "at", "à", "en".

Places that people come from, that names of bodies hold or that a court sits in say of no act where it was. What people
are brought to is the place of detention alone ("taken to Tonka Prison").
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.recognise.text import folded_text
from pipeline.resolve.clauses import Sentence, opens_clause, sentences_of, words
from pipeline.resolve.entities import Entity

FRONT = 80  # characters in front of a place that say how it stands


@cache
def _kinds(name: str) -> frozenset[str]:
    return frozenset(read_toml("act_circumstances")["places"][name])


def places_of_acts(doc: Doc, acts: Sequence[Span], places: Sequence[Entity]) -> list[str | None]:
    """The id of each act's place. acts: in reading order; places: of ``resolve_places``."""
    mentions = sorted((mention.start, mention.end, place.id) for place in places for mention in place.mentions)
    starts = [start for start, _, _ in mentions]
    found: list[str | None] = [None] * len(acts)
    for sentence in sentences_of(doc, acts):
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        _read_sentence(doc, sentence, acts, inside, found)
    return found


def _read_sentence(
    doc: Doc,
    sentence: Sentence,
    acts: Sequence[Span],
    mentions: Sequence[tuple[int, int, str]],
    found: list[str | None],
) -> None:
    folded = folded_text(doc)
    ends = [acts[number].end_char for number in sentence.acts]
    front: dict[int, str] = {}
    for start, end, name in mentions:
        way = _way(folded, sentence, start)
        if way is None:
            continue
        inside = next((n for n in sentence.acts if acts[n].start_char <= start and end <= acts[n].end_char), None)
        place = bisect_right(ends, start) - 1
        before = sentence.acts[place] if place >= 0 else None
        behind = sentence.acts[place + 1] if place + 1 < len(sentence.acts) else None
        if inside is not None:
            _give(acts, found, inside, name, way)
        elif before is None or (behind is not None and opens_clause(folded, acts[before].end_char, start)):
            if behind is not None and way == "where":
                front.setdefault(behind, name)
        elif not _is_aside(folded, acts[before].end_char, start):
            _give(acts, found, before, name, way)
    last: str | None = None
    for number in sentence.acts:
        kind = _kind(acts[number])
        last = front.get(number, last)
        if found[number] is None and last is not None and kind in _kinds("own"):
            found[number] = last if number in front or kind in _kinds("together") else None
        last = found[number] or last


def _kind(act: Span) -> str:
    return str(act._.value.kind) if act._.value is not None else ""


def _give(acts: Sequence[Span], found: list[str | None], number: int, name: str, way: str) -> None:
    kind = _kind(acts[number])
    if found[number] is None and kind in _kinds("own") and (way == "where" or kind in _kinds("to")):
        found[number] = name


@cache
def _where() -> re.Pattern[str]:
    article = rf"(?:{words('article')}\s*)?"
    return re.compile(
        rf"(?<!\w)(?:(?P<where>{words('where')})|(?P<whither>{words('whither')}))\s*{article}"
        rf"(?P<noun>[^,.;:()§]{{0,50}}?\s(?:of|in|de|du|del|d'|des|de\s+la|de\s+l'|de\s+los)\s*{article})?(?:[a-z'-]+\s+){{0,2}}$"
    )


def _way(folded: str, sentence: Sentence, start: int) -> str | None:
    """How a place stands: where something is, whither somebody is brought, or None."""
    match = _where().search(folded, max(sentence.start, start - FRONT), start)
    if match is None:
        return None
    return "where" if match["where"] else "whither"


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf",\s*(?:\w+\s+)?{words('relative')}(?!\w)")


def _is_aside(folded: str, reached: int, start: int) -> bool:
    """Whether a place stands in a clause about something else: "by officers, who had come from a base in"."""
    return _aside().search(folded, reached, start) is not None
