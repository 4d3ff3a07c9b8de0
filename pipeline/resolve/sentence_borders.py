"""Which sentence holds a character; spaCy's own ``span.sent`` walks there each time, however long the sentence is."""

from bisect import bisect_right

from spacy.tokens import Doc

from pipeline.recognise.text import text_of

BORDERS = "sentence_borders"  # key of Doc.user_data


def sentence_at(doc: Doc, offset: int) -> tuple[int, int]:
    """Start and end of the sentence that holds a character."""
    starts = doc.user_data.get(BORDERS)
    if starts is None:
        starts = doc.user_data[BORDERS] = [sentence.start_char for sentence in doc.sents]
    place = bisect_right(starts, offset)
    return (starts[place - 1] if place else 0), (starts[place] if place < len(starts) else len(text_of(doc)))
