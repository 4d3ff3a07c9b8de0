"""A document's text, its paragraphs and lines, and its folded form.

Folded text is lower case, without accents, with straight quotes, and as long as the text it was made from.
Formulas and titles are found in folded text, so that "Réf.", "REF." and "réf." are one word; because every
character is replaced by exactly one, an offset in the folded text is the same offset in the letter.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

_QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "`": "'"}


class _FoldTable(dict[int, str]):
    """A translation table for ``str.translate`` that works out each character once."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    character = _QUOTES.get(character, character)
    lowered = unicodedata.normalize("NFD", character)[0].lower()
    # "İ".lower() is two characters; what would change the length stays as it is.
    return lowered if len(lowered) == 1 else character


@cache
def _table() -> _FoldTable:
    return _FoldTable()


def fold(text: str) -> str:
    """Lower case without accents, as long as ``text``."""
    return text.translate(_table())


def text_of(doc: Doc) -> str:
    """``doc.text``, put together once a document."""
    text = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return str(text)


def folded_text(doc: Doc) -> str:
    """The folded text of a document, made once."""
    folded = doc.user_data.get("folded")
    if folded is None:
        folded = doc.user_data["folded"] = fold(text_of(doc))
    return str(folded)


_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


def paragraphs(doc: Doc) -> list[tuple[int, int]]:
    """Start and end of every paragraph (blocks between blank lines), without the blank lines."""
    found = doc.user_data.get("paragraphs")
    if found is None:
        found = doc.user_data["paragraphs"] = _split(text_of(doc))
    return list(found)


def _split(text: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        if text[start : gap.start()].strip():
            spans.append((start, gap.start()))
        start = gap.end()
    if text[start:].strip():
        spans.append((start, start + len(text[start:].rstrip())))
    return spans


def lines(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line between two offsets, outer blanks and empty lines left out."""
    position = start
    for line in text[start:stop].split("\n"):
        stripped = line.strip()
        if stripped:
            first = position + line.index(stripped)
            yield first, first + len(stripped)
        position += len(line) + 1
