"""Who signs: the names and titles of the signature block.

Name over title ("Odile Brassard / Special Rapporteur on …"), on one line with a comma, or "Vice-Chair on
communications of the Working Group on …" for a group; titles wrap over lines. Staff who sign a fax cover stand in
front of the letter and are none.
Written to ``doc.spans["signatories"]``, a span a name, value: a ``Signatory``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.frame import frame_part
from pipeline.recognise.mandate_titles import find_titles, officer, title_head
from pipeline.recognise.span_groups import Component, Found, body_end, write_group
from pipeline.recognise.text import folded_text, lines, text_of


@dataclass(frozen=True, slots=True)
class Signatory:
    """A name in the signature block. mandates: the ids that its title names; title: as written, on one line."""

    name: str
    title: str
    mandates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the block. head: where a title begins in it, or None."""

    start: int
    end: int
    head: int | None


@Language.factory("spcomms_signatories", assigns=["doc.spans"])
def make_signatories(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["signatories"]``; it reads frame and requests."""
    return recognise_signatories


def recognise_signatories(doc: Doc) -> Doc:
    """Find the signatories."""
    write_group(doc, "signatories", find_signatories(doc))
    return doc


def find_signatories(doc: Doc) -> Iterator[Found]:
    """Yield every name of the block that stands with a mandate's title."""
    begin, end = _block(doc)
    text, folded = text_of(doc), folded_text(doc)
    block = [Line(*line, _head(folded, *line)) for line in lines(text, begin, end)]
    names = [(position, name) for position in range(len(block)) if (name := _name(text, block, position))]
    for number, (position, name) in enumerate(names):
        until = block[names[number + 1][0]].start if number + 1 < len(names) else end
        title_start = name[1] if name[1] < block[position].end else block[position].end
        titles = list(find_titles(folded, title_start, until))
        if not titles:
            continue
        blank = text.find("\n\n", titles[-1].end, until)  # a title may go on over lines, not over a blank one
        title_end = blank if blank >= 0 else until
        title = " ".join(text[title_start:title_end].split()).lstrip(",;-–: ")
        signatory = Signatory(text[name[0] : name[1]], title, tuple(title.mandate for title in titles))
        yield Found(start=name[0], end=name[1], label="SIGNATORY", value=signatory, rule="signatories.block")


def _block(doc: Doc) -> tuple[int, int]:
    """From the closing (or the last question) to the annex or the end of the running text."""
    closing, annex = frame_part(doc, "CLOSING"), frame_part(doc, "ANNEX")
    end = annex.start_char if annex else body_end(doc)
    if closing:
        return closing.end_char, end
    questions = doc.spans.get("requests", [])
    introduction = frame_part(doc, "INTRODUCTION")
    if len(questions):
        return questions[-1].end_char, end
    return (introduction.end_char if introduction else end), end


def _head(folded: str, start: int, end: int) -> int | None:
    """Where in a line a mandate's title begins."""
    for pattern in (officer(), title_head()):
        match = pattern.match(folded, start, end)
        if match:
            return match.start()
    match = title_head().search(folded, start, end)
    if match is None:
        # "Ada Lund Chair-Rapporteur of the": the group's name stands on the next line.
        chair = officer().search(folded, start, end)
        return chair.start() if chair and chair.end() == end and folded[start:end] != chair.group() else None
    chair = officer().search(folded, start, match.end())
    return min(chair.start(), match.start()) if chair else match.start()


def _name(text: str, block: list[Line], position: int) -> tuple[int, int] | None:
    """The name that a line holds, if a title follows it there or on the next line."""
    line = block[position]
    if line.head is not None:
        if line.head == line.start:
            return None
        return _as_name(text, line.start, line.head)
    following = block[position + 1] if position + 1 < len(block) else None
    if following is None or following.head != following.start:
        return None
    return _as_name(text, line.start, line.end)


WORD = r"(?:[^\W\d_a-z][\w'’.-]*)"  # Brassard, O'Neill, al-, J.
NAME_LENGTH = 70
MAX_WORDS = 8


@cache
def _name_pattern() -> re.Pattern[str]:
    particle = either(read_toml("names")["particles"])
    honorific = rf"(?:{either(read_toml('names')['honorifics'])}\s+)?"
    return re.compile(
        rf"{honorific}(?P<name>(?:(?:{particle})[\s'’-]*)?{WORD}(?:[\s-]+(?:{particle}|{WORD})){{0,{MAX_WORDS}}})"
    )


def _as_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end of the name in a stretch of a line, honorific left out; None where it is no name."""
    stretch = text[start:end].rstrip(" ,;:-–(")
    match = _name_pattern().fullmatch(stretch) if len(stretch) <= NAME_LENGTH else None
    if match is None or " " not in match["name"]:
        return None
    return start + match.start("name"), start + match.end("name")
