"""The items of a decision told as a list: "the Court resolved: a) to declare Mr. X guilty of …; b) to acquit …".

Their verbs are often infinitives or missing, so no act of the letter has been found there.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.assertions import assertion_of
from pipeline.recognise.date_values import DateValue
from pipeline.recognise.formulas import either
from pipeline.recognise.sections import section_at
from pipeline.recognise.text import folded_text
from pipeline.resolve.act_persons import persons_at
from pipeline.resolve.entities import Entity
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.tables.records import DateRecord, Evidence

ITEM = re.compile(r"(?:^|\n)[ \t]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–—•*])[ \t]+(?=\S)")
OPENING = re.compile(r"[:–—][ \t]*\n(?=\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–—•*])[ \t])")
LONGEST = 4000  # characters of a list
MOST = 60  # lists of a letter, and items of a list, that are read
ITEM_LENGTH = 600
INFINITIVE = 4  # characters in front of a verb that begins its item: "to acquit"
NAME_LENGTH = 90  # characters of an item in which it names its people


@cache
def _decided() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = read_toml("charges")["items"]
    return tuple((kind, re.compile(rf"(?<!\w){either(table[kind])}(?!\w)")) for kind in ("acquittal", "conviction"))


def items_behind(folded: str, opening: int) -> list[tuple[int, int]]:
    """Start and end of the items of the list that begins behind an offset; a paragraph that is none ends the list."""
    stop = min(len(folded), opening + LONGEST)
    marks = [match.span() for match in islice(ITEM.finditer(folded, max(0, opening - 1), stop), MOST)]
    items: list[tuple[int, int]] = []
    for number, (_, start) in enumerate(marks):
        following = marks[number + 1][0] if number + 1 < len(marks) else stop
        blank = re.compile(r"\n\s*\n").search(folded, start, following)
        if number == 0 and folded[opening:start].count("\n") > 2:
            break
        items.append((start, min(blank.start() if blank else following, start + ITEM_LENGTH)))
        if blank is not None and (number + 1 == len(marks) or ITEM.match(folded, blank.end() - 1) is None):
            break
    return items


def people_of_items(doc: Doc, people: Sequence[Entity], opening: int) -> tuple[str, ...]:
    """Those with whom the items of a list begin: "the following sentences for arson: 1) Mr. X: two years; 2) …"."""
    folded = folded_text(doc)
    found: dict[str, None] = {}
    for start, end in items_behind(folded, opening):
        head = re.compile(r"[:;(]|\s[–—-]\s").search(folded, start, end)
        border = min(head.start() if head else end, start + NAME_LENGTH)
        found.update(dict.fromkeys(persons_at(doc, people, start, border).persons[:1]))
    return tuple(found)


def acts_of_items(doc: Doc, people: Sequence[Entity], acts: Sequence[LinkedAct]) -> Iterator[LinkedAct]:
    """Yield the decisions of items in which no act was found that says anything of charges; acts: those found."""
    folded = folded_text(doc)
    starts = [act.start for act in acts]
    sentences = [sentence.start_char for sentence in doc.sents]
    for opening in islice(OPENING.finditer(folded), MOST):
        number = bisect_right(starts, opening.start()) - 1
        before = acts[number] if number >= 0 and opening.start() - acts[number].end < NAME_LENGTH * 2 else None
        first = sentences[max(0, bisect_right(sentences, opening.start()) - 1)]
        lead = _dated(doc, before, first, opening.start())
        if not _opens(folded, first, opening.start()):
            continue
        for start, end in items_behind(folded, opening.end()):
            known = [act for act in acts[bisect_right(starts, start - 1) :][:8] if act.start < end]
            if not any(act.kind in ("acquittal", "conviction") for act in known):
                yield from _of_item(doc, people, (start, min([end, *(act.start for act in known)])), lead)


def _dated(doc: Doc, act: LinkedAct | None, start: int, end: int) -> LinkedAct | None:
    """The act in front of a list with the one day that the sentence says which opens it."""
    spans = [span for span in doc.spans.get("dates", ()) if start <= span.start_char < end]
    days = {
        span._.value.start: span
        for span in spans
        if isinstance(span._.value, DateValue) and span._.value.precision == "day" and span._.value.start is not None
    }
    if act is None or len(days) != 1 or (act.day is not None and start <= act.day.evidence.start < end):
        return act
    ((day, span),) = days.items()
    evidence = Evidence(
        section=section_at(doc, span.start_char),
        page=1,
        start=span.start_char,
        end=span.end_char,
        quote=span.text,
        rule="charges.item",
        confidence=1.0,
    )
    said = DateRecord(
        date_start=day, date_end=day, precision="day", relative=False, anchor=None, role="event", evidence=evidence
    )
    return replace(act, day=said)


def _opens(folded: str, start: int, end: int) -> bool:
    return (
        re.compile(rf"(?<!\w){either(read_toml('charges')['items']['opening'])}").search(folded, start, end) is not None
    )


def _of_item(doc: Doc, people: Sequence[Entity], item: tuple[int, int], lead: LinkedAct | None) -> Iterator[LinkedAct]:
    folded = folded_text(doc)
    start, end = item
    for kind, pattern in _decided():
        match = pattern.search(folded, start, end)
        if match is None:
            continue
        assertion = assertion_of(doc, match.start(), match.end())
        if assertion == "negated" or (assertion == "hypothetical" and match.start() - start > INFINITIVE):
            continue
        who = persons_at(doc, people, start, min(end, match.end() + NAME_LENGTH))
        yield LinkedAct(
            kind=kind,
            voice="object",
            start=match.start(),
            end=match.end(),
            clause=(start, end),
            assertion="asserted",
            who=who,
            day=lead.day if lead else None,
            place=None,
            court=lead.court if lead else None,
        )
        return
