"""Folded text that keeps its case: where a name begins is told by a capital letter, whatever its accent.

Like the folded text of ``recognise.text`` it is as long as the text it was made from.
"""

import unicodedata
from functools import cache

from spacy.tokens import Doc

from pipeline.recognise.text import text_of

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‑": "-", "‐": "-", "\xa0": " ", "\u202f": " "}
_SAME |= {"Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "ı": "i", "Œ": "O", "œ": "o", "Æ": "A", "æ": "a"}


class _CasedTable(dict[int, str]):
    """A translation table for ``str.translate`` that works out each character once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        cased = self[code] = _SAME.get(character) or unicodedata.normalize("NFD", character)[0]
        return cased


@cache
def _table() -> _CasedTable:
    return _CasedTable()


def without_accents(text: str) -> str:
    """A text without accents and with plain apostrophes, as long as it was, its case kept."""
    return text.translate(_table())


def cased_text(doc: Doc) -> str:
    """The text of a document without accents, made once."""
    cased = doc.user_data.get("cased")
    if cased is None:
        cased = doc.user_data["cased"] = without_accents(text_of(doc))
    return str(cased)
