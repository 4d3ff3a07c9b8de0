"""Dates and codes in words."""

from datetime import date

import pytest

from pipeline.review.wording import interval_words, state_name
from tests.review.made import TEXT, dated

DAYS = [
    ((2018, 6, 14), (2018, 6, 14), "day", "14 June 2018"),
    ((2017, 11, 1), (2017, 11, 30), "month", "November 2017"),
    ((2020, 2, 1), (2020, 2, 29), "month", "February 2020"),
    ((2017, 11, 1), (2017, 11, 30), "approximate", "about November 2017"),
    ((2018, 3, 9), (2018, 3, 10), "range", "9 – 10 March 2018"),
    ((2019, 3, 4), (2019, 6, 16), "range", "4 March – 16 June 2019"),
    ((2018, 3, 28), (2019, 7, 13), "range", "28 March 2018 – 13 July 2019"),
    ((2018, 6, 1), (2018, 8, 31), "season", "June – August 2018"),
    ((2018, 12, 1), (2019, 2, 28), "season", "December 2018 – February 2019"),
    ((2015, 1, 1), (2015, 12, 31), "year", "2015"),
    ((1990, 1, 1), (1999, 12, 31), "decade", "1990 – 1999"),
    ((2015, 5, 3), None, "range", "since 3 May 2015"),
    (None, (2015, 5, 3), "range", "until 3 May 2015"),
    (None, None, "incomplete", "not clear"),
    ((9999, 12, 31), (9999, 12, 31), "day", "31 December 9999"),
]


@pytest.mark.parametrize(("start", "end", "precision", "words"), DAYS)
def test_intervals_read_like_dates(
    start: tuple[int, int, int] | None, end: tuple[int, int, int] | None, precision: str, words: str
) -> None:
    last = date(*end) if end else None
    record = dated(TEXT, "event", date(*start) if start else None, "3 May 2019", date_end=last, precision=precision)
    assert interval_words(record) == words


@pytest.mark.parametrize(
    ("code", "name"), [("KAZ", "Kazakhstan"), ("OTH", None), (None, None), ("XXX", "XXX"), ("TJK", "Tajikistan")]
)
def test_states_have_their_names(code: str | None, name: str | None) -> None:
    assert state_name(code) == name
