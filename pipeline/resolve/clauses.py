"""The sentences of a letter with their acts, and which words of a sentence belong to which act."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.text import folded_text, paragraphs
from pipeline.resolve.sentence_borders import sentence_at


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with acts in it. acts: their numbers, one after the other.

    paragraph: number of its paragraph, and where that begins. listed: whether the paragraph is an item of a list
    that a sentence in front began ("The court:", "(a) acquitted …"), or what follows it. part: how many
    headings stand in front.
    """

    start: int
    end: int
    paragraph: int
    paragraph_start: int
    listed: bool
    part: int
    acts: tuple[int, ...]


@cache
def words(name: str, language: str | None = None) -> str:
    """Words of ``knowledge/act_circumstances.toml`` as one alternative, longest first; of all languages where none is
    given, since letters mix them."""
    table = read_toml("act_circumstances")["words"][name]
    listed = table[language] if language else {word for items in table.values() for word in items}
    return either(sorted(listed, key=lambda word: (-len(word), word)))


HEADING = 80  # characters
ITEM = re.compile(r"\s*(?:\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)]|[–—•*·-])\s")


def sentences_of(doc: Doc, acts: Sequence[Span]) -> Iterator[Sentence]:
    """Yield the sentences that hold acts. acts: in reading order."""
    blocks = paragraphs(doc)
    starts = [start for start, _ in blocks]
    listed, parts = _listed(folded_text(doc), blocks)
    number = 0
    while number < len(acts):
        start, end = sentence_at(doc, acts[number].start_char)
        inside = [number]
        while number + 1 < len(acts) and acts[number + 1].start_char < end:
            number += 1
            inside.append(number)
        number += 1
        block = max(0, bisect_left(starts, start + 1) - 1)
        yield Sentence(
            start=start,
            end=end,
            paragraph=block,
            paragraph_start=starts[block],
            listed=listed[block],
            part=parts[block],
            acts=tuple(inside),
        )


def _listed(folded: str, blocks: Sequence[tuple[int, int]]) -> tuple[list[bool], list[int]]:
    """Which paragraphs belong to a list that one in front began with a colon, and how many headings stand in front."""
    items: list[bool] = []
    parts: list[int] = []
    open_list = False
    for start, end in blocks:
        body = folded[start:end].rstrip()
        item = ITEM.match(folded, start) is not None
        heading = not item and len(body) <= HEADING and not body.endswith((".", ";", ":", ","))
        items.append(open_list and not heading)
        parts.append((parts[-1] if parts else 0) + heading)
        open_list = (open_list and item) or body.endswith(":")
    return items, parts


def act_kind(act: Span) -> str:
    """The kind of an act, of ``knowledge/acts.toml``."""
    return str(act._.value.kind) if act._.value is not None else ""


def is_noun(act: Span) -> bool:
    """Whether an act is told by a noun: "the arrest of"."""
    return act._.value is not None and act._.value.voice == "noun"


def neighbours(
    sentence: Sentence, acts: Sequence[Span], start: int, end: int
) -> tuple[int | None, int | None, int | None]:
    """The acts of a sentence around a stretch: the last that ends in front, one that holds it, the first behind."""
    place = bisect_right(sentence.acts, start, key=lambda number: acts[number].end_char)
    before = sentence.acts[place - 1] if place else None
    behind = sentence.acts[place] if place < len(sentence.acts) else None
    inside = (
        behind if behind is not None and acts[behind].start_char <= start and end <= acts[behind].end_char else None
    )
    return before, inside, behind


@cache
def _border() -> re.Pattern[str]:
    """Where a clause of a sentence can begin: behind "; ", "and", ", who", a comma."""
    return re.compile(
        rf"(?P<strong>[;:]\s|\s[(–—-]\s?)|(?<!\w),?\s*(?P<joined>\b(?:{words('opening')}|{words('relative')}))(?!\w)|(?P<comma>,\s)"
    )


def clause_of(doc: Doc, sentence: Sentence, acts: Sequence[Span], number: int) -> tuple[int, int]:
    """Start and end of the words that belong to an act: to where the clauses of the acts beside it begin."""
    place = number - sentence.acts[0]
    start = _clause_start(doc, sentence, acts, place)
    end = _clause_start(doc, sentence, acts, place + 1) if place + 1 < len(sentence.acts) else sentence.end
    text = folded_text(doc)
    while end > acts[number].end_char and text[end - 1].isspace():
        end -= 1
    return start, max(end, acts[number].end_char)


def _clause_start(doc: Doc, sentence: Sentence, acts: Sequence[Span], place: int) -> int:
    """Where the clause of the act at a place of a sentence begins: at the last border behind the act in front."""
    if place == 0:
        return sentence.start
    first, last = acts[sentence.acts[place - 1]].end_char, acts[sentence.acts[place]].start_char
    if first >= last:
        return last
    borders = list(_border().finditer(folded_text(doc), first, last))
    for kind in ("strong", "joined", "comma"):
        found = [border for border in borders if border[kind] is not None]
        if found:
            return found[-1].start(kind)
    return first


FRONT = 100  # characters looked at in front of what may begin a clause


@cache
def _opener() -> re.Pattern[str]:
    """What stands between the beginning of a clause and a date, court or place that it begins with."""
    article = rf"(?:{words('article')}\s*)?"
    parts = rf"{article}(?:[a-z]+\s+)?{words('parts')}\s+(?:of|du|de|del|au)\s+(?:the\s+)?"
    return re.compile(
        rf"(?:[;:(–—]|(?<!\w)(?:{words('opening')}|{words('relative')})(?:,|(?!\w)))\s*"
        rf"(?:(?:{words('day')}|{words('of')}|{words('before')}|{words('where')})\s*)?(?:{parts}|{article})?$"
    )


def opens_clause(folded: str, reached: int, start: int) -> bool:
    """Whether what begins at an offset begins a clause: behind "; ", ", and on", "where in"."""
    return _opener().search(folded, max(reached, start - FRONT), start) is not None
