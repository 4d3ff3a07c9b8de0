"""Sums of money in three languages: "5,000 dinars", "2 million Egyptian pounds", "RM20,000", "500 000 francs CFA".

Currencies are data (``knowledge/currencies.csv``). "dinars" alone is a currency only where the State is known: until
then the currency is the word itself, and ``settled_currency`` settles it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.knowledge import read_csv
from pipeline.recognise.cardinals import FIGURES, Number, figures_value, plain
from pipeline.recognise.formulas import either
from pipeline.recognise.states import code_by_demonym, code_by_name

CODE = re.compile(r"[A-Z]{3}")
WITHOUT_SPACE = 2  # letters; so short a symbol stands right before grouped figures: N50,000
SCALES = {"million": 10**6, "millions": 10**6, "millones": 10**6, "billion": 10**9, "m": 10**6, "mil": 1000}
ADJECTIVE = r"[^\W\d_]{4,20}"  # Turkish lira, francs congolais


@dataclass(frozen=True, slots=True)
class Money:
    """A sum. start, end: offsets. currency: ISO 4217, or a word in small letters where several States have one."""

    start: int
    end: int
    amount: Decimal
    currency: str


def find_money(folded: str, numbers: Sequence[Number]) -> list[Money]:
    """The sums of a folded text, in reading order; numbers: of ``find_numbers``."""
    found = sorted([*_with_word(folded, numbers), *_with_symbol(folded)], key=lambda money: money.start)
    return [
        money for before, money in zip([None, *found], found, strict=False) if not before or money.start >= before.end
    ]


def settled_currency(currency: str | None, state: str | None, year: int | None = None) -> str | None:
    """ISO 4217 of a currency's word in a State: "dinar" is DZD in Algeria; None where that State has none such."""
    if currency is None or CODE.fullmatch(currency):
        return currency
    if currency == "$":  # pesos in Mexico
        currency = "pesos" if any(state in row["states"].split() for row in _by_word()["pesos"]) else "dollars"
    for row in _by_word().get(currency, ()):
        if state in row["states"].split() and _in_use(row, year):
            return row["code"]
    return "USD" if currency in ("dollar", "dollars", "dolar", "dolares") else None


def _in_use(row: Mapping[str, str], year: int | None) -> bool:
    since, until = row["since"] or "0", row["until"] or "9999"
    return int(since) <= (year or int(until)) <= int(until)


@cache
def _by_word() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """The currencies of every word and symbol."""
    words: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in read_csv("currencies"):
        for word in [*row["words"].split("|"), *row["symbols"].split("|"), row["code"].lower()]:
            if word and row not in words[word]:
                words[word].append(row)
    return {word: tuple(rows) for word, rows in words.items()}


@cache
def _word_behind() -> re.Pattern[str]:
    """Behind a number: "Turkish lira", "de francs CFA", "dollars des États-Unis", "GEL"."""
    words = {word for row in read_csv("currencies") for word in [*row["words"].split("|"), row["code"].lower()]}
    letters = {
        word for row in read_csv("currencies") for word in row["symbols"].split("|") if len(word) > WITHOUT_SPACE
    }
    listed = either([re.escape(word).replace(r"\ ", " ") for word in sorted(words | letters, key=len, reverse=True)])
    return re.compile(
        rf"\s{{0,3}}(?:de\s{{1,3}}|d'|in\s{{1,3}})?(?:(?P<before>{ADJECTIVE})\s{{1,3}})??"
        rf"(?P<word>{listed})(?!\w)(?:\s{{1,3}}(?P<behind>{ADJECTIVE}))?"
    )


@cache
def _symbol_in_front() -> re.Pattern[str]:
    symbols = sorted((word for word in _by_word() if _is_symbol(word)), key=len, reverse=True)
    listed = "|".join(re.escape(symbol) for symbol in [*symbols, "$"])
    scales = "|".join(sorted(SCALES, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w$])(?P<symbol>{listed})(?P<gap>\.?\s{{0,2}})(?P<figures>{FIGURES})"
        rf"(?:\s?(?P<scale>{scales})(?!\w))?(?:/=|/-)?(?![\w/])"
    )


def _is_symbol(word: str) -> bool:
    return any(word in row["symbols"].split("|") or word == row["code"].lower() for row in _by_word()[word])


def _with_word(folded: str, numbers: Sequence[Number]) -> Iterator[Money]:
    for number in numbers:
        match = _word_behind().match(folded, number.end)
        if match is None:
            continue
        word = " ".join(match["word"].split())
        state = _state_of(match["before"])
        if match["before"] and state is None:
            continue
        behind = _state_of(match["behind"]) if state is None else None
        state, end = state or behind, match.end("behind") if behind else match.end("word")
        yield Money(number.start, end, number.value, _currency(word, state))


def _state_of(word: str | None) -> str | None:
    """The State of an adjective or name: Turkish, Zimbabwe."""
    return code_by_demonym().get(word) or code_by_name().get(word) if word else None


def _with_symbol(folded: str) -> Iterator[Money]:
    for match in _symbol_in_front().finditer(folded):
        symbol = match["symbol"]
        if (
            len(symbol) <= WITHOUT_SPACE
            and symbol.isalpha()
            and not (match["mark"] or (match["scale"] and not match["gap"]))
        ):
            continue
        amount = plain(figures_value(match["figures"]) * SCALES.get(match["scale"] or "", 1))
        behind = _word_behind().match(folded, match.end())  # $ 50,000 pesos
        currency = _currency(" ".join(behind["word"].split()), None) if behind else _currency(symbol, None)
        yield Money(match.start(), behind.end("word") if behind else match.end(), amount, currency)


def _currency(word: str, state: str | None) -> str:
    if state is not None and (settled := settled_currency(word, state)):
        return settled
    if word == "$":
        return word
    codes = {row["code"] for row in _by_word()[word]}
    if " " in word and "USD" in codes:  # dollars des États-Unis
        return "USD"
    return codes.pop() if len(codes) == 1 and len(word) > 1 else word
