"""What conditions, wishes, purposes and plans reach: "if he is", "requested his release", "came to arrest him"."""

import re
from collections.abc import Iterator, Sequence

from pipeline.recognise.assertion_clauses import Words, clause_begins, finite_place, is_noun_phrase
from pipeline.recognise.assertion_cues import HYPOTHETICAL, NEGATED, Cue, Reach
from pipeline.recognise.assertion_hedges import content_of, feared_content
from pipeline.recognise.assertion_phrases import (
    adjunct_end,
    behind_determiners,
    condition_end,
    content_end,
    noun_end,
    noun_start,
)
from pipeline.recognise.assertion_verbs import head_of, verb_end
from pipeline.recognise.assertion_words import Lexicon, is_conditional, is_finite, is_infinitive, is_mark, is_number


def willed_infinitive(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """A verb or noun of will with an infinitive behind it, "decidió cerrar"; no "decidió el caso"."""
    if cue.last < len(words) and is_infinitive(lex, words[cue.last]):
        yield cue.label, cue.last, verb_end(lex, words, head_of(lex, words, cue.last))


def purpose(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """ "pour arrêter", "para ser interrogado"; no cause: "pour avoir diffusé"."""
    at = cue.last
    while at < len(words) and (lex.has("clitics", words[at]) or lex.has("negation_particles", words[at])):
        at += 1
    if at >= len(words):
        return
    perfect = lex.has("perfect_infinitives", words[at])
    if words[at].text in ("etre", "y") or (is_infinitive(lex, words[at]) and not perfect):
        yield HYPOTHETICAL, cue.last, verb_end(lex, words, head_of(lex, words, at))


def english_purposes(lex: Lexicon, words: Words, cues: Sequence[Cue]) -> Iterator[tuple[int, Reach]]:
    """ "came to arrest him": to with the verb of an act, unless what governs it says that it was done."""
    governed = {place for cue in cues for place in range(cue.first, cue.last)}
    for at in range(1, len(words) - 1):
        if words[at].text != "to" or at in governed or not lex.has("infinitives", words[at + 1]):
            continue
        behind = words[at + 2].text if at + 2 < len(words) else ""
        if not lex.has("asserting", words[at - 1]) and behind not in lex.kinds["never_infinitive_behind"]:
            yield at, (HYPOTHETICAL, at + 1, verb_end(lex, words, at + 1))


def complement(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """A that-clause, an infinitive or a gerund, or a noun phrase and what somebody is to do: "asked them to free"."""
    place = cue.last
    if place >= len(words):
        return
    following = words[place]
    if lex.has("that", following) and cue.label == HYPOTHETICAL:
        yield from feared_content(lex, words, Cue(cue.first, place + 1, cue.label, "feared"))
        return
    if lex.has("that", following):
        yield from content_of(lex, words, Cue(cue.first, place + 1, cue.label, "content"))
        return
    if lex.has("clitics", following) and place + 1 < len(words) and lex.has("infinitive_auxiliaries", words[place + 1]):
        following = words[place := place + 1]
    prepositional = lex.has("infinitive_marks", following) and place + 1 < len(words)
    if lex.language == "en":
        verb = following.text.endswith("ing") or (following.text == "to" and not is_noun_phrase(lex, words, place + 1))
    else:
        verb = is_infinitive(lex, following) or lex.has("infinitive_auxiliaries", following)
        verb = verb or (prepositional and is_infinitive(lex, words[place + 1]))
    if verb:
        start = place + 1 if lex.has("infinitive_marks", following) else place
        negates = cue.label == NEGATED
        yield cue.label, start, verb_end(lex, words, head_of(lex, words, start), definite_stops=negates)
        return
    end = noun_end(lex, words, behind_determiners(lex, words, place))
    yield cue.label, place, end
    if cue.label != HYPOTHETICAL:
        return
    for more in range(end, min(len(words) - 1, end + 12)):
        word = words[more]
        if (
            is_mark(word)
            or is_finite(lex, word)
            or lex.has("relatives", word)
            or (lex.has("subordinators", word) and not lex.has("that", word))
        ):
            return
        linked = word.text == "to" if lex.language == "en" else lex.has("linking_infinitives", word)
        if linked and (lex.language == "en" or is_infinitive(lex, words[more + 1]) or word.text == "que"):
            yield cue.label, more + 1, verb_end(lex, words, head_of(lex, words, more + 1))
            return


def last_word(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """The cue's own last word, "ordered his | release"."""
    yield cue.label, cue.last - 1, cue.last


def noun_behind(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """The noun phrase behind "alleged"."""
    yield cue.label, cue.last, noun_end(lex, words, cue.last)


def noun_in_front(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """The noun phrase in front of "présumé"; none where the word is a predicate."""
    before = words[cue.first - 1] if cue.first else None
    if before is None or lex.has("linking", before) or is_finite(lex, before) or lex.has("definite", before):
        return
    yield cue.label, noun_start(lex, words, cue.first), cue.first


def condition(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """A condition or an indirect question: "if he is convicted,", "whether he was charged"."""
    if not is_condition(lex, words, cue):
        return
    if words[cue.last - 1].text == "whether":
        yield HYPOTHETICAL, cue.last, content_end(lex, words, cue.last)
    else:
        yield HYPOTHETICAL, cue.last, condition_end(lex, words, cue.last)


def is_condition(lex: Lexicon, words: Words, cue: Cue) -> bool:
    """French s' is if only before il and ils; "si grave" is no condition."""
    if cue.last >= len(words):
        return False
    first, following = words[cue.first].text, words[cue.last].text
    if lex.has("unreal_inversions", words[cue.first]):
        unreal = any(lex.has("unreal_modals", word) for word in words[max(0, cue.first - 60) : cue.first + 60])
        return unreal and (lex.has("pronouns", words[cue.first + 1]) or clause_begins(lex, words, cue.first))
    if first == "s'":
        return following in ("il", "ils")
    if first == "si" and lex.language == "fr":
        return not following.endswith("ement") and not lex.has("never_conditions", words[cue.last])
    return True


def spanish_condition(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """Spanish: "De ser condenado, podría": an infinitive behind "de" that opens a clause."""
    if not (cue.last < len(words) and clause_begins(lex, words, cue.first) and is_infinitive(lex, words[cue.last])):
        return
    behind = words[cue.last : cue.last + 50]
    if any(is_conditional(lex, word) or word.text in lex.kinds["unreal"] for word in behind):
        yield HYPOTHETICAL, cue.last, condition_end(lex, words, cue.last)


def generic(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """A rule's participle, "a person | convicted of treason faces"; none of what happened to somebody."""
    finite = finite_place(lex, words, cue.last)
    told = any(lex.has("past", word) for word in words[max(0, cue.first - 20) : cue.first])
    if not told and (finite is None or not lex.has("past", words[finite])):
        yield HYPOTHETICAL, cue.last - 1, adjunct_end(lex, words, cue.last) if finite is None else finite


def planned(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """What is planned: "his execution | is scheduled for"."""
    if cue.last < len(words):
        yield HYPOTHETICAL, noun_start(lex, words, cue.first), cue.last


INVERTED = re.compile(r".+-(?:t-)?(?:ils?|elles?|on|ce)")  # a-t-elle, ont-ils, est-ce


def question(lex: Lexicon, words: Words) -> Iterator[Reach]:
    """A sentence that asks whether: "Has he been charged?"; none that asks why."""
    opening = [word for word in words[:6] if not is_mark(word) and not is_number(word) and len(word.text) > 1][:4]
    if not opening or any(lex.has("asking", word) for word in opening):
        return
    asks = {
        "en": lex.has("finite", opening[0]),
        "fr": any(INVERTED.fullmatch(word.text) for word in words),
        "es": True,
    }
    if asks[lex.language]:
        yield HYPOTHETICAL, 0, len(words)
