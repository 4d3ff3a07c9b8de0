"""The language of a letter, told by py3langid from its running text; ``doc._.language``, ISO 639-1."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.span_groups import Component, body_end
from pipeline.recognise.text import text_of

SAMPLE = 6000  # characters from the middle: letterheads are bilingual, annexes quote other languages
MINIMUM = 40  # characters; less tells nothing


@Language.factory("spcomms_language", assigns=["doc._.language"])
def make_language(nlp: Language, name: str) -> Component:
    """A component that sets ``doc._.language``; None where there is too little text."""
    return recognise_language


def recognise_language(doc: Doc) -> Doc:
    """Tell the language."""
    doc._.language = language_of(text_of(doc)[: body_end(doc)])
    return doc


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language, or None for less than a line of words."""
    first = max(0, (len(text) - SAMPLE) // 2)
    sample = text[first : first + SAMPLE]
    if sum(character.isalpha() for character in sample) < MINIMUM:
        return None
    import py3langid  # its model takes half a second to load: only where a letter is read

    return str(py3langid.classify(sample)[0])
