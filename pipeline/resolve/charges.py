"""Who is accused of what: a row a person and offence, with the furthest status that the letter reports.

The account of the facts is read act by act; an act that names offences says what becomes of those, one that names
none speaks of charges named before ("convicted on all counts", "acquitted of the second"). What the introduction and
the concern tell again adds a row only where the account has none like it.
"""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.read.letter import Letter
from pipeline.recognise.formulas import either
from pipeline.recognise.offence_words import language_of
from pipeline.recognise.sections import section_at
from pipeline.recognise.text import folded_text
from pipeline.resolve.charge_laws import Basis, bases_of
from pipeline.resolve.charge_mentions import Mention, mentions_of_charges, statuses
from pipeline.resolve.charge_references import reference_in
from pipeline.resolve.charge_rows import Row, Rows, advance, day_of, longer, opened
from pipeline.resolve.entities import Entity
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.tables.records import ChargeRecord, InstrumentRecord

ACCOUNT = frozenset({"allegations", "annex", "other", "signatures", "footnotes"})
RETOLD = frozenset({"introduction", "concern"})
DECISIONS = frozenset(
    {"conviction", "acquittal", "sentence", "dropping", "upholding", "overturning", "reclassification"}
)
NOT_SAID = frozenset({"negated", "hypothetical"})


SAME_DECISION = 400  # characters behind a decision in which further parts of it are told
END = re.compile(r"(?<!\b(?:mr|ms|dr|st|mm|no|sr)\.)(?<=[.;])\s|\n\s*\n")  # of a sentence


@cache
def _standing() -> re.Pattern[str]:
    """Words of an act that say how things stand, not what happened on a day."""
    return re.compile(rf"(?<!\w){either(read_toml('charges')['guilt']['standing'])}(?!\w)")


