"""The course of the penalties: each imposed once, then upheld, changed, overturned or served as the letter goes on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc

from pipeline.recognise.court_names import level_of
from pipeline.resolve.act_persons import persons_at
from pipeline.resolve.entities import Entity
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.sentence_borders import sentence_at
from pipeline.resolve.sentence_grants import CHANGES, SECTIONS, Grant, grants_of
from pipeline.resolve.sentence_ledger import (
    OPEN,
    PRISON,
    Row,
    is_harder,
    matching,
    measure_of,
    open_rows,
    review,
    same_family,
)
from pipeline.resolve.sentence_reviews import day_of, is_completed, is_constitutional, object_kind
from pipeline.resolve.sentence_words import anywhere, modes
from pipeline.recognise.sections import section_at
from pipeline.recognise.text import folded_text

SUMMARIES = frozenset({"introduction", "concern"})  # they tell again what another section tells
REVIEWS = frozenset({"upheld", "overturned", "acquitted", "served", "pardoned", *CHANGES})
REVIEWING = frozenset({"appeal", "supreme"})


@dataclass(slots=True)
class Story:
    """What is known so far. rows: in the order told. case: number of the last judgment. last: its persons."""

    doc: Doc
    courts: dict[str, Entity]
    people: Sequence[Entity]
    rows: list[Row] = field(default_factory=list)
    case: int = 0
    judgment: tuple[object, ...] = ()
    decisions: list[tuple[str, int, str | None, date | None]] = field(default_factory=list)


def rows_of(doc: Doc, acts: Sequence[LinkedAct], people: Sequence[Entity], courts: Sequence[Entity]) -> list[Row]:
    """The rows of a letter, in no order."""
    story = Story(doc, {court.id: court for court in courts}, people)
    grants = grants_of(doc, acts, people)
    told = [grant for grant in grants if grant.section not in SUMMARIES]
    for sentence in _by_sentence(doc, acts, told):
        _tell(story, *sentence)
    for grant in grants:
        if grant.section in SUMMARIES:
            _tell_again(story, grant)
    _leave_the_rest(story)
    _courts_of_requests(story)
    return story.rows


def _by_sentence(
    doc: Doc, acts: Sequence[LinkedAct], grants: Sequence[Grant]
) -> Iterator[tuple[list[Grant], list[LinkedAct]]]:
    """Yield grants and reviewing acts of each sentence, in reading order."""
    found: dict[int, tuple[list[Grant], list[LinkedAct]]] = {}
    for grant in grants:
        found.setdefault(sentence_at(doc, grant.span.start_char)[0], ([], []))[0].append(grant)
    for act in acts:
        said = act.assertion in ("asserted", "alleged") and act.voice != "noun"
        reviews = modes().get(act.kind) in REVIEWS or act.kind == "release"
        if said and reviews and section_at(doc, act.start) in SECTIONS - SUMMARIES:
            found.setdefault(sentence_at(doc, act.start)[0], ([], []))[1].append(act)
    for start in sorted(found):
        yield found[start]


def _tell(story: Story, grants: Sequence[Grant], acts: Sequence[LinkedAct]) -> None:
    """One sentence of the account."""
    for mode in ("requested", "imposed"):
        for grant in grants:
            if grant.mode == mode:
                _impose(story, grant)
    governed = {}
    for grant in grants:
        if grant.mode not in ("requested", "imposed"):
            governed.setdefault((grant.act.start if grant.act else -1, grant.mode), []).append(grant)
    for (_, mode), own in governed.items():
        _review_with_penalties(story, mode, own)
    done = {start for start, _ in governed}
    for act in acts:
        if act.start not in done:
            _review(story, act, acts)


# --- imposing -----------------------------------------------------------------------------------------------------


def _persons(grant: Grant) -> list[tuple[str | None, str | None]]:
    """Who gets a penalty: ids, and words for people without a name."""
    found: list[tuple[str | None, str | None]] = [(person, None) for person in grant.share.persons]
    if grant.share.unnamed or not found:
        found.append((None, grant.share.unnamed))
    return found


def _impose(story: Story, grant: Grant) -> None:
    day, court = day_of(grant.act), grant.act.court if grant.act else None
    requested = grant.mode == "requested"
    if not requested:
        judgment = (court, day) if court or day else (grant.act.start if grant.act else None,)
        if judgment != story.judgment:
            story.judgment, story.case = judgment, story.case + 1
    for person, unnamed in _persons(grant):
        penalty = _own_term(story, grant, person)
        known = _known(story, person, penalty, grant, court, day)
        if known is not None:
            known.court, known.day = known.court or court, known.day or day
            continue
        old = [] if requested or person is None else _on_appeal(story, person, penalty, court, day)
        for row in old:
            review(row, "increased" if is_harder(penalty, row.penalty) else "reduced", court, day)
        row = _row(story, grant, person, unnamed, penalty, "requested" if requested else "imposed")
        row.court, row.day = court, day
        story.rows.append(row)


def _row(story: Story, grant: Grant, person: str | None, unnamed: str | None, penalty: object, status: str) -> Row:
    return Row(
        person=person,
        unnamed=unnamed,
        penalty=penalty,
        status=status,
        start=grant.span.start_char,
        end=grant.span.end_char,
        rule=grant.span._.rule.removeprefix("penalties."),
        case=story.case,
        alleged=grant.alleged,
    )


def _own_term(story: Story, grant: Grant, person: str | None):
    """The penalty; one "for the same period" lasts as long as the person's own prison term."""
    if not grant.penalty.same_term:
        return grant.penalty
    terms = [
        row.penalty.duration
        for row in story.rows
        if row.person == person and row.case == story.case and row.penalty.kind in PRISON and row.status != "requested"
    ]
    return replace(grant.penalty, duration=terms[-1]) if terms else grant.penalty


def _known(story: Story, person: str | None, penalty, grant: Grant, court: str | None, day: date | None) -> Row | None:
    """The row that tells the same penalty, if it is told again."""
    requested = grant.mode == "requested"
    for row in reversed(story.rows):
        if row.person != person or row.measure != measure_of(penalty) or (row.status == "requested") != requested:
            continue
        if person is None and row.start != grant.span.start_char:
            continue
        if court and row.court and court != row.court:
            continue
        if day and row.day and day != row.day:
            continue
        if row.status == "overturned" and day is not None:
            continue
        if row.case == story.case and row.start != grant.span.start_char and grant.act and not requested:
            if _same_act(row, grant):  # "two years for X and two years for Y"
                continue
        return row
    return None


def _same_act(row: Row, grant: Grant) -> bool:
    return grant.act is not None and 0 <= grant.span.start_char - row.start < 400 and row.start >= grant.act.start


def _on_appeal(story: Story, person: str, penalty, court: str | None, day: date | None) -> list[Row]:
    """The rows that a reviewing court's own sentence takes the place of."""
    if court is None or level_of(story.courts[court].name) not in REVIEWING:
        return []
    rows = open_rows(story.rows, person, court=court, day=day)
    return [row for row in rows if row.court is not None and same_family(row.penalty.kind, penalty.kind)]


# --- reviews ------------------------------------------------------------------------------------------------------


def _review_with_penalties(story: Story, mode: str, grants: Sequence[Grant]) -> None:
    """A review that names penalties: "affirmed the nine months", "reduced the two years to one"."""
    act = grants[0].act
    court, day = (act.court if act else None), day_of(act)
    if mode in CHANGES:
        for person, _ in dict.fromkeys(who for grant in grants for who in _persons(grant)):
            own = [grant for grant in grants if person in grant.share.persons or (person is None)]
            _change(story, mode, person, own, court, day)
        return
    for grant in grants:
        for person, unnamed in _persons(grant):
            rows = [row for row in story.rows if row.person == person and row.status in {*OPEN, "served"}]
            rows = rows if person is not None else [row for row in story.rows if row.status in OPEN]
            found = matching(open_rows(rows, person, court=court, day=day) if person else rows, grant.penalty)
            if mode in ("upheld", "overturned"):
                for row in found[-1:] if person is None else found:
                    review(row, mode, court, day)
                if not found and person is not None and mode == "upheld":
                    row = _row(story, grant, person, unnamed, grant.penalty, mode)
                    review(row, mode, court, day)
                    story.rows.append(row)
            elif mode == "served" and grant.act and is_completed(story.doc, grant.act):
                for row in found:
                    row.status = "served"


def _change(
    story: Story, mode: str, person: str | None, grants: Sequence[Grant], court: str | None, day: date | None
) -> None:
    """A penalty that took the place of another."""
    act = grants[0].act
    news = [grant for grant in grants if not grant.old]
    olds = [grant for grant in grants if grant.old]
    rows = open_rows(story.rows, person, court=court, day=day) if person else []
    if person is None:
        rows = [row for row in story.rows if row.status in OPEN and row.court != court]
    changed = [row for grant in olds for row in matching(rows, grant.penalty)]
    if not changed and news:
        kind = object_kind(story.doc, act) if act else None
        family = kind or news[0].penalty.kind
        changed = [row for row in rows if same_family(row.penalty.kind, family)]
        if not changed and kind is None and len(rows) == 1:
            changed = rows
    if person is None:
        people = {row.person for row in changed}
        if len(people) != 1:
            changed = []
        else:
            person = people.pop()
    if not news:
        for row in changed:
            review(row, mode, court, day)
        return
    case = changed[-1].case if changed else story.case
    for row in changed:
        review(row, _direction(story, mode, act, news[0], row), court, day)
    for grant in news:
        row = _row(story, grant, person, None if person else grant.share.unnamed, grant.penalty, "imposed")
        row.court, row.day, row.case = court, day, case
        if not any(
            other.person == person and other.measure == row.measure and other.case == case for other in story.rows
        ):
            story.rows.append(row)


