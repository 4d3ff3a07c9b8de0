"""How much it says that two names share a word: rare words much, common ones little; in bits."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.relate.name_words import Form, NameWord, name_word

PRIOR_NAMES = 300  # names that the shipped list counts for beside those of the corpus


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many different names of the corpus have each word, by sound. names: how many names there are."""

    bearers: Mapping[str, int]
    names: int

    def bits(self, word: NameWord) -> float:
        """What sharing a word says: -log2 of the share of people who bear it."""
        listed = _share(word.sound, word.text)
        borne = max(0, self.bearers.get(word.sound, 0) - 1)
        share = (borne + PRIOR_NAMES * listed) / (self.names + PRIOR_NAMES)
        return min(-math.log2(max(share, 1e-9)), -math.log2(listed))


def commonness(forms: Iterable[Form]) -> Commonness:
    """Count words by the different other words that they stand with, so that one person named often counts once."""
    beside: dict[str, set[str]] = defaultdict(set)
    names: set[tuple[str, ...]] = set()
    for form in forms:
        whole = [word for word in form if not (word.initial or word.respect or word.generation)]
        if len(whole) < 2:
            continue
        names.add(tuple(sorted(word.sound for word in whole)))
        for word in whole:
            beside[word.sound].add(min((other.sound for other in whole if other is not word), default=""))
    return Commonness({sound: len(others) for sound, others in beside.items()}, len(names))


@cache
def _shares() -> Mapping[str, float]:
    shares: dict[str, float] = {}
    for thousandths, words in read_toml("common_name_words")["shares"].items():
        for text in words.split():
            for key in (text, name_word(text).sound):
                shares[key] = max(shares.get(key, 0.0), int(thousandths) / 1000)
    return shares


@cache
def _share(sound: str, text: str) -> float:
    rarest: float = 2.0 ** -float(read_toml("person_weights")["name"]["rarest"])
    return max(_shares().get(sound, rarest), _shares().get(text, rarest))
