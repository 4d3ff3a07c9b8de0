"""Words of names: one in two spellings, or two names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.relate.name_likeness import align
from pipeline.relate.name_words import form_of, name_word
from pipeline.relate.word_likeness import likeness_of_words

WORDS = [
    ("mohamed", "muhammad", "variant"),
    ("youssef", "yusuf", "variant"),
    ("zulaykho", "zulaikho", "spelt"),
    ("dzhamshed", "jamshed", "spelt"),
    ("rakhimov", "rahimov", "spelt"),
    ("karimova", "karimov", "spelt"),
    ("khatib", "alkhatib", "spelt"),
    ("fahd", "fahad", "spelt"),
    ("yodgorov", "yodgorzoda", "ending"),
    ("rahmon", "rahmonov", "ending"),
    ("baratshoev", "baratshovev", "near"),
    ("z.", "zulaikho", "initial"),
    ("jamal", "jamil", None),
    ("hassan", "hussein", None),
    ("mahmoud", "mohamed", None),
    ("aziz", "alisher", None),
    ("karimovich", "karimov", None),
]


@pytest.mark.parametrize(("one", "two", "kind"), WORDS)
def test_likeness_of_words(one: str, two: str, kind: str | None) -> None:
    assert likeness_of_words(name_word(one), name_word(two)) == kind
    assert likeness_of_words(name_word(two), name_word(one)) == kind


NAMES = [
    ("Abd al-Rahman al-Khatib", "Abdulrahman Alkhatib", False),
    ("Kim Min-su", "Minsu Kim", False),
    ("U Aung Zaw", "Aung Zaw", False),
    ("Olim Rahimov", "Rahimov Olim Bakhtiyor ogli", False),
    ("Aziz Karimov", "Alisher Karimov", True),
    ("A.B. Kim", "Kim A.C.", True),
]


@pytest.mark.parametrize(("one", "two", "contradicts"), NAMES)
def test_names_side_by_side(one: str, two: str, contradicts: bool) -> None:
    assert align(form_of(one), form_of(two)).contradicts is contradicts


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_compared_the_same_both_ways(one: str, two: str) -> None:
    there, back = align(form_of(one), form_of(two)), align(form_of(two), form_of(one))
    assert {kind for *_, kind in there.pairs} == {kind for *_, kind in back.pairs}
    assert align(form_of(one), form_of(one)).contradicts is False
