"""The words in which a letter speaks of earlier letters and their answers.

"our letter of 6 March 2006", "we thank your Excellency's Government for its reply", "remains unanswered", "the second
of them". Which answer belongs to which letter is decided later, from these words together with references and dates.
Written to ``doc.spans["exchanges"]``, labels LETTER (value: True for an urgent appeal), REPLY (value: True where the
letter acknowledges it), UNANSWERED, SELECTOR (value: a ``Selection``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either, spaced
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import folded_text

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
    """Find the words of exchange."""
    write_group(doc, "exchanges", find_exchanges(folded_text(doc)))
    return doc


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


def find_exchanges(folded: str) -> Iterator[Found]:
    """Yield the words of exchange in no particular order."""
    unanswered = [match.span() for match in exchange_words("unanswered").finditer(folded)]
    for start, end in unanswered:
        yield _found(start, end, "UNANSWERED", None)
    for match in _whole("letter").finditer(folded):
        yield _found(*match.span(), "LETTER", bool(exchange_words("appeal").search(match.group())))
    for name in ("reply", "replied"):
        for match in _whole(name).finditer(folded):
            # "we regret that we have not received a reply": the reply is part of the words that say there is none.
            if any(start <= match.start() < end + WITHIN_LACK for start, end in unanswered):
                continue
            thanked = name == "replied" or bool(
                exchange_words("thanks").search(folded, max(0, match.start() - THANKS_DISTANCE), match.start())
            )
            yield _found(*match.span(), "REPLY", thanked)
    for selection, pattern in _selectors():
        for match in pattern.finditer(folded):
            yield _found(*match.span(), "SELECTOR", selection)


def _found(start: int, end: int, label: str, value: object) -> Found:
    return Found(start=start, end=end, label=label, value=value, rule=f"exchanges.{label.lower()}")
