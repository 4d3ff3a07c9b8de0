"""What kind an organisation is by the words of its name: "Rapid Intervention Battalion" a body of the State.

Rules are data (``knowledge/organisation_kinds.toml``); the first that fits decides.
"""

import re
from functools import cache, lru_cache

from pipeline.knowledge import read_toml
from pipeline.recognise.text import fold

LONGEST_NAME = 200  # characters that are looked at


@lru_cache(maxsize=4096)
def kind_of(name: str) -> str | None:
    """The kind that a name tells, of the table's kinds; None where its words tell none."""
    folded = " ".join(fold(name[:LONGEST_NAME]).split())
    for kind, words, exceptions in _rules():
        if words.search(folded) and not (exceptions and exceptions.search(folded)):
            return kind
    return None


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (rule["kind"], _any(rule["words"]), _any(rule["except"]) if rule.get("except") else None)
        for rule in read_toml("organisation_kinds")["rules"]
    )


def _any(fragments: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{fragment})" for fragment in fragments))
