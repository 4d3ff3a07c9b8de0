"""Which legal text a list of pinpoints points into.

A list belongs to the text that its words name: "articles 9 and 14 of the Covenant", "the Covenant, in particular its
articles 9 and 14", "the Act (sections 21 to 23)". Where they name none, ``citation_context`` looks at what stands
before it. Where more than one text is left the list belongs to none. The order of the rules is that of
``_by_words``; docs/instruments.md explains it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.recognise.pinpoint_list import PinpointList
from pipeline.resolve import citation_words as words
from pipeline.resolve.citation_context import (
    OF_STANDARDS,
    Found,
    Last,
    Surroundings,
    by_context,
    fits,
    is_bracketed,
    level_of,
)
from pipeline.resolve.layout import layout_of
from pipeline.resolve.named_instruments import DOCUMENTS, Named

BACKWARD_REACH = 320  # characters between a text and "in particular its articles"
AT_ONCE = 40  # characters between a text and pinpoints that "in particular its" ties to it
QUOTE_REACH = 30  # a citation's quote spans name and pinpoints where they are no further apart
SHORT_CHAIN = 2  # words between lists of two kinds: "principle 1 and guideline 4 of"
OF_TWO = 2
OWN_REACH = 40  # characters that hold "the former, in its"
MOST_SHARED = 12  # texts that one list is of
JOINT_REACH = 200  # characters between the two numbers of a joint general comment
JOINT_LEAD = 12  # characters in front that hold "joint"
PINPOINTS_ALONE = (  # rules whose quote is the pinpoints: the text stands elsewhere
    "citations.same",
    "citations.sentence",
    "citations.paragraph",
    "citations.again",
    "citations.topic",
    "citations.only",
    "citations.chain",
    "citations.article",
    "citations.two",
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A list of pinpoints with a text that it points into. named: the mention. start, end: the citation's words."""

    pinpoints: PinpointList
    named: Named
    start: int
    end: int
    rule: str


def find_citations(doc: Doc, named: list[Named], topic: Named | None = None) -> list[Citation]:
    """Every list of pinpoints with what it points into, in reading order; lists that belong to none are left out.

    topic: the law that the letter is about, whose articles it names without saying so each time.
    """
    lists: list[PinpointList] = [span._.value for span in doc.spans["pinpoints"]]
    known = [mention for mention in named if mention.instrument is not None]
    starts = [mention.start for mention in known]
    return list(_citations(Surroundings(layout_of(doc), lists, known, topic, starts)))


def _citations(around: Surroundings) -> Iterator[Citation]:
    """Yield the citations: by the words around each list, then by what stands before it."""
    worded: dict[int, Found] = {}
    for place in reversed(range(len(around.lists))):  # a list in a chain needs the one behind it first
        after = bisect_right(around.starts, around.lists[place].end - 1)
        worded[place] = _by_words(around, place, after, worded.get(place + 1, []))
    last: Last | None = None
    cited: dict[str, set[Named]] = {}
    for place, listed in enumerate(around.lists):
        elsewhere = last is not None and any(m.instrument != last[1].instrument for m, _ in worded[place])
        pinpoints = listed if elsewhere else _of_article(around, listed, last)
        if pinpoints is not listed and last is not None:
            yield _citation(pinpoints, last[1], "citations.article")
            continue
        found = worded[place] or _of_two(around, pinpoints)
        # "article 5 of the Treaty on …": a text that was not recognised is not replaced by another.
        if not found and not words.of_something().match(around.layout.folded, pinpoints.end):
            found = by_context(around, pinpoints, last, cited)
        for part, mention, rule in _shared_out(around, pinpoints, _with_joint(around, found)):
            yield _citation(part, mention, rule)
        if found:
            last = (pinpoints, found[0][0])
            for pinpoint in pinpoints.pinpoints:
                cited.setdefault(f"{pinpoints.unit} {pinpoint.article}", set()).update(m for m, _ in found)


