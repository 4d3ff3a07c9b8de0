"""The signs by which a person's role in the letter is known, over all mentions of the person.

Signs: mandate, signs reply, lawyer, official, office (of a body that need not be the State's), armed, perpetrator,
witness, kin, aside (what nouns beside the name say); concerned (named where the letter says whom it is about); asked
(named in concern or questions); parent ("son of §"); and the deeds of ``person_deeds``.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.frame import frame_part
from pipeline.recognise.mandate_titles import title_head
from pipeline.recognise.text import paragraphs
from pipeline.resolve.entities import Entity
from pipeline.resolve.person_deeds import deeds_of
from pipeline.resolve.person_marks import MARK, SENTENCE_END, Marked, people_marked
from pipeline.resolve.person_phrases import phrases_of
from pipeline.resolve.phrases import Phrase

HEADING = 120  # characters of a line that is a heading
HEAD = 160  # characters in front of a name that a mandate's title may take
OPENING_PARAGRAPHS = 6  # in which a letter says whom it is about
TURNING = 40  # characters at the start of a paragraph in which it turns to somebody


def signs_of(doc: Doc, people: Sequence[Entity], *, reply: bool) -> dict[str, frozenset[str]]:
    """The signs of every person by id; persons without any are left out."""
    marked = people_marked(doc, people)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for number, sign in _signs(doc, marked, reply=reply):
        found[marked.marks[number].person].add(sign)
    return {person: frozenset(signs) for person, signs in found.items()}


def _signs(doc: Doc, marked: Marked, *, reply: bool) -> Iterator[tuple[int, str]]:
    """Yield numbers of marks with a sign that they bear."""
    sections = _sections(doc, marked)
    signing = list(_signatures(doc, marked, sections, reply=reply))
    yield from signing
    yield from deeds_of(marked)
    opening = _opening(doc, marked, {number for number, _ in signing})
    for number, mark in enumerate(marked.marks):
        phrases = list(phrases_of(marked, number))
        nouns = {sign for phrase in phrases for sign in _noun_signs(marked, phrase)}
        if set(mark.titles) & _lawyers() and not any("official" in phrase.noun.classes for phrase in phrases):
            nouns.add("lawyer")
        for sign in nouns:
            yield number, sign
        for phrase in phrases:
            if phrase.owner is not None and phrase.owner != number and "kin" in phrase.noun.classes:
                yield phrase.owner, "parent"
        if sections[number] in ("concern", "requests"):
            yield number, "asked"
        if _addressing().search(marked.text, max(0, mark.at - 20), mark.at):
            yield number, "addressed"
        elif _is_concerned(marked, mark.at, sections[number], opening, nouns, reply=reply):
            yield number, "concerned"


def _is_concerned(
    marked: Marked, at: int, section: str, opening: list[tuple[int, int]], nouns: set[str], *, reply: bool
) -> bool:
    """Whether the letter names somebody there as one whom it is about."""
    if any(start <= at < end for start, end in opening[:1]):
        return True
    telling = section not in ("signatures", "letterhead", "requests", "concern", "closing")
    if telling and _singled_out(marked, at, numbered=not reply):
        return True
    aside = nouns & {"kin", "armed", "perpetrator", "witness", "aside", "official"}
    return not aside and any(start <= at < end for start, end in opening[1:])


@cache
def _addressing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('person_roles')['addressing']['all'])}\s*[,:]?\s*$")


def _sections(doc: Doc, marked: Marked) -> list[str]:
    """The kind of section of every mark."""
    spans = doc.spans["sections"]
    if not len(spans):
        return ["other"] * len(marked.marks)
    starts = [span.start_char for span in spans]
    kinds = [span.label_.lower() for span in spans]
    return [kinds[max(0, bisect_right(starts, mark.start) - 1)] for mark in marked.marks]


def _signatures(doc: Doc, marked: Marked, sections: list[str], *, reply: bool) -> Iterator[tuple[int, str]]:
    """Yield who signs, and who is called by a mandate's title."""
    signed = [(span.start_char, span.end_char) for span in doc.spans["signatories"]]
    for number, mark in enumerate(marked.marks):
        within = any(start < mark.end and mark.start < end for start, end in signed)
        if within or _titled(marked, number):
            yield number, "mandate"
        elif reply and sections[number] == "signatures":
            yield number, "signs reply"


