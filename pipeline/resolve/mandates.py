"""The mandates of a letter: header, introduction and signature block put together, with holders and resolutions.

Resolutions are shared out in the order of the introduction where there are as many as mandates; the resolutions that
set up the Council (60/251 and the like) count for none. Where the numbers differ, a resolution goes to the mandate
that it is known to have set up or renewed (``mandate_resolutions.csv``), and to no other.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_csv, read_toml
from pipeline.read.letter import Letter
from pipeline.recognise.mandates import resolutions_region
from pipeline.recognise.signatories import Signatory
from pipeline.resolve.evidence import evidence_of
from pipeline.tables.records import MandateRecord


@cache
def mandate_of_resolution() -> Mapping[str, str]:
    """The mandate that a resolution is known to be about."""
    return MappingProxyType({row["resolution"]: row["mandate"] for row in read_csv("mandate_resolutions")})


@cache
def _general() -> frozenset[str]:
    return frozenset(read_toml("resolution_bodies")["general"]["ids"])


def resolve_mandates(doc: Doc, letter: Letter) -> list[MandateRecord]:
    """A record for every mandate on whose behalf the letter is written, in the order of the header."""
    introduced = _first_mentions(doc, "INTRODUCTION")
    named = _first_mentions(doc, "HEADER")
    for mandate, span in introduced.items():
        named.setdefault(mandate, span)
    signed = _signatories(doc)
    for mandate, span in signed.items():
        named.setdefault(mandate, span)
    resolutions = _resolutions(doc, list(introduced or named))
    records = []
    for position, (mandate, span) in enumerate(named.items(), 1):
        signatory: Signatory | None = signed[mandate]._.value if mandate in signed else None
        by_signature = signatory is not None and span is signed[mandate]
        title = signatory.title if signatory and by_signature else " ".join(span.text.split())
        records.append(
            MandateRecord(
                mandate=mandate,
                title=title,
                holder=signatory.name if signatory else None,
                holder_title=signatory.title if signatory else None,
                resolution=resolutions.get(mandate),
                ord=position,
                evidence=evidence_of(doc, letter, span.start_char, span.end_char, rule=span._.rule),
            )
        )
    return records


def _first_mentions(doc: Doc, label: str) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for span in doc.spans["mandates"]:
        if span.label_ == label:
            found.setdefault(span._.value, span)
    return found


def _signatories(doc: Doc) -> dict[str, Span]:
    """The name that stands for each mandate; the first where several do (a group's chair before its members)."""
    found: dict[str, Span] = {}
    for span in doc.spans["signatories"]:
        for mandate in span._.value.mandates:
            found.setdefault(mandate, span)
    return found


def _resolutions(doc: Doc, mandates: list[str]) -> dict[str, str]:
    region = resolutions_region(doc)
    if region is None:
        return {}
    cited = [
        span._.value
        for span in doc.spans["resolutions"]
        if region[0] <= span.start_char < region[1] and span._.value not in _general()
    ]
    cited = list(dict.fromkeys(cited))
    if len(cited) == len(mandates):
        return dict(zip(mandates, cited, strict=True))
    known = {resolution: mandate_of_resolution().get(resolution) for resolution in cited}
    shared: dict[str, str] = {}
    for resolution, mandate in known.items():
        if mandate in mandates:
            shared[mandate] = resolution
    return shared
