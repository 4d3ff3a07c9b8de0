"""What looks like a part of a date and is none: numbers that run on, streets, forenames, places.

"34/18 May", "avenida 5 de Mayo", "by April Jones", "Chiang Mai in 2020".
"""

import re
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.date_words import CLASSES, DateWords


@cache
def numbered_words() -> re.Pattern[str]:
    """The words of what is counted, not dated."""
    return re.compile("|".join(word for words in read_toml("date_contexts")["numbered"].values() for word in words))


STREET = re.compile("V(?:[or]l?)?$")  # avenida 5, mouvement du 23
NAMES = ("mai", "mars", "julio", "mayo")  # months that end or begin other names
FORENAME_BEHIND = ("by", "para", "vers", "hacia", "of")


def is_free(words: DateWords, first: int) -> bool:
    """Whether no number or sign runs into a day: not in "34/18 May"; "on7 May" is a slip."""
    start = words.starts[first]
    if start == 0 or not (words.folded[start - 1].isalnum() or words.folded[start - 1] in "/.-_"):
        return True
    if words.folded[start - 1] in "-." and first and words.kinds[first - 1] in "-:":
        return start > 1 and not words.folded[start - 2].isdigit()
    return first > 0 and words.kinds[first - 1] in "Iilorv"


def is_street(words: DateWords, first: int, last: int, month: int) -> bool:
    """Whether a day and month without a year are the name of a street or movement: "avenida 5 de Mayo".

    first, last: the places of its words; month: that of the month.
    """
    before = words.kinds[max(0, first - 3) : first]
    if STREET.search(before) or words.kinds[last + 1 : last + 2] == CLASSES["street"]:
        return True
    spanish = words.between(month - 1, month - 1) in ("de", "del")  # where months are written small
    return spanish and words.text[words.starts[month]].isupper()


def month_is_meant(words: DateWords, first: int) -> bool:
    """Whether a month without a year is a date: behind "in", "since", "until", "the month of"."""
    before = words.kinds[max(0, first - 2) : first]
    if not before:
        return False
    english = words.text[words.starts[first]].isupper()
    if _is_forename(words, first):
        return False
    return (
        before[-1] in "is<BfEL"
        or before[-2:] in ("no", "nr")
        or (english and words.between(first - 1, first - 1) == "of")
    )


def is_numbered(words: DateWords, first: int) -> bool:
    """Whether a number belongs to the word in front: "article 3", "para. 5", "No. 12"."""
    place = first - 1
    while place > max(0, first - 3) and words.kinds[place] in ":_":
        place -= 1
    return place >= 0 and bool(numbered_words().fullmatch(words.between(place, place)))


def is_place(words: DateWords, first: int) -> bool:
    """Whether a month is the end of a name: "Chiang Mai in 2020"."""
    if not first or words.kinds[first - 1] != "x" or words.starts[first] != words.ends[first - 1] + 1:
        return False
    name = words.between(first, first)
    return name in NAMES and words.text[words.starts[first]].isupper()


def _is_forename(words: DateWords, first: int) -> bool:
    """Whether a month is a name: "by April Jones", "para Julio Díaz"."""
    behind = words.kinds[first + 1 : first + 2]
    if behind != "x" or not words.text[words.starts[first]].isupper():
        return False
    titled = words.text[words.starts[first + 1]].isupper() and words.starts[first + 1] == words.ends[first] + 1
    return titled and words.between(first - 1, first - 1) in FORENAME_BEHIND


def is_finding(words: DateWords, first: int) -> bool:
    """Whether "finales" is no end of a month: "observations finales de mars 2016"."""
    before = words.between(first - 1, first - 1) if first else ""
    return before.startswith(("observacion", "observation", "conclusion", "disposicion")) and before.endswith("s")
