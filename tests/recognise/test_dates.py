"""Days in three languages: spans, values, lists, ranges, years from the text around, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.knowledge import read_toml
from pipeline.recognise.dates import find_dates
from tests.recognise.date_quotes import WRITTEN, found, values


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("on 12 December 2017, he", "12 December 2017", "2017-12-12"),
        ("on7 May 2015", "7 May 2015", "2015-05-07"),
        ("the 1st of March 2016", "1st of March 2016", "2016-03-01"),
        ("on the 5th day of May 2019", "5th day of May 2019", "2019-05-05"),
        ("on March 12, 2019.", "March 12, 2019", "2019-03-12"),
        ("on march 5 2019", "march 5 2019", "2019-03-05"),
        ("on Friday 12 June 2020", "Friday 12 June 2020", "2020-06-12"),
        ("le 1er mars 2019", "1er mars 2019", "2019-03-01"),
        ("le lundi 3 avril 2023", "lundi 3 avril 2023", "2023-04-03"),
        ("du 3 du mois de mai 2020", "3 du mois de mai 2020", "2020-05-03"),
        ("el 1° de julio\nde 2021", "1° de julio\nde 2021", "2021-07-01"),
        ("el 1.º de mayo de 2019", "1.º de mayo de 2019", "2019-05-01"),
        ("el primero de mayo de 2019", "primero de mayo de 2019", "2019-05-01"),
        ("el cinco de mayo de 2019", "cinco de mayo de 2019", "2019-05-05"),
        ("2 de mayo del 2022", "2 de mayo del 2022", "2022-05-02"),
        ("2 de mayo del año 2022", "2 de mayo del año 2022", "2022-05-02"),
        ("5 Sept. 2019", "5 Sept. 2019", "2019-09-05"),
        ("le 12.03.2019", "12.03.2019", "2019-03-12"),
        ("dated 03/04/2020", "03/04/2020", "2020-04-03"),
        ("2021-06-05", "2021-06-05", "2021-06-05"),
    ],
)
def test_single_days(text: str, quote: str, value: str) -> None:
    assert found(text) == [(quote, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 12 and 14 March 2019", ["2019-03-12", "2019-03-14"]),
        ("3, 5 and\n11 March 2021", ["2021-03-03", "2021-03-05", "2021-03-11"]),
        ("18 and again on 25 September 2006", ["2006-09-18", "2006-09-25"]),
        ("3, 5–8 and 11 March 2021", ["2021-03-03", "2021-03-05..2021-03-08", "2021-03-11"]),
        ("May 5 and 6, 2019", ["2019-05-05", "2019-05-06"]),
        ("los días 12 y 14 de julio de 2021", ["2021-07-12", "2021-07-14"]),
        ("les 15 avril 2020, 27 août 2020 et 11 mai 2021", ["2020-04-15", "2020-08-27", "2021-05-11"]),
        ("les 9 juin et 26 octobre 2020", ["2020-06-09", "2020-10-26"]),
        ("30 December and 5 January 2020", ["2019-12-30", "2020-01-05"]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_list_has_one_quote() -> None:
    assert {quote for quote, _ in found("On 12 and 14 March 2019")} == {"12 and 14 March 2019"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 29 April 2021 she was charged; on 12 May bail was refused.", "2021-05-12"),
        ("On 29 December 2019 he was arrested. On 3 January he was charged.", "2020-01-03"),
        ("On 3 May 2019 he was charged. On 5 December he had been summoned.", "2018-12-05"),
        ("On 3 May 2020 he fled. She has written since late 2017. On 9 July she was seen.", "2020-07-09"),
        ("El 3 de mayo de 2020 huyó. El 5 de junio del mismo año", "2020-06-05"),
        ("Le 3 mai 2020. Le 12 mars de l'année suivante", "2021-03-12"),
        ("On 4 May 2021 he. On 12 March this year", "2022-03-12"),
        ("el 12 de agosto pasado", "2021-08-12"),
        ("le 12 mars dernier", "2022-03-12"),
        ("On 12 December he was arrested.", "2021-12-12"),
        ("The hearing will be held on 12 December.", "2022-12-12"),
        ("On 9 July 2019 he. The Act of 3 May 1999 on assemblies.\n\nThe events of 9 July", "2019-07-09"),
    ],
)
def test_the_text_around_settles_the_year(text: str, expected: str) -> None:
    assert values(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("on 5 Ocotber 2019", "5 Ocotber 2019", "2019-10-05"),
        ("on 5 Febuary 2020", "5 Febuary 2020", "2020-02-05"),
        ("le 3 janvieer 2020", "3 janvieer 2020", "2020-01-03"),
        ("el 5 de otubre de 2019", "5 de otubre de 2019", "2019-10-05"),
        ("ratified on 13 December 200 and", "13 December 200", "?"),
        ("2 June 201.", "2 June 201", "?"),
        ("on 31 June 2019", "31 June 2019", "?"),
    ],
)
def test_typing_errors(text: str, quote: str, value: str) -> None:
    assert found(text) == [(quote, value)]


@pytest.mark.parametrize(("text", "sure"), [("Friday 12 June 2020", True), ("Monday 12 June 2020", False)])
def test_a_weekday_that_is_another_lowers_the_confidence(text: str, sure: bool) -> None:
    (day,) = find_dates(text, WRITTEN)
    assert (day.confidence == 1.0) is sure


@pytest.mark.parametrize(
    "text",
    [
        "resolutions 34/18, 34/5 and 33/30",
        "article 19 (3) of the Covenant",
        "aged 43",
        "they may 3 times",
        "paragraphs 11 and 12 may be",
        "the march of 500 people",
        "AL KAZ 3/2017",
        "the 2030 Agenda",
        "5,000 dinars",
        "Add.1, paras. 586-591",
        "A/HRC/RES/12.03.2019",
        "+41 22 917 9000",
        "avenida 5 de Mayo",
        "Plaza de Mayo",
        "the 14 February Coalition",
        "in the 1981 Declaration",
        "according to April Jones",
        "el Sr. Julio Mayo",
        "to date",
        "à ce jour",
        "hasta la fecha",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


MONTHS = {language: [names[0] for names in months] for language, months in read_toml("months").items()}
FORMS = {
    "en": ["{d} {m} {y}", "{d} of {m} {y}", "{m} {d}, {y}", "the {d}th of {m}, {y}"],
    "fr": ["{d} {m} {y}", "{d} du mois de {m} {y}", "{d} {m} de l'année {y}"],
    "es": ["{d} de {m} de {y}", "{d} de {m} del {y}", "{d} de {m} del año {y}", "{d} {m} {y}"],
}
ALL_FORMS = [(language, form) for language, forms in FORMS.items() for form in forms]


@given(st.dates(date(1940, 1, 1), date(2039, 12, 31)), st.sampled_from(ALL_FORMS))
def test_any_date_in_words_is_read_back(day: date, worded: tuple[str, str]) -> None:
    language, form = worded
    month = MONTHS[language][day.month - 1]
    words = form.format(d=day.day, m=month.capitalize() if language == "en" else month, y=day.year)
    assert values(f"({words})") == [str(day)]


@given(
    st.dates(date(1940, 1, 1), date(2039, 12, 31)), st.sampled_from(["{0:%d/%m/%Y}", "{0:%d.%m.%Y}", "{0:%Y-%m-%d}"])
)
def test_any_date_in_figures_is_read_back(day: date, form: str) -> None:
    assert values(form.format(day)) == [str(day)]


WORDS = st.sampled_from(
    [
        "5",
        "12",
        "March",
        "mars",
        "de",
        "of",
        "2019",
        "and",
        "entre",
        "the",
        "end",
        "since",
        "d'",
        "-",
        ",",
        "\n",
        "\n\n",
        "(",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for item in find_dates(text, WRITTEN):
        assert 0 <= item.start < item.end <= len(text)
        assert item.value.start is None or item.value.end is None or item.value.start <= item.value.end


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("on the second Thursday of November 2020", "the second Thursday of November 2020", "2020-11-12"),
        ("el segundo jueves de noviembre de 2020", "segundo jueves de noviembre de 2020", "2020-11-12"),
        ("le dernier jour de février 2020", "dernier jour de février 2020", "2020-02-29"),
        ("ratificado el 22 de enero de 202 y vigente", "22 de enero de 202", "?"),
        ("the report of 17 July 202 on justice", "17 July 202", "?"),
        ("since its creation in 2016", "since its creation in 2016", "2016-01-01.."),
        ("depuis sa création en 2016", "depuis sa création en 2016", "2016-01-01.."),
        ("hasta el mediodía del 8 de junio de 2005", "hasta el mediodía del 8 de junio de 2005", "..2005-06-08"),
        ("ses observations finales de mars 2016", "mars 2016", "2016-03-01..2016-03-31"),
        ("à l'hôpital le 2 septembre 2021", "2 septembre 2021", "2021-09-02"),
        ("on 11 Tir 1398 (2 July 2019)", "11 Tir 1398 (2 July 2019)", "2019-07-02"),
        ("on 19 Nehase 2013", "19 Nehase 2013", "2021-08-25"),
        ("born in 1364 (1985)", "1985", "1985-01-01..1985-12-31"),
    ],
)
def test_forms_of_unseen_letters(text: str, quote: str, value: str) -> None:
    assert found(text) == [(quote, value)]


def test_words_that_look_like_months() -> None:
    assert found("principles 11 to 13 set out the duty") == []


def test_respectively_keeps_the_year_of_a_list() -> None:
    assert values("ratified, respectively, on 18 June and 15 May 1957") == ["1957-06-18", "1957-05-15"]


def test_a_megabyte_of_nasty_text_passes() -> None:
    text = "".join((bit * 250_000)[:250_000] for bit in ("12 and ", "the ", "Mehr 1399 ", "between l'"))
    assert len(text) == 1_000_000
    assert all(0 <= item.start < item.end <= len(text) for item in find_dates(text, WRITTEN))
