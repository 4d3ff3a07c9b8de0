"""Acts: the words that say what was done to somebody, or what a court did: arrested, charged, sentenced, upheld.

Written to ``doc.spans["acts"]``, label ACT, value: an ``Act``. The span holds the verb with its auxiliaries and
clitics ("had been arrested", "l'a condamné", "se le imputó"); where an object stands inside the verb's words, it is in
the span, too ("found Mr. Keita guilty"). The words are data (``knowledge/acts.toml``). Words in names and titles are
no acts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.act_patterns import Wording, joined_words, split_words
from pipeline.recognise.act_voices import chains, english_voice, front, meant
from pipeline.recognise.formulas import LANGUAGES
from pipeline.recognise.span_groups import Component, Found, body_end, write_group
from pipeline.recognise.text import folded_text, text_of

LABEL = "ACT"
NAMING = ("mandates", "instruments", "references", "signatories", "resolutions", "names")  # groups of names and titles
OUTSIDE = ("LETTERHEAD", "SIGNATURE", "FOOTNOTES")  # sections without deeds


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
        if not _inside(closed, reading.start, reading.end):
            act = Act(reading.kind, reading.voice)
            yield Found(start=reading.start, end=reading.end, label=LABEL, value=act, rule=reading.rule)


def read_acts(written: str, text: str, language: str, stop: int) -> Iterator[Reading]:
    """Yield the acts of a text; where two readings overlap, the longer one that begins first counts.

    written: the text, text: its folded form, stop: where to end.
    """
    found = [*_joined(written, text, language, stop), *_split(written, text, language, stop)]
    found.sort(key=lambda reading: (reading.start, -reading.end))
    reached = -1
    for reading in found:
        if reading.start >= reached:
            yield reading
            reached = reading.end


def _joined(written: str, text: str, language: str, stop: int) -> Iterator[Reading]:
    words = joined_words(language)
    last: tuple[int, bool] = (-1, False)  # end of the last verb, and whether it is passive
    for match in words.pattern.finditer(text, 0, stop):
        wording = words.wordings[match.lastindex or 0]
        if wording.build == "noun":
            if meant(language, text, match.start(), match.end()):
                yield Reading(match.start(), match.end(), wording.kind, "noun", "noun")
            continue
        start, standing = front(language, text, match.start())
        if not standing and _plain(wording, written, match.start()):
            continue
        chained = last[1] and chains(language, text, last[0], start)
        voice = _voice(language, wording, standing)
        if voice == "":
            voice = english_voice(text, written, (start, match.end()), standing, chained)
        last = (match.end(), voice == "subject" and (standing == "passive" or chained))
        yield Reading(start, match.end(), wording.kind, voice, wording.build)


def _voice(language: str, wording: Wording, standing: str) -> str:
    """The voice that a build has by itself; "" where what follows decides."""
    if wording.build == "verb":
        return ""
    if wording.build == "past":
        return "object"
    if wording.build == "participle" and language != "en" and standing in ("active", "clitic"):
        return "object"
    return "subject"


def _plain(wording: Wording, written: str, start: int) -> bool:
    """Whether the letter has no accent where the wording needs one: "arrête" for "arrêté"."""
    at = start + wording.accent
    return wording.accent >= 0 and written[at : at + 1] in ("e", "o", "E", "O")


_GAP_BEGINS = re.compile(
    r"\s+(?:\*\*)?(?:him|her|them|both|all|each|his|their|its|it|the|an?|two|three|four|five|six|seven|eight|nine|ten"
    r"|at least|several|les?|la|l'|une?|des|aux?|al?|el|los|las|su|sus|contra|\d+)(?!\w)"
)
_GAP_BREAKS = re.compile(
    r"(?<!\w)(?:was|were|had|has|have|is|are|be|been|who|which|when|where|that|because|part|place|qui|que|est|sont|ete"
    r"|fue|fueron|cuando|quien(?:es)?|donde|advantage|note|up|and (?:then )?(?:was|were|he|she|they|\w+ed))(?!\w)"
)


def _split(written: str, text: str, language: str, stop: int) -> Iterator[Reading]:
    words = split_words(language)
    for match in words.pattern.finditer(text, 0, stop):
        last = match.lastindex or 0
        start, end = match.end(last - 1), match.start(last)
        if _GAP_BREAKS.search(text, start, end):
            continue
        named = written[start:end].lstrip(" \n*")[:1].isupper()
        begin, standing = front(language, text, match.start())
        passive = standing == "passive"
        if passive or standing == "clitic" or named or _GAP_BEGINS.match(text, start, end + 1):
            yield Reading(begin, match.end(), words.wordings[last].kind, "subject" if passive else "object", "split")


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


def _inside(closed: tuple[list[int], list[int]], start: int, end: int) -> bool:
    """Whether words begin, or end, within a name or title."""
    starts, ends = closed
    for offset in (start, end - 1):
        at = bisect_right(starts, offset) - 1
        if at >= 0 and offset < ends[at]:
            return True
    return False
