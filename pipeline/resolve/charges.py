"""Who is accused of what: a row a person and offence, with the furthest status that the letter reports.

The account of the facts is read act by act; an act that names offences says what becomes of those, one that names
none speaks of charges named before ("convicted on all counts", "acquitted of the second"). What the introduction and
the concern tell again adds a row only where the account has none like it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.read.letter import Letter
from pipeline.recognise.court_levels import level_of
from pipeline.recognise.offence_words import language_of
from pipeline.recognise.sections import section_at
from pipeline.recognise.text import folded_text
from pipeline.resolve.act_who import NOBODY
from pipeline.resolve.charge_case import Case
from pipeline.resolve.charge_items import acts_of_items
from pipeline.resolve.charge_laws import bases_of
from pipeline.resolve.charge_meant import refer
from pipeline.resolve.charge_mentions import Mention, mentions_of_charges, statuses
from pipeline.resolve.charge_rows import Row, day_of
from pipeline.resolve.charge_told import apply_mention, reclassify, retell
from pipeline.resolve.entities import Entity
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.tables.records import ChargeRecord, InstrumentRecord

ACCOUNT = frozenset({"allegations", "annex", "other", "signatures", "footnotes"})
RETOLD = frozenset({"introduction", "concern"})
DECISIONS = frozenset(
    {"conviction", "acquittal", "sentence", "dropping", "upholding", "overturning", "reclassification"}
)
HIGHER = frozenset({"appeal", "supreme", "constitutional"})  # levels of courts before which no charge is brought
NOT_SAID = frozenset({"negated", "hypothetical"})


def resolve_charges(
    doc: Doc,
    letter: Letter,
    acts: Sequence[LinkedAct],
    *,
    people: Sequence[Entity],
    courts: Sequence[Entity],
    instruments: Sequence[InstrumentRecord],
) -> list[ChargeRecord]:
    """The charges of a letter, ids x1, x2, in reading order."""
    acts = _with_dropped(doc, acts)
    told = [act for act in acts if act.kind in statuses() and act.assertion not in NOT_SAID]
    acts = sorted([*acts, *acts_of_items(doc, people, told)], key=lambda act: act.start)
    mentions = mentions_of_charges(doc, acts, people)
    case = Case(
        doc=doc,
        language=language_of(doc._.language),
        folded=folded_text(doc),
        bases=bases_of(doc.text, mentions, instruments),
        instruments=instruments,
        people=people,
        acts=acts,
        higher=frozenset(court.id for court in courts if level_of(court.name) in HIGHER),
        sentences=[(sentence.start_char, sentence.end_char) for sentence in doc.sents],
    )
    by_act: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_act.setdefault(id(mention.act), []).append(mention)
    told = _told(acts, mentions)
    account = [act for act in told if section_at(doc, act.start) in ACCOUNT]
    if not any(id(act) in by_act for act in account):
        account = [act for act in told if section_at(doc, act.start) in ACCOUNT | {"introduction"}]
    _tell(case, account, by_act)
    done = {id(act) for act in account}
    for act in told:
        if id(act) not in done and section_at(doc, act.start) in RETOLD:
            for mention in by_act.get(id(act), ()):
                retell(case, mention)
    rows = [row for row in case.rows.rows if not row.named]
    _share_bases(rows)
    return [_record(doc, letter, row, number) for number, row in enumerate(_in_order(rows), 1)]


def _with_dropped(doc: Doc, acts: Sequence[LinkedAct]) -> list[LinkedAct]:
    """Acts with the rejection of a charge as what it is: "la imputación por asociación criminal fue desestimada"."""
    folded = folded_text(doc)
    dropped: list[LinkedAct] = []
    for before, act in zip([None, *acts], acts, strict=False):
        charge = before is not None and before.voice == "noun" and before.kind in ("charge", "accusation")
        if before is None or not charge or act.kind != "appeal_rejected" or act.voice != "subject":
            dropped.append(act)
            continue
        between = folded[before.end : act.start]
        beside = 0 <= len(between) < BESIDE and not any(mark in between for mark in ".;:,")
        dropped.append(replace(act, kind="dropping", who=NOBODY) if beside else act)
    return dropped


def _told(acts: Sequence[LinkedAct], mentions: Sequence[Mention]) -> list[LinkedAct]:
    """The acts that say something of charges, those of sentences without a verb with them."""
    known = {id(act) for act in acts}
    verbless = {id(mention.act): mention.act for mention in mentions if id(mention.act) not in known}
    every = sorted([*acts, *verbless.values()], key=lambda act: act.start)
    return [act for act in every if act.kind in statuses() and act.assertion not in NOT_SAID]


def _tell(case: Case, account: Sequence[LinkedAct], by_act: Mapping[int, Sequence[Mention]]) -> None:
    """Read the account act by act."""
    verbs = [act for act in account if act.voice != "noun"]
    passed = 0
    for found in account:
        act = _with_court(case, found)
        while passed < len(verbs) and verbs[passed].start <= act.start:
            passed += 1
        own = int(act.voice != "noun")
        last = verbs[passed - 1 - own].end if passed - own > 0 else 0
        following = verbs[passed].start if passed < len(verbs) else len(case.folded)
        here = by_act.get(id(found), ())
        if here and statuses()[act.kind] == "reclassified":
            reclassify(case, act, here)
        elif here:
            for mention in here:
                apply_mention(case, mention)
        else:
            refer(case, act, last, following)
        _seize(case, act)
        if act.kind == "charge" and act.voice != "noun" and (charged := day_of(act)) is not None:
            case.charged = act, charged
        day = day_of(act)
        if day is not None and act.kind in DECISIONS:
            case.decided = act, day


BESIDE = 300  # characters behind what a court did in which it does more on that day


def _with_court(case: Case, act: LinkedAct) -> LinkedAct:
    """A decision of no named court that goes on with what one did on the same day: "It … . The highest court …"."""
    if act.court is not None or act.kind not in DECISIONS or act.day is None:
        return act
    number = bisect_left(case.acts, act.start, key=lambda one: one.start)
    for before in reversed(case.acts[max(0, number - 3) : number]):
        near = act.start - before.end < BESIDE and "\n\n" not in case.folded[before.end : act.start]
        if near and before.court is not None and before.day is not None and day_of(before) == day_of(act):
            return replace(act, court=before.court)
    return act


def _seize(case: Case, act: LinkedAct) -> None:
    """The court before which a case is heard is that of its charges which have none."""
    if act.kind == "hearing" and act.court is not None and act.court not in case.higher:
        for person in act.who.persons:
            for row in case.rows.episode_of(person):
                row.court = row.court or (act.court if row.open else None)


def _share_bases(rows: Sequence[Row]) -> None:
    """Give a charge without a law that of the same charge against others."""
    known = {row.wording: row.basis for row in reversed(rows) if row.basis.law is not None}
    for row in rows:
        if row.basis.law is None:
            row.basis = known.get(row.wording, row.basis)


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.span.start_char)


def _record(doc: Doc, letter: Letter, row: Row, number: int) -> ChargeRecord:
    return ChargeRecord(
        charge_id=f"x{number}",
        person_id=row.person,
        unnamed=row.unnamed,
        offence=row.wording,
        category=row.category,
        status=row.status,
        date=row.day,
        first_date=row.first_day,
        law=row.basis.law,
        article=row.basis.article,
        court_id=row.court,
        alleged=row.alleged,
        evidence=evidence_of(doc, letter, row.span.start_char, row.span.end_char, rule=row.span._.rule),
    )