def _by_words(around: Surroundings, place: int, after: int, following_found: Found) -> Found:
    """What the words around a list name.

    place: of the list. after: place of the first mention behind it. following_found: what the next list is of.
    """
    pinpoints = around.lists[place]
    ahead = around.named[after] if after < len(around.named) else None
    behind = around.named[after - 1] if after else None
    following = around.lists[place + 1] if place + 1 < len(around.lists) else None
    if ahead is not None and following is not None and following.start < ahead.start:
        ahead = None
    near = behind if behind and around.one_sentence(behind.start, pinpoints.start) else None
    of_ahead = _of_ahead(around, pinpoints, ahead, behind, after)
    if pinpoints.unit == "clause" and around.topic is not None and not of_ahead:
        return [(around.topic, "citations.topic")]  # a letter has clauses of its bill alone
    return (
        of_ahead
        or _both_of(around, pinpoints, ahead, following, following_found)
        or _of_which(around, pinpoints, near)
        or _strongly_behind(around, pinpoints, near)
        or _in_chain(around, pinpoints, following, following_found)
        or _behind(around, pinpoints, behind)
        or _far_ahead(around, pinpoints, ahead)
        or _owned(around, pinpoints, near, after)
    )


def _is_close(around: Surroundings, pinpoints: PinpointList, behind: Named) -> bool:
    return words.behind_text().fullmatch(around.layout.folded, behind.end, pinpoints.start) is not None


def _is_owned(around: Surroundings, pinpoints: PinpointList, behind: Named) -> bool:
    return words.owning_words().search(around.layout.folded, behind.end, pinpoints.start) is not None


def _of_ahead(
    around: Surroundings, pinpoints: PinpointList, ahead: Named | None, behind: Named | None, after: int
) -> Found:
    """ "articles 9 and 14 of the Covenant", "art. 9 ICCPR"; further texts of the same list included."""
    forward = words.of_text().fullmatch(around.layout.folded, pinpoints.end, ahead.start) if ahead else None
    if ahead is None or forward is None:
        return []
    if not (forward["of"] or ahead.short) and (forward["bracket"] or not fits(pinpoints, ahead)):
        return []
    comma = not words.OF_ITSELF.search(forward["of"] or "") and "," in forward.group()
    if comma and behind is not None and _is_close(around, pinpoints, behind):
        return []
    return [(ahead, "citations.of"), *_more(around, pinpoints, after)]


def _both_of(
    around: Surroundings,
    pinpoints: PinpointList,
    ahead: Named | None,
    following: PinpointList | None,
    following_found: Found,
) -> Found:
    """ "(article 213.1) … (article 308.1), both of the Criminal Code": the last list, and those before it."""
    folded = around.layout.folded
    named = words.both_of_text().fullmatch(folded, pinpoints.end, ahead.start) if ahead else None
    if named and ahead is not None and fits(pinpoints, ahead):
        return [(ahead, "citations.both")]
    shared = bool(following_found) and following_found[0][1] == "citations.both"
    if shared and following is not None and around.one_sentence(pinpoints.start, following.start):
        return following_found
    return []


def _of_which(around: Surroundings, pinpoints: PinpointList, near: Named | None) -> Found:
    """ "…, article 9 of which requires": the text named before in the sentence."""
    which = words.of_which().match(around.layout.folded, pinpoints.end)
    return [(near, "citations.which")] if which and near is not None else []


def _strongly_behind(around: Surroundings, pinpoints: PinpointList, near: Named | None) -> Found:
    """ "the Act (sections 21 to 23)", "the Declaration, in particular its articles"."""
    if near is None:
        return []
    marked = words.STRONG.search(around.layout.folded, near.end, pinpoints.start)
    at_once = pinpoints.start - near.end <= AT_ONCE
    strong = (marked and _is_close(around, pinpoints, near)) or (at_once and _is_owned(around, pinpoints, near))
    return [(near, "citations.behind")] if strong else []


