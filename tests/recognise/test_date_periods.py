"""Months, years and their parts: what they span, how exact they are, and years that are no date."""

import pytest

from tests.recognise.date_quotes import found, precisions, values


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("in March 2019", "March 2019", "2019-03-01..2019-03-31"),
        ("the January 2019 protests", "January 2019", "2019-01-01..2019-01-31"),
        ("en noviembre de 2021", "noviembre de 2021", "2021-11-01..2021-11-30"),
        ("au mois de mars 2020", "mars 2020", "2020-03-01..2020-03-31"),
        ("from June to August 2020", "from June to August 2020", "2020-06-01..2020-08-31"),
        ("entre mai et septembre 2018", "entre mai et septembre 2018", "2018-05-01..2018-09-30"),
        ("de marzo a junio de 2020", "de marzo a junio de 2020", "2020-03-01..2020-06-30"),
        ("in March", "March", "2022-03-01..2022-03-31"),
        ("in October", "October", "2021-10-01..2021-10-31"),
        ("in March last year", "March last year", "2021-03-01..2021-03-31"),
        ("en marzo pasado", "marzo pasado", "2022-03-01..2022-03-31"),
    ],
)
def test_months(text: str, quote: str, value: str) -> None:
    assert found(text) == [(quote, value)]


def test_months_in_a_list() -> None:
    assert values("in June and July 2020") == ["2020-06-01..2020-06-30", "2020-07-01..2020-07-31"]
    assert values("en mayo y julio de 2019") == ["2019-05-01..2019-05-31", "2019-07-01..2019-07-31"]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("in mid-May 2020", "mid-May 2020", "2020-05-01..2020-05-31"),
        ("at the end of September 2015", "the end of September 2015", "2015-09-01..2015-09-30"),
        ("in early 2019", "early 2019", "2019-01-01..2019-12-31"),
        ("by the end of 2020", "the end of 2020", "2020-01-01..2020-12-31"),
        ("in the early 1990s", "the early 1990s", "1990-01-01..1999-12-31"),
        ("à la mi-avril 2020", "à la mi-avril 2020", "2020-04-01..2020-04-30"),
        ("au début du mois de mai 2021", "au début du mois de mai 2021", "2021-05-01..2021-05-31"),
        ("à la fin de l'année 2018", "à la fin de l'année 2018", "2018-01-01..2018-12-31"),
        ("fin mars 2020", "fin mars 2020", "2020-03-01..2020-03-31"),
        ("a mediados de marzo de 2015", "a mediados de marzo de 2015", "2015-03-01..2015-03-31"),
        ("A finales de 2018", "A finales de 2018", "2018-01-01..2018-12-31"),
        ("a principios del mes de mayo de 2019", "a principios del mes de mayo de 2019", "2019-05-01..2019-05-31"),
    ],
)
def test_early_mid_and_late_are_approximate(text: str, quote: str, value: str) -> None:
    assert found(text) == [(quote, value)]
    assert precisions(text) == ["approximate"]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("in the first week of April 2021", "the first week of April 2021", "2021-04-01..2021-04-07"),
        ("in the last week of December 2022", "the last week of December 2022", "2022-12-25..2022-12-31"),
        ("in the second half of March 2020", "the second half of March 2020", "2020-03-16..2020-03-31"),
        ("the first quarter of 2018", "the first quarter of 2018", "2018-01-01..2018-03-31"),
        ("the last three months of 2019", "the last three months of 2019", "2019-10-01..2019-12-31"),
        ("the week of 5 March 2019", "the week of 5 March 2019", "2019-03-04..2019-03-10"),
        ("la première quinzaine de mai 2020", "première quinzaine de mai 2020", "2020-05-01..2020-05-15"),
        ("au premier trimestre 2020", "premier trimestre 2020", "2020-01-01..2020-03-31"),
        ("la dernière semaine du mois de mars 2020", "dernière semaine du mois de mars 2020", "2020-03-25..2020-03-31"),
        ("durante el segundo semestre de 2019", "segundo semestre de 2019", "2019-07-01..2019-12-31"),
        ("the summer of 2019", "the summer of 2019", "2019-06-01..2019-08-31"),
        ("l'été 2009", "l'été 2009", "2009-06-01..2009-08-31"),
        ("en otoño de 2016", "otoño de 2016", "2016-09-01..2016-11-30"),
        ("the winter of 2018-2019", "the winter of 2018-2019", "2018-12-01..2019-02-28"),
        ("in the 1990s", "the 1990s", "1990-01-01..1999-12-31"),
        ("dans les années 1990", "années 1990", "1990-01-01..1999-12-31"),
        ("la década de los noventa", "década de los noventa", "1990-01-01..1999-12-31"),
    ],
)
def test_parts_of_months_and_years(text: str, quote: str, value: str) -> None:
    assert found(text) == [(quote, value)]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("in 2015,", "2015", "2015-01-01..2015-12-31"),
        ("as early as 2012", "2012", "2012-01-01..2012-12-31"),
        ("l'année 2019", "2019", "2019-01-01..2019-12-31"),
        ("en el año 2019", "2019", "2019-01-01..2019-12-31"),
        ("las elecciones de 2018", "2018", "2018-01-01..2018-12-31"),
        ("Ms. A, born in 1985,", "1985", "1985-01-01..1985-12-31"),
        ("Mr. Ali Karimi (1962), a", "1962", "1962-01-01..1962-12-31"),
        ("from 2012 to 2014", "from 2012 to 2014", "2012-01-01..2014-12-31"),
        ("entre 2005 y 2008", "entre 2005 y 2008", "2005-01-01..2008-12-31"),
        ("de 2015 à 2018", "de 2015 à 2018", "2015-01-01..2018-12-31"),
        ("the period 2015-2018", "2015-2018", "2015-01-01..2018-12-31"),
    ],
)
def test_lone_years(text: str, quote: str, value: str) -> None:
    assert found(text) == [(quote, value)]


@pytest.mark.parametrize(
    "text",
    [
        "the Criminal Code of 1997",
        "under Federal Law No. 7 of 2014",
        "general comment No. 34 (2011)",
        "resolution 2462 (2019)",
        "Ley 30 de 2014",
        "Auto 004 de 2009",
        "la Constitution de 1992",
        "Data Retention Bill, 2018",
        "2000 people",
        "KAZ 1/2017",
        "el Plan Nacional 2018-2022",
    ],
)
def test_years_in_names_and_numbers_are_no_date(text: str) -> None:
    assert found(text) == []
