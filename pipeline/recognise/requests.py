"""The numbered questions that a letter puts to its addressee.

They follow a formula ("observations on the following matters") between the introduction and the closing, count up
from 1, and the last may run straight into "We would appreciate receiving a response". Other numbered lists (persons,
points of law) stand before the formula; an old letter has the questions without it, recognised by how they begin.
Source: letters 2004-2026. Written to ``doc.spans["requests"]``, value: the number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.formulas import anywhere, opening
from pipeline.recognise.frame import frame_part
from pipeline.recognise.sentences import sentence_starts
from pipeline.recognise.span_groups import Component, Found, body_end, write_group
from pipeline.recognise.text import folded_text, paragraphs, text_of

# a new line, or behind a sentence or clause where lines were lost: "…; and 4. the measures"
AT_START = r"(?:^|(?<=\n)|(?<=[.?;:!] )|(?<=[;,] and )|(?<=[;,] et )|(?<=[;,] y ))"
NUMBER = r"(?P<number>[1-9]\d?)"  # 1, 12
# "1. Please", "2) ¿Qué", "1/ Are", "1 - Veuillez"; not "1.5"
MARK = r"(?:\s?(?:\.-|\.º|[.)°º])[ \t]*|\s?/\s|\s[-–]\s)(?=[^\W\d_]|[\"'(¿«])"
ITEM = re.compile(rf"{AT_START}[ \t(]*{NUMBER}{MARK}")
SUB_ITEM = re.compile(r"\s*(?:\(?(?:[a-z]|[ivx]{1,4})\)|[•–*-])\s")  # (a), ii), • : part of the question before it


ANNOUNCEMENT_LENGTH = 500  # characters before a list in which its announcement stands
LAST_LENGTH = 400  # characters of the last item in which a question mark is looked for


@dataclass(frozen=True, slots=True)
class Item:
    """A number that may open a question. start: of the number; text: of the words behind it."""

    number: int
    start: int
    text: int


@Language.factory("spcomms_requests", assigns=["doc.spans"])
def make_requests(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["requests"]``; it reads the frame."""
    return recognise_requests


def recognise_requests(doc: Doc) -> Doc:
    """Find the questions."""
    write_group(doc, "requests", find_requests(doc))
    return doc


def find_requests(doc: Doc) -> Iterator[Found]:
    """Yield the questions in order, each from its number to its last word."""
    folded = folded_text(doc)
    begin, end = _body(doc)
    items, rule = _sequence(folded, begin, end)
    for item, following in zip_longest(items, items[1:]):
        stop = following.start if following else _last_end(doc, folded, item, end)
        stop = item.start + len(text_of(doc)[item.start : stop].rstrip())
        yield Found(start=item.start, end=stop, label="REQUEST", value=item.number, rule=rule)


def _body(doc: Doc) -> tuple[int, int]:
    """Where questions can stand: behind salutation and introduction, before closing and annex."""
    opened = [part.end_char for label in ("SALUTATION", "INTRODUCTION") if (part := frame_part(doc, label))]
    ended = [part.start_char for label in ("CLOSING", "ANNEX") if (part := frame_part(doc, label))]
    return max(opened, default=0), min([*ended, body_end(doc)])


def _sequence(folded: str, begin: int, end: int) -> tuple[list[Item], str]:
    """The list that counts up from 1 behind the last formula that such a list follows."""
    items = [
        Item(int(match["number"]), match.start("number"), match.end()) for match in ITEM.finditer(folded, begin, end)
    ]
    cues = [match.end() for match in anywhere("requests").finditer(folded, begin, end)]
    for cue in reversed(cues):
        counted = _count_up([item for item in items if item.start >= cue])
        if counted and not any(cue < other < counted[0].start for other in cues):
            return counted, "requests.formula"
    starts = [position for position, item in enumerate(items) if item.number == 1]
    for position in reversed(starts):
        counted = _count_up(items[position:])
        asking = sum(_asks(folded, item, following, end) for item, following in zip_longest(counted, counted[1:]))
        if counted and asking * 2 > len(counted):
            return counted, "requests.wording"
    for position in reversed(starts):
        counted = _count_up(items[position:])
        if len(counted) > 1 and _announced(folded, begin, counted[0].start):
            return counted, "requests.announcement"
    return [], ""


def _announced(folded: str, begin: int, start: int) -> bool:
    """Whether the words before a list ask for something and end in a colon."""
    before = folded[max(begin, start - ANNOUNCEMENT_LENGTH) : start].rstrip(" \n\t(")
    if not before.endswith(":"):
        return False
    sentence = before[list(sentence_starts(before))[-1] :]
    return bool(anywhere("request_announcement").search(sentence))


def _asks(folded: str, item: Item, following: Item | None, end: int) -> bool:
    """Whether an item begins like a question or request, or holds a question mark."""
    if opening("request_words").match(folded, item.text):
        return True
    return "?" in folded[item.text : following.start if following else min(end, item.text + LAST_LENGTH)]


def _count_up(items: list[Item]) -> list[Item]:
    """The items 1, 2, 3 …; a number that the letter left out is passed over."""
    counted: list[Item] = []
    for position, item in enumerate(items):
        expected = counted[-1].number + 1 if counted else 1
        skipped = item.number == expected + 1 and counted and not any(i.number == expected for i in items[position:])
        if item.number == expected or skipped:
            counted.append(item)
    return counted


def _last_end(doc: Doc, folded: str, item: Item, end: int) -> int:
    """Where the last question ends: before the formula that follows it, else with its own paragraph and sub-items."""
    starts = [item.text + offset for offset in sentence_starts(text_of(doc)[item.text : end])]
    for start in starts[1:]:
        if opening("after_requests").match(folded, start, end):
            return start
    stop = item.text
    for first, last in paragraphs(doc):
        if first <= item.start < last:
            stop = last
        elif stop > item.text and first >= stop:
            if not SUB_ITEM.match(folded, first, last) or first >= end:
                break
            stop = last
    return min(stop, end) if stop > item.text else end
