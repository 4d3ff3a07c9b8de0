"""Where a letter says what an act made of an offence: who is charged with it, convicted or acquitted of it.

Each offence of ``doc.spans["offences"]`` hangs on an act of its sentence. Whose it is the act says, or words for
people beside the offence ("A with murder, and B, in addition, with arson"; "arson, against the first two").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.recognise.assertions import assertion_of
from pipeline.recognise.formulas import either
from pipeline.recognise.offence_words import language_of
from pipeline.recognise.text import folded_text
from pipeline.resolve.act_persons import letter_read, persons_at
from pipeline.resolve.charge_items import people_of_items
from pipeline.resolve.entities import Entity
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.people_reading import Reading
from pipeline.resolve.reference_words import ALL, GROUP, NOUN, ONE, POSSESSIVE

DEFINITE = (ALL, GROUP, NOUN, ONE)  # words for people spoken of before
FINAL = ("dropped", "overturned", "reclassified", "acquitted")  # what is done to a charge that a noun names
BESIDE = 60  # characters between words for people and their offence
WEAK = frozenset({"offences.again", "offences.noun"})  # rules that found an offence without a cue
NEAR = 200  # characters between a noun of charge and the verb that says what became of it


@dataclass(frozen=True, slots=True)
class Mention:
    """An offence with the act it hangs on. act: None where it stands in a list without a verb.

    status: what the act makes of it. persons: whose it is; own: whether words beside the offence say so.
    unnamed: words for people without a name.
    """

    span: Span
    act: LinkedAct
    status: str
    persons: tuple[str, ...]
    unnamed: str | None
    own: bool = False


@cache
def statuses() -> Mapping[str, str]:
    """Status by kind of act."""
    return {
        kind: status
        for status, kinds in read_toml("charges")["statuses"].items()
        if status != "loose"
        for kind in kinds
    }


@cache
def _loose() -> frozenset[str]:
    return frozenset(read_toml("charges")["statuses"]["loose"])


def mentions_of_charges(doc: Doc, acts: Sequence[LinkedAct], people: Sequence[Entity]) -> list[Mention]:
    """The offences of a letter with their acts, in reading order; those that hang on none are left out."""
    sentences = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    starts = [start for start, _ in sentences]
    told = [act for act in acts if act.kind in statuses()]
    spans = list(doc.spans["offences"])
    by_sentence: dict[int, list[Span]] = {}
    for span in spans:
        by_sentence.setdefault(bisect_right(starts, span.start_char) - 1, []).append(span)
    found: list[Mention] = []
    for number, here in sorted(by_sentence.items()):
        start, stop = sentences[number]
        around = [act for act in told if start <= act.start < stop]
        if not around and people:
            around = _verbless(doc, people, told, here, start)
        found.extend(_in_sentence(doc, people, around, here, start))
    return found


LIST_BEHIND = re.compile(r"[^:.;\n]{0,80}:[ \t]*\n")  # "…, for arson:" in front of a list of people
BACK = 1500  # characters in front of a sentence without a verb of its own in which its day and court are said


@cache
def _states() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = read_toml("charges")["guilt"]
    kinds = (("acquittal", "acquitted"), ("conviction", "words"), ("charge", "charged"), ("accusation", "accused"))
    return tuple((kind, re.compile(rf"(?<!\w){either(table[name])}(?!\w)")) for kind, name in kinds)


def _verbless(
    doc: Doc, people: Sequence[Entity], acts: Sequence[LinkedAct], spans: Sequence[Span], start: int
) -> list[LinkedAct]:
    """The act of a sentence that has no verb of one: "1. M. X : coupable d'incendie", "It accuses all eight of …"."""
    folded = folded_text(doc)
    first = next((span for span in spans if span._.rule not in WEAK), None)
    if first is None:
        return []
    for kind, pattern in _states():
        match = pattern.search(folded, start, first.start_char)
        if match is None:
            continue
        who = persons_at(doc, people, start, first.start_char)
        number = bisect_right(acts, start, key=lambda act: act.start) - 1
        before = acts[number] if number >= 0 and start - acts[number].end < BACK else None
        if assertion_of(doc, match.start(), match.end()) in ("negated", "hypothetical"):
            return []
        return [
            LinkedAct(
                kind=kind,
                voice="subject",
                start=match.start(),
                end=match.end(),
                clause=(start, first.sent.end_char),
                assertion=assertion_of(doc, match.start(), match.end()),
                who=who,
                day=before.day if before else None,
                place=None,
                court=before.court if before else None,
            )
        ]
    return []


def _in_sentence(
    doc: Doc, people: Sequence[Entity], acts: Sequence[LinkedAct], spans: Sequence[Span], start: int
) -> Iterator[Mention]:
    reading = letter_read(doc, people) if people else None
    last: Mention | None = None
    for number, span in enumerate(spans):
        act = _act_of(doc, acts, span)
        if act is None:
            continue
        status = _status(doc, act, span, start)
        begin = max(act.end, spans[number - 1].end_char) if number else act.end
        following = spans[number + 1].start_char if number + 1 < len(spans) else span.sent.end_char
        persons, unnamed, own = _owners(doc, reading, act, _Place(span, begin, following))
        if not persons and not unnamed and (listed := LIST_BEHIND.match(doc.text, span.end_char)):
            persons = people_of_items(doc, people, listed.end())
        if not own and last is not None and last.own and last.act is act and _joined(doc, last.span, span):
            persons, unnamed, own = last.persons, last.unnamed, True
        last = Mention(span, act, status, persons, unnamed, own)
        yield last


def _act_of(doc: Doc, acts: Sequence[LinkedAct], span: Span) -> LinkedAct | None:
    """The act that an offence hangs on: the last verb in front of it, else a noun, or what becomes of that noun."""
    names = statuses()
    at, end = span.start_char, span.end_char
    front = [act for act in acts if act.end <= at or act.start <= at < act.end]
    if span._.rule in WEAK:
        folded = folded_text(doc)
        front = [
            act for act in front if act.kind not in _loose() and (act.clause[1] >= at or _reaches(folded, act.end, at))
        ]
    behind = [act for act in acts if act.start >= end and act.start - end <= NEAR and act.voice != "noun"]
    last = front[-1] if front else None
    passive = bool(behind) and names[behind[0].kind] in FINAL and behind[0].voice == "subject"
    if passive and BETWEEN.fullmatch(folded_text(doc), end, behind[0].start):
        return behind[0]
    if last is not None and last.voice != "noun":
        return last
    if last is not None:
        verbs = [act for act in front if act.voice != "noun" and last.start - act.end <= NEAR]
        if verbs and verbs[-1].assertion != "negated" and last.start - verbs[-1].end <= 40:
            return verbs[-1]
        if behind and names[behind[0].kind] in FINAL and names[last.kind] in ("accused", "charged"):
            return behind[0]
        if verbs and (names[verbs[-1].kind] in FINAL or names[last.kind] in ("accused", "charged")):
            return verbs[-1]
        return last
    if behind and (names[behind[0].kind] in FINAL or span._.rule == "offences.again"):
        return behind[0]
    return (
        behind[0] if behind and "," not in doc.text[end : behind[0].start] and behind[0].start - end < BESIDE else None
    )


@cache
def _suspicion(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('charges')['suspicion'][language])}(?!\w)")


def _reaches(folded: str, start: int, end: int) -> bool:
    """Whether words up to an offence are of one clause: "were again sentenced to death for the arson"."""
    return end - start < 100 and re.search(r"[.;:]|\b(?:that|which|who|que|qui|quien)\b", folded[start:end]) is None


def _status(doc: Doc, act: LinkedAct, span: Span, start: int) -> str:
    status = statuses()[act.kind]
    if INSTEAD.search(folded_text(doc), max(start, span.start_char - 40), span.start_char):
        return "reclassified"
    if status == "convicted" and BUT_NOT.search(folded_text(doc), act.end, span.start_char):
        return "acquitted"
    if act.kind == "accusation" and act.court is not None and doc._.language == "es":
        return "charged"  # "acusado ante el Juzgado"
    if status == "charged":
        folded = folded_text(doc)
        last = min(act.start, span.start_char)
        if _suspicion(language_of(doc._.language)).search(folded, last, span.start_char):
            return "accused"
    return status


# --- whose it is -------------------------------------------------------------------------------------------------


@cache
def _against(language: str) -> re.Pattern[str]:
    table = read_toml("charges")
    return re.compile(
        rf"\s*[\"»]?\s*(?:\([^()]{{0,60}}(?:\([^()]{{0,12}}\)[^()]{{0,40}}){{0,2}}\)\s*)?,?\s*(?:\w+\s+){{0,2}}?"
        rf"{either(table['against'][language])}\s*$"
    )


# Between an offence and the verb whose subject it is: "(section 114 of the Code) ", " count ".
BETWEEN = re.compile(r"[\s\"»]*(?:\([^()]{0,60}\)\s*)?(?:(?:charges?|counts?|accusations?|case)\s+)?")
VERB_BESIDE = re.compile(r"\b(?:by|par|before|devant|ante|who|qui|which|that|against|contre|contra)\b")
LEAD = 30  # characters in front of words for people
JOINT = re.compile(  # ", and", ", à charge de"
    r"(?:[,;]|\b(?:and|et|y))\s*(?:a\s|al\s)?"
    r"(?:(?:a charge|a l'egard|a l'encontre|en ce qui concerne|s'agissant|as regards|in respect|en cuanto|respecto)\s+"
    r"(?:d[e']\s*|of\s|al?\s)?)?$"
)
AND = re.compile(r"\s*(?:,|and|y|et)\s*(?:a\s|de\s|la\s|el\s|contra\s)?(?:la\s|el\s)?")
AGENT = re.compile(
    r"\b(?:by|par|por|before|devant|ante|with|avec|con|que|than|comme|like|against|contre|contra)\s+"
    r"(?:the\s|el\s|la\s|le\s|l'|les\s|los\s|las\s|la\s)?(?:nommee?\s|sieur\s)?$"
)
AGAINST = re.compile(r"\b(?:against|contre|contra)\s+(?:the\s|el\s|la\s|le\s|l'|les\s|los\s|las\s)?$")
FOR = re.compile(r"\s*,?\s*(?:for|on|pour|por|du chef)\b")
BUT_NOT = re.compile(
    r"\b(?:but not|not|mas no|pero no|y no|et non|mais (?:pas|non)|non)\s+(?:of|de|d'|du|del|for|por|pour)\s*[\"«]?\s*$"
)

INSTEAD = re.compile(  # "guilty of manslaughter instead of murder"
    r"\b(?:instead|rather than|in place|en lugar|en vez|au lieu|en lieu et place)\s*(?:of|del?|d'|du|des|el|la)?\s*"
    r"(?:(?:the|la|el|le|l'|charge|charges|cargo|delito|accusation|chef)\s*(?:of|del?|d')?\s*){0,3}[\"«\s]*$"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an offence stands. begin: behind its act or the offence in front; following: where the next one begins."""

    span: Span
    begin: int
    following: int


