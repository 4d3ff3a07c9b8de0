"""Folding keeps offsets; paragraphs and lines are cut where the text says."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.recognise.text import fold, lines


@given(st.text())
def test_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_drops_case_accents_and_curly_quotes() -> None:
    assert fold("RÉF. l’Élysée “x” Ñandú") == 'ref. l\'elysee "x" nandu'


def test_lines_without_blanks() -> None:
    text = "  a b \n\n c"
    assert [text[start:end] for start, end in lines(text, 0, len(text))] == ["a b", "c"]
