"""The course of the penalties: each imposed once, then upheld, changed, overturned or served as the letter goes on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.recognise.penalty_value import Penalty
from pipeline.recognise.sections import section_at
from pipeline.recognise.text import folded_text
from pipeline.resolve.entities import Entity
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.sentence_borders import sentence_at
from pipeline.resolve.sentence_governors import told_in
from pipeline.resolve.sentence_grants import CHANGES, SECTIONS, Grant, grants_of
from pipeline.resolve.sentence_leads import opened_by
from pipeline.resolve.sentence_ledger import (
    CHANGED,
    PRISON,
    Decision,
    Row,
    is_harder,
    length_of,
    measure_of,
    open_rows,
    reviewed,
    same_family,
)
from pipeline.resolve.sentence_reviewing import review, review_with_penalties
from pipeline.resolve.sentence_reviews import Courts, decision_by_words, decision_of
from pipeline.resolve.sentence_tale import Story
from pipeline.resolve.sentence_worded import worded_reviews
from pipeline.resolve.sentence_words import anywhere, modes

SUMMARIES = frozenset({"introduction", "concern"})  # they tell again what another section tells
ACCOUNT = "ALLEGATIONS"  # label of the section that gives the account
REVIEWS = frozenset({"upheld", "overturned", "acquitted", "served", "pardoned", *CHANGES})
REVIEWING = 2  # rank of courts
BESIDE = frozenset(
    {"ban", "house_arrest", "restriction_of_movement", "probation", "deportation", "dissolution", "confiscation"}
)
NEW = frozenset({"requested", "imposed"})
SAME_ACT = 400  # characters from one penalty of an act to another


def rows_of(doc: Doc, acts: Sequence[LinkedAct], people: Sequence[Entity], courts: Sequence[Entity]) -> list[Row]:
    """The rows of a letter, in no order."""
    story = Story(told_in(doc, acts, people, courts), Courts({court.id: court for court in courts}))
    grants = grants_of(story.told)
    summaries = _summaries(doc)
    account = [grant for grant in grants if grant.section not in summaries]
    told = sorted([*acts, *worded_reviews(story.told)], key=lambda act: act.start)
    for own, reviews in _by_sentence(doc, told, account, SECTIONS - summaries):
        _tell(story, own, reviews)
    for grant in grants:
        if grant.section in summaries:
            _tell_again(story, grant)
    _leave_the_rest(story)
    _courts_of_requests(story)
    return [row for row in story.rows if not _is_nobodys(row)]


def _summaries(doc: Doc) -> frozenset[str]:
    """The sections that tell again what another one tells; a letter may give its account without any heading."""
    told = any(span.label_ == ACCOUNT for span in doc.spans["sections"])
    return SUMMARIES if told else SUMMARIES - {"introduction"}


def _is_nobodys(row: Row) -> bool:
    """Whether a row is of nobody that the letter speaks of."""
    if row.person is not None or row.unnamed is not None:
        return False
    return row.penalty.kind == "other" or row.by == Decision(None, None) or row.rule.startswith("behind")


def _by_sentence(
    doc: Doc, acts: Sequence[LinkedAct], grants: Sequence[Grant], sections: frozenset[str]
) -> Iterator[tuple[list[Grant], list[LinkedAct]]]:
    """Yield grants and reviewing acts of each sentence, in reading order. sections: those of the account."""
    found: dict[int, tuple[list[Grant], list[LinkedAct]]] = {}
    for grant in grants:
        found.setdefault(sentence_at(doc, grant.span.start_char)[0], ([], []))[0].append(grant)
    for act in acts:
        said = act.assertion in ("asserted", "alleged") and act.voice != "noun"
        reviews = modes().get(act.kind) in REVIEWS or act.kind == "release"
        if said and reviews and section_at(doc, act.start) in sections:
            found.setdefault(sentence_at(doc, act.start)[0], ([], []))[1].append(act)
    for start in sorted(found):
        yield found[start]


def _tell(story: Story, grants: Sequence[Grant], acts: Sequence[LinkedAct]) -> None:
    """One sentence of the account, in the order in which it is told."""
    groups: dict[tuple[int, str], list[Grant]] = {}
    for grant in grants:
        groups.setdefault((grant.words[0], grant.mode), []).append(grant)
    told = {start for start, mode in groups if mode not in NEW}
    steps: list[tuple[int, list[Grant] | LinkedAct]] = [(start, own) for (start, _), own in groups.items()]
    steps += [(act.start, act) for act in acts if act.start not in told]
    for _, step in sorted(steps, key=lambda step: step[0]):
        if isinstance(step, LinkedAct):
            review(story, step, acts)
        elif step[0].mode in NEW:
            for grant in step:
                _impose(story, grant)
        else:
            review_with_penalties(story, step)


# --- imposing -----------------------------------------------------------------------------------------------------


def _impose(story: Story, grant: Grant) -> None:
    by = decision_of(story.told, grant.act)
    requested = grant.mode == "requested"
    opened = None if requested else opened_by(story.told.doc, story.courts, grant.span.start_char)
    if not requested and opened is None and grant.how == "words":
        by = decision_by_words(story.told, grant.words[0], grant.act)
    if opened is not None and (grant.act is None or grant.act.start < opened[0]):
        by = Decision(opened[1].court or by.court, opened[1].day or by.day)
    if not requested and by.court is not None and _only_reviewed(story, grant, by.court):
        by = Decision(None, by.day)
    if not requested:
        story.judge(by, grant)
    for person, unnamed in grant.people:
        penalty = _own_term(story, grant, person)
        if not _is_sure(story, person, penalty, grant):
            continue
        known = _known(story, person, penalty, grant, by)
        if known is not None:
            known.by = Decision(known.by.court or by.court, known.by.day or by.day)
            continue
        for row in [] if requested or person is None else _on_appeal(story, person, penalty, by, grant):
            reviewed(row, "increased" if is_harder(penalty, row.penalty) else "reduced", by)
        story.add(story.row(grant, (person, unnamed), penalty, "requested" if requested else "imposed", by))


def _only_reviewed(story: Story, grant: Grant, court: str) -> bool:
    """Whether a court that the sentence does not name is known as one that reviewed the penalty of somebody else."""
    start, end = sentence_at(story.told.doc, grant.span.start_char)
    if any(start <= mention.start < end for mention in story.courts.by_id[court].mentions):
        return False
    reviewed_by_it = [row.person for row in story.rows if row.review.court == court]
    imposed_by_it = any(row.by.court == court and not row.is_change for row in story.rows)
    return bool(reviewed_by_it) and not imposed_by_it and not set(reviewed_by_it) & set(grant.share.persons)


def _is_sure(story: Story, person: str | None, penalty: Penalty, grant: Grant) -> bool:
    """Whether a penalty is one of a judgment: what has no measure ("house arrest") must stand beside another."""
    if grant.how == "behind" and decision_of(story.told, grant.act) == Decision(None, None):
        return False
    if grant.mode == "requested" or penalty.kind not in BESIDE or length_of(penalty) is not None or penalty.same_term:
        return True
    if grant.act is not None and anywhere("condemning").search(folded_text(story.told.doc), *grant.words):
        return True
    paragraph = story.told.paragraph(grant.span.start_char)
    return any(row.status != "requested" and story.told.paragraph(row.start) == paragraph for row in story.of(person))


def _own_term(story: Story, grant: Grant, person: str | None) -> Penalty:
    """The penalty; one "for the same period" lasts as long as the person's own prison term."""
    if not grant.penalty.same_term:
        return grant.penalty
    terms = [
        row.penalty.duration
        for row in story.of(person)
        if row.case == story.case and row.penalty.kind in PRISON and row.status != "requested"
    ]
    return replace(grant.penalty, duration=terms[-1]) if terms else grant.penalty


