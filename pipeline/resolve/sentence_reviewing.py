"""What reviews do to the penalties: upheld, changed to others, overturned, served."""

import re
from collections.abc import Sequence

from pipeline.recognise.text import folded_text
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.reference_words import NAME
from pipeline.resolve.sentence_borders import sentence_at
from pipeline.resolve.sentence_grants import CHANGES, TOPIC, Grant, topic_of
from pipeline.resolve.sentence_ledger import (
    OPEN,
    PRISON,
    Decision,
    Row,
    is_harder,
    length_of,
    matching,
    open_rows,
    reviewed,
    same_family,
)
from pipeline.resolve.sentence_reviews import (
    day_in_sentence,
    decision_by_words,
    decision_of,
    is_completed,
    object_kind,
    says,
)
from pipeline.resolve.sentence_shares import joined_people
from pipeline.resolve.sentence_tale import Story
from pipeline.resolve.sentence_words import anywhere, modes, named_group, objects

REVIEWING = 2  # rank of courts
NEXT = 260  # characters from a pardon to a release
ACTS_BACK = 12  # acts in front that can name the court whose judgment is meant
JUDGED = 1500  # characters around an acquittal in which the rest of its judgment stands
AROUND = 60
PART = 40  # characters around "overturned" that can say that it was in part
PRONOUN = re.compile(r"(?<!\w)(?:it|them|l'|la|le|lo|les|los|las)(?!\w)")
OBJECT_BEHIND = re.compile(r"\s{1,3}(?:the|his|her|their|l'|la|le|les|sa|son|ses|leur|leurs|el|los|las|su|sus)(?!\w)")


# --- reviews that name penalties ------------------------------------------------------------------------------------


def review_with_penalties(story: Story, grants: Sequence[Grant]) -> None:
    """A review that names penalties: "affirmed the nine months", "reduced the two years to one"."""
    mode = grants[0].mode
    decision = _decision(story, next((grant for grant in grants if grant.act is not None), grants[0]))
    if mode in CHANGES:
        for person, _ in dict.fromkeys(who for grant in grants for who in grant.people):
            _change(
                story, person, [grant for grant in grants if (person, None) in grant.people or person is None], decision
            )
    elif mode in ("upheld", "overturned"):
        for grant in grants:
            _review_one(story, grant, decision)
        _review_named(story, grants, decision)
    elif mode == "served" and grants[0].act is not None:
        for grant in grants:
            _serve_one(story, grant, "served" if is_completed(story.told.doc, grants[0].act) else "imposed")


def _serve_one(story: Story, grant: Grant, status: str) -> None:
    """A term that is or was served; one that is told nowhere else was imposed, nobody says when."""
    for person in grant.share.persons:
        known = matching(story.of(person), grant.penalty)
        for row in known if status == "served" else ():
            row.status = status
        prison = grant.penalty.kind in PRISON or story.case == story.cases.get((grant.words[0], person), -1)
        if not known and _is_full(grant) and prison:
            story.case = max(story.cases.values(), default=0) + 1
            story.case = story.cases.setdefault((grant.words[0], person), story.case)
            story.add(story.row(grant, (person, None), grant.penalty, status, Decision(None, None)))


def _decision(story: Story, grant: Grant) -> Decision:
    if grant.how == "words":
        return decision_by_words(story.told, grant.words[0], grant.act)
    return decision_of(story.told, grant.act)


