"""Pinpoints: the articles, sections, principles and paragraphs that a citation names.

"articles 9, 10 and 14", "art. 19 (3)", "articles 6 to 9", "arts. 9(1)-(4)", "para. 2 of article 14", "articles 7 (alone
and read in conjunction with 2 (3))", "artículo 14, párr. 3, apartados b) y d)", "operative paragraph 2". What they
point into is found elsewhere (``pipeline.resolve.citations``). Source: how letters of 2004-2026 cite; principles,
rules and guidelines count as articles (the project's guide for annotation).
Written to ``doc.spans["pinpoints"]``, a span a list, value: a ``PinpointList``.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.recognise.pinpoint_list import PinpointList, parse_bare_list, parse_list
from pipeline.recognise.pinpoint_words import ordinal_paragraph, unit_pattern
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import folded_text, text_of

LETTERED = re.compile(r"\d[\d-]*-?[a-z]{1,2}|[a-z]{1,4}")  # 195a, 295-c, a, iii
BEHIND_INSTRUMENT = re.compile(
    r"(?:\s?\([^()\n]{1,40}\))?(?:\s*,?\s*(?:and|or|et|ou|y|e|o|as\s+well\s+as|ainsi\s+que|asi\s+como)\s+|\s*[,;]\s*)(?:n[ou]m?s?[.°º]\s*)?"
)


@Language.factory("spcomms_pinpoints", assigns=["doc.spans"])
def make_pinpoints(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["pinpoints"]``; it reads the instruments."""
    return recognise_pinpoints


def recognise_pinpoints(doc: Doc) -> Doc:
    """Find the lists of pinpoints."""
    ends = [(span.end_char, _has_articles(span)) for span in doc.spans["instruments"]]
    found = find_pinpoints(folded_text(doc), ends)
    write_group(doc, "pinpoints", (_as_written(item, text_of(doc)) for item in found))
    return doc


def _as_written(found: Found, text: str) -> Found:
    """A list with the capitals of its numbers: "sections 195A and 197AB"."""
    words = text[found.start : found.end]
    pinpoints = tuple(
        replace(
            pinpoint,
            article=_cased(pinpoint.article, words),
            paragraph=_cased(pinpoint.paragraph, words),
            subparagraph=_cased(pinpoint.subparagraph, words),
        )
        for pinpoint in found.value.pinpoints
    )
    return replace(found, value=replace(found.value, pinpoints=pinpoints))


def _cased(number: str | None, words: str) -> str | None:
    """A number with letters as it is written; where it is written in two ways, as the bracketed one."""
    if number is None or not LETTERED.fullmatch(number):
        return number
    written = [match.group() for match in re.finditer(rf"(?<!\w){re.escape(number)}(?!\w)", words, re.IGNORECASE)]
    return written[-1] if written and number not in written else number


def _has_articles(span: Span) -> bool:
    return span.label_ == "INSTRUMENT" and span._.value.kind in ("treaty", "declaration", "standard")


def find_pinpoints(folded: str, instrument_ends: list[tuple[int, bool]] | None = None) -> Iterator[Found]:
    """Yield every list in reading order.

    instrument_ends: where instruments' names end, and whether articles may follow at once; behind them a list may go
    on without its unit ("article 19 (3) of the ICCPR and 29 (2) of the Universal Declaration").
    """
    lists = list(_with_units(folded))
    for end, has_articles in instrument_ends or ():
        between = BEHIND_INSTRUMENT.match(folded, end)
        closed = has_articles and between is not None and "," in between.group()
        bare = parse_bare_list(folded, between.end(), closed=closed) if between else None
        if bare is None:
            continue
        # "…, 167, párrafo tercero, del …": the paragraph is part of the bare list.
        overlapping = [item for item in lists if item.start < bare.end and bare.start < item.end]
        if all(bare.start < item.start for item in overlapping):
            lists = [item for item in lists if item not in overlapping]
            lists.append(bare)
    for item in sorted(lists, key=lambda item: item.start):
        yield Found(start=item.start, end=item.end, label="PINPOINTS", value=item, rule=f"pinpoints.{item.unit}")


def _with_units(folded: str) -> Iterator[PinpointList]:
    reached = 0
    matches = [*unit_pattern().finditer(folded), *ordinal_paragraph().finditer(folded)]
    for match in sorted(matches, key=lambda match: match.start()):
        if match.start() < reached:
            continue
        found = parse_list(folded, match.start())
        if found is not None:
            reached = found.end
            yield found
