"""The words of an act as the rules read them, in the marked text."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.resolve.act_agreement import Agreement
from pipeline.resolve.act_who import Who


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in the marked text. begin, stop: of its clause. earlier: acts of the sentence in front of it by their
    end, with what they were found to have happened to."""

    start: int
    end: int
    begin: int
    stop: int
    agreement: Agreement
    earlier: Mapping[int, Who]
