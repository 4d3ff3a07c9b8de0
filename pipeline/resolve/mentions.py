"""Every mention by name of the persons, organisations and places of a letter, as records."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from pipeline.read.letter import Letter
from pipeline.resolve.entities import Entity
from pipeline.resolve.evidence import evidence_of
from pipeline.tables.records import MentionRecord


def resolve_mentions(doc: Doc, letter: Letter, entities: Mapping[str, Sequence[Entity]]) -> list[MentionRecord]:
    """A record for every mention, in reading order. entities: by what they are, ``person`` for one."""
    records = [
        MentionRecord(
            entity=kind,
            entity_id=entity.id,
            form=mention.form,
            evidence=evidence_of(
                doc, letter, mention.start, mention.end, rule=mention.rule, confidence=mention.confidence
            ),
        )
        for kind, found in entities.items()
        for entity in found
        for mention in entity.mentions
    ]
    return sorted(records, key=lambda record: (record.evidence.start, record.evidence.end))
