"""What is known of the charges of a letter while it is read, and the day on which an act made a status."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.charge_laws import Basis
from pipeline.resolve.charge_rows import OPEN, Row, Rows, advance, day_of
from pipeline.resolve.entities import Entity
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.tables.records import InstrumentRecord


@cache
def said(name: str) -> re.Pattern[str]:
    """The words of a list of ``[guilt]`` in ``knowledge/charges.toml``."""
    return re.compile(rf"(?<!\w){either(read_toml('charges')['guilt'][name])}(?!\w)")


@cache
def again_pattern(language: str) -> re.Pattern[str]:
    """Words of a new trial."""
    return re.compile(rf"(?<!\w){either(read_toml('charges')['again'][language])}")


JUST_BEFORE = 260  # characters behind a dated charge in which somebody "is charged" that day
SAME_DECISION = 400  # characters behind a decision in which further parts of it are told
END = re.compile(r"(?<!\b(?:mr|ms|dr|st|mm|no|sr)\.)(?<=[.;])\s|\n\s*\n")  # of a sentence


@dataclass(slots=True)
class Case:
    """What is known while a letter is read.

    higher: ids of courts of appeal and above. act: the one that the rows spoken of last hang on."""

    doc: Doc
    language: str
    folded: str
    bases: Mapping[tuple[int, int], Basis]
    instruments: Sequence[InstrumentRecord]
    sentences: Sequence[tuple[int, int]]
    people: Sequence[Entity] = ()
    acts: Sequence[LinkedAct] = ()
    higher: frozenset[str] = frozenset()
    rows: Rows = field(default_factory=Rows)
    act: LinkedAct | None = None
    decided: tuple[LinkedAct, datetime.date] | None = None
    charged: tuple[LinkedAct, datetime.date] | None = None

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence of an offset."""
        number = bisect_right(self.sentences, offset, key=lambda sentence: sentence[0]) - 1
        return self.sentences[max(0, number)]

    def day(self, act: LinkedAct, status: str) -> datetime.date | None:
        """The day on which an act made a status; of an accusation or of what "has been" only one in its sentence."""
        if act.day is not None and (status == "accused" or said("standing").search(self.folded, act.start, act.end)):
            first, last = sorted((act.day.evidence.start, act.start))
            if END.search(self.folded, first, last):
                return self._just_charged(act) if status == "charged" else None
        day = day_of(act)
        later = said("later").search(self.folded, max(0, act.start - 24), act.end + 24) is not None
        if later and act.day is not None and END.search(self.folded, *sorted((act.day.evidence.start, act.start))):
            return None
        if day is None and status not in ("accused", "charged") and self._goes_on(act):
            return self.decided[1] if self.decided else None
        if day is not None:
            self.decided = act, day
        return day

    def _just_charged(self, act: LinkedAct) -> datetime.date | None:
        """The day of the charge told of right in front: "On 7 April, a charge sheet was filed. § is charged with"."""
        if self.charged is None:
            return None
        before, day = self.charged
        beside = 0 <= act.start - before.end < JUST_BEFORE and "\n\n" not in self.folded[before.end : act.start]
        return day if beside and (act.court is None or before.court in (None, act.court)) else None

    def _goes_on(self, act: LinkedAct) -> bool:
        """Whether an act without a day is part of the decision told of last."""
        if self.decided is None or (act.day is not None and act.day.precision != "range"):
            return False
        last = self.decided[0]
        beside = 0 <= act.start - last.end < SAME_DECISION and "\n\n" not in self.folded[last.end : act.start]
        reported = said("reported").search(self.folded, max(last.end, act.start - 80), act.start) is not None
        earlier = not reported and said("earlier").search(self.folded, act.start - 8, act.end) is not None
        return beside and not earlier and (act.court is None or act.court == last.court)


BESIDE, BEHIND = 60, 250  # characters around what is quashed, and those in which a new trial is told of
CONVICTION = re.compile(r"\b(?:convictions?|condamnations?|condena|declaracion de culpabilidad)\b")


def advance_meant(case: Case, row: Row, status: str, act: LinkedAct) -> None:
    """Say of a charge what an act made of it; a conviction that is quashed for good is an acquittal."""
    day = case.day(act, status)
    if status in OPEN and act.court in case.higher:
        act = replace(act, court=None)
    advance(row, status, act, day)
    if status != "overturned":
        return
    first, stop = case.sentence(act.start)
    start, end = max(first, act.start - BESIDE), min(stop, act.end + 2 * BESIDE)
    again = again_pattern(case.language).search(case.folded, first, min(len(case.folded), stop + BEHIND))
    if CONVICTION.search(case.folded, start, end) and not again:
        advance(row, "acquitted", act, case.day(act, "acquitted"))


NEAR = 700  # characters behind an act on somebody's charges in which a further charge is his


def spoken_of(case: Case, act: LinkedAct) -> tuple[str, ...]:
    """The one person whose charges were spoken of last, where an act names nobody: "a third charge was laid"."""
    persons = {row.person for row in case.rows.last}
    person = persons.pop() if len(persons) == 1 else None
    if person is None or case.act is None or not 0 <= act.start - case.act.end < NEAR or act.who.unnamed:
        return ()
    return (person,)
