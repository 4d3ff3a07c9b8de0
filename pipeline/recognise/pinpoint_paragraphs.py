"""Paragraphs and subparagraphs: "(1), (3) and (4)", "(3)(b)", "paragraphs 1 and 3 (d)", "párr. 3, apartados b) y d)".

The first bracket behind an article is its paragraph, a second one the subparagraph.
"""

import re
from dataclasses import dataclass, field, replace

from pipeline.recognise.pinpoint_words import (
    BLANK,
    ROMAN,
    Unit,
    and_pattern,
    counted_pattern,
    ordinal_number,
    ordinal_paragraph,
    ordinal_pattern,
    separator_pattern,
    to_pattern,
    unit_at,
)

LONGEST_RANGE = 50  # a range above is kept as its two ends
LONGEST_LIST = 200  # items

PARAGRAPH = re.compile(rf"(?P<number>\d{{1,4}}(?:\.\d{{1,2}})?[a-z]?(?![\w/]|,\d)|[a-z](?=\))|[a-z](?!\w)|{ROMAN})\)?")
BRACKET = re.compile(rf"{BLANK}\((?P<mark>\d{{1,2}}|[a-z]|[ivx]{{2,4}})\)")  # (3), (b), (ii)
LETTER = re.compile(r"\s(?P<mark>[a-z]|[ivx]{2,4})\)")  # "3 b)": the French and Spanish way
DEGREE = re.compile(
    rf"{BLANK},?{BLANK}\(?(?P<marks>\d{{1,2}}[º°](?:{BLANK}(?:,|et|y|and){BLANK}\d{{1,2}}[º°]){{0,9}})\)?"
)  # 222-13, 7°
PARAGRAPH_LEAD = re.compile(rf"{BLANK}(?:[,;]{BLANK})?\(?(?:(?:and|et|y|en su|en sus|in its|son|in|en)(?!\w){BLANK})?")
SMALL_WORDS = frozenset("aeouy")  # of French and Spanish; as letters of a list they need their bracket

Pairs = list[tuple[str | None, str | None]]  # paragraph and subparagraph


@dataclass(slots=True)
class Paragraphs:
    """The paragraphs behind an article, as they are read: pairs of paragraph and subparagraph."""

    pairs: Pairs = field(default_factory=list)

    def direct(self, mark: str) -> None:
        """A bracket right behind: the paragraph, then the subparagraph; what is deeper is left out."""
        if not self.pairs:
            self.pairs.append((mark, None))
        elif self.pairs[-1][1] is None:
            self.pairs[-1] = (self.pairs[-1][0], mark)

    def listed(self, mark: str) -> None:
        """A bracket behind a comma or "and": a sibling of what stands before it."""
        paragraph, sub = self.pairs[-1] if self.pairs else (None, None)
        if sub is not None and _is_roman(sub) and not _is_roman(mark) and not mark.isdigit():
            # "d) i) and ii) and e)": a letter behind Roman numbers goes back a level.
            outer = paragraph is not None and not paragraph.isdigit()
            self.pairs.append((mark, None) if outer else (paragraph, mark))
        elif sub is not None and not mark.isdigit():
            self.pairs.append((paragraph, mark))
        elif paragraph is not None and paragraph.isdigit() and not mark.isdigit():
            self.direct(mark)
        else:
            self.pairs.append((mark, None))

    def upto(self, mark: str) -> None:
        """The end of a range: "(1)-(4)", "(a) to (d)"."""
        paragraph, sub = self.pairs[-1]
        if sub is not None and not mark.isdigit():
            self.pairs += [(paragraph, between) for between in expanded(sub, mark)[1:]]
        elif paragraph is not None:
            self.pairs += [(between, None) for between in expanded(paragraph, mark)[1:]]


def _is_roman(mark: str) -> bool:
    return re.fullmatch(r"[ivx]+", mark) is not None


def expanded(first: str, last: str) -> list[str]:
    """All of a range of numbers or letters; its two ends where it is longer than 50 or does not count up."""
    if first.isdigit() and last.isdigit():
        low, high = int(first), int(last)
        if low < high <= low + LONGEST_RANGE:
            return [str(number) for number in range(low, high + 1)]
    elif len(first) == len(last) == 1 and first.isalpha() and last.isalpha() and first < last:
        return [chr(code) for code in range(ord(first), ord(last) + 1)]
    return [first, last]


def paragraphs_behind(folded: str, at: int, paragraphs: Paragraphs, *, many: bool) -> int:
    """Read brackets and "paragraph …" behind an article; gives the end. many: whether further articles may follow."""
    reached = at
    while len(paragraphs.pairs) < LONGEST_LIST:
        end = _degrees(folded, reached, paragraphs)
        end = _brackets(folded, end, paragraphs)
        end = _paragraph_unit(folded, end, paragraphs, many=many)
        if end == reached:
            return end
        reached = end
    return reached


def _degrees(folded: str, at: int, paragraphs: Paragraphs) -> int:
    """Read "7°" and "(1° et 6°)", the numbered items of French articles."""
    degree = DEGREE.match(folded, at)
    if degree is None:
        return at
    paragraphs.pairs += [(number, None) for number in re.findall(r"\d+", degree["marks"])]
    return degree.end()


