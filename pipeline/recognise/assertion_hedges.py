"""What hedges reach: adverbs and sources by their position in the sentence, and the contents of claims and fears."""

from collections.abc import Iterator

from pipeline.recognise.assertion_clauses import FAR, Words, clause_begins, finite_place, is_noun_phrase
from pipeline.recognise.assertion_cues import ALLEGED, HYPOTHETICAL, Cue, Reach
from pipeline.recognise.assertion_phrases import adjunct_end, asides, content_end, noun_end, noun_start
from pipeline.recognise.assertion_verbs import head_of, verb_end
from pipeline.recognise.assertion_words import Lexicon, is_finite, is_mark, is_participle


def hedged_by_adverb(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """What "allegedly" reaches: what stands behind it; at the end of a sentence, what stands in front."""
    place = cue.last
    before = words[cue.first - 1] if cue.first else None
    commas = before is not None and before.text == ","
    parenthesis = commas and (place >= len(words) or is_mark(words[place]))
    if lex.has("pronouns", words[cue.first]) and words[cue.first].text != "it" and not parenthesis:
        return  # a clause of its own, "he claimed trial"
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
    if commas and first > 1:
        participle = not copula and is_participle(lex, following) and not is_finite(lex, following)
        copula = lex.has("finite", words[first - 2]) or lex.has("linking", words[first - 2])
        if participle and not copula:
            yield ALLEGED, place, adjunct_end(lex, words, place)  # "two men, allegedly linked to the army, ..."
            return
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
        if any(lex.has("undergone", word) for word in words[place : place + 3]):
            at = first
            while at > 0 and (lex.has("finite", words[at - 1]) or lex.has("linking", words[at - 1])):
                at -= 1
            antecedent = antecedent_of(lex, words, at)
            if antecedent is not None:
                yield ALLEGED, *antecedent


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


SOURCE = 25  # words that a source may have, "according to his lawyer, Mr. A, who ..."


def hedged_by_source(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """What "according to the police" reaches, itself left out; nothing for "according to the information received"."""
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


def content_of(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """A that-clause without what the writer vouches for: factive verbs and relative clauses are left out."""
    if cue.label == ALLEGED and _is_factive(lex, words, cue):
        return
    if lex.language == "en" and cue.last < len(words) and lex.has("finite", words[cue.last]):
        return  # a relative clause: "the reports that were published"
    for first, last in asides(lex, words, cue.last, content_end(lex, words, cue.last)):
        yield cue.label, first, last


def bare_content(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """A that-clause without that: "said he had been beaten"."""
    if cue.last >= len(words):
        return
    following = words[cue.last]
    plural = following.text.endswith("s") or following.text in ("police", "people", "men")
    if lex.has("pronouns", following) or is_noun_phrase(lex, words, cue.last) or plural:
        finite = finite_place(lex, words, cue.last)
        if finite is not None and not any(is_mark(word) for word in words[cue.last : finite]):
            yield from content_of(lex, words, Cue(cue.first, cue.last, cue.label, "content"))


def _is_factive(lex: Lexicon, words: Words, cue: Cue) -> bool:
    """ "was informed that", "fue informado de que": what somebody was told of is no claim."""
    before = words[cue.first - 1] if cue.first else None
    word = words[cue.first]
    if before is None or not lex.has("told", word):
        return False
    passive = lex.has("finite", before) or lex.has("linking", before)
    return passive and not lex.has("active_auxiliaries", before)


def feared_content(lex: Lexicon, words: Words, cue: Cue) -> Iterator[Reach]:
    """ "craignons qu'il ne soit torturé" is hypothetical, "qu'il n'ait été torturé" a suspicion."""
    perfect = any(lex.has("perfect_subjunctives", word) for word in words[cue.last : cue.last + 15])
    label = ALLEGED if perfect else HYPOTHETICAL
    yield label, cue.last, content_end(lex, words, cue.last)


def antecedent_of(lex: Lexicon, words: Words, place: int) -> tuple[int, int] | None:
    """The noun phrase that a hedged relative clause at ``place`` tells of: "the beatings | he allegedly suffered"."""
    for at in range(place - 1, max(0, place - 8), -1):
        if is_mark(words[at]) or is_finite(lex, words[at]):
            return None
        relative = lex.has("relatives", words[at]) or lex.has("that", words[at])
        if relative or (lex.language == "en" and lex.has("pronouns", words[at]) and not relative):
            end = at
            while end > 0 and (lex.has("prepositions", words[end - 1]) or lex.has("relatives", words[end - 1])):
                end -= 1
            start = noun_start(lex, words, end)
            return (start, end) if start < end else None
    return None
