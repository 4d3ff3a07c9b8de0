"""What counts as the same word in the benchmark, and where its figures go."""

from pathlib import Path

import pytest

from benchmarks.markdown import BEGIN, END, put, table
from benchmarks.words import bag_of_words, kept

SAME = [
    ("forty-five", "forty-\nfive"),
    ("cooperate", "co-\noperate"),
    ("cooperate", "co\u00ad\noperate"),
    ("Mr. A’s “word”", 'mr. a\'s "word"'),
    ("separate.", "separate1."),
    ("See also", "1See also"),
    ("office", "o\ufb03ce"),
    ("a  b\n\nc", "a b c"),
]
OTHER = [("12 March 2020", "12 March 202"), ("a a b", "a b b"), ("article 19", "article 9"), ("20151", "2015")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_layout_alone_changes_is_the_same_word(one: str, other: str) -> None:
    assert bag_of_words(one) == bag_of_words(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_a_lost_word_or_number_is_a_loss(one: str, other: str) -> None:
    words = bag_of_words(one)
    assert kept(words, bag_of_words(other)) < words.total()


def test_figures_go_between_the_markers_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    put(page, table(("", "ms"), [("reading", "3")]))
    assert page.read_text() == (
        f"before\n{BEGIN}\n\n|         | ms |\n| ------- | -: |\n| reading |  3 |\n\n{END}\nafter\n"
    )


def test_a_page_without_markers_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("mine")
    with pytest.raises(ValueError, match="has no <!-- figures"):
        put(page, "x")
    assert page.read_text() == "mine"
