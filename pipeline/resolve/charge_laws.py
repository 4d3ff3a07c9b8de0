"""The law and the article that an offence is charged under, as they stand beside it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.recognise.text import fold
from pipeline.resolve.charge_mentions import Mention
from pipeline.tables.records import InstrumentRecord

BEHIND = 170  # characters from an offence to its article


# An article whose law the letter has named before: "(article 200)", "under article 12".
BARE = re.compile(
    r"[\s\"»”’'*]{0,4},?\s?\(?(?:(?:under|contrary to|en vertu de|previst\w+ en|tipificad\w+ en)\s+(?:l'|el\s)?)?"
    r"(?:articles?|art\.|arts\.|sections?|articulos?)\s+"
    r"(?P<article>\d{1,4}[a-z]?(?:[.-]\d{1,4}[a-z]?){0,3}(?!\w))(?P<bis>\s(?:bis|ter)\b)?"
)
# In front of a law without an article under which an offence stands: "previsto en la Ley N° 18.314".
UNDER = re.compile(
    r"(?:\bunder|contrary to|pursuant to|as defined (?:in|by)|in violation of|(?:prevue?s?|reprimee?s?|punie?s?) par"
    r"|en vertu de|previst\w+ en|tipificad\w+ en|sancionad\w+ (?:en|por)|penad\w+ (?:en|por)|conforme a|\()"
    r"\s*(?:the\s|la\s|el\s|l'|le\s)?$"
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What an offence is charged under. law: id of an instrument."""

    law: str | None = None
    article: str | None = None


def bases_of(
    text: str, mentions: Sequence[Mention], instruments: Sequence[InstrumentRecord]
) -> Mapping[tuple[int, int], Basis]:
    """The law and article of each offence, by its place. Lists have theirs in order, where both are as long."""
    domestic = sorted(
        (one for one in instruments if one.kind == "domestic_law" and one.article), key=lambda one: one.evidence.start
    )
    whole = sorted(
        (one for one in instruments if one.kind == "domestic_law" and not one.article),
        key=lambda one: one.evidence.start,
    )
    folded = fold(text)
    used: set[int] = set()
    found: dict[tuple[int, int], Basis] = {}
    waiting: list[Mention] = []
    for number, mention in enumerate(mentions):
        end = mention.span.end_char
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        stop = min(end + BEHIND, following.span.start_char if following else len(text))
        here = [one for one in domestic if end <= one.evidence.start < stop and _beside(text, end, one.evidence.start)]
        here = _of_one_place(text, here)
        waiting.append(mention)
        if here:
            _share(text, waiting, here, found)
            used.update(one.evidence.start for one in here)
            waiting = []
        elif bare := [one for one in whole if end <= one.evidence.start < stop and _is_under(folded, end, one)]:
            found[_place(mention)] = Basis(bare[0].instrument)
            waiting = []
        elif following is None or following.act is not mention.act:
            for one in waiting:
                front = [
                    law
                    for law in domestic
                    if mention.act.start <= law.evidence.start
                    and law.evidence.start not in used
                    and 0 <= one.span.start_char - law.evidence.end < 25
                    and ")" not in text[law.evidence.end : one.span.start_char]
                ]
                if front:
                    found[_place(one)] = _basis(text, front[-1])
            waiting = []
    _add_bare(text, mentions, found)
    return found


def _is_under(folded: str, end: int, law: InstrumentRecord) -> bool:
    """Whether an offence is said to stand in a law right behind it."""
    start = law.evidence.start
    return start - end < 60 and "." not in folded[end:start] and UNDER.search(folded, end, start) is not None


def _add_bare(text: str, mentions: Sequence[Mention], found: dict[tuple[int, int], Basis]) -> None:
    """Add articles without a law: of the law that an offence was charged under last, else the next time."""
    laws = sorted((place[0], basis.law) for place, basis in found.items() if basis.law is not None)
    folded = fold(text)
    for mention in mentions:
        place = _place(mention)
        match = BARE.match(folded, mention.span.end_char) if place not in found and laws else None
        if match is not None:
            earlier = [law for start, law in laws if start < place[0]]
            article = text[slice(*match.span("article"))] + (match["bis"] or "")
            found[place] = Basis((earlier or [laws[0][1]])[-1], article)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start_char, mention.span.end_char


def _beside(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return ". " not in between and len(between.split()) <= 14


def _of_one_place(text: str, laws: list[InstrumentRecord]) -> list[InstrumentRecord]:
    """The first pinpoints behind an offence, and those of the same list."""
    kept: list[InstrumentRecord] = []
    for law in laws:
        if (
            kept
            and law.evidence.start != kept[-1].evidence.start
            and len(text[kept[-1].evidence.end : law.evidence.start].split()) > 3
        ):
            break
        kept.append(law)
    return kept


def _share(
    text: str, mentions: Sequence[Mention], laws: Sequence[InstrumentRecord], found: dict[tuple[int, int], Basis]
) -> None:
    bases = list(dict.fromkeys(_basis(text, law) for law in laws))
    articles = list(dict.fromkeys((law.instrument, law.article) for law in laws))
    if len(mentions) > 1 and len(articles) == len(mentions):
        by_article = {(law.instrument, law.article): _basis(text, law) for law in laws}
        for mention, article in zip(mentions, articles, strict=True):
            found[_place(mention)] = by_article[article]
    elif len(bases) == 1 or len(articles) == 1:
        found[_place(mentions[-1])] = bases[0]
    elif len(mentions) == 1:
        found[_place(mentions[0])] = bases[0]
    else:
        laws_named = {law.instrument for law in laws}
        if len(laws_named) == 1:
            for mention in mentions:
                found[_place(mention)] = Basis(laws_named.copy().pop())


def _basis(text: str, law: InstrumentRecord) -> Basis:
    """ "article 200.1" of a Spanish code is article 200.1, "article 19 (3)" article 19."""
    article = law.article or ""
    for further in (law.paragraph, law.subparagraph):
        dotted = f"{article}.{further}"
        if not further or dotted not in text[law.evidence.start : law.evidence.end]:
            break
        article = dotted
    return Basis(law.instrument, article or None)
