"""Acts that name offences: what they make of the charges that those wordings mean."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from pipeline.resolve.act_persons import persons_at
from pipeline.resolve.charge_case import Case, advance_meant, said, spoken_of
from pipeline.resolve.charge_laws import Basis
from pipeline.resolve.charge_mentions import WEAK, Mention
from pipeline.resolve.charge_references import reference_in
from pipeline.resolve.charge_rows import OPEN, THEY, Row, advance, longer, opened
from pipeline.resolve.charge_wordings import content_of
from pipeline.resolve.linked_acts import LinkedAct

PLURAL = re.compile(r"\s*(?:they|ils|elles|ellos|ellas|both|all|tous|todos)\b")
SENTENCED = frozenset({"reduction", "increase", "commutation", "sentence"})
SPOKEN = 500  # characters behind what was told of somebody's charges in which they are called by another name


def _wording(span: Span) -> str:
    return " ".join(span.text.split())


def apply_mention(case: Case, mention: Mention) -> None:
    """Say of the charges that a mention means what its act made of them."""
    wording, category = _wording(mention.span), mention.span._.value.category
    later = mention.status not in ("accused", "charged")
    quoted = case.folded[mention.span.start_char - 1] in '"«' or case.folded[mention.span.start_char - 2] == "«"
    touched: list[Row] = []
    status = mention.status
    known = any(case.rows.find(person, wording, category, status=status, quoted=quoted) for person in mention.persons)
    if _whoever(mention, known=known):
        alike = case.rows.alike(wording, category, status=status)
        touched = opened(alike) or alike
        if len(touched) > 1 and status in ("acquitted", "convicted"):
            touched = []
        for other in touched:
            advance(other, status, mention.act, case.day(mention.act, status))
    persons: tuple[str | None, ...] = mention.persons or ((None,) if mention.unnamed else ())
    if not persons and not touched and not later:
        persons = (None,) if _several(case, mention.act) else spoken_of(case, mention.act)
        mention = replace(mention, unnamed=THEY) if persons == (None,) else mention
    for person in () if touched else persons:
        row = case.rows.find(person, wording, category, status=status, quoted=quoted)
        if row is None:
            if mention.status in ("overturned", "reclassified") or (mention.status == "dropped" and person is None):
                continue
            row = case.rows.add(_row(case, mention, person))
            _inherit(case, row, status)
        elif row.span.start_char != mention.span.start_char:
            longer(row, wording, category)
        row.basis = row.basis if row.basis.law else _basis(case, mention)
        advance_meant(case, row, mention.status, mention.act)
        touched.append(row)
    if touched:
        case.rows.last = [*case.rows.last, *touched] if case.act is mention.act else touched
        case.act = mention.act


def _several(case: Case, act: LinkedAct) -> bool:
    """Whether an act of nobody named is told of several: "They were put on trial, accused of …"."""
    start, _ = case.sentence(act.start)
    return PLURAL.match(case.folded, start) is not None and act.start - start < 200


def _whoever(mention: Mention, *, known: bool) -> bool:
    """Whether what is said of an offence is said of whoever is charged with it: "the charge of A was dropped"."""
    if mention.own or known or mention.status in ("accused", "charged") or mention.act.kind == "sentence":
        return False
    return not mention.persons


def _inherit(case: Case, row: Row, status: str) -> None:
    """Give a named person's charge what was said when nobody was named: "all 62 were referred to trial for …"."""
    nobody = case.rows.find(None, row.wording, row.category, status=status) if row.person is not None else None
    if nobody is not None and nobody.first_day is not None:
        row.wording, row.category, row.span = nobody.wording, nobody.category, nobody.span
        row.first_day, row.basis = nobody.first_day, nobody.basis
        nobody.named = True


def _basis(case: Case, mention: Mention) -> Basis:
    return case.bases.get((mention.span.start_char, mention.span.end_char), Basis())


def _row(case: Case, mention: Mention, person: str | None) -> Row:
    return Row(
        person=person,
        unnamed=mention.unnamed if person is None else None,
        wording=_wording(mention.span),
        category=mention.span._.value.category,
        span=mention.span,
        origin=mention.act.start,
        basis=_basis(case, mention),
    )