def _titled(marked: Marked, number: int) -> bool:
    """Whether a mandate's title stands beside a name: "the Special Rapporteur on …, §", "§, Special Rapporteur"."""
    at = marked.offsets[number]
    behind = _TITLE_BEHIND.match(marked.text, at + 1)
    if behind and title_head().match(marked.text, behind.end()):
        return True
    start = max(0, at - HEAD, marked.offsets[number - 1] + 1 if number else 0)
    heads = list(title_head().finditer(marked.text, start, at))
    if not heads:
        return False
    between = marked.text[heads[-1].end() : at]
    return bool(_ONLY_TITLE.fullmatch(between)) and "\n\n" not in between


_TITLE_BEHIND = re.compile(
    r"\s*+,\s*+(?:(?:the|la|le|el|l')\s*)?(?:(?:former|ancien(?:ne)?|ex-?|then|current|acting)\s*)?"
)
# From the head of a title to the name: its subject, no verb, one comma at the end.
_VERBS = r"(?:has|have|had|was|is|ont|ha|han|that|que|qui|who|by|par|por|concerning|concernant)"
_ONLY_TITLE = re.compile(rf"(?:\s+(?!{_VERBS}\s)[\w'’-]+){{0,22}}\s*,?\s*")


@cache
def _lawyers() -> frozenset[str]:
    return frozenset(read_toml("person_roles")["titles"]["lawyer"])


@cache
def _words(name: str, language: str) -> re.Pattern[str]:
    """The pieces of a list of ``person_roles.toml`` as words."""
    return re.compile(rf"(?<!\w){either(read_toml('person_roles')[name][language])}(?!\w)")


def _noun_signs(marked: Marked, phrase: Phrase) -> Iterator[str]:
    """Yield what the noun of a phrase says."""
    classes = phrase.noun.classes
    text = marked.text[phrase.start : phrase.end]
    if _words("defenders", marked.language).search(text) or (phrase.owned and phrase.word in _DEFENDERS):
        yield "lawyer"
    elif _words("officials", marked.language).search(text):
        yield "official"
    elif _words("asides", marked.language).search(text):
        yield "aside"
    elif "kin" in classes:
        if phrase.owned or _KIN_OF.search(text):
            yield "kin"
    elif classes[0] == "armed" and phrase.kind != "front":
        yield "guard"  # "§, a forest guard"
    elif "official" in classes and "armed" in classes:
        # "the commander of the Third Brigade" has an office, "Commander §" a rank.
        yield "official" if phrase.at + len(phrase.word) < phrase.end and phrase.article else "armed"
        if phrase.word in _HIGH:
            yield "high"
    elif "office" in classes:
        yield from _office(marked, phrase)
    elif classes[0] != "person":
        if phrase.word in _HIGH:
            yield "high"
        yield "mandate" if classes[0] == "mandate_holder" else classes[0]


def _office(marked: Marked, phrase: Phrase) -> Iterator[str]:
    """Yield official for an office of the State, aside for one of another body, office where it is not said."""
    text = marked.text[phrase.start : phrase.end]
    behind = marked.text[phrase.at + len(phrase.word) : phrase.end]
    owned = phrase.article in _OWNERS or marked.text[max(0, phrase.start - 8) : phrase.start].split()[-1:] == ["dont"]
    if phrase.word.startswith(("spokes", "porte-parole", "portavoz", "vocer")):
        yield "spokesperson"
    if _words("bodies", "state").search(text):
        yield "official"
    elif owned or _words("bodies", "other").search(behind) or phrase.word.startswith(("direct", "gerent")):
        yield "aside"
    elif not behind.strip() and phrase.word in ("president", "presidente", "presidenta") and not phrase.owned:
        yield "official"
    else:
        yield "office"


