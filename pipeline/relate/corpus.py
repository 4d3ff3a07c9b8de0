"""What is compared across letters: letters, what they cite, and the persons in them with all that is told of them.

``read_corpus`` takes it from the tables of a run; everything behind it works on these records alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusLetter:
    """A letter: the columns of ``letters`` that say which it is. mandates: ids of those who send it."""

    letter_id: str
    reference: str | None
    kind: str
    state: str | None
    number: int | None
    year: int | None
    date: date | None
    language: str | None = None
    source: str = ""
    mandates: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusPerson:
    """A person of one letter. organisations, places, courts and charges: by name; events: kind and first day."""

    letter_id: str
    person_id: str
    name: str
    title: str | None = None
    aliases: tuple[str, ...] = ()
    gender: str = "unknown"
    role: str = "other"
    description: str | None = None
    age: int | None = None
    birth_date: date | None = None
    nationality: str | None = None
    organisations: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    courts: frozenset[str] = frozenset()
    charges: frozenset[str] = frozenset()
    events: frozenset[tuple[str, date | None]] = frozenset()

    @property
    def key(self) -> "PersonKey":
        """Which person of which letter."""
        return self.letter_id, self.person_id


PersonKey = tuple[str, str]
"""letter_id and person_id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All letters of a run. related: the letters that each one cites, answers or is cited by; both ways."""

    letters: Mapping[str, CorpusLetter]
    persons: tuple[CorpusPerson, ...]
    related: Mapping[str, frozenset[str]] = field(default_factory=dict)