def _known(story: Story, person: str | None, penalty: Penalty, grant: Grant, by: Decision) -> Row | None:
    """The row that tells the same penalty, if it is told again."""
    requested = grant.mode == "requested"
    start = grant.span.start_char
    for row in reversed(story.of(person)):
        if row.measure != measure_of(penalty) or (row.status == "requested") != requested:
            continue
        if person is None and row.start != start:
            continue
        if (by.court and row.by.court and by.court != row.by.court) or (by.day and row.by.day and by.day != row.by.day):
            continue
        if row.status == "overturned" and by.day is not None:
            continue
        if not requested and row.start != start and 0 <= start - row.start < SAME_ACT and row.start >= grant.words[0]:
            continue  # "two years for X and two years for Y"
        return row
    return None


def _on_appeal(story: Story, person: str, penalty: Penalty, by: Decision, grant: Grant) -> list[Row]:
    """The rows that a reviewing court's own sentence takes the place of."""
    start, end = sentence_at(story.told.doc, grant.span.start_char)
    in_place = anywhere("in_place").search(folded_text(story.told.doc), start, end) is not None
    if story.courts.rank(by.court) < REVIEWING and not in_place:
        return []
    rows = open_rows(story.of(person), person, by)
    return [row for row in rows if row.by.court is not None and same_family(row.penalty.kind, penalty.kind)]


# --- at the end ---------------------------------------------------------------------------------------------------


def _tell_again(story: Story, grant: Grant) -> None:
    """What introduction and concern tell is told again, as a rule."""
    if grant.mode != "imposed" or grant.act is None or grant.how != "act":
        return
    for person, unnamed in grant.people:
        known = [row for row in story.of(person) if row.status != "requested"]
        if person is None or any(same_family(row.penalty.kind, grant.penalty.kind) for row in known):
            continue
        by = decision_of(story.told, grant.act)
        story.case += 1
        story.add(story.row(grant, (person, unnamed), grant.penalty, "imposed", by))


def _leave_the_rest(story: Story) -> None:
    """What a review that changed a part of a judgment left as it was is upheld."""
    for row in story.rows:
        if row.status != "imposed" or row.person is None:
            continue
        for other in story.of(row.person):
            beside = other.case == row.case and other.by == row.by and other.status in CHANGED
            if beside and other.review.court not in (None, row.by.court):
                reviewed(row, "upheld", other.review)
                break


def _courts_of_requests(story: Story) -> None:
    """A prosecutor asks the court that then decides."""
    decided = sorted((row for row in story.rows if row.status != "requested"), key=lambda row: row.start)
    for row in story.rows:
        if row.status != "requested":
            continue
        own = [other for other in decided if other.person == row.person] or decided
        if not own or (row.by.court is not None and row.by.court in {other.by.court for other in own}):
            continue
        paragraph = story.told.paragraph(row.start)
        beside = [other for other in own if story.told.paragraph(other.start) == paragraph and other.start < row.start]
        behind = [other for other in own if other.start > row.start]
        chosen = beside[-1] if beside else behind[0] if behind else own[-1]
        if row.by.court is None and story.courts.rank(chosen.by.court) >= REVIEWING and not beside:
            continue
        if chosen.by.court is not None and (row.by.court is None or not chosen.is_change):
            row.by = replace(row.by, court=chosen.by.court)
