"""Letters whose people are marked by hand: "the lawyer [Ada Lund] was arrested"; one name is one person."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.resolve.entities import Entity, Mention

MARKED = re.compile(r"\[(?P<name>[^\[\]]+)\]")
NAMES = ("spcomms_name_model", "spcomms_names")  # the components that find names by themselves


def read(nlp: Language, marked: str, *, language: str = "en") -> tuple[Doc, tuple[Entity, ...]]:
    """The document of a text and its marked people, by first mention; "[Ada=Ada Lund]" is another form of a name."""
    text, spans = "", []
    reached = 0
    for match in MARKED.finditer(marked):
        text += marked[reached : match.start()]
        form, _, name = match["name"].partition("=")
        spans.append((name or form, len(text), len(text) + len(form)))
        text += form
        reached = match.end()
    text += marked[reached:]
    doc = nlp.make_doc(text)
    for component, pipe in nlp.pipeline:
        if component not in NAMES:
            doc = pipe(doc)
            doc._.language = language
    return doc, tuple(_people(spans))


def _people(spans: list[tuple[str, int, int]]) -> Iterator[Entity]:
    for number, name in enumerate(dict.fromkeys(name for name, _, _ in spans), start=1):
        mentions = tuple(
            Mention(start=start, end=end, form="name", rule="test", confidence=1.0)
            for other, start, end in spans
            if other == name
        )
        yield Entity(id=f"p{number}", name=name, aliases=(), mentions=mentions)
