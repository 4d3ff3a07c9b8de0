"""What the letter says of each penalty: imposed, requested, upheld, changed to; by which act, on whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.recognise.penalty_value import Penalty
from pipeline.recognise.sections import section_at
from pipeline.recognise.text import fold, folded_text
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.people_reading import Reading
from pipeline.resolve.reference_words import NAME
from pipeline.resolve.sentence_borders import sentence_at
from pipeline.resolve.sentence_governors import Governor, Told, governed, opens_item, sentences_with_penalties
from pipeline.resolve.sentence_shares import Share, Term, shares_of
from pipeline.resolve.sentence_words import anywhere, ending

SECTIONS = frozenset({"introduction", "allegations", "concern", "annex", "other"})
CHANGES = frozenset({"reduced", "increased", "commuted"})
NEAR = 60
DECIDING = frozenset({"sentence", "conviction", "upholding", "overturning", "appeal_allowed", "reduction"})
ACCUSED_BACK = 3000  # characters in front of "the others" in which they were charged
TOPIC = 12  # characters from "en cuanto a" to the person
NOBODY = Share(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A penalty with what is said of it.

    mode: requested, imposed, upheld, overturned, served, or what it was changed by (reduced, increased, commuted).
    old: whether it is what a change went from. share: who gets it. act: that says so, for its day and court; None where
    none is known. how: of ``Governor``. section: in which it is told. words: start and end of what governs it.
    """

    span: Span
    penalty: Penalty
    mode: str
    share: Share
    act: LinkedAct | None
    how: str
    section: str
    words: tuple[int, int]
    old: bool = False

    @property
    def people(self) -> list[tuple[str | None, str | None]]:
        """Who gets it: ids, and words for people without a name."""
        found: list[tuple[str | None, str | None]] = [(person, None) for person in self.share.persons]
        return found if found and self.share.unnamed is None else [*found, (None, self.share.unnamed)]

    @property
    def alleged(self) -> bool:
        """Whether the letter hedges it."""
        return self.act is not None and self.act.assertion == "alleged"


def grants_of(told: Told) -> list[Grant]:
    """Every penalty that is somebody's, in reading order."""
    doc = told.doc
    grants: list[Grant] = []
    for start, end, spans in sentences_with_penalties(doc):
        if section_at(doc, spans[0].start_char) not in SECTIONS:
            continue
        for governor in governed(told, start, end, spans):
            grants += _grants(told, governor, (start, end), grants)
    return sorted(grants, key=lambda grant: grant.span.start_char)


def _grants(told: Told, governor: Governor, sentence: tuple[int, int], before: Sequence[Grant]) -> Iterator[Grant]:
    """The grants of one governor. before: those in front of it."""
    doc, reading = told.doc, told.reading
    mark = reading.marked.from_letter
    terms = [
        Term(mark(span.start_char), mark(span.end_char), span._.rule.removeprefix("penalties."), span._.value.kind)
        for span in governor.spans
    ]
    first = governor.spans[0].start_char
    begin = sentence[0] if governor.how in ("behind", "item") else min(governor.end, first)
    act, given = _given(told, governor, sentence, before)
    shares = shares_of(reading, terms, mark(begin), mark(sentence[1]), given, accused=_accused_before(told, first))
    new = False
    for span, share in zip(governor.spans, shares, strict=True):
        old = False
        if governor.mode in CHANGES:
            if _is_difference(doc, span):
                continue
            new = new or _is_new(doc, governor, span)
            old = not new
        yield Grant(
            span=span,
            penalty=span._.value,
            mode=governor.mode,
            share=share,
            act=act,
            how=governor.how,
            section=section_at(doc, span.start_char),
            words=(governor.start, governor.end),
            old=old,
        )


def _is_difference(doc: Doc, span: Span) -> bool:
    """Whether a measure is by how much another was changed: "reduced by six months"."""
    front = max(0, span.start_char - NEAR)
    return ending("by_measure").search(folded_text(doc), front, span.start_char) is not None


def _is_new(doc: Doc, governor: Governor, span: Span) -> bool:
    """Whether a measure is what another was changed to."""
    if span.end_char <= governor.start:
        return False
    folded = folded_text(doc)
    front = max(0, span.start_char - NEAR)
    fixes = anywhere("fixing").search(folded, governor.start, governor.end) is not None
    return fixes or ending("new_measure").search(folded, front, span.start_char) is not None


# --- to whom --------------------------------------------------------------------------------------------------------


def _given(
    told: Told, governor: Governor, sentence: tuple[int, int], before: Sequence[Grant]
) -> tuple[LinkedAct | None, Share]:
    """The act whose day and court are those of the penalties, and who gets those that have nobody beside them."""
    act, reading = governor.act, told.reading
    if governor.how in ("item", "words_in_item"):
        return act, _owner_of_item(reading, sentence[0]) or NOBODY
    if governor.how == "behind" and act is not None and not act.who.persons:
        return act, NOBODY
    topic = topic_of(told.doc, reading, governor.start)
    if act is not None and governor.how != "itself" and (act.who.persons or _is_somebody(act, governor.mode)):
        if topic and not set(topic) & set(act.who.persons) and not _named_since(reading, act, governor, sentence[0]):
            return act, Share(topic)
        return act, Share(act.who.persons, act.who.unnamed)
    paragraph = reading.paragraph(reading.marked.from_letter(governor.start))
    last = before[-1] if before else None
    if (
        last is not None
        and last.span.start_char < sentence[0]
        and not _within(reading, last.span.start_char, paragraph)
    ):
        last = None
    if act is None and last is not None and governor.mode != "requested" and last.mode != "requested":
        act = last.act
    share = _owner(reading, governor) if governor.mode in CHANGES else None
    share = share or (Share(topic) if topic else None) or _subject(reading, governor, sentence[0])
    if share is None and governor.mode == "imposed" and governor.how == "words":
        share = _owner(reading, governor)
    if share is None and governor.mode == "requested":
        share = _accused(told, governor, paragraph) or _group(told, governor, paragraph)
    if share is None and last is not None and len(last.share.persons) == 1:
        share = last.share
    if act is None:
        act = _judgment(told, governor, sentence, paragraph)
    return act, share or NOBODY


