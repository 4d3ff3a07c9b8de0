"""How far a verb group goes: its main verb, and the place behind its objects and the verbs coordinated with it."""

from dataclasses import dataclass

from pipeline.recognise.assertion_clauses import AHEAD, FAR, HARD_MARKS, Words, is_auxiliary, new_clause, opens_clause
from pipeline.recognise.assertion_words import Lexicon, is_finite, is_infinitive, is_mark, is_name_word, is_participle


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
        if is_mark(word) or not (auxiliary or is_auxiliary(lex, word)):
            return at
        at += 1
    return min(at, len(words))


def _closing_comma(words: Words, at: int) -> int | None:
    """The comma that closes a short insertion, "was, on 5 May, released"."""
    for place in range(at + 1, min(len(words), at + 9)):
        if words[place].text == ",":
            return place
        if is_mark(words[place]):
            return None
    return None


def inverted_head(lex: Lexicon, words: Words, place: int) -> int:
    """Behind an auxiliary with its subject behind it ("was Ms. A informed"), the place of the verb, else ``place``."""
    word = words[place] if place < len(words) else None
    if lex.language != "en" or word is None:
        return place
    if not (lex.has("pronouns", word) or lex.has("titles", word) or lex.has("definite", word) or word.text == "any"):
        return place
    for at in range(place + 1, min(len(words), place + 12)):
        if is_mark(words[at]) and words[at].text != ",":
            break
        if is_participle(lex, words[at]) and not is_name_word(words[at]):
            return at
    return place


def verb_end(lex: Lexicon, words: Words, head: int, *, definite_stops: bool = False) -> int:
    """Behind the last word of the verb group whose main verb stands at ``head``.

    definite_stops: what is negated ends at a definite noun phrase, which is there all the same ("was not informed of
    his transfer").
    """
    infinitive = 0 < head < len(words) and (
        words[head - 1].text == "to" or words[head].text.endswith("ing")
        if lex.language == "en"
        else is_infinitive(lex, words[head])
    )
    group = VerbGroup(
        finite=head < len(words) and (is_finite(lex, words[head]) or _english_past(lex, words, head)),
        infinitive=infinitive,
        aside=_in_relative_aside(lex, words, head),
        outer=_outer_prepositions(lex, words, head),
        negated=definite_stops,
    )
    limit = min(len(words), head + FAR)
    at = head + 1
    while at < limit:
        close = _bracket_closes(words, at)
        if close is not None:
            at = close + 1
        elif _ends_at(lex, words, at, group):
            return at
        else:
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


def _is_outer(lex: Lexicon, words: Words, place: int, outer: frozenset[str]) -> bool:
    if place < len(words) and lex.has("adding", words[place]):
        place += 1
    return place < len(words) and words[place].text in outer


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """What decides where a verb group ends.

    finite: its main verb is a finite one. infinitive: it is an infinitive. aside: it stands in a relative clause
    between commas. outer: prepositions in front of its relative clause. negated: it ends at a definite noun phrase.
    """

    finite: bool
    infinitive: bool
    aside: bool
    outer: frozenset[str]
    negated: bool


BRACKET = 25  # words that a bracket may have


def _bracket_closes(words: Words, at: int) -> int | None:
    """The mark that closes a bracket opening at a place."""
    if words[at].text != "(":
        return None
    return next((p for p in range(at, min(len(words), at + BRACKET)) if words[p].text == ")"), None)


def _ends_at(lex: Lexicon, words: Words, at: int, group: VerbGroup) -> bool:
    word = words[at]
    if word.text in HARD_MARKS or word.text in "()":
        return True
    if word.text == ",":
        return _is_outer(lex, words, at + 1, group.outer) or _comma_ends(lex, words, at, group)
    if lex.has("coordinators", word):
        return _is_outer(lex, words, at + 1, group.outer) or _coordinator_ends(lex, words, at, group)
    if opens_clause(lex, words, at):
        return True
    if group.negated and (_is_definite(lex, words, at) or lex.has("purpose_marks", word)):
        return True
    if lex.has("pronouns", word):
        return word.text != "it" and not _behind_preposition(lex, words, at)
    # Behind a finite verb only an auxiliary shows a new clause: "the man who allegedly shot her | was released".
    plain = is_finite(lex, word) and not lex.has("linking", word) and words[at - 1].text != "to"
    return plain and (not group.finite or lex.has("finite", word))


def _coordinator_ends(lex: Lexicon, words: Words, at: int, group: VerbGroup) -> bool:
    if group.infinitive and at + 1 < len(words) and is_participle(lex, words[at + 1]):
        return True  # "tried to disperse the crowd and fired"
    return lex.has("adversatives", words[at]) or new_clause(lex, words, at + 1, finite_head=group.finite)


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
    if lex.language == "en" and lex.has("alone", word):
        # An object by itself: "refused to release her despite ..."
        kinds = ("prepositions", "subordinators", "coordinators", "fillers", "relatives")
        return following is not None and not (is_mark(following) or any(lex.has(kind, following) for kind in kinds))
    return not (lex.language == "fr" and following is not None and is_infinitive(lex, following))


def _behind_preposition(lex: Lexicon, words: Words, at: int) -> bool:
    return at > 0 and lex.has("prepositions", words[at - 1])


def _comma_ends(lex: Lexicon, words: Words, at: int, group: VerbGroup) -> bool:
    if at + 1 >= len(words) or (group.aside and not _list_goes_on_to_verb(lex, words, at + 1)):
        return True
    following = words[at + 1]
    if lex.has("coordinators", following):
        ends = group.negated and not lex.has("alternatives", following)
        return ends or new_clause(lex, words, at + 2, finite_head=group.finite)
    if group.negated:  # "not charged, tried or sentenced"
        goes_on = any(lex.has("alternatives", word) for word in words[at + 2 : at + 9])
        return not (is_participle(lex, following) and goes_on)
    if lex.has("contrast", following) or opens_clause(lex, words, at + 1):
        return True
    if is_participle(lex, following) and not is_finite(lex, following):
        return group.infinitive  # "para prevenir la tortura, publicada en"
    return new_clause(lex, words, at + 1, finite_head=group.finite)
