"""Where a gold quote stands in a letter's text, however the text was wrapped, and who found it there."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluate.found import Row
from pipeline.evaluate.gold import GoldRecord

QUOTES = {**dict.fromkeys("’‘‚‛ʼ´`′", "'"), **dict.fromkeys("“”„‟«»″", '"')}
HYPHENS = frozenset("-‐‑\u00ad")
EMPHASIS = frozenset("*")  # of Markdown, which is not read as a word of the letter
DROPPED = HYPHENS | EMPHASIS

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable; ``starts`` has for each of its characters the offset in the text it was made from."""

    text: str
    starts: Sequence[int]

    def find(self, needle: str) -> list[Span]:
        """Every place of a needle as a span of the text that it was made from; overlapping ones too."""
        found = []
        at = self.text.find(needle) if needle else -1
        while at >= 0:
            found.append((self.starts[at], self.starts[at + len(needle) - 1] + 1))
            at = self.text.find(needle, at + 1)
        return found


def fold_spaced(text: str) -> Folded:
    """White space made single, quotes straight, ligatures and full-width forms plain."""
    return _fold(text, spaces=True)


def fold_squashed(text: str) -> Folded:
    """White space, hyphens and marks of emphasis gone too: what no line end can have changed."""
    return _fold(text, spaces=False)


def _fold(text: str, *, spaces: bool) -> Folded:
    characters: list[str] = []
    starts: list[int] = []
    for offset, character in enumerate(text):
        if character.isspace():
            if spaces and characters and characters[-1] != " ":
                characters.append(" ")
                starts.append(offset)
            continue
        if not spaces and character in DROPPED:
            continue
        plain = QUOTES.get(character) or unicodedata.normalize("NFKC", character)
        characters.extend(plain)
        starts.extend([offset] * len(plain))
    return Folded("".join(characters), starts)


@dataclass(frozen=True, slots=True)
class TextIndex:
    """A letter's text, ready to look quotes up in."""

    spaced: Folded
    squashed: Folded


def index_text(text: str) -> TextIndex:
    """Make a letter's text ready."""
    return TextIndex(fold_spaced(text), fold_squashed(text))


def occurrences(index: TextIndex, quote: str) -> list[Span]:
    """Every place of a quote, as offsets into the letter's text; with white space as it is if it stands so anywhere."""
    quote = unicodedata.normalize("NFC", quote)
    return index.spaced.find(fold_spaced(quote).text.strip()) or index.squashed.find(fold_squashed(quote).text)


def places(record: GoldRecord, index: TextIndex, source: TextIndex | None) -> list[Span]:
    """Where a gold record's quote can stand: its ``nth`` occurrence, or any where that cannot be told.

    source: the letter's file as plain text, in which the annotator counted; None where it is no plain text. The
    count holds where the quote occurs as often in the letter's text: no running header or footnote came between.
    """
    found = occurrences(index, record["quote"])
    nth = record.get("nth") or 1
    if source is not None and nth <= len(found) == len(occurrences(source, record["quote"])):
        return [found[nth - 1]]
    return found


@dataclass(frozen=True, slots=True)
class SpanTally:
    """Gold quotes: found exactly, overlapped (found exactly among them), and all."""

    strict: int = 0
    partial: int = 0
    total: int = 0

    def __add__(self, other: "SpanTally") -> "SpanTally":
        return SpanTally(self.strict + other.strict, self.partial + other.partial, self.total + other.total)


def tally(candidates: Sequence[Span], rows: Sequence[Row]) -> SpanTally:
    """The score of one quote: where it can stand, and the rows that have its record's key."""
    spans = [(row["start"], row["end"]) for row in rows if row.get("start") is not None]
    strict = any(span in candidates for span in spans)
    partial = strict or any(start < right and left < end for start, end in spans for left, right in candidates)
    return SpanTally(int(strict), int(partial), 1)
