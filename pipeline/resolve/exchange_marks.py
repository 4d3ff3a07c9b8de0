"""The things that letters say of their correspondence, in the order in which they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from spacy.tokens import Doc, Span

from pipeline.recognise.exchanges import link_words
from pipeline.recognise.references import Communication
from pipeline.recognise.text import folded_text, text_of

CLAUSE_DISTANCE = 120  # characters between an answer and the words that say to which letter
ANSWER_DISTANCE = 60  # characters between "replied" and "by a letter"
PART_OF_A_NAME = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]")  # Communication Technology Act
BY_LETTER = 16  # characters in front of a letter that hold "by a"


@dataclass(slots=True)
class EarlierLetter:
    """A communication that the letter names, by number or by date only."""

    start: int
    end: int
    communication: Communication | None
    appeal: bool
    sent: date | None = None
    status: str | None = None


@dataclass(slots=True)
class Answer:
    """An answer that the letter names. letter: what it answers, None where that is not decided."""

    start: int
    end: int
    received: date | None
    letter: EarlierLetter | None


@dataclass(slots=True)
class Exchanges:
    """The correspondence of a letter."""

    letters: list[EarlierLetter] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing of a sentence in its order: C reference, L letter, R answer, N none, D date, S selector."""

    kind: str
    start: int
    end: int
    value: Any


@dataclass(frozen=True, slots=True)
class Act:
    """An answer (R) or the lack of one (N), as the letter speaks of it. received: its dates."""

    kind: str
    start: int
    end: int
    acknowledged: bool
    received: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The folded text with the borders of its sentences."""

    folded: str
    starts: tuple[int, ...]

    def same_sentence(self, first: int, second: int) -> bool:
        """Whether two offsets stand in one sentence."""
        return bisect_right(self.starts, first) == bisect_right(self.starts, second)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds an offset."""
        position = bisect_right(self.starts, offset)
        end = self.starts[position] if position < len(self.starts) else len(self.folded)
        return self.starts[max(0, position - 1)], end


def marks_of(doc: Doc, own: Span | None) -> list[Mark]:
    """All references, dates and words of exchange of a letter but its own reference, in reading order."""
    own_value = str(own._.value) if own is not None else None
    bare = own_value.split(" ", 1)[-1] if own_value else None
    marks = [
        Mark("C", span.start_char, span.end_char, span._.value)
        for span in doc.spans["references"]
        if span.label_ != "OWN" and str(span._.value) not in (own_value, bare)
    ]
    kinds = {"LETTER": "L", "REPLY": "R", "UNANSWERED": "N", "SELECTOR": "S"}
    marks += [Mark(kinds[s.label_], s.start_char, s.end_char, s._.value) for s in doc.spans["exchanges"]]
    marks += [
        Mark("D", span.start_char, span.end_char, span._.value.start)
        for span in doc.spans["dates"]
        if span._.value.precision == "day"
    ]
    order = "CLRNDS"
    marks.sort(key=lambda mark: (mark.start, order.index(mark.kind)))
    return list(_told_apart(text_of(doc), folded_text(doc), marks))


def _told_apart(text: str, folded: str, marks: list[Mark]) -> Iterator[Mark]:
    """Tell the State's letters from the mandate holders': "its letter of 30 June" is an answer, "replied by a letter"
    part of one, and the "Communication Technology Act" none of either."""
    last_answer = last_selector = -CLAUSE_DISTANCE
    for mark in marks:
        if mark.kind in "RN":
            last_answer = mark.end
        if mark.kind == "S":
            last_selector = mark.end
        if mark.kind != "L":
            yield mark
            continue
        before = folded[max(0, mark.start - BY_LETTER) : mark.start]
        answering = 0 <= mark.start - last_answer <= ANSWER_DISTANCE and link_words("by_letter").search(before)
        # "the reply to the second communication, received on …": the ordinal's noun is no letter of its own.
        chosen = 0 <= mark.start - last_selector <= 1 and 0 <= mark.start - last_answer <= CLAUSE_DISTANCE
        if answering or chosen or PART_OF_A_NAME.match(text, mark.end):
            continue
        if link_words("its").search(before):
            yield Mark("R", mark.start, mark.end, False)
        else:
            yield mark


def day_of(mark: Mark | None) -> date | None:
    """The day of a date's mark."""
    return mark.value if mark is not None and isinstance(mark.value, date) else None
