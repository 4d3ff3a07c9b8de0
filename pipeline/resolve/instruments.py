"""The legal texts that a letter cites: a record a pinpoint, and one for each text that is only named."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.read.letter import Letter
from pipeline.recognise.domestic_laws import DomesticLaw
from pipeline.recognise.instruments import Instrument
from pipeline.recognise.known_instruments import known_instruments
from pipeline.recognise.pinpoint_list import Pinpoint
from pipeline.recognise.text import text_of
from pipeline.resolve.citations import Citation, find_citations
from pipeline.resolve.domestic_laws import law_ids
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.identity import Identity
from pipeline.resolve.layout import layout_of
from pipeline.resolve.named_instruments import Named, named_instruments
from pipeline.resolve.ratifications import Ratification, find_ratifications
from pipeline.tables.records import DateRecord, InstrumentRecord

COMMENTS = frozenset({"OL", "JOL"})  # kinds of letters that comment on laws
MOST_STATED = 40  # ratifications of a sentence
NOWHERE = Pinpoint(None)


@dataclass(frozen=True, slots=True)
class _Sources:
    """What the records of one letter are made from. ids: of the States' laws that it names."""

    doc: Doc
    letter: Letter
    ids: Mapping[DomesticLaw, str]
    ratifications: list[Ratification]

    def id_of(self, instrument: Instrument) -> str:
        """The canonical id of a text."""
        return self.ids[instrument.law] if instrument.law is not None else str(instrument.id)


def resolve_instruments(
    doc: Doc, letter: Letter, identity: Identity, dates: Sequence[DateRecord]
) -> list[InstrumentRecord]:
    """A record for every pinpoint of every citation; a bare mention is one, once a letter.

    dates: the letter's, for when a State bound itself.
    """
    named = named_instruments(doc)
    citations = find_citations(doc, named, _topic(named, identity))
    laws = [mention.instrument.law for mention in named if mention.instrument and mention.instrument.law]
    ratifications = find_ratifications(layout_of(doc), named, dates)
    sources = _Sources(doc, letter, law_ids(doc, laws, identity.state), ratifications)
    records = [
        _record(sources, citation.named, pinpoint, (citation.start, citation.end), citation.rule)
        for citation in citations
        for pinpoint in dict.fromkeys(_places(citation))
    ]
    records += _bare(sources, named, citations)
    return sorted(records, key=lambda record: (record.evidence.start, record.evidence.end))


def _places(citation: Citation) -> Iterator[Pinpoint]:
    """Yield the pinpoints of a citation: "§ 2 (5)" of a law is its section 2, paragraph 5."""
    sections = citation.pinpoints.unit == "sign" and citation.named.instrument is not None
    law = citation.named.instrument.law if citation.named.instrument is not None else None
    for pinpoint in citation.pinpoints.pinpoints:
        yield Pinpoint(pinpoint.paragraph, pinpoint.subparagraph) if sections and law is not None else pinpoint


def _topic(named: list[Named], identity: Identity) -> Named | None:
    """The law or bill that a letter comments on: the one that an "other letter" names most, or any bill."""
    laws = [m for m in named if m.instrument is not None and m.instrument.law is not None]
    if identity.kind not in COMMENTS:
        laws = [m for m in laws if m.instrument is not None and "bill" in m.instrument.nouns]
    counted = Counter(mention.instrument for mention in laws).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return next(mention for mention in laws if mention.instrument == counted[0][0])


def _bare(sources: _Sources, named: list[Named], citations: list[Citation]) -> Iterator[InstrumentRecord]:
    """Yield the first mention of each text that no pinpoint is of, or the one whose clause states the ratification."""
    cited = {(citation.named.start, citation.named.end) for citation in citations}
    stated = {(r.named.start, r.named.end) for r in sources.ratifications}
    chosen: dict[str, Named] = {}
    for mention in named:
        place = (mention.start, mention.end)
        if mention.short or mention.instrument is None or place in cited:
            continue
        key = sources.id_of(mention.instrument)
        first = chosen.get(key)
        if first is None or (place in stated and (first.start, first.end) not in stated):
            chosen[key] = mention
    for mention in chosen.values():
        yield _record(sources, mention, NOWHERE, _words_of_list(sources.doc, named, mention), mention.rule)


