"""Documents for the tests of places: a text with its language and the State of its reference."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.references import Communication
from pipeline.recognise.span_groups import Found, write_group


@cache
def blank() -> Language:
    """The tokenizer and nothing else."""
    return spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "spcomms.Tokenizer.v1"}}})


def place_doc(text: str, language: str = "en", state: str = "KEN") -> Doc:
    """A letter about a State: its reference, a blank line, the text."""
    reference = f"AL {state} 4/2019"
    doc = blank()(f"{reference}\n\n{text}")
    doc._.language = language
    own = Found(
        start=0, end=len(reference), label="OWN", value=Communication("AL", state, 4, 2019), rule="references.test"
    )
    write_group(doc, "references", [own])
    return doc
