"""Lines with geometry become paragraphs."""

import pytest

from pipeline.read.lines import HYPHEN, Line
from pipeline.read.paragraphs import blocks, ends_sentence, join, measure

WIDTH = 5.0  # points of a letter
FULL = "x" * 19  # five of them fill a line


def page(*rows: tuple[float, float, str] | tuple[float, float, str, float]) -> list[Line]:
    """Lines: left edge, step from the line above, text, font size."""
    lines: list[Line] = []
    y = 0.0
    for left, step, text, *size in rows:
        y += step
        letter = WIDTH * (size[0] if size else 12.0) / 12
        lines.append(
            Line(text, left, left + letter * len(text), y, size[0] if size else 12.0, letter * len(text.split()[0]))
        )
    return lines


def read(lines: list[Line]) -> list[str]:
    layout = measure([lines, *[full_page()] * 3], space=0.25)
    return [block.text for block in blocks(lines, page=1, layout=layout)]


def full_page() -> list[Line]:
    return page(*[(70.0, 14.0, " ".join([FULL] * 4))] * 30)


LINE = " ".join([FULL] * 4)
END = "the end of it."


def test_a_larger_gap_begins_a_paragraph() -> None:
    assert read(page((70, 14, LINE), (70, 14, END), (70, 22, LINE), (70, 14, END))) == [f"{LINE} {END}"] * 2


def test_a_first_line_indent_begins_a_paragraph() -> None:
    short = " ".join([FULL] * 3)
    rows = [(70.0, 14.0, LINE), (70.0, 14.0, f"{short} {'x' * 18}."), (106.0, 14.0, short), (70.0, 14.0, END)]
    assert read(page(*rows)) == [f"{LINE} {short} {'x' * 18}.", f"{short} {END}"]


def test_a_line_that_ends_early_with_a_full_stop_ends_a_paragraph() -> None:
    long_end = f"{FULL} {FULL} {FULL} it ended."
    assert (
        read(page((70, 14, LINE), (70, 14, long_end), (70, 14, f"It {FULL}"), (70, 14, END)))[0] == f"{LINE} {long_end}"
    )


def test_short_lines_stay_lines() -> None:
    assert read(page((70, 14, "REFERENCE:"), (70, 14, "AL KAZ 3/2017"))) == ["REFERENCE:\nAL KAZ 3/2017"]


def test_another_font_size_begins_a_paragraph() -> None:
    assert read(page((70, 14, "Title", 16), (70, 16, LINE), (70, 14, END))) == ["Title", f"{LINE} {END}"]


def test_a_bold_line_above_running_text_is_a_heading() -> None:
    lines = page((70, 14, "The case of Mr. Tabe"), (70, 14, LINE), (70, 14, END))
    lines[0] = Line(lines[0].text, 70, lines[0].right, lines[0].y, 12.0, lines[0].first, bold=True)
    assert read(lines) == ["The case of Mr. Tabe", f"{LINE} {END}"]


def test_items_begin_paragraphs_and_hang() -> None:
    rows = [
        (70.0, 14.0, "1. " + LINE[:-4]),
        (90.0, 14.0, "on it goes."),
        (70.0, 14.0, "2. Second."),
        (70.0, 14.0, "• Third."),
    ]
    assert read(page(*rows)) == [f"1. {LINE[:-4]} on it goes.", "2. Second.", "• Third."]


def test_centred_lines_are_joined_as_far_as_they_are_wrapped() -> None:
    titles = [
        "Mandates of the Special Rapporteur on the situation of",
        "defenders; and of the Special Rapporteur on the",
        "right to water",
    ]
    lines = page(*[(270 - WIDTH * len(title) / 2, 14.0, title) for title in titles])
    assert read(lines) == [" ".join(titles)]
    names = ["David Kaye", "Special Rapporteur on the right to freedom of opinion"]
    assert read(page(*[(270 - WIDTH * len(name) / 2, 14.0, name) for name in names])) == ["\n".join(names)]


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("the popula-", "tion", f"the popula{HYPHEN}tion"),
        ("the end -", "as it were", "the end - as it were"),
        ("2015–", "2016", "2015–2016"),
        ("and/", "or", "and/or"),
        ("he said –", "and left", "he said – and left"),
        ("one", "two", "one two"),
        ("(A/HRC/46-", "35)", f"(A/HRC/46{HYPHEN}35)"),
        ("the self-", '"styled"', 'the self- "styled"'),
    ],
)
def test_join(left: str, right: str, joined: str) -> None:
    assert join(left, right) == joined


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It ended.", True),
        ('He said "no."', True),
        ("as follows:", True),
        ("and", False),
        ("Mr. Kaye,", False),
        ("(ICCPR)", False),
        ("", False),
    ],
)
def test_ends_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends
