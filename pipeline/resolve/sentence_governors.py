"""Which act or word governs a penalty: that imposed it, asked for it, upheld or changed it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.recognise.assertions import assertion_of
from pipeline.recognise.text import folded_text, paragraphs
from pipeline.resolve.entities import Entity
from pipeline.resolve.letter_reading import letter_read
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.people_reading import Reading
from pipeline.resolve.sentence_borders import sentence_at
from pipeline.resolve.sentence_words import anywhere, implicit, item_opening, modes, named_group

NOT_SAID = frozenset({"negated", "hypothetical"})
BLOCKED = "blocked"
NO_PENALTY = frozenset({"acquitted", "pardoned"})  # what these acts do has no measure
THREAT = 160  # characters in front of a penalty that can say that the law threatens it
PASSIVE = 70  # from a penalty to the verb behind it: "a fine of X was imposed"
NOUN = 45  # characters in front of a participle that can hold the noun it belongs to: "l'amende infligée"
ITEMS_BACK = 40  # sentences of a list in front of one of its items
KNOWN_BACK = 12  # acts in front of a list that can be its judgment
BULLET = re.compile(r"\n\s*(?:\(?\w{1,3}[.)]|[-–—•*])\s")  # "\na) ", "\n2. ", "\n- "
ITEM = re.compile(r"[:;|]\s*(?:\(?\w{1,3}[.)]|[-–—•*])?\s*$|\n\s*(?:\(?\w{1,3}[.)]|[-–—•*])\s*$")
ITEM_LENGTH = 120
VAGUE = frozenset({"received", "got"})  # "according to the information received:" opens no list of penalties
JUDGING = frozenset({"sentence", "conviction"})


@dataclass(frozen=True, slots=True)
class Governor:
    """What governs penalties. mode: imposed, requested, upheld, overturned, served, reduced, increased, commuted.

    act: that says so; None where other words do. start, end: of its words; end: from where penalties can follow.
    how: act, words, behind (the verb follows the penalty), item (of a list that the act opens), words_in_item,
    itself (a ban that is its own verb).
    spans: what it governs, in reading order.
    """

    start: int
    end: int
    mode: str
    act: LinkedAct | None
    how: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A letter as penalties are read in it: its words for people understood, its acts in reading order.

    starts: where the acts begin; blocks: where the paragraphs do. named: start and id of each mention of a court.
    """

    doc: Doc
    reading: Reading
    acts: Sequence[LinkedAct]
    starts: tuple[int, ...]
    blocks: tuple[int, ...]
    named: tuple[tuple[int, str], ...] = ()

    def courts(self, start: int, end: int) -> Sequence[tuple[int, str]]:
        """The courts that are mentioned between two offsets: where, and the id."""
        return self.named[bisect_left(self.named, (start, "")) : bisect_left(self.named, (end, ""))]

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that holds an offset."""
        return bisect_right(self.blocks, offset)

    def inside(self, start: int, end: int) -> Sequence[LinkedAct]:
        """The acts that begin between two offsets."""
        return self.acts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, offset: int) -> Sequence[LinkedAct]:
        """The acts that begin in front of an offset."""
        return self.acts[: bisect_left(self.starts, offset)]


def told_in(doc: Doc, acts: Sequence[LinkedAct], people: Sequence[Entity], courts: Sequence[Entity] = ()) -> Told:
    """A letter with its acts, in reading order, its people and courts."""
    starts = tuple(act.start for act in acts)
    blocks = tuple(start for start, _ in paragraphs(doc))
    named = sorted((mention.start, court.id) for court in courts for mention in court.mentions)
    return Told(doc, letter_read(doc, people), acts, starts, blocks, tuple(named))


@cache
def _blocking() -> frozenset[str]:
    return frozenset(read_toml("sentences")["blocking"]["kinds"])


def governed(told: Told, start: int, end: int, spans: Sequence[Span]) -> list[Governor]:
    """The penalties of a sentence by what governs them; those that nothing governs are left out."""
    doc = told.doc
    markers = _markers(doc, told.inside(start, end), start, end)
    found: list[Governor] = []
    item: Governor | None = None
    looked = False
    opens = opens_item(told.reading, start)
    for span in spans:
        governor = _governor(doc, markers, span, in_item=opens)
        blocked = not opens and any(m.mode == BLOCKED and m.end <= span.start_char for m in markers)
        if governor is None and not looked and not blocked:
            item, looked = _lead(told, start), True
        if governor is not None and governor.act is None and not looked and opens:
            item, looked = _lead(told, start), True
        if governor is not None and governor.act is None and item is not None:
            governor = replace(governor, act=item.act, how="words_in_item")
        governor = governor or item or _of_itself(told, span, start)
        if governor is None or governor.mode == BLOCKED or not _is_told(doc, governor, span, start):
            continue
        last = found[-1] if found else None
        if last is not None and (last.start, last.how) == (governor.start, governor.how):
            found[-1] = replace(last, spans=(*last.spans, span))
        else:
            found.append(replace(governor, spans=(span,)))
    return found


def _markers(doc: Doc, inside: Sequence[LinkedAct], start: int, end: int) -> list[Governor]:
    """What can govern penalties in a sentence, in reading order."""
    found = [_of_act(act) for act in inside if act.voice != "noun" and (act.kind in modes() or act.kind in _blocking())]
    taken = [(act.start, act.end) for act in inside if act.voice != "noun"]
    for match in implicit().finditer(folded_text(doc), start, end):
        if not any(first < match.end() and match.start() < last for first, last in taken):
            found.append(Governor(match.start(), match.end(), named_group(match), None, "words"))
    return sorted(found, key=lambda marker: marker.start)


def _of_act(act: LinkedAct) -> Governor:
    mode = modes().get(act.kind, BLOCKED)
    return Governor(act.start, act.end, BLOCKED if mode in NO_PENALTY else mode, act, "act")


def _governor(doc: Doc, markers: Sequence[Governor], span: Span, *, in_item: bool) -> Governor | None:
    """What governs a penalty: the nearest verb in front of it, or a verb right behind it."""
    before = [marker for marker in markers if marker.start <= span.start_char]
    behind = _verb_behind(doc, markers, span)
    if behind is not None and before and ";" in folded_text(doc)[before[-1].end : span.start_char]:
        return behind
    while before:
        marker = before.pop()
        if _is_administrative(doc, marker, span) or _imposes(doc, marker, span):
            return replace(marker, mode="imposed")
        if marker.mode == BLOCKED and marker.end > span.start_char and not _seizes(marker):
            continue  # "banned from leaving" is the penalty itself
        if marker.mode == BLOCKED and in_item and ":" in folded_text(doc)[marker.end : span.start_char]:
            continue  # 2. Mr. A, acquitted of the other charge: three years
        if marker.how == "words" and marker.mode == "imposed" and marker.start >= span.start_char and before:
            continue  # the penalty's own words: "with disqualification for"
        if marker.mode == "served" and behind is not None and behind.mode == "imposed":
            return behind  # was serving a sentence handed down on
        if _gives_way(doc, marker, before):
            continue
        if marker.act is not None and not _is_said(marker.act):
            asked = marker.act.assertion == "hypothetical" and any(other.mode == "requested" for other in before)
            return replace(marker, mode="requested" if asked else BLOCKED)
        return marker
    return behind


def _imposes(doc: Doc, marker: Governor, span: Span) -> bool:
    """Whether an act of locking up is told by words of sentencing: "le impuso 48 meses de prisión", "jailed for"."""
    if marker.act is None or marker.mode != BLOCKED or not _is_said(marker.act):
        return False
    if span._.value.duration is None and span._.value.kind != "fine":
        return False
    return anywhere("imposing").search(folded_text(doc), marker.start, marker.end) is not None


def _is_administrative(doc: Doc, marker: Governor, span: Span) -> bool:
    """Whether an act that locks somebody up is a penalty: "placed under ten days' administrative detention"."""
    if marker.act is None or marker.act.kind not in ("arrest", "detention") or not _is_said(marker.act):
        return False
    return span._.value.duration is not None and "administrativ" in folded_text(doc)[span.start_char : span.end_char]


def _seizes(marker: Governor) -> bool:
    return marker.act is not None and marker.act.kind == "seizure"


def _verb_behind(doc: Doc, markers: Sequence[Governor], span: Span) -> Governor | None:
    """The verb right behind a penalty: "a fine of X was imposed", "his five-year term was left standing"."""
    for marker in markers:
        if not span.end_char <= marker.start <= span.end_char + PASSIVE:
            continue
        if ";" in folded_text(doc)[span.end_char : marker.start] or marker.mode == BLOCKED:
            return None
        if marker.act is not None and not _is_said(marker.act):
            return None
        if marker.act is not None or marker.mode != "imposed":
            return replace(marker, how="behind")
    return None


def _gives_way(doc: Doc, marker: Governor, before: Sequence[Governor]) -> bool:
    """Whether what stands before a marker governs: "a porté l'amende infligée à § à 250 000 francs"."""
    if marker.how == "words" and marker.mode == "imposed":
        return any(other.act is not None and other.mode != BLOCKED for other in before)
    if marker.act is None or marker.act.kind != "sentence" or " " in folded_text(doc)[marker.start : marker.end]:
        return False
    if not any(other.mode not in ("imposed", BLOCKED) for other in before):
        return False
    folded = folded_text(doc)
    return anywhere("penalty_nouns").search(folded, max(0, marker.start - NOUN), marker.start) is not None


def _of_itself(told: Told, span: Span, start: int) -> Governor | None:
    """A ban that is its own verb, told beside a sentence: "It also banned him from the use of social media"."""
    folded = folded_text(told.doc)
    if not span._.rule.endswith("reach") or not anywhere("banning").match(folded, span.start_char):
        return None
    reading = told.reading
    paragraph = reading.paragraph(reading.marked.from_letter(span.start_char))[0]
    for act in reversed(told.before(span.start_char)):
        if reading.marked.from_letter(act.start) < paragraph:
            return None
        if act.kind == "sentence" and act.voice != "noun" and _is_said(act):
            active = anywhere("court_subject").search(folded, start, span.start_char) is not None
            named = anywhere("ban_objects").search(folded, span.start_char, span.end_char + THREAT) is not None
            return Governor(span.start_char, span.start_char, "imposed", act, "itself") if active or named else None
    return None


def _is_said(act: LinkedAct) -> bool:
    """Whether an act happened; what is requested is hypothetical by itself."""
    return act.assertion not in NOT_SAID or (act.kind == "request" and act.assertion == "hypothetical")


def _is_told(doc: Doc, governor: Governor, span: Span, start: int) -> bool:
    """Whether a penalty is said to be somebody's: neither threatened nor negated."""
    after = max(start, governor.end if governor.end <= span.start_char else start)
    if _is_threat(doc, after, span):
        return False
    first = span[0]
    said = assertion_of(doc, first.idx, first.idx + len(first))
    if said == "negated":
        return False
    return (
        said != "hypothetical" or governor.mode == "requested" or span._.rule.endswith(("part", "same_term", "reach"))
    )