_OWNERS = frozenset(("its", "their", "your", "whose", "our", "su", "sus", "cuyo", "cuya", "son", "sa", "leur", "votre"))
_HIGH = frozenset(("colonel", "coronel", "general", "commander", "comandante", "brigadier", "admiral"))
_DEFENDERS = frozenset(("defensor", "defensora", "defenseur", "defender"))
_KIN_OF = re.compile(
    r"(?<!\w)(?:of|de|du|del|des|d')(?:\s|(?<='))\s*(?:la|los|las|ambos|the|him|her|them|l'|no|tous|§)"
)


def _opening(doc: Doc, marked: Marked, signing: set[int]) -> list[tuple[int, int]]:
    """Where the letter's opening says whom it is about: the first sentence behind "concerning", then the rest."""
    opened = frame_part(doc, "INTRODUCTION") or frame_part(doc, "SALUTATION")
    start_at = opened.start_char if opened is not None else 0
    blocks = [block for block in paragraphs(doc) if block[1] > start_at]
    for start, stop in blocks[:OPENING_PARAGRAPHS]:
        first, last = marked.from_letter(start), marked.from_letter(stop)
        for found in _words("concerning", marked.language).finditer(marked.text, first, last):
            number = marked.number_at(found.end()) + 1
            if number in signing:
                continue
            if number >= len(marked.offsets) or marked.offsets[number] >= last:
                break
            sentence = SENTENCE_END.search(marked.text, found.end(), last)
            end = sentence.start() if sentence else last
            if marked.offsets[number] < end:
                return [(found.end(), end), (end, last)]
    return []


def _singled_out(marked: Marked, at: int, *, numbered: bool) -> bool:
    """Whether a name begins an item of a list, stands in a heading, or is whom a paragraph turns to.

    numbered: whether numbered items count; the paragraphs of a reply are numbered all.
    """
    text = marked.text
    item = _LISTED.search(text[max(0, at - 16) : at + 1])
    if item and (numbered or not item["number"]):
        return True
    start = text.rfind("\n", max(0, at - HEADING), at) + 1
    if start == 0:
        return False  # in the middle of a paragraph
    line = text[start:at]
    if _ITEM.sub("", line).strip() and _turns(marked.language).match(text, start, at + 1):
        return True
    return _heads(text, start, at)


_LISTED = re.compile(
    rf"\n\s*(?:(?P<number>\(?\d{{1,2}}[.)])|[-•–*·]|\(?[a-z]\))\s*(?:(?:the|el|la|le)\s)?(?:\w+\s)?{MARK}$"
)
_ITEM = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[-•–*·]|\(?[a-z]\))\s*")


@cache
def _turns(language: str) -> re.Pattern[str]:
    """A paragraph's first words that turn to somebody: "8. As regards Mr. §", "Affaire §"."""
    words = either(read_toml("person_roles")["turning_to"][language])
    return re.compile(rf"(?:{_ITEM.pattern})?(?:[\w']+\s[\w\d]+\s?:\s*(?:the\s)?)?{words}[\w\s'’]{{0,{TURNING}}}{MARK}")


def _heads(text: str, start: int, at: int) -> bool:
    """Whether a name stands in a heading: a short paragraph of one line, without a stop at its end."""
    end = text.find("\n", at, at + HEADING)
    line = text[start:end].strip() if start and end > 0 else ""
    alone = text[max(0, start - 2) : start] == "\n\n" and text[end : end + 2] == "\n\n"
    return bool(line) and alone and line[-1] not in ".;,?!" and len(line.split()) <= 14
