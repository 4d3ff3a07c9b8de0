"""Cardinal numbers in figures and words."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.recognise.cardinals import figures_value, find_numbers
from pipeline.recognise.text import fold


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty-five years", ["25"]),
        ("one hundred and forty lashes", ["140"]),
        ("five and three years", ["5", "3"]),
        ("seven, five", ["7", "5"]),
        ("five (5) years", ["5"]),
        ("05 (cinco) años", ["5"]),
        ("quatre-vingt-deux et soixante-dix-sept", ["82", "77"]),
        ("vingt et un mois", ["21"]),
        ("deux cent mille francs", ["200000"]),
        ("un million de francs", ["1000000"]),
        ("ciento ochenta y dos días", ["182"]),
        ("dos mil quinientos", ["2500"]),
        ("1.500.000 y 2,5 millones", ["1500000", "2500000"]),
        ("200 000 dinars", ["200000"]),
        ("10,000.50", ["10000.50"]),
        ("12/2013, A/34", []),
    ],
)
def test_numbers(text: str, values: list[str]) -> None:
    assert [number.value for number in find_numbers(fold(text))] == [Decimal(value) for value in values]


@given(st.integers(min_value=1000, max_value=10**12), st.sampled_from([",", ".", " "]))
def test_figures_in_groups(value: int, mark: str) -> None:
    assert figures_value(f"{value:,}".replace(",", mark)) == value


@given(st.lists(st.sampled_from(["five", "twenty", "and", "cent", "mille", "(", "5", "1.000", ",", "-"])))
def test_any_words_give_numbers_in_order(words: list[str]) -> None:
    numbers = find_numbers(" ".join(words))
    assert all(first.end <= second.start for first, second in pairwise(numbers))
