"""What is asked about an act, and the answer: its words, and to whom it happened."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words of an act. voice: of ``pipeline.recognise.acts.Act``."""

    start: int
    end: int
    voice: str


@dataclass(frozen=True, slots=True)
class Who:
    """To whom an act happened.

    persons: ids, in reading order; () where nobody is named or two could be meant. rule: how it was told. unnamed: the
    words of people without a name to whom it happened, too. number: how many people the words speak of, if said.
    """

    persons: tuple[str, ...]
    rule: str
    unnamed: str | None = None
    number: int | None = None


NOBODY = Who((), "")