def _is_threat(doc: Doc, start: int, span: Span) -> bool:
    folded = folded_text(doc)
    begin = max(start, span.start_char - THREAT)
    ends = [match.end() for match in anywhere("threats", "in_front").finditer(folded, begin, span.start_char)]
    return bool(ends) and ";" not in folded[ends[-1] : span.start_char]


# --- lists of defendants ------------------------------------------------------------------------------------------


def _lead(told: Told, start: int) -> Governor | None:
    """What opens the list of which a sentence is an item: "delivered the following sentences:"."""
    folded = folded_text(told.doc)
    item = start
    listed = False
    for _ in range(ITEMS_BACK):
        opens = opens_item(told.reading, start)
        listed = listed or opens or ITEM.search(folded, max(0, start - 12), start) is not None
        if start == 0 or not listed:
            return None
        start, end = sentence_at(told.doc, start - 1)
        introduces = folded[start:end].rstrip().endswith((":", "–", "—"))
        judging = [act for act in told.inside(start, end) if act.kind in JUDGING and _is_said(act)]
        leading = [act for act in judging if act.voice != "noun" or (introduces and act.day is not None)]
        if leading and (introduces or not opens_item(told.reading, start)):
            return Governor(item, item, "imposed", leading[-1], "item")
        if introduces and any(match.group() not in VAGUE for match in implicit().finditer(folded, start, end)):
            own = [act for act in told.inside(item, item + ITEM_LENGTH) if act.kind in JUDGING and act.voice != "noun"]
            before = told.before(start)[-KNOWN_BACK:]
            known = own or [act for act in before if act.kind in JUDGING and act.voice != "noun"][-1:]
            return Governor(item, item, "imposed", known[0] if known else None, "item")
    return None


def opens_item(reading: Reading, start: int) -> bool:
    """Whether a sentence begins with a person's name as an item of a list does: "§: five years"."""
    at = reading.marked.from_letter(start)
    return item_opening().match(reading.text, at, at + ITEM_LENGTH) is not None


def sentences_with_penalties(doc: Doc) -> Iterator[tuple[int, int, list[Span]]]:
    """Yield start, end and penalties of each sentence that has penalties, of a list those of each item."""
    found: dict[tuple[int, int], list[Span]] = {}
    for span in doc.spans.get("penalties", ()):
        found.setdefault(sentence_at(doc, span.start_char), []).append(span)
    for (start, end), spans in found.items():
        borders = [start, *(match.start() + 1 for match in BULLET.finditer(folded_text(doc), start, end)), end]
        for first, last in pairwise(borders):
            if inside := [span for span in spans if first <= span.start_char < last]:
                yield first, last, inside
