"""Sums of money."""

from decimal import Decimal

import pytest

from pipeline.recognise.cardinals import find_numbers
from pipeline.recognise.money import find_money, settled_currency
from pipeline.recognise.text import fold


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("5,000 dinars", [("5000", "dinars")]),
        ("6,000 Turkish lira", [("6000", "TRY")]),
        ("2 million Egyptian pounds", [("2000000", "EGP")]),
        ("10,000 Zimbabwe dollars", [("10000", "ZWL")]),
        ("500 000 francs CFA", [("500000", "francs cfa")]),
        ("500 000 francs burundais", [("500000", "BIF")]),
        ("un million de francs CFA", [("1000000", "francs cfa")]),
        ("300 000 dollars des États-Unis", [("300000", "USD")]),
        ("RM20,000", [("20000", "MYR")]),
        ("N1.2 million", [("1200000", "n")]),
        ("US$ 2,000", [("2000", "USD")]),
        ("2,000 GEL", [("2000", "GEL")]),
        ("50.000 lempiras", [("50000", "HNL")]),
        ("601 euros", [("601", "EUR")]),
        ("le 6 septembre", []),
        ("article L123", []),
    ],
)
def test_sums(text: str, sums: list[tuple[str, str]]) -> None:
    folded = fold(text)
    found = [(money.amount, money.currency) for money in find_money(folded, find_numbers(folded))]
    assert found == [(Decimal(amount), currency) for amount, currency in sums]


@pytest.mark.parametrize(
    ("word", "state", "year", "code"),
    [
        ("dinars", "DZA", 2021, "DZD"),
        ("dinars", "BHR", 2012, "BHD"),
        ("dinars", "FRA", 2012, None),
        ("francs cfa", "NER", 2018, "XOF"),
        ("francs cfa", "TCD", 2020, "XAF"),
        ("dollars", "ZWE", 2012, "USD"),
        ("dollars", "ZWE", 2020, "ZWL"),
        ("dollars", "FRA", 2020, "USD"),
        ("leones", "SLE", 2021, "SLL"),
        ("leones", "SLE", 2024, "SLE"),
        ("EUR", "NER", 2018, "EUR"),
        (None, "NER", 2018, None),
    ],
)
def test_settled_by_state(word: str | None, state: str, year: int, code: str | None) -> None:
    assert settled_currency(word, state, year) == code
