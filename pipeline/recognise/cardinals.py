"""Cardinal numbers in figures and words, in three languages: "twenty-five", "quatre-vingt-deux", "1.500.000", "2.5".

Words are data (``knowledge/cardinals.toml``). Numbers are sought in folded text, word by word, and put together
afterwards, so that a hostile run of number words takes time linear in its length.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.knowledge import read_toml

GROUPED = (
    r"\d{1,3}(?:(?P<mark>[.,' \u00a0\u202f])\d{3})(?:(?P=mark)\d{3}){0,4}(?!\d)(?:[.,]\d{1,2}(?!\d))?"  # 1.500.000
)
PLAIN = r"\d{1,15}(?:[.,]\d{1,2}(?![\d.,]*\d))?"  # 18, 2.5, 1,5
FIGURES = rf"(?:{GROUPED}|{PLAIN})"
JOINED = re.compile(r"[\s-]{1,4}")  # vingt-cinq, two hundred
WITH_AND = re.compile(r"[\s-]{1,4}(?:and|et|y)[\s-]{1,4}")  # treinta y dos
BRACKET = re.compile(r"\s?\(\s?")  # five (5)
MOST_WORDS = 9  # of one number


@dataclass(frozen=True, slots=True)
class Number:
    """A number. start, end: offsets. word: whether it is written in words. grouped: of figures in groups, 5,000."""

    start: int
    end: int
    value: Decimal
    word: bool
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    value: Decimal
    word: bool
    scale: bool
    grouped: bool


@cache
def _words() -> Mapping[str, tuple[int, bool]]:
    """Value of every number word, and whether it is a scale."""
    lists = read_toml("cardinals")
    values = {word: (value, False) for words in lists["words"].values() for word, value in words.items()}
    return values | {word: (value, True) for words in lists["scales"].values() for word, value in words.items()}


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_words(), key=len, reverse=True))
    return re.compile(rf"(?<![\w.,/'-])(?P<figures>{FIGURES})(?![\w/])|(?<!\w)(?P<word>{words})(?!\w)")


def find_numbers(folded: str) -> list[Number]:
    """The numbers of a folded text, in reading order."""
    pieces = [_piece(match) for match in _pattern().finditer(folded)]
    return _without_repetitions(folded, list(_joined(folded, pieces)))


def figures_value(figures: str) -> Decimal:
    """The value of figures: a mark before three figures parts thousands, else it is a decimal mark."""
    whole = re.fullmatch(GROUPED, figures)
    if whole is None:
        return Decimal(figures.replace(",", "."))
    mark = whole["mark"]
    return Decimal(figures.replace(mark, "").replace(",", "."))


def plain(value: Decimal) -> Decimal:
    """A value without needless zeros: 2500000.0 is 2500000."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _piece(match: re.Match[str]) -> _Piece:
    if match["word"]:
        value, scale = _words()[match["word"]]
        return _Piece(match.start(), match.end(), Decimal(value), True, scale, False)
    return _Piece(match.start(), match.end(), figures_value(match["figures"]), False, False, bool(match["mark"]))


def _joined(folded: str, pieces: Sequence[_Piece]) -> Iterator[Number]:
    """Put together the words of one number."""
    run: list[_Piece] = []
    for piece in pieces:
        if run and (len(run) >= MOST_WORDS or not _goes_on(folded, run, piece)):
            yield _number(run)
            run = []
        run.append(piece)
    if run:
        yield _number(run)


def _goes_on(folded: str, run: Sequence[_Piece], piece: _Piece) -> bool:
    """Whether a word belongs to the number before it: "five and three" and "7 5" are two numbers each."""
    last = run[-1]
    if not piece.word:
        return False
    gap = folded[last.end : piece.start]
    if JOINED.fullmatch(gap):
        if piece.scale:
            return last.scale is False or piece.value > last.value or last.value >= 1000 > piece.value
        return last.word and (last.scale or _takes(last.value, piece.value) or (last.value == 4 and piece.value == 20))
    if not WITH_AND.fullmatch(gap) or piece.scale or not last.word:
        return False
    if "and" in gap:
        return last.scale and piece.value < last.value
    return last.value in (20, 30, 40, 50, 60, 70, 80, 90) and piece.value < (10 if "y" in gap else 12)


def _takes(larger: Decimal, smaller: Decimal) -> bool:
    """Whether a word may stand behind another in one number: "twenty five", "ciento ochenta", "soixante-dix"."""
    if larger >= 100:
        return smaller < 100
    if larger == 10:
        return smaller in (7, 8, 9)
    return larger > 10 and larger % 10 == 0 and smaller < (20 if larger in (20, 60) else 10)


def _number(run: Sequence[_Piece]) -> Number:
    total = current = Decimal(0)
    for piece in run:
        if piece.scale and piece.value >= 1000:
            total, current = total + (current or 1) * piece.value, Decimal(0)
        elif piece.scale:
            current = (current or 1) * piece.value
        elif piece.value == 20 and current % 100 == 4:  # quatre-vingt
            current += 76
        else:
            current += piece.value
    first = run[0]
    return Number(first.start, run[-1].end, plain(total + current), first.word, first.grouped)


def _without_repetitions(folded: str, numbers: list[Number]) -> list[Number]:
    """A number given twice, "five (5)", "05 (cinco)", once, with its bracket."""
    kept: list[Number] = []
    for number in numbers:
        last = kept[-1] if kept else None
        closed = folded[number.end : number.end + 1] == ")"
        if last and closed and last.value == number.value and BRACKET.fullmatch(folded[last.end : number.start]):
            kept[-1] = Number(last.start, number.end + 1, last.value, last.word, last.grouped)
        else:
            kept.append(number)
    return kept


def numbers_between(numbers: Sequence[Number], start: int, end: int) -> Sequence[Number]:
    """The numbers that begin in a stretch of the text."""
    return numbers[
        bisect_left(numbers, start, key=lambda number: number.start) : bisect_left(
            numbers, end, key=lambda number: number.start
        )
    ]
