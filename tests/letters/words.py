"""The few words that the maker itself puts into a letter."""

from __future__ import annotations

from typing import Final

PAGE_WORD: Final = {"en": "page", "fr": "page", "es": "página"}
"""The word before the page number in a running reference, by language."""

BULLET: Final = "•"

RULE: Final = "_____________________"
"""The line above the footnotes of a text file."""
