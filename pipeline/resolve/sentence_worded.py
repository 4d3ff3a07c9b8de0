"""Reviews that no act tells and beside which no penalty with a measure stands: "and cancelled the fine"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.recognise.assertions import assertion_of
from pipeline.recognise.text import folded_text
from pipeline.resolve.act_who import Who
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.sentence_borders import sentence_at
from pipeline.resolve.sentence_governors import Told
from pipeline.resolve.sentence_words import anywhere, objects

KINDS = {"overturned": "overturning", "upheld": "upholding"}
NEAR = 60  # characters behind the words that say what is reviewed
FRONT = 40


def worded_reviews(told: Told) -> Iterator[LinkedAct]:
    """Yield a review for all such words; it happens to those to whom the acts in front of it in the sentence do."""
    folded = folded_text(told.doc)
    for mode, kind in KINDS.items():
        for match in anywhere("reviews_by_words", mode).finditer(folded):
            start, end = match.span()
            first, last = sentence_at(told.doc, start)
            beside = told.inside(first, last)
            if any(act.start < end and start < act.end for act in beside):
                continue
            if _penalty_behind(told.doc, end, last) or not _is_of_penalty(folded, mode, (first, start, end, last)):
                continue
            before = [act for act in beside if act.start < start and act.voice != "noun" and act.who.persons]
            yield LinkedAct(
                kind=kind,
                voice="object",
                start=start,
                end=end,
                clause=(start, end),
                assertion=assertion_of(told.doc, start, end),
                who=before[-1].who if before else Who((), "words"),
                day=before[-1].day if before else None,
                place=None,
                court=before[-1].court if before else None,
            )


def _penalty_behind(doc: Doc, start: int, end: int) -> bool:
    return any(start <= span.start_char < min(end, start + NEAR) for span in doc.spans.get("penalties", ()))


def _is_of_penalty(folded: str, mode: str, places: tuple[int, int, int, int]) -> bool:
    """Whether what is reviewed is a penalty, or a judgment as a whole that was left standing."""
    first, start, end, last = places
    behind = end, min(last, end + NEAR)
    if objects().search(folded, start, behind[1]):
        return True
    whole = anywhere("left_standing")
    front = max(first, start - FRONT), start
    return mode == "upheld" and (whole.search(folded, *behind) or whole.search(folded, *front)) is not None
