"""Which date belongs to which letter or answer.

A date belongs to the letter or answer that it follows ("AL TUR 5/2020, sent on 24 March 2020"), or to the reference
in brackets behind it ("on 9 August 2018 (AL TCD 3/2018)"); lists are shared out in order.
"""

from collections.abc import Sequence

from pipeline.recognise.exchanges import link_words
from pipeline.resolve.exchange_marks import EarlierLetter, Mark, Words, day_of

DATE_DISTANCE = 75  # characters between a letter or answer and its date: "sent to your Excellency's Government on"
SENT_DISTANCE = 340  # "the letter that, jointly with the Working Group on …, I sent on"
SENT_LENGTH = 40
BRACKET_DISTANCE = 60  # between a date and the reference in brackets behind it: "(see communication"


def date_owners(words: Words, marks: list[Mark]) -> list[tuple[Mark, Mark]]:
    """Pairs of a date and the reference, letter or answer that it dates."""
    pairs: list[tuple[Mark, Mark]] = []
    runs = _runs(words, [mark for mark in marks if mark.kind in "CLRD"])
    for position, run in enumerate(runs):
        if run[0].kind != "D":
            continue
        before = _owners_before(words, runs[:position], run)
        behind = runs[position + 1] if position + 1 < len(runs) else None
        left = run
        if behind and behind[0].kind == "C" and _in_brackets(words.folded, run[-1], behind[0]):
            pairs += zip(run[-len(behind) :], behind, strict=False)
            left = run[: -len(behind)]
        elif before and (answer := _answer_received(words, marks, before, run, pairs)) is not None:
            pairs += [(day, answer) for day in run]
            left = []
        elif behind and behind[0].kind == "R" and _in_reply(words.folded, run[-1], behind[0]):
            pairs += [(day, behind[0]) for day in run]
            left = []
        if left and before:
            pairs += _shared_out(left, before)
        elif (
            left and behind and behind[0].kind == "C" and len(behind) == len(left) and _near(words, run[-1], behind[0])
        ):
            pairs += zip(left, behind, strict=True)
    return _with_far_ones(words, marks, pairs)


def _owners_before(words: Words, runs: list[list[Mark]], run: list[Mark]) -> list[Mark] | None:
    """The letters or answers in front of a date; further dates of the same ones may stand between."""
    first = run[0]
    for other in reversed(runs):
        if not _near(words, other[-1], first):
            return None
        if other[0].kind != "D":
            return other
        first = other[0]
    return None


def _answer_received(
    words: Words, marks: list[Mark], owners: list[Mark], run: list[Mark], pairs: list[tuple[Mark, Mark]]
) -> Mark | None:
    """The answer that a date behind a reference is about: "the reply to AL ARE 2/2020, received on 14 August".

    So too with other words where the letter has dated the reference before.
    """
    reference = owners[-1]
    if reference.kind != "C" or len(owners) != 1:
        return None
    answers = [mark for mark in marks if mark.kind == "R" and mark.end <= reference.start]
    if not answers or not words.same_sentence(answers[-1].start, reference.start):
        return None
    if any(owner is answers[-1] for _, owner in pairs):
        return None
    to_it = link_words("to_letter").search(words.folded, answers[-1].end, reference.start)
    dated = any(owner.kind == "C" and owner.value == reference.value for _, owner in pairs)
    received = link_words("received").match(words.folded, reference.end, run[0].start)
    return answers[-1] if to_it and (received or dated) else None


def _in_reply(folded: str, day: Mark, answer: Mark) -> bool:
    return bool(link_words("in_reply").fullmatch(folded, day.end, answer.start))


def _with_far_ones(words: Words, marks: list[Mark], pairs: list[tuple[Mark, Mark]]) -> list[tuple[Mark, Mark]]:
    """Date a reference also by the one date of its sentence that nothing else claims, where a letter is spoken of.

    "On 3 November 2017, the present holder of that mandate and I wrote about an early draft (OL BGD 6/2017)."
    """
    owned = {id(day) for day, _ in pairs}
    dated = {id(owner) for _, owner in pairs}
    for mark in marks:
        if mark.kind != "C" or id(mark) in dated:
            continue
        sentence = [other for other in marks if words.same_sentence(other.start, mark.start)]
        free = [
            other for other in sentence if other.kind == "D" and id(other) not in owned and other.start < mark.start
        ]
        alone = sum(other.kind == "C" for other in sentence) == 1
        if alone and len(free) == 1 and any(other.kind == "L" for other in sentence):
            pairs.append((free[0], mark))
    return pairs


def _shared_out(dates: list[Mark], owners: list[Mark]) -> list[tuple[Mark, Mark]]:
    """Dates in a list go to owners in a list, in order; several dates of one letter or answer are all its own."""
    if owners[0].kind == "C":
        return list(zip(dates, owners, strict=True)) if len(dates) == len(owners) else []
    return [(day, owners[-1]) for day in dates]


def _in_brackets(folded: str, day: Mark, reference: Mark) -> bool:
    between = folded[day.end : reference.start]
    return len(between) <= BRACKET_DISTANCE and bool(link_words("bracketed").fullmatch(between))


def _near(words: Words, first: Mark, second: Mark) -> bool:
    """Whether a date follows close enough, or right behind the verb of sending in the same sentence."""
    gap = second.start - first.end
    if gap < 0 or not words.same_sentence(first.start, second.start):
        return False
    if gap <= DATE_DISTANCE:
        return True
    sent = link_words("sent").search(words.folded[max(first.end, second.start - SENT_LENGTH) : second.start])
    sent = sent or link_words("sent_by").match(words.folded, first.end)
    return gap <= SENT_DISTANCE and first.kind in "CL" and bool(sent)


def dated_letters(words: Words, dates: list[tuple[Mark, Mark]], known: list[EarlierLetter]) -> list[EarlierLetter]:
    """Letters known by their date: "our letter of 6 March 2006". Those whose number stands beside are no new ones."""
    letters = []
    for day, owner in dates:
        if owner.kind != "L":
            continue
        sent = day_of(day)
        numbered = [
            letter
            for letter in known
            if letter.sent is None and letter.start > day.end and words.same_sentence(day.end, letter.start)
        ]
        if len(numbered) == 1 and sent:
            numbered[0].sent = sent
            continue
        if link_words("from_state").match(words.folded, day.end):
            continue
        letters.append(EarlierLetter(owner.start, day.end, None, bool(owner.value), sent))
    return letters


def _runs(words: Words, marks: Sequence[Mark]) -> list[list[Mark]]:
    """Neighbours of one kind that stand in a list: "KAZ 1/2017, KAZ 2/2017 and KAZ 3/2017"."""
    runs: list[list[Mark]] = []
    for mark in marks:
        last = runs[-1][-1] if runs else None
        same_words = last is not None and (last.start, last.end) == (mark.start, mark.end)
        if last and last.kind == mark.kind and (same_words or listed(words.folded, last.end, mark.start)):
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return runs


def listed(folded: str, first: int, second: int) -> bool:
    """Whether only commas, "and" and the like stand between two offsets."""
    return first <= second and bool(link_words("in_list").fullmatch(folded, first, second))
