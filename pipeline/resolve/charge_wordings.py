"""When two wordings mean one offence: "membership" and "membership of an armed terrorist organisation"."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.text import fold

WORD = re.compile(r"\w+")
STEM = 6  # letters by which "resistance" and "resisting" are one


@cache
def _small() -> frozenset[str]:
    return frozenset(read_toml("charges")["small"]["words"])


def content_of(offence: str) -> tuple[str, ...]:
    """The stems of the words of an offence that tell something."""
    words = WORD.findall(fold(offence))
    told = [word for word in words if word not in _small()]
    return tuple(word[:STEM] for word in told or words)


def _shared(content: Sequence[str], other: Sequence[str]) -> bool:
    """Whether most words of one are words of the other: "insulting the royal family" and "insult to the family"."""
    return len(set(content) & set(other)) > len(set(content)) / 2


def same_offence(
    wording: str,
    categories: Sequence[str],
    wordings: Sequence[str],
    *,
    category: str,
    later: bool = True,
    brief: bool = False,
) -> int | None:
    """The number of the one offence that a later wording means; None where none or two could be meant.

    wordings, categories: of the offences that a person is charged with. In this order decide: the same words, the
    words of one inside the other's, the same first word, the same category. later: whether a charge brought earlier is
    spoken of; else only the same words, longer or shorter, are the same charge. brief: whether the same category
    alone is enough ("cleared of the killing").
    """
    content = content_of(wording)
    told = [content_of(other) for other in wordings]
    tests: tuple[Callable[[int], bool], ...] = (
        lambda n: told[n] == content,
        lambda n: set(content) <= set(told[n]),
        lambda n: set(told[n]) <= set(content) and categories[n] == category,
        lambda n: told[n][0] == content[0] and categories[n] == category,
        lambda n: categories[n] == category != "other" and bool(brief or _shared(content, told[n])),
    )
    for test in tests if later else tests[:3]:
        found = [number for number in range(len(wordings)) if test(number)]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None
