"""Small letters around one paragraph, for tests of what is resolved from it."""

from spacy.language import Language

import pipeline.resolve as resolving
from pipeline.read.letter import Letter, Source
from pipeline.resolve import Facts

HEAD = (
    "PALAIS DES NATIONS\n\nMandates of the Special Rapporteur on the right to food\n\n"
    "REFERENCE:\nAL KEN 7/2021\n\n12 May 2021\n\nExcellency,\n\n"
    "We have the honour to address you in our capacity as Special Rapporteur on the right to food, pursuant to Human "
    "Rights Council resolution 40/7.\n\n"
)
TAIL = (
    "\n\nAccording to the information received:\n\nMr. A was arrested on 3 March 2021.\n\n"
    "We would be grateful for your observations on the following matters:\n\n1. Please comment.\n\n"
    "We would appreciate receiving a response within 60 days. Past this delay, this communication and any response "
    "received will be made public.\n\n"
    "Please accept, Excellency, the assurances of our highest consideration.\n\n"
    "Ada Lund\nSpecial Rapporteur on the right to food"
)


def facts_of(nlp: Language, text: str) -> Facts:
    """The facts of a letter that is given as text."""
    source = Source(path="letter.txt", sha256="0" * 64, size=len(text), media_type="text/plain")
    letter = Letter(text=text, page_starts=(0,), footnotes=(), footnotes_start=len(text), source=source, reader="text")
    return resolving.resolve(nlp(text), letter)


def letter_with(paragraph: str) -> str:
    """A letter to Kenya of 12 May 2021 with a paragraph on earlier letters in its introduction."""
    return HEAD + paragraph + TAIL
