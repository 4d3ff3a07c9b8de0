"""The sentence around a fact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.review.excerpt import Sentences, excerpt

LONG = "Far away " * 40 + "on 4 May 2018 he was arrested " + "and so on " * 40 + "until 9 June 2019 at last."


def place(text: str, quote: str) -> tuple[int, int]:
    return text.index(quote), text.index(quote) + len(quote)


def shown(text: str, *quotes: str, limit: int | None = None, stars: bool = True) -> str:
    marked = [place(text, quote) for quote in quotes]
    sentence = Sentences.of(text).around(*marked[0])
    return excerpt(text, sentence, marked, limit=limit, stars=stars).plain


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("He came. He saw 3 May. He left.", "3 May", "“He saw **3 May**.”"),
        ("Mr. A. B. Toy came on 3 May. He left.", "3 May", "“Mr. A. B. Toy came on **3 May**.”"),
        ("One.\n\nREFERENCE:\n  UA  1\n\nTwo.", "UA  1", "“REFERENCE: **UA 1**”"),
        ("He saw 3 May. Then 4 May.", "3 May. Then 4 May", "“He saw **3 May. Then 4 May**.”"),
    ],
)
def test_it_is_the_whole_sentence_and_no_more(text: str, quote: str, sentence: str) -> None:
    assert shown(text, quote) == sentence


def test_a_long_sentence_is_cut_at_words_and_keeps_the_marked_ones() -> None:
    cut = shown(LONG, "4 May 2018", limit=100)
    assert "**4 May 2018**" in cut
    assert len(cut) < 130
    assert cut.startswith("“… ")
    assert cut.endswith(" …”")
    words = cut.strip("“”… ").replace("*", "").split()
    assert " ".join(words) in " ".join(LONG.split())
    assert {words[0], words[-1]} <= set(LONG.split())


def test_two_marked_places_far_apart_are_both_kept() -> None:
    cut = shown(LONG, "4 May 2018", "9 June 2019", limit=120)
    assert "**4 May 2018**" in cut
    assert cut.endswith("**9 June 2019** at last.”")


@given(st.text(alphabet="ab .\n\x1b", min_size=1, max_size=60), st.data())
def test_the_marked_words_are_always_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    limit = data.draw(st.none() | st.integers(1, 80))
    sentence = Sentences.of(text).around(start, end)
    result = excerpt(text, sentence, [(start, end)], limit=limit, stars=False).plain
    quote = text[max(start, sentence[0]) : min(end, sentence[1])]
    assert " ".join(quote.replace("\x1b", r"\x1b").split()) in result
    assert "\x1b" not in result
    assert "\n" not in result


@pytest.mark.parametrize(
    ("quotes", "clauses"),
    [
        (["; on 4 May,"], ["on 4 May"]),
        (["They came", "and left."], ["They came", "and left."]),
        (["was beaten, ", " and was held"], ["was beaten, and was held"]),
        (["and was held", "was beaten"], ["was beaten, and was held"]),
        (["was beaten, and was held", "beaten"], ["was beaten, and was held"]),
        ([", "], [", "]),
    ],
)
def test_clauses_are_trimmed_and_joined(quotes: list[str], clauses: list[str]) -> None:
    text = "They came; on 4 May, he was beaten, and was held, and left."
    found = Sentences.of(text).clauses([place(text, quote) for quote in quotes])
    assert [text[start:end] for start, end in found] == clauses