def _direction(story: Story, mode: str, act: LinkedAct | None, new: Grant, row: Row) -> str:
    if mode == "commuted":
        return mode
    folded = folded_text(story.doc)
    start = act.start if act else new.span.start_char - 60
    replaced = anywhere("replacing").search(folded, max(0, start), new.span.start_char) is not None
    if is_harder(new.penalty, row.penalty):
        return "increased"
    return "commuted" if replaced and row.penalty.kind != new.penalty.kind else "reduced"


def _review(story: Story, act: LinkedAct, acts: Sequence[LinkedAct]) -> None:
    """A review without a penalty: "upheld the judgment", "quashed that of §", "acquitted §"."""
    mode = modes().get(act.kind, "released")
    if mode in ("served", "released"):
        if is_completed(story.doc, act):
            _serve(story, act)
        return
    if mode == "pardoned":
        return
    court, day = act.court, day_of(act)
    if act.kind == "appeal_rejected" and court and is_constitutional(story.courts[court].name):
        return
    kind = object_kind(story.doc, act) if mode != "acquitted" else None
    if kind == "":
        return
    for person in _reviewed(story, act, acts):
        rows = open_rows(story.rows, person, court=court, day=day)
        rows = [row for row in rows if not kind or same_family(row.penalty.kind, kind)]
        if mode == "acquitted":
            _acquit(story, act, acts, person, rows)
        elif mode in CHANGES:
            continue
        else:
            for row in rows:
                review(row, mode, court, day)


def _acquit(story: Story, act: LinkedAct, acts: Sequence[LinkedAct], person: str, rows: Sequence[Row]) -> None:
    """An acquittal on review; one of a part of the charges leaves the sentence to the other acts."""
    court, day = act.court, day_of(act)
    if court is None and day is None:
        return
    if any(other is not act and other.court == court and person in other.who.persons for other in acts):
        return
    for row in rows:
        review(row, "overturned", court, day)


def _reviewed(story: Story, act: LinkedAct, acts: Sequence[LinkedAct]) -> list[str]:
    """Whose penalties an act reviews: those it happened to, those named behind it, else those judged last."""
    if act.who.persons:
        return list(act.who.persons)
    end = sentence_at(story.doc, act.start)[1]
    following = min((other.start for other in acts if other.start > act.end), default=end)
    beside = persons_at(story.doc, story.people, act.end, min(end, following))
    if beside.persons:
        return list(beside.persons)
    if act.who.unnamed or not anywhere("whole").search(
        folded_text(story.doc), max(0, act.start - 60), min(end, act.end + 60)
    ):
        return []
    last = [row for row in story.rows if row.case == story.case and row.status != "requested"]
    return list(dict.fromkeys(row.person for row in last if row.person))


def _serve(story: Story, act: LinkedAct) -> None:
    for person in act.who.persons:
        own = [row for row in story.rows if row.person == person and row.status in OPEN]
        if own:
            last = max(row.case for row in own)
            for row in own:
                if row.case == last and row.penalty.kind in {*PRISON, "community_service"} - {"suspended_imprisonment"}:
                    row.status = "served"


# --- at the end ---------------------------------------------------------------------------------------------------


def _tell_again(story: Story, grant: Grant) -> None:
    """What introduction and concern tell is told again, as a rule."""
    if grant.mode != "imposed" or grant.act is None:
        return
    for person, unnamed in _persons(grant):
        if person is None:
            continue
        known = [row for row in story.rows if row.person == person and row.status != "requested"]
        if any(row.measure == measure_of(grant.penalty) for row in known):
            continue
        if any(same_family(row.penalty.kind, grant.penalty.kind) for row in known):
            continue
        row = _row(story, grant, person, unnamed, grant.penalty, "imposed")
        row.court, row.day = grant.act.court, day_of(grant.act)
        story.rows.append(row)


def _leave_the_rest(story: Story) -> None:
    """What a review that changed a part of a judgment left as it was is upheld."""
    for row in story.rows:
        if row.status != "imposed" or row.person is None:
            continue
        beside = [
            other
            for other in story.rows
            if other.person == row.person
            and other.court == row.court
            and other.day == row.day
            and other.status in {"reduced", "increased", "commuted", "overturned"}
            and other.reviewed_by is not None
            and other.reviewed_by != row.court
        ]
        if beside and row.court is not None:
            review(row, "upheld", beside[0].reviewed_by, beside[0].reviewed_on)


def _courts_of_requests(story: Story) -> None:
    """A prosecutor asks the court that then decides."""
    for row in story.rows:
        if row.status != "requested" or row.court is not None:
            continue
        decided = [other for other in story.rows if other.person == row.person and other.status != "requested"]
        courts = [other.court for other in decided if other.court is not None]
        if courts:
            row.court = courts[0]