def retell(case: Case, mention: Mention) -> None:
    """Add what only an introduction or a concern tells of a named person."""
    wording, category = _wording(mention.span), mention.span._.value.category
    for person in mention.persons if mention.span._.rule not in WEAK else ():
        rows = case.rows.of(person)
        known = case.rows.find(person, wording, category, status="convicted") or any(
            r.category == category for r in rows
        )
        if not known and mention.status != "overturned":
            advance(case.rows.add(_row(case, mention, person)), mention.status, mention.act, None)


def _at_stake(rows: list[Row], new: Mention | None) -> list[Row]:
    """The charges that a court can call by another name: like it, else not decided, else convicted of."""
    convicted = [row for row in rows if row.status == "convicted" and not row.overturned]
    undecided = [row for row in rows if row.status in OPEN]
    stake = undecided or (convicted if len(convicted) == 1 else []) or opened(rows)
    if new is None or (len(rows) == 1 and not convicted):
        return stake
    words, category = set(content_of(_wording(new.span))), new.span._.value.category
    alike = [row for row in [*undecided, *convicted] if words & set(content_of(row.wording))]
    return alike or [row for row in stake if row.category == category] or (stake if undecided else [])


def _punished(case: Case, act: LinkedAct) -> tuple[str, ...]:
    """ "The Court requalified the act as … and reduced the sentence of §": those whose sentence follows, if told.

    Else the one whose charges were spoken of last.
    """
    _, stop = case.sentence(act.start)
    behind = [one for one in case.acts if act.end <= one.start < stop and one.kind in SENTENCED]
    if behind:
        return behind[0].who.persons
    last = {row.person for row in case.rows.last}
    person = last.pop() if len(last) == 1 else None
    beside = case.act is not None and 0 <= act.start - case.act.end < SPOKEN
    return (person,) if person is not None and beside else ()


def _named_in_front(case: Case, act: LinkedAct) -> tuple[str, ...]:
    """ "In §'s case, a second count was added": the one person named in front of an act."""
    start, _ = case.sentence(act.start)
    who = persons_at(case.doc, case.people, start, act.start)
    return who.persons if len(who.persons) == 1 and not who.unnamed else ()


def reclassify(case: Case, act: LinkedAct, mentions: Sequence[Mention]) -> None:
    """ "the charge of A was replaced by B": A is reclassified, B charged."""
    behind = [mention for mention in mentions if mention.span.start_char > act.start]
    old = mentions[0] if len(mentions) > 1 or not behind else None
    new = mentions[-1] if behind and mentions[-1] is not old else None
    persons = next((mention.persons for mention in mentions if mention.own), ()) or act.who.persons
    persons = persons or _punished(case, act)
    if said("added").search(case.folded, act.start, act.end):
        persons = persons or spoken_of(case, act) or _named_in_front(case, act)
        old, new = None, mentions[-1]
    if old is not None:
        wording, category = _wording(old.span), old.span._.value.category
        found = [case.rows.find(person, wording, category, status="convicted") for person in persons]
        replaced = [row for row in found or case.rows.alike(wording, category, status="convicted") if row is not None]
    elif said("added").search(case.folded, act.start, act.end):
        replaced = []
    else:
        replaced = [row for person in persons for row in _at_stake(case.rows.episode_of(person), new)]
        if len(replaced) > len(persons) and len(persons) > 0 and new is not None:
            replaced = replaced if reference_in(case.folded, *case.sentence(act.start), case.language) == "all" else []
    decided = {row.person for row in replaced if row.status == "convicted"}
    for gone in replaced:
        advance(gone, "reclassified", act, case.day(act, "reclassified"))
    if new is None:
        return
    for person in dict.fromkeys([*persons, *(row.person for row in replaced)]):
        row = case.rows.find(person, _wording(new.span), new.span._.value.category, status="charged")
        if row is None or row in replaced:
            row = case.rows.add(_row(case, new, person))
        status = "convicted" if person in decided else "charged"
        advance(row, status, act, case.day(act, status))
        case.rows.last = [row]
