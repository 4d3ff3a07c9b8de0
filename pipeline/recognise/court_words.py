"""The words that names of courts are told by: ``knowledge/court_words.toml``, and what a name can end with."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pipeline.knowledge import read_toml
from pipeline.recognise.capital_words import GAP

LETTER_BEHIND = re.compile(rf"{GAP}[\"“][A-H][\"”]")  # High Risk Court "B"
LONGEST = 14  # steps


@cache
def section(language: str) -> Mapping[str, Any]:
    """What a language's names are told by."""
    return MappingProxyType(read_toml("court_words")[language])


@cache
def words(language: str, key: str) -> frozenset[str]:
    """One list of a language's words."""
    return frozenset(section(language)[key])
