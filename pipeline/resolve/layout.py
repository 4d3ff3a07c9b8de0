"""Where sentences and paragraphs of a letter begin."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.recognise.text import folded_text, paragraphs

BULLETS = frozenset("-•–—*·")


@dataclass(frozen=True, slots=True)
class Layout:
    """Folded text with the borders of sentences and paragraphs."""

    folded: str
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds an offset."""
        return _stretch(self.sentences, offset, len(self.folded))

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Start and end of the paragraph that holds an offset."""
        return _stretch(self.paragraphs, offset, len(self.folded))


def _stretch(starts: tuple[int, ...], offset: int, length: int) -> tuple[int, int]:
    place = bisect_right(starts, offset)
    return starts[max(0, place - 1)] if starts else 0, starts[place] if place < len(starts) else length


def layout_of(doc: Doc) -> Layout:
    """The layout of a document."""
    return Layout(
        folded_text(doc),
        tuple(token.idx for token in doc if token.is_sent_start),
        tuple(_paragraph_starts(doc)),
    )


def _paragraph_starts(doc: Doc) -> Iterator[int]:
    """Where paragraphs begin; items of a list belong to the paragraph that introduces them."""
    folded = folded_text(doc)
    last = ""
    for start, stop in paragraphs(doc):
        item = folded[start : start + 1] in BULLETS or last in (":", ";", ",")
        if not item:
            yield start
        last = folded[start:stop].rstrip()[-1:]
