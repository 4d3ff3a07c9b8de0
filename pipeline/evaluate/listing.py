"""Missed and spurious records and wrong attributes, each with its letter and its sentence."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.evaluate.keys import RULES, Key
from pipeline.evaluate.score import LetterScore

LONGEST = 240  # characters of a sentence on each side of the quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A record as it is listed. what: ``missed``, ``spurious``, or the column that is wrong with both values."""

    gold_set: str
    letter: str
    table: str
    what: str
    key: Key
    sentence: str | None


def misses(letters: Iterable[LetterScore], tables: Iterable[str]) -> Iterator[Line]:
    """Gold records that the run does not have, and attributes that it has otherwise."""
    tables = tuple(tables)
    for letter in letters:
        starts = _sentence_starts(letter.text)
        for table in tables:
            score = letter.tables[table]
            for item in score.missed:
                instead = ", ".join(key_text(table, key) for key in item.instead)
                yield _line(
                    letter,
                    table,
                    f"missed, found {instead}" if instead else "missed",
                    item.key,
                    at=item.at,
                    starts=starts,
                )
            for wrong in score.wrong:
                what = f"{wrong.column} is {_value(wrong.found)}, gold {_value(wrong.gold)}"
                yield _line(letter, table, what, wrong.key, at=wrong.at, starts=starts)


def spurious(letters: Iterable[LetterScore], tables: Iterable[str]) -> Iterator[Line]:
    """Rows of the run that the gold does not have."""
    tables = tuple(tables)
    for letter in letters:
        starts = _sentence_starts(letter.text)
        for table in tables:
            for item in letter.tables[table].spurious:
                yield _line(letter, table, "spurious", item.key, at=item.at, starts=starts)


def _value(value: object) -> str:
    return "null" if value is None else str(value)


def _line(letter: LetterScore, table: str, what: str, key: Key, *, at: int | None, starts: list[int]) -> Line:
    sentence = None if at is None else _sentence(letter.text, at, starts)
    return Line(gold_set=letter.gold_set, letter=letter.letter.name, table=table, what=what, key=key, sentence=sentence)


def _sentence_starts(text: str) -> list[int]:
    from pipeline.recognise.sentences import sentence_starts

    return sorted(set(sentence_starts(text)))


def _sentence(text: str, at: int, starts: list[int]) -> str:
    """The sentence around an offset on one line; a long one is cut on both sides."""
    place = bisect_right(starts, at)
    begin = starts[place - 1] if place else 0
    end = starts[place] if place < len(starts) else len(text)
    left, right = max(begin, at - LONGEST), min(end, at + LONGEST)
    sentence = " ".join(text[left:right].split())
    return f"{'… ' if left > begin else ''}{sentence}{' …' if right < end else ''}"


def key_text(table: str, key: Key) -> str:
    """A key for people: its parts, or the table's name where it has none."""
    if not RULES[table].label:
        return table
    return " · ".join("–" if part is None else part for part in key)
