"""Ranges over two dates, since and until, nights."""

import pytest

from tests.recognise.date_quotes import found


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("between 12 and 14 March 2021", "between 12 and 14 March 2021", "2021-03-12..2021-03-14"),
        ("between the 3rd and 5th of May 2019", "between the 3rd and 5th of May 2019", "2019-05-03..2019-05-05"),
        ("entre el 1 y el 4 de febrero de 2022", "entre el 1 y el 4 de febrero de 2022", "2022-02-01..2022-02-04"),
        ("entre los días 3 y 5 de mayo de 2019", "entre los días 3 y 5 de mayo de 2019", "2019-05-03..2019-05-05"),
        ("Du 8 au 21 juin 2021", "Du 8 au 21 juin 2021", "2021-06-08..2021-06-21"),
        ("from 3 to 8 May 2021", "from 3 to 8 May 2021", "2021-05-03..2021-05-08"),
        ("3-5 May 2019", "3-5 May 2019", "2019-05-03..2019-05-05"),
        ("from 29 April to 3 May 2019", "from 29 April to 3 May 2019", "2019-04-29..2019-05-03"),
        ("from 29 December to 3 January 2020", "from 29 December to 3 January 2020", "2019-12-29..2020-01-03"),
        ("du 20 avril\nau 15 mai 2014", "du 20 avril\nau 15 mai 2014", "2014-04-20..2014-05-15"),
        ("desde el 3 de mayo hasta el 8 de junio de 2019", "desde el 3 de mayo hasta el 8 de junio de 2019",
         "2019-05-03..2019-06-08"),
        ("between March 2013 and July 2015", "between March 2013 and July 2015", "2013-03-01..2015-07-31"),
        ("from late 2018 until mid-2019", "from late 2018 until mid-2019", "2018-01-01..2019-12-31"),
    ],
)  # fmt: skip
def test_ranges(text: str, quote: str, value: str) -> None:
    assert found(text) == [(quote, value)]


def test_a_hearing_that_is_moved_has_two_days() -> None:
    text = "was postponed from 12 January 2022 to 9 March 2022"
    assert found(text) == [("12 January 2022", "2022-01-12"), ("9 March 2022", "2022-03-09")]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("the night of 3 to 4 June 2019", "the night of 3 to 4 June 2019", "2019-06-03..2019-06-04"),
        ("la nuit du 18 au 19 mai 2023", "nuit du 18 au 19 mai 2023", "2023-05-18..2023-05-19"),
        ("la nuit du 30 avril au 1er mai 2020", "nuit du 30 avril au 1er mai 2020", "2020-04-30..2020-05-01"),
        ("la noche del 27 al 28 de marzo de 2020", "noche del 27 al 28 de marzo de 2020", "2020-03-27..2020-03-28"),
        ("the night of 3 May 2020", "3 May 2020", "2020-05-03"),
        ("in the early hours of 5 May 2020", "5 May 2020", "2020-05-05"),
    ],
)
def test_nights(text: str, quote: str, value: str) -> None:
    assert found(text) == [(quote, value)]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("Since 2015 he", "Since 2015", "2015-01-01.."),
        ("since at least 2015", "since at least 2015", "2015-01-01.."),
        ("since the beginning of March 2023", "since the beginning of March 2023", "2023-03-01.."),
        ("since the 1990s", "since the 1990s", "1990-01-01.."),
        ("depuis le 12 juin 2023", "depuis le 12 juin 2023", "2023-06-12.."),
        ("depuis le mois de mars 2020", "depuis le mois de mars 2020", "2020-03-01.."),
        ("à partir du 23 mai 2020", "à partir du 23 mai 2020", "2020-05-23.."),
        ("desde el 10 de febrero de 1972", "desde el 10 de febrero de 1972", "1972-02-10.."),
        ("desde finales de 2019", "desde finales de 2019", "2019-01-01.."),
        ("until 3 May 2019", "until 3 May 2019", "..2019-05-03"),
        ("until April 2011", "until April 2011", "..2011-04-30"),
        ("until the morning of 7 May 2019", "until the morning of 7 May 2019", "..2019-05-07"),
        ("jusqu'au 10 avril 2020", "jusqu'au 10 avril 2020", "..2020-04-10"),
        ("jusqu’en juin 2021", "jusqu’en juin 2021", "..2021-06-30"),
        ("hasta finales de 2021", "hasta finales de 2021", "..2021-12-31"),
    ],
)
def test_since_and_until(text: str, quote: str, value: str) -> None:
    assert found(text) == [(quote, value)]
