"""Inline markup: a string with **bold**, *italic*, [^1] and backslashes in, a tuple of spans and footnote marks out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


class MarkupError(ValueError):
    """Inline markup that does not close, or a footnote mark where none may stand."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one face."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark and the text of its footnote."""

    label: str
    note: Line


Line = tuple[Span | Mark, ...]

_TOKEN = re.compile(r"\\(?P<escaped>[\\*\[\]#.):+-])|(?P<stars>\*{1,3})|\[\^(?P<label>[^\]\s]+)\]")
_SPACES = re.compile(r"[ \t]+")


def parse_line(text: str, note: Callable[[str], Line] | None) -> Line:
    """The spans and marks of `text`. `note` gives the footnote of a label; None where no mark may stand.

    Stars between spaces are stars; runs of spaces and tabs are one space, other white space stays as it is.
    """
    text = _SPACES.sub(" ", text)
    line: list[Span | Mark] = []
    words = ""
    bold = italic = False
    position = 0

    def close() -> None:
        nonlocal words
        if words:
            line.append(Span(words, bold, italic))
            words = ""

    for token in _TOKEN.finditer(text):
        words += text[position : token.start()]
        position = token.end()
        if token["escaped"] is not None:
            words += token["escaped"]
        elif token["label"] is not None:
            if note is None:
                raise MarkupError(f"a footnote may not have a footnote mark [^{token['label']}]")
            close()
            line.append(Mark(token["label"], note(token["label"])))
        elif _stands_alone(text, token.start(), token.end()):
            words += token["stars"]
        else:
            close()
            bold ^= len(token["stars"]) >= 2
            italic ^= len(token["stars"]) != 2
    words += text[position:]
    close()
    if bold or italic:
        raise MarkupError(f"{'**bold**' if bold else '*italic*'} is not closed (a star itself is written \\*)")
    return tuple(line)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether spaces or the ends of the text stand on both sides."""
    return text[start - 1 : start] in ("", " ") and text[end : end + 1] in ("", " ")


def plain(line: Line) -> str:
    """The words of a line, footnote marks glued to them as plain letters."""
    return "".join(part.text if isinstance(part, Span) else part.label for part in line)


def notes(line: Line) -> list[Mark]:
    """The footnote marks of a line, in order."""
    return [part for part in line if isinstance(part, Mark)]
