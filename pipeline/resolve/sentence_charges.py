"""For which charges each penalty is: those that its judgment convicts of, also where a later court quashed that.

A charge carries the furthest that the letter reports: one that was acquitted, reclassified or dropped behind a judgment
was a conviction in it, and a penalty of the appeal is for what was left standing.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from spacy.tokens import Doc

from pipeline.recognise.text import fold, folded_text
from pipeline.resolve.sentence_borders import sentence_at
from pipeline.resolve.sentence_ledger import CHANGED, Row
from pipeline.resolve.sentence_words import anywhere
from pipeline.tables.records import ChargeRecord

UNDONE = frozenset({"acquitted", "reclassified", "dropped"})
BEHIND = 400  # characters from a penalty to a charge that is told behind it
OWN = 90  # characters from a penalty to the offence that it alone is for
WORD = re.compile(r"\w{4,}")


def charges_of_rows(doc: Doc, rows: Sequence[Row], charges: Sequence[ChargeRecord]) -> list[list[str]]:
    """The ids of the charges of each row."""
    found = []
    for row in rows:
        own = _own(doc, row, charges)
        convicted = _requested(rows, row, own) if row.status == "requested" else _convicted(rows, row, own)
        found.append([charge.charge_id for charge in _narrowed(doc, rows, row, convicted)])
    return found


def _own(doc: Doc, row: Row, charges: Sequence[ChargeRecord]) -> list[ChargeRecord]:
    """The charges against the person of a row; those against people without a name stand in its sentence."""
    if row.person is not None:
        return [charge for charge in charges if charge.person_id == row.person and charge.evidence.start <= _reach(row)]
    start, end = sentence_at(doc, row.start)
    unnamed = [charge for charge in charges if charge.person_id is None]
    same = [charge for charge in unnamed if row.unnamed and charge.unnamed == row.unnamed]
    return same or [charge for charge in unnamed if start <= charge.evidence.start < end]


def _reach(row: Row) -> int:
    return row.end + BEHIND


def _trial(rows: Iterable[Row], row: Row) -> date | None:
    """The day of the first judgment of a row's case."""
    days = [
        other.by.day for other in rows
        if other.person == row.person and other.case == row.case and other.status != "requested" and other.by.day
    ]  # fmt: skip
    return min(days, default=None)


def _convicted(rows: Sequence[Row], row: Row, own: Sequence[ChargeRecord]) -> list[ChargeRecord]:
    day, trial = row.by.day, _trial(rows, row)
    undone = row.status in CHANGED or any(
        other.case == row.case and other.person == row.person and (other.status in CHANGED or other.review.day)
        for other in rows
    )
    if day is not None and trial is not None:
        found = [charge for charge in own if _stood(charge, day, trial, undone=undone)]
        if found or any(charge.date for charge in own):
            return found or _of_court(row, own)
    return _of_court(row, own)


def _stood(charge: ChargeRecord, day: date, trial: date, *, undone: bool) -> bool:
    """Whether a charge stood on the day of a penalty. undone: whether a later court changed the judgment."""
    if charge.first_date is not None and charge.first_date > day:
        return False
    if charge.status == "convicted":
        return charge.date is not None and trial <= charge.date <= day
    return undone and charge.status in UNDONE and charge.date is not None and charge.date > day


def _of_court(row: Row, own: Sequence[ChargeRecord]) -> list[ChargeRecord]:
    """Convictions without a day: of the court of the penalty, or of the only case of the person."""
    convicted = [charge for charge in own if charge.status == "convicted" and _same_day(charge.date, row.by.day)]
    return [charge for charge in convicted if row.by.court is None or charge.court_id in (None, row.by.court)]


def _same_day(one: date | None, other: date | None) -> bool:
    return one is None or other is None or one == other


def _requested(rows: Sequence[Row], row: Row, own: Sequence[ChargeRecord]) -> list[ChargeRecord]:
    """What a prosecutor asks a penalty for: all that the judgment behind it decides."""
    judged = [
        other for other in rows
        if other.person == row.person and other.status != "requested" and other.start > row.start
    ]  # fmt: skip
    days = [other.by.day for other in judged if other.by.day]
    day = days[0] if days else None
    kept = [charge for charge in own if charge.status in ("convicted", "acquitted", *UNDONE)]
    if day is not None:
        return [charge for charge in kept if charge.date is not None and charge.date >= day]
    return [charge for charge in own if charge.status not in ("dropped", "reclassified")]


def _narrowed(doc: Doc, rows: Sequence[Row], row: Row, charges: list[ChargeRecord]) -> list[ChargeRecord]:
    """The one charge that a penalty is said to be for, where another of the person's is for another one."""
    if len(charges) < 2 or row.person is None:
        return charges
    start, end = sentence_at(doc, row.start)
    beside = [other for other in rows if other.person == row.person and start <= other.start < end]
    beside.sort(key=lambda other: other.start)
    told = [_told_behind(doc, other, beside, charges, end) for other in beside]
    mine = told[beside.index(row)]
    if len(mine) == 1 and any(other and other != mine for other in told):
        return mine
    return charges


def _told_behind(
    doc: Doc, row: Row, beside: Sequence[Row], charges: Sequence[ChargeRecord], end: int
) -> list[ChargeRecord]:
    """The charges whose words stand right behind a penalty: "five years for sedition and one year for libel"."""
    stop = min([other.start for other in beside if other.start > row.start] + [end, row.end + OWN])
    folded = folded_text(doc)[row.end : max(stop, row.end)]
    link = anywhere("counts", "link").match(folded.lstrip(" ,\n"))
    if link is None:
        return []
    words = set(WORD.findall(folded))
    scores = {charge.charge_id: len(words & set(WORD.findall(fold(charge.offence)))) for charge in charges}
    best = max(scores.values())
    return [charge for charge in charges if best and scores[charge.charge_id] == best]
