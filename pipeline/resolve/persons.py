"""The persons of a letter as records: who they are, in which role, and what the letter says of them."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from pipeline.read.letter import Letter
from pipeline.resolve.affiliations import affiliations_of
from pipeline.resolve.entities import Entity
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.person_details import details_of
from pipeline.resolve.person_genders import gender_of
from pipeline.resolve.person_roles import NOBODY, roles_of
from pipeline.tables.records import PersonRecord


def resolve_persons(
    doc: Doc,
    letter: Letter,
    people: Sequence[Entity],
    organisations: Sequence[Entity],
    *,
    kind: str,
    prosecuted: Mapping[str, int] = NOBODY,
) -> list[PersonRecord]:
    """A record for every person, by first mention.

    people: of ``find_people``. organisations: that a person may be of. kind: the letter's.
    prosecuted: how often each was arrested, charged or sentenced.
    """
    roles = roles_of(doc, people, kind=kind, prosecuted=prosecuted)
    records = []
    for person in people:
        details = details_of(doc, person, people)
        first = person.mentions[0]
        records.append(
            PersonRecord(
                person_id=person.id,
                name=person.name,
                title=person.titles[0] if person.titles else None,
                aliases=list(person.aliases),
                gender=gender_of(doc, person, people),
                role=roles[person.id],
                description=details.description,
                age=details.age,
                birth_date=details.birth_date,
                nationality=details.nationality,
                minor=details.minor,
                affiliations=affiliations_of(doc, person, organisations),
                n_mentions=len(person.mentions),
                evidence=evidence_of(doc, letter, first.start, first.end, rule=first.rule, confidence=first.confidence),
            )
        )
    return records
