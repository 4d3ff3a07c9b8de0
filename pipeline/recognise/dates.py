"""Dates in three languages: days, lists and ranges of days, months, years and their parts, since and until.

Our own patterns find the words (``date_words``, ``date_pieces``), the text around settles years that are not said
(``date_years``), and the standard library has the calendar. Day-first order (Geneva's practice). What hangs on another
date ("two days later") is ``relative_dates``'.
Written to ``doc.spans["dates"]``, value: a ``DateValue``; dates that share words ("12 and 14 March") share a span.
"""

from collections.abc import Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.date_bounds import found_dates
from pipeline.recognise.date_pieces import Piece, find_pieces
from pipeline.recognise.date_words import DateWords, read_words
from pipeline.recognise.date_years import with_years
from pipeline.recognise.letter_date import letter_date
from pipeline.recognise.other_calendars import with_other_calendars
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import fold, folded_text, text_of


@Language.factory("spcomms_dates", assigns=["doc.spans"])
def make_dates(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["dates"]``; it reads frame and references."""
    return recognise_dates


def recognise_dates(doc: Doc) -> Doc:
    """Find the dates, first those that say their year, the letter's own among them, then all."""
    words = doc.user_data["date_words"] = read_words(text_of(doc), folded_text(doc))
    pieces = with_other_calendars(words, list(find_pieces(words)))
    write_group(doc, "dates", found_dates(words, [piece for piece in pieces if piece.year and piece.form == "days"]))
    own = next((span for span in doc.spans.get("references", ()) if span.label_ == "OWN"), None)
    header = letter_date(doc, own)
    write_group(doc, "dates", _found(words, pieces, header._.value.start if header is not None else None))
    return doc


def find_dates(text: str, written: date | None = None) -> Iterator[Found]:
    """Yield every date of a text in reading order. written: the day that the text is of, None where not known."""
    words = read_words(text, fold(text))
    yield from _found(words, with_other_calendars(words, list(find_pieces(words))), written)


def _found(words: DateWords, pieces: list[Piece], written: date | None) -> Iterator[Found]:
    yield from found_dates(words, list(with_years(words, pieces, written)))
