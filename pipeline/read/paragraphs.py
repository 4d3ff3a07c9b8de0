"""Lines become paragraphs: which line break the page made, and which the letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from pipeline.read.lines import HYPHEN, NOTE_CLOSE, NOTE_MARK, SIGNS, Block, Line, usual

ITEM_LABEL = (
    r"(?:"
    r"\d{1,3}(?:\.\d{1,2}){0,2}[.)]"  # 1. 12) 3.1.
    r"|\((?:\d{1,3}|[a-z]{1,4})\)"  # (1) (a) (iii)
    r"|[a-z]{1,3}\)"  # a) ii)
    r"|[ivx]{1,5}\."  # iv.
    r"|[•▪►–—-]"
    r")"
)
ITEM = re.compile(rf"{ITEM_LABEL} ")
ONLY_LABEL = re.compile(rf"{ITEM_LABEL}$")
CLOSING = "\"')]»”’ "
LINE_HYPHENS = "-/–"  # behind a letter or digit they go on in the next line: popula-
SENTENCE_ENDS = (".", "!", "?", ":", ";", "…")

GAP = 1.2  # of the usual distance of lines: more is a gap between paragraphs
INDENT = 0.8  # of the font size: less is no indent
INDENT_CHARACTERS = 2.0  # the same in text files
ROOM = 0.5  # of the font size, that a word may miss by and still not have fitted
NARROW_LINES = 3  # as many lines at least tell that a group is wrapped narrower than the column
BROAD = 0.7  # of the column: narrower text is in a cell, and not wrapped by hand
LOOSE = 0.12  # of the column: lines wrapped by hand or ragged end as early as this, though another word would fit,
LOOSE_WITHIN = 0.4  # and as early as this where the next line goes on in lower case
CENTRED = 0.25  # of the font size, by which the middles of centred lines may differ,
CENTRED_CHARACTERS = 1.0  # the same in text files
NARROWEST = 0.4  # of the column: no centred text is wrapped narrower
OTHER_SIZE = 0.12  # of the font size: letters that differ by more begin a paragraph
MOST_SIZES = 12  # font sizes, by half points, in a letter that was typeset
RUNNING = 0.25  # of the column: a line that leaves less room is one of running text
LONG = 60  # characters: a line or paragraph as long as this, with a full stop, is no line of an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What is usual in the letter: left and right edge of its column, distance of lines as a multiple of the font
    size, width of a space as such a multiple, font size, and how far a paragraph's first line is indented (0: not).
    sizes_tell: font sizes are those of a typesetter, few and exact, and not those that OCR guessed for each line.
    """

    left: float
    right: float  # infinite where nothing wrapped the lines
    leading: float
    space: float
    size: float
    indent: float
    sizes_tell: bool = True

    def step(self, line: Line) -> float:
        """The least by which a line is set in from another to be indented."""
        return INDENT * line.size if self.space < 1 else INDENT_CHARACTERS


