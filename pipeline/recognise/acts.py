"""Acts: the words that say what was done to somebody, or what a court did: arrested, charged, sentenced, upheld.

Written to ``doc.spans["acts"]``, label ACT, value: an ``Act``. The span holds the verb with its auxiliaries and
clitics ("had been arrested", "l'a condamné", "se le imputó"); where an object stands inside the verb's words, it is in
the span, too ("found Mr. Keita guilty"). The words are data (``knowledge/acts.toml``). Words in names and titles are
no acts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.act_patterns import Wording, nouns, own_deeds, sayings, split_verbs, verbs
from pipeline.recognise.act_voices import (
    chains,
    decreed,
    doer_in_front,
    follows_determiner,
    front,
    nominal,
    object_follows,
    one_deed,
    person_follows,
    place_follows,
)
from pipeline.recognise.formulas import LANGUAGES
from pipeline.recognise.span_groups import Component, Found, body_end, write_group
from pipeline.recognise.text import folded_text, text_of

LABEL = "ACT"
NAMING = ("mandates", "instruments", "references", "signatories", "resolutions", "names")  # groups of names and titles
OUTSIDE = ("LETTERHEAD", "SIGNATURES", "FOOTNOTES")  # sections without deeds


@dataclass(frozen=True, slots=True)
class Act:
    """What words say was done.

    kind: of ``knowledge/acts.toml``. voice: how the one it happened to stands to the words: ``subject`` ("§ was
    arrested", "§ died"), ``object`` ("police arrested §", "lo detuvieron"), ``noun`` ("the arrest of §").
    """

    kind: str
    voice: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Words read as an act, before it is decided which of those that overlap count."""

    start: int
    end: int
    kind: str
    voice: str
    rule: str


@dataclass(frozen=True, slots=True)
class Page:
    """What is read. written: the text, text: its folded form, stop: where to end."""

    written: str
    text: str
    language: str
    stop: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What a verb has in front: an auxiliary of its own ("passive", "active", "clitic"), or one that it shares with the
    verb before, by "and" or ","."""

    auxiliary: str
    shared: str
    joint: str


@Language.factory("spcomms_acts", assigns=["doc.spans"])
def make_acts(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["acts"]``; it reads names."""
    return recognise_acts


def recognise_acts(doc: Doc) -> Doc:
    """Write the acts of a document."""
    write_group(doc, "acts", find_acts(doc))
    return doc


def find_acts(doc: Doc) -> Iterator[Found]:
    """Yield every act, in reading order."""
    language = doc._.language if doc._.language in LANGUAGES else "en"
    closed = _closed(doc)
    for reading in read_acts(text_of(doc), folded_text(doc), language, body_end(doc)):
        if not _inside(closed, reading.start):
            act = Act(reading.kind, reading.voice)
            yield Found(start=reading.start, end=reading.end, label=LABEL, value=act, rule=reading.rule)


def read_acts(written: str, text: str, language: str, stop: int) -> Iterator[Reading]:
    """Yield the acts of a text; where two readings overlap, the longer one that begins first counts.

    written: the text, text: its folded form, stop: where to end.
    """
    page = Page(written, text, language, stop)
    split = list(_split(page))
    found = [*_things(page), *split, *_verbs(page, split), *_nouns(page)]
    found.sort(key=lambda reading: (reading.start, -reading.end))
    reached = -1
    for reading in found:
        if reading.start >= reached:
            reached = reading.end
            if reading.kind != NO_ACT:
                yield reading


def _verbs(page: Page, split: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the verbs. split: those whose object stands inside; others may share their auxiliary."""
    ahead = iter(split)
    following = next(ahead, None)
    end, auxiliary = -1, ""  # of the last verb; the auxiliary that it has or shares
    for match, wording in verbs(page.language).find(page.text, page.stop):
        while following is not None and following.end <= match.start():
            if following.end > end:
                end, auxiliary = following.end, "passive" if following.voice == "subject" else "active"
            following = next(ahead, None)
        start, standing = front(page.language, page.text, match.start())
        if not _counts(page, wording, match, standing):
            continue
        joint = chains(page.language, page.text, end, start) if auxiliary and standing in ("", "clitic") else ""
        voice = _voice(page, wording, match, Standing(standing, auxiliary if joint else "", joint))
        end, auxiliary = match.end(), standing if standing in ("passive", "active") else auxiliary if joint else ""
        if voice == "object" and not auxiliary and page.language == "en":
            auxiliary = "active"  # "searched his home and seized books": past tenses go on without one
        yield Reading(start, match.end(), wording.kind, voice, wording.build)


def _counts(page: Page, wording: Wording, match: re.Match[str], standing: str) -> bool:
    """Whether words are read as their wording means them: with their accent, auxiliary or object."""
    bare = standing in ("", "clitic")
    if wording.build == "decree":
        return decreed(page.language, page.text, match.start())
    if wording.build == "present":
        return page.written[match.end() - 1] not in "éÉ"  # "le condamne", not "le condamné"
    if bare and wording.accent >= 0:
        at = match.start() + wording.accent
        if page.written[at : at + 1] in ("e", "o", "E", "O"):
            return False  # "arrête" is no "arrêté"
    if wording.build == "passive":
        return standing == "passive"
    if wording.build == "gerund":
        return object_follows(page.text, page.written, match.end())
    if wording.build == "place" and not place_follows(page.text, page.written, match.end()):
        return False
    if bare and wording.build in ("participle", "place", "verb"):
        return not nominal(page.language, page.text, match.start())
    return True


def _voice(page: Page, wording: Wording, match: re.Match[str], standing: Standing) -> str:
    """How the one it happened to stands to a verb."""
    if wording.build in ("self", "passive") or standing.auxiliary == "passive" or wording.kind in own_deeds():
        return "subject"
    if wording.build in ("past", "gerund", "present", "decree"):
        return "object"
    if standing.auxiliary == "active":
        return "subject" if page.language == "en" and wording.build in ("participle", "place") else "object"
    if page.language == "en":
        return _english_voice(page, wording, match, standing)
    shared = standing.shared == "active"
    if shared and (standing.joint == "and" or follows_determiner(page.language, page.text, match.end())):
        return "object"
    return "subject"


def _english_voice(page: Page, wording: Wording, match: re.Match[str], standing: Standing) -> str:
    """The voice of an English form without auxiliary of its own; "arrested" is past tense and participle alike."""
    if wording.build in ("participle", "place"):
        return "subject"
    if object_follows(page.text, page.written, match.end()):
        passive = standing.shared == "passive" and not person_follows(page.text, match.end())
        return "subject" if passive else "object"
    if standing.shared:
        return "object" if standing.shared == "active" and standing.joint == "and" else "subject"
    return "object" if doer_in_front(page.text, match.start()) else "subject"


def _nouns(page: Page) -> Iterator[Reading]:
    for match, wording in nouns(page.language).find(page.text, page.stop):
        if one_deed(page.language, page.text, match.start(), match.end()) or _dated(page, wording.kind, match.end()):
            yield Reading(match.start(), match.end(), wording.kind, "noun", "noun")


_DATE_BEHIND = re.compile(r"\s+(?:of|on|du|de|del|le|el)\s+(?:the\s+)?\d")


def _dated(page: Page, kind: str, end: int) -> bool:
    """Whether a hearing has its date behind it: "en audiencia de 26 de enero"."""
    return kind == "hearing" and _DATE_BEHIND.match(page.text, end) is not None


NO_ACT = "none"  # what is said of things that is no act: "a meeting was held in May"
_PERSONS = re.compile(r",|(?<!\w)(?:mr|ms|mrs|dr|he|she|they|who|whom|persons?|people|men|women|students)(?!\w)")
THING = 150  # characters between a thing and what is said of it
_OTHERS = re.compile(  # another subject, of whom the verb is said: "the appeal was heard and Mr. Keita was dismissed"
    r"(?:,|(?<!\w)(?:and|but|et|mais|y|pero))\s+(?:he|she|they|il|elle|ils|elles)(?!\w)"
    r"|(?<!\w)(?:was|were|had|has|have|a|ont|fue|fueron|ha|han|est)\s[^.]{1,80}?"
    r"(?:,|(?<!\w)(?:and|but|et|mais|y|pero))\s+(?:mr|ms|mrs|dr|m\.|mme|el sr|la sra)(?!\w)"
)


def _things(page: Page) -> Iterator[Reading]:
    """Yield what is said of things: "the appeal was rejected", by the nearest noun in front."""
    said = sayings(page.language)
    for match in said.pattern.finditer(page.text, 0, page.stop):
        start, standing = front(page.language, page.text, match.start())
        begin = _sentence_start(page.text, max(0, start - THING), start)
        best: tuple[int, int, str] = (-1, -1, "")
        for saying in said.sayings:
            verb = saying.verb.match(page.text, match.start())
            if verb is None or (saying.passive and standing != "passive"):
                continue
            for noun in saying.noun.finditer(page.text, begin, start):
                best = max(best, (noun.end(), verb.end(), saying.kind))
        others = _PERSONS if best[2] == NO_ACT else _OTHERS
        if best[2] and not others.search(page.text, best[0], start):
            yield Reading(start, best[1], best[2], "subject", "thing")


_STOP = re.compile(r"[.;](?=\s)(?<!\b(?:mr|ms|dr|sr|no)\.)(?<!\b(?:mrs|sra|mme)\.)(?<!\bm\.)|\n\s*\n")


def _sentence_start(text: str, begin: int, end: int) -> int:
    for stop in _STOP.finditer(text, begin, end):
        begin = stop.end()
    return begin


INSIDE = 130  # characters from a verb to the word that goes with it
_GAP_BEGINS = re.compile(
    r"\s+(?:\*\*)?(?:him|her|them|both|all|each|his|their|its|it|the|an?|two|three|four|five|six|seven|eight|nine|ten"
    r"|at least|several|les?|la|l'|une?|des|aux?|al?|el|los|las|su|sus|contra|\d+)(?!\w)"
)
# No end of a sentence stands in an object, but full stops of titles and initials do; nor does another verb.
_TITLES = ("[a-z]", "(?:mr|ms|dr|sr|me|mm)", "(?:mrs|sra|dra|mme|srs)", "mlle", "messrs")  # each of one length
_GAP_BREAKS = re.compile(
    r"[;:()]|\n\s*\n|" + "".join(rf"(?<!\b{title})" for title in _TITLES) + r"\.(?=\s)"
    r"|(?<!\w)(?:was|were|had|has|have|is|are|be|been|who|which|when|where|that|because|part|place|qui|que|est|sont|ete"
    r"|fue|fueron|cuando|quien(?:es)?|donde|advantage|note|up|and (?:then )?(?:was|were|he|she|they|\w+ed))(?!\w)"
)


def _split(page: Page) -> Iterator[Reading]:
    """Yield the verbs that have their object inside: "found Mr. Keita guilty"; of several that one which ends first."""
    words = split_verbs(page.language)
    for match in words.pattern.finditer(page.text, 0, page.stop):
        ends = [
            (tail.end(), tail.start(), head.end(), split.kind)
            for split in words.splits
            if (head := split.head.match(page.text, match.start()))
            and (tail := split.tail.search(page.text, head.end() + 2, min(page.stop, head.end() + INSIDE)))
        ]
        if not ends:
            continue
        end, gap_end, gap, kind = min(ends)
        if _GAP_BREAKS.search(page.text, gap, gap_end):
            continue
        named = page.written[gap:gap_end].lstrip(" \n*")[:1].isupper()
        begin, standing = front(page.language, page.text, match.start())
        passive = standing == "passive"
        if passive or standing == "clitic" or named or _GAP_BEGINS.match(page.text, gap, gap_end + 1):
            yield Reading(begin, end, kind, "subject" if passive else "object", "split")


def _closed(doc: Doc) -> tuple[list[int], list[int]]:
    """Starts and ends of the stretches in which no act is looked for, in order, overlapping ones joined."""
    spans = [(span.start_char, span.end_char) for group in NAMING if group in doc.spans for span in doc.spans[group]]
    spans += [(s.start_char, s.end_char) for s in doc.spans.get("sections", ()) if s.label_ in OUTSIDE]
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _inside(closed: tuple[list[int], list[int]], start: int) -> bool:
    """Whether words begin within a name or title; those that run into one ("entered Evin Prison") are acts."""
    starts, ends = closed
    at = bisect_right(starts, start) - 1
    return at >= 0 and start < ends[at]
