"""Blocks and footnotes become one text."""

import pytest

from pipeline.read.assemble import assemble, torn
from pipeline.read.letter import Letter, Source
from pipeline.read.lines import Block, Content, Note, note_sign

SOURCE = Source(path="x", sha256="0" * 64, size=1, media_type="text/plain")
LONG = "The Court upheld an injunction on holding office in any"


def letter(blocks: list[Block], notes: list[Note] | None = None, pages: int = 1) -> Letter:
    return assemble(Content(blocks=blocks, notes=notes or [], pages=pages, reader="test"), SOURCE)


@pytest.mark.parametrize(
    ("left", "right", "pages", "joined"),
    [
        (LONG, "public organization.", (1, 1), True),
        (LONG, "public organization.", (1, 2), True),
        (f"{LONG},", "public organization.", (1, 1), False),
        (f"{LONG},", "and then", (1, 2), True),
        (f"{LONG}:", "and then", (1, 2), False),
        (f"{LONG};", "and then", (1, 2), False),
        (f"{LONG}.", "and then", (1, 2), False),
        (LONG, "a) and then", (1, 2), False),
        (LONG, "(b) and then", (1, 2), False),
        (LONG, "• and then", (1, 2), False),
        (LONG, "Public Organization", (1, 1), False),
        ("guarantees of non-", "recurrence", (1, 2), True),
        ("A heading", "of the letter", (1, 1), False),
    ],
)
def test_torn_where_no_lines_are_known(left: str, right: str, pages: tuple[int, int], joined: bool) -> None:
    assert torn(Block(left, pages[0]), Block(right, pages[1])) is joined


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (Block("to the Ministry of", 1, room=2.0), Block("Justice of the State", 2, first=40.0), True),
        (Block("to the Ministry of", 1, room=90.0), Block("Justice of the State", 2, first=40.0), False),
        (Block("to the Ministry of", 1, room=2.0), Block("Justice of the State", 2, first=40.0, begins=True), False),
        (Block("in favour of Ms.", 1, room=2.0), Block("Zelaya Urbina", 2, first=40.0), True),
        (Block("in favour of Ms. Zelaya.", 1, room=2.0), Block("We recall", 2, first=40.0), False),
        (Block("in favour of Ms. Zelaya.", 1, room=2.0), Block("We recall", 2, first=40.0, flush=True), True),
        (Block("in favour of Ms. Zelaya.", 1, room=90.0), Block("We recall", 2, first=40.0, flush=True), False),
        (Block(LONG, 1, room=90.0), Block("public organization", 1, first=40.0), False),
    ],
)
def test_torn_by_how_lines_fit(above: Block, below: Block, joined: bool) -> None:
    assert torn(above, below) is joined


def test_pages_and_anchors_are_where_they_belong() -> None:
    made = letter(
        [
            Block(f"One{note_sign('1')} and the popula-", 1),
            Block("tion of the State, where the population is large.", 2),
            Block(f"Three{note_sign('2')}.", 4),
        ],
        [Note("1", "First.", 1), Note("2", "Second.", 4)],
        pages=5,
    )
    assert (
        made.text
        == "One and the population of the State, where the population is large.\n\nThree.\n\nFirst.\n\nSecond."
    )
    body = made.text[: made.footnotes_start]
    assert [body[start : start + 5] for start in made.page_starts] == ["One a", "tion ", "Three", "Three", "\n\n"]
    assert [note.anchor for note in made.footnotes] == [3, made.text.index("Three") + 5]


def test_a_raised_digit_without_a_footnote_stays() -> None:
    assert letter([Block(f"4 m{note_sign('2')} for two", 1)]).text == "4 m2 for two"


def test_a_mark_that_is_repeated_goes_and_its_first_place_counts() -> None:
    made = letter([Block(f"One{note_sign('1')} two{note_sign('1')}.", 1)], [Note("1", "Note.", 1)])
    assert made.text == "One two.\n\nNote."
    assert made.footnotes[0].anchor == 3


def test_the_foot_of_a_letterhead_does_not_hide_a_tear() -> None:
    made = letter(
        [
            Block("The sentence goes on to the", 1, room=3.0, first=30.0),
            Block("PALAIS DES NATIONS, CH-1211 GENEVA 10", 1, room=200.0, first=40.0),
            Block("next page, where it ends.", 2, room=100.0, first=30.0),
        ],
        pages=2,
    )
    assert made.text.startswith("The sentence goes on to the next page, where it ends.")


def test_no_blocks_and_only_footnotes() -> None:
    assert letter([], pages=2).page_starts == (0, 0)
    assert letter([], [Note("1", "Note.", 1)]).text == "Note."
