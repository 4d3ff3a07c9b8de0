"""The things that letters say of their correspondence, in the order in which they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from spacy.tokens import Doc, Span

from pipeline.recognise.exchanges import exchange_words, link_words
from pipeline.recognise.references import Communication
from pipeline.recognise.text import folded_text, paragraphs, text_of
from pipeline.resolve.relative_dates import Dated, resolve_relative

CLAUSE_DISTANCE = 120  # characters between an answer and the words that say to which letter
ANSWER_DISTANCE = 60  # characters between "replied" and "by a letter"
PART_OF_A_NAME = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]")  # Communication Technology Act
BY_LETTER = 16  # characters in front of a letter that hold "by a"
APPOSED = 60  # characters between "letter" and its reference
KINDS = {"LETTER": "L", "REPLY": "R", "UNANSWERED": "N", "RECEIPT": "A", "SELECTOR": "S"}


@dataclass(slots=True)
class EarlierLetter:
    """A communication that the letter names, by number or by date only. start, end: where it is named first.

    parallel: it went to somebody else in the same matter.
    """

    start: int
    end: int
    communication: Communication | None
    appeal: bool
    sent: date | None = None
    status: str | None = None
    parallel: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an earlier letter is named."""

    start: int
    end: int
    letter: EarlierLetter


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
    """A thing of a sentence in its order.

    C reference, L letter (l beside its reference), R answer, N none, A receipt only, D day, M month or year,
    S selector.
    """

    kind: str
    start: int
    end: int
    value: Any


@dataclass(frozen=True, slots=True)
class Act:
    """An answer (R), the lack of one (N), or no more than a receipt (A), as the letter speaks of it.

    received: its dates. verb: it is told as an act ("replied"). whole: the whole sentence speaks of it.
    """

    kind: str
    start: int
    end: int
    acknowledged: bool
    received: tuple[Mark, ...]
    verb: bool = False
    whole: bool = False


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


def marks_of(doc: Doc, own: Span | None, written: date | None = None, *, reply: bool = False) -> list[Mark]:
    """All references, dates and words of exchange of a letter but its own reference, in reading order.

    written: the letter's date, from which "today" and "last month" are counted. reply: it is a State's answer, in which
    "your letter" is one of the mandate holders'.
    """
    own_value = str(own._.value) if own is not None else None
    bare = own_value.split(" ", 1)[-1] if own_value else None
    marks = [
        Mark("C", span.start_char, span.end_char, span._.value)
        for span in doc.spans["references"]
        if span.label_ != "OWN" and str(span._.value) not in (own_value, bare)
    ]
    marks += [Mark(KINDS[s.label_], s.start_char, s.end_char, s._.value) for s in doc.spans["exchanges"]]
    if not marks:
        return []
    marks += _dates(doc, written, marks)
    order = "CLRNADMS"
    marks.sort(key=lambda mark: (mark.start, order.index(mark.kind)))
    return list(_told_apart(text_of(doc), folded_text(doc), marks, "ours_in_reply" if reply else "its"))


