"""What letters say of other letters: the rows of ``references``, read for relating."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.relate.columns import rows
from pipeline.relate.communications import Number, number_of
from pipeline.tables.records import Evidence

OWN = ("cited", "kind", "state", "number", "year", "role", "date", "status")
SAID = ("section", "page", "start", "end", "quote", "rule", "confidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A communication that a letter names: a row of ``references``."""

    letter_id: str
    cited: str | None
    kind: str | None
    state: str | None
    number: int | None
    year: int | None
    role: str
    date: date | None
    status: str | None
    evidence: Evidence

    @property
    def names(self) -> Number | None:
        """The number by which it is named."""
        return number_of(self.state, self.number, self.year)


def read_citations(folder: Path) -> Iterator[Citation]:
    """All communications that letters name, but for a letter's own reference. Raises TablesError."""
    for letter_id, *row in rows(folder, "references", ("letter_id", *OWN, *SAID)):
        own = dict(zip(OWN, row[: len(OWN)], strict=True))
        if own["role"] != "self":
            evidence = Evidence(**dict(zip(SAID, row[len(OWN) :], strict=True)))
            yield Citation(letter_id=letter_id, evidence=evidence, **own)
