"""Acts: the words that say what was done to somebody, or what a court did: arrested, charged, sentenced, upheld.

Written to ``doc.spans["acts"]``, label ACT, value: an ``Act``. The words are data (``knowledge/acts.toml``).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.span_groups import Component, Found, write_group

LABEL = "ACT"


@dataclass(frozen=True, slots=True)
class Act:
    """What words say was done.

    kind: of ``knowledge/acts.toml``. voice: how the one it happened to stands to the words: ``subject`` ("§ was
    arrested", "§ died"), ``object`` ("police arrested §", "lo detuvieron"), ``noun`` ("the arrest of §").
    """

    kind: str
    voice: str


@Language.factory("spcomms_acts", assigns=["doc.spans"])
def make_acts(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["acts"]``; it reads names."""
    return recognise_acts


def recognise_acts(doc: Doc) -> Doc:
    """Write the acts of a document."""
    write_group(doc, "acts", find_acts(doc))
    return doc


def find_acts(doc: Doc) -> Iterator[Found]:
    """Yield every act, in reading order."""
    yield from ()
