"""What a list of pinpoints stands among, and what its surroundings say where its own words name no text.

"(article 67)" behind "(article 96 of the Penal Code)" is of that Code; "guilty under section 112" of the text that
section 112 was cited of before. Where more than one text is left, none is chosen.
"""

from bisect import bisect_left
from dataclasses import dataclass

from pipeline.recognise.pinpoint_list import PinpointList
from pipeline.resolve.layout import Layout
from pipeline.resolve.named_instruments import DOCUMENTS, Named

MOST_LOOKED_AT = 400  # mentions; no sentence or paragraph of a real letter has as many
INHERIT_REACH = 1500  # characters behind a citation in which a list without a text can still be of the same
PLACES_OF_LAWS = frozenset({"section", "clause"})
OF_STANDARDS = frozenset({"principle", "guiding_principle", "rule", "guideline", "safeguard"})
OPENING = " \n\t\"'•–-(lthe"  # what may stand in front of "Article 5" where it opens a sentence: "The", "L'"

Found = list[tuple[Named, str]]  # texts that a list is of, with the rule that says so
Last = tuple[PinpointList, Named]  # the list before, with its text


def level_of(pinpoints: PinpointList) -> str:
    """Whether a list names articles or paragraphs."""
    return "article" if any(pinpoint.article is not None for pinpoint in pinpoints.pinpoints) else "paragraph"


def is_called(pinpoints: PinpointList, mention: Named) -> bool:
    """Whether a text's own name says that it has such places: principles, rules, guidelines."""
    return mention.instrument is not None and f"{pinpoints.unit}s" in mention.instrument.nouns


def fits(pinpoints: PinpointList, mention: Named) -> bool:
    """Whether a text has such places: reports have paragraphs, laws sections, standards principles and rules."""
    instrument = mention.instrument
    if instrument is None or mention.common:
        return False
    if pinpoints.unit in ("operative", "preambular"):
        return instrument.kind in ("resolution", "declaration", "un_document")
    if pinpoints.unit == "sign":
        return instrument.kind in DOCUMENTS or instrument.kind == "domestic_law"
    if level_of(pinpoints) == "paragraph":
        return instrument.kind in DOCUMENTS or instrument.kind in ("declaration", "standard")
    if pinpoints.unit in PLACES_OF_LAWS:
        return instrument.kind == "domestic_law"
    if pinpoints.unit in OF_STANDARDS:
        return is_called(pinpoints, mention) or instrument.kind in ("standard", "un_document")
    return instrument.kind not in DOCUMENTS


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lists and the named texts of a letter, in reading order. topic: the law that the letter is about."""

    layout: Layout
    lists: list[PinpointList]
    named: list[Named]
    topic: Named | None
    starts: list[int]

    def between(self, start: int, end: int) -> list[Named]:
        """The texts named between two offsets; of very many the last ones."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.named[max(first, last - MOST_LOOKED_AT) : last]

    def has_list(self, start: int, end: int) -> bool:
        """Whether a list of pinpoints begins between two offsets."""
        place = bisect_left(self.lists, start, key=lambda listed: listed.start)
        return place < len(self.lists) and self.lists[place].start < end

    def one_sentence(self, first: int, second: int) -> bool:
        """Whether two offsets stand in one sentence."""
        return self.layout.sentence(first) == self.layout.sentence(second)


BRACKET_REACH = 6  # characters of white space behind "("


def is_bracketed(around: Surroundings, pinpoints: PinpointList) -> bool:
    """Whether a list stands right behind an opening bracket."""
    before = around.layout.folded[max(0, pinpoints.start - BRACKET_REACH) : pinpoints.start]
    return before.rstrip().endswith("(")


def by_context(around: Surroundings, pinpoints: PinpointList, last: Last | None, cited: dict[str, set[Named]]) -> Found:
    """What the sentence, the list before, or an earlier citation of the same articles points into.

    cited: for each unit and article, the mentions that it was found to be of so far.
    """
    start, end = around.layout.sentence(pinpoints.start)
    inside = [m for m in around.between(start, pinpoints.start) if fits(pinpoints, m)]
    inside += [m for m in around.between(pinpoints.start, end) if fits(pinpoints, m)]
    if pinpoints.unit in OF_STANDARDS and not any(is_called(pinpoints, m) for m in inside):
        inside = [] if _only(around, pinpoints) else inside
    before = [m for m in inside if m.end <= pinpoints.start]
    since = [m for m in before if last is None or m.start >= last[0].end]
    if level_of(pinpoints) == "paragraph":
        documents = [m for m in since if m.instrument is not None and m.instrument.kind in DOCUMENTS]
        since = documents[-1:] or since
    same_sentence = last is not None and last[0].start >= start
    if last is not None and same_sentence and not since and fits(pinpoints, last[1]):
        return [(last[1], "citations.same")]
    for nearest in (since, before):
        if nearest:
            return [(nearest[-1], "citations.sentence")] if len({m.instrument for m in nearest}) == 1 else []
    known = _cited_before(pinpoints, cited)
    if known is not None:
        return [(known, "citations.again")]
    opens = not around.layout.folded[start : pinpoints.start].strip(OPENING)
    if around.topic is not None and (opens or not inside) and fits(pinpoints, around.topic):
        return [(around.topic, "citations.topic")]
    bracketed = is_bracketed(around, pinpoints)
    if inside and not bracketed and len({m.instrument for m in inside}) == 1:
        return [(inside[0], "citations.sentence")]
    return [] if inside else _by_paragraph(around, pinpoints, last) or _only(around, pinpoints)


def _only(around: Surroundings, pinpoints: PinpointList) -> Found:
    """The one text of the letter so far that has principles, rules or guidelines: "Guiding Principle 31"."""
    if pinpoints.unit not in OF_STANDARDS:
        return []
    named = [m for m in around.between(0, pinpoints.start) if is_called(pinpoints, m)]
    # A question may come before the annex that names the text.
    named = named or [m for m in around.named[:MOST_LOOKED_AT] if is_called(pinpoints, m)]
    return [(named[-1], "citations.only")] if len({m.instrument for m in named}) == 1 else []


def _cited_before(pinpoints: PinpointList, cited: dict[str, set[Named]]) -> Named | None:
    """The one text that these very articles were cited of before: "guilty under section 112"."""
    if level_of(pinpoints) != "article":
        return None
    found = [cited.get(f"{pinpoints.unit} {pinpoint.article}", set()) for pinpoint in pinpoints.pinpoints]
    texts = {mention.instrument: mention for mentions in found for mention in mentions}
    return next(iter(texts.values())) if all(found) and len(texts) == 1 else None


def _by_paragraph(around: Surroundings, pinpoints: PinpointList, last: Last | None) -> Found:
    """The text of the list before, where nothing else was named since, or the only one of the paragraph."""
    paragraph = around.layout.paragraph(pinpoints.start)[0]
    near = last is not None and pinpoints.start - last[0].end <= INHERIT_REACH
    if last is not None and near and last[0].unit == pinpoints.unit and fits(pinpoints, last[1]):
        between = [m for m in around.between(last[0].end, pinpoints.start) if not m.short]
        if not any(fits(pinpoints, m) and m.instrument != last[1].instrument for m in between):
            return [(last[1], "citations.same")]
    earlier = [m for m in around.between(paragraph, pinpoints.start) if fits(pinpoints, m)]
    if len({m.instrument for m in earlier}) == 1:
        return [(earlier[-1], "citations.paragraph")]
    return []
