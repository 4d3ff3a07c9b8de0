"""Footnotes: cut out of the foot of their pages. Where their marks stood is found in `pipeline.read.marks`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.lines import NOTE_CLOSE, NOTE_OPEN, Line, Note, plain
from pipeline.read.marks import mark_key, place_marks
from pipeline.read.paragraphs import join

GAP = 1.5  # of the leading
FOOT_LINES = 14  # lines of footnotes in letters of body size that a page can end in
RULE = re.compile(r"^(?:_{3,}|[–—-]{8,})$")  # a line of underscores
MARK = r"(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,3}|[†‡§])"
NOTE_START = re.compile(
    r"^(?:"
    rf"{NOTE_OPEN}(?P<raised>{MARK}){NOTE_CLOSE}[.)]?"
    rf"|\[(?P<bracketed>{MARK})\]"
    rf"|(?P<plain>{MARK})(?P<dot>[.)]?)(?= )"
    rf"|(?P<glued>\*{{1,3}}|[†‡§⁰¹²³⁴⁵⁶⁷⁸⁹])(?=\S)"
    r") ?(?P<text>.*)$"
)
SMALLER = 0.93  # of the body's font size: letters of footnotes are smaller


@dataclass(frozen=True, slots=True)
class Start:
    """How a footnote begins: its mark, how the mark is written (``1``, ``1.``, ``[1]``), and the first line's text."""

    mark: str
    form: str
    text: str


def note_start(text: str) -> Start | None:
    """The start of a footnote that a line may be."""
    found = NOTE_START.match(text)
    if found is None or not found["text"]:
        return None
    form = next(name for name in ("raised", "bracketed", "plain", "glued") if found[name])
    return Start(mark_key(found[form]), form + (found["dot"] or ""), found["text"])


def cut_page(lines: Sequence[Line], *, page: int, body: float, going_on: bool) -> tuple[list[Line], list[Note]]:
    """The running text of a PDF's page, and the footnotes at its foot: smaller letters that begin with a mark, or
    letters of any size below a line of underscores that stands near the foot.

    body: font size of running text. going_on: the note before has not ended and goes on here, without a mark; such a
    part comes first and has an empty mark.
    """
    start = len(lines)
    while start and (lines[start - 1].size < SMALLER * body or RULE.match(plain(lines[start - 1].text))):
        start -= 1
    if start == len(lines):
        start = _rule_near_foot(lines)
    foot = [line for line in lines[start:] if not RULE.match(plain(line.text))]
    first = next((place for place, line in enumerate(foot) if note_start(line.text)), None)
    if first is None and not (going_on and foot):
        return list(lines), []
    if not going_on and first:
        start += lines[start:].index(foot[first])
        while start and RULE.match(plain(lines[start - 1].text)):
            start -= 1
        foot = foot[first:]
    notes = _notes(foot, page)
    return place_marks(lines[:start], [note.mark for note in notes if note.mark]), notes


def _rule_near_foot(lines: Sequence[Line]) -> int:
    """Where the last rule stands that a footnote follows, at most ``FOOT_LINES`` above the foot; else behind all."""
    for rule in range(len(lines) - 2, max(0, len(lines) - FOOT_LINES), -1):
        if RULE.match(plain(lines[rule].text)) and note_start(lines[rule + 1].text) is not None:
            return rule if _close_together(lines[rule + 1 :]) else len(lines)
    return len(lines)


def _close_together(lines: Sequence[Line]) -> bool:
    """Whether lines follow each other without a gap but in front of a next note: behind a gap comes other text."""
    steps = [abs(second.y - first.y) for first, second in pairwise(lines)]
    leading = min(steps, default=0.0)
    return all(
        step <= GAP * leading or note_start(line.text) is not None for step, line in zip(steps, lines[1:], strict=True)
    )


def cut_sheets(pages: Sequence[Sequence[Line]]) -> list[tuple[list[Line], list[Line]]]:
    """Pages of a text file, each as its running text and the lines of its footnotes.

    Footnotes stand below a line of underscores, and end where a blank line comes that no next mark follows; what
    comes then is the next page.
    """
    sheets: list[tuple[list[Line], list[Line]]] = []
    for page in pages:
        rest = list(page)
        while (cut := _ruled_notes(rest)) is not None:
            start, end = cut
            sheets.append((rest[:start], rest[start + 1 : end]))
            rest = rest[end:]
        if rest or not page:
            sheets.append((rest, []))
    return sheets


def _ruled_notes(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Where a rule with footnotes below it stands, and where they end."""
    for rule, line in enumerate(lines):
        first = note_start(lines[rule + 1].text) if rule + 1 < len(lines) and RULE.match(line.text) else None
        if first is None:
            continue
        end = rule + 2
        last = first.mark
        while end < len(lines):
            start = note_start(lines[end].text)
            if start is not None and start.form == first.form and follows(start.mark, last):
                last = start.mark
            elif lines[end].y > lines[end - 1].y + 1:
                break
            end += 1
        return rule, end
    return None


def sheet_notes(lines: Sequence[Line], page: int) -> list[Note]:
    """The footnotes in lines that `cut_sheets` gave."""
    return _notes(lines, page)


def _notes(lines: Sequence[Line], page: int) -> list[Note]:
    notes: list[Note] = []
    last, form = "", ""
    for line in lines:
        start = note_start(line.text)
        if start is not None and (not form or start.form == form) and follows(start.mark, last):
            notes.append(Note(start.mark, start.text, page))
            last, form = start.mark, start.form
        elif notes:
            notes[-1] = replace(notes[-1], text=join(notes[-1].text, line.text))
        else:
            notes.append(Note("", line.text, page))
    return notes


def follows(mark: str, last: str) -> bool:
    """Whether a mark can come after another: one more, or one of them no number."""
    return not (mark.isdigit() and last.isdigit()) or int(mark) == int(last) + 1


def merge_parts(notes: Sequence[Note]) -> list[Note]:
    """Notes whole: a part without a mark belongs to the note before it."""
    merged: list[Note] = []
    for note in notes:
        if not note.mark and merged:
            merged[-1] = replace(merged[-1], text=join(merged[-1].text, note.text))
        else:
            merged.append(note)
    return merged
