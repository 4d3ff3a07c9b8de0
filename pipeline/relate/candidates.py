"""Pairs of persons whose names may be one person's: by keys of two words, never all with all."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import numpy

from pipeline.relate.name_words import Form, NameWord
from pipeline.relate.profiles import MANDATE_HOLDER, Profile

Pair = tuple[int, int]
WHOLE = "=+"  # keys of two whole words begin so, and hold in all States; an initial or a misspelling, in one
LARGE = 40  # persons of one key: above, only letters that are tied and neighbours in time are compared
LARGE_LOOSE = 20  # the same of a key of one word and the beginning of another; above, only letters that are tied
NEIGHBOURS = 4
MOST_TIED = 40  # persons of tied letters that one person of a large block is compared with


def candidate_pairs(people: Sequence[Profile], related: Mapping[str, frozenset[str]]) -> Iterator[Pair]:
    """Pairs of places in ``people``, each once, in order.

    Of a name that very many bear only those of tied letters, and neighbours in time, are paired.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, profile in enumerate(people):
        near = "" if profile.person.role == MANDATE_HOLDER else profile.letter.state or ""
        keys = {key if key[0] in WHOLE else f"{near} {key}" for form in profile.forms for key in _keys(form) if key}
        for key in sorted(keys):
            blocks[key].append(place)
    count = len(people)
    codes = array("q")  # two places in one number: of millions of pairs, tuples would fill the memory
    for key, block in blocks.items():
        if len(block) <= (LARGE if key[0] in WHOLE else LARGE_LOOSE):
            pairs: Iterable[Pair] = combinations(block, 2)
        else:
            pairs = _of_a_large_block(block, people, related, neighbours=key[0] in WHOLE)
        codes.extend(
            min(pair) * count + max(pair)
            for pair in pairs
            if people[pair[0]].letter.letter_id != people[pair[1]].letter.letter_id
        )
    blocks.clear()
    for code in numpy.unique(numpy.frombuffer(codes, dtype=numpy.int64)) if codes else ():
        yield int(code) // count, int(code) % count


def _keys(form: Form) -> Iterator[str]:
    """Each word with another one, whole and by its beginning; a name of one word by itself."""
    words = [word for word in form if not (word.generation or word.respect)] or list(form)
    whole = [word for word in words if not word.initial]
    if len(words) == 1:
        yield f"={_key(words[0])}"
        return
    yield "=" + " ".join(sorted(_key(word) for word in whole)) if len(whole) > 1 else ""
    for one in whole:
        for two in words:
            if one is not two:
                yield f"{_key(one)} {_first(two)}"
    for one, two in combinations(whole, 2):
        yield "+" + " ".join(sorted((_consonants(one), _consonants(two))))
        yield f"{_key(one)}{_key(two)[:1]}+"  # Min Su, Minsu
    if len(whole) > 2:
        for one, two in pairwise(whole):
            for three in whole:
                if three is not one and three is not two:
                    yield f"{_key(three)} {_first(one)}"


def _key(word: NameWord) -> str:
    return f"#{min(word.variants)}" if word.variants else word.stem


def _first(word: NameWord) -> str:
    return word.sound[:1] if not word.variants else word.text[:1]


def _consonants(word: NameWord) -> str:
    if word.variants:
        return _key(word)
    return word.stem[:1] + "".join(letter for letter in word.stem[1:5] if letter not in "aeiou")


def _of_a_large_block(
    block: Sequence[int], people: Sequence[Profile], related: Mapping[str, frozenset[str]], *, neighbours: bool
) -> Iterator[Pair]:
    """Persons of tied letters, and neighbours among those of one State and role, by the dates of their letters."""
    by_letter: dict[str, list[int]] = defaultdict(list)
    for place in block:
        by_letter[people[place].letter.letter_id].append(place)
    for place in block:
        tied = [
            other
            for letter in sorted(related.get(people[place].letter.letter_id, ()))
            for other in by_letter.get(letter, ())
        ]
        for other in tied[:MOST_TIED]:
            yield min(place, other), max(place, other)
    if not neighbours:
        return
    groups: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for place in block:
        holder = people[place].person.role == MANDATE_HOLDER
        groups[holder, "" if holder else people[place].letter.state or ""].append(place)
    for group in groups.values():
        group.sort(key=lambda place: (str(people[place].letter.date or ""), people[place].key))
        for at, place in enumerate(group):
            for other in group[at + 1 : at + 1 + NEIGHBOURS]:
                if people[place].letter.letter_id != people[other].letter.letter_id:
                    yield min(place, other), max(place, other)
