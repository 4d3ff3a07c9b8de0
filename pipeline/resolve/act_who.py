"""What is asked about an act, and the answer: its words, and to whom it happened."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words of an act. voice, kind: of ``pipeline.recognise.acts.Act``; kind may be left out."""

    start: int
    end: int
    voice: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Words for people behind an act who have their own part in it: "… and § to three years".

    start, end: in the letter. persons: who is meant.
    """

    start: int
    end: int
    persons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """To whom an act happened.

    persons: ids, in reading order; () where nobody is named or two could be meant. rule: how it was told. unnamed: the
    words of people without a name to whom it happened, too. number: how many people the words speak of, if said.
    shares: those of the persons who are told of behind the act with a part of their own ("sentenced § to five years
    and § to three"); the others are told of with the verb itself.
    """

    persons: tuple[str, ...]
    rule: str
    unnamed: str | None = None
    number: int | None = None
    shares: tuple[Share, ...] = ()

    @property
    def first(self) -> tuple[str, ...]:
        """The persons told of with the verb itself."""
        shared = {person for share in self.shares for person in share.persons}
        return tuple(person for person in self.persons if person not in shared)


NOBODY = Who((), "")
