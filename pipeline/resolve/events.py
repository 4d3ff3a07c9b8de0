"""What is said to have happened to people, told once each, with date, place, court and people."""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.read.letter import Letter
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.tables.records import EventRecord


def resolve_events(doc: Doc, letter: Letter, acts: Sequence[LinkedAct]) -> list[EventRecord]:
    """The events of a letter, ids e1, e2, in reading order."""
    return []
