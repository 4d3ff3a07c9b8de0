"""Dates in other calendars."""

import pytest

from pipeline.recognise.dates import find_dates
from tests.recognise.date_quotes import WRITTEN, as_text, found


@pytest.mark.parametrize(
    ("text", "quote", "value", "rule"),
    [
        ("on 12 Mehr 1400, the court", "12 Mehr 1400", "2021-10-04", "dates.solar_hijri"),
        ("5 Shahrivar 1399", "5 Shahrivar 1399", "2020-08-26", "dates.solar_hijri"),
        ("4 Dhu'l-Qa'dah 1434", "4 Dhu'l-Qa'dah 1434", "2013-09-10", "dates.hijri"),
        ("15 Sha'ban 1443 AH", "15 Sha'ban 1443 AH", "2022-03-18", "dates.hijri"),
        ("in Ramadan 1442", "Ramadan 1442", "2021-04-13..2021-05-12", "dates.hijri"),
        ("3 Meskerem 2013 E.C.", "3 Meskerem 2013 E.C.", "2020-09-13", "dates.ethiopian"),
        ("26 November B.E. 2564", "26 November B.E. 2564", "2021-11-26", "dates.buddhist"),
    ],
)
def test_they_are_converted_and_the_rule_says_so(text: str, quote: str, value: str, rule: str) -> None:
    (day,) = find_dates(text, WRITTEN)
    assert (text[day.start : day.end], as_text(day.value), day.rule) == (quote, value, rule)


def test_where_our_own_date_stands_beside_it_counts() -> None:
    both = "4 Dhu'l-Qa'dah 1434 (10 September 2013)"
    assert found(f"on {both}") == [(both, "2013-09-10")]
    assert found("26 November B.E. 2564 (2021)") == [("26 November B.E. 2564 (2021)", "2021-11-26")]


@pytest.mark.parametrize("text", ["31 Esfand 1399", "40 Mehr 1400", "Mr. Azar", "in Aban prison", "1399 people"])
def test_days_that_the_calendar_does_not_have_and_names(text: str) -> None:
    assert found(text) == []
