"""Borders of clauses in a list of words, for the reach of hedges and negations.

Nothing is parsed. A new clause shows by a relative or subordinating word, by a subject with its own finite verb, or
by an auxiliary behind "and". Places are those of the words in a sentence.
"""

from collections.abc import Sequence

from pipeline.recognise.assertion_words import Lexicon, Word, is_finite, is_mark, is_name_word, is_number, is_participle

Words = Sequence[Word]


FAR = 90  # words that a verb group with all its coordinated verbs may have


AHEAD = 14  # words between a subject and its verb


HARD_MARKS = frozenset(";:—–")


def clause_begins(lex: Lexicon, words: Words, place: int) -> bool:
    """Whether a clause may begin at a place: nothing, a mark, "and", "that" or "when" stands before it."""
    if place == 0:
        return True
    before = words[place - 1]
    return (
        is_mark(before)
        or lex.has("coordinators", before)
        or lex.has("that", before)
        or lex.has("subordinators", before)
        or lex.has("relatives", before)
        or (place <= 2 and len(before.text) == 1)  # a) According to
        or (place == 1 and is_number(before))
    )


def is_auxiliary(lex: Lexicon, word: Word) -> bool:
    """Whether a word is a finite auxiliary (a short one of the listed finite verbs)."""
    return lex.has("finite", word) and len(word.text) <= 8


def is_noun_phrase(lex: Lexicon, words: Words, place: int) -> bool:
    """Whether a noun phrase begins with its determiner or a name."""
    if place >= len(words):
        return False
    word = words[place]
    return lex.has("definite", word) or lex.has("indefinite", word) or lex.has("titles", word) or is_name_word(word)


def opens_clause(lex: Lexicon, words: Words, at: int) -> bool:
    """Whether a relative or subordinate clause begins."""
    word = words[at]
    if lex.has("relatives", word):
        return True
    if lex.has("that", word) or lex.has("subordinators", word):
        if word.text == "so":
            return False
        return not (lex.has("weak_subordinators", word) and not _finite_ahead(lex, words, at + 1))
    if lex.has("subordinating_prepositions", word) and at + 1 < len(words):
        following = words[at + 1]
        return (
            lex.has("pronouns", following)
            or following.text.endswith("ing")
            or lex.has("that", following)
            or lex.has("infinitive_auxiliaries", following)
            or _finite_ahead(lex, words, at + 1)
        )
    return False


def new_clause(lex: Lexicon, words: Words, place: int, *, finite_head: bool) -> bool:
    """Whether what stands behind a comma or an "and" is a clause with a verb of its own."""
    if place >= len(words):
        return True
    word = words[place]
    limit = min(len(words) - 1, place + AHEAD)
    while (lex.has("fillers", word) or word.text == ",") and place < limit:
        place += 1
        word = words[place]
    if lex.has("pronouns", word) or lex.has("that", word) or lex.has("relatives", word):
        return True
    if lex.language != "en" and lex.has("clitics", word) and lex.has("reflexive_clitics", word):
        behind = words[place + 1] if place + 1 < len(words) else None
        if behind is not None and is_finite(lex, behind):
            return not finite_head
    if is_finite(lex, word):
        return is_auxiliary(lex, word) or not finite_head
    if is_participle(lex, word) and not is_name_word(word):
        return False
    return _finite_ahead(lex, words, place)


def _finite_ahead(lex: Lexicon, words: Words, place: int) -> bool:
    """Whether a finite verb comes before the next border: what stands here is its subject."""
    return finite_place(lex, words, place) is not None


def finite_place(lex: Lexicon, words: Words, place: int) -> int | None:
    """Where the next finite verb stands, if it comes before the next border of clauses."""
    for at in range(place, min(len(words), place + AHEAD)):
        word = words[at]
        if is_finite(lex, word):
            return at
        if word.text in ";:—–(" or lex.has("that", word) or lex.has("relatives", word):
            return None
        if lex.has("subordinators", word) and not lex.has("weak_subordinators", word):
            return None
        if at > place and lex.language == "en" and _past_behind_subject(lex, words, at):
            return at
    return None


def _past_behind_subject(lex: Lexicon, words: Words, at: int) -> bool:
    """An English past tense behind its subject: "police searched his house", "two men died"; no "hired by"."""
    word = words[at]
    if lex.has("prepositions", words[at - 1]) or lex.has("definite", words[at - 1]) or is_name_word(word):
        return False
    if lex.has("finite_behind_subject", word):
        return at + 1 >= len(words) or words[at + 1].text != "by"
    if not word.text.endswith("ed") or at + 1 >= len(words):
        return False
    following = words[at + 1]
    return (
        lex.has("definite", following)
        or lex.has("indefinite", following)
        or lex.has("titles", following)
        or lex.has("objects", following)
        or is_name_word(following)
    )
