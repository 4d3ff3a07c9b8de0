"""The noun phrases that say who somebody is: in front of a name ("his lawyer, Mr. §") and behind it ("§, a lawyer").

A plural noun beside a list holds for all of it ("the lawyers § and §").
"""

from collections.abc import Iterator

from pipeline.resolve.behind_phrases import behind_phrases
from pipeline.resolve.front_phrases import front_phrases
from pipeline.resolve.person_marks import Marked
from pipeline.resolve.phrases import Phrase


def phrases_of(marked: Marked, number: int) -> tuple[Phrase, ...]:
    """The phrases about the person of a mark: those in front, nearest first, then those behind."""
    return tuple(_phrases_of(marked, number))


def _phrases_of(marked: Marked, number: int) -> Iterator[Phrase]:
    first, last = marked.lists[number]
    fronts = phrases_in_front(marked, number)
    if not fronts and number > first:
        shared = phrases_in_front(marked, first)
        if not shared and number > first + 1:  # "the parents of §, § and §"
            shared = phrases_in_front(marked, first + 1)
        fronts = tuple(phrase for phrase in shared if phrase.noun.plural or phrase.word == "counsel")
    yield from fronts
    yield from (phrase for phrase in phrases_behind(marked, last) if number == last or phrase.noun.plural)


def phrases_in_front(marked: Marked, number: int) -> tuple[Phrase, ...]:
    """The phrases right in front of a mark; read once."""
    known = marked.phrases.get((number, "front"))
    if known is None:
        known = marked.phrases[number, "front"] = tuple(front_phrases(marked, number))
    return known


def phrases_behind(marked: Marked, number: int) -> tuple[Phrase, ...]:
    """The phrases right behind a mark; read once."""
    known = marked.phrases.get((number, "behind"))
    if known is None:
        known = marked.phrases[number, "behind"] = tuple(behind_phrases(marked, number))
    return known