@dataclass(slots=True)
class _Case:
    """What is known while a letter is read. act: the one that the rows spoken of last hang on."""

    doc: Doc
    language: str
    folded: str
    bases: Mapping[tuple[int, int], Basis]
    instruments: Sequence[InstrumentRecord]
    sentences: Sequence[tuple[int, int]]
    rows: Rows = field(default_factory=Rows)
    act: LinkedAct | None = None
    decided: tuple[LinkedAct, datetime.date] | None = None

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence of an offset."""
        number = bisect_right(self.sentences, offset, key=lambda sentence: sentence[0]) - 1
        return self.sentences[max(0, number)]

    def day(self, act: LinkedAct, status: str) -> datetime.date | None:
        """The day on which an act made a status; of an accusation or of what "has been" only one in its sentence."""
        if act.day is not None and (status == "accused" or _standing().search(self.folded, act.start, act.end)):
            first, last = sorted((act.day.evidence.start, act.start))
            if END.search(self.folded, first, last):
                return None
        day = day_of(act)
        later = _guilt("later").search(self.folded, max(0, act.start - 24), act.end + 24) is not None
        if later and act.day is not None and END.search(self.folded, *sorted((act.day.evidence.start, act.start))):
            return None
        if day is None and status not in ("accused", "charged") and self._goes_on(act):
            return self.decided[1] if self.decided else None
        if day is not None:
            self.decided = act, day
        return day

    def _goes_on(self, act: LinkedAct) -> bool:
        """Whether an act without a day is part of the decision told of last."""
        if self.decided is None or (act.day is not None and act.day.precision != "range"):
            return False
        last = self.decided[0]
        beside = 0 <= act.start - last.end < SAME_DECISION and "\n\n" not in self.folded[last.end : act.start]
        reported = _guilt("reported").search(self.folded, max(last.end, act.start - 80), act.start) is not None
        earlier = not reported and _guilt("earlier").search(self.folded, act.start - 8, act.end) is not None
        return beside and not earlier and (act.court is None or act.court == last.court)


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
    mentions = mentions_of_charges(doc, acts, people)
    case = _Case(
        doc=doc,
        language=language_of(doc._.language),
        folded=folded_text(doc),
        bases=bases_of(doc.text, mentions, instruments),
        instruments=instruments,
        sentences=[(sentence.start_char, sentence.end_char) for sentence in doc.sents],
    )
    by_act: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_act.setdefault(id(mention.act), []).append(mention)
    verbless = {id(mention.act): mention.act for mention in mentions if not any(mention.act is act for act in acts)}
    every = sorted([*acts, *verbless.values()], key=lambda act: act.start)
    told = [act for act in every if act.kind in statuses() and act.assertion not in NOT_SAID]
    account = [act for act in told if section_at(doc, act.start) in ACCOUNT]
    if not any(id(act) in by_act for act in account):
        account = [act for act in told if section_at(doc, act.start) in ACCOUNT | {"introduction"}]
    for number, act in enumerate(account):
        here = by_act.get(id(act), [])
        last = next((other.end for other in reversed(account[:number]) if other.voice != "noun"), 0)
        following = next((other.start for other in account[number + 1 :] if other.voice != "noun"), len(doc.text))
        if here and statuses()[act.kind] == "reclassified":
            _reclassify(case, act, here)
        elif here:
            for mention in here:
                _apply(case, mention)
        else:
            _refer(case, act, last, following)
        day = day_of(act)
        if day is not None and act.kind in DECISIONS:
            case.decided = act, day
    retold = [act for act in told if act not in account and section_at(doc, act.start) in RETOLD]
    for act in retold:
        for mention in by_act.get(id(act), []):
            _retell(case, mention)
    rows = [row for row in case.rows.rows if not row.named]
    return [_record(doc, letter, row, number) for number, row in enumerate(_in_order(rows), 1)]


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.span.start_char)


# --- acts that name offences -------------------------------------------------------------------------------------


def _wording(span: Span) -> str:
    return " ".join(span.text.split())


def _apply(case: _Case, mention: Mention) -> None:
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
        for row in touched:
            advance(row, mention.status, mention.act, case.day(mention.act, mention.status))
    persons: tuple[str | None, ...] = mention.persons or ((None,) if mention.unnamed else ())
    if not persons and not touched and not later:
        persons = _spoken_of(case, mention.act)
    for person in () if touched else persons:
        row = case.rows.find(person, wording, category, status=status, quoted=quoted)
        if row is None:
            if mention.status == "overturned" or (mention.status == "dropped" and person is None):
                continue
            row = case.rows.add(_row(case, mention, person))
            _inherit(case, row, status)
        elif row.span.start_char != mention.span.start_char:
            longer(row, wording, category)
        row.basis = row.basis if row.basis.law else _basis(case, mention)
        _advance_meant(case, row, mention.status, mention.act)
        touched.append(row)
    if touched:
        case.rows.last = [*case.rows.last, *touched] if case.act is mention.act else touched
        case.act = mention.act


NEAR = 700  # characters behind an act on somebody's charges in which a further charge is his


def _spoken_of(case: _Case, act: LinkedAct) -> tuple[str, ...]:
    """The one person whose charges were spoken of last, where an act names nobody: "a third charge was laid"."""
    persons = {row.person for row in case.rows.last}
    person = persons.pop() if len(persons) == 1 else None
    if person is None or case.act is None or not 0 <= act.start - case.act.end < NEAR or act.who.unnamed:
        return ()
    return (person,)


def _whoever(mention: Mention, *, known: bool) -> bool:
    """Whether what is said of an offence is said of whoever is charged with it: "the charge of A was dropped"."""
    if mention.own or known or mention.status in ("accused", "charged") or mention.act.kind == "sentence":
        return False
    return not mention.persons


def _inherit(case: _Case, row: Row, status: str) -> None:
    """Give a named person's charge what was said when nobody was named: "all 62 were referred to trial for …"."""
    nobody = case.rows.find(None, row.wording, row.category, status=status) if row.person is not None else None
    if nobody is not None and nobody.first_day is not None:
        row.wording, row.category, row.span = nobody.wording, nobody.category, nobody.span
        row.first_day, row.basis = nobody.first_day, nobody.basis
        nobody.named = True


def _basis(case: _Case, mention: Mention) -> Basis:
    return case.bases.get((mention.span.start_char, mention.span.end_char), Basis())


def _row(case: _Case, mention: Mention, person: str | None) -> Row:
    return Row(
        person=person,
        unnamed=mention.unnamed if person is None else None,
        wording=_wording(mention.span),
        category=mention.span._.value.category,
        span=mention.span,
        origin=mention.act.start,
        basis=_basis(case, mention),
    )


def _retell(case: _Case, mention: Mention) -> None:
    """Add what only an introduction or a concern tells of a named person."""
    wording, category = _wording(mention.span), mention.span._.value.category
    for person in mention.persons:
        rows = case.rows.of(person)
        known = case.rows.find(person, wording, category, status="convicted") or any(
            r.category == category for r in rows
        )
        if not known and mention.status != "overturned":
            advance(case.rows.add(_row(case, mention, person)), mention.status, mention.act, None)


