"""Which answer, or lack of one, belongs to which letter.

An answer belongs to the letter that its clause names ("to the second of them", "to our letter of …"), or to the one
right before it ("to which no reply …"), or to the only one left. Where two are left, none is chosen.
"""

from dataclasses import replace

from pipeline.recognise.exchanges import link_words
from pipeline.resolve.exchange_dates import DATE_DISTANCE, listed
from pipeline.resolve.exchange_marks import CLAUSE_DISTANCE, Act, Answer, EarlierLetter, Mark, Words, day_of
from pipeline.resolve.exchange_selection import selected


def _acts(words: Words, marks: list[Mark], dates: list[tuple[Mark, Mark]]) -> list[Act]:
    """The answers and their lack, in order; "responded by note of 22 June" is one answer, not two."""
    acts: list[Act] = []
    for mark in marks:
        if mark.kind not in "RN":
            continue
        received = tuple(day for day, owner in dates if owner is mark)
        last = acts[-1] if acts else None
        if last and mark.start < last.end:
            continue
        between = any(other.kind in "CL" and last.end <= other.start < mark.start for other in marks) if last else False
        if last and _one_answer(words, last, mark, bool(received)) and not between:
            acts[-1] = Act("R", last.start, mark.end, last.acknowledged or bool(mark.value), last.received + received)
        else:
            acts.append(Act(mark.kind, mark.start, mark.end, bool(mark.value), received))
    return acts


def _one_answer(words: Words, last: Act, mark: Mark, dated: bool) -> bool:
    near = mark.start - last.end <= DATE_DISTANCE and words.same_sentence(last.start, mark.start)
    one_dated = bool(last.received) != dated
    return last.kind == mark.kind == "R" and one_dated and near


def answers_of(
    words: Words,
    marks: list[Mark],
    dates: list[tuple[Mark, Mark]],
    known: list[EarlierLetter],
    previous: list[EarlierLetter],
) -> list[Answer]:
    """The answers that a paragraph names; sets the status of the letters that they, or their lack, are about.

    marks: the paragraph's, in order. dates: pairs of a date and what it dates. known: the paragraph's letters.
    previous: those of the paragraph before it, of which the first sentence may still speak ("We regret that none …").
    """
    answers: list[Answer] = []
    acts = _acts(words, marks, dates)
    for number, named in enumerate(acts):
        act = replace(named, kind="N") if _denied(words, named) else named
        after = acts[number + 1].start if number + 1 < len(acts) else len(words.folded)
        clause = _clause(words, act, acts[number - 1].end if number else 0, after)
        if act.kind != named.kind:
            clause = (words.sentence(act.start)[0], clause[1])
        targets = _targets(words, marks, act, clause, known)
        if not targets and previous and marks and words.same_sentence(marks[0].start, act.start):
            targets = _targets(words, marks, act, clause, previous)
        if act.kind == "N":
            for letter in targets:
                letter.status = letter.status or "unanswered"
            continue
        one_by_one = _chosen_for_each_date(words, marks, act, clause, known)
        answers += one_by_one or _answered(act, targets, chosen=bool(selected(words, marks, act, clause, known)))
    dated = {id(answer.letter) for answer in answers if answer.received and answer.letter}
    return [answer for answer in answers if answer.received or id(answer.letter) not in dated]


def _denied(words: Words, act: Act) -> bool:
    """Whether the sentence says that none was answered: "none of our communications, namely …, has been answered"."""
    start, _ = words.sentence(act.start)
    return act.kind == "R" and not act.received and bool(link_words("none").search(words.folded, start, act.start))


def _chosen_for_each_date(
    words: Words, marks: list[Mark], act: Act, clause: tuple[int, int], known: list[EarlierLetter]
) -> list[Answer]:
    """Answers whose clause chooses a letter for each date: "replied to the first on 31 July and to the second on …"."""
    choosing = [mark for mark in marks if mark.kind == "S" and act.start < mark.start < clause[1]]
    days = list(act.received)
    if len(choosing) < 2 or len(days) < 2 or choosing[0].start > days[0].start:
        return []
    answers = []
    for day in days:
        mark = [mark for mark in choosing if mark.start < day.start][-1]
        letters = selected(words, [mark], replace(act, end=mark.end), clause, known)
        if len(letters) != 1:
            return []
        letters[0].status = "answered"
        answers.append(Answer(act.start, day.end, day_of(day), letters[0]))
    return answers


def _answered(act: Act, targets: list[EarlierLetter], *, chosen: bool) -> list[Answer]:
    """The answers that one mention gives; without a date it counts where the letter acknowledges it.

    chosen: the clause names the letters itself, so that one answer can be to several of them.
    """
    if not act.received:
        new = targets if act.acknowledged else []
        for target in new:
            target.status = "answered"
        return [Answer(act.start, act.end, None, target) for target in new]
    if chosen and len(act.received) == 1 and len(targets) > 1:
        day = act.received[0]
        for target in targets:
            target.status = "answered"
        return [Answer(act.start, max(act.end, day.end), day_of(day), target) for target in targets]
    found = []
    for position, day in enumerate(act.received):
        letter = _shared(targets, position, len(act.received))
        if letter:
            letter.status = "answered"
        if letter or act.acknowledged:
            found.append(Answer(act.start, max(act.end, day.end), day_of(day), letter))
    return found


def _shared(targets: list[EarlierLetter], position: int, dates: int) -> EarlierLetter | None:
    """The letter that the answer of this place in a list of dates belongs to."""
    if len(targets) == dates:
        return targets[position]
    return targets[0] if len(targets) == 1 else None


def _clause(words: Words, act: Act, earliest: int, latest: int) -> tuple[int, int]:
    """The stretch of the sentence that speaks of this act: between its neighbours, cut at "but" and the like."""
    start, end = words.sentence(act.start)
    start, end = max(start, earliest), min(end, latest)
    for contrast in link_words("contrast").finditer(words.folded, start, act.start):
        start = contrast.end()
    contrast_after = link_words("contrast").search(words.folded, act.end, end)
    return start, contrast_after.start() if contrast_after else end


def _targets(
    words: Words, marks: list[Mark], act: Act, clause: tuple[int, int], known: list[EarlierLetter]
) -> list[EarlierLetter]:
    """The letters that an answer, or the lack of one, is about; none where it is not decided."""
    folded = words.folded
    before = [letter for letter in known if letter.start < act.start]
    chosen = selected(words, marks, act, clause, before)
    if chosen:
        return chosen
    sentence = words.sentence(act.start)
    preceding = [letter for letter in before if letter.start >= sentence[0]]
    following = [letter for letter in known if act.end <= letter.start < sentence[1]]
    relative = link_words("relative").match(folded, act.end)
    named = link_words("to_letter").match(folded, act.end)
    if following and named and not relative and named.end() >= following[0].start:
        return following[:1]
    if preceding:
        return _last_run(folded, preceding) if len(act.received) > 1 or act.kind == "N" else preceding[-1:]
    if following and not relative and following[0].start - act.end <= CLAUSE_DISTANCE:
        return following[:1]
    unanswered = [letter for letter in before if letter.status is None]
    for choice in (before, unanswered):
        if len(choice) == 1 or (len(act.received) > 1 and len(choice) == len(act.received)):
            return choice
    return []


def _last_run(folded: str, letters: list[EarlierLetter]) -> list[EarlierLetter]:
    """The last letter, with those that it is listed with."""
    run = [letters[-1]]
    for letter in reversed(letters[:-1]):
        if not listed(folded, letter.end, run[0].start):
            break
        run.insert(0, letter)
    return run
