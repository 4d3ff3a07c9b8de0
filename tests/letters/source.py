"""Reads a letter's source: front matter and blocks in, a `LetterSource` out, or one `SourceError` that says where."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from .markup import Line, MarkupError, parse_line

LINE_BLOCKS: Final = frozenset({"cover", "letterhead", "reference", "date", "signatures"})
PARAGRAPH_BLOCKS: Final = frozenset({"mandates", "body", "annex"})

_FRONT_MATTER = re.compile(r"\A\+\+\+\n(?P<settings>.*?)^\+\+\+\n(?P<rest>.*)\Z", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"::\s*(?P<name>\w+)\s*")
_BLOCK_LIKE = re.compile(r"::")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:[ \t]*(?P<text>.*)")
_ITEM = re.compile(r"(?P<number>\d{1,3}[.)])[ \t]+(?P<text>\S.*)")
_HEADING = re.compile(r"#[ \t]+(?P<text>\S.*)")
_BULLET = re.compile(r"-[ \t]+(?P<text>\S.*)")
_BOLD_LINE = re.compile(r"\*\*(?!\*)[^*]+\*\*(\[\^[^\]\s]+\])?")


class SourceError(ValueError):
    """A source that breaks the format; its message is `<ID>.md:<line>: <what is wrong and what to do>`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Line


@dataclass(frozen=True, slots=True)
class Heading:
    """A sub-heading of the body or annex."""

    text: Line


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item; `number` is as typed, with its dot or bracket."""

    number: str
    text: Line


@dataclass(frozen=True, slots=True)
class Bullet:
    """An item after a bullet."""

    text: Line


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that stay lines: a group of a line block, or a title set in bold."""

    lines: tuple[Line, ...]


Piece = Paragraph | Heading | Item | Bullet | Lines


@dataclass(frozen=True, slots=True)
class Block:
    """One `:: name` block and the pieces that stand in it."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The front matter. A field without a default must be given."""

    form: str
    language: str
    letterhead: str
    running: str = "number"
    running_text: str = ""
    signatures: int = 1
    hyphenate: bool = False
    text: str = "paragraphs"


@dataclass(frozen=True, slots=True)
class LetterSource:
    """A letter ready to be made: its id, its settings, its blocks in the order in which they come out."""

    id: str
    settings: Settings
    blocks: tuple[Block, ...]


_CHOICES: Final[dict[str, tuple[str | int, ...]]] = {
    "form": ("pdf", "txt", "docx", "html"),
    "language": ("en", "fr", "es"),
    "letterhead": ("2004", "2012", "2016", "2018", "none"),
    "running": ("number", "dashes", "reference", "none"),
    "signatures": (1, 2),
    "text": ("paragraphs", "wrapped"),
}
_TYPES: Final[dict[str, type]] = {"running_text": str, "hyphenate": bool}


def read_source(path: Path) -> LetterSource:
    """The letter written in the file `path`; its id is the file's name without `.md`."""
    return parse_source(path.read_text(encoding="utf-8"), path.stem)


