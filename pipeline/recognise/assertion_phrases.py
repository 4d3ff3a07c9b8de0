"""How far noun phrases, adjuncts, that-clauses and conditions go; all give the place behind the last word."""

import re

from pipeline.recognise.assertion_clauses import FAR, HARD_MARKS, Words, new_clause, opens_clause
from pipeline.recognise.assertion_words import Lexicon, Word, is_finite, is_mark, is_name_word, is_number

RANGE = ("to", "or", "à", "ou", "a", "o")  # eight to nine years


def noun_end(lex: Lexicon, words: Words, place: int, *, coordinated: bool = True) -> int:
    """Behind a noun phrase without determiner, with the bare nouns coordinated with it: "abduction and torture"."""
    at = place
    limit = min(len(words), place + 14)
    while at < limit:
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else None
        if word.text == ",":
            if not coordinated or following is None or not _list_goes_on(lex, words, at + 1):
                return at
        elif is_mark(word):
            return at
        elif lex.has("coordinators", word):
            if not coordinated or following is None or not _bare_noun(lex, following) or _is_verbal(following):
                return at
        elif lex.has("of", word):
            if at == place or following is None or not _bare_noun(lex, following) or is_name_word(following):
                return at
        elif (
            (
                at > place
                and (
                    lex.has("prepositions", word)
                    or lex.has("definite", word)
                    or lex.has("indefinite", word)
                    or lex.has("titles", word)
                )
            )
            or opens_clause(lex, words, at)
            or is_finite(lex, word)
        ):
            return at
        at += 1
    return limit


VERBAL = re.compile(r"\w+(?:ed|é|ée|és|ées|[ai]d[oa]s?)")  # y sometido, et tué


def _is_verbal(word: Word) -> bool:
    return bool(VERBAL.fullmatch(word.raw))


def _bare_noun(lex: Lexicon, word: Word) -> bool:
    return not (
        is_mark(word)
        or lex.has("definite", word)
        or lex.has("indefinite", word)
        or lex.has("titles", word)
        or lex.has("prepositions", word)
        or lex.has("pronouns", word)
        or lex.has("relatives", word)
        or is_finite(lex, word)
    )


def _list_goes_on(lex: Lexicon, words: Words, place: int) -> bool:
    """Whether a list of bare nouns goes on: "torture, ill-treatment and ..."."""
    for word in words[place : place + 5]:
        if word.text == "," or lex.has("coordinators", word):
            return True
        if not _bare_noun(lex, word):
            return False
    return False


def noun_start(lex: Lexicon, words: Words, place: int) -> int:
    """Where the noun phrase in front of ``place`` begins, its determiner left out: "actes de torture | présumés"."""
    at = place
    while at > 0 and at > place - 7:
        word = words[at - 1]
        if is_mark(word) or is_finite(lex, word) or lex.has("coordinators", word) or is_number(word):
            break
        if lex.has("definite", word) or lex.has("indefinite", word) or lex.has("relatives", word):
            break
        if lex.has("prepositions", word) and not lex.has("of", word):
            break
        at -= 1
    return at


def behind_determiners(lex: Lexicon, words: Words, place: int) -> int:
    """Behind articles, possessives and numbers, "eight to nine | years"."""
    at = place
    while at < len(words):
        word = words[at]
        kinds = ("definite", "indefinite", "titles")
        ranged = at > place and word.text in RANGE and at + 1 < len(words) and lex.has("indefinite", words[at + 1])
        if not (ranged or is_number(word) or any(lex.has(kind, word) for kind in kinds)):
            return at
        at += 1
    return at


def adjunct_end(lex: Lexicon, words: Words, place: int) -> int:
    """Behind an adjunct: to the next comma, or to an "and" with a new clause."""
    for at in range(place, min(len(words), place + FAR)):
        word = words[at]
        if word.text in HARD_MARKS or word.text in ",)":
            return at
        if at > place and lex.has("relatives", word):
            return at
        if lex.has("coordinators", word) and new_clause(lex, words, at + 1, finite_head=False):
            return at
    return min(len(words), place + FAR)


def content_end(lex: Lexicon, words: Words, place: int) -> int:
    """Behind a that-clause with all that is coordinated with it: to the end of the sentence, or to ", but"."""
    topic = bool(words) and place > 2 and lex.has("topic_openers", words[0])
    for at in range(place, min(len(words), place + 4 * FAR)):
        word = words[at]
        if word.text == ";":
            return at
        if word.text == "," and at + 1 < len(words):
            if lex.has("contrast", words[at + 1]):
                return at
            # "As regards the claim that she was insulted, the recordings do not confirm it."
            if topic and at > place + 2 and not _insertion(lex, words, at) and _subject_begins(lex, words, at + 1):
                return at
    return min(len(words), place + 4 * FAR)


def _subject_begins(lex: Lexicon, words: Words, place: int) -> bool:
    kinds = ("definite", "titles", "pronouns", "indefinite")
    return any(lex.has(kind, words[place]) for kind in kinds) or new_clause(lex, words, place, finite_head=False)


def _insertion(lex: Lexicon, words: Words, at: int) -> bool:
    following = words[at + 1]
    return lex.has("relatives", following) or lex.has("coordinators", following) or lex.has("prepositions", following)


def asides(lex: Lexicon, words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a content that remain without relative clauses between two commas, which the writer vouches for.

    "It is alleged that Mr. A, who was arrested on 5 May, was tortured" alleges no arrest.
    """
    parts: list[tuple[int, int]] = []
    begin = start
    at = start
    while at < end - 1:
        if words[at].text == "," and lex.has("relatives", words[at + 1]):
            close = next((p for p in range(at + 2, min(end, at + 30)) if words[p].text == ","), None)
            if close is not None and close + 1 < end and not lex.has("coordinators", words[close + 1]):
                parts.append((begin, at))
                begin = close
                at = close
        at += 1
    parts.append((begin, end))
    return [part for part in parts if part[1] > part[0]]


def condition_end(lex: Lexicon, words: Words, place: int) -> int:
    """Behind a condition: to the first comma that closes it."""
    for at in range(place, min(len(words), place + FAR)):
        word = words[at]
        if word.text in ";:" or word.text == ")":
            return at
        if word.text == "," and at + 1 < len(words):
            following = words[at + 1]
            if lex.has("relatives", following) or lex.has("coordinators", following):
                continue
            return at
    return min(len(words), place + FAR)


def presupposed(lex: Lexicon, words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a reach that remain without what is taken as given, "those responsible for | the killing of".

    A definite noun phrase behind a preposition of time, cause or topic is a fact also in a request or a fear.
    """
    parts: list[tuple[int, int]] = []
    begin = start
    at = start + 1
    while at < end:
        if lex.has("definite", words[at]) and _presupposes(lex, words, at):
            parts.append((begin, at))
            begin = at = max(at + 1, min(end, noun_end(lex, words, at + 1, coordinated=False)))
        at += 1
    parts.append((begin, end))
    return [part for part in parts if part[1] > part[0]]


def _presupposes(lex: Lexicon, words: Words, at: int) -> bool:
    before = words[at - 1]
    if lex.has("presupposing", before):
        return True
    return at > 1 and lex.has("of", before) and lex.has("presupposing", words[at - 2])
