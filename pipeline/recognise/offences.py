"""Offences as letters name them, where somebody is accused, charged, convicted or acquitted of them.

Written to ``doc.spans["offences"]``, label OFFENCE, value: an ``Offence``; the span is the offence as a table would
have it, without quotation marks and articles.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.span_groups import Component, Found, write_group

LABEL = "OFFENCE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """What an offence is about. category: of the table charges."""

    category: str


@Language.factory("spcomms_offences", assigns=["doc.spans"])
def make_offences(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["offences"]``; it reads acts, instruments and names."""
    return recognise_offences


def recognise_offences(doc: Doc) -> Doc:
    """Write the offences of a document."""
    write_group(doc, "offences", find_offences(doc))
    return doc


def find_offences(doc: Doc) -> Iterator[Found]:
    """Yield every offence, in reading order."""
    yield from ()
