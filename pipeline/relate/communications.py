"""The letters of a corpus as others name them: by State, number and year, or by State and day.

The Office of the High Commissioner numbers the communications to a State through the year whatever their kind, so
that State, number and year are one letter; kind and date are checked, not sought.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.relate.corpus import CorpusLetter

REPLY, OTHER = "REPLY", "OTHER"
COMPANIES = "OTH"
Number = tuple[str, int, int]
"""State, number and year of a communication: ``("TJK", 5, 2017)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Communications:
    """Letters by their number and by State and day; replies are in neither."""

    by_number: Mapping[Number, tuple[CorpusLetter, ...]]
    by_day: Mapping[tuple[str, date], tuple[CorpusLetter, ...]]


def number_of(state: str | None, number: int | None, year: int | None) -> Number | None:
    """What a communication is known by; None where a part of it is not known."""
    return None if state is None or number is None or year is None else (state, number, year)


def communications(letters: Iterable[CorpusLetter]) -> Communications:
    """The letters of a corpus, for looking up; in the order of their sources, so that copies have one."""
    numbers: dict[Number, list[CorpusLetter]] = defaultdict(list)
    days: dict[tuple[str, date], list[CorpusLetter]] = defaultdict(list)
    for letter in sorted(letters, key=lambda letter: (letter.source, letter.letter_id)):
        if letter.kind == REPLY:
            continue
        number = number_of(letter.state, letter.number, letter.year)
        if number is not None:
            numbers[number].append(letter)
        if letter.date is not None and letter.state is not None and letter.state != COMPANIES:
            days[letter.state, letter.date].append(letter)
    return Communications(
        by_number={key: tuple(found) for key, found in numbers.items()},
        by_day={key: tuple(found) for key, found in days.items()},
    )


def numbered(
    known: Communications, number: Number, *, kind: str | None, day: date | None, by: CorpusLetter
) -> CorpusLetter | None:
    """The letter that another (``by``) names by its number.

    Copies and translations of one letter have one number and one date: the copy in the language of ``by`` is taken.
    Letters of one number that differ, by an erratum or a misread head, are told apart by kind and date; None where
    that leaves two.
    """
    found = [letter for letter in known.by_number.get(number, ()) if letter.letter_id != by.letter_id]
    same_day = [letter for letter in found if day is not None and letter.date == day]
    same_kind = [letter for letter in same_day or found if letter.kind == kind]
    return _one(same_kind or same_day or found, by)


def dated(known: Communications, state: str | None, day: date | None, *, by: CorpusLetter) -> CorpusLetter | None:
    """The letter that another names by its day alone ("our letter of 8 March 2012").

    "Our" letter is one of the same mandates: where both sides' mandates are known they must have one in common. None
    where two letters of that day are left.
    """
    if state is None or day is None:
        return None
    found = [
        letter
        for letter in known.by_day.get((state, day), ())
        if letter.letter_id != by.letter_id
        and (not by.mandates or not letter.mandates or letter.mandates & by.mandates)
    ]
    return _one(found, by)


def _one(found: list[CorpusLetter], by: CorpusLetter) -> CorpusLetter | None:
    """The only letter, or the one of several copies that suits; None where they are different letters."""
    if not found:
        return None
    if len({(letter.state, letter.number, letter.year, letter.date) for letter in found}) > 1:
        return None
    return next((letter for letter in found if letter.language == by.language), found[0])
