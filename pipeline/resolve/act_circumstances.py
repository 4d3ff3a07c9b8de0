"""When and where an act happened, and which court did it, as the words around it say."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.resolve.entities import Entity
from pipeline.tables.records import DateRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What hangs on an act beside persons.

    clause: start and end of the words that belong to it. day: its date. place, court: ids. None where the words say
    none, or where two could be meant.
    """

    clause: tuple[int, int]
    day: DateRecord | None = None
    place: str | None = None
    court: str | None = None


def circumstances_of_acts(
    doc: Doc,
    acts: Sequence[Span],
    *,
    courts: Sequence[Entity],
    places: Sequence[Entity],
    dates: Sequence[DateRecord],
) -> list[Circumstances]:
    """The circumstances of each act. acts: of ``doc.spans["acts"]``, in reading order."""
    return [Circumstances(clause=(span.sent.start_char, span.sent.end_char)) for span in acts]
