"""Penalties with their measure: "four years and six months' imprisonment", "une amende de 200 000 dinars".

Written to ``doc.spans["penalties"]``, label PENALTY, value: a ``Penalty``; one span a component. Penalties that a law
threatens are found, too: what is said of them is for those who read the group to decide.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.span_groups import Component, Found, write_group

LABEL = "PENALTY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """A component of a penalty. The parts are those of the table sentences."""

    kind: str
    duration: str | None = None
    quantity: float | None = None
    unit: str | None = None
    per: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    strokes: int | None = None


@Language.factory("spcomms_penalties", assigns=["doc.spans"])
def make_penalties(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["penalties"]``."""
    return recognise_penalties


def recognise_penalties(doc: Doc) -> Doc:
    """Write the penalties of a document."""
    write_group(doc, "penalties", find_penalties(doc))
    return doc


def find_penalties(doc: Doc) -> Iterator[Found]:
    """Yield every component, in reading order."""
    yield from ()
