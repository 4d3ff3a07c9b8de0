"""How two names are alike: their words set side by side, in any order, and what is left over."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.relate.name_words import Form, NameWord, name_word
from pipeline.relate.word_likeness import EQUAL, INITIAL, NEAR, likeness_of_words

WRITTEN_AS_ONE = frozenset({EQUAL, "spelt", "variant"})
SHORTER = 3  # letters that a word may lack of two that it stands for
ORDER = ("equal", "spelt", "variant", "ending", "initial", "near")


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two names side by side. pairs: words with their likeness; left, right: words that the other does not have.

    ordered: the words stand in one order in both.
    """

    pairs: tuple[tuple[NameWord, NameWord, str], ...]
    left: Form
    right: Form
    ordered: bool
    generations: bool = False

    @property
    def contradicts(self) -> bool:
        """Whether each has a word that the other lacks: Aziz and Alisher Karimov, two different patronymics."""
        if self.generations:
            return True
        return bool(self.left and self.right) and not (self.full and self._fathers_beside_others())

    def _fathers_beside_others(self) -> bool:
        """Whether one has a patronymic that the other leaves out, and the other a second family name."""
        own, other = ({word.patronymic for word in words} for words in (self.left, self.right))
        return own != other and len(own) == len(other) == 1

    @property
    def full(self) -> bool:
        """Whether at least two words are whole in both."""
        return sum(kind != INITIAL for _, _, kind in self.pairs) > 1


@lru_cache(maxsize=50_000)
def _joined(left: NameWord, right: NameWord) -> NameWord:
    return name_word(left.text + right.text)


def _rejoined(form: Form, other: Form) -> Form:
    """A name with two words written as one where the other name has them so: Min Su, Minsu."""
    if len(form) < 2:
        return form
    for place in range(len(form) - 1):
        one, two = form[place], form[place + 1]
        if one.initial or two.initial:
            continue
        if all(len(word.text) + SHORTER < len(one.text) + len(two.text) for word in other):
            continue
        whole = _joined(one, two)
        if any(likeness_of_words(whole, word) in WRITTEN_AS_ONE for word in other if not word.initial):
            return (*form[:place], whole, *form[place + 2 :])
    return form


def align(left: Form, right: Form) -> Alignment:
    """Set two names side by side, the surest pairs of words first."""
    left, right = _rejoined(left, right), _rejoined(right, left)
    possible = []
    for i, one in enumerate(left):
        for j, two in enumerate(right):
            kind = likeness_of_words(one, two)
            if kind is not None:
                possible.append((ORDER.index(kind), abs(i - j), i, j, kind))
    possible.sort()
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    chosen: list[tuple[int, int, str]] = []
    for _, _, i, j, kind in possible:
        if i in free_left and j in free_right:
            free_left.discard(i)
            free_right.discard(j)
            chosen.append((i, j, kind))
    chosen.sort()
    own = tuple(left[i] for i in sorted(free_left))
    others = tuple(right[j] for j in sorted(free_right))
    return Alignment(
        pairs=tuple((left[i], right[j], kind) for i, j, kind in chosen),
        left=tuple(word for word in own if not (word.respect or word.generation)),
        right=tuple(word for word in others if not (word.respect or word.generation)),
        ordered=all(a[1] < b[1] for a, b in pairwise(chosen)),
        generations=_generation(own) != _generation(others),
    )


def _generation(words: Form) -> tuple[str, ...]:
    return tuple(word.text for word in words if word.generation)


def within(form: Form, fuller: Form) -> bool:
    """Whether a name is a short form of a fuller one: it has no word of its own."""
    found = align(form, fuller)
    return (
        not found.left
        and bool(found.pairs)
        and all(kind in (EQUAL, "spelt", INITIAL, NEAR) for *_, kind in found.pairs)
    )


def holds(fuller: Form, form: Form) -> bool:
    """Whether all words of a name stand whole in another one."""
    found = align(form, fuller)
    return not found.left and bool(found.pairs) and all(kind != INITIAL for *_, kind in found.pairs)
