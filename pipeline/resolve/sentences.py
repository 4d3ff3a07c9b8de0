"""Who was sentenced to what, by which court, when, and what became of it on review."""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.read.letter import Letter
from pipeline.resolve.entities import Entity
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.tables.records import ChargeRecord, SentenceRecord


def resolve_sentences(
    doc: Doc,
    letter: Letter,
    acts: Sequence[LinkedAct],
    *,
    people: Sequence[Entity],
    courts: Sequence[Entity],
    charges: Sequence[ChargeRecord],
) -> list[SentenceRecord]:
    """The sentences of a letter, a row a component and person, ids s1, s2, in reading order."""
    return []
