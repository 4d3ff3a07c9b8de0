import pytest

from pipeline.recognise.known_people import known_again, name_parts
from pipeline.recognise.places import TakenPlaces


def again(text: str, *names: str) -> list[str]:
    taken = TakenPlaces((text.index(name), text.index(name) + len(name)) for name in names if name in text)
    return [text[start:end] for start, end in known_again(text, names, taken)]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Larisa Venko", ("Larisa", "Venko")),
        ("J. B. Salu", ("Salu",)),
        ("Catarina de Mello", ("Catarina", "Mello")),
        ("Jean-Pierre Bah", ("Jean-Pierre", "Bah")),
    ],
)
def test_parts_of_a_name(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts


def test_whole_names_and_parts_are_found_again() -> None:
    text = "Ms. Ada Lund Berg. On Monday Ada Lund Berg left; police asked for Lund Berg and Ada."
    assert again(text, "Ada Lund Berg") == ["Ada Lund Berg", "Lund Berg", "Ada"]


def test_parts_of_two_people_are_no_name() -> None:
    assert again("Ada Lund and Bo Salu; later Ada Salu", "Ada Lund", "Bo Salu") == []


def test_a_part_of_a_longer_name_is_none() -> None:
    assert again("Ms. Ada Lund lives near Lund Street and Stora Lund", "Ada Lund") == []


def test_a_name_that_is_an_ordinary_word_at_the_start_of_a_sentence_is_none() -> None:
    text = "Ms. Patience Eze lost patience. Patience is needed. The police told Patience"
    assert again(text, "Patience Eze") == ["Patience"]
