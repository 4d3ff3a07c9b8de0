"""The charges of penalties: those that their judgment convicts of, whatever became of them later."""

from datetime import date

import spacy

from pipeline.recognise.penalty_value import Penalty
from pipeline.resolve.sentence_charges import charges_of_rows
from pipeline.resolve.sentence_ledger import Decision, Row
from pipeline.tables.records import ChargeRecord, Evidence

TRIAL, APPEAL = date(2020, 5, 4), date(2020, 7, 6)
TEXT = "He was sentenced to five years for sedition and to one year for libel."


def _row(status: str, day: date | None, *, start: int = 0, case: int = 1, reviewed: date | None = None) -> Row:
    return Row(
        person="p1",
        unnamed=None,
        penalty=Penalty(kind="imprisonment", duration="P5Y"),
        status=status,
        start=start,
        end=start + 10,
        rule="act.noun",
        case=case,
        by=Decision("c1", day),
        review=Decision("c2", reviewed),
    )


def _charge(number: int, status: str, day: date | None, *, offence: str = "sedition") -> ChargeRecord:
    return ChargeRecord(
        charge_id=f"x{number}",
        person_id="p1",
        unnamed=None,
        offence=offence,
        category="other",
        status=status,
        date=day,
        first_date=None,
        law=None,
        article=None,
        court_id="c1",
        alleged=False,
        evidence=Evidence(section="allegations", page=1, start=0, end=1, quote="H", rule="test", confidence=1.0),
    )


def _of(rows: list[Row], charges: list[ChargeRecord]) -> list[list[str]]:
    doc = spacy.blank("en")(TEXT)
    for token in doc:
        token.is_sent_start = token.i == 0
    return charges_of_rows(doc, rows, charges)


def test_charge_quashed_on_appeal_was_of_the_first_judgment() -> None:
    rows = [_row("reduced", TRIAL, reviewed=APPEAL), _row("imposed", APPEAL, start=20)]
    assert _of(rows, [_charge(1, "convicted", TRIAL), _charge(2, "acquitted", APPEAL)]) == [["x1", "x2"], ["x1"]]


def test_acquitted_in_the_judgment_is_not_of_it() -> None:
    assert _of([_row("imposed", TRIAL)], [_charge(1, "convicted", TRIAL), _charge(2, "acquitted", TRIAL)]) == [["x1"]]


def test_requested_for_what_the_judgment_decides() -> None:
    rows = [_row("requested", None, case=0), _row("imposed", TRIAL, start=20)]
    charges = [_charge(1, "convicted", TRIAL), _charge(2, "acquitted", TRIAL), _charge(3, "dropped", date(2019, 1, 1))]
    assert _of(rows, charges)[0] == ["x1", "x2"]


def test_each_term_for_its_own_offence() -> None:
    first, second = TEXT.index("five years"), TEXT.index("one year")
    rows = [_row("imposed", TRIAL, start=first), _row("imposed", TRIAL, start=second)]
    rows[1].end = second + len("one year")
    charges = [_charge(1, "convicted", TRIAL), _charge(2, "convicted", TRIAL, offence="libel")]
    assert _of(rows, charges) == [["x1"], ["x2"]]
