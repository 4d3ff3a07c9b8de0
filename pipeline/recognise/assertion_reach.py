"""How far a hedge or negation reaches: ends of verb groups, noun phrases, adjuncts and clauses in a list of words.

Nothing is parsed. A verb group goes on over its objects and over verbs coordinated with it; it ends where a new
clause shows: a relative or subordinating word, a subject with its own finite verb, a new auxiliary behind "and".
All functions take places in the words of a sentence and give the place behind the last word in reach.
"""

import re
from collections.abc import Sequence

from pipeline.recognise.assertion_words import (
    Lexicon,
    Word,
    is_finite,
    is_infinitive,
    is_mark,
    is_name_word,
    is_number,
    is_participle,
)

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


def head_of(lex: Lexicon, words: Words, place: int) -> int:
    """The place of the main verb of the group that begins or goes on at ``place``."""
    at = place
    while at < len(words) and at < place + AHEAD:
        word = words[at]
        if word.text == "," and at > place - 1:
            close = _closing_comma(words, at)
            if close is None:
                return at
            at = close + 1
            continue
        auxiliary = lex.has("linking", word) or lex.has("clitics", word) or lex.has("fillers", word)
        if is_mark(word) or not (auxiliary or _is_auxiliary(lex, word)):
            return at
        at += 1
    return min(at, len(words))


def _is_auxiliary(lex: Lexicon, word: Word) -> bool:
    return lex.has("finite", word) and len(word.text) <= 8


def _closing_comma(words: Words, at: int) -> int | None:
    """The comma that closes a short insertion, "was, on 5 May, released"."""
    for place in range(at + 1, min(len(words), at + 9)):
        if words[place].text == ",":
            return place
        if is_mark(words[place]):
            return None
    return None


def verb_end(lex: Lexicon, words: Words, head: int, *, definite_stops: bool = False) -> int:
    """Behind the last word of the verb group whose main verb stands at ``head``.

    definite_stops: what is negated ends at a definite noun phrase, which is there all the same ("was not informed of
    his transfer").
    """
    infinitive = 0 < head < len(words) and (
        words[head - 1].text == "to" if lex.language == "en" else is_infinitive(lex, words[head])
    )
    aside = _in_relative_aside(lex, words, head)
    finite_head = head < len(words) and (is_finite(lex, words[head]) or _english_past(lex, words, head))
    limit = min(len(words), head + FAR)
    outer = _outer_prepositions(lex, words, head)
    at = head + 1
    while at < limit:
        word = words[at]
        if word.text in HARD_MARKS or word.text == ")":
            return at
        if word.text == "(":
            close = next((p for p in range(at, min(len(words), at + 25)) if words[p].text == ")"), None)
            if close is None:
                return at
            at = close + 1
            continue
        if (word.text == "," or lex.has("coordinators", word)) and _is_outer(words, at + 1, outer):
            return at
        if word.text == ",":
            if aside and not _list_goes_on_to_verb(lex, words, at + 1):
                return at
            if _comma_ends(lex, words, at, finite_head=finite_head, short=definite_stops):
                return at
        elif lex.has("coordinators", word):
            if infinitive and at + 1 < limit and is_participle(lex, words[at + 1]):
                return at  # "tried to disperse the crowd and fired"
            if word.text in ("but", "mais", "pero", "sino", "mas") or _new_clause(
                lex, words, at + 1, finite_head=finite_head
            ):
                return at
        elif _opens_clause(lex, words, at) or (definite_stops and _is_definite(lex, words, at)):
            return at
        elif lex.has("pronouns", word) and not _behind_preposition(lex, words, at) and word.text != "it":
            return at
        elif is_finite(lex, word) and not lex.has("linking", word) and words[at - 1].text != "to":
            # Behind a finite verb only an auxiliary shows a new clause: "the man who allegedly shot her | was".
            if not finite_head or lex.has("finite", word):
                return at
        elif definite_stops and word.text in ("pour", "para", "afin", "fin"):
            return at
        at += 1
    return limit


def _outer_prepositions(lex: Lexicon, words: Words, head: int) -> frozenset[str]:
    """The prepositions in front of the relative clause of a verb.

    In "concern about the trial of a man who seems ill, and about his sentence" the second "about" ends the clause.
    """
    for at in range(min(head, len(words)) - 1, max(-1, head - 9), -1):
        if lex.has("relatives", words[at]) or lex.has("that", words[at]):
            return frozenset(word.text for word in words[max(0, at - 40) : at] if lex.has("prepositions", word))
        if words[at].text in ";:":
            break
    return frozenset()


def _in_relative_aside(lex: Lexicon, words: Words, head: int) -> bool:
    """Whether a verb stands in a relative clause behind a comma, ", who is believed to be a soldier,"."""
    for at in range(min(head, len(words)) - 1, max(0, head - 9), -1):
        if lex.has("relatives", words[at]):
            return words[at - 1].text == ","
        if words[at].text in ";:,":
            return False
    return False


