"""Scopes of hedges, negations and hypotheticals in a sentence: from each cue to the words that it reaches.

The kinds of reach are told in ``knowledge/assertions.toml``; the French and Spanish conditional is a hedge without a
cue word: "aurait été arrêté puis relâché". In a sentence with "if" and in reported speech it is none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.recognise.assertion_cues import Cue, find_cues
from pipeline.recognise.assertion_reach import (
    FAR,
    adjunct_end,
    asides,
    clause_begins,
    condition_end,
    content_end,
    finite_place,
    head_of,
    noun_end,
    noun_start,
    presupposed,
    verb_end,
)
from pipeline.recognise.assertion_words import (
    Lexicon,
    Word,
    is_conditional,
    is_finite,
    is_infinitive,
    is_mark,
    is_name_word,
    is_number,
    is_participle,
)

ALLEGED, NEGATED, HYPOTHETICAL = "ALLEGED", "NEGATED", "HYPOTHETICAL"
Words = Sequence[Word]
Reach = tuple[str, int, int]  # label, first word, place behind the last


@dataclass(frozen=True, slots=True)
class Scope:
    """Words in scope. start, end: code points. cue: the words that say so."""

    start: int
    end: int
    label: str
    cue: str
    light: bool  # the cue is an auxiliary or adverb, which may stand within the words of what happened: "was allegedly"


def find_scopes(lex: Lexicon, words: Words) -> Iterator[Scope]:
    """Yield the scopes of a sentence; they may overlap."""
    cues = list(find_cues(lex, words))
    for cue in cues:
        for label, first, last in _REACHES[cue.reach](lex, words, cue):
            behind = cue.last if cue.first < first < cue.last < last else first
            for start, end in presupposed(lex, words, behind, last):
                begin = first if start == behind else start
                yield from _scope((label, begin, end), words, cue.first, cue.last, light=_is_light(lex, words, cue))
    if lex.language == "en":
        for at, (label, first, last) in _english_purpose(lex, words, cues):
            for start, end in presupposed(lex, words, first, last):
                yield from _scope((label, start, end), words, at, at + 1, light=True)
    if lex.language != "en":
        for at, label, first, last in _conditionals(lex, words, cues):
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
    kinds = ("finite", "linking", "fillers")
    return cue.reach == "verb" and all(any(lex.has(kind, w) for kind in kinds) for w in words[cue.first : cue.last])


# --- verb groups -------------------------------------------------------------------------------------------


def _verb(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    if cue.last >= len(words):
        return
    if cue.label == NEGATED:
        yield from _negated_verb(lex, words, cue.first if cue.last == cue.first + 1 else cue.last, cue.last)
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
    if lex.language == "en" and words[cue.last - 1].text == "to" and _is_noun_phrase(lex, words, cue.last):
        return  # "were reported to the police"
    if following.text in ("that", "que", "qu'"):
        return
    # Of a longer cue the words behind the verb belong to what it says: "faces | up to ten years".
    first = cue.first + 1 if cue.label == HYPOTHETICAL and cue.last > cue.first + 1 else cue.last
    if _is_apposition(lex, words, cue.first):
        yield cue.label, first, adjunct_end(lex, words, cue.last)
        return
    head = head_of(lex, words, _inverted_head(lex, words, cue.last))
    yield cue.label, first, verb_end(lex, words, head)


def _is_apposition(lex: Lexicon, words: Words, place: int) -> bool:
    """A participle between commas: "The men, believed to be soldiers, abducted him"."""
    return (
        place > 1
        and words[place - 1].text == ","
        and is_participle(lex, words[place])
        and not is_finite(lex, words[place])
    )


def _is_noun_phrase(lex: Lexicon, words: Words, place: int) -> bool:
    """Whether a noun phrase begins with its determiner or a name."""
    if place >= len(words):
        return False
    word = words[place]
    return lex.has("definite", word) or lex.has("indefinite", word) or lex.has("titles", word) or is_name_word(word)


def _is_inverted(lex: Lexicon, words: Words, place: int) -> bool:
    """ "should she be convicted": the auxiliary opens the clause and its subject follows."""
    if not clause_begins(lex, words, place - 1):
        return False
    following = words[place]
    return lex.has("pronouns", following) or _is_noun_phrase(lex, words, place)


def _inverted_head(lex: Lexicon, words: Words, place: int) -> int:
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


def _negated_verb(lex: Lexicon, words: Words, first: int, place: int) -> Iterator[Reach]:
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
        if words[at].text == "to" or (words[at].text in ("à", "de", "d'", "que") and is_infinitive(lex, following)):
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
    if at + 1 >= len(words) or words[at].text not in ("but", "mais", "sino"):
        return False
    after = words[at + 1]
    return lex.has("prepositions", after) and any(word.text == after.text for word in words[head:at])


def _ne(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
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


def _subject(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
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
    inverted = _inverted_head(lex, words, finite + 1) if lex.has("inverting", words[cue.first]) else finite + 1
    head = head_of(lex, words, finite if inverted == finite + 1 else inverted)
    if _only_later(lex, words, finite, verb_end(lex, words, head)):
        return
    # What a definite subject names is there all the same: "neither the murder nor the arson was investigated".
    first = cue.first
    if inverted > finite + 1:
        first = inverted
    elif lex.has("of", words[place]) or _is_noun_phrase(lex, words, place):
        first = finite
    yield label, first, verb_end(lex, words, head, definite_stops=True)


def _finite_of_subject(lex: Lexicon, words: Words, place: int) -> int | None:
    """The verb of a negated subject, "none of the officers involved | has"; none for an object."""
    at = finite_place(lex, words, place)
    if at is None:
        return None
    between = words[place:at]
    if any(lex.has("coordinators", word) and word.text not in ("ni", "nor", "or", "ou", "o") for word in between):
        return None
    if any(lex.has("pronouns", word) and not _of(lex, words, place + i) for i, word in enumerate(between)):
        return None
    return at


def _of(lex: Lexicon, words: Words, at: int) -> bool:
    return at > 0 and lex.has("of", words[at - 1])


def _without(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    if cue.last >= len(words):
        return
    following = words[cue.last]
    if lex.has("that", following) or lex.has("definite", following) or following.text in ("any", "anyone"):
        yield NEGATED, cue.last, adjunct_end(lex, words, cue.last + 1)
        return
    head = head_of(lex, words, cue.last)
    yield NEGATED, cue.last, verb_end(lex, words, head, definite_stops=True)


def _infinitive(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """A verb or noun of will with an infinitive behind it, "decidió cerrar"; no "decidió el caso"."""
    if cue.last < len(words) and is_infinitive(lex, words[cue.last]):
        yield cue.label, cue.last, verb_end(lex, words, head_of(lex, words, cue.last))


def _purpose(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """ "pour arrêter", "para ser interrogado"; no cause: "pour avoir diffusé"."""
    at = cue.last
    while at < len(words) and (lex.has("clitics", words[at]) or words[at].text in ("ne", "pas", "no")):
        at += 1
    if at >= len(words):
        return
    perfect = words[at].text in ("avoir", "haber", "haberse") or words[at].text.startswith("haber")
    if words[at].text in ("etre", "y") or (is_infinitive(lex, words[at]) and not perfect):
        yield HYPOTHETICAL, cue.last, verb_end(lex, words, head_of(lex, words, at))


def _english_purpose(lex: Lexicon, words: Words, cues: Sequence[Cue]) -> Iterator[tuple[int, Reach]]:
    """ "came to arrest him": to with the verb of an act, unless what governs it says that it was done."""
    governed = {place for cue in cues for place in range(cue.first, cue.last)}
    for at in range(1, len(words) - 1):
        if words[at].text != "to" or at in governed or not lex.has("infinitives", words[at + 1]):
            continue
        behind = words[at + 2].text if at + 2 < len(words) else ""
        if not lex.has("asserting", words[at - 1]) and behind not in lex.kinds["never_infinitive_behind"]:
            yield at, (HYPOTHETICAL, at + 1, verb_end(lex, words, at + 1))


# --- adverbs and sources -----------------------------------------------------------------------------------


def _adverb(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    place = cue.last
    before = words[cue.first - 1] if cue.first else None
    commas = before is not None and before.text == ","
    if place < len(words) and words[place].text == ",":
        if commas and _closes(words, place):
            yield ALLEGED, _clause_start(lex, words, cue.first), cue.first
            return
        place += 1
    elif place >= len(words) or is_mark(words[place]):
        yield ALLEGED, _clause_start(lex, words, cue.first), cue.first
        return
    yield from _behind(lex, words, cue.first, place, commas=commas)


def _closes(words: Words, place: int) -> bool:
    """Whether a comma is the last of the sentence's words."""
    return place + 1 >= len(words)


