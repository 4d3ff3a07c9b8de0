"""The charges of a letter while it is read: what has become of each so far."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Span

from pipeline.resolve.charge_laws import Basis
from pipeline.resolve.charge_wordings import content_of, same_offence
from pipeline.resolve.linked_acts import LinkedAct

MOST = 100  # people whose charges are looked through for one without a name
BRIEF = 3  # content words from which on an offence is not named in brief
THEY = "they"  # several people whose names are told later
OPEN = frozenset({"accused", "charged"})
KEPT = frozenset({"upholding", "reduction", "increase", "commutation"})  # acts on a conviction that stays one


@dataclass(slots=True)
class Row:
    """A charge against one person (None: nobody named). origin: where its first act begins.

    episode: charges of one case have the same.
    overturned: whether its last decision was quashed since. began: whether an act was told of it. named: of a charge
    against nobody named, whether people are named for it later.
    """

    person: str | None
    unnamed: str | None
    wording: str
    category: str
    span: Span
    origin: int
    episode: int = 0
    status: str = "accused"
    day: datetime.date | None = None
    first_day: datetime.date | None = None
    court: str | None = None
    basis: Basis = field(default_factory=Basis)
    alleged: bool = False
    overturned: bool = False
    began: bool = False
    named: bool = False

    @property
    def open(self) -> bool:
        """Whether no court has decided it yet, or not again."""
        return self.status in OPEN or self.overturned


def day_of(act: LinkedAct) -> datetime.date | None:
    """The day of an act, if it is told to the day."""
    day = act.day
    return day.date_start if day is not None and day.precision == "day" else None


def advance(row: Row, status: str, act: LinkedAct, day: datetime.date | None) -> None:
    """Say of a charge what an act made of it on a day; what is less than known already changes nothing."""
    court = act.court
    if status in OPEN:
        _bring(row, status, day, court, act)
    elif status == "convicted":
        other = court is not None and row.court is not None and court != row.court  # a higher court convicts after all
        if row.status == "acquitted" and not other and (day is None or day == row.day):
            return
        if row.status == "convicted" and not row.overturned:
            row.day, row.court = row.day or (None if act.kind in KEPT else day), row.court or court
        elif row.status == "reclassified":
            if day and row.day and day > row.day:  # a higher court goes back to it
                _decide(row, status, day, court)
        elif not (row.status in ("acquitted", "dropped") and act.kind in KEPT):
            _decide(row, status, None if act.kind in KEPT else day, court)
    elif status == "acquitted":
        _decide(row, status, day, court)
    elif status in ("dropped", "reclassified"):
        if row.open or status == "reclassified":
            _decide(row, status, day, court)
    elif status == "overturned" and not row.open:
        row.overturned = True


def _bring(row: Row, status: str, day: datetime.date | None, court: str | None, act: LinkedAct) -> None:
    if not row.open or row.overturned:
        return
    first = not row.began
    if first or (row.status == "accused" and status == "charged"):
        row.status, row.day = status, day
    row.court = row.court or court
    row.first_day = row.first_day or day
    if first:
        row.alleged = act.assertion == "alleged"
    row.began = True


def _decide(row: Row, status: str, day: datetime.date | None, court: str | None) -> None:
    if not row.began:
        row.began = True
    if row.status == status and not row.overturned:
        row.day, row.court = row.day or day, row.court or court
        return
    row.status, row.day, row.overturned = status, day, False
    row.court = court or row.court


@dataclass(slots=True)
class Rows:
    """All charges, in reading order. last: those that were spoken of last."""

    rows: list[Row] = field(default_factory=list)
    by_person: dict[str | None, list[Row]] = field(default_factory=dict)
    last: list[Row] = field(default_factory=list)

    def of(self, person: str | None) -> list[Row]:
        """The charges against somebody."""
        return self.by_person.get(person, [])

    def episode_of(self, person: str | None) -> list[Row]:
        """The charges of somebody's last case."""
        rows = self.of(person)
        return [row for row in rows if row.episode == rows[-1].episode] if rows else []

    def find(self, person: str | None, wording: str, category: str, *, status: str, quoted: bool = False) -> Row | None:
        """The charge against somebody that a wording means; status: what is said of it."""
        rows = self.of(person)
        names, kinds = [row.wording for row in rows], [row.category for row in rows]
        later = status not in OPEN
        brief = not quoted and status in ("acquitted", "dropped") and len(content_of(wording)) < BRIEF
        number = same_offence(wording, kinds, names, category=category, later=later, brief=brief)
        return rows[number] if number is not None else None

    def alike(self, wording: str, category: str, *, status: str) -> list[Row]:
        """The charges against people that a wording means, against nobody named if there are none."""
        named: list[str | None] = [person for person in self.by_person if person is not None]
        persons = named[-MOST:] or [None]
        found = (self.find(person, wording, category, status=status) for person in persons)
        return [row for row in found if row is not None]

    def add(self, row: Row) -> Row:
        """Add a charge, in the case of its person that is open."""
        rows = self.of(row.person)
        if rows:
            case = [other for other in rows if other.episode == rows[-1].episode]
            same = any(other.open or other.origin == row.origin for other in case)
            row.episode = rows[-1].episode + (0 if same else 1)
        self.rows.append(row)
        self.by_person.setdefault(row.person, []).append(row)
        return row


def longer(row: Row, wording: str, category: str) -> None:
    """Keep the fuller of two wordings: "extorsión agravada" for "extorsión"."""
    if wording != row.wording and set(content_of(row.wording)) < set(content_of(wording)):
        row.wording, row.category = wording, category


def opened(rows: Iterable[Row]) -> list[Row]:
    """Those that are not decided."""
    return [row for row in rows if row.open]
