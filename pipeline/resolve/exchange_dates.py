"""Which date belongs to which letter or answer.

A date belongs to the letter or answer that it follows ("AL TUR 5/2020, sent on 24 March 2020"), or to the reference
in brackets behind it ("on 9 August 2018 (AL TCD 3/2018)"); lists are shared out in order.
"""

from collections.abc import Sequence

from pipeline.recognise.exchanges import link_words
from pipeline.resolve.exchange_marks import Mark, Mention, Words, day_of, is_verb
from pipeline.resolve.exchange_selection import chosen_by

DATE_DISTANCE = 75  # characters between a letter or answer and its date: "sent to your Excellency's Government on"
SENT_DISTANCE = 340  # "the letter that, jointly with the Working Group on …, I sent on"
SENT_LENGTH = 40
BRACKET_DISTANCE = 60  # between a date and the reference in brackets behind it: "(see communication"


def date_owners(words: Words, marks: list[Mark]) -> tuple[list[Mark], list[tuple[Mark, Mark]]]:
    """The marks, and pairs of a date and the reference, letter or answer that it dates.

    Where an answer is told by its date alone ("replied to AL 1/2020 on 3 May and to AL 2/2020 on 4 June"), a mark for
    it is put in.
    """
    told: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    runs = _runs(words, [mark for mark in marks if mark.kind in "CLRAD"])
    for position, run in enumerate(runs):
        if run[0].kind != "D":
            continue
        before = _owners_before(words, runs[:position], run)
        if before and before[-1].kind == "C" and any(owner is before[-1] for _, owner in pairs):
            before = _further_letters(words, runs[:position], run, pairs) or before
        behind = runs[position + 1] if position + 1 < len(runs) else None
        left = run
        if behind and behind[0].kind == "C" and _in_brackets(words.folded, run[-1], behind[0]):
            pairs += zip(run[-len(behind) :], behind, strict=False)
            left = run[: -len(behind)]
        elif (answer := _answer_dated(words, marks, (runs[:position], before, run, behind), pairs)) is not None:
            told += [answer] if answer not in marks else []
            pairs += [(day, answer) for day in run]
            left = []
        if left and before:
            pairs += _shared_out(words, left, before)
        elif (
            left and behind and behind[0].kind == "C" and len(behind) == len(left) and _near(words, run[-1], behind[0])
        ):
            pairs += zip(left, behind, strict=True)
    both = sorted([*marks, *told], key=lambda mark: mark.start) if told else marks
    return both, _with_far_ones(words, marks, pairs)


def _answer_dated(
    words: Words,
    marks: list[Mark],
    around: tuple[list[list[Mark]], list[Mark] | None, list[Mark], list[Mark] | None],
    pairs: list[tuple[Mark, Mark]],
) -> Mark | None:
    """The answer that a run of days dates although a letter or nothing stands in front of it, if any.

    around: the runs in front, the letters or answers in front, the run itself, and the run behind it.
    """
    in_front, before, run, behind = around
    answer = _answer_to(words, marks, run, behind)
    if answer is None and before:
        answer = _answer_received(words, marks, before, run, pairs)
    if answer is None:
        answer = _answer_on(words, marks, in_front, run, pairs)
    if answer is None and behind and behind[0].kind == "R" and _in_reply(words.folded, run[-1], behind[0]):
        answer = behind[0]
    return answer


def _answer_on(
    words: Words, marks: list[Mark], runs: list[list[Mark]], run: list[Mark], pairs: list[tuple[Mark, Mark]]
) -> Mark | None:
    """The answer of the day behind a reference, its own date aside: "replied to AL KEN 1/2020 on 3 May".

    A new mark where the verb has its date already: "… and to AL KEN 2/2020 on 4 June".
    """
    before = runs[-1][-1] if runs else None
    if (
        before is None
        or before.kind not in "CD"
        or not link_words("on_day").fullmatch(words.folded, before.end, run[0].start)
    ):
        return None
    reference = before
    if before.kind == "D":
        if len(runs) < 2 or not any(day is before and owner is runs[-2][-1] for day, owner in pairs):
            return None
        reference = runs[-2][-1]
    if reference.kind != "C":
        return None
    verbs = [mark for mark in marks if mark.kind == "R" and mark.end <= reference.start and is_verb(words, mark)]
    if not verbs or not words.same_sentence(verbs[-1].start, reference.start):
        return None
    if not link_words("ends_in_to").search(words.folded, verbs[-1].end, reference.start):
        return None
    if any(owner.kind == "R" and verbs[-1].start <= owner.start < reference.start for _, owner in pairs):
        return Mark("R", run[0].start, run[0].start, True)
    return verbs[-1]


