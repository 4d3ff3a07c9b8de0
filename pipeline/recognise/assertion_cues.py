"""Cues of hedges, negations and hypotheticals: the phrases of ``knowledge/assertions.toml`` found in a sentence.

A phrase is words between spaces; "a|b" is either, "a?" may be missing, "<name>" a word of that class, "*" any word;
adverbs may stand between. Per place the longest phrase of a label and reach counts; phrases of reach ``none`` hide
the cues of their label that begin in them ("not only" hides "not").
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.assertion_words import Lexicon, Word, is_finite, is_mark, is_number, lexicon

ALLEGED, NEGATED, HYPOTHETICAL = "ALLEGED", "NEGATED", "HYPOTHETICAL"  # labels
Reach = tuple[str, int, int]  # label, first word in scope, place behind the last
MAXIMUM = 200  # cues of a sentence; a hostile one may have any number
ANY = "*"
OPTIONAL_ANY = "*?"
NAMES = ("May", "Will")  # a month and a man
FILLERS = 2  # adverbs that may stand between two words of a phrase


@dataclass(frozen=True, slots=True)
class Element:
    """A place of a phrase. words: None stands for any word. gap: up to how many words of any kind may stand here."""

    words: frozenset[str] | None
    optional: bool
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue phrase with what it says and how far it reaches."""

    label: str
    reach: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found. first, last: places of its words in the sentence, ``last`` excluded."""

    first: int
    last: int
    label: str
    reach: str


@cache
def phrases(language: str) -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases of a language by each word that they can begin with."""
    known: dict[str, list[Phrase]] = defaultdict(list)
    for cue in read_toml("assertions")[language]["cues"]:
        for words in cue["phrases"]:
            phrase = Phrase(cue["label"], cue["reach"], _elements(words, language))
            for first in _firsts(phrase.elements):
                known[first].append(phrase)
    return {word: tuple(found) for word, found in known.items()}


def _elements(written: str, language: str) -> tuple[Element, ...]:
    """The places of a phrase; "*? *? *?" is one gap, so that a match needs no trying of each."""
    elements: list[Element] = []
    for word in written.split():
        if word == OPTIONAL_ANY and elements and elements[-1].gap:
            elements[-1] = Element(None, True, elements[-1].gap + 1)
        else:
            elements.append(Element(None, True, 1) if word == OPTIONAL_ANY else _element(word, language))
    return tuple(elements)


def _element(written: str, language: str) -> Element:
    optional = written.endswith("?")
    written = written.removesuffix("?")
    if written == ANY:
        return Element(None, optional)
    words: set[str] = set()
    for word in written.split("|"):
        if word.startswith("<"):
            words |= lexicon(language).kinds[word.strip("<>")]
        else:
            words.add(word.removesuffix("?"))
    return Element(frozenset(words), optional)


def _firsts(elements: Sequence[Element]) -> set[str]:
    """The words that a phrase can begin with."""
    firsts: set[str] = set()
    for element in elements:
        firsts |= element.words or frozenset()
        if not element.optional:
            break
    return firsts


def find_cues(lex: Lexicon, words: Sequence[Word]) -> Iterator[Cue]:
    """Yield the cues of a sentence in reading order."""
    known = phrases(lex.language)
    hidden: dict[str, int] = {}  # label to the place up to which its cues are hidden
    count = 0
    for place, word in enumerate(words):
        candidates = known.get(word.text)
        if (
            candidates is None
            or word.cased in NAMES
            or _is_in_a_name(words, place)
            or (word.text == "no" and _is_number_behind(words, place))
        ):
            continue
        longest: dict[tuple[str, str], int] = {}
        for phrase in candidates:
            end = _match(lex, words, place, phrase.elements, 0)
            key = phrase.label, phrase.reach
            if end is not None and end > longest.get(key, 0):
                longest[key] = end
        for (label, reach), end in longest.items():
            if reach == "none" and all(end >= other for (its, _), other in longest.items() if its == label):
                hidden[label] = max(hidden.get(label, 0), end)
        for (label, reach), end in longest.items():
            if reach != "none" and place >= hidden.get(label, 0):
                count += 1
                yield Cue(place, end, label, reach)
        if count > MAXIMUM:
            return


def _may_be_skipped(lex: Lexicon, word: Word) -> bool:
    """Whether a word may stand in a gap: no mark and no verb, "the report established that"."""
    verb = word.text.endswith("ed") if lex.language == "en" else is_finite(lex, word)
    return not (is_mark(word) or verb)


INSERTION = 14


def _behind_insertion(words: Sequence[Word], place: int) -> int:
    """Behind words between two commas, "ensure, with the competent authorities, | that"; else ``place``."""
    if place < len(words) and words[place].text == ",":
        for at in range(place + 1, min(len(words), place + INSERTION)):
            if is_mark(words[at]):
                return at + 1 if words[at].text == "," else place
    return place


def _is_in_a_name(words: Sequence[Word], place: int) -> bool:
    """Whether a word has its capital from a name: "the State Secretariat"; a list's item may begin with one."""
    if place == 0 or not words[place].cased[0].isupper():
        return False
    before = words[place - 1]
    return len(before.text) > 1 and not is_mark(before) and not is_number(before)


def _is_number_behind(words: Sequence[Word], place: int) -> bool:
    """Law No. 107, case no. KEN 5/2015."""
    if place + 1 >= len(words):
        return False
    following = words[place + 1]
    return is_number(following) or (following.start > words[place].end + 1 and following.cased[0].isupper())


def _match(lex: Lexicon, words: Sequence[Word], place: int, elements: tuple[Element, ...], position: int) -> int | None:
    """Where a phrase's rest ends if it stands at ``place``; the longest reading."""
    if position == len(elements):
        return place
    element = elements[position]
    if element.gap:
        for skipped in range(element.gap + 1):
            if skipped and (place + skipped > len(words) or not _may_be_skipped(lex, words[place + skipped - 1])):
                return None
            end = _match(lex, words, place + skipped, elements, position + 1)
            if end is not None:
                return end
        return None
    best = _match(lex, words, place, elements, position + 1) if element.optional else None
    at = place
    if position and element.words is not None and element.words <= lex.kinds["that"]:
        at = _behind_insertion(words, place)
    for _ in range(FILLERS + 1 if position else 1):
        if at >= len(words):
            break
        fits = not is_mark(words[at]) if element.words is None else words[at].text in element.words
        if fits:
            end = _match(lex, words, at + 1, elements, position + 1)
            if end is not None and (best is None or end > best):
                best = end
            break
        if element.words is None or words[at].text not in lex.kinds["fillers"]:
            break
        at += 1
    return best