def _is_somebody(act: LinkedAct, mode: str) -> bool:
    """Whether the words for whom an act happened to are of people who can get a penalty, not of a prosecutor."""
    if act.who.unnamed is None or mode in CHANGES:
        return False
    return mode != "requested" or anywhere("not_sentenced").search(fold(act.who.unnamed)) is None


def topic_of(doc: Doc, reading: Reading, offset: int) -> tuple[str, ...]:
    """Whom a part of a sentence says it is about: "en cuanto a la Sra. §, ratificó", "as to Mr. §, the sentence"."""
    folded = folded_text(doc)
    start = max(sentence_at(doc, offset)[0], folded.rfind(";", 0, offset) + 1)
    match = anywhere("topics").search(folded, start, offset)
    if match is None:
        return ()
    mark = reading.marked.from_letter
    people = reading.between(mark(match.end()), mark(offset))
    first = people[0] if people else None
    return first.together if first is not None and first.first - mark(match.end()) < TOPIC else ()


def _named_since(reading: Reading, act: LinkedAct, governor: Governor, start: int) -> bool:
    """Whether those whom an act happened to are named in its sentence."""
    mark = reading.marked.from_letter
    people = reading.between(mark(start), mark(governor.spans[0].start_char))
    return any(reference.kind == NAME and set(reference.persons) & set(act.who.persons) for reference in people)


def _within(reading: Reading, offset: int, stretch: tuple[int, int]) -> bool:
    return stretch[0] <= reading.marked.from_letter(offset) < stretch[1]


def _owner_of_item(reading: Reading, start: int) -> Share | None:
    if not opens_item(reading, start):
        return None
    at = reading.marked.from_letter(start)
    people = [ref for ref in reading.between(at, reading.sentence(at)[1]) if ref.persons]
    return Share(people[0].persons) if people else None


def _owner(reading: Reading, governor: Governor) -> Share | None:
    """Whose penalty is changed, as the words in front of the new measure say it: "commuted her prison term to"."""
    mark = reading.marked.from_letter
    people = [ref for ref in reading.between(mark(governor.start), mark(governor.spans[0].start_char)) if ref.persons]
    return Share(people[0].persons) if len({ref.persons for ref in people}) == 1 else None


def _subject(reading: Reading, governor: Governor, start: int) -> Share | None:
    """Whom the clause in front of a verb is about: "Mr. § got", "his penalty was brought down"."""
    mark = reading.marked.from_letter
    start = max(start, reading.written.rfind(";", start, governor.start) + 1)
    people = [reference for reference in reading.between(mark(start), mark(governor.start)) if reference.persons]
    told = {reference.persons for reference in people}
    if len(told) == 1:
        return Share(people[0].persons)
    subjects = [reference for reference in people if reference.slot == "subject"]
    return Share(subjects[-1].persons) if subjects else None


def _accused_before(told: Told, offset: int) -> tuple[str, ...]:
    """Those who were charged before an offset."""
    charged = [act for act in told.inside(offset - ACCUSED_BACK, offset) if act.kind == "charge" and _happened(act)]
    return tuple(dict.fromkeys(person for act in charged for person in act.who.persons))


def _happened(act: LinkedAct) -> bool:
    return act.assertion in ("asserted", "alleged")


def _accused(told: Told, governor: Governor, paragraph: tuple[int, int]) -> Share | None:
    """Those against whom a prosecutor asks for a penalty without naming them: whom the paragraph was about last."""
    for act in reversed(told.before(governor.start)):
        if not act.who.persons or act.kind in ("release", "travel_ban", "ill_treatment"):
            continue
        if not _within(told.reading, act.start, paragraph):
            return None
        return Share(act.who.persons)
    return None


def _group(told: Told, governor: Governor, paragraph: tuple[int, int]) -> Share | None:
    """The last group that the paragraph tells of: of "ten years for each"."""
    people = told.reading.between(paragraph[0], told.reading.marked.from_letter(governor.start))
    groups = [reference for reference in people if len(reference.persons) > 1]
    return Share(groups[-1].persons) if groups else None


def _judgment(
    told: Told, governor: Governor, sentence: tuple[int, int], paragraph: tuple[int, int]
) -> LinkedAct | None:
    """The conviction or sentence in front of words that govern a penalty by themselves, for its day and court."""
    if governor.mode == "requested":
        return None
    beside = told.inside(governor.start, sentence[1])
    for act in reversed([*told.before(governor.start), *beside]):
        if not _within(told.reading, act.start, paragraph):
            return None
        if act.kind in DECIDING and act.voice != "noun" and (act.day or act.court):
            return act
    return None
