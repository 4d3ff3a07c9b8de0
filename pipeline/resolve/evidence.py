"""Evidence: where in the letter a row's claim is said."""

from spacy.tokens import Doc

from pipeline.read.letter import Letter
from pipeline.recognise.sections import section_at
from pipeline.tables.records import Evidence


def evidence_of(doc: Doc, letter: Letter, start: int, end: int, *, rule: str, confidence: float = 1.0) -> Evidence:
    """The evidence of a stretch of the letter; its quote is exactly ``letter.text[start:end]``."""
    return Evidence(
        section=section_at(doc, start),
        page=letter.page_at(start),
        start=start,
        end=end,
        quote=letter.text[start:end],
        rule=rule,
        confidence=confidence,
    )