Owners = tuple[tuple[str, ...], str | None, bool]  # persons, words for others, whether words beside the offence say so


def _owners(doc: Doc, reading: Reading | None, act: LinkedAct, place: _Place) -> Owners:
    """Whose an offence is: of people beside it, of those who share the act, of the act's."""
    if reading is None:
        return (), act.who.unnamed, False
    beside = _in_front(doc, reading, act, place) or _behind(doc, reading, place)
    if beside is not None:
        return beside
    for share in reversed(act.who.shares):
        if act.end <= share.start < place.span.start_char:
            return share.persons, None, True
    if act.who.shares:
        return act.who.first, act.who.unnamed, True
    return act.who.persons, act.who.unnamed, False


def _in_front(doc: Doc, reading: Reading, act: LinkedAct, place: _Place) -> Owners | None:
    """ "…, and § in addition with arson"; nobody where words for somebody unknown stand there."""
    folded, marked, start = folded_text(doc), reading.marked, place.span.start_char
    if place.begin >= start:
        return None
    inside = reading.between(marked.from_letter(place.begin), marked.from_letter(start))
    told = [one for one in inside if one.kind != POSSESSIVE and (one.persons or one.number)]
    if not told:
        return None
    last = told[-1]
    first, end = marked.in_letter(last.start), marked.in_letter(last.end)
    between, lead = folded[end:start], folded[max(place.begin, first - LEAD) : first]
    brought = AGAINST.search(lead) is not None and FOR.match(between) is not None  # "against § for arson"
    if len(between) > BESIDE or VERB_BESIDE.search(between) or (AGENT.search(lead) and not brought):
        return None
    persons = tuple(dict.fromkeys(p for one in told if one.start >= last.start - BESIDE for p in one.persons))
    if not persons and JOINT.search(lead):
        return (), folded[first:end].strip() or None, True
    return (persons, None, True) if persons and set(persons) != set(act.who.persons) else None


