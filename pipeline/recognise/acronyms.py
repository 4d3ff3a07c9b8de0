"""Acronyms: which words a bracket's letters stand for, and where an acronym stands beside its name.

"Hak Din Network (HDN)", "Panaghiusa sa Tigwa (PASATIG)", "COPILH (Consejo de …)", "le RVC, Réseau de …".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.recognise.text import fold

ACRONYM = r"[^\W\d_a-zß-ÿ](?:[\w·-]{0,4}[^\W\d_a-zß-ÿ]|\d)[\w·-]{0,10}"  # KNPRK, MiAmbiente, GÜNBEL-SEN, M23
OPENING = r"[^\S\n]{0,3}\n?[^\S\n]{0,8}[(\[][^\S\n]?"
QUOTE = r"[\"“”«»'‘’]?"
SAID = (
    r"(?:known as |hereinafter |hereafter |en adelante,? |ci-après |also |or |ou |en sigle "
    r"|en (?:anglais|français|inglés) |por sus siglas(?: en \w{4,10})?,? |the |l['’]|la |le |el )?"
)
TRANSLATED = r"(?:[“\"«][^“”\"«»()]{3,70}[”\"»],?\s)?"  # (« Les gardiens de la forêt », MAM)
ACRONYM_IN_BRACKETS = re.compile(rf"{OPENING}{TRANSLATED}{SAID}{QUOTE}(?P<acronym>{ACRONYM}){QUOTE}(?=[)\],;]|\s)")
WORD_IN_BRACKETS = re.compile(rf"{OPENING}{QUOTE}(?P<acronym>[^\W\d_a-zß-ÿ]\w{{3,11}}){QUOTE}[)\]]")
BEFORE_NAME = re.compile(  # "COPILH (Consejo", "le RVC, Réseau": the acronym in front of its name
    rf"(?<![\w-])(?P<acronym>{ACRONYM})(?P<mark>\s?\(\s?|,\s|\s[-–]\s)(?:the\s|le\s|la\s|l['’]|el\s|los\s|las\s|les\s)?$"
)
BEFORE_REACH = 24  # characters of an acronym with the mark behind it
NAME_WORD = re.compile(r"[^\W_]+(?:['’](?=s\b)s)?")
LONGEST_NAME = 110  # characters in front of a bracket that can be its name
MOST_WORDS = 14
SMALL_LENGTH = 4  # words of so many letters, written small, need not be in an acronym
SENTENCE_END = re.compile(r"[a-zà-ÿ\d)]\.\s")


@dataclass(frozen=True, slots=True)
class Expansion:
    """A name and the acronym behind it. start, end: of the name; acronym_start, acronym_end: of the acronym."""

    start: int
    end: int
    acronym_start: int
    acronym_end: int
    acronym: str


def acronym_behind(text: str, end: int) -> tuple[int, int] | None:
    """Start and end of the acronym in brackets behind a name that ends at ``end``."""
    match = ACRONYM_IN_BRACKETS.match(text, end)
    return match.span("acronym") if match else None


def word_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end of a word in brackets that is made of the name's own letters: "(Gécamines)"."""
    match = WORD_IN_BRACKETS.match(text, end)
    if match is None or not is_made_of(match["acronym"], text[start:end]):
        return None
    return match.span("acronym")


def acronym_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end of the acronym in front of a name: before a bracket any, before a comma one of its letters."""
    match = BEFORE_NAME.search(text, max(0, start - BEFORE_REACH), start)
    if match is None:
        return None
    bracket = "(" in match["mark"] and text[end : end + 1] in ")],;"
    if not (bracket or is_made_of(match["acronym"], text[start:end])):
        return None
    return match.span("acronym")


def expansions(text: str) -> Iterator[Expansion]:
    """Yield every bracket with an acronym whose letters the words in front of it begin with."""
    for match in ACRONYM_IN_BRACKETS.finditer(text):
        acronym = match["acronym"]
        start = _begin(text, match.start(), fold(re.sub(r"[^\w]", "", acronym)))
        if start is not None:
            yield Expansion(start, match.start(), *match.span("acronym"), acronym)


def is_made_of(acronym: str, name: str) -> bool:
    """Whether an acronym is put together of the beginnings of a name's words."""
    words = [word.group() for word in NAME_WORD.finditer(name)]
    return _fits(fold(re.sub(r"[^\w]", "", acronym)), [fold(word) for word in words], _needless(words))


def _begin(text: str, end: int, letters: str) -> int | None:
    """Where the name begins that stands in front of ``end`` and fits the letters; None where none does."""
    window = text[max(0, end - LONGEST_NAME) : end]
    cut = max(window.rfind(mark) for mark in ("\n\n", ";", ":", "(", ")", "“", "”", "«", "»", '"', "]"))
    sentence = max((match.end() for match in SENTENCE_END.finditer(window)), default=0)
    base = max(0, end - LONGEST_NAME) + max(cut + 1, sentence)
    words = list(NAME_WORD.finditer(text, base, end))[-MOST_WORDS:]
    for at in range(len(words) - 1, -1, -1):
        if not words[at].group()[0].isupper() or fold(words[at].group()[0]) != letters[0]:
            continue
        named = [word.group() for word in words[at:]]
        if _fits(letters, [fold(word) for word in named], _needless(named)):
            return words[at].start()
    return None


def _needless(words: list[str]) -> list[bool]:
    """Which words an acronym may pass over: small ones."""
    return [word[0].islower() and len(word) <= SMALL_LENGTH for word in words]


def _fits(letters: str, words: list[str], needless: list[bool]) -> bool:
    """Whether the letters are beginnings of the words in order; one word that counts may be left out."""
    # Places in the acronym that are reached, each with the number of words left out so far.
    reached = {(0, 0)}
    for number, (word, small) in enumerate(zip(words, needless, strict=True)):
        following: set[tuple[int, int]] = set()
        for place, left_out in reached:
            if number > 0 and (small or left_out < 1):
                following.add((place, left_out if small else left_out + 1))
            length = 0
            while length < len(word) and place + length < len(letters) and word[length] == letters[place + length]:
                length += 1
                following.add((place + length, left_out))
        reached = following
    return any(place == len(letters) for place, _ in reached)


REVERSED = re.compile(  # PKS (Pongkan Khwam Sangop)
    rf"(?<![\w-])(?P<acronym>{ACRONYM})\s\([“\"«]?(?P<name>[^\W\d_a-zß-ÿ][^()\n\d,;]{{5,90}})[”\"»]?(?=[),])"
)


def reversed_expansions(text: str) -> Iterator[Expansion]:
    """Yield every acronym whose name stands in brackets behind it."""
    for match in REVERSED.finditer(text):
        if is_made_of(match["acronym"], match["name"]):
            yield Expansion(*match.span("name"), *match.span("acronym"), match["acronym"])


def is_abbreviated(text: str, start: int, end: int) -> bool:
    """Whether an acronym stands in brackets behind a name."""
    return acronym_behind(text, end) is not None or word_behind(text, start, end) is not None
