"""States by name, in three languages, old and new names."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import read_csv
from pipeline.recognise.formulas import spaced
from pipeline.recognise.text import fold

OTHER_ADDRESSEE = "OTH"  # companies and other non-State actors


@cache
def codes() -> frozenset[str]:
    """ISO 3166-1 alpha-3 codes of States and territories that letters are addressed to, and ``OTH``."""
    return frozenset(row["code"] for row in read_csv("states")) | {OTHER_ADDRESSEE}


@cache
def code_by_name() -> Mapping[str, str]:
    """Code of every folded name."""
    names: dict[str, str] = {}
    for row in read_csv("states"):
        for language in ("en", "fr", "es"):
            for name in row[language].split("|"):
                if name:
                    names.setdefault(fold(name), row["code"])
    return MappingProxyType(names)


@cache
def short_names() -> Mapping[str, str]:
    """The short name that the United Nations use, with its article: ``the Sudan``."""
    return MappingProxyType({row["code"]: row["name"] for row in read_csv("states")})


@cache
def name_pattern() -> re.Pattern[str]:
    """Any State's name in folded text; longer names first, so that "Guinea-Bissau" is not "Guinea"."""
    names = sorted(code_by_name(), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(spaced(re.escape(name).replace(r"\ ", " ")) for name in names) + r")(?!\w)"
    )


def code_of(name: str) -> str | None:
    """The code of a State by its name as written, or None."""
    return code_by_name().get(" ".join(fold(name).split()))


@cache
def code_by_demonym() -> Mapping[str, str]:
    """Code of every folded adjective ("turkish", "burundais"); one that two States share is none."""
    return MappingProxyType(
        {
            fold(adjective): row["code"]
            for row in read_csv("demonyms")
            for language in ("en", "fr", "es")
            for adjective in row[language].split("|")
            if adjective
        }
    )


@cache
def demonym_pattern() -> re.Pattern[str]:
    """Any State's adjective in folded text."""
    words = sorted(code_by_demonym(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in words) + r")(?!\w)")