def _review_one(story: Story, grant: Grant, decision: Decision) -> None:
    """One penalty that is upheld or overturned."""
    found = []
    for person in grant.share.persons:
        decision = _dated(story, person, decision, grant.act)
        found += matching(open_rows(story.of(person), person, decision), grant.penalty)
    if not grant.share.persons:
        last = [row for row in story.rows if row.status in OPEN and row.by.court != decision.court]
        same = matching(last, grant.penalty)
        found = same if len({row.person for row in same}) == 1 else []
    if not found and anywhere("restoring").search(folded_text(story.told.doc), *grant.words):
        quashed = [row for row in story.rows if row.status == "overturned" and row.person in grant.share.persons]
        found = matching(quashed, grant.penalty)
    if not found and grant.mode == "upheld" and _is_full(grant):
        found = _by_measure(story, grant, decision)
    for row in found:
        reviewed(row, grant.mode, decision)
    told_first = grant.act is not None and grant.act.kind == "upholding" and _is_full(grant)
    if not found and told_first and len(grant.share.persons) == 1 and not story.has(grant.share.persons[0]):
        row = story.row(grant, (grant.share.persons[0], None), grant.penalty, grant.mode, Decision(None, None))
        row.review = decision
        story.add(row)


def _by_measure(story: Story, grant: Grant, decision: Decision) -> list[Row]:
    """The rows of the one person who got a penalty, where the sentence names nobody: "the sentence of twelve years"."""
    mark = story.told.reading.marked.from_letter
    start, end = sentence_at(story.told.doc, grant.span.start_char)
    if any(ref.kind == NAME for ref in story.told.reading.between(mark(start), mark(end))):
        return []
    rows = [row for row in story.rows if row.status in OPEN and row.by.court != decision.court]
    same = [row for row in matching(rows, grant.penalty) if _is_before(row, decision)]
    return same if len({row.person for row in same}) == 1 else []


def _is_before(row: Row, decision: Decision) -> bool:
    return row.by.day is None or decision.day is None or row.by.day < decision.day


def _review_named(story: Story, grants: Sequence[Grant], decision: Decision) -> None:
    """Penalties named without a measure beside others: "set aside the prison term and the fine of 200 baht"."""
    spans = [(grant.span.start_char, grant.span.end_char) for grant in grants]
    start, stop = grants[0].words[1], spans[-1][0]
    for match in objects().finditer(folded_text(story.told.doc), min(start, stop), stop):
        if any(first < match.end() and match.start() < last for first, last in spans):
            continue
        for person in grants[0].share.persons:
            for row in open_rows(story.of(person), person, decision):
                if same_family(row.penalty.kind, named_group(match)) and row.review != decision:
                    reviewed(row, grants[0].mode, decision)


def _is_full(grant: Grant) -> bool:
    return length_of(grant.penalty) is not None or grant.penalty.kind in ("death", "life_imprisonment")


def _change(story: Story, person: str | None, grants: Sequence[Grant], decision: Decision) -> None:
    """A penalty that took the place of another."""
    news = [grant for grant in grants if not grant.old]
    olds = [grant for grant in grants if grant.old]
    if person is not None:
        decision = _dated(story, person, decision, grants[0].act)
        rows = open_rows(story.of(person), person, decision) or _just_imposed(story, person, grants[0])
    else:
        rows = [row for row in story.rows if row.person and row.status in OPEN and row.by.court != decision.court]
    changed = _changed(story, grants[0], rows, olds, news)
    changed = _as_said(grants[0], changed, news)
    if person is None:
        people = {row.person for row in changed}
        if len(people) != 1:
            return
        person = people.pop()
    for row in changed:
        like = next((grant for grant in news if grant.penalty.kind == row.penalty.kind), news[0] if news else None)
        reviewed(row, _direction(story, grants[0], like, row), decision)
    case = changed[-1].case if changed else story.case
    for grant in news:
        new = story.row(grant, (person, None), grant.penalty, "imposed", decision)
        new.case, new.is_change = case, True
        if not any(row.person == person and row.measure == new.measure and row.by == new.by for row in story.rows):
            story.add(new)


