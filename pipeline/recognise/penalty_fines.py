"""Fines and other sums that a sentence orders to be paid."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.recognise.penalty_measures import Measure, Sentence
from pipeline.recognise.penalty_value import Penalty, Piece
from pipeline.recognise.penalty_words import equivalent, fine_words, kind_of, kinds_of, rate

FRONT, BEHIND = 120, 40  # characters around a sum that can say what it is
LINK = re.compile(r"\s{0,3}(?:of\s|de\s|d'|con\s|in\s|a\s)?\s{0,3}(?:\w+\s)?")  # between a sum and "d'amende"
ENDS = re.compile(r"\s{0,3}(?:[.,;)]|$|(?:for|pour|para|and|et|y|each|chacun|respectively)(?!\w))")
WORLD_MONEY = frozenset({"USD", "EUR", "GBP", "CHF", "dollar", "dollars", "$"})


def fine_of(sentence: Sentence, measure: Measure, last: Sequence[Piece]) -> list[Piece]:
    """What a sum, a number of fine units or a large number makes of the last piece: what stands in its place.

    last: the last piece of the sentence, or none.
    """
    fine = last[-1] if last and last[-1].penalty.kind in ("fine", "other") else None
    if fine is not None and _is_told_again(sentence, measure, fine):
        return [_with_equivalent(fine, measure)]
    if measure.what == "number":
        return [*last, *_elided(sentence, measure, fine)]
    claim, start, end = _claim(sentence, measure)
    if measure.what == "units" and (claim is not None or sentence.governed or measure.unit == "day"):
        claim = "fine"
    if claim is None or claim == "neither":
        return list(last)
    return [*last, Piece(start, end, _penalty("other" if claim == "damages" else "fine", measure), "fine")]


def _penalty(kind: str, measure: Measure) -> Penalty:
    if measure.money is not None:
        return Penalty(kind=kind, amount=measure.value, currency=measure.money.currency)
    return Penalty(kind=kind, quantity=float(measure.value), unit=measure.unit)


def _is_told_again(sentence: Sentence, measure: Measure, fine: Piece) -> bool:
    """Whether a measure is the last fine told otherwise, or what one of its days costs."""
    if measure.start < fine.end or equivalent().fullmatch(sentence.folded, fine.end, measure.start):
        return True
    return fine.penalty.unit == "day" and rate().fullmatch(sentence.folded, fine.end, measure.start) is not None


def _with_equivalent(fine: Piece, measure: Measure) -> Piece:
    """A fine told twice: units take the sum that they are, a sum in the State's money takes no other."""
    if measure.money is None or fine.penalty.unit in {None, "day"} or measure.money.currency in WORLD_MONEY:
        return fine
    penalty = Penalty(kind=fine.penalty.kind, amount=measure.value, currency=measure.money.currency)
    return replace(fine, end=measure.end, penalty=penalty)


def _elided(sentence: Sentence, measure: Measure, fine: Piece | None) -> list[Piece]:
    """A number that leaves out its currency: "the husband was fined 1.3 billion dong and the wife 200 million"."""
    if fine is None or fine.penalty.amount is None or measure.start - fine.end > FRONT:
        return []
    if not ENDS.match(sentence.folded, measure.end, sentence.stop):
        return []
    penalty = Penalty(kind=fine.penalty.kind, amount=measure.value, currency=fine.penalty.currency)
    return [Piece(measure.start, measure.end, penalty, "elided")]


def _claim(sentence: Sentence, measure: Measure) -> tuple[str | None, int, int]:
    """What the words nearest to a sum make of it (fine, damages, neither), and the component's start and end."""
    kinds = kinds_of("fines")
    stop = min(sentence.stop, measure.end + BEHIND)
    behind = fine_words().search(sentence.folded, measure.end, stop)
    if behind is not None and LINK.fullmatch(sentence.folded, measure.end, behind.start()):
        return kind_of(behind, kinds), measure.start, behind.end()
    fronts = list(fine_words().finditer(*sentence.front(measure.start, FRONT)))
    if fronts:
        near = measure.start - fronts[-1].end() < BEHIND
        return kind_of(fronts[-1], kinds), fronts[-1].start() if near else measure.start, measure.end
    told = kind_of(behind, kinds) if behind is not None and measure.what == "units" else None
    return told, measure.start, measure.end