def _in_chain(
    around: Surroundings, pinpoints: PinpointList, following: PinpointList | None, following_found: Found
) -> Found:
    """ "article 9 and article 14 of the Covenant": the list behind names the text for both."""
    if following is None or not following_found or following_found[0][0].start < following.end:
        return []
    folded = around.layout.folded
    if is_bracketed(around, pinpoints) and folded[pinpoints.end : pinpoints.end + 1] == ")":
        return []
    chain = words.next_list().fullmatch(folded, pinpoints.end, following.start)
    if chain is None or not around.one_sentence(pinpoints.start, following.start):
        return []
    same_level = level_of(following) == level_of(pinpoints)
    alike = following.unit == pinpoints.unit or (same_level and len(chain.group().split()) <= SHORT_CHAIN)
    return [(following_found[0][0], "citations.chain")] if alike else []


def _behind(around: Surroundings, pinpoints: PinpointList, behind: Named | None) -> Found:
    """ "the ICCPR, articles 9 and 14"."""
    if behind is None or not _is_close(around, pinpoints, behind):
        return []
    owned = _is_owned(around, pinpoints, behind)
    return [(behind, "citations.behind")] if owned or fits(pinpoints, behind) else []


def _far_ahead(around: Surroundings, pinpoints: PinpointList, ahead: Named | None) -> Found:
    """ "article 9 on the right to liberty of the Covenant", "paragraph 4 of the report on … (A/HRC/46/35)"."""
    if ahead is None or ahead.start >= around.layout.sentence(pinpoints.start)[1]:
        return []
    between = (around.layout.folded, pinpoints.end, ahead.start)
    if fits(pinpoints, ahead) and words.phrase_of_text().fullmatch(*between):
        return [(ahead, "citations.phrase")]
    document = ahead.instrument is not None and ahead.instrument.kind in DOCUMENTS
    placed = level_of(pinpoints) == "paragraph" or pinpoints.unit in OF_STANDARDS
    if document and placed and words.of_document().fullmatch(*between):
        return [(ahead, "citations.document")]
    return []


def _owned(around: Surroundings, pinpoints: PinpointList, near: Named | None, after: int) -> Found:
    """ "Convention No. 169, which … ratified on …, in particular its articles 6 and 7"."""
    if near is None or pinpoints.start - near.end > BACKWARD_REACH or not _is_owned(around, pinpoints, near):
        return []
    return [(_owner(around, near, after - 1, pinpoints), "citations.owning")]


def _owner(around: Surroundings, behind: Named, place: int, pinpoints: PinpointList) -> Named:
    """Whose "its" is: of "the Act, which replaced the Law, and whose sections" the Act's."""
    folded = around.layout.folded
    before = around.named[place - 1] if place else None
    if before is not None and words.whose_words().search(folded, behind.end, pinpoints.start):
        relative = words.relative_clause().match(folded, before.end, behind.start)
        if relative and around.one_sentence(before.start, behind.start):
            return before
    return behind


def _more(around: Surroundings, pinpoints: PinpointList, place: int) -> Iterator[tuple[Named, str]]:
    """Yield further texts that a list is of: "articles 6 and 9 of the Declaration and of the Covenant"."""
    folded = around.layout.folded
    first = around.named[place]
    both = words.both_pattern().search(folded, pinpoints.end, first.start)
    respectively = _respectively(around, first.end)
    for mention in around.named[place + 1 : place + 1 + MOST_SHARED]:
        between = words.repeated_of().fullmatch(folded, first.end, mention.start)
        if between is None or not (between["of"] or both or respectively):
            return
        # "… of the Covenant, articles 12 and 13 of …": what follows has its own list.
        if around.has_list(first.end, mention.start):
            return
        yield mention, "citations.several"
        first = mention
        if both:
            return


def _respectively(around: Surroundings, offset: int) -> bool:
    end = min(around.layout.sentence(offset)[1], offset + words.FORWARD_REACH)
    return words.respectively_pattern().search(around.layout.folded, offset, end) is not None