def _changed(
    story: Story, grant: Grant, rows: Sequence[Row], olds: Sequence[Grant], news: Sequence[Grant]
) -> list[Row]:
    """The rows that a change goes from."""
    changed = [row for old in olds for row in matching(rows, old.penalty)]
    if changed or not news:
        return changed
    start, end = grant.words
    kind = object_kind(story.told.doc, start, end, behind=grant.how != "behind", limit=news[0].span.start_char)
    if kind is None and PRONOUN.search(folded_text(story.told.doc), start, end):
        front = [*objects().finditer(folded_text(story.told.doc), max(0, start - AROUND), start)]
        kind = named_group(front[-1]) if front else None
    family = kind or news[0].penalty.kind
    changed = [row for row in rows if same_family(row.penalty.kind, family)]
    if changed or kind:
        return changed
    replaced = anywhere("replacing").search(folded_text(story.told.doc), start, news[0].span.start_char)
    return list(rows) if replaced is not None or len(rows) == 1 else []


def _just_imposed(story: Story, person: str, grant: Grant) -> list[Row]:
    """The rows of the same sentence, which the same court changed: "to 87 years, which was halved to 43"."""
    start = sentence_at(story.told.doc, grant.span.start_char)[0]
    return [row for row in story.of(person) if row.start >= start and row.status == "imposed"]


def _as_said(grant: Grant, rows: list[Row], news: Sequence[Grant]) -> list[Row]:
    """The rows that a reduction makes milder, or an increase harder, if there are such; a term's parts go together."""
    if grant.mode not in ("reduced", "increased") or not news:
        return rows
    kept = []
    for row in rows:
        like = next((new.penalty for new in news if new.penalty.kind == row.penalty.kind), news[0].penalty)
        if is_harder(like, row.penalty) == (grant.mode == "increased"):
            kept.append(row)
    if any(row.penalty.kind == "imprisonment" for row in kept):
        kept += [row for row in rows if row.penalty.kind == "suspended_imprisonment" and row not in kept]
    return kept or rows


def _direction(story: Story, grant: Grant, new: Grant | None, row: Row) -> str:
    """Whether a change is harder, milder, or to another kind."""
    if grant.mode == "commuted" or new is None:
        return grant.mode
    start = min(grant.words[0], new.span.start_char)
    folded = folded_text(story.told.doc)
    replaced = anywhere("replacing").search(folded, start, new.span.start_char) is not None
    set_anew = anywhere("fixing").search(folded, start, new.span.start_char) is not None
    if not (replaced or set_anew):
        return grant.mode  # the verb says it: reduced, increased
    if is_harder(new.penalty, row.penalty):
        return "increased"
    return "commuted" if replaced and row.penalty.kind != new.penalty.kind else "reduced"


# --- reviews of judgments -------------------------------------------------------------------------------------------


def review(story: Story, act: LinkedAct, acts: Sequence[LinkedAct]) -> None:
    """A review without a penalty: "upheld the judgment", "quashed that of §", "acquitted §". acts: of its sentence."""
    mode = modes().get(act.kind, "released")
    if mode in ("served", "released"):
        if is_completed(story.told.doc, act) or (mode == "released" and says(story.told.doc, act, "by_pardon")):
            _serve(story, act)
        return
    if mode == "pardoned":
        if any(_is_release_of(act, other) for other in story.told.inside(act.end, act.end + NEXT)):
            _serve(story, act, pardoned=True)
        return
    decision = decision_of(story.told, act)
    if not _can_review(story, act, decision):
        return
    behind = act.voice != "subject" or OBJECT_BEHIND.match(folded_text(story.told.doc), act.end) is not None
    kind = object_kind(story.told.doc, act.start, act.end, behind=behind) if mode != "acquitted" else None
    if kind == "":
        return
    for person in _whose(story, act, acts):
        dated = _dated(story, person, decision, act)
        rows = open_rows(story.of(person), person, dated)
        rows = [row for row in rows if not kind or same_family(row.penalty.kind, kind)]
        if mode == "acquitted":
            _acquit(story, act, acts, person, rows)
        elif mode not in CHANGES:
            here = any(modes().get(other.kind) == "overturned" for other in acts)
            for row in rows:
                if story.courts.rank(decision.court) < story.courts.rank(row.by.court):
                    continue
                if mode != "upheld" or row.status != "overturned" or (act.who.persons and not here):
                    reviewed(row, mode, dated)


