"""The legal texts that a letter names, with what its short names mean: "the Covenant", "del mismo", "that Code"."""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.recognise.instruments import Instrument, ShortName
from pipeline.recognise.known_instruments import known_instruments
from pipeline.recognise.pinpoint_list import PinpointList
from pipeline.resolve.layout import layout_of

MOST_LOOKED_AT = 400  # mentions before a short name that can be meant
DOCUMENTS = frozenset({"un_document", "resolution", "general_comment", "judgment"})  # texts that have no articles
CLOSE = 8  # characters between a list of articles and "thereof"
OF_STATES_TOGETHER = frozenset({"covenant", "convention", "declaration", "charter"})


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with what it means; None where a short name's meaning is not decided.

    common: a noun without a capital, "la loi", which means that text only right behind its pinpoints.
    """

    start: int
    end: int
    instrument: Instrument | None
    short: bool
    rule: str
    common: bool = False


def named_instruments(doc: Doc) -> list[Named]:
    """All mentions in reading order, short names with what they mean.

    "the Covenant" is the text of that kind named last in the same paragraph, else the one that the letter names most
    up to there; "the 1951 Convention" the one adopted in that year; "thereof" the text named last.
    """
    layout = layout_of(doc)
    later = Counter(span._.value for span in doc.spans["instruments"] if span.label_ == "INSTRUMENT")
    articles = [span.end_char for span in doc.spans["pinpoints"] if _names_articles(span._.value)]
    named: list[Named] = []
    for span in doc.spans["instruments"]:
        value = span._.value
        if isinstance(value, ShortName):
            paragraph = layout.paragraph(span.start_char)[0]
            before = named[-MOST_LOOKED_AT:]
            if bisect_left(articles, span.start_char - CLOSE) < bisect_right(articles, span.start_char):
                before = [m for m in before if m.instrument is not None and m.instrument.kind not in DOCUMENTS]
            meant = _meaning(value, before, paragraph) or _named_later(value, later)
            named.append(Named(span.start_char, span.end_char, meant, True, span._.rule, not value.capital))
        else:
            named.append(Named(span.start_char, span.end_char, value, False, span._.rule))
    return named


def _names_articles(pinpoints: PinpointList) -> bool:
    return pinpoints.unit == "article" and any(pinpoint.article is not None for pinpoint in pinpoints.pinpoints)


def _named_later(short: ShortName, counted: Counter[Instrument]) -> Instrument | None:
    """What "the Covenant" of a question means where the annex alone names it: the text of that kind named most."""
    if not short.capital or short.demonstrative or not short.nouns & OF_STATES_TOGETHER:
        return None
    called = [instrument for instrument, _ in counted.most_common() if short.nouns & instrument.nouns]
    return called[0] if called else None


def _meaning(short: ShortName, named: list[Named], paragraph: int) -> Instrument | None:
    known = [m for m in named if m.instrument is not None]
    if not short.nouns and short.year is None:
        return known[-1].instrument if known else None
    called = [m for m in known if m.instrument is not None and short.nouns & m.instrument.nouns]
    if short.year is not None:
        dated = {m.instrument for m in called if m.instrument and _year_of(m.instrument) == short.year}
        return dated.pop() if len(dated) == 1 else None
    here = [m for m in called if m.start >= paragraph]
    if here or short.demonstrative or not short.nouns & OF_STATES_TOGETHER:
        return (here or called)[-1].instrument if called else None
    counted = Counter(mention.instrument for mention in called).most_common(2)
    if len(counted) > 1 and counted[0][1] == counted[1][1]:
        return called[-1].instrument
    return counted[0][0] if counted else None


def _year_of(instrument: Instrument) -> str | None:
    known = known_instruments().get(instrument.id or "")
    return known.adopted[:4] if known and known.adopted else None