def parse_source(text: str, letter_id: str = "letter") -> LetterSource:
    """The letter written in `text`. Raises `SourceError` at the first thing that breaks the format."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.endswith("\n"):
        text += "\n"
    match = _FRONT_MATTER.match(text)
    if match is None:
        raise SourceError(f"{letter_id}.md:1: the source must begin with a front matter between two lines '+++'")
    settings = _read_settings(match["settings"], letter_id)
    first_line = text[: match.start("rest")].count("\n") + 1
    return LetterSource(letter_id, settings, _read_blocks(match["rest"], first_line, letter_id))


def _read_settings(toml: str, letter_id: str) -> Settings:
    """The checked settings of a front matter."""
    try:
        values: dict[str, Any] = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{letter_id}.md:1: the front matter is not valid TOML: {error}") from error
    known = {field.name for field in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise SourceError(f"{letter_id}.md:1: unknown setting '{name}'; known are {', '.join(sorted(known))}")
        if name in _CHOICES and not any(value == choice and type(value) is type(choice) for choice in _CHOICES[name]):
            choices = ", ".join(map(repr, _CHOICES[name]))
            raise SourceError(f"{letter_id}.md:1: {name} = {value!r} is none of {choices}")
        if name in _TYPES and type(value) is not _TYPES[name]:
            raise SourceError(f"{letter_id}.md:1: {name} = {value!r} is not a {_TYPES[name].__name__}")
    for name in ("form", "language", "letterhead"):
        if name not in values:
            raise SourceError(f"{letter_id}.md:1: the front matter lacks '{name}'")
    settings = Settings(**values)
    if settings.running == "reference" and not settings.running_text:
        raise SourceError(
            f"{letter_id}.md:1: running = 'reference' needs running_text, the words before the page number"
        )
    return settings


def _read_blocks(text: str, first_line: int, letter_id: str) -> tuple[Block, ...]:
    """The blocks of everything after the front matter."""
    starts: list[tuple[int, str]] = []
    lines = text.split("\n")
    for index, line in enumerate(lines):
        match = _BLOCK.fullmatch(line)
        if match is not None:
            if match["name"] not in LINE_BLOCKS | PARAGRAPH_BLOCKS:
                known = ", ".join(sorted(LINE_BLOCKS | PARAGRAPH_BLOCKS))
                raise SourceError(
                    f"{letter_id}.md:{first_line + index}: unknown block '{match['name']}'; known are {known}"
                )
            starts.append((index, match["name"]))
        elif _BLOCK_LIKE.match(line):
            raise SourceError(f"{letter_id}.md:{first_line + index}: a block begins with ':: name' alone on its line")
        elif not starts and line.strip():
            raise SourceError(f"{letter_id}.md:{first_line + index}: text stands before the first ':: name'")
    if "body" not in [name for _, name in starts]:
        raise SourceError(f"{letter_id}.md:{first_line}: the letter has no ':: body'")
    blocks: list[Block] = []
    ends = [index for index, _ in starts[1:]] + [len(lines)]
    for (index, name), end in zip(starts, ends, strict=True):
        if name == "cover" and any(block.name != "cover" for block in blocks):
            raise SourceError(f"{letter_id}.md:{first_line + index}: a cover must stand before every other block")
        reader = _BlockReader(letter_id, name, first_line + index + 1)
        blocks.append(Block(name, reader.read(lines[index + 1 : end])))
    return tuple(blocks)


class _BlockReader:
    """Reads the lines of one block into pieces; knows the block's place in the file for its errors."""

    def __init__(self, letter_id: str, name: str, first_line: int) -> None:
        self.letter_id = letter_id
        self.name = name
        self.first_line = first_line
        self.notes: dict[str, tuple[int, str]] = {}
        self.used: set[str] = set()

    def read(self, lines: list[str]) -> tuple[Piece, ...]:
        """The pieces of the block; raises where a footnote lacks its text or its mark."""
        groups = self._take_notes(lines)
        if not groups:
            raise self._error(-1, f"the block '{self.name}' is empty")
        pieces = tuple(self._piece(group) for group in groups)
        for label, (index, _) in self.notes.items():
            if label not in self.used:
                raise self._error(index, f"no mark [^{label}] in the block '{self.name}' for this footnote")
        return pieces

    def _take_notes(self, lines: list[str]) -> list[list[tuple[int, str]]]:
        """Puts the footnote texts aside; gives the groups of lines between blank lines, each line with its index."""
        groups: list[list[tuple[int, str]]] = []
        open_note = ""
        after_blank = True
        for index, raw in enumerate(lines):
            line = raw.strip(" \t")
            note = _NOTE.fullmatch(line)
            if not line:
                open_note, after_blank = "", True
            elif note is not None:
                open_note, after_blank = note["label"], True
                if open_note in self.notes:
                    raise self._error(index, f"the footnote [^{open_note}] has two texts")
                if not note["text"]:
                    raise self._error(index, f"the footnote [^{open_note}] has no text on its line")
                self.notes[open_note] = (index, note["text"])
            elif open_note:
                begun, text = self.notes[open_note]
                self.notes[open_note] = (begun, f"{text} {line}")
            elif after_blank:
                groups.append([(index, line)])
                after_blank = False
            else:
                groups[-1].append((index, line))
        return groups

    def _piece(self, group: list[tuple[int, str]]) -> Piece:
        """The piece that a group of lines is."""
        first, start = group[0][1], group[0][0]
        if self.name in LINE_BLOCKS:
            return Lines(tuple(self._line(text, index) for index, text in group))
        if all(_BOLD_LINE.fullmatch(text) for _, text in group):
            return Lines(tuple(self._line(text, index) for index, text in group))
        if (heading := _HEADING.fullmatch(first)) is not None:
            if len(group) > 1:
                raise self._error(group[1][0], "a blank line must stand after a sub-heading")
            return Heading(self._line(heading["text"], start))
        for index, text in group[1:]:
            if _BULLET.fullmatch(text) or _HEADING.fullmatch(text):
                raise self._error(index, f"a blank line must stand before '{text[:20]}'")
        if (bullet := _BULLET.fullmatch(first)) is not None:
            return Bullet(self._join(bullet["text"], group))
        if (item := _ITEM.fullmatch(first)) is not None:
            follower = f"{int(item['number'][:-1]) + 1}{item['number'][-1]} "
            for index, text in group[1:]:
                if text.startswith(follower):
                    raise self._error(index, f"a blank line must stand before the item '{follower.strip()}'")
            return Item(item["number"], self._join(item["text"], group))
        return Paragraph(self._join(first, group))

    def _join(self, first: str, group: list[tuple[int, str]]) -> Line:
        """One line of the first line's text and the lines that run on."""
        return self._line(" ".join([first, *(text for _, text in group[1:])]), group[0][0])

    def _line(self, text: str, index: int) -> Line:
        """The inline markup of `text`, footnotes put in."""
        try:
            return parse_line(text, lambda label: self._note(label, index))
        except MarkupError as error:
            raise self._error(index, f"{error}: '{text[:60]}'") from error

    def _note(self, label: str, index: int) -> Line:
        """The text of the footnote `label`, whose mark stands in line `index`."""
        if label not in self.notes:
            raise self._error(index, f"the mark [^{label}] has no text in the block '{self.name}'")
        if label in self.used:
            raise self._error(index, f"the mark [^{label}] stands twice in the block '{self.name}'")
        self.used.add(label)
        begun, text = self.notes[label]
        try:
            return parse_line(text, None)
        except MarkupError as error:
            raise self._error(begun, f"{error}: '{text[:60]}'") from error

    def _error(self, index: int, message: str) -> SourceError:
        return SourceError(f"{self.letter_id}.md:{self.first_line + index}: {message}")