def _reclassify(case: _Case, act: LinkedAct, mentions: Sequence[Mention]) -> None:
    """ "the charge of A was replaced by B": A is reclassified, B charged."""
    behind = [mention for mention in mentions if mention.span.start_char > act.start]
    old = mentions[0] if len(mentions) > 1 or not behind else None
    new = mentions[-1] if behind and mentions[-1] is not old else None
    persons = next((mention.persons for mention in mentions if mention.own), ()) or act.who.persons
    if _guilt("added").search(case.folded, act.start, act.end):
        persons = persons or _spoken_of(case, act)
        old, new = None, mentions[-1]
    if old is not None:
        wording, category = _wording(old.span), old.span._.value.category
        found = [case.rows.find(person, wording, category, status="convicted") for person in persons]
        replaced = [row for row in found or case.rows.alike(wording, category, status="convicted") if row is not None]
    elif _guilt("added").search(case.folded, act.start, act.end):
        replaced = []
    else:
        replaced = [row for person in persons for row in opened(case.rows.episode_of(person))]
        if len(replaced) > len(persons) and len(persons) > 0 and new is not None:
            replaced = replaced if reference_in(case.folded, *case.sentence(act.start), case.language) == "all" else []
    for row in replaced:
        advance(row, "reclassified", act, case.day(act, "reclassified"))
    if new is None:
        return
    for person in dict.fromkeys([*persons, *(row.person for row in replaced)]):
        row = case.rows.find(person, _wording(new.span), new.span._.value.category, status="charged")
        if row is None or row in replaced:
            row = case.rows.add(_row(case, new, person))
        advance(row, "charged", act, case.day(act, "charged"))
        case.rows.last = [row]


# --- acts that name none -----------------------------------------------------------------------------------------


def _refer(case: _Case, act: LinkedAct, last: int, following: int) -> None:
    """Say of charges named before what an act made of them."""
    status = statuses()[act.kind]
    if act.voice == "noun" or (status in ("accused", "charged") and act.kind != "charge"):
        return
    behind, front = _windows(case, act, last, following)
    reference = reference_in(case.folded, *behind, case.language) or reference_in(
        case.folded, *front, case.language, last=True
    )
    if not _counts(case, act, status, reference, (act.clause[0], behind[1])):
        return
    if reference == "same" and case.rows.last and status in ("charged", "convicted", "acquitted"):
        _same_charges(case, act, status)
        return
    if status == "charged":
        if case.rows.last and all(row.person is None for row in case.rows.last):
            if not any(case.rows.of(person) for person in act.who.persons):
                _same_charges(case, act, status)
        return
    persons = act.who.persons or (_together(case) if reference else ())
    touched: list[Row] = []
    if OF_WHICH.search(case.folded, max(0, act.start - 40), act.start):
        same = case.act is not None and case.sentence(case.act.start) == case.sentence(act.start)
        for row in case.rows.last if same else ():
            if row.person in persons:
                _advance_meant(case, row, status, act)
        return
    for person in persons:
        rows = case.rows.episode_of(person) or _of_nobody(case, person, act, status)
        if reference in ("first", "second", "first_two"):
            rows = _as_listed(case, rows)
        chosen = (
            _by_article(case, rows, *behind) or _by_article(case, rows, *front) or _chosen(rows, reference, status, act)
        )
        for row in chosen:
            _advance_meant(case, row, status, act)
        touched.extend(chosen)
    if touched:
        case.rows.last = touched


OF_WHICH = re.compile(
    r"\b(?:of which|for which|of whom|dont|duquel|desquels|de laquelle|del que|de la que|de los que|por el que)\b[^.;]*$"
)


def _punishes(case: _Case, act: LinkedAct, end: int) -> bool:
    """Whether a sentence is one of a penalty, and not that of offences which its sentence has already named."""
    decided = case.act is not None and statuses().get(case.act.kind) in ("convicted", "acquitted")
    if decided and case.act is not None and case.sentence(case.act.start) == case.sentence(act.start):
        if set(act.who.persons) <= {row.person for row in case.rows.last}:
            return False
    return any(act.start - 60 <= span.start_char < end + 60 for span in case.doc.spans["penalties"])


@cache
def _guilt(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('charges')['guilt'][name])}(?!\w)")


@cache
def _when() -> re.Pattern[str]:
    return re.compile(rf"[\s\"(,;-]*{either(read_toml('charges')['when']['words'])}(?!\w)")


def _counts(case: _Case, act: LinkedAct, status: str, reference: str | None, clause: tuple[int, int]) -> bool:
    """Whether an act that names no offence says something of charges."""
    start, end = clause
    if act.kind == "sentence" and reference is None and not _punishes(case, act, end):
        return False
    if act.kind == "conviction" and reference is None:
        return _guilt("words").search(case.folded, act.start, act.end) is not None
    if status == "dropped":
        return _when().match(case.folded, start) is None
    if status == "overturned":
        decision = _guilt("decision").search(case.folded, start, end) is not None
        return decision or _again(case.language).search(case.folded, start, end + 200) is not None
    return True


