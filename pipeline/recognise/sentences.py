"""Sentence borders: the end of a paragraph, or a full stop that is not an abbreviation's."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.span_groups import Component
from pipeline.recognise.text import fold, text_of

# Possessive and not begun in the middle of a run, so that a long run of stops is looked at once.
STOP = r"(?<![.!?…])[.!?…]++"  # . ?!
CLOSERS = r"[\"'”’»)\]]*+"  # ."  .)
OPENERS = r"[\"'“‘«¿¡(\[•–-]{0,8}"  # "The  ¿Qué
WORD_BEFORE = re.compile(r"\w*$")  # Mr in front of its stop
ABBREVIATION_LENGTH = 12
BORDER = re.compile(rf"(?P<stop>{STOP})(?P<closers>{CLOSERS})\s++(?={OPENERS}\s?(?P<next>[^\W_]))|\n[ \t]*+\n\s*+")


@cache
def abbreviations() -> frozenset[str]:
    """All abbreviations, folded."""
    return frozenset(word for words in read_toml("abbreviations").values() for word in words)


def sentence_starts(text: str) -> Iterator[int]:
    """Yield the offset of each sentence's first character, 0 included."""
    yield 0
    for match in BORDER.finditer(text):
        # A closing quote or bracket behind the stop ends the sentence also where the word is an abbreviation.
        plain = match["stop"] == "." and not match["closers"]
        if plain and not _ends_sentence(_word_before(text, match.start()), match["next"]):
            continue
        yield match.end()


def _word_before(text: str, offset: int) -> str:
    """The word in front of a full stop; of a long one the end, which is no abbreviation."""
    word = WORD_BEFORE.search(text[max(0, offset - ABBREVIATION_LENGTH) : offset])
    return word.group() if word else ""


def _ends_sentence(word: str, following: str) -> bool:
    if following.islower():
        return False
    initial = len(word) == 1 and word.isupper()  # the middle initial of "John B. Smith"
    return not initial and fold(word) not in abbreviations()


@Language.factory("spcomms_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Component:
    """A component that sets sentence borders by ``sentence_starts``."""
    return set_sentences


def set_sentences(doc: Doc) -> Doc:
    """Mark the token that holds each sentence's first character as its start, all others as none."""
    if not len(doc):
        return doc
    starts = sorted(set(sentence_starts(text_of(doc))))
    begins = np.full(len(doc), -1, dtype=np.int64)
    position = 0
    for token in doc:
        while position < len(starts) and starts[position] < token.idx + len(token):
            begins[token.i] = 1
            position += 1
    # As one array: setting ``token.is_sent_start`` looks at the whole document each time.
    column: Any = begins.astype(np.uint64).reshape(-1, 1)  # spaCy's stubs want thinc's own array type
    return doc.from_array([SENT_START], column)