LISTED = re.compile(r"\s*(?:,|;|&|(?<!\w)(?:and|or|et|ou|y|e|o)(?!\w)|\s|n[°º]s?\s?|No\.\s)+")
NUMBERED = ("instruments.resolution", "instruments.ilo", "instruments.general_comment")


def _words_of_list(doc: Doc, named: list[Named], mention: Named) -> tuple[int, int]:
    """The quote of a mention: of one by number in a list, the whole list ("resolutions 34/18 and 34/5")."""
    if mention.rule not in NUMBERED:
        return mention.start, mention.end
    text = text_of(doc)
    place = bisect_right(named, mention.start, key=lambda other: other.start) - 1
    first = last = place
    while first and _is_listed(text, named[first - 1], named[first]):
        first -= 1
    while last + 1 < len(named) and _is_listed(text, named[last], named[last + 1]):
        last += 1
    return named[first].start, named[last].end


def _is_listed(text: str, mention: Named, other: Named) -> bool:
    same = mention.rule == other.rule in NUMBERED
    return same and LISTED.fullmatch(text, mention.end, other.start) is not None


def _record(
    sources: _Sources, mention: Named, pinpoint: Pinpoint, place: tuple[int, int], rule: str
) -> InstrumentRecord:
    instrument = mention.instrument
    assert instrument is not None  # noqa: S101 - mentions without a meaning are no citations
    name = sources.id_of(instrument)
    if pinpoint.dotted and name.partition(":")[0] in _dotted_states():
        pinpoint = Pinpoint(pinpoint.dotted)
    known = known_instruments().get(name)
    ratified = _ratified(instrument, place, sources.ratifications)
    return InstrumentRecord(
        instrument=name,
        title=" ".join(text_of(sources.doc)[mention.start : mention.end].split()),
        kind=instrument.kind,
        symbol=next(iter(known.symbols), None) if known else _symbol(name, instrument.kind),
        article=pinpoint.article,
        paragraph=pinpoint.paragraph,
        subparagraph=pinpoint.subparagraph,
        state=name.partition(":")[0] if instrument.law is not None else None,
        ratified_on=ratified.day if ratified else None,
        ratified_how=ratified.how if ratified else None,
        evidence=evidence_of(sources.doc, sources.letter, *_balanced(text_of(sources.doc), *place), rule=rule),
    )


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """A quote with the bracket that it opens closed, and without one that it does not open."""
    opened = text.count("(", start, end) - text.count(")", start, end)
    if opened > 0 and text[end : end + 1] == ")":
        return start, end + 1
    if opened < 0 and text[end - 1] == ")" and not ITEM.search(text, start, end):
        return start, end - 1
    return start, end


ITEM = re.compile(r"\s[a-z]\)$")  # "artículo 5 a)"


@cache
def _dotted_states() -> frozenset[str]:
    """States whose codes number articles with dots."""
    return frozenset(read_toml("domestic_laws")["articles"]["dotted"])


def _symbol(name: str, kind: str) -> str | None:
    """The United Nations symbol where the id is one."""
    return name if kind in ("resolution", "un_document") and "/" in name else None


def _ratified(instrument: Instrument, place: tuple[int, int], ratifications: list[Ratification]) -> Ratification | None:
    """The ratification that the sentence of a citation states."""
    first = bisect_right(ratifications, place[0], key=lambda stated: stated.start)
    for stated in ratifications[max(0, first - MOST_STATED) : first]:
        if stated.named.instrument == instrument and place[0] < stated.end:
            return stated
    return None