def _dated(story: Story, person: str | None, decision: Decision, act: LinkedAct | None) -> Decision:
    """A decision whose day is not behind that of what it reviews has another: of its sentence, or of that court."""
    own = [row for row in story.of(person) if row.status in {*OPEN, "served"} and row.by.day]
    last = max((row.case for row in own), default=0)
    days = [row.by.day for row in own if row.case == last and row.by.day and row.by.court != decision.court]
    if decision.day is None or not days or decision.day > min(days):
        return decision
    if act is not None and (day := day_in_sentence(story.told.doc, act, min(days))) is not None:
        return Decision(decision.court, day)
    known = [row.review.day for row in story.rows if row.review.court == decision.court and row.review.day]
    later = [day for day in known if day > min(days)]
    return Decision(decision.court, later[-1] if later and decision.court else None)


def _is_release_of(act: LinkedAct, other: LinkedAct) -> bool:
    behind = 0 < other.start - act.start < NEXT
    return behind and other.kind == "release" and bool(set(act.who.persons) & set(other.who.persons))


def _can_review(story: Story, act: LinkedAct, decision: Decision) -> bool:
    """Whether a court's act can be of a penalty: not a constitutional court's refusal, not a dismissal's annulment."""
    folded = folded_text(story.told.doc)
    if act.kind == "appeal_rejected" and story.courts.is_of_rights(decision.court):
        return False
    if act.kind == "overturning" and story.courts.is_of_rights(decision.court) and says(story.told.doc, act, "retrial"):
        return False
    start, end = sentence_at(story.told.doc, act.start)
    around = max(start, act.start - PART), min(end, act.end + PART)
    if act.kind == "overturning" and anywhere("in_part").search(folded, *around):
        return False
    if act.kind in ("appeal_rejected", "upholding") and says(story.told.doc, act, "petitions"):
        return False
    if not story.courts.is_criminal(decision.court):
        return any(row.by.court is None for row in story.rows if row.person in act.who.persons)
    before = story.told.before(act.start)[-ACTS_BACK:]
    last = next((other for other in reversed(before) if other.court and other.voice != "noun"), None)
    same = last is not None and story.told.paragraph(last.start) == story.told.paragraph(act.start)
    return (
        not same
        or last is None
        or story.courts.is_criminal(last.court)
        or bool(act.who.persons and act.kind != "upholding")
    )


def _acquit(story: Story, act: LinkedAct, acts: Sequence[LinkedAct], person: str, rows: Sequence[Row]) -> None:
    """An acquittal on review; one of a part of the charges leaves the sentence to the other acts."""
    decision = _dated(story, person, decision_of(story.told, act), act)
    if any(other is not act and person in other.who.persons and other.kind != "release" for other in acts):
        return
    for other in story.told.inside(act.start - JUDGED, act.start + JUDGED):
        judged = other.kind in ("conviction", "sentence") and other.voice != "noun" and person in other.who.persons
        if judged and other.court == act.court and decision_of(story.told, other).day == decision.day:
            return
    for row in rows:
        higher = story.courts.rank(decision.court) > story.courts.rank(row.by.court)
        if higher or says(story.told.doc, act, "on_appeal"):
            court = decision.court if decision.court != row.by.court else None
            reviewed(row, "overturned", Decision(court, decision.day))


