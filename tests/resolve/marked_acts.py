"""Texts whose acts are marked by hand: "He {arrest: was arrested} on 3 May 2019"; "{hearing noun: the hearing}"."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.read.letter import Letter, Source
from pipeline.recognise.acts import Act
from pipeline.recognise.span_groups import Found, write_group
from pipeline.resolve.act_circumstances import Circumstances, circumstances_of_acts
from pipeline.resolve.courts import find_courts
from pipeline.resolve.dates import resolve_dates
from pipeline.resolve.entities import Entity
from pipeline.resolve.exchanges import find_exchanges
from pipeline.resolve.identity import identify
from pipeline.resolve.places import resolve_places

MARKED = re.compile(r"\{(?P<kind>\w+)(?: (?P<voice>\w+))?: (?P<words>[^{}]+)\}")


def document(nlp: Language, marked: str, *, language: str = "en") -> Doc:
    """The document of a text, with its marked acts as the only ones."""
    text, found = "", []
    reached = 0
    for match in MARKED.finditer(marked):
        text += marked[reached : match.start()]
        act = Act(match["kind"], match["voice"] or "subject")
        found.append(Found(start=len(text), end=len(text) + len(match["words"]), label="ACT", value=act, rule="test"))
        text += match["words"]
        reached = match.end()
    text += marked[reached:]
    doc = nlp(text)
    doc._.language = language
    write_group(doc, "acts", found)
    return doc


def letter_of(doc: Doc) -> Letter:
    """A letter that has the document's text."""
    source = Source(path="letter.txt", sha256="0" * 64, size=len(doc.text), media_type="text/plain")
    return Letter(
        text=doc.text, page_starts=(0,), footnotes=(), footnotes_start=len(doc.text), source=source, reader="text"
    )


def circumstances(nlp: Language, marked: str, *, language: str = "en") -> tuple[list[Circumstances], dict[str, str]]:
    """The circumstances of the marked acts, and the names of courts and places by id."""
    doc = document(nlp, marked, language=language)
    letter, identity = letter_of(doc), identify(doc)
    names = [span for span in doc.spans["names"] if span.label_ == "PLACE"]
    places: list[Entity] = [place for place, _ in resolve_places(doc, letter, identity, names)]
    courts = find_courts(doc)
    found = circumstances_of_acts(
        doc,
        list(doc.spans["acts"]),
        courts=courts,
        places=places,
        dates=resolve_dates(doc, letter, identity, find_exchanges(doc, identity)),
    )
    return found, {entity.id: entity.name for entity in (*courts, *places)}
