"""The French and Spanish conditional, a hedge without a cue word: "aurait été arrêté puis relâché".

In a sentence with "if" and in reported speech it is hypothetical.
"""

from collections.abc import Iterator, Sequence

from pipeline.recognise.assertion_clauses import Words
from pipeline.recognise.assertion_conditions import is_condition, spanish_condition
from pipeline.recognise.assertion_cues import ALLEGED, HYPOTHETICAL, Cue
from pipeline.recognise.assertion_hedges import antecedent_of
from pipeline.recognise.assertion_verbs import head_of, verb_end
from pipeline.recognise.assertion_words import Lexicon, is_conditional, is_name_word


def conditionals(lex: Lexicon, words: Words, cues: Sequence[Cue]) -> Iterator[tuple[int, str, int, int]]:
    """Yield the French and Spanish conditionals: place, label and reach."""
    conditional_sentence = any(_makes_conditional(lex, words, cue) for cue in cues)
    unreal = any(lex.has("unreal_auxiliaries", word) for word in words)
    for at, word in enumerate(words):
        if not is_conditional(lex, word) or (is_name_word(word) and at > 1):
            continue
        if lex.language == "es" and _is_spanish_noun(lex, words, at):
            continue
        if lex.has("compound_conditionals", word):
            # "aurait dû être libéré": he was not.
            modal = any(lex.has("perfect_modals", more) or more.raw == "dû" for more in words[at + 1 : at + 3])
            real = not modal and not (conditional_sentence and unreal)
        else:
            real = not (conditional_sentence or _is_reported(lex, words, at))
        label = ALLEGED if real else HYPOTHETICAL
        first = at
        while first and (lex.has("clitics", words[first - 1]) or lex.has("negation_particles", words[first - 1])):
            first -= 1
        end = verb_end(lex, words, head_of(lex, words, at))
        yield at, label, first, end
        if any(lex.has("undergone", more) for more in words[at + 1 : at + 5]):
            antecedent = antecedent_of(lex, words, first)
            if antecedent is not None:
                yield at, label, *antecedent


def _makes_conditional(lex: Lexicon, words: Words, cue: Cue) -> bool:
    if cue.reach == "inverted":
        return any(True for _ in spanish_condition(lex, words, cue))
    return cue.reach == "condition" and is_condition(lex, words, cue)


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
