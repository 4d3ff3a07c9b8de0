"""Dates that hang on a noun ("the protest of 3 May", "upheld the judgment of 3 May") and say of no act when it was.

The date of a decision or a hearing by which something is done does say it: "by a judgment of 3 May".
"""

import re
from functools import cache

from spacy.tokens import Doc

from pipeline.recognise.text import folded_text
from pipeline.resolve.clauses import words
from pipeline.tables.records import DateRecord

FRONT = 100  # characters in front of a date that can say what it dates


@cache
def _part_of_day() -> re.Pattern[str]:
    """ "in the early morning of", "dans la nuit du": a date behind it says when."""
    return re.compile(rf"(?<!\w){words('parts')}\s+(?:of|du|de|del|au|to|from)(?:\s+(?:the|la|le))?\s*$")


@cache
def by_decision() -> re.Pattern[str]:
    """In front of a date: "by a judgment [no. 3 of the court] of", "à l'audience du": how or when an act is done."""
    nouns = f"(?:{words('decision')}|{words('sitting')})"
    return re.compile(
        rf"(?:(?<!\w){words('by_decision')}(?:\s+|(?<='))|^\s*)"
        rf"(?:(?:an?|the|its|his|her|their|un|une|la|le|les|l'|son|sa|el|su|los)\s*)?"
        rf"(?:[\w-]+\s+){{0,2}}{nouns}(?!\w)(?:[^.;,]|,\s(?=dated|of|du|en|de)){{0,70}}$"
    )


@cache
def _noun_bound() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('of')}\s*$")


@cache
def _binding() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){words('binding')},?\s+(?:(?:on|in|for|le|en|du|au|pour|el|los|de|del|a|para)\s+)?(?:(?:le|el)\s+)?$"
    )


@cache
def _finite() -> re.Pattern[str]:
    """An auxiliary right in front of a participle: "was held on" is a verb, no attribute."""
    return re.compile(
        r"(?<!\w)(?:was|were|been|being|is|are|a\s+ete|ont\s+ete|fue(?:ron)?|ha\s+sido|han\s+sido|se)\s+(?:\w+\s+)?$"
    )


@cache
def _happening() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){words('motive')}(?!\w)[^,;.]{{0,120}}?(?<!\w){words('happenings')}(?:\s+[^\s,;.]+){{0,4}}\s*$"
    )


def is_bound(doc: Doc, record: DateRecord, reached: int) -> bool:
    """Whether a date is that of a noun in front of it, and says of no act when it was."""
    folded = folded_text(doc)
    start = record.evidence.start
    front = folded[max(reached, start - FRONT) : start]
    front = re.split(r"[;]", front)[-1]
    if _part_of_day().search(front):
        return False
    if _happening().search(front):
        return True
    if record.relative:
        return False
    if by_decision().search(front):
        return False
    binding = _binding().search(front)
    if binding is not None and not _finite().search(front, 0, binding.start()):
        return True
    return _noun_bound().search(front) is not None
