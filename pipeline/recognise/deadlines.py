"""The term that a letter sets for an answer: "within 60 days", "dans un délai de soixante jours".

Written to ``doc.spans["deadlines"]``, value: the number of days. Only what stands behind the questions or in the
closing paragraphs counts: a bill's "within 30 days" is no term for the addressee.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either, fragments, spaced
from pipeline.recognise.frame import frame_part
from pipeline.recognise.sections import section_at
from pipeline.recognise.sentences import sentence_starts
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import folded_text

RESPONSE_DISTANCE = 250  # characters between the term and the word for response
TERM_SECTIONS = ("requests", "closing", "concern", "legal_framework")


@Language.factory("spcomms_deadlines", assigns=["doc.spans"])
def make_deadlines(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["deadlines"]``; it reads frame and sections."""
    return recognise_deadlines


def recognise_deadlines(doc: Doc) -> Doc:
    """Find the term."""
    write_group(doc, "deadlines", find_deadlines(doc))
    return doc


@cache
def number_words() -> dict[str, int]:
    """Value of every number word, folded."""
    return {word: value for words in read_toml("numbers").values() for word, value in words.items()}


@cache
def _pattern() -> re.Pattern[str]:
    number = "(?:\\d{1,3}|" + "|".join(sorted(map(spaced, number_words()), key=len, reverse=True)) + ")"
    plain = [fragment.replace("(?P<days>NUMBER)", number) for fragment in fragments("response_deadline")]
    return re.compile(r"(?<!\w)" + either(plain) + r"(?!\w)")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:\d{1,3}|" + "|".join(sorted(map(spaced, number_words()), key=len, reverse=True)) + r")(?!\w)"
    )


@cache
def _words_for(formula: str) -> re.Pattern[str]:
    return re.compile(either(fragments(formula)))


def asks_for_answer(doc: Doc, start: int, end: int) -> bool:
    """Whether a term is one for an answer, not for making the letter public: the word nearest in front decides.

    A term stands behind the questions or in the closing paragraphs.
    """
    if section_at(doc, start) not in TERM_SECTIONS:
        return False
    folded = folded_text(doc)
    before = folded[max(0, start - RESPONSE_DISTANCE) : start]
    before = before[list(sentence_starts(before))[-1] :]
    answers = [word.start() for word in _words_for("response_word").finditer(before)]
    publishing = [word.start() for word in _words_for("publication_word").finditer(before)]
    if answers or publishing:
        return max(answers, default=-1) > max(publishing, default=-1)
    return bool(_words_for("response_word").search(folded, end, end + RESPONSE_DISTANCE // 2))


def find_deadlines(doc: Doc) -> Iterator[Found]:
    """Yield the term for the answer; the first one near a word for response counts."""
    if frame_part(doc, "INTRODUCTION") is None and frame_part(doc, "SALUTATION") is None:
        return
    folded = folded_text(doc)
    for match in _pattern().finditer(folded):
        if not asks_for_answer(doc, *match.span()):
            continue
        number = _number().search(match.group())
        if number is None:
            continue
        word = " ".join(number.group().split())
        days = number_words().get(word) or int(word)
        yield Found(start=match.start(), end=match.end(), label="DEADLINE", value=days, rule="deadlines.response")
        return
