"""Scores put together over letters: counts summed, then precision, recall and F1 (micro-averaged)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.evaluate.attributes import Tally
from pipeline.evaluate.gold import LETTERS
from pipeline.evaluate.links import LinkTally
from pipeline.evaluate.score import LetterScore
from pipeline.evaluate.spans import SpanTally


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The counts of one table over some letters. gold and found: keys that count; matched: those in both."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    attributes: Mapping[str, Tally] = field(default_factory=dict)
    spans: SpanTally = field(default_factory=SpanTally)
    links: LinkTally = field(default_factory=LinkTally)


def total(table: str, letters: Iterable[LetterScore]) -> Totals:
    """Sum the counts of a table."""
    gold = found = matched = 0
    attributes: dict[str, Tally] = {}
    spans = SpanTally()
    links = LinkTally()
    for letter in letters:
        score = letter.tables[table]
        matched += len(score.matched)
        gold += len(score.matched) + len(score.missed)
        found += len(score.matched) + len(score.spurious)
        spans += score.spans
        links += score.links
        for column, tally in score.attributes.items():
            attributes[column] = attributes.get(column, Tally()) + tally
    return Totals(gold=gold, found=found, matched=matched, attributes=attributes, spans=spans, links=links)


def share(part: int, whole: int) -> float | None:
    """A ratio; None where there is nothing to divide by."""
    return part / whole if whole else None


def measures(table: str, totals: Totals) -> dict[str, float | None]:
    """All scores of a table by name, from 0 to 1; None where nothing counts.

    ``p``, ``r`` and ``f1``, precision and recall of the records (of ``letters`` ``accuracy`` over all fields instead);
    one for each attribute under its column's name (``precision`` of a date is such a column); ``strict`` and
    ``partial`` for the quotes; and ``links``, those that the gold does not contradict.
    """
    scores: dict[str, float | None] = {}
    if table == LETTERS:
        tallies = totals.attributes.values()
        scores["accuracy"] = share(sum(tally.right for tally in tallies), sum(tally.compared for tally in tallies))
    else:
        scores["p"] = share(totals.matched, totals.found)
        scores["r"] = share(totals.matched, totals.gold)
        scores["f1"] = share(2 * totals.matched, totals.gold + totals.found)
    scores |= {column: share(tally.right, tally.compared) for column, tally in totals.attributes.items()}
    if totals.spans.total:
        scores["strict"] = share(totals.spans.strict, totals.spans.total)
        scores["partial"] = share(totals.spans.partial, totals.spans.total)
    if totals.links.made:
        scores["links"] = 1 - totals.links.wrong / totals.links.made
    return scores
