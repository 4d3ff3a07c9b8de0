"""Names as they are compared: what two writers of one name may differ in is taken out."""

import re
import unicodedata
from functools import cache

from pipeline.knowledge import read_toml

ELIDED = re.compile(r"^l['’](?=\w)", re.IGNORECASE)  # l'Assemblée
APOSTROPHES = re.compile(r"['’‘ʼ`´]")  # Fa'asavalu and Fa’asavalu are one name
NO_WORD = re.compile(r"[\W_]+")  # Al-Khatib and Al Khatib too


def folded_name(name: str) -> str:
    """A name or an offence without case, accents, punctuation, leading articles and titles.

    A name of nothing else ("La", "Sr.") keeps its last word, so that it is never empty for want of care.
    """
    plain = APOSTROPHES.sub("", ELIDED.sub("", name.strip()))
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
    letters = "".join(_letters().get(character, character) for character in decomposed if not _is_mark(character))
    words = NO_WORD.sub(" ", letters).split()
    while len(words) > 1 and words[0] in _leading():
        del words[0]
    return " ".join(words)


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0


@cache
def _leading() -> frozenset[str]:
    compared = read_toml("compared_names")
    return frozenset(compared["articles"]) | frozenset(compared["titles"])


@cache
def _letters() -> dict[str, str]:
    return dict(read_toml("compared_names")["letters"])
