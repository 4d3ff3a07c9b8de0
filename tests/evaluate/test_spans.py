import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.spans import SpanTally, fold_squashed, index_text, occurrences, places, tally

LETTER = "On 2 March 2020 and 12 March 2020 he “left”.\n\nOn 2 March\n2020 she came."


def cut(text: str, quote: str, nth: int = 1, source: str | None = None) -> list[str]:
    record = {"quote": quote, "nth": nth}
    spans = places(record, index_text(text), None if source is None else index_text(source))
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("came on 2 March 2020.", "2 March\n2020", "2 March 2020"),
        ("came on 2 March\n2020.", "2 March 2020", "2 March\n2020"),
        ("the 'so-called' law", "‘so-called’", "'so-called'"),
        ("the Procurador General", "Pro-\ncurador General", "Procurador General"),
        ("an ofﬁce of state", "office", "ofﬁce"),
        ("«Loi du 3 mars »", '"Loi du 3 mars"', "«Loi du 3 mars »"),
        ("le 12mars 2020", "12 mars 2020", "12mars 2020"),
        ("an action for amparo", "for *amparo*", "for amparo"),
    ],
)
def test_a_quote_is_found_however_lines_and_quotes_fell(text: str, quote: str, found: str) -> None:
    assert cut(text, quote) == [found]


def test_nth_counts_plain_occurrences() -> None:
    text = LETTER
    index = index_text(text)
    (span,) = places({"quote": "2 March 2020", "nth": 3}, index, index)
    assert span[0] == text.index("2 March\n2020")


def test_without_nth_the_first_is_meant() -> None:
    index = index_text(LETTER)
    assert places({"quote": "2 March 2020"}, index, index) == [(3, 15)]


def test_digits_that_only_white_space_parts_are_no_occurrence() -> None:
    assert cut("question 1\n2. The 12 men", "12", 1, "question 1\n2. The 12 men") == ["12"]


def test_any_place_will_do_where_the_file_has_more_of_them_than_the_text() -> None:
    """A running header that was cut out has counted for the annotator."""
    source = "3 May 2020\nOn 3 May 2020 he came, on 3 May 2020 he left."
    text = "On 3 May 2020 he came, on 3 May 2020 he left."
    assert cut(text, "3 May 2020", 3, source) == ["3 May 2020", "3 May 2020"]


def test_any_place_will_do_where_the_file_is_no_plain_text() -> None:
    assert len(cut(LETTER, "2 March 2020", 2)) == 3


def test_a_quote_that_is_not_there_has_no_place() -> None:
    assert cut(LETTER, "4 May 2020") == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(3, 15)], SpanTally(1, 1, 1)),
        ([(6, 15)], SpanTally(0, 1, 1)),
        ([(0, 3)], SpanTally(0, 0, 1)),
        ([(15, 20)], SpanTally(0, 0, 1)),
        ([(0, 2), (3, 15)], SpanTally(1, 1, 1)),
        ([], SpanTally(0, 0, 1)),
    ],
)
def test_a_quote_is_found_exactly_or_overlapped(rows: list[tuple[int, int]], expected: SpanTally) -> None:
    assert tally([(3, 15)], [{"start": start, "end": end} for start, end in rows]) == expected


@given(st.text(), st.data())
def test_any_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    text = unicodedata.normalize("NFC", text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    piece = text[start:end]
    if fold_squashed(piece).text:
        assert occurrences(index_text(text), piece)
