"""What negations reach: "was not charged with", "no charges were brought", "n'a été", "sin que se le imputara".

What a definite noun phrase behind the verb names is there all the same ("was not informed of his transfer").
"""

from collections.abc import Iterator

from pipeline.recognise.assertion_clauses import FAR, Words, clause_begins, finite_place, is_noun_phrase
from pipeline.recognise.assertion_cues import HYPOTHETICAL, NEGATED, Cue, Reach
from pipeline.recognise.assertion_phrases import adjunct_end, behind_determiners, noun_end, noun_start
from pipeline.recognise.assertion_verbs import head_of, inverted_head, verb_end
from pipeline.recognise.assertion_words import Lexicon, is_finite, is_infinitive, is_mark, is_participle


def negated_verb(lex: Lexicon, words: Words, first: int, place: int) -> Iterator[Reach]:
    """What "not" reaches; nothing where it only says when or by whom ("not released until 5 May")."""
    before = words[first - 1] if first else None
    following = words[place]
    if lex.has("until", following):
        return  # "it was not until 5 May that he was told"
    if lex.has("constituents", words[first]) and lex.has("contrasting_prepositions", following):
        yield NEGATED, place, adjunct_end(lex, words, place)  # "not by the police but by guards"
        return
    label = NEGATED
    if (before is not None and lex.has("norms", before)) or (lex.language != "en" and lex.has("norms", following)):
        label = HYPOTHETICAL
    head = head_of(lex, words, place)
    end = verb_end(lex, words, head, definite_stops=True)
    if _only_later(lex, words, place, verb_end(lex, words, head)) or _contrasted(lex, words, head, end):
        return
    yield label, first, end
    if head < len(words) and lex.has("permitting", words[head]) and end < len(words):
        yield from _what_is_not_allowed(lex, words, end, label)


def _what_is_not_allowed(lex: Lexicon, words: Words, place: int, label: str) -> Iterator[Reach]:
    """ "did not allow | his lawyer | to attend": the verb behind the noun phrase is negated, too."""
    for at in range(place, min(len(words) - 1, place + 10)):
        if is_mark(words[at]) or is_finite(lex, words[at]):
            return
        following = words[at + 1]
        if words[at].text == "to" or (lex.has("linking_infinitives", words[at]) and is_infinitive(lex, following)):
            yield label, at + 1, verb_end(lex, words, head_of(lex, words, at + 1), definite_stops=True)
            return


def _only_later(lex: Lexicon, words: Words, start: int, end: int) -> bool:
    """ "was not released until 5 May", "no fue liberado hasta el 5 de mayo": what is said did happen."""
    for at in range(start, min(len(words) - 1, end + 4)):
        if lex.has("until", words[at]) and lex.language != "fr":
            behind = words[at + 1 : at + 4]
            return not any(lex.has("until_now", word) for word in behind)
    return False


def _contrasted(lex: Lexicon, words: Words, head: int, end: int) -> bool:
    """ "was not arrested on 5 but on 7 May": only what stands behind the preposition is negated."""
    at = end + 1 if end < len(words) and words[end].text == "," else end
    if at + 1 >= len(words) or not lex.has("contrasting", words[at]):
        return False
    after = words[at + 1]
    return lex.has("prepositions", after) and any(word.text == after.text for word in words[head:at])


