"""Penalties with their measure: "four years and six months' imprisonment", "une amende de 200 000 dinars".

Written to ``doc.spans["penalties"]``, label PENALTY, value: a ``Penalty``; one span a component. Penalties that a law
threatens are found, too: what is said of them is for those who read the group to decide.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.penalty_measures import measures_of
from pipeline.recognise.penalty_readers import last_term, penalties_of_sentence
from pipeline.recognise.penalty_value import Penalty
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import folded_text

__all__ = ["Penalty", "find_penalties", "make_penalties", "recognise_penalties"]

LABEL = "PENALTY"
CONFIDENCE = {"bare": 0.8, "elided": 0.8}  # a measure without a noun, a number without a unit


@Language.factory("spcomms_penalties", assigns=["doc.spans"])
def make_penalties(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["penalties"]``."""
    return recognise_penalties


def recognise_penalties(doc: Doc) -> Doc:
    """Write the penalties of a document."""
    write_group(doc, "penalties", find_penalties(doc))
    return doc


def find_penalties(doc: Doc) -> Iterator[Found]:
    """Yield every component, in reading order."""
    yield from penalties_in(folded_text(doc), [sentence.start_char for sentence in doc.sents])


def penalties_in(folded: str, sentences: Sequence[int]) -> Iterator[Found]:
    """The components of a folded text. sentences: where each sentence begins."""
    measures = measures_of(folded)
    starts = [measure.start for measure in measures]
    before = None
    for start, stop in pairwise([*sentences, len(folded)]):
        inside = measures[bisect_left(starts, start) : bisect_left(starts, stop)]
        if not inside:
            continue
        pieces = penalties_of_sentence(folded, start, stop, inside, before)
        before = last_term(inside, pieces)
        for piece in pieces:
            yield Found(
                start=piece.start,
                end=piece.end,
                label=LABEL,
                value=piece.penalty,
                rule=f"penalties.{piece.rule}",
                confidence=CONFIDENCE.get(piece.rule, 1.0),
            )
