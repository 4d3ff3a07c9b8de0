"""Absolute dates in three languages: spans, values, lists, ranges, years from the text around, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.knowledge import read_toml
from pipeline.recognise.dates import find_dates
from pipeline.recognise.text import fold


def found(text: str) -> list[tuple[str, str]]:
    """Quote and value, "2019-03-12" or "2019-03-12..2019-03-14" or "?"."""
    result = []
    for item in find_dates(fold(text)):
        value = item.value
        if value.start is None:
            days = "?"
        else:
            days = str(value.start) if value.start == value.end else f"{value.start}..{value.end}"
        result.append((text[item.start : item.end], days))
    return result


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 12 December 2017, he", [("12 December 2017", "2017-12-12")]),
        ("on7 May 2015", [("7 May 2015", "2015-05-07")]),
        ("the 1st of March 2016", [("1st of March 2016", "2016-03-01")]),
        ("on March 12, 2019.", [("March 12, 2019", "2019-03-12")]),
        ("le 1er mars 2019", [("1er mars 2019", "2019-03-01")]),
        ("el 1° de julio\nde 2021", [("1° de julio\nde 2021", "2021-07-01")]),
        ("2 de mayo del 2022", [("2 de mayo del 2022", "2022-05-02")]),
        ("26 November B.E. 2564 (2021)", [("26 November B.E. 2564 (2021", "2021-11-26")]),
        ("in March 2019", [("March 2019", "2019-03-01..2019-03-31")]),
        ("en noviembre de 2021", [("noviembre de 2021", "2021-11-01..2021-11-30")]),
        ("le 12.03.2019", [("12.03.2019", "2019-03-12")]),
        ("dated 03/04/2020", [("03/04/2020", "2020-04-03")]),
        ("2021-06-05", [("2021-06-05", "2021-06-05")]),
    ],
)
def test_single_dates(text: str, dates: list[tuple[str, str]]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On 12 and 14 March 2019", ["2019-03-12", "2019-03-14"]),
        ("3, 5 and\n11 March 2021", ["2021-03-03", "2021-03-05", "2021-03-11"]),
        ("los días 12 y 14 de julio de 2021", ["2021-07-12", "2021-07-14"]),
        ("les 15 avril 2020, 27 août 2020 et 11 mai 2021", ["2020-04-15", "2020-08-27", "2021-05-11"]),
        ("les 9 juin et 26 octobre 2020", ["2020-06-09", "2020-10-26"]),
    ],
)
def test_lists(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("between 12 and 14 March 2021", [("between 12 and 14 March 2021", "2021-03-12..2021-03-14")]),
        ("entre el 1 y el 4 de febrero de 2022", [("entre el 1 y el 4 de febrero de 2022", "2022-02-01..2022-02-04")]),
        ("Du 8 au 21 juin 2021", [("Du 8 au 21 juin 2021", "2021-06-08..2021-06-21")]),
        ("from 3 to 8 May 2021", [("from 3 to 8 May 2021", "2021-05-03..2021-05-08")]),
        ("from 29 April to 3 May 2019", [("from 29 April to 3 May 2019", "2019-04-29..2019-05-03")]),
    ],
)
def test_ranges(text: str, dates: list[tuple[str, str]]) -> None:
    assert found(text) == dates


def test_a_day_without_a_year_takes_the_year_before_it() -> None:
    assert found("On 29 April 2021 she was charged; on 12 May bail was refused.")[1] == ("12 May", "2021-05-12")


@pytest.mark.parametrize(
    ("text", "quote"),
    [("ratified on 13 December 200 and", "13 December 200"), ("on 31 June 2019", "31 June 2019")],
)
def test_a_broken_date_keeps_its_quote_and_has_no_value(text: str, quote: str) -> None:
    assert found(text) == [(quote, "?")]


@pytest.mark.parametrize(
    "text",
    [
        "resolutions 34/18, 34/5 and 33/30",
        "article 19 (3) of the Covenant",
        "aged 43",
        "they may 3 times",
        "AL KAZ 3/2017",
        "the 2030 Agenda",
        "5,000 dinars",
        "Add.1, paras. 586-591",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


MONTHS = {language: [names[0] for names in months] for language, months in read_toml("months").items()}
FORMS = {"en": "{d} {m} {y}", "fr": "{d} {m} {y}", "es": "{d} de {m} de {y}"}


@given(st.dates(date(1940, 1, 1), date(2039, 12, 31)), st.sampled_from(sorted(FORMS)))
def test_any_date_in_words_is_read_back(day: date, language: str) -> None:
    words = FORMS[language].format(d=day.day, m=MONTHS[language][day.month - 1], y=day.year)
    assert found(f"({words})") == [(words, str(day))]


@given(st.text())
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for item in find_dates(fold(text)):
        assert 0 <= item.start < item.end <= len(text)
