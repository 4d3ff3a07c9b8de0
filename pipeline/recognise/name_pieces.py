"""Words as the model of names reads them: word pieces with the case of their words, in windows.

The model's vocabulary is of lower-case letters without accents, so a word's case is told beside its pieces. A window
holds as many whole words as fit and is cut, if it can be, between paragraphs or sentences.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP, UNKNOWN = 101, 102, 100  # pieces of the BERT vocabulary: begin, end or paragraph, unknown
MOST_PIECES = 128  # of a window
MOST_OF_A_WORD = 12  # pieces of one word; what is longer is no name
CASES = 6
OTHER, LOWER, TITLE, UPPER, INITIAL, DIGITS = range(CASES)
SENTENCE_ENDS = frozenset(".;:!?")
LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


def case_of(word: str) -> int:
    """The class of a word's case: ``the`` LOWER, ``Larisa`` TITLE, ``KNPRK`` UPPER, ``J`` INITIAL, ``19`` DIGITS."""
    if not any(character.isalpha() for character in word):
        return DIGITS if any(character.isdigit() for character in word) else OTHER
    if word.isupper():
        return UPPER if len(word) > 1 else INITIAL
    return TITLE if word[0].isupper() else LOWER


@dataclass(slots=True)
class Window:
    """A window of pieces. words: positions of its words in the text's words; firsts: of their first pieces in ids."""

    ids: list[int] = field(default_factory=lambda: [CLS])
    cases: list[int] = field(default_factory=lambda: [OTHER])
    firsts: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)

    def closed(self) -> "Window":
        """The window with its last piece."""
        return Window([*self.ids, SEP], [*self.cases, OTHER], self.firsts, self.words)


def windows(words: Sequence[str], breaks: frozenset[int], tokenizer: "Tokenizer") -> Iterator[Window]:
    """Yield the windows of a text, each word in exactly one.

    words: no white space among them. breaks: positions of words that begin a paragraph.
    """
    encoded = tokenizer.encode_batch(list(words), add_special_tokens=False)
    pieces = [item.ids[:MOST_OF_A_WORD] or [UNKNOWN] for item in encoded]
    start = 0
    while start < len(words):
        stop = _fitting(pieces, breaks, start)
        if stop < len(words):
            stop = _border(words, breaks, start, stop)
        yield _window(words, pieces, breaks, start, stop)
        start = stop


def _fitting(pieces: list[list[int]], breaks: frozenset[int], start: int) -> int:
    """Behind the last word that fits into a window from ``start`` on; at least one does."""
    room = MOST_PIECES - 2
    stop = start
    while stop < len(pieces):
        room -= len(pieces[stop]) + (stop in breaks and stop > start)
        if room < 0 and stop > start:
            break
        stop += 1
    return stop


def _border(words: Sequence[str], breaks: frozenset[int], start: int, stop: int) -> int:
    """The last border of a paragraph or else of a sentence in the window's second half; ``stop`` where none is."""
    half = start + (stop - start) // 2
    paragraph = next((at for at in range(stop, half, -1) if at in breaks), None)
    if paragraph is not None:
        return paragraph
    return next((at for at in range(stop, half, -1) if words[at - 1] in SENTENCE_ENDS), stop)


def _window(words: Sequence[str], pieces: list[list[int]], breaks: frozenset[int], start: int, stop: int) -> Window:
    window = Window()
    for at in range(start, stop):
        if at in breaks and at > start:
            window.ids.append(SEP)
            window.cases.append(OTHER)
        window.firsts.append(len(window.ids))
        window.words.append(at)
        window.ids += pieces[at]
        window.cases += [case_of(words[at])] * len(pieces[at])
    return window.closed()


def spans_of(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield begin, end and label of every span of a sequence of ``LABELS``; an I- that begins one counts as B-."""
    begin, label = 0, ""
    for at, item in enumerate([*labels, "O"]):
        goes_on = item.startswith("I-") and item[2:] == label
        if label and not goes_on:
            yield begin, at, label
            label = ""
        if item != "O" and not goes_on:
            begin, label = at, item[2:]
