"""The courts of a letter: all mentions of one court under its fullest name, "the Court" where one is meant."""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.read.letter import Letter
from pipeline.resolve.entities import Entity
from pipeline.resolve.identity import Identity
from pipeline.tables.records import CourtRecord


def find_courts(doc: Doc) -> tuple[Entity, ...]:
    """The courts in the order of their first mentions, ids c1, c2; a short form ("the Court") is a mention, too."""
    return ()


def resolve_courts(doc: Doc, letter: Letter, identity: Identity, courts: Sequence[Entity]) -> list[CourtRecord]:
    """A record for every court, by first mention. courts: of ``find_courts``."""
    return []
