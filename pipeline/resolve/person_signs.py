"""The signs by which a person's role in the letter is known, over all mentions of the person.

Signs: mandate, signs reply, lawyer, official, armed, perpetrator, witness, kin, aside (what nouns beside the name
say); concerned (named where the letter says whom it is about); violence, law (done to the person); harming, agent,
blamed (done by the person); speaking, seeing, told, asked (named in concern or questions).
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
from pipeline.recognise.text import paragraphs, text_of
from pipeline.resolve.entities import Entity
from pipeline.resolve.person_marks import MARK, Marked, people_marked
from pipeline.resolve.person_phrases import Phrase, phrases_of

FRONT = 100  # characters in front of a name that a verb or noun about it may stand in
BEHIND = 150
TAIL_WORDS = 5  # between such a word and the name
HEADING = 120  # characters of a line that is a heading
HEAD = 160  # characters in front of a name that a mandate's title may take


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
    yield from _signatures(doc, marked, sections, reply=reply)
    concerned = set(_concerned(doc, marked, sections))
    for number, mark in enumerate(marked.marks):
        if sections[number] == "signatures" and not reply:
            continue
        phrases = list(phrases_of(marked, number))
        nouns = {sign for phrase in phrases for sign in _noun_signs(marked, phrase)}
        if "me" in mark.titles or set(mark.titles) & _lawyers():
            nouns |= set() if any(phrase.kind == "front" and "official" in nouns for phrase in phrases) else {"lawyer"}
        for sign in nouns:
            yield number, sign
        if number in concerned and not nouns & {"kin", "armed", "perpetrator", "witness", "aside"}:
            yield number, "concerned"
        if sections[number] in ("concern", "requests"):
            yield number, "asked"
    for first, last in dict.fromkeys(marked.lists):
        for sign in _list_signs(marked, first, last):
            for number in range(first, last + 1):
                yield number, sign


def _sections(doc: Doc, marked: Marked) -> list[str]:
    """The kind of section of every mark."""
    spans = doc.spans["sections"]
    starts = [span.start_char for span in spans]
    return [
        spans[max(0, bisect_right(starts, mark.start) - 1)].label_.lower() if starts else "" for mark in marked.marks
    ]


def _signatures(doc: Doc, marked: Marked, sections: list[str], *, reply: bool) -> Iterator[tuple[int, str]]:
    """Yield who signs, and who is called by a mandate's title."""
    signed = {span.start_char: span.end_char for span in doc.spans["signatories"]}
    for number, mark in enumerate(marked.marks):
        within = any(start <= mark.start < end or mark.start <= start < mark.end for start, end in signed.items())
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
    r"\s*,?\s*(?:(?:the|la|le|el|l')\s*)?(?:(?:former|ancien(?:ne)?|ex-?|then|current|acting)\s*)?"
)
# From the head of a title to the name: its subject, no verb, one comma at the end.
_ONLY_TITLE = re.compile(
    r"(?:\s+(?!(?:and|et|y|has|have|had|was|is|a|ont|ha|han|that|que|qui|who|by|par|por)\s)[\w'’-]+){0,22}\s*,?\s*"
)


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
    elif "kin" in classes:
        if phrase.owned or _KIN_OF.search(text):
            yield "kin"
    elif "official" in classes and "armed" in classes:
        # "the commander of the Third Brigade" has an office, "Commander §" a rank.
        yield "official" if phrase.at + len(phrase.word) < phrase.end and phrase.article else "armed"
    elif classes[0] != "person":
        yield "mandate" if classes[0] == "mandate_holder" else classes[0]


_DEFENDERS = frozenset(("defensor", "defensora", "defenseur", "defender"))
_KIN_OF = re.compile(r"(?<!\w)(?:of|de|du|del|des|d')\s*(?:la|los|las|ambos|the|him|her|them|l'|MARK)?")


def _concerned(doc: Doc, marked: Marked, sections: list[str]) -> Iterator[int]:
    """Yield the marks that stand where the letter says whom it is about: introduction, headings, lists."""
    region = _introduction(doc, marked)
    for number, mark in enumerate(marked.marks):
        if region and region[0] <= mark.at < region[1]:
            yield number
        elif sections[number] in ("introduction", "allegations", "annex", "other", "footnotes"):
            if _HEADED.match(_line(marked.text, mark.at)) or _LISTED.search(
                marked.text[max(0, mark.at - 12) : mark.at + 1]
            ):
                yield number


