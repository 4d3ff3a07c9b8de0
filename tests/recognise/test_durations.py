"""Durations as ISO 8601."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.recognise.cardinals import find_numbers
from pipeline.recognise.durations import difference, find_durations
from pipeline.recognise.text import fold


def _isos(text: str) -> list[str | None]:
    folded = fold(text)
    return [duration.iso for duration in find_durations(folded, find_numbers(folded))]


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("four years and six months", ["P4Y6M"]),
        ("eighteen months", ["P18M"]),
        ("100 days", ["P100D"]),
        ("two weeks", ["P2W"]),
        ("a year and a half", ["P1Y6M"]),
        ("two and a half years", ["P2Y6M"]),
        ("half a year", ["P6M"]),
        ("a further year", ["P1Y"]),
        ("a four-year term", ["P4Y"]),
        ("two years, four months and one day", ["P2Y4M1D"]),
        ("eighteen months' and one year's", ["P18M", "P1Y"]),
        ("three years and five years", ["P3Y", "P5Y"]),
        ("dix-huit mois", ["P18M"]),
        ("un an et demi", ["P1Y6M"]),
        ("3 ans et 6 mois", ["P3Y6M"]),
        ("tres años y medio", ["P3Y6M"]),
        ("seis meses y un día", ["P6M1D"]),
        ("48 hours", [None]),
    ],
)
def test_durations(text: str, isos: list[str | None]) -> None:
    assert _isos(text) == isos


@pytest.mark.parametrize(
    ("whole", "part", "left"),
    [
        ("five years", "two years", "P3Y"),
        ("three years", "eighteen months", "P18M"),
        ("twenty months", "six months", "P14M"),
        ("three years and six months", "one year", "P2Y6M"),
        ("one year", "one year", None),
        ("one year", "two years", None),
        ("thirty days", "one month", None),
    ],
)
def test_difference(whole: str, part: str, left: str | None) -> None:
    first, second = (find_durations(text, find_numbers(text))[0] for text in (whole, part))
    assert difference(first, second) == left


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=1, max_value=11))
def test_years_and_months(years: int, months: int) -> None:
    assert _isos(f"{years} years and {months} months") == [f"P{years}Y{months}M"]
