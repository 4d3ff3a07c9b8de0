"""Who has which part of an act: "sentenced § to five years and § to three", "to 7, 5 and 3 years respectively".

One verb may serve several people, each with a penalty or an offence of their own. Those behind it are found here
(``shares_behind``), and each part, given by its place in the letter, is given to whom it belongs (``persons_of_parts``).
"""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.act_who import Share, Trigger, Who
from pipeline.resolve.antecedents import Reading
from pipeline.resolve.person_references import KIN, POSSESSIVE, UNNAMED, Reference
from pipeline.resolve.reference_slots import AGENT, POSSESSOR

BETWEEN = 420  # characters between two that share a verb
OWNER = 60  # characters between a part and "for §"


@cache
def _in_front(language: str) -> re.Pattern[str]:
    """What stands in front of one who shares a verb: ", and ", "; ", " y al ", ", ainsi que "."""
    words = {
        "en": r"and|but|while|whereas",
        "fr": r"et|mais|tandis\s+que|ainsi\s+que",
        "es": r"y|e|pero|mientras\s+que|asi\s+como",
    }
    small = {
        "en": r"(?:that\s+)?(?:of\s+|to\s+|for\s+|against\s+)?(?:the\s+)?",
        "fr": r"(?:celle\s+)?(?:a\s+|de\s+|d'|contre\s+|pour\s+)?(?:l'|la\s+|les\s+)?",
        "es": r"(?:la\s+|las\s+)?(?:al?\s+|del?\s+|contra\s+|para\s+)?(?:la\s+|los\s+|las\s+)?",
    }
    return re.compile(rf"(?:[,;]\s*|\s)(?:(?:{words[language]})\s+(?:,\s*)?)?{small[language]}$")


@cache
def _behind(language: str) -> re.Pattern[str]:
    """What follows one who shares a verb: "to", "of", "also with", a number; no verb of his own."""
    table = read_toml("act_persons")
    return re.compile(
        rf"(?:\s*\([^()]{{0,60}}\))?\s*,?\s*(?:{either(table['shares'][language])}[\s,]+){{0,3}}(?:{either(table['parts'][language])})"
    )


@cache
def _own_verb(language: str) -> re.Pattern[str]:
    words = {
        "en": r"was|were|is|are|had|has|have|would|will|who|which|that|did|when|because|after|before",
        "fr": r"a|ont|est|sont|etait|aurait|qui|que|dont|lorsque|n'a",
        "es": r"fue|fueron|ha|han|habia|habria|es|son|que|quien|quienes|cuando|se",
    }[language]
    return re.compile(rf"(?<![\w'])(?:{words})(?![\w-])")


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
        if len(between.strip()) < 2 or _in_front(language).search(between) is None:
            continue
        if _own_verb(language).search(_no_preposition(between, language)) is not None:
            continue
        if reference.persons and _behind(language).match(text, reference.end):
            found.append(reference)
            reached = reference.end
    return found


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
    words = {
        "en": r"(?:for|against|on|in\s+respect\s+of|in\s+the\s+case\s+of)(?:\s+(?:each\s+of|the))?",
        "fr": r"(?:pour|contre|a\s+l'encontre\s+d(?:e|u|es|')|a\s+l'egard\s+d(?:e|u|es|')|au?x?)(?:\s+chacune?\s+d(?:e|es|'))?",
        "es": r"(?:para|contra|a|al|en\s+el\s+caso\s+del?)(?:\s+cada\s+un[oa]\s+de)?(?:\s+(?:la|los|las|el))?",
    }[language]
    return re.compile(
        rf"\s*(?:(?:of|in|de|d'|en)\s*(?:imprisonment|prison|jail|prision|reclusion|carcel|emprisonnement|servitude\s+penale)\s*(?:ferme\s*)?)?,?\s*(?:each\s+)?{words}\s*$"
    )


def _for_whom(reading: Reading, end: int) -> tuple[str, ...]:
    """ "two years for §, and six for each of the other two": whom a part names behind it."""
    at = reading.marked.from_letter(end)
    for reference in reading.between(at, at + OWNER)[:1]:
        if reference.kind != POSSESSIVE and reference.slot != POSSESSOR and reference.persons:
            if _for(reading.marked.language).fullmatch(reading.text[at : reference.first]):
                return reference.persons
    return ()
