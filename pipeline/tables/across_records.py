"""The tables across letters, declared as those of ``pipeline.tables.records`` are.

They are made from the tables of all letters (``pipeline.relate``), not from one letter.
"""

import datetime
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.tables.records import Column, Evidence
from pipeline.tables.vocabulary import GENDERS, KINDS, PAIR_DECISIONS, PERSON_ROLES, RELATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """What joins two letters: a communication cited, an answer, a person named in both."""

    table: ClassVar[str] = "links"
    from_letter: Annotated[str, Column("letter_id of the letter that names the other, or of the later one.")]
    from_reference: Annotated[str | None, Column("Its reference.")]
    to_letter: Annotated[
        str | None, Column("letter_id of the letter meant; null where the corpus has none, or several.")
    ]
    to_reference: Annotated[str | None, Column("Its own reference.")]
    cited: Annotated[
        str | None, Column("The reference as the letter has it, canonical; null where only a date is given.")
    ]
    relation: Annotated[
        str,
        Column(
            "previous (an earlier letter), reply (an answer received), other (a letter sent elsewhere) or same_person.",
            RELATIONS,
        ),
    ]
    answers: Annotated[bool, Column("Whether the one letter is the very answer to the other.")]
    date: Annotated[datetime.date | None, Column("Of the communication meant, as the letter that names it says.")]
    to_date: Annotated[datetime.date | None, Column("Of the letter meant, as it says itself.")]
    date_matches: Annotated[bool | None, Column("Whether the two agree; null where one is not known.")]
    kind_matches: Annotated[bool | None, Column("Whether the kinds agree; null where one is not known.")]
    from_person: Annotated[str | None, Column("person_id in the one letter, of same_person.")]
    to_person: Annotated[str | None, Column("person_id in the other.")]
    reasons: Annotated[list[str], Column("What speaks for the link and against it, in words.")]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainRecord:
    """Letters that follow up on one another, a row a letter, also those cited but missing."""

    table: ClassVar[str] = "chains"
    chain_id: Annotated[str, Column("The chain: the reference, or else the id, of its first letter.")]
    ord: Annotated[int, Column("Place in the chain by date, from 1.")]
    letter_id: Annotated[str | None, Column("The letter; null where the corpus does not have it.")]
    reference: Annotated[str | None, Column("Its own reference, or the one that others cite it by.")]
    kind: Annotated[str | None, Column("Its kind, as far as it is known.", KINDS)]
    state: Annotated[str | None, Column("ISO 3166-1 alpha-3, or OTH.")]
    date: Annotated[
        datetime.date | None, Column("Its own date; where it is missing, the one that most letters give it.")
    ]
    follows: Annotated[list[str], Column("References of the letters of the chain that it names or answers.")]
    n_cited: Annotated[int, Column("Letters that name it.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRecord:
    """One row a person in the corpus, whatever forms of the name the letters use."""

    table: ClassVar[str] = "people"
    entity_id: Annotated[str, Column("letter_id and person_id of the first of its letters, 58f36f3ab079f953-p1.")]
    name: Annotated[str, Column("Fullest form in any letter, without title.")]
    aliases: Annotated[list[str], Column("Every other form that the letters use.")]
    gender: Annotated[str, Column("What the letters agree on.", GENDERS)]
    roles: Annotated[list[str], Column(f"What the person is in the letters: {', '.join(PERSON_ROLES)}.")]
    letters: Annotated[list[str], Column("letter_id of each letter that names the person, by date.")]
    n_letters: Annotated[int, Column("How many these are.")]
    states: Annotated[list[str], Column("States of these letters, ISO 3166-1 alpha-3 or OTH.")]
    first_date: Annotated[datetime.date | None, Column("Date of the first of them.")]
    last_date: Annotated[datetime.date | None, Column("Date of the last.")]
    confidence: Annotated[
        float, Column("That all of them mean one person: that of the weakest join; 1 for a single letter.")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPairRecord:
    """Two persons of two letters who were weighed, and what was decided, with the reasons."""

    table: ClassVar[str] = "person_pairs"
    from_letter: Annotated[str, Column("letter_id of the later letter.")]
    from_reference: Annotated[str | None, Column("Its reference.")]
    from_person: Annotated[str, Column("person_id in it.")]
    from_name: Annotated[str, Column("The name there.")]
    to_letter: Annotated[str, Column("letter_id of the earlier letter.")]
    to_reference: Annotated[str | None, Column("Its reference.")]
    to_person: Annotated[str, Column("person_id in it.")]
    to_name: Annotated[str, Column("The name there.")]
    decision: Annotated[
        str,
        Column("same; undecided, which leaves them apart; not_same, which a line in people.toml says.", PAIR_DECISIONS),
    ]
    probability: Annotated[float, Column("That they are one person, from 0 to 1.")]
    reasons: Annotated[list[str], Column("What speaks for it and against it, in words.")]
