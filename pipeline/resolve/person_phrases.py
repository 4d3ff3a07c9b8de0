"""The noun phrases that say who somebody is: in front of a name ("his lawyer, Mr. §") and behind it ("§, a lawyer").

A plural noun beside a list holds for all of it ("the lawyers § and §").
"""

from collections.abc import Iterator

from pipeline.resolve.behind_phrases import behind_phrases
from pipeline.resolve.front_phrases import front_phrases
from pipeline.resolve.person_marks import Marked
from pipeline.resolve.phrases import Phrase


def phrases_of(marked: Marked, number: int) -> tuple[Phrase, ...]:
    """The phrases about the person of a mark: those in front, nearest first, then those behind; read once."""
    known = marked.phrases.get(number)
    if known is None:
        known = marked.phrases[number] = tuple(_phrases_of(marked, number))
    return known


def _phrases_of(marked: Marked, number: int) -> Iterator[Phrase]:
    first, last = marked.lists[number]
    fronts = front_phrases(marked, number)
    if not fronts and number > first:
        shared = front_phrases(marked, first) or (front_phrases(marked, first + 1) if number > first + 1 else [])
        fronts = [phrase for phrase in shared if phrase.noun.plural or phrase.word == "counsel"]
    yield from fronts
    for phrase in behind_phrases(marked, last):
        if number == last or phrase.noun.plural:
            yield phrase
