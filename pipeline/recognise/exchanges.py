"""The words in which a letter speaks of earlier letters and their answers.

"our letter of 6 March 2006", "we thank your Excellency's Government for its reply", "remains unanswered", "the second
of them". Which answer belongs to which letter is decided later, from these words together with references and dates.
Looked for only where a paragraph speaks of letters. Written to ``doc.spans["exchanges"]``, labels LETTER (value: True
for an urgent appeal), REPLY (value: True where the letter acknowledges it), UNANSWERED, RECEIPT (no more than that),
SELECTOR (value: a ``Selection``).
"""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either, spaced
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import folded_text, paragraphs

WITHIN_LACK = 20  # characters between "not received" and "reply"
THANKS_DISTANCE = 110  # characters between "thank" and "reply"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which of the letters named before: places from 1 (negative from the end), or all, or the rest."""

    places: tuple[int, ...] = ()
    every: bool = False
    rest: bool = False


@Language.factory("spcomms_exchanges", assigns=["doc.spans"])
def make_exchanges(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["exchanges"]``."""
    return recognise_exchanges


def recognise_exchanges(doc: Doc) -> Doc:
    """Find the words of exchange in the paragraphs that speak of letters, and in the one behind each."""
    folded = folded_text(doc)
    write_group(doc, "exchanges", chain.from_iterable(find_exchanges(folded, *span) for span in _speaking(doc, folded)))
    return doc


def _speaking(doc: Doc, folded: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs that name a letter, by number or by a word for it, and those right behind them."""
    named = [span.start_char for span in doc.spans.get("references", ())]
    named += [match.start() for match in link_words("stems").finditer(folded)]
    named.sort()
    before = False
    for start, end in paragraphs(doc):
        place = bisect_left(named, start)
        speaks = place < len(named) and named[place] < end
        if speaks or before:
            yield start, end
        before = speaks


@cache
def exchange_words(name: str) -> re.Pattern[str]:
    """The words of a part of ``knowledge/exchanges.toml``, in all languages."""
    words = [word for language in read_toml("exchanges")[name].values() for word in language]
    return re.compile(rf"(?<![\w-]){either(words)}")


@cache
def link_words(name: str) -> re.Pattern[str]:
    """One of the patterns of small words in ``[links]``."""
    return re.compile(spaced(read_toml("exchanges")["links"][name]))


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(exchange_words(name).pattern + r"(?!\w)")


@cache
def _selectors() -> tuple[tuple[Selection, re.Pattern[str]], ...]:
    followers = either([word for language in read_toml("exchanges")["followers"].values() for word in language])
    behind = rf"(?!\w)(?=\s*$|\s*{followers}(?!\w)|\s*[,.;:)])"
    return tuple(
        (_selection(key), re.compile(rf"(?<!\w){either(words)}" + (behind if key[-1].isdigit() else r"(?!\w)")))
        for key, words in read_toml("exchanges")["selectors"].items()
    )


def _selection(key: str) -> Selection:
    if key == "all":
        return Selection(every=True)
    if key == "rest":
        return Selection(rest=True)
    return Selection(places=tuple(int(place) for place in key.split(",")))


def find_exchanges(folded: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Found]:
    """Yield the words of exchange between two offsets, in no particular order."""
    unanswered = [match.span() for match in exchange_words("unanswered").finditer(folded, start, end)]
    for span in unanswered:
        yield _found(*span, "UNANSWERED", None)
    for match in exchange_words("receipt").finditer(folded, start, end):
        yield _found(*match.span(), "RECEIPT", None)
    for match in _whole("letter").finditer(folded, start, end):
        yield _found(*match.span(), "LETTER", bool(exchange_words("appeal").search(match.group())))
    yield from _answers(folded, start, end, unanswered)
    for selection, pattern in _selectors():
        for match in pattern.finditer(folded, start, end):
            yield _found(*match.span(), "SELECTOR", selection)


def _answers(folded: str, start: int, end: int, unanswered: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the answers, of two that overlap the longer one."""
    matches = [
        (match.start(), -match.end(), name)
        for name in ("replied", "reply")
        for match in _whole(name).finditer(folded, start, end)
    ]
    reached = 0
    for first, negative, name in sorted(matches):
        # "we regret that we have not received a reply": the reply is part of the words that say there is none.
        if first < reached or _is_lack(folded, unanswered, first, -negative):
            continue
        reached = -negative
        thanked = name == "replied" or bool(
            exchange_words("thanks").search(folded, max(0, first - THANKS_DISTANCE), first)
        )
        yield _found(first, reached, "REPLY", thanked)


def _is_lack(folded: str, unanswered: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether an answer is part of the words that say there is none, or stands right behind them."""
    position = bisect_left(unanswered, (end, end))
    if not position:
        return False
    last = unanswered[position - 1][1]
    return start < last or (start < last + WITHIN_LACK and "." not in folded[last:start])


def _found(start: int, end: int, label: str, value: object) -> Found:
    return Found(start=start, end=end, label=label, value=value, rule=f"exchanges.{label.lower()}")
