"""Cuts a text's lines into pages: lines with their footnotes in, one text with page furniture and footnotes out."""

from __future__ import annotations

from typing import Final

from .breaking import TextLine, Word, break_lines, words_of
from .letterhead import LETTERHEADS
from .markup import Mark
from .source import Settings
from .words import PAGE_WORD, RULE

PAGE_LINES: Final = 55


def paginate(parts: list[list[TextLine]], settings: Settings) -> str:
    """The parts' lines as pages of about `PAGE_LINES` lines, each part from a new page on, also in mid-paragraph."""
    pages: list[str] = []
    for part in parts:
        rest = _without_blanks(part)
        while rest:
            top, foot = _furniture(len(pages) + 1, settings)
            body, notes, rest = _take(rest, PAGE_LINES - len(top) - len(foot), settings)
            while not body[-1]:
                body.pop()
            if notes:
                notes = ["", RULE, *notes]
            pages.append("".join(f"{line}\n" for line in [*top, *body, *notes, *foot]))
    return "\n".join(pages)


def _furniture(page: int, settings: Settings) -> tuple[list[str], list[str]]:
    """The lines above and below the text of a page. The first page has none."""
    if page == 1 or settings.running == "none":
        return [], []
    if settings.running == "reference":
        return [f"{settings.running_text} – {PAGE_WORD[settings.language]} {page}", ""], []
    return [], ["", f"- {page} -" if settings.running == "dashes" else str(page)]


def _take(lines: list[TextLine], room: int, settings: Settings) -> tuple[list[str], list[str], list[TextLine]]:
    """The lines that fit on a page, the footnotes below them, and the lines that are left."""
    body: list[str] = []
    notes: list[str] = []
    for index, line in enumerate(lines):
        wanted = [made for mark in line.notes for made in _note(mark, settings)]
        rule = 2 if notes or wanted else 0
        if body and len(body) + 1 + len(notes) + len(wanted) + rule > room:
            return body, notes, _without_blanks(lines[index:])
        body.append(line.text)
        notes += wanted
    return body, notes, []


def _note(mark: Mark, settings: Settings) -> list[str]:
    """The lines of a footnote."""
    language = settings.language if settings.hyphenate else None
    words = (Word(mark.label), *words_of(mark.note))
    return [made.text for made in break_lines(words, LETTERHEADS[settings.letterhead].text_width, hyphens=language)]


def _without_blanks(lines: list[TextLine]) -> list[TextLine]:
    """The lines from the first that is not blank on."""
    for index, line in enumerate(lines):
        if line.text:
            return lines[index:]
    return []
