"""Scores of a model on annotated text: strict spans, by label."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.recognise.name_pieces import spans_of
from pipeline.train.documents import words_of

LABELS = ("PERSON", "ORG", "LOC")
Spans = set[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class LabelScore:
    """Spans found and right, found and wrong, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "LabelScore") -> "LabelScore":
        return LabelScore(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def f1(self) -> float:
        """F1; 0 where nothing is right."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


def score(gold: Iterable[Spans], found: Iterable[Spans]) -> Mapping[str, LabelScore]:
    """Strict scores by label and of all (``micro``); a span counts where begin, end and label are the same."""
    scores = dict.fromkeys(LABELS, LabelScore())
    for right, said in zip(gold, found, strict=True):
        for label in LABELS:
            a, b = ({span for span in some if span[2] == label} for some in (right, said))
            scores[label] += LabelScore(len(a & b), len(b - a), len(a - b))
    return {**scores, "micro": sum(scores.values(), LabelScore())}


def token_spans(labels: Sequence[str]) -> Spans:
    """The spans of a set's own tokens."""
    return set(spans_of(labels))


def in_tokens(tokens: Sequence[str], found: Iterable[tuple[int, int, str]]) -> Spans:
    """Spans of words as spans of the tokens that they were cut from."""
    of_word = [number for number, token in enumerate(tokens) for _ in words_of(token)]
    return {(of_word[begin], of_word[end - 1] + 1, label) for begin, end, label in found}
