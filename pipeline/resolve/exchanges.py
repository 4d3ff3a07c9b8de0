"""The correspondence of a letter: earlier letters, answers, and which belongs to which.

Within a sentence the words of exchange, the references and the dates stand in an order that decides; see
``exchange_dates`` and ``exchange_answers``.
"""

from spacy.tokens import Doc, Span

from pipeline.recognise.exchanges import exchange_words
from pipeline.recognise.references import Communication
from pipeline.recognise.sections import section_at
from pipeline.recognise.text import folded_text, paragraphs
from pipeline.resolve.exchange_answers import answers_of
from pipeline.resolve.exchange_dates import date_owners, dated_letters
from pipeline.resolve.exchange_marks import EarlierLetter, Exchanges, Mark, Words, day_of, marks_of

MAX_MARKS = 150  # of a paragraph; one with more is a list of references, or no letter
SPEAKING = ("introduction", "allegations", "concern", "legal_framework", "requests", "footnotes", "other")  # sections


def find_exchanges(doc: Doc, own: Span | None) -> Exchanges:
    """The earlier letters and answers of a letter, paragraph by paragraph.

    own: the span of the letter's own reference, whose other mentions are no earlier letters.
    """
    exchanges = Exchanges()
    marks = marks_of(doc, own)
    words = Words(folded_text(doc), tuple(sentence.start_char for sentence in doc.sents))
    previous: list[EarlierLetter] = []
    for start, end in paragraphs(doc):
        inside = [mark for mark in marks if start <= mark.start < end]
        section = section_at(doc, start)
        if len(inside) > MAX_MARKS:
            exchanges.letters += _letters(words, inside, [], dated=False)
            previous = []
            continue
        dates = date_owners(words, inside)
        known: list[EarlierLetter] = []
        if any(mark.kind in "CL" for mark in inside):
            about_letters = section in SPEAKING and _about_letters(words, inside, (start, end))
            known = _letters(words, inside, dates, dated=about_letters)
        if (known or previous) and section in SPEAKING:
            exchanges.answers += answers_of(words, inside, dates, known, previous)
        exchanges.letters += known
        previous = known
    return exchanges


def _about_letters(words: Words, marks: list[Mark], span: tuple[int, int]) -> bool:
    """Whether a paragraph speaks of the correspondence, so that "a letter of 6 March" is one of it."""
    if any(mark.kind == "C" for mark in marks):
        return True
    return any(exchange_words(name).search(words.folded, *span) for name in ("ours", "strong"))


def _letters(words: Words, marks: list[Mark], dates: list[tuple[Mark, Mark]], *, dated: bool) -> list[EarlierLetter]:
    """The letters that a paragraph names by number and, where dated is true, those that it names by date alone."""
    known: list[EarlierLetter] = []
    for mark in marks:
        if mark.kind != "C":
            continue
        value: Communication = mark.value
        sent = next((day for day, owner in dates if owner is mark), None)
        known.append(EarlierLetter(mark.start, mark.end, value, value.kind in ("UA", "JUA"), day_of(sent)))
    if dated:
        known += dated_letters(words, dates, known)
    return sorted(known, key=lambda letter: letter.start)
