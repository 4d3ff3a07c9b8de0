"""Which of the letters named before a word means: "the latter", "aux deux premières", "the letter of December 2015"."""

from collections.abc import Sequence
from datetime import date

from pipeline.recognise.exchanges import Selection, exchange_words, link_words
from pipeline.resolve.exchange_marks import CLAUSE_DISTANCE, Act, EarlierLetter, Mark, Mention, Words

WORDS_BEFORE = 14  # characters in front of an ordinal or noun that can change what it means ("only the")
OF_MONTH = 14  # characters between a letter and its month: "sent in"


def selected(
    words: Words, marks: Sequence[Mark], act: Act, clause: tuple[int, int], pool: Sequence[Mention]
) -> list[EarlierLetter]:
    """The letters that the clause of an answer chooses; none where it chooses none.

    pool: the letters that can be meant. "Only the second was answered" says of the others that they were not,
    "all but the last" means the others.
    """
    chosen: list[EarlierLetter] = []
    limit = min(clause[1], act.end + CLAUSE_DISTANCE)
    reached = clause[0]
    for position, mark in enumerate(marks):
        if mark.start < reached or mark.end > limit:
            continue
        if mark.kind == "S":
            group = _group(words, mark, pool)
            found = select(group, mark.value)
            if found and _stands_before(words.folded, mark, "all_but"):
                if act.kind == "R":
                    _leave_unanswered(found)
                found = [letter for letter in group if letter not in found]
            elif act.kind == "R" and found and _stands_before(words.folded, mark, "only"):
                _leave_unanswered([letter for letter in group if letter not in found])
            chosen += found
            # "the second of these letters": "these letters" chooses no more.
            of_them = link_words("of_them").match(words.folded, mark.end)
            reached = of_them.end() if of_them else mark.end
        elif mark.kind == "L":
            chosen += _by_description(words, marks, position, pool)
    return sorted(unique(chosen), key=lambda letter: (letter.start, letter.end))


def unique(letters: Sequence[EarlierLetter]) -> list[EarlierLetter]:
    """Each letter once, in the order given."""
    return list({id(letter): letter for letter in letters}.values())


def chosen_by(words: Words, mark: Mark, pool: Sequence[Mention]) -> list[EarlierLetter]:
    """The letters that one ordinal means."""
    return select(_group(words, mark, pool), mark.value)


def _by_description(words: Words, marks: Sequence[Mark], position: int, pool: Sequence[Mention]) -> list[EarlierLetter]:
    """The one letter of a month or year ("the letter of December 2015"), or of a kind ("the urgent appeal")."""
    mark = marks[position]
    if any(mention.start <= mark.start < mention.end for mention in pool):
        return []
    letters = unique([mention.letter for mention in pool if mention.start < mark.start])
    time = _time_of(marks, position)
    if time is not None:
        letters = [letter for letter in letters if _sent_within(letter, *time.value)]
        if len(letters) == 1 and _stands_before(words.folded, time if time.start < mark.start else mark, "only"):
            _leave_unanswered([mention.letter for mention in pool if mention.letter is not letters[0]])
        return letters if len(letters) == 1 else []
    if not _stands_before(words.folded, mark, "definite"):
        return []
    if mark.value:
        letters = [letter for letter in letters if letter.appeal]
    elif exchange_words("allegation").match(words.folded, mark.start, mark.end):
        letters = [letter for letter in letters if not letter.appeal]
    else:
        return []
    return letters if len(letters) == 1 else []


def _time_of(marks: Sequence[Mark], position: int) -> Mark | None:
    """The month or year that stands beside a letter: "the 2019 letter", "the letter of December 2015"."""
    mark = marks[position]
    for other in (
        marks[position - 1] if position else None,
        marks[position + 1] if position + 1 < len(marks) else None,
    ):
        if other is None or other.kind != "M":
            continue
        if 0 <= mark.start - other.end <= 1 or 0 <= other.start - mark.end <= OF_MONTH:
            return other
    return None


def _sent_within(letter: EarlierLetter, first: date, last: date) -> bool:
    """Whether a letter was sent between two days; of one without a date its number tells the year."""
    if letter.sent is not None:
        return first <= letter.sent <= last
    return (
        letter.communication is not None
        and date(letter.communication.year, 1, 1) >= first
        and last.year == letter.communication.year
    )


def _group(words: Words, mark: Mark, pool: Sequence[Mention]) -> list[EarlierLetter]:
    """The letters that an ordinal counts: those of the nearest sentence in front that names several, else all.

    "the second letter" counts no urgent appeals where the paragraph names both. Where none stands in front, those of
    the sentence: "only the second of our letters, AL KEN 1/2020, …".
    """
    sentence = words.sentence(mark.start)
    before = [mention for mention in pool if mention.start < mark.start]
    candidates = before or [mention for mention in pool if mention.start < sentence[1]]
    if link_words("letters_chosen").match(words.folded, mark.end):
        others = [mention for mention in candidates if not mention.letter.appeal]
        candidates = others if len(others) >= max(1, _reach(mark.value)) else candidates
    for mention in reversed(candidates):
        first, last = words.sentence(mention.start)
        group = unique([other.letter for other in candidates if first <= other.start < last])
        if len(group) > 1 and len(group) >= _reach(mark.value):
            return group
    return unique([mention.letter for mention in candidates])


def _reach(selection: Selection) -> int:
    return max((abs(place) for place in selection.places), default=0)


def select(group: Sequence[EarlierLetter], selection: Selection) -> list[EarlierLetter]:
    """The members of a group that a selection means."""
    if selection.every:
        return list(group)
    if selection.rest:
        return [letter for letter in group if letter.status is None]
    found = []
    for place in selection.places:
        position = place - 1 if place > 0 else len(group) + place
        if 0 <= position < len(group):
            found.append(group[position])
    return found


def _leave_unanswered(letters: Sequence[EarlierLetter]) -> None:
    for letter in letters:
        letter.status = letter.status or "unanswered"


def _stands_before(folded: str, mark: Mark, link: str) -> bool:
    return bool(link_words(link).search(folded[max(0, mark.start - WORDS_BEFORE) : mark.start]))
