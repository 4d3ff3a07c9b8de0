"""Who is accused of what: a row a person and offence, with the furthest status that the letter reports."""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.read.letter import Letter
from pipeline.resolve.entities import Entity
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.tables.records import ChargeRecord, InstrumentRecord


def resolve_charges(
    doc: Doc,
    letter: Letter,
    acts: Sequence[LinkedAct],
    *,
    people: Sequence[Entity],
    courts: Sequence[Entity],
    instruments: Sequence[InstrumentRecord],
) -> list[ChargeRecord]:
    """The charges of a letter, ids x1, x2, in reading order."""
    return []
