"""Which of the letters named before an ordinal means: "the latter", "aux deux premières", "las otras dos"."""

from pipeline.recognise.exchanges import Selection, link_words
from pipeline.resolve.exchange_marks import CLAUSE_DISTANCE, Act, EarlierLetter, Mark, Words

WORDS_BEFORE = 14  # characters in front of an ordinal or noun that can change what it means ("only the")


def selected(
    words: Words, marks: list[Mark], act: Act, clause: tuple[int, int], before: list[EarlierLetter]
) -> list[EarlierLetter]:
    """The letters that the clause of an answer chooses; none where it chooses none.

    before: the paragraph's letters that stand before the answer. "Only the second was answered" says of the others
    that they were not.
    """
    chosen: list[EarlierLetter] = []
    limit = min(clause[1], act.end + CLAUSE_DISTANCE)
    reached = clause[0]
    for mark in marks:
        if mark.start < reached or mark.end > limit:
            continue
        if mark.kind == "S":
            group = _group(words, mark, before)
            found = _select(group, mark.value)
            if act.kind == "R" and found and _stands_before(words.folded, mark, "only"):
                _leave_unanswered([letter for letter in group if letter not in found])
            chosen += found
            # "the second of these letters": "these letters" chooses no more.
            of_them = link_words("of_them").match(words.folded, mark.end)
            reached = of_them.end() if of_them else mark.end
        elif mark.kind == "L" and mark.value and _stands_before(words.folded, mark, "definite"):
            appeals = [letter for letter in before if letter.appeal]
            chosen += appeals if len(appeals) == 1 else []
    return sorted({id(letter): letter for letter in chosen}.values(), key=lambda letter: (letter.start, letter.end))


def _group(words: Words, mark: Mark, before: list[EarlierLetter]) -> list[EarlierLetter]:
    """The letters that an ordinal counts: those of the nearest sentence in front that names several, else all.

    "the second letter" counts no urgent appeals where the paragraph names both.
    """
    candidates = [letter for letter in before if letter.start < mark.start]
    if link_words("letters_chosen").match(words.folded, mark.end) and any(letter.appeal for letter in candidates):
        candidates = [letter for letter in candidates if not letter.appeal]
    for letter in reversed(candidates):
        sentence = words.sentence(letter.start)
        group = [other for other in candidates if sentence[0] <= other.start < sentence[1]]
        if len(group) > 1 and len(group) >= _reach(mark.value):
            return group
    return candidates


def _reach(selection: Selection) -> int:
    return max((abs(place) for place in selection.places), default=0)


def _select(group: list[EarlierLetter], selection: Selection) -> list[EarlierLetter]:
    if selection.every:
        return group
    if selection.rest:
        return [letter for letter in group if letter.status is None]
    found = []
    for place in selection.places:
        position = place - 1 if place > 0 else len(group) + place
        if 0 <= position < len(group):
            found.append(group[position])
    return found


def _leave_unanswered(letters: list[EarlierLetter]) -> None:
    for letter in letters:
        letter.status = letter.status or "unanswered"


def _stands_before(folded: str, mark: Mark, link: str) -> bool:
    return bool(link_words(link).search(folded[max(0, mark.start - WORDS_BEFORE) : mark.start]))