def _whose(story: Story, act: LinkedAct, acts: Sequence[LinkedAct]) -> list[str]:
    """Whose penalties an act reviews: those it happened to, those named behind it, else those judged last."""
    reading = story.told.reading
    end = sentence_at(story.told.doc, act.start)[1]
    following = min((other.start for other in acts if other.start > act.end), default=end)
    mark = reading.marked.from_letter
    named = joined_people(reading, mark(act.end), mark(min(end, following)), act.who.persons)
    topic = topic_of(story.told.doc, reading, act.start) or _topic_behind(story, act, min(end, following))
    if act.kind == "appeal_rejected" and act.voice == "subject" and not topic:
        topic = _appellant(story, act)
    told = set(named) >= set(act.who.persons) and bool(named)
    persons = list(topic) if topic and not told else list(dict.fromkeys([*act.who.persons, *named]))
    names = [
        ref for ref in reading.between(mark(sentence_at(story.told.doc, act.start)[0]), mark(end)) if ref.kind == NAME
    ]
    behind = anywhere("judgment").search(folded_text(story.told.doc), act.end, min(end, act.end + PART))
    of_all = behind is not None and not names and not topic and act.kind in ("upholding", "overturning")
    if of_all or (says(story.told.doc, act, "the_rest") and act.kind == "upholding"):
        cases = {row.case for row in story.rows if row.person in persons} or {story.case}
        case = max(cases)
        persons += [row.person for row in story.rows if row.case == case and row.person]
        return list(dict.fromkeys(persons))
    if persons:
        return persons
    before = [other for other in acts if other.start < act.start and other.who.persons]
    if before:
        return list(before[-1].who.persons)
    around = max(0, act.start - AROUND), min(end, act.end + AROUND)
    if act.kind == "appeal_rejected" and anywhere("on_appeal").search(folded_text(story.told.doc), *around):
        paragraph = story.told.paragraph(act.start)
        near = {row.person for row in story.rows if row.person and story.told.paragraph(row.start) == paragraph}
        if len(near) == 1:
            return list(near)
    if not anywhere("whole").search(folded_text(story.told.doc), *around):
        return []
    last = [row for row in story.rows if row.case == story.case and row.status != "requested"]
    return list(dict.fromkeys(row.person for row in last if row.person))


def _topic_behind(story: Story, act: LinkedAct, stop: int) -> tuple[str, ...]:
    """Whom a review says it is about, behind its verb: "annulled as regards his brother"."""
    reading = story.told.reading
    mark = reading.marked.from_letter
    folded = folded_text(story.told.doc)
    border = folded.find(";", act.end, stop)
    stop = border if border >= 0 else stop
    match = anywhere("topics").search(folded, act.end, min(stop, act.end + AROUND))
    people = reading.between(mark(match.end()), mark(stop)) if match else []
    return people[0].persons if people and match and people[0].first - mark(match.end()) < TOPIC else ()


def _appellant(story: Story, act: LinkedAct) -> tuple[str, ...]:
    """Who brought what was rejected, where the sentence names one person: "The application filed by § was rejected"."""
    reading = story.told.reading
    mark = reading.marked.from_letter
    start = sentence_at(story.told.doc, act.start)[0]
    names = [ref for ref in reading.between(mark(start), mark(act.start)) if ref.kind == NAME and ref.persons]
    persons = {ref.persons for ref in names}
    return names[0].persons if len(persons) == 1 and not set(names[0].persons) & set(act.who.persons) else ()


def _serve(story: Story, act: LinkedAct, *, pardoned: bool = False) -> None:
    """The terms of a person's last judgment came to their end."""
    for person in act.who.persons:
        own = [row for row in story.of(person) if row.status in OPEN]
        if not own:
            continue
        last = max(row.case for row in own)
        days = [row.by.day for row in own if row.case == last and row.by.day]
        kinds = {*PRISON, "community_service", "house_arrest"} - {"death"}
        if not pardoned:
            kinds -= {"suspended_imprisonment"}
        for row in own:
            newest = not pardoned or row.by.day is None or row.by.day == max(days)
            if row.case == last and row.penalty.kind in kinds and newest:
                row.status = "served"
