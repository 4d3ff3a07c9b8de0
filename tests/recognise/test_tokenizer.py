"""Tokens: runs of letters, runs of digits, single marks; the text is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from pipeline.recognise.tokenizer import LetterTokenizer

tokenize = LetterTokenizer(Vocab())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on7 May", ["on", "7", "May"]),
        ("19(3), d'El", ["19", "(", "3", ")", ",", "d", "'", "El"]),
        ("A/HRC/34", ["A", "/", "HRC", "/", "34"]),
        ("a  b\n\nc", ["a", " ", "b", "\n\n", "c"]),
        ("cafe\u0301 x", ["cafe\u0301", "x"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == words


@given(st.text())
def test_the_text_is_kept(text: str) -> None:
    assert tokenize(text).text == text
