import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.names import folded_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Sol", "ANA SOL"),
        ("José Peña", "Jose Pena"),
        ("José Peña", "Jose\u0301 Pen\u0303a"),
        ("Yılmaz Øster", "Yilmaz Oster"),
        ("Fa'asavalu", "Fa’asavalu"),
        ("Al-Khatib", "al Khatib"),
        ("the Supreme Court", "Supreme Court"),
        ("La Corte Suprema", "Corte Suprema"),
        ("l’Assemblée nationale", "Assemblée nationale"),
        ("Mr. Ben Luz", "Ben Luz"),
        ("Dra. Ana Sol", "Ana Sol"),
        ("“inciting subversion”", "inciting subversion"),
        ("Hidroeléctrica Norte, S.A.", "Hidroeléctrica Norte S.A"),
    ],
)
def test_two_ways_to_write_a_name_are_one(one: str, other: str) -> None:
    assert folded_name(one) == folded_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Sol", "Ana Luz"),
        ("Third Court", "Third Appeal Court"),
        ("Li Wei", "Wei Li"),
        ("Appeal Court of the North", "Appeal Court of North"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert folded_name(one) != folded_name(other)


@pytest.mark.parametrize("name", ["La", "Sr.", "The", "Me"])
def test_a_name_of_nothing_but_a_title_is_kept(name: str) -> None:
    assert folded_name(name)


@given(st.text())
def test_folding_again_changes_nothing(name: str) -> None:
    once = folded_name(name)
    assert folded_name(once) == once
