"""Names of people who are known from elsewhere in the letter: whole again, or in part ("Kharkova", "Tzul Quim")."""

import re
from collections.abc import Iterable, Iterator

from pipeline.recognise.name_words import GAP, particle
from pipeline.recognise.places import TakenPlaces

SHORTEST = 3  # letters of a part that stands for a person without a title
WORDS = re.compile(r"[^\W\d_][^\s,;()\"“”«»*]*")
LOWER = re.compile(r"(?<![^\W\d_])[^\W\d_A-Z][^\W\d_]{2,}")
SENTENCE_START = re.compile(r"(?:^|[.!?:»”\"]\s+|\n\s*(?:[-•*–]|\d{1,2}[.)])?\s*)$")
BEFORE = 12  # characters that show whether a sentence begins
NEIGHBOUR = re.compile(r"[ \u00a0]?[-–]?[ \u00a0]?[A-ZÀ-Þ]\w")  # a capitalised word right behind: another name
IN_FRONT = re.compile(r"[A-ZÀ-Þ][\w'’-]*[ \u00a0-]$")


def name_parts(name: str) -> tuple[str, ...]:
    """The capitalised words of a name that may stand for it: no initials, no particles."""
    return tuple(
        word.rstrip(".")
        for word in WORDS.findall(name)
        if len(word) >= SHORTEST and word[0].isupper() and not word.endswith(".")
    )


def known_again(text: str, names: Iterable[str], taken: TakenPlaces) -> Iterator[tuple[int, int]]:
    """Yield where names of known people, or parts of them, stand in places that nothing else takes.

    A part alone does not count where it is written as an ordinary word elsewhere, or is part of a longer name.
    """
    people = [name_parts(name) for name in names]
    words = sorted({word for parts in people for word in parts}, key=len, reverse=True)
    if not words:
        return
    of_word: dict[str, list[tuple[str, ...]]] = {}
    for parts in people:
        for word in parts:
            of_word.setdefault(word, []).append(parts)
    ordinary = set(LOWER.findall(text))
    one = rf"(?:{'|'.join(map(re.escape, words))})"
    run = re.compile(rf"(?<![\w-]){one}(?:(?:{GAP}|\n[ \t]{{0,8}}|-)(?:{particle()})?{one}){{0,6}}(?![\w-])")
    for match in run.finditer(text):
        if taken.overlaps(*match.span()):
            continue
        parts = name_parts(match.group())
        if not any(set(parts) <= set(person) for person in of_word.get(parts[0] if parts else "", [])):
            continue
        if len(parts) == 1 and not _stands_alone(text, match, ordinary):
            continue
        yield match.span()


def _stands_alone(text: str, match: re.Match[str], ordinary: set[str]) -> bool:
    """Whether a single word is a name here."""
    if NEIGHBOUR.match(text, match.end()) or IN_FRONT.search(text, max(0, match.start() - 30), match.start()):
        return False
    begins = SENTENCE_START.search(text[max(0, match.start() - BEFORE) : match.start()])
    return not (begins and match.group().lower() in ordinary)