def _dates(doc: Doc, written: date | None, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the dates in words, and those that hang on others in paragraphs that speak of letters."""
    known = []
    for span in doc.spans["dates"]:
        value = span._.value
        known.append(Dated(span.start_char, span.end_char, value, "event"))
        if value.precision == "day":
            yield Mark("D", span.start_char, span.end_char, value.start)
        elif value.precision in ("month", "year"):
            yield Mark("M", span.start_char, span.end_char, (value.start, value.end))
    blocks = paragraphs(doc)
    starts = [start for start, _ in blocks]
    speaking = {bisect_right(starts, mark.start) for mark in marks}
    for span in doc.spans.get("relative_dates", ()):
        if bisect_right(starts, span.start_char) not in speaking:
            continue
        resolved = resolve_relative(doc, span.start_char, span._.value, known, written)
        if resolved is not None and resolved.value.precision == "day":
            yield Mark("D", span.start_char, span.end_char, resolved.value.start)


def _told_apart(text: str, folded: str, marks: list[Mark], states: str) -> Iterator[Mark]:
    """Tell the State's letters from the mandate holders': "its letter of 30 June" is an answer, "replied by a letter"
    part of one, and the "Communication Technology Act" none of either. states: the words before a State's letter."""
    last_answer, receipt = -CLAUSE_DISTANCE, 0
    selector: Mark | None = None
    for position, mark in enumerate(marks):
        following = marks[position + 1] if position + 1 < len(marks) else None
        if mark.kind in "RN":
            last_answer = mark.end
        if mark.kind == "S":
            if not _selects(folded, marks, position, selector):
                continue
            selector = mark
        if mark.kind != "L":
            receipt = mark.end if mark.kind == "A" else receipt
            yield mark
            continue
        if mark.start < receipt:
            continue
        before = folded[max(0, mark.start - BY_LETTER) : mark.start]
        answering = 0 <= mark.start - last_answer <= ANSWER_DISTANCE and link_words("by_letter").search(before)
        if answering or _chosen(folded, selector, mark) or PART_OF_A_NAME.match(text, mark.end):
            continue
        behind = marks[position + 1 : position + 4] if link_words("by_letter").search(before) else []
        if link_words(states).search(before) or _replied_by(folded, behind):
            yield Mark("R", mark.start, mark.end, False)
        elif behind and behind[0].kind == "D" and link_words("state_wrote").match(folded, behind[0].end):
            yield Mark("A", mark.start, mark.end, None)  # the State's, whatever it says
        elif following and following.kind == "C" and _apposed(folded, mark, following):
            yield replace(mark, kind="l")
        else:
            yield mark


def _selects(folded: str, marks: list[Mark], position: int, selector: Mark | None) -> bool:
    """Whether an ordinal chooses a letter named before. selector: the ordinal in front of it."""
    mark = marks[position]
    before = max(0, mark.start - BY_LETTER)
    # "a first letter" is a new one.
    if link_words("indefinite").search(folded, before, mark.start) and not link_words("article").match(
        folded, mark.start
    ):
        return False
    # "both replies" are no letters.
    if position + 1 < len(marks) and _is_noun_of(folded, mark, marks[position + 1]):
        return False
    # "these letters" of "the first of these letters" are no more than their own.
    if selector and selector.end <= mark.start and _chosen(folded, selector, mark, nouns=False):
        return False
    # "the first (AL KEN 1/2020)": the reference says which.
    return not _apposed(folded, mark, _next_reference(marks, position))


def _is_noun_of(folded: str, ordinal: Mark, answer: Mark) -> bool:
    """Whether an ordinal's noun is an answer."""
    if answer.kind != "R" or answer.start > ordinal.end + 1 or _is_told(folded, answer):
        return False
    return not link_words("further").match(folded, answer.start, answer.end)


def _replied_by(folded: str, following: list[Mark]) -> bool:
    """Whether a letter is an answer: "In a letter dated 1 April 2020, the Permanent Mission replied"."""
    if len(following) < 2 or following[0].kind != "D" or following[1].kind != "R":
        return False
    between = folded[following[0].end : following[1].start]
    return len(between) <= CLAUSE_DISTANCE and "." not in between and bool(link_words("by_state").search(between))


def _next_reference(marks: list[Mark], position: int) -> Mark | None:
    """The reference behind a mark, a word for letters in between aside: "the first of our letters (AL KEN 1/2020"."""
    behind = marks[position + 1 : position + 3]
    return next((mark for mark in behind if mark.kind == "C"), None)


def _apposed(folded: str, mark: Mark, reference: Mark | None) -> bool:
    """Whether only brackets and the like stand between a word and the reference that says what it means."""
    if reference is None or not 0 <= reference.start - mark.end <= APPOSED:
        return False
    pattern = link_words("apposed") if mark.kind == "L" else link_words("ordinal_apposed")
    return bool(pattern.fullmatch(folded, mark.end, reference.start))


def _chosen(folded: str, selector: Mark | None, mark: Mark, *, nouns: bool = True) -> bool:
    """Whether a letter is the ordinal's noun: "the second communication" (with nouns), "the first of these letters"."""
    if selector is None or mark.start - selector.end > CLAUSE_DISTANCE:
        return False
    return (nouns and mark.start <= selector.end + 1) or bool(
        link_words("of_these").fullmatch(folded, selector.end, mark.start)
    )


def is_verb(words: Words, mark: Mark) -> bool:
    """Whether an answer is told as an act ("replied"), not as a thing."""
    return _is_told(words.folded, mark)


def _is_told(folded: str, mark: Mark) -> bool:
    return bool(exchange_words("replied").match(folded, mark.start, mark.end))


def day_of(mark: Mark | None) -> date | None:
    """The day of a date's mark."""
    return mark.value if mark is not None and isinstance(mark.value, date) else None