def _introduction(doc: Doc, marked: Marked) -> tuple[int, int] | None:
    """From "concerning" to the end of the introduction's paragraph, in the marked text."""
    opened = frame_part(doc, "INTRODUCTION") or frame_part(doc, "SALUTATION")
    if opened is None:
        return None
    blocks = [block for block in paragraphs(doc) if block[1] > opened.start_char]
    text = text_of(doc)
    for start, stop in blocks[:4]:
        first, last = marked.from_letter(start), marked.from_letter(stop)
        found = _words("concerning", marked.language).search(marked.text, first, last)
        if found:
            # A list that goes on behind a colon belongs to it.
            return found.end(), last if not text[:stop].rstrip().endswith(":") else last
    return None


_LISTED = re.compile(rf"(?:^|\n)\s*(?:\(?\d{{1,2}}[.)]|[-•–*·]|\(?[a-z][.)])\s*{MARK}$")
_HEADED = re.compile(
    rf"(?:[\divxa-c]{{1,4}}[.)]\s*)?(?:[\w'’ ,()-]{{0,70}}\s)?{MARK}(?:(?:,\s*|\s+)(?:and\s|et\s|y\s|de\s|du\s|del\s|of\s|vs?\.\s)*(?:{MARK}|\w+)){{0,8}}(?:\s*\([^()\n]{{0,40}}\))?\s*:?"
)


def _line(text: str, at: int) -> str:
    """The paragraph that a mark stands in, where that is short enough for a heading and ends without a stop; else ""."""
    start = text.rfind("\n", max(0, at - HEADING), at) + 1
    end = text.find("\n", at, at + HEADING)
    line = text[start:end].strip() if start and end > 0 else ""
    return "" if not line or line[-1] in ".;,?!" or len(line.split()) > 14 else line


def _list_signs(marked: Marked, first: int, last: int) -> Iterator[str]:
    """Yield what verbs and nouns around a name or a list of names say of all of them."""
    yield from _front_signs(marked, first)
    yield from _behind_signs(marked, last)


@cache
def _front(language: str) -> re.Pattern[str]:
    """The last word in front of a name that says what was done to or by the person."""
    table = read_toml("person_roles")
    groups = "|".join(
        rf"(?P<{name}>{either(table[name][language])})" for name in ("blamed", "told_by", "agents", "violence", "law")
    )
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)")


_CLIP = re.compile(rf"[.;:{MARK}]\s|\n\s*\n|{MARK}")


def _front_signs(marked: Marked, number: int) -> Iterator[str]:
    at = marked.offsets[number]
    start = max(0, at - FRONT)
    for clip in _CLIP.finditer(marked.text, start, at):
        start = clip.end()
    found = list(_front(marked.language).finditer(marked.text, start, at))
    if not found:
        return
    last = found[-1]
    tail = marked.text[last.end() : at].split()
    if len(tail) > TAIL_WORDS or "," in marked.text[last.end() : at - 2]:
        return
    if last.lastgroup == "agents":
        done = [match.lastgroup for match in found[:-1]]
        if "violence" in done or last.group() not in ("by", "par", "por"):
            yield "agent"
    elif last.lastgroup == "told_by":
        yield "told"
    elif last.lastgroup is not None:
        yield last.lastgroup


@cache
def _behind(language: str) -> re.Pattern[str]:
    table = read_toml("person_roles")
    auxiliary = either(table["auxiliaries"][language])
    done = "|".join(rf"(?P<{name}>{either(table[name][language])})" for name in ("violence", "law"))
    active = "|".join(
        rf"(?P<{name}>{either(table[name][language])})" for name in ("suffering", "harming", "speaking", "seeing")
    )
    stops = rf"(?P<breaks>{either(table['breaks'][language])})"
    return re.compile(rf"(?<!\w)(?:{auxiliary}\s+(?:\w+\s+){{0,2}}?(?:{done})|{active}|{stops})(?!\w)")


_SIGNS = {"suffering": "law", "violence": "violence", "law": "law"}


def _behind_signs(marked: Marked, number: int) -> Iterator[str]:
    at = marked.offsets[number] + 1
    if marked.text.startswith("'s", at):
        return
    following = marked.offsets[number + 1] if number + 1 < len(marked.offsets) else len(marked.text)
    stop = min(at + BEHIND, following)
    clip = _STOP.search(marked.text, at, stop)
    stop = clip.start() if clip else stop
    for match in _behind(marked.language).finditer(marked.text, at, stop):
        sign = match.lastgroup
        if sign == "breaks" or sign is None:
            return
        yield _SIGNS.get(sign, sign)


_STOP = re.compile(r"[.;:](?=\s)|\n\s*\n")