def _with_joint(around: Surroundings, found: Found) -> Found:
    """The paragraphs of a joint general comment are of both committees' numbers."""
    if len(found) != 1 or found[0][0].instrument is None or found[0][0].instrument.kind != "general_comment":
        return found
    mention, rule = found[0]
    near = around.between(max(0, mention.start - JOINT_REACH), mention.start)
    for other in near:
        alike = other.instrument is not None and other.instrument.kind == "general_comment"
        joint = words.joint().search(around.layout.folded, max(0, other.start - JOINT_LEAD), mention.start)
        if alike and joint and other.instrument != mention.instrument and not around.has_list(other.end, mention.start):
            return [(other, rule), *found]
    return found


def _shared_out(
    around: Surroundings, pinpoints: PinpointList, found: Found
) -> Iterator[tuple[PinpointList, Named, str]]:
    """Yield each text with its pinpoints: as many as texts and "respectively" are shared out in order."""
    one_each = len(found) > 1 and len(found) == len(pinpoints.pinpoints)
    if one_each and _respectively(around, pinpoints.end):
        for pinpoint, (mention, rule) in zip(pinpoints.pinpoints, found, strict=True):
            yield replace(pinpoints, pinpoints=(pinpoint,)), mention, rule
        return
    for mention, rule in found:
        yield pinpoints, mention, rule


def _of_article(around: Surroundings, pinpoints: PinpointList, last: Last | None) -> PinpointList:
    """Paragraphs "of that article", or behind "its", with the article that was named last; else as they are."""
    if last is None or level_of(pinpoints) == "article" or last[0].pinpoints[-1].article is None:
        return pinpoints
    folded = around.layout.folded
    of_it = words.of_that_article().match(folded, pinpoints.end)
    its = words.its_words().search(folded, last[0].end, pinpoints.start)
    named = around.between(max(last[0].end, last[1].start) + 1, pinpoints.start)
    # "article 14 obliges …, to delimit and to title (numerals 1, 2 and 3)": of that article, where no report is near.
    inside = is_bracketed(around, pinpoints) and not fits(pinpoints, last[1])
    if not of_it and not ((its or inside) and not named and around.one_sentence(last[0].start, pinpoints.start)):
        return pinpoints
    article = last[0].pinpoints[-1].article
    inner = tuple(replace(pinpoint, article=article) for pinpoint in pinpoints.pinpoints)
    return replace(pinpoints, unit=last[0].unit, pinpoints=inner)


def _of_two(around: Surroundings, pinpoints: PinpointList) -> Found:
    """ "of the former", "of these instruments", "the latter, in its articles": of the two texts named before."""
    folded = around.layout.folded
    own = words.two_texts_own().search(folded[max(0, pinpoints.start - OWN_REACH) : pinpoints.start])
    place = words.of_two_texts().match(folded, pinpoints.end) or own
    if place is None:
        return []
    start, _ = around.layout.sentence(pinpoints.start)
    for begin in (start, around.layout.sentence(max(0, start - 2))[0]):
        named: dict[object, Named] = {}
        for mention in around.between(begin, pinpoints.start):
            if not mention.common:
                named.setdefault(mention.instrument, mention)
        texts = list(named.values())
        if len(texts) == OF_TWO:
            chosen = texts if place["these"] else texts[:1] if place["first"] else texts[1:]
            return [(mention, "citations.two") for mention in chosen]
    return []


def _citation(pinpoints: PinpointList, mention: Named, rule: str) -> Citation:
    start, end = min(pinpoints.start, mention.start), max(pinpoints.end, mention.end)
    gap = max(pinpoints.start - mention.end, mention.start - pinpoints.end)
    if gap > QUOTE_REACH or rule in PINPOINTS_ALONE:
        start, end = pinpoints.start, pinpoints.end
    return Citation(pinpoints, mention, start, end, rule)
