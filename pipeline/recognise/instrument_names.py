"""Instruments by their names: titles old and new, short titles and acronyms, in three languages.

Names are compared by the words that carry them: small words ("of", "on", "relatif aux"), case, accents, punctuation
and a plural's s do not count, nor does a leading "International" or "United Nations". A name that shares its first
word with the one before it may leave it out ("Covenants on Civil and Political Rights and on Economic, …").
Names come from ``knowledge/instruments.csv`` and the tables of ILO conventions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.knowledge import read_toml

WORD = re.compile(r"[^\W_]+")
# Between two words of a name: blanks, commas, hyphens, quotes, brackets; a full stop in "No. 4" and "2.0" only.
GAP = re.compile(r"(?:[^.;\[\]]|(?<=no)\.|(?<=nr)\.|(?<=num)\.|(?<=\Wn)\.|(?<=\d)\.(?!\s)){0,40}")
BLANK_LINE = re.compile(r"\n\s*\n")
MOST_LEADING = 4  # words like "International", "United Nations" in front of a name
LONGEST_NAME = 60  # words, small ones included
TRUNCATED_PLURAL = 3  # letters that a word has at least, without its s


@dataclass(slots=True)
class Node:
    """A place in the tree of names: the words that may follow, and the id of the name that ends here."""

    following: dict[str, "Node"] = field(default_factory=dict)
    names: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A name found. start, end: code points. id: of the instrument."""

    start: int
    end: int
    id: str


class Word(NamedTuple):
    """A word of the text and its offsets; small words carry no name. A tuple: a letter has thousands."""

    stem: str
    small: bool
    start: int
    end: int


@cache
def _small() -> frozenset[str]:
    return frozenset(read_toml("instrument_words")["names"]["small"])


@cache
def _leading() -> frozenset[str]:
    return frozenset(_stem(word) for word in read_toml("instrument_words")["names"]["leading"])


def _stem(word: str) -> str:
    return word[:-1] if len(word) > TRUNCATED_PLURAL and word.endswith("s") else word


def words_of(folded: str) -> list[Word]:
    """The words of a folded text."""
    return [Word(*_seen(match.group()), *match.span()) for match in WORD.finditer(folded)]


@lru_cache(maxsize=20_000)
def _seen(word: str) -> tuple[str, bool]:
    """A word's stem, and whether it is a small one."""
    return _stem(word), word in _small()


def name_tree(names: Iterable[tuple[str, str]]) -> Node:
    """The tree of pairs of a folded name and the id that it names."""
    root = Node()
    for name, instrument in names:
        carrying = [word.stem for word in words_of(name) if not word.small]
        plain = [word for word in carrying if word not in _leading()]
        node = root
        # "Charter of the United Nations" would be no name without them.
        for word in plain if len(plain) > 1 else carrying:
            node = node.following.setdefault(word, Node())
        node.names = node.names or instrument
    return root


def find_names(folded: str, words: list[Word], root: Node) -> Iterator[Named]:
    """Yield the longest name at every place, in reading order.

    words: ``words_of(folded)``.
    """
    position = 0
    leading, first_words = _leading(), root.following
    while position < len(words):
        if words[position].stem not in first_words and words[position].stem not in leading:
            position += 1
            continue
        position = _over_leading(folded, words, position, root)
        first = words[position]
        start_node = None if first.small else root.following.get(first.stem)
        found = _longest(folded, words, position, start_node) if start_node else None
        if found is None:
            position += 1
            continue
        last, instrument = found
        yield Named(_with_leading(folded, words, position), words[last].end, instrument)
        # "… and on Economic, Social and Cultural Rights": the head is said once.
        while start_node is not None and (elided := _elided(folded, words, last, start_node)) is not None:
            begin, last, instrument = elided
            yield Named(words[begin].start, words[last].end, instrument)
        position = last + 1


def _over_leading(folded: str, words: list[Word], position: int, root: Node) -> int:
    """The place to begin at: behind "UN" where the name without it is the longer one."""
    behind = position
    while behind + 1 < len(words) and behind - position < MOST_LEADING and words[behind].stem in _leading():
        behind += 1
    if behind == position or words[behind].stem not in root.following:
        return position
    node = root.following.get(words[position].stem)
    with_it = _longest(folded, words, position, node) if node else None
    without = _longest(folded, words, behind, root.following[words[behind].stem])
    return behind if without and (with_it is None or without[0] > with_it[0]) else position


def _longest(folded: str, words: list[Word], position: int, node: Node) -> tuple[int, str] | None:
    """Place of the last word and id of the longest name that begins with the word at ``position``."""
    best = (position, node.names) if node.names else None
    place, last = position + 1, position
    leading = _leading()
    while place < len(words) and place - position < LONGEST_NAME:
        word = words[place]
        if not _joined(folded, words[place - 1], word):
            break
        following = None if word.small else node.following.get(word.stem)
        if following is not None:
            node, last = following, place
            if node.names:
                best = (last, node.names)
        elif not (word.small or word.stem in leading):
            break
        place += 1
    return best


def _joined(folded: str, word: Word, following: Word) -> bool:
    """Whether nothing between two words ends a name."""
    if following.start - word.end == 1 and folded[word.end] == " ":
        return True
    between = (folded, word.end, following.start)
    return GAP.fullmatch(*between) is not None and not BLANK_LINE.search(*between)


def _elided(folded: str, words: list[Word], last: int, head: Node) -> tuple[int, int, str] | None:
    """A name without its first word, behind "and" or a comma: first word, last word and id."""
    place = last + 1
    while place < len(words) and words[place].small and place - last <= 4:
        place += 1
    if (
        place >= len(words)
        or place == last + 1
        or not all(_joined(folded, words[i], words[i + 1]) for i in range(last, place))
    ):
        return None
    between = folded[words[last].end : words[place].start]
    node = head.following.get(words[place].stem)
    if node is None or not re.search(r"(?<!\w)(?:and|et|y)(?!\w)", between):
        return None
    found = _longest(folded, words, place, node)
    return (place, *found) if found else None


def _with_leading(folded: str, words: list[Word], position: int) -> int:
    """Where the name begins, "International" or "United Nations" in front of it included."""
    for _ in range(MOST_LEADING):
        before = words[position - 1] if position else None
        if before is None or before.stem not in _leading() or not _joined(folded, before, words[position]):
            break
        position -= 1
    return words[position].start


def acronym_pattern(acronyms: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern for whole acronyms, case counting; not those of a committee ("CEDAW Committee", "CAT/C/…")."""
    words = "|".join(re.escape(acronym) for acronym in sorted(acronyms, key=len, reverse=True))
    return re.compile(rf"(?<![\w/.-])(?:{words})(?![\w/]|-\w|\.\w|\s+(?:Committee|GC|[Gg]eneral|[Cc]oncluding))")
