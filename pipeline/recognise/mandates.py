"""The mandates on whose behalf a letter is written: those of its header and of its introduction.

"Mandates of the Special Rapporteur on …; and the Working Group on …" and "in our capacities as …, pursuant to …".
Written to ``doc.spans["mandates"]``, label HEADER or INTRODUCTION, value: the mandate's id.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.formulas import anywhere
from pipeline.recognise.frame import frame_part
from pipeline.recognise.mandate_titles import Title, find_titles
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import folded_text, paragraphs

HEADER_LENGTH = 3000  # characters; eleven mandates with long titles take about 1,700


@Language.factory("spcomms_mandates", assigns=["doc.spans"])
def make_mandates(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["mandates"]``; it reads the frame."""
    return recognise_mandates


def recognise_mandates(doc: Doc) -> Doc:
    """Find the mandates of header and introduction."""
    write_group(doc, "mandates", find_mandates(doc))
    return doc


def find_mandates(doc: Doc) -> Iterator[Found]:
    """Yield the titles of the header, then those of the introduction."""
    folded = folded_text(doc)
    header = header_region(doc)
    if header:
        yield from (_found(title, "HEADER") for title in find_titles(folded, *header))
    region = introduction_region(doc)
    if region:
        yield from (_found(title, "INTRODUCTION") for title in find_titles(folded, *region))


def _found(title: Title, label: str) -> Found:
    rule = f"mandates.{label.lower()}"
    return Found(start=title.start, end=title.end, label=label, value=title.mandate, rule=rule)


def header_region(doc: Doc) -> tuple[int, int] | None:
    """From "Mandates of" to the salutation: the last such header, since an erratum may stand in front."""
    folded = folded_text(doc)
    opened = [part.start_char for label in ("SALUTATION", "INTRODUCTION") if (part := frame_part(doc, label))]
    if not opened:
        return None
    starts = [match.start() for match in anywhere("mandates_header").finditer(folded, 0, min(opened))]
    if not starts or min(opened) - starts[-1] > HEADER_LENGTH:
        return None
    return starts[-1], min(opened)


def introduction_region(doc: Doc) -> tuple[int, int] | None:
    """From "in our capacities as" to "pursuant to", the first resolution, or the end of that paragraph."""
    introduction = frame_part(doc, "INTRODUCTION")
    if introduction is None:
        return None
    end = next((stop for start, stop in paragraphs(doc) if start <= introduction.start_char < stop), len(doc.text))
    pursuant = anywhere("pursuant").search(folded_text(doc), introduction.end_char, end)
    cited = [span.start_char for span in doc.spans["resolutions"] if introduction.end_char <= span.start_char < end]
    return introduction.end_char, min([end, *cited[:1], *([pursuant.start()] if pursuant else [])])


def resolutions_region(doc: Doc) -> tuple[int, int] | None:
    """From behind the mandates to the end of the introduction's paragraph; the first paragraph where it has none."""
    region = introduction_region(doc)
    if region is None:
        salutation = frame_part(doc, "SALUTATION")
        behind = [block for block in paragraphs(doc) if salutation is not None and block[0] >= salutation.end_char]
        return behind[0] if behind else None
    end = next((stop for start, stop in paragraphs(doc) if start <= region[0] < stop), region[1])
    return region[1], end