@cache
def _again(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('charges')['again'][language])}")


def _as_listed(case: _Case, rows: list[Row]) -> list[Row]:
    """Charges in the order in which they were named last: "the first" is the first of those."""
    order = {row.wording: number for number, row in enumerate(case.rows.last)}
    listed = sum(row.wording in order for row in rows)
    return sorted(rows, key=lambda row: order.get(row.wording, len(order))) if listed > 1 else rows


def _of_nobody(case: _Case, person: str | None, act: LinkedAct, status: str) -> list[Row]:
    """Charges against a group without names, as those of one of it: "all 62 were referred to trial …; § was convicted"."""
    if status not in ("convicted", "acquitted") or person is None or case.rows.of(person):
        return []
    nobody = [row for row in case.rows.of(None) if row.first_day is not None]
    added = []
    for row in nobody:
        row.named = True
        added.append(case.rows.add(Row(person, None, row.wording, row.category, row.span, act.start, basis=row.basis)))
        added[-1].first_day, added[-1].status, added[-1].began = row.first_day, row.status, True
    return added


def _windows(case: _Case, act: LinkedAct, last: int, following: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The words behind an act and those in front of it that may say which charges it is about."""
    first, stop = case.sentence(act.start)
    behind = act.start, max(act.end, min(stop, following))
    subject = act.voice == "subject"
    return behind, (max(first, min(last, act.start)) if subject else act.start, act.start)


def _together(case: _Case) -> tuple[str | None, ...]:
    """Those whose charges were spoken of last, and who were charged with them."""
    named = {row.person for row in case.rows.last}
    days = {row.first_day for row in case.rows.rows if row.person in named and row.open and row.first_day is not None}
    rows = [*case.rows.last, *(row for row in case.rows.rows if row.open and row.first_day in days)]
    return tuple(dict.fromkeys(row.person for row in rows))


def _same_charges(case: _Case, act: LinkedAct, status: str) -> None:
    for person in act.who.persons:
        for row in [row for row in case.rows.last if row.person != person]:
            known = case.rows.find(person, row.wording, row.category, status="charged")
            fresh = known or case.rows.add(
                Row(person, None, row.wording, row.category, row.span, act.start, basis=row.basis)
            )
            advance(fresh, status, act, case.day(act, status))


def _by_article(case: _Case, rows: Sequence[Row], start: int, end: int) -> list[Row]:
    """ "the charge under article 342 was dropped"."""
    named = {
        one.article for one in case.instruments if start <= one.evidence.start < end and one.kind == "domestic_law"
    }
    return [row for row in rows if row.basis.article and row.basis.article in named]


def _chosen(rows: list[Row], reference: str | None, status: str, act: LinkedAct) -> list[Row]:
    """The charges of a case that a reference means."""
    undecided = opened(rows)
    if reference == "first_two":
        return rows[:2]
    if reference == "second":
        return rows[1:2]
    if reference == "last":
        return rows[-1:]
    if reference == "first" and len(rows) > 1:
        return rows[:1]
    if status == "overturned" or (status == "acquitted" and not undecided):
        return [row for row in rows if row.status == "convicted"]
    if (
        act.kind == "sentence"
        and reference is None
        and any(row.status == "convicted" and not row.overturned for row in rows)
    ):
        return []
    if status == "reclassified":
        meant = undecided or [row for row in rows if row.status == "convicted"]
        return meant if len(meant) == 1 else []
    if act.kind in ("upholding", "reduction", "increase", "commutation"):
        return []
    return undecided


BESIDE, BEHIND = 60, 250  # characters around what is quashed, and those in which a new trial is told of
CONVICTION = re.compile(r"\b(?:convictions?|condamnations?|condena|declaracion de culpabilidad)\b")


def _advance_meant(case: _Case, row: Row, status: str, act: LinkedAct) -> None:
    """Say of a charge what an act made of it; a conviction that is quashed for good is an acquittal."""
    advance(row, status, act, case.day(act, status))
    if status != "overturned":
        return
    first, stop = case.sentence(act.start)
    start, end = max(first, act.start - BESIDE), min(stop, act.end + 2 * BESIDE)
    again = _again(case.language).search(case.folded, first, min(len(case.folded), stop + BEHIND))
    if CONVICTION.search(case.folded, start, end) and not again:
        advance(row, "acquitted", act, case.day(act, "acquitted"))


# --- records -----------------------------------------------------------------------------------------------------


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
