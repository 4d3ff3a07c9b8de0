"""Acts that name no offence: which of the charges named before they are about ("all counts", "the second")."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.act_persons import persons_at
from pipeline.resolve.charge_case import Case, advance_meant, again_pattern, said
from pipeline.resolve.charge_mentions import statuses
from pipeline.resolve.charge_references import reference_in
from pipeline.resolve.charge_rows import THEY, Row, advance, day_of, opened
from pipeline.resolve.linked_acts import LinkedAct


def refer(case: Case, act: LinkedAct, last: int, following: int) -> None:
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
        nobody = bool(case.rows.last) and all(row.person is None for row in case.rows.last)
        if nobody and not any(case.rows.of(person) for person in act.who.persons):
            _same_charges(case, act, status)
        return
    persons = act.who.persons or _pair(case, act) or _regarding(case, act) or (_together(case) if reference else ())
    if status == "acquitted" and not persons and _others(case, act):
        return
    if OF_WHICH.search(case.folded, max(0, act.start - 40), act.start):
        _of_which(case, act, status, persons)
    else:
        _of_persons(case, act, persons, reference, (behind, front))


TWO = re.compile(
    r"\s*(?:both|a ambos|a ambas|a los dos|les deux|tous deux)\b(?!\s(?:counts|charges|offences|chefs|delitos))"
)
COUNT = re.compile(r"\b(?:(both|two|deux|ambos|ambas|dos)|(three|trois|tres)|(four|quatre|cuatro))\b")
OTHERS = re.compile(
    r"(?:the|les|los|las|a los|a las)\s(?:other|others|autres|otros|otras)\b\s?"
    r"(two|three|four|deux|trois|quatre|dos|tres|cuatro)?"
    r"|(?:les|los|las)\s(deux|trois|quatre|dos|tres|cuatro)\s(?:autres|otros|otras)"
)
NUMBERS = {"two": 2, "deux": 2, "dos": 2, "three": 3, "trois": 3, "tres": 3, "four": 4, "quatre": 4, "cuatro": 4}


def _pair(case: Case, act: LinkedAct) -> tuple[str | None, ...]:
    """ "acquitted both of that charge": the two whose charges were spoken of last."""
    named = tuple(dict.fromkeys(row.person for row in case.rows.last))
    both = act.voice == "object" and TWO.match(case.folded, act.end) is not None
    return named if both and len(named) == 2 and None not in named else ()


REGARDING = re.compile(
    r"[^.;:,]{0,60}?\b(?:as regards|as far as|with (?:regard|respect) to|in respect of|in the case of"
    r"|en cuanto|respecto|en lo que (?:respecta|concierne)"
    r"|en ce qui concerne|a l'egard|s'agissant|concernant|pour ce qui est)\b"
    r"\s*(?:del?|al?|d')?\s*"
)


def _regarding(case: Case, act: LinkedAct) -> tuple[str, ...]:
    """ "annulled the judgment as regards §": whom a decision that names nobody is about."""
    match = REGARDING.match(case.folded, act.end) if not act.who.unnamed else None
    if match is None:
        return ()
    end = re.compile(r"[.;:,]\s").search(case.folded, match.end() + 4)
    who = persons_at(
        case.doc, case.people, match.end(), min(end.start() if end else match.end() + 60, match.end() + 60)
    )
    return who.persons if not who.unnamed else ()


def _others(case: Case, act: LinkedAct) -> bool:
    """ "convicted only § of damage, clearing the other two": those charged alike; whether there are any."""
    told = act.who.unnamed or case.folded[act.end : act.end + 40].strip()
    match = OTHERS.match(told)
    wordings = {row.wording for row in case.rows.last}
    beside = case.act is not None and case.sentence(case.act.start) == case.sentence(act.start)
    if match is None or len(wordings) != 1 or not beside:
        return False
    named = {row.person for row in case.rows.last}
    rows = [row for row in case.rows.rows if row.wording in wordings and row.person not in named and row.open]
    number = match[1] or match[2]
    if not rows or (number is not None and NUMBERS[number] != len(rows)):
        return False
    for row in rows:
        advance(row, "acquitted", act, case.day(act, "acquitted"))
    return True


def _counted(case: Case, person: str | None, reference: str | None, behind: tuple[int, int]) -> list[Row]:
    """ "acquitted of both charges": the two that were spoken of last."""
    count = COUNT.search(case.folded, *behind) if reference == "all" else None
    if count is None or not count.lastindex:
        return []
    mine = case.rows.of(person)
    told = [row for row in case.rows.last if row.person == person]
    again = [row for row in mine if row.overturned]
    return next((rows for rows in (told, again) if len(rows) == count.lastindex + 1), [])


def _of_which(case: Case, act: LinkedAct, status: str, persons: Sequence[str | None]) -> None:
    """ "…, a crime of which he was acquitted": what the sentence has named."""
    same = case.act is not None and case.sentence(case.act.start) == case.sentence(act.start)
    for row in case.rows.last if same else ():
        if row.person in persons:
            advance_meant(case, row, status, act)


Windows = tuple[tuple[int, int], tuple[int, int]]


def _of_persons(
    case: Case, act: LinkedAct, persons: Sequence[str | None], reference: str | None, windows: Windows
) -> None:
    status = statuses()[act.kind]
    behind, front = windows
    touched: list[Row] = []
    for person in persons:
        rows = case.rows.episode_of(person) or _of_nobody(case, person, act, status)
        if reference in ("first", "second", "first_two"):
            rows = _as_listed(case, rows)
        counted = _counted(case, person, reference, behind)
        if reference == "that":
            rows = [row for row in case.rows.last if row.person == person] or rows
        chosen = counted or (
            _by_article(case, rows, *behind) or _by_article(case, rows, *front) or _chosen(rows, reference, status, act)
        )
        for row in chosen:
            advance_meant(case, row, status, act)
        touched.extend(chosen)
    if touched:
        case.rows.last = touched


OF_WHICH = re.compile(
    r"\b(?:of which|for which|of whom|dont|duquel|desquels|de laquelle|del que|de la que|de los que|por el que)\b"
    r"[^.;]*$"
)


def _punishes(case: Case, act: LinkedAct, end: int) -> bool:
    """Whether a sentence is one of a penalty, and not that of offences which its sentence has already named."""
    decided = case.act is not None and statuses().get(case.act.kind) in ("convicted", "acquitted")
    beside = decided and case.act is not None and case.sentence(case.act.start) == case.sentence(act.start)
    if beside and set(act.who.persons) <= {row.person for row in case.rows.last}:
        return False
    return any(act.start - 60 <= span.start_char < end + 60 for span in case.doc.spans["penalties"])


@cache
def _when() -> re.Pattern[str]:
    return re.compile(rf"[\s\"(,;-]*{either(read_toml('charges')['when']['words'])}(?!\w)")


def _counts(case: Case, act: LinkedAct, status: str, reference: str | None, clause: tuple[int, int]) -> bool:
    """Whether an act that names no offence says something of charges."""
    start, end = clause
    if act.kind == "sentence" and reference is None and not _punishes(case, act, end):
        return False
    if act.kind == "conviction" and reference is None:
        return said("words").search(case.folded, act.start, act.end) is not None
    if status == "dropped":
        return _when().match(case.folded, start) is None
    if status == "overturned":
        decision = said("decision").search(case.folded, start, end) is not None
        return decision or again_pattern(case.language).search(case.folded, start, end + 200) is not None
    return True


def _as_listed(case: Case, rows: list[Row]) -> list[Row]:
    """Charges in the order in which they were named last: "the first" is the first of those."""
    order = {row.wording: number for number, row in enumerate(case.rows.last)}
    listed = sum(row.wording in order for row in rows)
    return sorted(rows, key=lambda row: order.get(row.wording, len(order))) if listed > 1 else rows


def _of_nobody(case: Case, person: str | None, act: LinkedAct, status: str) -> list[Row]:
    """Charges against a group without names, as those of one of it: "all 62 were charged with …; § was convicted"."""
    if status not in ("convicted", "acquitted") or person is None or case.rows.of(person):
        return []
    nobody = [row for row in case.rows.of(None) if row.first_day is not None or row.unnamed == THEY]
    added = []
    for row in nobody:
        row.named = True
        added.append(case.rows.add(Row(person, None, row.wording, row.category, row.span, act.start, basis=row.basis)))
        added[-1].first_day, added[-1].status, added[-1].began = row.first_day, row.status, True
    return added


def _windows(case: Case, act: LinkedAct, last: int, following: int) -> Windows:
    """The words behind an act and those in front of it that may say which charges it is about."""
    first, stop = case.sentence(act.start)
    behind = act.start, max(act.end, min(stop, following))
    subject = act.voice == "subject"
    return behind, (max(first, min(last, act.start)) if subject else act.start, act.start)


def _together(case: Case) -> tuple[str | None, ...]:
    """Those whose charges were spoken of last, and who were charged with them."""
    named = {row.person for row in case.rows.last}
    days = {row.first_day for row in case.rows.rows if row.person in named and row.open and row.first_day is not None}
    rows = [*case.rows.last, *(row for row in case.rows.rows if row.open and row.first_day in days)]
    return tuple(dict.fromkeys(row.person for row in rows))


def _same_charges(case: Case, act: LinkedAct, status: str) -> None:
    for person in act.who.persons:
        for row in [row for row in case.rows.last if row.person != person]:
            known = case.rows.find(person, row.wording, row.category, status="charged")
            fresh = known or case.rows.add(
                Row(person, None, row.wording, row.category, row.span, act.start, basis=row.basis)
            )
            advance(fresh, status, act, case.day(act, status))


def _by_article(case: Case, rows: Sequence[Row], start: int, end: int) -> list[Row]:
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
    if reference == "other":
        return undecided
    if status == "overturned":
        decided = [row for row in rows if row.status == "convicted"]
        return decided or [row for row in rows if row.status == "acquitted"]
    if status == "acquitted" and not undecided:
        day = day_of(act)
        return [row for row in rows if row.status == "convicted" and (day is None or row.day != day)]
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