def date_by_ordinals(words: Words, marks: list[Mark], dates: list[tuple[Mark, Mark]], pool: list[Mention]) -> None:
    """Date the letters that an ordinal means: "the former was sent on 3 March 2020 and the latter on 5 June 2020"."""
    owned = {id(day) for day, _ in dates}
    sent_before: Mark | None = None
    for position, mark in enumerate(marks):
        if mark.kind != "S":
            continue
        days = _days_behind(marks, position)
        if not days or id(days[0]) in owned:
            continue
        between = words.folded[mark.end : days[0].start]
        goes_on = sent_before is not None and words.same_sentence(sent_before.start, mark.start)
        if not link_words("was_sent").fullmatch(between) and not (goes_on and link_words("on_day").fullmatch(between)):
            continue
        sent_before = mark
        letters = [letter for letter in chosen_by(words, mark, pool) if letter.sent is None]
        if len(letters) == len(days):
            for letter, day in zip(letters, days, strict=True):
                letter.sent = day_of(day)


def _days_behind(marks: list[Mark], position: int) -> list[Mark]:
    days: list[Mark] = []
    for mark in marks[position + 1 :]:
        if mark.kind != "D":
            break
        days.append(mark)
    return days


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


def _answer_to(words: Words, marks: list[Mark], run: list[Mark], behind: list[Mark] | None) -> Mark | None:
    """The answer whose day stands before its letter: "responses on 1 April to AL 1/2020 and on 9 July to UA 4/2020"."""
    if behind is None or behind[0].kind not in "CL":
        return None
    if not link_words("day_to").fullmatch(words.folded, run[-1].end, behind[0].start):
        return None
    answers = [mark for mark in marks if mark.kind == "R" and mark.end <= run[0].start]
    return answers[-1] if answers and words.same_sentence(answers[-1].start, run[0].start) else None


def _further_letters(
    words: Words, runs: list[list[Mark]], run: list[Mark], pairs: list[tuple[Mark, Mark]]
) -> list[Mark] | None:
    """The word for letters whose list goes on: "letters of 3 May (KEN 2/2009) and of 4 June"."""
    if not link_words("list_goes_on").fullmatch(words.folded, runs[-1][-1].end, run[0].start):
        return None
    letters = [other for other in runs if other[0].kind == "L" and words.same_sentence(other[0].start, run[0].start)]
    return letters[-1] if letters and any(owner is letters[-1][-1] or owner.kind == "C" for _, owner in pairs) else None


def _answer_received(
    words: Words, marks: list[Mark], owners: list[Mark], run: list[Mark], pairs: list[tuple[Mark, Mark]]
) -> Mark | None:
    """The answer that a date behind a reference is about: "the reply to AL ARE 2/2020, received on 14 August".

    So too with other words where the letter has dated the reference before.
    """
    reference = owners[-1]
    if reference.kind not in "CL" or len(owners) not in (1, len(run)):
        return None
    answers = [mark for mark in marks if mark.kind == "R" and mark.end <= reference.start]
    if not answers or not words.same_sentence(answers[-1].start, reference.start):
        return None
    if any(owner is answers[-1] for _, owner in pairs):
        return None
    to_it = link_words("to_letter").search(words.folded, answers[-1].end, owners[0].start)
    dated = any(owner.kind == "C" and reference.kind == "C" and owner.value == reference.value for _, owner in pairs)
    end = max([reference.end, *(day.end for day, owner in pairs if owner is reference and day.end <= run[0].start)])
    received = link_words("received").match(words.folded, end, run[0].start)
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
        if alone and len(free) == 1 and any(other.kind in "Ll" for other in sentence):
            pairs.append((free[0], mark))
    return pairs


def _shared_out(words: Words, dates: list[Mark], owners: list[Mark]) -> list[tuple[Mark, Mark]]:
    """Dates in a list go to owners in a list, in order; several dates of one letter or answer are all its own."""
    if owners[0].kind == "C":
        if len(dates) == 1 and link_words("all_sent").match(words.folded, owners[-1].end):
            return [(dates[0], owner) for owner in owners]
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


def _runs(words: Words, marks: Sequence[Mark]) -> list[list[Mark]]:
    """Neighbours of one kind that stand in a list: "KAZ 1/2017, KAZ 2/2017 and KAZ 3/2017"."""
    runs: list[list[Mark]] = []
    for mark in marks:
        last = runs[-1][-1] if runs else None
        same_words = last is not None and (last.start, last.end) == (mark.start, mark.end)
        two_days = (
            last is not None and mark.kind == "D" and link_words("apart").fullmatch(words.folded, last.end, mark.start)
        )
        if (
            last
            and last.kind == mark.kind
            and not two_days
            and (same_words or listed(words.folded, last.end, mark.start))
        ):
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return runs


def listed(folded: str, first: int, second: int) -> bool:
    """Whether only commas, "and" and the like stand between two offsets."""
    return first <= second and bool(link_words("in_list").fullmatch(folded, first, second))


def joined(folded: str, marks: Sequence[Mark], first: int, second: int) -> bool:
    """Whether only list words and dates stand between two offsets: "of 3 March 2020 and of"."""
    start = first
    if second < first:
        return True  # dates of one letter's words: "letters of 14 February and 3 March"
    for mark in marks:
        if mark.kind in "D" and first <= mark.start and mark.end <= second:
            if not link_words("joining").fullmatch(folded, start, mark.start):
                return False
            start = mark.end
    return first <= second and bool(link_words("joining").fullmatch(folded, start, second))