def _list_goes_on_to_verb(lex: Lexicon, words: Words, place: int) -> bool:
    """Whether a participle follows that an "and" goes on from: "who was beaten, kicked and insulted"."""
    if place >= len(words) or not is_participle(lex, words[place]):
        return place < len(words) and lex.has("coordinators", words[place])
    return any(lex.has("coordinators", word) for word in words[place : place + 8])


def _is_outer(words: Words, place: int, outer: frozenset[str]) -> bool:
    if place < len(words) and words[place].text in ("and", "et", "y", ","):
        place += 1
    return place < len(words) and words[place].text in outer


def _english_past(lex: Lexicon, words: Words, head: int) -> bool:
    """In English a past tense looks like a participle: finite where no auxiliary stands before it."""
    if lex.language != "en" or not is_participle(lex, words[head]):
        return False
    before = head - 1
    while before >= 0 and before > head - 6 and (lex.has("fillers", words[before]) or words[before].text == ","):
        before -= 1
    return before < 0 or not (lex.has("finite", words[before]) or lex.has("linking", words[before]))


def _is_definite(lex: Lexicon, words: Words, at: int) -> bool:
    """Whether a definite noun phrase begins; an article-like pronoun before an infinitive is none ("les voir")."""
    word = words[at]
    if lex.has("titles", word):
        return True
    if not lex.has("definite", word):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    if lex.language == "en" and word.text in ("her", "this", "that", "these", "those", "all", "both"):
        # An object by itself: "refused to release her despite ..."
        kinds = ("prepositions", "subordinators", "coordinators", "fillers", "relatives")
        return following is not None and not (is_mark(following) or any(lex.has(kind, following) for kind in kinds))
    return not (lex.language == "fr" and following is not None and is_infinitive(lex, following))


def _behind_preposition(lex: Lexicon, words: Words, at: int) -> bool:
    return at > 0 and lex.has("prepositions", words[at - 1])


def _opens_clause(lex: Lexicon, words: Words, at: int) -> bool:
    """Whether a relative or subordinate clause begins."""
    word = words[at]
    if lex.has("relatives", word):
        return True
    if lex.has("that", word) or lex.has("subordinators", word):
        if word.text == "so":
            return False
        return not (
            word.text in ("alors", "comme", "si", "bien", "como", "despite") and not _finite_ahead(lex, words, at + 1)
        )
    if lex.has("subordinating_prepositions", word) and at + 1 < len(words):
        following = words[at + 1]
        return (
            lex.has("pronouns", following)
            or following.text.endswith("ing")
            or following.text in ("que", "qu'", "avoir", "haber", "etre")
            or _finite_ahead(lex, words, at + 1)
        )
    return False


def _comma_ends(lex: Lexicon, words: Words, at: int, *, finite_head: bool, short: bool) -> bool:
    """Whether the group ends at a comma."""
    if at + 1 >= len(words):
        return True
    following = words[at + 1]
    if lex.has("coordinators", following):
        return (short and following.text not in ("or", "nor", "ou", "ni", "o")) or _new_clause(
            lex, words, at + 2, finite_head=finite_head
        )
    if short:
        return not is_participle(lex, following)
    if lex.has("contrast", following) or _opens_clause(lex, words, at + 1):
        return True
    if is_participle(lex, following) and not is_finite(lex, following):
        return False
    return _new_clause(lex, words, at + 1, finite_head=finite_head)


def _new_clause(lex: Lexicon, words: Words, place: int, *, finite_head: bool) -> bool:
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
    if lex.language != "en" and lex.has("clitics", word) and word.text in ("se", "s'", "le", "les", "lui", "y"):
        behind = words[place + 1] if place + 1 < len(words) else None
        if behind is not None and is_finite(lex, behind):
            return not finite_head
    if is_finite(lex, word):
        return _is_auxiliary(lex, word) or not finite_head
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
        if lex.has("subordinators", word) and word.text not in ("so", "bien", "comme", "alors", "como", "si"):
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
        or following.text in ("him", "them", "that", "to")
        or is_name_word(following)
    )


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
            or _opens_clause(lex, words, at)
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


def adjunct_end(lex: Lexicon, words: Words, place: int) -> int:
    """Behind an adjunct: to the next comma, or to an "and" with a new clause."""
    for at in range(place, min(len(words), place + FAR)):
        word = words[at]
        if word.text in HARD_MARKS or word.text in ",)":
            return at
        if at > place and lex.has("relatives", word):
            return at
        if lex.has("coordinators", word) and _new_clause(lex, words, at + 1, finite_head=False):
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
    return any(lex.has(kind, words[place]) for kind in kinds) or _new_clause(lex, words, place, finite_head=False)


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
