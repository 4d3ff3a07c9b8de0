"""Dates that hang on another one: what is found, and how it is to be worked out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.recognise.date_values import RelativeDate
from pipeline.recognise.date_words import read_words
from pipeline.recognise.relative_dates import find_relative_dates
from pipeline.recognise.text import fold


def relative(text: str) -> list[tuple[str, RelativeDate]]:
    """Quote and value of all."""
    return [(text[item.start : item.end], item.value) for item in find_relative_dates(read_words(text, fold(text)))]


@pytest.mark.parametrize(
    ("text", "quote", "unit", "amount"),
    [
        ("Two days later, he", "Two days later", "day", 2),
        ("released three days later", "three days later", "day", 3),
        ("A week later he", "A week later", "week", 1),
        ("issued two days earlier by", "two days earlier", "day", -2),
        ("The day before, he", "The day before", "day", -1),
        ("the following day", "the following day", "day", 1),
        ("The very next day he", "The very next day", "day", 1),
        ("the next morning", "the next morning", "day", 1),
        ("Trois jours plus tard", "Trois jours plus tard", "day", 3),
        ("une semaine auparavant", "une semaine auparavant", "week", -1),
        ("établi le lendemain par", "le lendemain", "day", 1),
        ("le surlendemain", "le surlendemain", "day", 2),
        ("la veille au soir", "la veille au soir", "day", -1),
        ("l'avant-veille", "l'avant-veille", "day", -2),
        ("Al día siguiente", "Al día siguiente", "day", 1),
        ("tres semanas más tarde", "tres semanas más tarde", "week", 3),
        ("un día después en", "un día después", "day", 1),
        ("hasta 72 horas más tarde", "72 horas más tarde", "day", 3),
        ("la noche anterior", "la noche anterior", "day", -1),
        ("presentada la víspera", "la víspera", "day", -1),
        ("two months later", "two months later", "month", 2),
    ],
)
def test_lapses(text: str, quote: str, unit: str, amount: int) -> None:
    assert relative(text) == [(quote, RelativeDate(kind="shift", unit=unit, amount=amount))]


@pytest.mark.parametrize(
    ("text", "quote", "unit"),
    [
        ("On the same day he", "On the same day", "day"),
        ("later the same morning", "the same morning", "day"),
        ("and, on that date, was", "on that date", "day"),
        ("that night", "that night", "day"),
        ("le même jour", "le même jour", "day"),
        ("le jour même", "le jour même", "day"),
        ("le soir même", "le soir même", "day"),
        ("ce jour-là", "ce jour-là", "day"),
        ("à cette date", "à cette date", "day"),
        ("Ese mismo día", "Ese mismo día", "day"),
        ("en dicha fecha", "en dicha fecha", "day"),
        ("aquella noche", "aquella noche", "day"),
        ("the same week", "the same week", "week"),
        ("cette année-là", "cette année-là", "year"),
    ],
)
def test_the_same_day(text: str, quote: str, unit: str) -> None:
    assert relative(text) == [(quote, RelativeDate(kind="same", unit=unit))]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("the following week", "the following week", RelativeDate(kind="next", unit="week", amount=1)),
        ("El mes anterior", "El mes anterior", RelativeDate(kind="next", unit="month", amount=-1)),
        ("l'année suivante", "l'année suivante", RelativeDate(kind="next", unit="year", amount=1)),
        ("the following Monday", "the following Monday", RelativeDate(kind="weekday", unit="day", amount=1, number=0)),
        ("Earlier that month", "Earlier that month", RelativeDate(kind="begun", unit="month")),
        ("the summer of that year", "the summer of that year", RelativeDate(kind="same", unit="season", number=6)),
        ("el 12 del mismo mes", "12 del mismo mes", RelativeDate(kind="same", unit="month", number=12)),
        ("depuis cette date", "depuis cette date", RelativeDate(kind="same", unit="day", open="end")),
        ("since then", "since then", RelativeDate(kind="same", unit="day", open="end")),
    ],
)
def test_other_units(text: str, quote: str, value: RelativeDate) -> None:
    assert relative(text) == [(quote, value)]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("earlier this year", "earlier this year", RelativeDate(kind="begun", unit="year", anchor="letter")),
        ("plus tôt cette année", "plus tôt cette année", RelativeDate(kind="begun", unit="year", anchor="letter")),
        ("este año", "este año", RelativeDate(kind="begun", unit="year", anchor="letter")),
        ("last month", "last month", RelativeDate(kind="next", unit="month", amount=-1, anchor="letter")),
        ("el año pasado", "el año pasado", RelativeDate(kind="next", unit="year", amount=-1, anchor="letter")),
        ("l'an dernier", "l'an dernier", RelativeDate(kind="next", unit="year", amount=-1, anchor="letter")),
        ("late last year", "late last year",
         RelativeDate(kind="next", unit="year", amount=-1, anchor="letter", approximate=True)),
        ("Last Sunday she", "Last Sunday",
         RelativeDate(kind="weekday", unit="day", amount=-1, number=6, anchor="letter")),
        ("il y a un jour", "il y a un jour", RelativeDate(kind="shift", unit="day", amount=-1, anchor="letter")),
        ("hace dos semanas", "hace dos semanas", RelativeDate(kind="shift", unit="week", amount=-2, anchor="letter")),
    ],
)  # fmt: skip
def test_seen_from_the_letter(text: str, quote: str, value: RelativeDate) -> None:
    assert relative(text) == [(quote, value)]


@pytest.mark.parametrize(
    ("text", "quote", "event", "amount"),
    [
        ("The day after the interview, three men", "The day after the interview", "interview", 1),
        ("three days after the killing.", "three days after the killing", "killing", 3),
        ("on the eve of the hearing", "the eve of the hearing", "hearing", -1),
        ("le lendemain de son arrestation", "le lendemain de son arrestation", "arrestation", 1),
        ("tres días después del asesinato", "tres días después del asesinato", "asesinato", 3),
    ],
)
def test_seen_from_an_event(text: str, quote: str, event: str, amount: int) -> None:
    expected = RelativeDate(kind="shift", unit="day", amount=amount, anchor="event", event=event)
    assert relative(text) == [(quote, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "within two days",
        "two days of detention",
        "less than two days later",
        "some days later",
        "quelques jours plus tard",
        "días después",
        "in the following days",
        "the following matters",
        "for the last two years",
        "the last year of his term",
        "two hours later",
        "to date",
        "à ce jour",
        "hasta la fecha",
        "le même jour que son frère",
        "au lendemain des élections",
        "in the next two years",
    ],
)
def test_what_cannot_be_put_on_a_calendar(text: str) -> None:
    assert relative(text) == []


WORDS = st.sampled_from(
    [
        "two",
        "days",
        "later",
        "the",
        "same",
        "that",
        "le",
        "jour",
        "même",
        "ese",
        "día",
        "last",
        "week",
        "after",
        "de",
        "-",
        "là",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for item in find_relative_dates(read_words(text, fold(text))):
        assert 0 <= item.start < item.end <= len(text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("by the end of the year.", "the end of the year"),
        ("depuis le début de l'année?", "depuis le début de l'année"),
        ("absuelta a finales de ese año.", "a finales de ese año"),
        ("A fortnight later she", "A fortnight later"),
        ("Dos días después el juez ordenó", "Dos días después"),
        ("On the 17th he received", "the 17th"),
        ("en la madrugada del 11 y murió", "madrugada del 11"),
    ],
)
def test_quotes_of_unseen_letters(text: str, quote: str) -> None:
    assert [found for found, _ in relative(text)] == [quote]


@pytest.mark.parametrize("text", ["two days after he had called on them", "the 17th session", "on the 5th floor"])
def test_no_date_of_the_account(text: str) -> None:
    assert relative(text) == []


def test_long_nasty_text_passes() -> None:
    text = "".join(
        (bit * 100_000)[:100_000] for bit in ("two days later ", "the day after the ", "le le ", "that year ")
    )
    for item in find_relative_dates(read_words(text, fold(text))):
        assert 0 <= item.start < item.end <= len(text)
