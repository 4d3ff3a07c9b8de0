"""Where marks of footnotes stand in running text."""

import pytest

from pipeline.read.footnotes import follows, note_start
from pipeline.read.lines import Line, note_sign
from pipeline.read.marks import place_marks


def placed(text: str, *marks: str) -> str:
    """The text with each mark that was found in braces."""
    lines = [Line(line, 0, len(line), row) for row, line in enumerate(text.split("\n"))]
    joined = "\n".join(line.text for line in place_marks(lines, marks))
    for mark in marks:
        joined = joined.replace(note_sign(mark), "{" + mark + "}")
    return joined


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("tried separate.1 Effective", ["1"], "tried separate.{1} Effective"),
        ("(“National Security Law”).1 We", ["1"], "(“National Security Law”).{1} We"),
        ("the Law1, and", ["1"], "the Law{1}, and"),
        ("Law No. 1055.1 The", ["1"], "Law No. 1055.{1} The"),
        ("articles 1, 11.1 and 21 of the Law1 of", ["1"], "articles 1, 11.1 and 21 of the Law{1} of"),
        ("the Law of 20151 and", ["1"], "the Law of 2015{1} and"),
        ("the Law of 201512, and", ["12"], "the Law of 2015{12}, and"),
        ("first.1 second.2\nthird.3", ["1", "2", "3"], "first.{1} second.{2}\nthird.{3}"),
        ("one.2 first.1 second.2", ["1", "2"], "one.2 first.{1} second.{2}"),
        ("Rapporteur* and", ["*"], "Rapporteur{*} and"),
        ("in camera [3] and", ["3"], "in camera{3} and"),
        ("in camera[3].", ["3"], "in camera{3}."),
        ("article 1 of", ["1"], "article 1 of"),
        ("art.1 of", ["1"], "art.1 of"),
        ("A/HRC/1 of", ["1"], "A/HRC/1 of"),
        ("600,0001 people", ["1"], "600,0001 people"),
        ("the 1st and 1er and 1° of", ["1"], "the 1st and 1er and 1° of"),
    ],
)
def test_place_marks(text: str, marks: list[str], expected: str) -> None:
    assert placed(text, *marks) == expected


def test_marks_that_have_a_place_are_not_sought() -> None:
    text = f"Law{note_sign('1')} and Code.1 "
    assert placed(text, "1") == "Law{1} and Code.1 "


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("1 See the Law.", "1"),
        ("12. See the Law.", "12"),
        ("[1] See the Law.", "1"),
        ("¹ See the Law.", "1"),
        ("¹See the Law.", "1"),
        ("* As amended.", "*"),
        ("*As amended.", "*"),
        (note_sign("4") + " Ibid.", "4"),
        (note_sign("4") + "Ibid.", "4"),
        ("See the Law.", None),
        ("2015", None),
        ("1055/2020 is the Law", None),
        ("20 May", "20"),
    ],
)
def test_note_start(line: str, mark: str | None) -> None:
    start = note_start(line)
    assert (start.mark if start else None) == mark


@pytest.mark.parametrize(
    ("mark", "last", "expected"),
    [("2", "1", True), ("3", "1", False), ("1", "1", False), ("1", "", True), ("1", "*", True)],
)
def test_follows(mark: str, last: str, expected: bool) -> None:
    assert follows(mark, last) is expected