def _behind(lex: Lexicon, words: Words, first: int, place: int, *, commas: bool) -> Iterator[Reach]:
    """The reach of a hedge that stands at ``first``, with the words at ``place`` behind it."""
    if place >= len(words):
        return
    following = words[place]
    before = words[first - 1] if first else None
    opens = before is None or before.text in (";", ":", "(") or lex.has("that", before)
    if before is not None and lex.has("that", before) and (is_finite(lex, following) or is_participle(lex, following)):
        opens = False  # a relative clause: "el hombre que presuntamente disparó"
    opens = opens or (first <= 2 and clause_begins(lex, words, first))
    if opens:
        yield from _content_parts(lex, words, place)
        return
    if before is not None and (lex.has("definite", before) or lex.has("indefinite", before)) and not commas:
        yield ALLEGED, place, noun_end(lex, words, place)  # "the allegedly forged documents"
        return
    copula = before is not None and (lex.has("finite", before) or lex.has("linking", before))
    if commas and not copula and is_participle(lex, following) and not is_finite(lex, following) and first > 1:
        if not (lex.has("finite", words[first - 2]) or lex.has("linking", words[first - 2])):
            yield ALLEGED, place, adjunct_end(lex, words, place)  # "two men, allegedly linked to the army, ..."
            return
    if commas and first > 1:
        copula = lex.has("finite", words[first - 2]) or lex.has("linking", words[first - 2])
    if lex.has("pronouns", following) or (commas and _is_clause(lex, words, place) and not copula):
        yield from _content_parts(lex, words, place)
    elif (
        not copula
        and (
            lex.has("prepositions", following)
            or lex.has("subordinators", following)
            or lex.has("definite", following)
            or lex.has("indefinite", following)
            or lex.has("titles", following)
        )
        and not (lex.language != "en" and lex.has("clitics", following) and _clitic(lex, words, place))
    ):
        yield ALLEGED, place, adjunct_end(lex, words, place)
    else:
        yield ALLEGED, place, verb_end(lex, words, head_of(lex, words, place))


