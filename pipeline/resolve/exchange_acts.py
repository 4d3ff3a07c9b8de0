"""What a paragraph says was answered, or was not: one act for each answer, with its dates and its clause."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.recognise.exchanges import link_words
from pipeline.resolve.exchange_dates import DATE_DISTANCE
from pipeline.resolve.exchange_marks import CLAUSE_DISTANCE, Act, Mark, Words, is_verb


def acts_of(words: Words, marks: Sequence[Mark], dates: Sequence[tuple[Mark, Mark]]) -> list[Act]:
    """The answers and their lack, in order; "responded by note of 22 June" is one answer, not two."""
    acts: list[Act] = []
    for mark in marks:
        if mark.kind not in "RN" or (acts and mark.start < acts[-1].end):
            continue
        received = tuple(day for day, owner in dates if owner is mark)
        last = acts[-1] if acts else None
        between = any(other.kind in "CL" and last.end <= other.start < mark.start for other in marks) if last else False
        if last and _one_answer(words, last, mark, bool(received)) and not between:
            told = last.acknowledged or bool(mark.value)
            acts[-1] = Act("R", last.start, mark.end, told, last.received + received, last.verb or is_verb(words, mark))
        else:
            acts.append(Act(mark.kind, mark.start, mark.end, bool(mark.value), received, is_verb(words, mark)))
    return [_meant(words, marks, acts, number) for number in range(len(acts))]


def _one_answer(words: Words, last: Act, mark: Mark, dated: bool) -> bool:
    near = mark.start - last.end <= DATE_DISTANCE and words.same_sentence(last.start, mark.start)
    one_dated = bool(last.received) != dated
    further = link_words("further").match(words.folded, mark.start, mark.end)
    return last.kind == mark.kind == "R" and one_dated and near and not further


def _meant(words: Words, marks: Sequence[Mark], acts: Sequence[Act], number: int) -> Act:
    """An act as its sentence means it: "neither has been answered" is none, a note that asks for time no answer."""
    act = acts[number]
    if act.kind != "R":
        return act
    start, end = words.sentence(act.start)
    if not act.received and link_words("none").search(words.folded, max(start, _end_before(acts, number)), act.start):
        return replace(act, kind="N", whole=True)
    if act.verb and act.received:
        return act
    first, last = clause_of(words, act, _end_before(acts, number), end)
    asked = [mark for mark in marks if mark.kind == "A" and first - CLAUSE_DISTANCE <= mark.start < last]
    asked = [mark for mark in asked if start <= mark.start and mark.start - act.end <= CLAUSE_DISTANCE]
    note = link_words("note").match(words.folded, act.start, act.end)
    if any((note or not act.received) and mark.start >= first for mark in asked):
        return replace(act, kind="A")
    return act


def _end_before(acts: Sequence[Act], number: int) -> int:
    return acts[number - 1].end if number else 0


def clause_of(words: Words, act: Act, earliest: int, latest: int) -> tuple[int, int]:
    """The stretch of the sentence that speaks of this act: between its neighbours, cut at "but" and the like."""
    start, end = words.sentence(act.start)
    if act.whole:
        return start, min(end, latest)
    start, end = max(start, earliest), min(end, latest)
    for contrast in link_words("contrast").finditer(words.folded, start, act.start):
        start = contrast.end()
    contrast_after = link_words("contrast").search(words.folded, act.end, end)
    return start, contrast_after.start() if contrast_after else end