def measure(pages: Sequence[Sequence[Line]], *, space: float) -> Layout:
    """The usual layout of all pages' lines. space: width of a space as a multiple of the font size."""
    lines = [line for page in pages for line in page]
    size = _usual_size(lines)
    body = [line for line in lines if abs(line.size - size) <= 0.08 * size] or lines
    rights = sorted((line.right for line in body), reverse=True)
    right = rights[min(len(rights) - 1, len(rights) // 40)] if rights else 0.0
    steps: list[float] = []
    indents: list[float] = []
    for page in pages:
        for above, below in pairwise(page):
            step = below.y - above.y
            if 0.5 * size < step < 3 * size and above.size == below.size:
                steps.append(step / below.size)
                if below.left < above.left < below.left + 6 * size and not ITEM.match(above.text):
                    indents.append(above.left - below.left)
    return Layout(
        left=usual((line.left for line in body), step=2 * space * size) or 0.0,
        right=right,
        leading=usual(steps, step=0.04) or 1.2,
        space=space,
        size=size,
        sizes_tell=len({round(2 * line.size) for line in lines}) <= MOST_SIZES,
        indent=(usual(indents, step=space * size) or 0.0) if len(indents) >= 3 else 0.0,
    )


def _usual_size(lines: Sequence[Line]) -> float:
    weights: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        weights[size] = weights.get(size, 0) + len(line.text)
    return max(weights, key=lambda size: weights[size], default=1.0)


def blocks(lines: Sequence[Line], *, page: int, layout: Layout) -> list[Block]:
    """The paragraphs of one page's running text, in reading order."""
    found: list[Block] = []
    group: list[Line] = []
    for line in lines:
        if group and _apart(group[-1], line, layout):
            found += _paragraphs(group, page, layout)
            group = []
        group.append(line)
    if group:
        found += _paragraphs(group, page, layout)
    return found


def _apart(above: Line, below: Line, layout: Layout) -> bool:
    step = below.y - above.y
    size = max(above.size, below.size)
    if step <= 0.3 * size or step > GAP * layout.leading * size:
        return True
    if layout.sizes_tell and abs(above.size - below.size) > OTHER_SIZE * size:
        return True
    return below.left > above.right or below.right < above.left


def _paragraphs(group: Sequence[Line], page: int, layout: Layout) -> list[Block]:
    edges = _Edges.of(group, layout)
    found: list[Block] = []
    text = group[0].text
    start = 0
    for place in range(1, len(group)):
        kind = _break(group, place, text, edges, layout)
        if kind == "paragraph":
            found.append(_block(text, group[start:place], page, edges, layout))
            text, start = group[place].text, place
        elif kind == "line":
            text = f"{text}\n{group[place].text}"
        else:
            text = join(text, group[place].text)
    found.append(_block(text, group[start:], page, edges, layout))
    return found


@dataclass(frozen=True, slots=True)
class _Edges:
    """Edges of a group of lines: where its lines begin, how far they may go, and whether they are centred."""

    left: float
    right: float
    width: float
    centred: bool

    @classmethod
    def of(cls, group: Sequence[Line], layout: Layout) -> "_Edges":
        left = min(line.left for line in group)
        right = max(line.right for line in group)
        width = max(line.right - line.left for line in group)
        size = group[0].size
        middles = [(line.left + line.right) / 2 for line in group]
        lefts = [line.left for line in group]
        tolerance = CENTRED * size if layout.space < 1 else CENTRED_CHARACTERS
        centred = (
            len(group) > 1
            and max(middles) - min(middles) <= tolerance
            and max(lefts) - min(lefts) > layout.step(group[0])
        )
        if centred:
            return cls(left, right, max(width, NARROWEST * (layout.right - layout.left)), True)
        limit = max((line.limit for line in group), default=0.0)
        if limit:
            right = max(right, limit)
        elif not _wrapped_narrow(group, right, layout):
            right = max(right, layout.right)
        return cls(left, right, right - left, False)

    def room(self, line: Line) -> float:
        """The room left behind a line."""
        return self.width - (line.right - line.left) if self.centred else self.right - line.right


def _wrapped_narrow(group: Sequence[Line], right: float, layout: Layout) -> bool:
    """Whether three lines or more are justified, or running text as long as it can be, within the group's own edge."""
    rights = [line.right for line in group[:-1]]
    if layout.space < 1 and len(group) >= NARROW_LINES and max(rights) - min(rights) <= CENTRED * group[0].size:
        return True
    return (
        len(group) >= NARROW_LINES
        and 2 * sum(line.text[0].islower() for line in group[1:]) >= len(group) - 1
        and all(above.right + layout.space * above.size + below.first > right for above, below in pairwise(group))
    )


def _fits(above: Line, below: Line, edges: _Edges, layout: Layout) -> bool:
    """Whether the next line's first word would still have fitted, and that by more than wrapping by hand explains."""
    slack = ROOM * above.size if layout.space < 1 else 0.0
    if above.text[-1] in LINE_HYPHENS and above.text[-2:-1].isalnum():
        return False
    if not ends_sentence(above.text):
        if below.text[0].islower():
            slack += LOOSE_WITHIN * edges.width
        elif edges.width >= BROAD * (layout.right - layout.left):
            slack += LOOSE * edges.width
    return layout.space * above.size + below.first + slack <= edges.room(above)


def _break(group: Sequence[Line], place: int, text: str, edges: _Edges, layout: Layout) -> str:
    """What comes before a line of the group: a new ``paragraph``, a new ``line``, or nothing (``join``).

    text: the paragraph as far as the line.
    """
    above, below = group[place - 1], group[place]
    item = ITEM.match(below.text)
    ended = ends_sentence(above.text)
    indented = _indented(group, place, edges, layout)
    hangs = ITEM.match(group[0].text) and below.left > group[0].left and below.text[0].islower()
    if hangs or not _fits(above, below, edges, layout):
        return "paragraph" if (item and ended) or indented else "join"
    if item or (ended and (indented or len(text) - text.rfind("\n") > LONG)):
        return "paragraph"
    above_text = (above.bold and not below.bold) or above.text.endswith(",")  # a heading, a salutation
    return "paragraph" if above_text and edges.room(below) < RUNNING * edges.width else "line"


def _indented(group: Sequence[Line], place: int, edges: _Edges, layout: Layout) -> bool:
    """Whether a line begins a paragraph by its indent."""
    above, below = group[place - 1], group[place]
    step = layout.step(below)
    if edges.centred or below.left - above.left < step or ITEM.match(above.text):
        return False
    first_of_more = place + 1 < len(group) and abs(group[place + 1].left - below.left) >= step
    return first_of_more or ends_sentence(above.text) or (above.bold and not below.bold)  # else a hanging indent


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence or clause may: with ``.``, ``:`` or ``;``, perhaps before a closing quote."""
    text = text[-40:]
    if NOTE_CLOSE in text:
        text = NOTE_MARK.sub("", text)
    return text.rstrip(CLOSING).endswith(SENTENCE_ENDS)


def _block(text: str, lines: Sequence[Line], page: int, edges: _Edges, layout: Layout) -> Block:
    first, step = lines[0], layout.step(lines[0])
    if len(lines) > 1 and "\n" not in text:
        indented = first.left - lines[1].left >= step
    else:
        indented = layout.indent > 0 and abs(first.left - layout.left - layout.indent) < step
    return Block(
        text=text,
        page=page,
        begins=bool(ITEM.match(text)) or edges.centred or indented,
        room=edges.room(lines[-1]) if layout.right < inf else None,
        first=first.first + layout.space * first.size,
        flush=layout.indent > 0 and abs(first.left - layout.left) < step,
        start=first.left,
        left=edges.left if any(line.limit for line in lines) else None,
    )


def join(left: str, right: str) -> str:
    """Two lines of a paragraph as one; a hyphen between them becomes an open one."""
    before = left[-2:-1]
    if left.endswith("-") and before.isalnum() and _begins_word(right):
        return f"{left[:-1]}{HYPHEN}{right}"
    if left.endswith(("/", "–")) and before.isalnum() and _begins_word(right):
        return left + right
    return f"{left} {right}"


def _begins_word(text: str) -> bool:
    return SIGNS.sub("", text[:3])[:1].isalnum()
