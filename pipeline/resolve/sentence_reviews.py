"""What an act of review is of, and which decision it belongs to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from pipeline.recognise.court_levels import level_of
from pipeline.recognise.date_values import DateValue
from pipeline.recognise.text import fold, folded_text
from pipeline.resolve.entities import Entity
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.sentence_borders import sentence_at
from pipeline.resolve.sentence_governors import Told
from pipeline.resolve.sentence_ledger import Decision
from pipeline.resolve.sentence_words import anywhere, named_group, objects, pronoun_subject

FRONT, BEHIND = 70, 90  # characters around an act that say what it is of
WIDE = 160
END = re.compile(r"[;:]|,?\s(?:and|but|while|et|mais|y|pero|mas)\s(?!of|de|the|la|le|los|las|les|mr|ms|m\.|sr|sra)")
RANKS = {"regional": 1, "city": 1, "appeal": 2, "supreme": 3, "constitutional": 4, "international": 5}
SENTENCES_BACK = 3  # in which the court stands that "it" means
SUBJECT = 40  # characters from the beginning of a sentence to its subject
ACTS_BACK = 12  # acts in front of one whose decision it can belong to


@dataclass(frozen=True, slots=True)
class Courts:
    """The courts of a letter by id."""

    by_id: Mapping[str, Entity]

    def rank(self, court: str | None) -> int:
        """How high a court stands: 2 and more review."""
        return RANKS.get(level_of(self.by_id[court].name), 0) if court in self.by_id and court is not None else 0

    def is_of_rights(self, court: str | None) -> bool:
        """Whether a court reviews rights, not penalties."""
        return anywhere("constitutional").search(self._name(court)) is not None

    def is_criminal(self, court: str | None) -> bool:
        """Whether a court can try crimes."""
        return anywhere("not_criminal").search(self._name(court)) is None

    def _name(self, court: str | None) -> str:
        """The folded name; empty where no court is known."""
        return fold(self.by_id[court].name) if court in self.by_id and court is not None else ""


def day_of(act: LinkedAct | None) -> date | None:
    """The day of an act where one day is said."""
    if act is None or act.day is None or act.day.date_start != act.day.date_end:
        return None
    return act.day.date_start


def decision_of(told: Told, act: LinkedAct | None) -> Decision:
    """The decision that an act belongs to; what it lacks is that of the other acts of its sentence, if they agree."""
    if act is None:
        return Decision(None, None)
    court, day = act.court, day_of(act)
    goes_on = _goes_on(told, act)
    if goes_on is not None:
        return goes_on
    if court is not None and anywhere("same_ruling").search(folded_text(told.doc), *sentence_at(told.doc, act.start)):
        return Decision(court, _last_day(told, act, court) or day)
    if court is not None and day is not None:
        return Decision(court, day)
    beside = told.inside(*sentence_at(told.doc, act.start))
    courts = {other.court for other in beside if other.court}
    days = {day_of(other) for other in beside if other.voice != "noun" and other.court == court} - {None}
    if court is None and len(courts) == 1 and act.assertion != "hypothetical":
        court = courts.pop()
    if day is None and len(days) == 1:
        day = days.pop()
    if day is None and court is not None:
        day = _last_day(told, act, court)
    return Decision(court, day)


def decision_by_words(told: Told, offset: int, act: LinkedAct | None) -> Decision:
    """The decision of words that no act tells: of the one court that their sentence names, else of the act beside."""
    start, end = sentence_at(told.doc, offset)
    courts = {court for _, court in told.courts(start, end)}
    days = _days(told.doc, start, end)
    if act is None or act.start < start:
        court = courts.pop() if len(courts) == 1 else None
        day = days.pop() if len(days) == 1 else None
        if court is not None or day is not None:
            return Decision(court, day)
    return decision_of(told, act)


def _goes_on(told: Told, act: LinkedAct) -> Decision | None:
    """The decision of a court told of in the sentence in front: "It lowered his sentence to", "Anuló la sentencia".

    None where the sentence names its court, or its subject is none.
    """
    start, end = sentence_at(told.doc, act.start)
    if (
        act.voice != "object"
        or told.courts(start, act.start)
        or not pronoun_subject().match(folded_text(told.doc), start, act.end)
    ):
        return None
    days = _days(told.doc, start, end)
    paragraph = told.paragraph(act.start)
    for _ in range(SENTENCES_BACK):
        if start == 0:
            return None
        start, end = sentence_at(told.doc, start - 1)
        if told.paragraph(start) != paragraph:
            return None
        courts = told.courts(start, end)
        days = days or _days(told.doc, start, end)
        if not courts:
            continue
        first, court = courts[0]
        if len({name for _, name in courts}) > 1 and first - start > SUBJECT:
            return None
        known = day_of(act) if act.court in (None, court) else None
        return Decision(court, days.pop() if len(days) == 1 else known)
    return None


def _days(doc: Doc, start: int, end: int) -> set[date]:
    """The days that a stretch names in full."""
    spans = [span for span in doc.spans.get("dates", ()) if start <= span.start_char < end]
    values = [span._.value for span in spans if isinstance(span._.value, DateValue)]
    return {value.start for value in values if value.precision == "day" and value.start is not None}


def _last_day(told: Told, act: LinkedAct, court: str) -> date | None:
    """The day of that court's last act in front, in the same paragraph."""
    for other in reversed(told.before(act.start)[-ACTS_BACK:]):
        if told.paragraph(other.start) != told.paragraph(act.start):
            return None
        if other.court == court and other.voice != "noun" and day_of(other):
            return day_of(other)
    return None


def day_in_sentence(doc: Doc, act: LinkedAct, since: date) -> date | None:
    """The one day behind another that the sentence of an act names."""
    start, end = sentence_at(doc, act.start)
    later = [day for day in _days(doc, start, end) if day > since]
    return later[0] if len(later) == 1 else None


def object_kind(doc: Doc, start: int, end: int, *, behind: bool, limit: int | None = None) -> str | None:
    """The kind of penalty that a review is of, where its words name one: "supprimé l'amende"; "" where it is of none.

    None: it is of the judgment, or of all that the person got. start, end: of the reviewing words. behind: whether
    what they are of stands behind them; limit: before what.
    """
    folded = folded_text(doc)
    begin, stop = sentence_at(doc, start)
    if behind:
        stop = min(stop, end + BEHIND)
        border = END.search(folded, end, stop)
        begin, stop, first_whole = start, border.start() if border else stop, end
        stop = stop if limit is None else min(stop, limit)
    else:
        begin, stop = max(begin, start - FRONT), start
        first_whole = begin
    found = [
        pattern.search(folded, at, stop)
        for pattern, at in ((anywhere("not_objects"), begin), (objects(), begin), (anywhere("whole"), first_whole))
    ]
    first = min((match for match in found if match), key=lambda match: match.start(), default=None)
    if first is None or first is found[2]:
        return None
    return "" if first is found[0] else named_group(first)


def says(doc: Doc, act: LinkedAct, *lists: str) -> bool:
    """Whether the words around an act have one of the fragments of a list of ``sentences.toml``."""
    folded = folded_text(doc)
    start, stop = sentence_at(doc, act.start)
    start, stop = max(start, act.start - WIDE), min(stop, act.end + WIDE)
    return any(anywhere(name).search(folded, start, stop) for name in lists)


def is_completed(doc: Doc, act: LinkedAct) -> bool:
    """Whether the sentence of an act says that the term came to its end."""
    return says(doc, act, "completed") and not says(doc, act, "going_on")