def _behind(doc: Doc, reading: Reading, place: _Place) -> Owners | None:
    """ "arson, against §"."""
    folded, marked = folded_text(doc), reading.marked
    behind = reading.between(marked.from_letter(place.span.end_char), marked.from_letter(place.following))
    if not behind or not (behind[0].persons or behind[0].kind in DEFINITE) or behind[0].kind == POSSESSIVE:
        return None
    between = folded[place.span.end_char : marked.in_letter(behind[0].start)]
    if not _against(language_of(doc._.language)).fullmatch(between):
        return None
    if not behind[0].persons:
        return (), folded[marked.in_letter(behind[0].start) : marked.in_letter(behind[0].end)], True
    persons = list(behind[0].persons)
    for one, more in pairwise(behind[:3]):
        if not AND.fullmatch(folded[marked.in_letter(one.end) : marked.in_letter(more.start)]):
            break
        persons.extend(more.persons)
    return tuple(dict.fromkeys(persons)), None, True


def _joined(doc: Doc, first: Span, second: Span) -> bool:
    """Whether two offences stand in one list: ", " and "and" between them."""
    return (
        re.fullmatch(
            r"[\s\"«»]*(?:\([^()]{0,60}(?:\([^()]{0,12}\)[^()]{0,40}){0,2}\))?[\s,\"«»]*"
            r"(?:(?:and|or|et|y|e|of|with|de|d'|por|the|el|la|le|l')[\s\"«»]*){0,4}",
            folded_text(doc)[first.end_char : second.start_char],
        )
        is not None
    )