def french_ne(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """French: "ne" with its second word; without one it is expletive, or "ne ... que" (only)."""
    for at in range(cue.last, min(len(words), cue.last + 9)):
        word = words[at]
        if lex.has("negative", word):
            head = head_of(lex, words, cue.last)
            if at > head:
                head = max(head, head_of(lex, words, at + 1) if _is_auxiliary_head(lex, words, head) else head)
            label = HYPOTHETICAL if lex.has("norms", words[cue.last]) else NEGATED
            yield label, cue.first, verb_end(lex, words, head, definite_stops=True)
            return
        if is_mark(word) or lex.has("that", word):
            break
    if any(word.text == "jamais" for word in words[max(0, cue.first - 3) : cue.first]):
        yield NEGATED, cue.first, verb_end(lex, words, head_of(lex, words, cue.last), definite_stops=True)


def _is_auxiliary_head(lex: Lexicon, words: Words, head: int) -> bool:
    return head < len(words) and (lex.has("finite", words[head]) or words[head].text in ("pas", "ni"))


def negated_subject(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """ "no charges have been brought", "ni su familia fue informada"; as an object: "received no visits"."""
    place = cue.last
    if place >= len(words):
        return
    finite = _finite_of_subject(lex, words, place)
    if finite is None:
        first = cue.first
        if (
            lex.language == "en"
            and not clause_begins(lex, words, first)
            and not lex.has("prepositions", words[first - 1])
        ):
            first -= 1
            while first > 0 and (lex.has("linking", words[first - 1]) or lex.has("finite", words[first - 1])):
                first -= 1
        yield NEGATED, first, verb_end(lex, words, head_of(lex, words, place), definite_stops=True)
        return
    label = NEGATED
    nobody = lex.has("nobody", words[cue.first]) and lex.has("norms_of_nobody", words[finite])
    if lex.has("norms", words[finite]) or nobody:
        label = HYPOTHETICAL
    inverted = inverted_head(lex, words, finite + 1) if lex.has("inverting", words[cue.first]) else finite + 1
    head = head_of(lex, words, finite if inverted == finite + 1 else inverted)
    if _only_later(lex, words, finite, verb_end(lex, words, head)):
        return
    # What a definite subject names is there all the same: "neither the murder nor the arson was investigated".
    first = cue.first
    if inverted > finite + 1:
        first = inverted
    elif lex.has("of", words[place]) or is_noun_phrase(lex, words, place):
        first = finite
    yield label, first, verb_end(lex, words, head, definite_stops=True)


def _finite_of_subject(lex: Lexicon, words: Words, place: int) -> int | None:
    """The verb of a negated subject, "none of the officers involved | has"; none for an object."""
    at = finite_place(lex, words, place)
    if at is None:
        return None
    between = words[place:at]
    if any(lex.has("coordinators", word) and not lex.has("negated_alternatives", word) for word in between):
        return None
    if any(lex.has("pronouns", word) and not _of(lex, words, place + i) for i, word in enumerate(between)):
        return None
    return at


def _of(lex: Lexicon, words: Words, at: int) -> bool:
    return at > 0 and lex.has("of", words[at - 1])


def negated_without(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """What "without" reaches: a clause as a whole, or a verb or noun with what is indefinite behind it."""
    if cue.last >= len(words):
        return
    following = words[cue.last]
    if lex.has("that", following) or lex.has("definite", following) or following.text in ("any", "anyone"):
        yield NEGATED, cue.last, adjunct_end(lex, words, cue.last + 1)
        return
    head = head_of(lex, words, cue.last)
    verbal = head > cue.last or following.text.endswith("ing") or is_infinitive(lex, following)
    if verbal or (lex.language == "en" and is_participle(lex, following)):
        yield NEGATED, cue.last, verb_end(lex, words, head, definite_stops=True)
    else:
        yield NEGATED, cue.last, noun_end(lex, words, behind_determiners(lex, words, cue.last))


def denied_claim(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """ "the allegation that ... is unfounded": from the claim's "that" to what is said of it."""
    for at in range(cue.first - 1, max(-1, cue.first - FAR), -1):
        if lex.has("that", words[at]) or lex.has("claim_relatives", words[at]):
            yield NEGATED, at + 1, cue.first
            return
        if words[at].text == ";":
            return


def denied_before(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """ "bail was refused on 5 May": the subject, where nothing is refused to it."""
    if cue.last >= len(words) or is_mark(words[cue.last]) or lex.has("prepositions", words[cue.last]):
        yield cue.label, noun_start(lex, words, cue.first), cue.first
