import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Split

from pipeline.recognise.name_pieces import (
    CLS,
    DIGITS,
    INITIAL,
    LOWER,
    MOST_PIECES,
    OTHER,
    SEP,
    TITLE,
    UPPER,
    case_of,
    spans_of,
    windows,
)


def letters_as_pieces() -> Tokenizer:
    """A tokenizer whose pieces are single letters, so that a word has as many as it has letters."""
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, **{chr(code): code for code in range(97, 123)}}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Split("", "isolated")
    return tokenizer


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("the", LOWER),
        ("Larisa", TITLE),
        ("KNPRK", UPPER),
        ("J", INITIAL),
        ("19", DIGITS),
        (",", OTHER),
        ("É", INITIAL),
        ("ÉLODIE", UPPER),
    ],
)
def test_case_of_a_word(word: str, case: int) -> None:
    assert case_of(word) == case


def test_a_window_says_where_each_word_begins() -> None:
    (window,) = windows(["ab", "c"], frozenset(), letters_as_pieces())
    assert window.ids == [CLS, 97, 98, 99, SEP]
    assert window.firsts == [1, 3]
    assert window.words == [0, 1]
    assert window.cases == [OTHER, LOWER, LOWER, LOWER, OTHER]


def test_a_paragraph_begins_with_its_mark() -> None:
    (window,) = windows(["a", "b"], frozenset({1}), letters_as_pieces())
    assert window.ids == [CLS, 97, SEP, 98, SEP]


def test_windows_are_cut_between_sentences() -> None:
    words = ["a"] * 100 + ["."] + ["b"] * 60
    first, second = windows(words, frozenset(), letters_as_pieces())
    assert (first.words[-1], second.words[0]) == (100, 101)


def test_windows_are_rather_cut_between_paragraphs() -> None:
    words = ["a"] * 90 + ["b"] * 20 + ["."] + ["c"] * 60
    first, _ = windows(words, frozenset({90}), letters_as_pieces())
    assert first.words[-1] == 89


@given(
    st.lists(st.text("abcdef.", min_size=1, max_size=30), max_size=400),
    st.frozensets(st.integers(0, 399), max_size=40),
)
def test_every_word_is_in_one_window_that_fits(words: list[str], breaks: frozenset[int]) -> None:
    cut = list(windows(words, breaks, letters_as_pieces()))
    assert [word for window in cut for word in window.words] == list(range(len(words)))
    assert all(len(window.ids) <= MOST_PIECES for window in cut)


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        (["O", "B-PERSON", "I-PERSON", "O"], [(1, 3, "PERSON")]),
        (["B-ORG", "B-ORG"], [(0, 1, "ORG"), (1, 2, "ORG")]),
        (["I-LOC", "I-LOC"], [(0, 2, "LOC")]),  # a name that begins with I- is one all the same
        (["B-PERSON", "I-ORG"], [(0, 1, "PERSON"), (1, 2, "ORG")]),
        ([], []),
    ],
)
def test_spans_of_labels(labels: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert list(spans_of(labels)) == spans