def _clitic(lex: Lexicon, words: Words, place: int) -> bool:
    return place + 1 < len(words) and is_finite(lex, words[place + 1])


def _is_clause(lex: Lexicon, words: Words, place: int) -> bool:
    """Whether a subject with its verb follows, so that the hedge between commas is one of the sentence."""
    word = words[place]
    if lex.has("prepositions", word) or is_participle(lex, word) or is_finite(lex, word):
        return False
    finite = finite_place(lex, words, place)
    return finite is not None and not any(word.text == "," for word in words[place:finite])


def _content_parts(lex: Lexicon, words: Words, place: int) -> Iterator[Reach]:
    for first, last in asides(lex, words, place, content_end(lex, words, place)):
        yield ALLEGED, first, last


def _clause_start(lex: Lexicon, words: Words, place: int) -> int:
    """Where the clause in front of a hedge at its end begins."""
    at = place - 1
    while at > 0 and at > place - FAR:
        word = words[at]
        if word.text in ";:":
            return at + 1
        if lex.has("coordinators", word) and finite_place(lex, words, at + 1) is not None:
            return at + 1
        at -= 1
    return max(0, at)


RANGE = ("to", "or", "à", "ou", "a", "o")  # eight to nine years
SOURCE = 25  # words that a source may have, "according to his lawyer, Mr. A, who ..."


