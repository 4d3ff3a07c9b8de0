"""Annotated text as both models are trained on it: words, labels, paragraph borders."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.recognise.tokenizer import TOKEN

MASKED = "-"  # label of a word whose label is not known: it is neither rewarded nor punished


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text of words. labels: a ``LABELS`` word or MASKED for each; breaks: words that begin a paragraph."""

    words: tuple[str, ...]
    labels: tuple[str, ...]
    breaks: frozenset[int] = frozenset()


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text as the pipeline's tokenizer cuts them, white space left out."""
    return (token for token in TOKEN.findall(text) if not token.isspace())


def recut(tokens: Sequence[str], labels: Sequence[str]) -> AnnotatedText:
    """Tokens and labels of another tokenizer, cut further as the pipeline's does."""
    words: list[str] = []
    cut: list[str] = []
    for token, label in zip(tokens, labels, strict=True):
        for number, word in enumerate(words_of(token)):
            words.append(word)
            cut.append(label if number == 0 or not label.startswith("B-") else f"I-{label[2:]}")
    return AnnotatedText(tuple(words), tuple(cut))


def joined(segments: Iterable[tuple[str, str | None]]) -> AnnotatedText:
    """A text of segments, each with the label of the name that it is, MASKED or None; a blank line begins one more
    paragraph."""
    words: list[str] = []
    labels: list[str] = []
    breaks: set[int] = set()
    for text, label in segments:
        begin = len(words)
        for number, block in enumerate(text.split("\n\n")):
            if number:
                breaks.add(len(words))
            words += words_of(block)
        inside = len(words) - begin
        if label is None or label == MASKED:
            labels += [label or "O"] * inside
        elif inside:
            labels += [f"B-{label}", *[f"I-{label}"] * (inside - 1)]
    return AnnotatedText(tuple(words), tuple(labels), frozenset(breaks))
