"""The correspondence of a letter: earlier letters, answers, and which belongs to which.

Within a sentence the words of exchange, the references and the dates stand in an order that decides; see
``exchange_dates``, ``exchange_letters`` and ``exchange_answers``.
"""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.recognise.exchanges import exchange_words
from pipeline.recognise.sections import section_at
from pipeline.recognise.text import folded_text, paragraphs
from pipeline.resolve.exchange_answers import Scene, answers_of
from pipeline.resolve.exchange_dates import date_by_ordinals, date_owners, joined
from pipeline.resolve.exchange_letters import Register, mentions_of
from pipeline.resolve.exchange_marks import Exchanges, Mark, Mention, Words, marks_of
from pipeline.resolve.identity import Identity

MAX_MARKS = 150  # of a paragraph; one with more is a list of references, or no letter
MAX_CONTEXT = 60  # letters of the paragraphs in front that are kept in mind
SPEAKING = ("introduction", "allegations", "concern", "legal_framework", "requests", "footnotes", "other")  # sections


def find_exchanges(doc: Doc, identity: Identity) -> Exchanges:
    """The earlier letters and answers of a letter, paragraph by paragraph."""
    reply = identity.kind == "REPLY"
    exchanges = Exchanges()
    register = Register()
    marks = marks_of(doc, identity.own, identity.day, reply=reply)
    words = Words(folded_text(doc), tuple(sentence.start_char for sentence in doc.sents) if marks else (0,))
    starts = [mark.start for mark in marks]
    context: list[Mention] = []
    for start, end in paragraphs(doc) if marks else ():
        inside = marks[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(inside) > MAX_MARKS:
            mentions_of(words, inside, [], register, dated=False, written=None)
            context = []
            continue
        speaking = reply or section_at(doc, start) in SPEAKING
        inside, dates = date_owners(words, inside)
        mentions: list[Mention] = []
        if any(mark.kind in "CL" for mark in inside):
            about_letters = speaking and _about_letters(words, inside, (start, end))
            mentions = mentions_of(words, inside, dates, register, dated=about_letters, written=identity.day)
        if reply and mentions and not exchanges.letters:
            _take_as_answered(words, inside, mentions)
            exchanges.letters = register.letters
        if (mentions or context) and speaking:
            scene = Scene(words, inside, mentions, context)
            date_by_ordinals(scene.words, inside, dates, scene.pool(end))
            exchanges.answers += answers_of(scene, dates)
        context = [*context, *mentions][-MAX_CONTEXT:] if mentions else []
    exchanges.letters = register.letters
    return exchanges


def _take_as_answered(words: Words, marks: Sequence[Mark], mentions: Sequence[Mention]) -> None:
    """A reply answers the letter that it names first, and those listed with it."""
    last = mentions[0]
    last.letter.status = "answered"
    for mention in mentions[1:]:
        if not joined(words.folded, marks, last.end, mention.start):
            break
        mention.letter.status = "answered"
        last = mention


def _about_letters(words: Words, marks: list[Mark], span: tuple[int, int]) -> bool:
    """Whether a paragraph speaks of the correspondence, so that "a letter of 6 March" is one of it."""
    if any(mark.kind == "C" for mark in marks):
        return True
    return any(exchange_words(name).search(words.folded, *span) for name in ("ours", "strong"))
