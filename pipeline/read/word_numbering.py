"""Automatic numbers of a Word file's lists: ``1.``, ``(a)``, bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.read.characters import regular

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "•"
ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
PLACE = re.compile(r"%([1-9])")
DEEPEST = 9  # levels of a list
LONGEST_CHAIN = 12  # styles based on styles


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: ``decimal``, ``%1.``, 1."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, str]  # numId -> abstractNumId
    restarts: dict[tuple[str, int], int]
    levels: dict[tuple[str, int], Level]
    styles: dict[str, tuple[str | None, str | None, int]]  # style -> based on, numId, level
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, document: Any) -> Numbering:
        """The lists of a python-docx document."""
        found = cls({}, {}, {}, {})
        for style in document.styles.element.iterchildren(f"{W}style"):
            based = style.find(f"{W}basedOn")
            number, level = _number(style.find(f"{W}pPr"))
            found.styles[style.get(f"{W}styleId") or ""] = (
                based.get(f"{W}val") if based is not None else None,
                number,
                level,
            )
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return found
        for abstract in root.iterchildren(f"{W}abstractNum"):
            for level in abstract.iterchildren(f"{W}lvl"):
                found.levels[abstract.get(f"{W}abstractNumId") or "", _int(level.get(f"{W}ilvl"))] = _level(level)
        for number in root.iterchildren(f"{W}num"):
            abstract = number.find(f"{W}abstractNumId")
            if abstract is None:
                continue
            number_id = number.get(f"{W}numId") or ""
            found.lists[number_id] = abstract.get(f"{W}val") or ""
            for override in number.iterchildren(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                if start is not None:
                    found.restarts[number_id, _int(override.get(f"{W}ilvl"))] = _int(start.get(f"{W}val"), 1)
        return found

    def label(self, paragraph: _Element) -> str:
        """The label of the paragraph, counting on; empty where it is in no list."""
        number, depth = self._list_of(paragraph)
        if number is None or number == "0":
            return ""
        abstract = self.lists.get(number)
        level = self.levels.get((abstract or "", depth))
        if abstract is None or level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return BULLET
        if number not in self.seen:
            self.seen.add(number)
            for (other, place), start in self.restarts.items():
                if other == number:
                    self.counts[abstract, place] = start - 1
        self.counts[abstract, depth] = self.counts.get((abstract, depth), level.start - 1) + 1
        for deeper in range(depth + 1, DEEPEST):
            self.counts.pop((abstract, deeper), None)
        return PLACE.sub(lambda match: self._count(abstract, int(match[1]) - 1), regular(level.text)).strip()

    def _count(self, abstract: str, depth: int) -> str:
        level = self.levels.get((abstract, depth))
        return numeral(
            self.counts.get((abstract, depth), level.start if level else 1), level.form if level else "decimal"
        )

    def _list_of(self, paragraph: _Element) -> tuple[str | None, int]:
        properties = paragraph.find(f"{W}pPr")
        number, depth = _number(properties)
        if number is not None or properties is None:
            return number, depth
        style = properties.find(f"{W}pStyle")
        name = style.get(f"{W}val") if style is not None else None
        for _ in range(LONGEST_CHAIN):
            if name is None or name not in self.styles:
                break
            name, number, depth = self.styles[name]
            if number is not None:
                return number, depth
        return None, 0


def _number(properties: _Element | None) -> tuple[str | None, int]:
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None, 0
    number, depth = found.find(f"{W}numId"), found.find(f"{W}ilvl")
    return (
        number.get(f"{W}val") if number is not None else None,
        _int(depth.get(f"{W}val")) if depth is not None else 0,
    )


def _level(element: _Element) -> Level:
    def value(name: str, default: str) -> str:
        found = element.find(f"{W}{name}")
        return (found.get(f"{W}val") or default) if found is not None else default

    return Level(value("numFmt", "decimal"), value("lvlText", "%1."), _int(value("start", "1"), 1))


def _int(text: str | None, default: int = 0) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default


def numeral(number: int, form: str) -> str:
    """A number as Word writes it: ``decimal``, ``lowerLetter``, ``upperRoman``, ``decimalZero`` …"""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for value, letters in ROMAN:
            roman += letters * (number // value)
            number %= value
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{number:02}"
    return str(number)