def _source(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    named = words[cue.last : cue.last + 5]
    comma = next((p for p in range(cue.last, min(len(words), cue.last + SOURCE)) if words[p].text == ","), None)
    stop = next((p for p in range(cue.last, min(len(words), cue.last + SOURCE)) if words[p].text in ";:"), None)
    named = [word for word in named if comma is None or word.start < words[comma].start]
    if any(lex.has("not_sources", word) for word in named) or not named:
        return
    if words[cue.first].text in ("conforme", "de") and not any(lex.has("sources", word) for word in named):
        return
    before = words[cue.first - 1] if cue.first else None
    if stop is not None and (comma is None or stop < comma):
        comma = None
    if (cue.first <= 2 and clause_begins(lex, words, cue.first)) or (before is not None and before.text in (";", ":")):
        yield from _content_parts(lex, words, comma + 1 if comma is not None else cue.last)
    elif before is not None and (
        lex.has("that", before) or lex.has("relatives", before) or lex.has("subordinators", before)
    ):
        start = comma + 1 if comma is not None and comma - cue.last < 6 else cue.last
        finite = finite_place(lex, words, start)
        begin = start if finite is None else finite
        yield ALLEGED, begin, verb_end(lex, words, head_of(lex, words, begin))
    elif comma is not None and before is not None and before.text == ",":
        if comma + 1 < len(words):
            yield from _behind(lex, words, cue.first, comma + 1, commas=True)
    else:
        yield ALLEGED, _clause_start(lex, words, cue.first), cue.first


# --- contents, nouns, conditions ---------------------------------------------------------------------------


def _content(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    if cue.label == ALLEGED and _is_factive(lex, words, cue):
        return
    if lex.language == "en" and cue.last < len(words) and lex.has("finite", words[cue.last]):
        return  # a relative clause: "the reports that were published"
    for first, last in asides(lex, words, cue.last, content_end(lex, words, cue.last)):
        yield cue.label, first, last


def _bare(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """A that-clause without that: "said he had been beaten"."""
    if cue.last >= len(words):
        return
    following = words[cue.last]
    if lex.has("pronouns", following) or _is_noun_phrase(lex, words, cue.last):
        finite = finite_place(lex, words, cue.last)
        if finite is not None and not any(is_mark(word) for word in words[cue.last : finite]):
            yield from _content(lex, words, Cue(cue.first, cue.last, cue.label, "content"))


def _is_factive(lex: Lexicon, words: Words, cue: Cue) -> bool:
    """ "was informed that", "fue informado de que": what somebody was told of is no claim."""
    before = words[cue.first - 1] if cue.first else None
    word = words[cue.first]
    told = word.text in (
        "told",
        "informed",
        "informado",
        "informada",
        "informados",
        "informadas",
        "informe",
        "informee",
    )
    return (
        told
        and before is not None
        and (lex.has("finite", before) or lex.has("linking", before))
        and before.text
        not in (
            "ha",
            "han",
            "a",
            "ont",
            "has",
            "have",
            "had",
            "habia",
        )
    )


def _feared(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """ "craignons qu'il ne soit torturé" is hypothetical, "qu'il n'ait été torturé" a suspicion."""
    perfect = any(word.text in ("ait", "aient", "haya", "hayan") for word in words[cue.last : cue.last + 15])
    label = ALLEGED if perfect else HYPOTHETICAL
    yield label, cue.last, content_end(lex, words, cue.last)


def _complement(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """A that-clause, an infinitive or a gerund, or a noun phrase and what somebody is to do: "asked them to free"."""
    place = cue.last
    if place >= len(words):
        return
    following = words[place]
    if lex.has("that", following) and cue.label == HYPOTHETICAL:
        yield from _feared(lex, words, Cue(cue.first, place + 1, cue.label, "feared"))
        return
    if lex.has("that", following):
        yield from _content(lex, words, Cue(cue.first, place + 1, cue.label, "content"))
        return
    if lex.has("clitics", following) and place + 1 < len(words) and words[place + 1].text in ("avoir", "haber", "etre"):
        following = words[place := place + 1]
    prepositional = following.text in ("d'", "de", "à") and place + 1 < len(words)
    if lex.language == "en":
        verb = following.text.endswith("ing") or (following.text == "to" and not _is_noun_phrase(lex, words, place + 1))
    else:
        verb = is_infinitive(lex, following) or following.text in ("avoir", "haber", "etre")
        verb = verb or (prepositional and is_infinitive(lex, words[place + 1]))
    if verb:
        start = place + 1 if following.text in ("to", "d'", "de", "à") else place
        negates = cue.label == NEGATED
        yield cue.label, start, verb_end(lex, words, head_of(lex, words, start), definite_stops=negates)
        return
    end = noun_end(lex, words, _behind_determiners(lex, words, place))
    yield cue.label, place, end
    if cue.label != HYPOTHETICAL:
        return
    for more in range(end, min(len(words) - 1, end + 12)):
        word = words[more]
        if (
            is_mark(word)
            or is_finite(lex, word)
            or lex.has("relatives", word)
            or (lex.has("subordinators", word) and word.text not in ("que", "qu'"))
        ):
            return
        linked = word.text == "to" or (lex.language != "en" and word.text in ("a", "à", "de", "d'", "que"))
        if linked and (lex.language == "en" or is_infinitive(lex, words[more + 1]) or word.text == "que"):
            yield cue.label, more + 1, verb_end(lex, words, head_of(lex, words, more + 1))
            return


def _behind_determiners(lex: Lexicon, words: Words, place: int) -> int:
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


def _within(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """The cue's own last word, "ordered his | release"."""
    yield cue.label, cue.last - 1, cue.last


def _noun(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    yield cue.label, cue.last, noun_end(lex, words, cue.last)


def _denied_before(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """ "bail was refused on 5 May": the subject, where nothing is refused to it."""
    if cue.last >= len(words) or is_mark(words[cue.last]) or lex.has("prepositions", words[cue.last]):
        yield cue.label, noun_start(lex, words, cue.first), cue.first


def _noun_before(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    before = words[cue.first - 1] if cue.first else None
    if before is None or lex.has("linking", before) or is_finite(lex, before) or lex.has("definite", before):
        return
    yield cue.label, noun_start(lex, words, cue.first), cue.first


def _condition(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    if not _is_condition(lex, words, cue):
        return
    if words[cue.last - 1].text == "whether":
        yield HYPOTHETICAL, cue.last, content_end(lex, words, cue.last)
    else:
        yield HYPOTHETICAL, cue.last, condition_end(lex, words, cue.last)


def _is_condition(lex: Lexicon, words: Words, cue: Cue) -> bool:
    """French s' is if only before il and ils; "si grave" is no condition."""
    if cue.last >= len(words):
        return False
    first, following = words[cue.first].text, words[cue.last].text
    if first in ("had", "were"):
        unreal = any(
            word.text in ("would", "could", "might") for word in words[max(0, cue.first - 60) : cue.first + 60]
        )
        return unreal and (lex.has("pronouns", words[cue.first + 1]) or clause_begins(lex, words, cue.first))
    if first == "s'":
        return following in ("il", "ils")
    if first == "si" and lex.language == "fr":
        return not following.endswith(("ement",)) and following not in ("grave", "graves", "peu", "longtemps", "bien")
    return True


def _inverted(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """Spanish: "De ser condenado, podría": an infinitive behind "de" that opens a clause."""
    if not (cue.last < len(words) and clause_begins(lex, words, cue.first) and is_infinitive(lex, words[cue.last])):
        return
    behind = words[cue.last : cue.last + 50]
    if any(is_conditional(lex, word) or word.text in lex.kinds["unreal"] for word in behind):
        yield HYPOTHETICAL, cue.last, condition_end(lex, words, cue.last)


def _claim(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """ "the allegation that ... is unfounded": from the claim's "that" to what is said of it."""
    for at in range(cue.first - 1, max(-1, cue.first - FAR), -1):
        if lex.has("that", words[at]) or words[at].text in ("laquelle", "lesquelles"):
            yield NEGATED, at + 1, cue.first
            return
        if words[at].text == ";":
            return


def _planned(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    if cue.last < len(words):
        yield HYPOTHETICAL, noun_start(lex, words, cue.first), cue.last


_REACHES: Mapping[str, Callable[[Lexicon, Words, Cue], Iterator[Reach]]] = {
    "verb": _verb,
    "ne": _ne,
    "subject": _subject,
    "without": _without,
    "infinitive": _infinitive,
    "purpose": _purpose,
    "adverb": _adverb,
    "source": _source,
    "content": _content,
    "bare": _bare,
    "feared": _feared,
    "complement": _complement,
    "within": _within,
    "noun": _noun,
    "noun_before": _noun_before,
    "denied_before": _denied_before,
    "condition": _condition,
    "inverted": _inverted,
    "claim": _claim,
    "planned": _planned,
}


# --- the conditional mood ----------------------------------------------------------------------------------


def _conditionals(lex: Lexicon, words: Words, cues: Sequence[Cue]) -> Iterator[tuple[int, str, int, int]]:
    """Yield the French and Spanish conditionals: place, label and reach."""
    conditions = [cue for cue in cues if cue.reach in ("condition", "inverted") and _is_condition(lex, words, cue)]
    conditional_sentence = any(
        True for cue in conditions if cue.reach == "condition" or any(True for _ in _inverted(lex, words, cue))
    )
    unreal = any(word.text in ("avait", "avaient", "hubiera", "hubieran", "hubiese", "hubiesen") for word in words)
    for at, word in enumerate(words):
        if not is_conditional(lex, word) or (is_name_word(word) and at > 1):
            continue
        if lex.language == "es" and _is_spanish_noun(lex, words, at):
            continue
        compound = word.text in ("aurait", "auraient", "habria", "habrian")
        modal = any(word.raw in ("dû", "pu", "debido", "podido") for word in words[at + 1 : at + 3])
        if compound:
            label = HYPOTHETICAL if (conditional_sentence and unreal) or modal else ALLEGED
        elif conditional_sentence or _is_reported(lex, words, at):
            label = HYPOTHETICAL
        else:
            label = ALLEGED
        first = at
        while first and (lex.has("clitics", words[first - 1]) or words[first - 1].text in ("ne", "n'", "no")):
            first -= 1
        yield at, label, first, verb_end(lex, words, head_of(lex, words, at))


def _is_spanish_noun(lex: Lexicon, words: Words, at: int) -> bool:
    """ "en la comisaría" is no conditional; "habrían de pagar" is a future."""
    if lex.has("auxiliary_conditional", words[at]):
        return at + 1 < len(words) and words[at + 1].text == "de"
    before = words[at - 1] if at else None
    return before is not None and any(lex.has(kind, before) for kind in ("definite", "indefinite", "prepositions"))


def _is_reported(lex: Lexicon, words: Words, at: int) -> bool:
    """ "lui ont dit qu'il serait tué": the future of a report in the past."""
    that = None
    for place in range(at - 1, max(-1, at - 25), -1):
        word = words[place]
        if word.text in ";:":
            return False
        if that is None and lex.has("that", word):
            that = place
        elif that is not None and lex.has("say_past", word) and that - place < 8:
            return True
    return False
