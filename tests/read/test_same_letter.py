"""The same letter as PDF, Word file, web page and text gives the same text."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from pipeline.read import Letter
from tests.letters.make import make
from tests.letters.source import LetterSource, read_source
from tests.read.making import letter_of, notes, paragraphs

SOURCES = Path(__file__).parent.parent / "letters" / "sources"
GOLD = Path(__file__).parent.parent / "gold"
NAMES = sorted(path.stem for path in SOURCES.glob("*.md") if (GOLD / path.stem).is_dir())
SALUTATION = re.compile(r"\n\n(?=Excel|Monsieur|Madame|Señor|The Permanent Mission|Dear)")


@cache
def source(name: str) -> LetterSource:
    return read_source(SOURCES / f"{name}.md")


def with_text(letter: LetterSource, text: str) -> LetterSource:
    return replace(letter, settings=replace(letter.settings, text=text))


@cache
def read(name: str, form: str) -> Letter:
    text, _, kind = form.rpartition(" ")
    letter = with_text(source(name), text) if text else source(name)
    return letter_of(make(letter, kind))


def in_two(letter: Letter) -> tuple[str, str]:
    """The text before the salutation, set differently by each letterhead, and from it on; without hyphens."""
    text = "\n\n".join(paragraphs(letter)).replace("-", "")
    found = SALUTATION.search(text)
    return (text[: found.start()], text[found.end() :]) if found else ("", text)


@pytest.mark.parametrize("form", ["pdf", "docx", "wrapped txt", "paragraphs txt"])
@pytest.mark.parametrize("name", NAMES)
def test_the_same_words_paragraphs_and_footnotes(name: str, form: str) -> None:
    head, body = in_two(read(name, form))
    expected_head, expected_body = in_two(read(name, "html"))
    assert Counter(head.split()) == Counter(expected_head.split())
    assert [" ".join(part.split()) for part in body.split("\n\n")] == [
        " ".join(part.split()) for part in expected_body.split("\n\n")
    ]
    assert [note[:3] for note in notes(read(name, form))] == [note[:3] for note in notes(read(name, "html"))]


@pytest.mark.parametrize("form", ["pdf", "wrapped txt"])
@pytest.mark.parametrize("name", NAMES)
def test_footnotes_stand_on_the_page_of_their_marks(name: str, form: str) -> None:
    letter = read(name, form)
    for note in letter.footnotes:
        assert note.anchor is not None
        assert letter.page_at(note.anchor) == note.page
