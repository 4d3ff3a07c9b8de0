"""Scopes of hedges, negations and hypotheticals in a sentence: from each cue to the words that it reaches.

The kinds of reach are told in ``knowledge/assertions.toml``; the modules assertion_negations, _hedges and _conditions
say what each of them covers.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pipeline.recognise.assertion_clauses import Words, clause_begins, is_noun_phrase
from pipeline.recognise.assertion_conditions import (
    complement,
    condition,
    english_purposes,
    generic,
    last_word,
    noun_behind,
    noun_in_front,
    planned,
    purpose,
    question,
    spanish_condition,
    willed_infinitive,
)
from pipeline.recognise.assertion_cues import ALLEGED, HYPOTHETICAL, MAXIMUM, NEGATED, Cue, Reach, find_cues
from pipeline.recognise.assertion_hedges import (
    bare_content,
    content_of,
    feared_content,
    hedged_by_adverb,
    hedged_by_source,
)
from pipeline.recognise.assertion_moods import conditionals
from pipeline.recognise.assertion_negations import (
    denied_before,
    denied_claim,
    french_ne,
    negated_subject,
    negated_verb,
    negated_without,
)
from pipeline.recognise.assertion_phrases import adjunct_end, condition_end, presupposed
from pipeline.recognise.assertion_verbs import head_of, inverted_head, verb_end
from pipeline.recognise.assertion_words import Lexicon, is_finite, is_mark, is_participle


@dataclass(frozen=True, slots=True)
class Scope:
    """Words in scope. start, end: code points. cue: the words that say so."""

    start: int
    end: int
    label: str
    cue: str
    light: bool  # the cue is an auxiliary or adverb, which may stand within the words of what happened: "was allegedly"


def find_scopes(lex: Lexicon, words: Words, *, asked: bool = False) -> Iterator[Scope]:
    """Yield the scopes of a sentence, a question or not; they may overlap."""
    cues = list(find_cues(lex, words))
    for cue in cues:
        for label, first, last in _REACHES[cue.reach](lex, words, cue):
            behind = cue.last if cue.first < first < cue.last < last else first
            for start, end in presupposed(lex, words, behind, last):
                begin = first if start == behind else start
                yield from _scope((label, begin, end), words, cue.first, cue.last, light=_is_light(lex, words, cue))
    if asked:
        for label, first, last in question(lex, words):
            for start, end in presupposed(lex, words, first, last):
                yield from _scope((label, start, end), words, 0, 1, light=True)
    if lex.language == "en":
        for at, (label, first, last) in english_purposes(lex, words, cues):
            for start, end in presupposed(lex, words, first, last):
                yield from _scope((label, start, end), words, at, at + 1, light=True)
    else:
        for at, label, first, last in islice(conditionals(lex, words, cues), MAXIMUM):
            for start, end in presupposed(lex, words, first, last):
                yield from _scope((label, start, end), words, at, at + 1, light=True)


def _scope(reach: Reach, words: Words, cue_first: int, cue_last: int, *, light: bool) -> Iterator[Scope]:
    label, first, last = reach
    while last > first and is_mark(words[last - 1]):
        last -= 1
    if last > first:
        cue = " ".join(word.text for word in words[cue_first:cue_last])
        yield Scope(words[first].start, words[last - 1].end, label, cue, light)


def _is_light(lex: Lexicon, words: Words, cue: Cue) -> bool:
    if cue.reach in ("adverb", "source", "ne", "subject"):
        return True
    if cue.reach != "verb":
        return False
    kinds = ("finite", "linking", "fillers")
    return cue.label == ALLEGED or all(
        any(lex.has(kind, word) for kind in kinds) for word in words[cue.first : cue.last]
    )


def _verb(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    if cue.last >= len(words):
        return
    if cue.label == NEGATED:
        yield from negated_verb(lex, words, cue.first if cue.last == cue.first + 1 else cue.last, cue.last)
        return
    if lex.language == "en" and words[cue.first].text == "should" and _is_inverted(lex, words, cue.last):
        yield HYPOTHETICAL, cue.last, condition_end(lex, words, cue.last)
        return
    following = words[cue.last]
    if words[cue.last - 1].text == "have":
        head = head_of(lex, words, cue.last)
        if head >= len(words) or not is_participle(lex, words[head]):
            return  # "any comment you may have on"
    if following.text == "of" and cue.last == cue.first + 1:
        return  # a noun, "the risk of"
    if lex.language == "en" and words[cue.last - 1].text == "to" and is_noun_phrase(lex, words, cue.last):
        return  # "were reported to the police"
    if lex.has("that", following):
        return
    # Of a longer cue the words behind the verb belong to what it says: "faces | up to ten years".
    first = cue.first + 1 if cue.label == HYPOTHETICAL and cue.last > cue.first + 1 else cue.last
    if _is_apposition(lex, words, cue.first):
        yield cue.label, first, adjunct_end(lex, words, cue.last)
        return
    head = head_of(lex, words, inverted_head(lex, words, cue.last))
    yield cue.label, first, verb_end(lex, words, head)


def _is_apposition(lex: Lexicon, words: Words, place: int) -> bool:
    """A participle between commas: "The men, believed to be soldiers, abducted him"."""
    return (
        place > 1
        and words[place - 1].text == ","
        and is_participle(lex, words[place])
        and not is_finite(lex, words[place])
    )


def _is_inverted(lex: Lexicon, words: Words, place: int) -> bool:
    """ "should she be convicted": the auxiliary opens the clause and its subject follows."""
    if not clause_begins(lex, words, place - 1):
        return False
    following = words[place]
    return lex.has("pronouns", following) or is_noun_phrase(lex, words, place)


_REACHES: Mapping[str, Callable[[Lexicon, Words, Cue], Iterator[Reach]]] = {
    "verb": _verb,
    "ne": french_ne,
    "subject": negated_subject,
    "without": negated_without,
    "infinitive": willed_infinitive,
    "purpose": purpose,
    "adverb": hedged_by_adverb,
    "source": hedged_by_source,
    "content": content_of,
    "bare": bare_content,
    "feared": feared_content,
    "complement": complement,
    "within": last_word,
    "noun": noun_behind,
    "noun_before": noun_in_front,
    "denied_before": denied_before,
    "condition": condition,
    "inverted": spanish_condition,
    "claim": denied_claim,
    "planned": planned,
    "generic": generic,
}
