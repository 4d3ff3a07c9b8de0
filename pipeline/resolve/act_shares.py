"""Who has which part of an act: "sentenced § to five years and § to three", "to 7, 5 and 3 years respectively".

One verb may serve several people, each with a penalty or an offence of their own.
Those behind it are found here (``shares_behind``), and each part, known by its place in the letter, is given to whom it
belongs (``persons_of_parts``).
"""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.act_who import Share, Trigger, Who
from pipeline.resolve.people_reading import Reading
from pipeline.resolve.reference_slots import AGENT, POSSESSOR
from pipeline.resolve.reference_words import KIN, POSSESSIVE, UNNAMED, Reference, number_pattern

BETWEEN = 420  # characters between two that share a verb
OWNER = 60  # characters between a part and "for §"


@cache
def _in_front(language: str) -> re.Pattern[str]:
    """What stands in front of one who shares a verb: ", and ", "; ", " y al ", ", ainsi que "."""
    table = read_toml("act_persons")
    words, small = either(table["shared"][language]), either(table["shared_small"][language])
    return re.compile(rf"(?:[,;]\s*|\s)(?:{words}\s+(?:,\s*)?)?{small}$")


@cache
def _behind(language: str) -> re.Pattern[str]:
    """What follows one who shares a verb: "to", "of", "also with", a number; no verb of his own."""
    table = read_toml("act_persons")
    return re.compile(
        rf"(?:\s*\([^()]{{0,60}}\))?\s*,?\s*(?:{either(table['shares'][language])}[\s,]+){{0,3}}(?:{either(table['parts'][language])})"
    )


@cache
def _own_verb(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w']){either(read_toml('act_persons')['own_verbs'][language])}(?![\w-])")


_HAS = re.compile(r"\s*,?\s+(?:n[\'’])?a\s")  # as written, "à" being the preposition


def _has_verb(reading: Reading, end: int) -> bool:
    """Whether French "a" behind a reference is the verb: "§ a été relaxé"."""
    return reading.marked.language == "fr" and _HAS.match(reading.written, reading.marked.in_letter(end)) is not None


def shares_behind(reading: Reading, start: int, limit: int) -> list[Reference]:
    """Those behind an act who share its verb. start: where its words and first people end; limit: the next act."""
    language, text = reading.marked.language, reading.text
    found: list[Reference] = []
    reached = start
    for reference in reading.between(start, limit):
        if reference.start - reached > BETWEEN:
            break
        if reference.kind in (POSSESSIVE, UNNAMED, KIN) or reference.slot == AGENT:
            continue
        between = text[reached : reference.first]
        if reference.persons and _part_first(language).search(between) and not _verb_between(between, language):
            found.append(reference)
            reached = reference.end
            continue
        if len(between.strip()) < 2 or _in_front(language).search(between) is None:
            continue
        if _verb_between(between, language):
            continue
        if reference.persons and _behind(language).match(text, reference.end) and not _has_verb(reading, reference.end):
            found.append(reference)
            reached = reference.end
    return found


def _verb_between(between: str, language: str) -> bool:
    return _own_verb(language).search(_no_preposition(between, language)) is not None


@cache
def _part_first(language: str) -> re.Pattern[str]:
    """A part in front of one who shares a verb: "and eight years for each of", "et huit contre"."""
    table = read_toml("act_persons")
    words = rf"(?:{number_pattern(language)}|\d[\d.,]*)\s+(?:[^\W_][\w'’-]*\s+){{0,5}}?"
    return re.compile(
        rf"(?:[,;]\s*|\s)(?:{either(table['shared'][language])})\s+{words}(?:{either(table['part_for'][language])})\s*(?:la\s+|el\s+|l')?$"
    )


def _no_preposition(between: str, language: str) -> str:
    """French "a" without its accent is a preposition in front of a number, an article or a name."""
    if language != "fr":
        return between
    return re.sub(
        r"(?<![\w'])a(?=\s+(?:\d|un|une|la|l'|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\w+ze|vingt|mort|perpetuite|$))",
        " ",
        between,
    )


def persons_of_parts(
    reading: Reading, act: Trigger, who: Who, parts: Sequence[tuple[int, int]]
) -> list[tuple[str, ...]]:
    """Whose each part of an act is. parts: start and end in the letter, in reading order, of one sentence.

    A part belongs to those whom "for §" behind it names; to those who share the verb nearest in front of it; else to
    those told of with the verb. Where "respectively" follows as many parts as people, each gets one, in order.
    """
    language = reading.marked.language
    given = [_for_whom(reading, end) or _nearest(who, start) for start, end in parts]
    sentence = reading.sentence(reading.marked.from_letter(act.start))
    ordered = re.compile(either(read_toml("act_persons")["in_order"][language])).search(reading.text, *sentence)
    if ordered is None:
        return given
    shared: list[tuple[str, ...]] = []
    for place, persons in enumerate(given):
        run = [other for other, same in enumerate(given) if same == persons]
        if len(persons) > 1 and len(run) == len(persons):
            shared.append((persons[run.index(place)],))
        else:
            shared.append(persons)
    return shared


def _nearest(who: Who, start: int) -> tuple[str, ...]:
    """Those who share the verb nearest in front of a part, or those told of with the verb."""
    found: Share | None = None
    for share in who.shares:
        if share.end <= start:
            found = share
    return found.persons if found is not None else (who.first or who.persons)


@cache
def _for(language: str) -> re.Pattern[str]:
    table = read_toml("act_persons")
    words, terms = either(table["part_for"][language]), either(table["terms"][language])
    return re.compile(rf"\s*{terms}?\s*,?\s*(?:each\s+)?{words}\s*$")


def _for_whom(reading: Reading, end: int) -> tuple[str, ...]:
    """ "two years for §, and six for each of the other two": whom a part names behind it."""
    at = reading.marked.from_letter(end)
    for reference in reading.between(at, at + OWNER)[:1]:
        between = reading.text[at : reference.first]
        owned = reference.kind == POSSESSIVE or reference.slot == POSSESSOR
        if not owned and reference.persons and _for(reading.marked.language).fullmatch(between):
            return reference.persons
    return ()