def _brackets(folded: str, at: int, paragraphs: Paragraphs) -> int:
    """Read "(1), (3) and (4)", "(3)(b)", "(1)-(4)", "3 b)"."""
    while len(paragraphs.pairs) < LONGEST_LIST:
        direct = BRACKET.match(folded, at) or LETTER.match(folded, at)
        if direct:
            paragraphs.direct(direct["mark"])
            at = direct.end()
            continue
        if not paragraphs.pairs:
            return at
        to = to_pattern().match(folded, at)
        last = to and (BRACKET.match(folded, to.end()) or LETTER.match(folded, to.end() - 1))
        if last:
            paragraphs.upto(last["mark"])
            at = last.end()
            continue
        separator = separator_pattern().match(folded, at)
        sibling = separator and (BRACKET.match(folded, separator.end()) or LETTER.match(folded, separator.end() - 1))
        if not sibling:
            return at
        paragraphs.listed(sibling["mark"])
        at = sibling.end()
    return at


def _paragraph_unit(folded: str, at: int, paragraphs: Paragraphs, *, many: bool) -> int:
    """Read ", paragraphs 1 and 3 (d)" behind an article, or "apartado b)" behind its paragraph."""
    lead = PARAGRAPH_LEAD.match(folded, at)
    begin = lead.end() if lead else at
    before = ordinal_paragraph().match(folded, begin)
    if before:
        paragraphs.listed(ordinal_number(before[1]))
        return before.end()
    unit = unit_at(folded, begin)
    if unit is None or unit.level != "paragraph":
        return at
    end = numbers_behind(folded, unit if many else replace(unit, many=True), paragraphs, nested=True)
    if "(" in folded[at:begin] and end < len(folded) and folded[end] == ")":
        end += 1
    return end if end > unit.end else at


def subdivision_behind(folded: str, at: int, paragraphs: Paragraphs) -> int:
    """Read ", apartado c)" behind a paragraph that is of no article; gives the end."""
    lead = PARAGRAPH_LEAD.match(folded, at)
    unit = unit_at(folded, lead.end()) if lead else None
    return _paragraph_unit(folded, at, paragraphs, many=True) if unit is not None and unit.letters else at


def numbers_behind(folded: str, unit: Unit, paragraphs: Paragraphs, *, nested: bool) -> int:
    """Read the numbers behind a unit of paragraphs.

    nested: behind an article, where a further number may be the next article: a singular takes one number, a
    plural a list up to its "and".
    """
    at = end = unit.end
    closed = False
    count = 0
    while count < LONGEST_LIST:
        number = _paragraph_number(folded, at, unit, first=count == 0)
        if number is None or counted_pattern().match(folded, number[1]):
            break
        if count and (_is_small_word(number[0], folded, number[1]) or (nested and _has_paragraphs(folded, number[1]))):
            break
        value, end = f"{unit.prefix}{number[0]}", number[1]
        if (count == 0 and nested and not value.isdigit()) or (count and not value.isdigit()):
            paragraphs.listed(value)
        else:
            paragraphs.pairs.append((value, None))
        count += 1
        to = to_pattern().match(folded, end)
        last = _paragraph_number(folded, to.end(), unit, first=False) if to else None
        if last and not counted_pattern().match(folded, last[1]):
            paragraphs.pairs[-1:] = [(f"{unit.prefix}{between}", None) for between in expanded(number[0], last[0])]
            end = last[1]
        bracketed = _brackets(folded, end, paragraphs)
        # "a) y b), y 6": the list is closed by its own "and".
        closed = closed or (nested and bool(and_pattern().search(folded, end, bracketed)))
        end = bracketed
        separator = separator_pattern().match(folded, end)
        if separator is None or (closed and "," in separator.group()) or (nested and not unit.many):
            break
        closed = nested and bool(separator["and"] or separator["and_alone"])
        following = unit_at(folded, separator.end())
        if following is not None and (following.name != unit.name or nested or ";" in separator.group()):
            break
        at = following.end if following else separator.end()
    return end


def _is_small_word(value: str, folded: str, end: int) -> bool:
    return value in SMALL_WORDS and folded[end - 1] != ")"


def _has_paragraphs(folded: str, end: int) -> bool:
    """Whether a number has paragraphs of its own, so that it is an article: "párrs. 1 a 4, 10, párr. 1"."""
    lead = PARAGRAPH_LEAD.match(folded, end)
    unit = unit_at(folded, lead.end()) if lead else None
    return unit is not None and unit.level == "paragraph"


def _paragraph_number(folded: str, at: int, unit: Unit, *, first: bool) -> tuple[str, int] | None:
    """A number, letter or, at the head of a list, ordinal ("párrafo tercero"; not "para. 23, third parties")."""
    ordinal = ordinal_pattern().match(folded, at) if first else None
    if ordinal:
        return ordinal_number(ordinal.group()), ordinal.end()
    bracket = re.compile(r"\((\d{1,3}|[a-z]|[ivx]{2,4})\)").match(folded, at)
    if bracket:
        return bracket[1], bracket.end()
    match = PARAGRAPH.match(folded, at)
    if match is None:
        return None
    number = match["number"]
    if number.isalpha() and not match.group().endswith(")"):
        # "inciso c" and "fracción I" are places, "paragraph a" and "point i" in running text are none.
        roman = re.fullmatch(r"[ivxl]+", number)
        if not unit.letters:
            return None
        return (number.upper() if roman else number), match.end()
    end = match.end() if number.isalpha() else match.end("number")
    return number, end
