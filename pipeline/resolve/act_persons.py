"""To whom an act happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.resolve.entities import Entity


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words of an act. voice: of ``pipeline.recognise.acts.Act``."""

    start: int
    end: int
    voice: str


@dataclass(frozen=True, slots=True)
class Who:
    """To whom an act happened. persons: ids; unnamed: words for people without a name; number: how many."""

    persons: tuple[str, ...]
    rule: str
    unnamed: str | None = None
    number: int | None = None


def persons_of_acts(doc: Doc, people: Sequence[Entity], acts: Sequence[Trigger]) -> list[Who]:
    """To whom each act happened."""
    return [Who((), "") for _ in acts]
