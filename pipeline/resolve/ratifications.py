"""When a State is said to have ratified, acceded to, succeeded to or signed a text: pairs of text and date.

"the Covenant, ratified by Kazakhstan on 24 January 2006", "Thailand acceded to the Covenant on 29 October 1996",
"Conventions 87 and 98, ratified on 13 December 2000 and 18 May 2001 respectively". A sentence's verb takes the texts
between it and the date, else those right before it; several dates are shared out in order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.layout import Layout
from pipeline.resolve.named_instruments import Named
from pipeline.tables.records import DateRecord

VERBS = ("ratified", "acceded", "succeeded", "signed", "party")
LISTED = re.compile(r"[^;:]{0,90}?(?:,|\band\b|\bet\b|\by\b|\be\b|&)[^;:]{0,40}")
LISTED_REACH = 90
MOST_LISTED = 6
DAYS_LISTED = re.compile(r"[\s,]*(?:(?:and|et|y|e|on|le|les|el|the|and on|y el|et le)\s+){0,3}")
BOTH = re.compile(  # both ratified; auxquels … a adhéré; ratified on …, respectively
    r"(?<!\w)(?:both|all|respectively|auxquel(?:le)?s|lesquel(?:le)?s|tous deux|toutes deux|respectivement"
    r"|l[oa]s (?:que|cuales)|amb[oa]s|respectivamente)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Ratification:
    """That a text was ratified. start, end: the sentence that says so. how: None where it only says "party since"."""

    named: Named
    day: date
    how: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    how: str | None


SINCE_REACH = 16  # characters in front of a day that hold "since the"


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('citations')['ratification']['since'])}(?!\w)")


@cache
def ratification_verb() -> re.Pattern[str]:
    """The verbs by which a State binds itself, in folded text."""
    verbs = read_toml("citations")["ratification"]
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<{how}>{either(verbs[how])})" for how in VERBS) + r")(?!\w)")


def find_ratifications(layout: Layout, named: list[Named], dates: Sequence[DateRecord]) -> list[Ratification]:
    """Every pair of text and day that the letter states.

    dates: all of the letter, "on the same day" resolved.
    """
    dated = [record for record in dates if _is_day(record)]
    verbs: dict[tuple[int, int], list[_Verb]] = {}
    for match in ratification_verb().finditer(layout.folded):
        how = str(match.lastgroup)
        verb = _Verb(match.start(), match.end(), None if how == "party" else how)
        verbs.setdefault(layout.sentence(match.start()), []).append(verb)
    found: list[Ratification] = []
    for (start, end), said in verbs.items():
        inside = [mention for mention in named if start <= mention.start < end and _can_be_ratified(mention)]
        days = [record for record in dated if start <= record.evidence.start < end]
        if inside and days:
            found += _of_sentence(layout.folded, (start, end), said, inside, days)
    return sorted(found, key=lambda stated: stated.start)


def _is_day(record: DateRecord) -> bool:
    """Whether a date is a day, a broken one, or the day since which a State is party."""
    since = record.precision == "range" and record.date_end is None
    return since or record.precision in ("day", "incomplete")


def _can_be_ratified(mention: Named) -> bool:
    instrument = mention.instrument
    return instrument is not None and instrument.kind in ("treaty", "ilo_convention", "regional")


def _of_sentence(
    folded: str, sentence: tuple[int, int], verbs: list[_Verb], inside: list[Named], days: list[DateRecord]
) -> Iterator[Ratification]:
    used: set[int] = set()
    for number, verb in enumerate(verbs):
        stop = verbs[number + 1].start if number + 1 < len(verbs) else sentence[1]
        behind = [day for day in days if verb.end <= day.evidence.start < stop]
        behind = _listed_days(folded, behind)
        if verb.how is None:
            since = [day for day in days if verb.end <= day.evidence.start < stop]
            yield from _party_since(folded, verb, since, inside, sentence)
            continue
        taken = behind or [day for day in _day_before(verbs, number, days, inside) if day.evidence.start not in used]
        if not taken:
            continue
        texts = _texts(folded, verb, taken, inside, stop)
        if not texts:
            continue
        used.update(day.evidence.start for day in taken)
        pairs = zip(texts, taken, strict=False) if len(texts) == len(taken) else ((text, taken[0]) for text in texts)
        if len(taken) > 1 and len(texts) != len(taken):
            pairs = ((text, day) for text, day in [(texts[-1], taken[0])] if len(texts) == 1)
        for text, day in pairs:
            if day.date_start is not None:
                yield Ratification(text, day.date_start, verb.how, *sentence)


def _party_since(
    folded: str, verb: _Verb, days: list[DateRecord], inside: list[Named], sentence: tuple[int, int]
) -> Iterator[Ratification]:
    """ "party to the Covenant since 10 February 1972 and to the Convention since …": a text with the day behind it."""
    reached = sentence[0]
    for day in days:
        if not _since().search(
            folded, max(verb.start, day.evidence.start - SINCE_REACH), day.evidence.start + SINCE_REACH // 2
        ):
            continue
        texts = [mention for mention in inside if reached <= mention.start and mention.end <= day.evidence.start]
        if texts and day.date_start is not None:
            yield Ratification(texts[-1], day.date_start, None, *sentence)
        reached = day.evidence.end


def _listed_days(folded: str, days: list[DateRecord]) -> list[DateRecord]:
    """The first day behind a verb and those listed with it: not that of the next text's adoption."""
    kept = days[:1]
    for day in days[1:]:
        if not DAYS_LISTED.fullmatch(folded, kept[-1].evidence.end, day.evidence.start):
            break
        kept.append(day)
    return kept


def _day_before(verbs: list[_Verb], number: int, days: list[DateRecord], inside: list[Named]) -> list[DateRecord]:
    """ "On 5 May 1992, Guatemala acceded to the Covenant": the day in front, where the text follows the verb."""
    verb = verbs[number]
    begin = verbs[number - 1].end if number else 0
    before = [day for day in days if begin <= day.evidence.start < verb.start]
    return before[-1:] if any(mention.start >= verb.end for mention in inside) else []


def _texts(folded: str, verb: _Verb, days: list[DateRecord], inside: list[Named], stop: int) -> list[Named]:
    """The texts that a verb and its days are about."""
    first = days[0].evidence.start
    if first > verb.end:
        between = [mention for mention in inside if verb.end <= mention.start < first]
        if between:
            return _once(between)
    else:
        after = [mention for mention in inside if verb.end <= mention.start < stop]
        return _once(after)
    before = [mention for mention in inside if mention.end <= verb.start]
    if not before:
        return _once([mention for mention in inside if mention.start >= days[-1].evidence.end][:1])
    several = len(days) > 1 or BOTH.search(folded, before[-1].end, days[-1].evidence.end + LISTED_REACH)
    run = [before[-1]]
    if several:
        for mention in reversed(before[:-1]):
            if len(run) == (len(days) if len(days) > 1 else MOST_LISTED) or not _listed(folded, mention, run[0]):
                break
            run.insert(0, mention)
    return _once(run)


def _listed(folded: str, first: Named, second: Named) -> bool:
    return LISTED.fullmatch(folded, first.end, second.start) is not None


def _once(mentions: list[Named]) -> list[Named]:
    """Each text once, by its first mention."""
    kept: dict[object, Named] = {}
    for mention in mentions:
        kept.setdefault(mention.instrument, mention)
    return list(kept.values())
