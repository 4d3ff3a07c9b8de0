"""Which answer, or lack of one, belongs to which letter.

An answer belongs to the letter that its clause names ("to the second of them", "to our letter of …"), or to the one
right before it ("to which no reply …"), or to the only one left. Where two are left, none is chosen; nor one that was
sent after the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.recognise.exchanges import link_words
from pipeline.resolve.exchange_acts import acts_of, clause_of
from pipeline.resolve.exchange_dates import joined
from pipeline.resolve.exchange_marks import CLAUSE_DISTANCE, Act, Answer, EarlierLetter, Mark, Mention, Words, day_of
from pipeline.resolve.exchange_selection import selected, unique

BEFORE_BRACKET = 45  # characters between a letter and the bracket behind its date


@dataclass(frozen=True, slots=True)
class Scene:
    """A paragraph: its marks and mentions in order, and the mentions of the paragraphs right before it."""

    words: Words
    marks: Sequence[Mark]
    mentions: Sequence[Mention]
    context: Sequence[Mention]

    def pool(self, offset: int) -> list[Mention]:
        """What an ordinal at an offset can mean."""
        return [*self.context, *self.mentions] if self._early(offset) else list(self.mentions)

    def _early(self, offset: int) -> bool:
        """Whether the paragraph has not named a letter of its own yet."""
        return not any(mention.start < offset for mention in self.mentions)


def answers_of(scene: Scene, dates: Sequence[tuple[Mark, Mark]]) -> list[Answer]:
    """The answers that a paragraph names; sets the status of the letters that they, or their lack, are about.

    dates: pairs of a date and what it dates.
    """
    answers: list[Answer] = []
    acts = acts_of(scene.words, scene.marks, dates)
    answered: list[EarlierLetter] = []
    for number, act in enumerate(acts):
        after = acts[number + 1].start if number + 1 < len(acts) else len(scene.words.folded)
        clause = clause_of(scene.words, act, acts[number - 1].end if number else 0, after)
        if act.kind == "A":
            continue
        if act.kind == "N":
            for letter in _targets(scene, act, clause):
                letter.status = letter.status or "unanswered"
            continue
        further = link_words("further").match(scene.words.folded, act.start, act.end)
        one_by_one = _chosen_for_each_date(scene, act, clause)
        targets = _targets(scene, act, clause)
        if further and not selected(scene.words, scene.marks, act, clause, scene.pool(act.start)):
            targets = answered[-1:]
        found = one_by_one or _answered(act, targets)
        answers += found
        answered += [answer.letter for answer in found if answer.letter is not None]
    dated = {id(answer.letter) for answer in answers if answer.received and answer.letter}
    return [answer for answer in answers if answer.received or id(answer.letter) not in dated]


def _chosen_for_each_date(scene: Scene, act: Act, clause: tuple[int, int]) -> list[Answer]:
    """Answers whose clause chooses a letter for each date: "replied to the first on 31 July and to the second on …"."""
    choosing = [mark for mark in scene.marks if mark.kind == "S" and act.start < mark.start < clause[1]]
    days = list(act.received)
    if len(choosing) < 2 or len(days) < 2:
        return []
    answers: list[Answer] = []
    reached = act.start
    for day in days:
        between = [mark for mark in choosing if reached <= mark.start < day.start]
        reached = day.end
        if not between and answers:  # "to the second on 16 March and again on 27 May"
            answers.append(Answer(act.start, day.end, day_of(day), answers[-1].letter))
            continue
        if len(between) != 1:
            return []
        pool = scene.pool(act.start)
        letters = selected(scene.words, between, replace(act, end=between[0].end), clause, pool)
        if len(letters) != 1:
            return []
        answers.append(Answer(act.start, day.end, day_of(day), letters[0]))
    for answer in answers:
        _mark_answered(answer.letter)
    return answers


def _mark_answered(letter: EarlierLetter | None) -> None:
    if letter is not None:
        letter.status = "answered"


def _answered(act: Act, targets: Sequence[EarlierLetter]) -> list[Answer]:
    """The answers that one mention gives; without a date it counts where the letter acknowledges it."""
    if not act.received:
        new = [letter for letter in targets if letter.status != "unanswered"] if act.acknowledged else []
        found = [Answer(act.start, act.end, None, letter) for letter in new]
    elif len(act.received) == len(targets):
        found = [_dated(act, day, letter) for day, letter in zip(act.received, targets, strict=True)]
    elif len(targets) == 1:
        found = [_dated(act, day, targets[0]) for day in act.received]
    elif len(act.received) == 1 and targets:
        found = [_dated(act, act.received[0], letter) for letter in targets]
        found = [answer for answer in found if answer.letter] or found[:1]
    else:
        found = [_dated(act, day, None) for day in act.received]
    for answer in found:
        _mark_answered(answer.letter)
    return [answer for answer in found if answer.letter or act.acknowledged]


def _dated(act: Act, day: Mark, letter: EarlierLetter | None) -> Answer:
    """An answer of a day; to no letter that was sent later."""
    received = day_of(day)
    possible = letter is not None and _possible(letter, received)
    return Answer(act.start, max(act.end, day.end), received, letter if possible else None)


def _possible(letter: EarlierLetter, received: date | None) -> bool:
    return letter.sent is None or received is None or letter.sent <= received


def _any_possible(letter: EarlierLetter, received: Sequence[date | None]) -> bool:
    return not received or any(_possible(letter, day) for day in received)


def _targets(scene: Scene, act: Act, clause: tuple[int, int]) -> list[EarlierLetter]:
    """The letters that an answer, or the lack of one, is about; none where it is not decided."""
    words = scene.words
    bracketed = _in_brackets(scene, act)
    if bracketed:
        return [bracketed.letter]
    received = [day_of(day) for day in act.received]
    named = [
        mention
        for mention in scene.mentions
        if clause[0] <= mention.start < clause[1] and _any_possible(mention.letter, received)
    ]
    before = [mention for mention in named if mention.start < act.start]
    after = [mention for mention in named if mention.start >= act.end]
    chosen = selected(words, scene.marks, act, clause, scene.pool(act.start))
    if chosen:
        return unique([*chosen, *_likewise(scene, named)])
    to_letter = link_words("to_letter").match(words.folded, act.end)
    if after and to_letter and to_letter.end() >= after[0].start:
        return _letters([*_run(scene, act, after), *_coordinated(scene, act, after[1:])])
    if after and link_words("namely").match(words.folded, act.end):
        return _letters(_run(scene, act, after))
    if before:
        run = _run(scene, act, before[::-1])[::-1]
        return unique([*_letters(run), *_likewise(scene, after)])
    if after and after[0].start - act.end <= CLAUSE_DISTANCE:
        return _letters([*_run(scene, act, after), *_coordinated(scene, act, after[1:])])
    return _by_what_is_left(scene, act)


def _letters(mentions: Sequence[Mention]) -> list[EarlierLetter]:
    return unique([mention.letter for mention in mentions])


def _likewise(scene: Scene, mentions: Sequence[Mention]) -> list[EarlierLetter]:
    """Letters of which a clause says the same: "as did that of 5 June", "tout comme la lettre AL BDI 2/2014"."""
    folded = scene.words.folded
    return [
        m.letter for m in mentions if link_words("likewise").search(folded, max(0, m.start - CLAUSE_DISTANCE), m.start)
    ]


def _coordinated(scene: Scene, act: Act, mentions: Sequence[Mention]) -> list[Mention]:
    """Letters that a lack of answers is also about: "no reply to AL 1/2020, which …, nor to the one that …"."""
    folded = scene.words.folded
    if act.kind != "N":
        return []
    return [
        m
        for m in mentions
        if link_words("coordinated").search(folded, max(act.end, m.start - CLAUSE_DISTANCE), m.start)
    ]


def _in_brackets(scene: Scene, act: Act) -> Mention | None:
    """The letter in or before the bracket that the act stands in: "AL KEN 1/2020 of 3 March 2020 (no reply)"."""
    start, _ = scene.words.sentence(act.start)
    opened = scene.words.folded.rfind("(", start, act.start)
    if opened < 0 or ")" in scene.words.folded[opened : act.start]:
        return None
    before = [mention for mention in scene.mentions if mention.end <= act.start]
    if not before:
        return None
    return before[-1] if before[-1].start > opened or opened - before[-1].end <= BEFORE_BRACKET else None


def _run(scene: Scene, act: Act, mentions: Sequence[Mention]) -> list[Mention]:
    """The first of some mentions with those that it is listed with, where the act can be about several."""
    run = [mentions[0]]
    words = scene.words
    if mentions[0].start < act.start:
        between = words.folded[mentions[0].end : act.start]
        several = (
            act.kind == "N"
            or len(act.received) > 1
            or link_words("plural").search(between + words.folded[act.start : act.end])
        )
        if not several or link_words("singular").search(between):
            return run
    for mention in mentions[1:]:
        first, second = sorted((run[-1], mention), key=lambda item: item.start)
        if not joined(words.folded, scene.marks, first.end, second.start):
            break
        run.append(mention)
    return run


def _by_what_is_left(scene: Scene, act: Act) -> list[EarlierLetter]:
    """The letters of the sentence, the paragraph or those before it that can be meant; of an answer only one."""
    words = scene.words
    sentence = words.sentence(act.start)
    received = [day_of(day) for day in act.received]
    first_act = min((mark.start for mark in scene.marks if mark.kind in "RN"), default=act.start)
    # Paragraphs in front count where this one has no letters, and for its first sentence ("We regret that none …").
    near = not scene.mentions or words.same_sentence(first_act, act.start)
    in_sentence = [m for m in scene.mentions if sentence[0] <= m.start < act.start]
    in_paragraph = [m for m in scene.mentions if m.start < act.start]
    for mentions in (in_sentence, in_paragraph, scene.context if near else []):
        letters = [letter for letter in _letters(mentions) if _any_possible(letter, received)]
        if not letters:
            continue
        open_ones = [letter for letter in letters if letter.status is None]
        if act.kind == "N":
            return open_ones
        if len(letters) == 1:
            return letters
        if len(received) > 1 and len(letters) == len(received):
            return letters
        return open_ones if received and len(open_ones) == 1 else []
    return []
