"""Whether words are asserted: the scopes of hedges ("allegedly"), negations and hypotheticals ("should she be").

Written to ``doc.spans["assertions"]``, labels ALLEGED, NEGATED, HYPOTHETICAL, each span the words in scope, value: the
words that say so. ``assertion_of`` reads them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.assertion_scopes import find_scopes
from pipeline.recognise.assertion_words import lexicon, words_of
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import folded_text, text_of

GROUP = "assertions"
LABELS = {"NEGATED": "negated", "HYPOTHETICAL": "hypothetical", "ALLEGED": "alleged"}  # the first that holds decides
LIGHT, HEAVY = "assertions.auxiliary", "assertions.word"  # rules: what the cue is, see ``assertion_of``
THAT = re.compile(r"\b(?:that|que|qu')")
LONGEST = 6000  # characters that a scope may have; a sentence of a letter has fewer


@Language.factory("spcomms_assertions", assigns=["doc.spans"])
def make_assertions(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["assertions"]``."""
    return recognise_assertions


def recognise_assertions(doc: Doc) -> Doc:
    """Write the scopes of a document."""
    write_group(doc, GROUP, find_assertions(doc))
    return doc


def find_assertions(doc: Doc) -> Iterator[Found]:
    """Yield every scope, in reading order; scopes may overlap."""
    text, folded = text_of(doc), folded_text(doc)
    lex = lexicon(doc._.language or "en")
    for sentence in doc.sents:
        words = words_of(text, folded, sentence.start_char, sentence.end_char, lex.language)
        asked = text[max(sentence.start_char, sentence.end_char - 5) : sentence.end_char].rstrip().endswith("?")
        for scope in find_scopes(lex, words, asked=asked):
            if scope.end - scope.start <= LONGEST:
                rule = LIGHT if scope.light else HEAVY
                yield Found(start=scope.start, end=scope.end, label=scope.label, value=scope.cue, rule=rule)


def assertion_of(doc: Doc, start: int, end: int) -> str:
    """``asserted``, ``alleged``, ``negated`` or ``hypothetical`` for the words at these offsets.

    Ask for the words that say it happened ("was reportedly arrested", "arrest"). A scope holds where it reaches their
    beginning; one that begins within them holds where it goes on to their end, its cue is an auxiliary or adverb, and
    no that-clause begins in between: "prevented from leaving" did happen, though the leaving did not. An offence or a
    penalty is as true as the act that names it.
    """
    starts, scopes = _scopes(doc)
    labels = set()
    for begin, stop, label, light in reversed(scopes[: bisect_right(starts, end - 1)]):
        if begin < start - LONGEST:
            break
        within = light and end <= stop and not THAT.search(folded_text(doc), start, begin)
        if begin <= start < stop or (begin > start and within):
            labels.add(label)
    return next((word for label, word in LABELS.items() if label in labels), "asserted")


_Scopes = list[tuple[int, int, str, bool]]  # start, end, label, whether the cue is light


def _scopes(doc: Doc) -> tuple[list[int], _Scopes]:
    """The scopes as offsets by their start; put together once a document."""
    known: tuple[list[int], _Scopes] | None = doc.user_data.get(GROUP)
    if known is None:
        scopes = sorted(
            (span.start_char, span.end_char, span.label_, span._.rule == LIGHT) for span in doc.spans.get(GROUP, ())
        )
        known = doc.user_data[GROUP] = [scope[0] for scope in scopes], scopes
    return known
