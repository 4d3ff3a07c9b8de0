"""The part of a letter's display that tells its dates as a time line, each with its sentence."""

from datetime import date
from itertools import groupby

from rich.text import Text

from pipeline.review.case_words import OPEN_KIND, events_words, few
from pipeline.review.excerpt import Place
from pipeline.review.page import Page
from pipeline.review.plain import one_line
from pipeline.review.wording import ROLE_WORDS, interval_words
from pipeline.tables.records import DateRecord, EventRecord, ReferenceRecord

REFERENCE_ROLES = {"previous_communication": "previous", "reply": "reply"}  # of dates: of references


def print_dates(page: Page) -> None:
    """Print the dates in their order; dates that one sentence tells in a row stand at it together."""
    page.head("Dates")
    if not page.facts.dates:
        page.nothing("No date was found.")
        return
    line = page.time_line()
    ordered = sorted(page.facts.dates, key=lambda record: record.date_start or record.date_end or date.max)
    for (role, _), group in groupby(ordered, key=lambda record: _told(page, record)):
        records = list(group)
        days = "\n".join(dict.fromkeys(interval_words(record) for record in records))
        above = _told_above(page, records)
        if above is not None:
            line.add(days, [(above, records[0].evidence)])
            continue
        label = Text(f"{ROLE_WORDS[role]}: " if role in ROLE_WORDS else "", "cyan")
        said = [record.evidence for record in records]
        line.add(days, [(label.append_text(page.quoted(said, beside=line.beside)), said[0])])
    page.body(line.table)


def _told(page: Page, record: DateRecord) -> tuple[str, Place]:
    return record.role, page.sentence_of(record.evidence)


def _told_above(page: Page, records: list[DateRecord]) -> Text | None:
    """What a date is whose sentence the display has already: events, this letter, an earlier one, a reply, the term."""
    record = records[0]
    if (happened := _happened(page, records)) is not None:
        return happened
    if record.role == "letter" and record.date_start == page.facts.letter.date:
        return Text(ROLE_WORDS["letter"], "cyan")
    if record.role == "deadline" and record.date_start == page.facts.letter.response_due:
        return Text(ROLE_WORDS["deadline"], "cyan")
    letters = [letter for item in records if (letter := _letter_of(page, item)) is not None]
    if len(letters) < len(records):
        return None
    numbers = ", ".join(dict.fromkeys(one_line(letter.cited) for letter in letters if letter.cited))
    if record.role == "reply":
        return Text("reply" + (" to " if numbers else ""), "cyan").append(numbers, "default")
    return Text("earlier letter ", "cyan").append(numbers or "without number", "default")


def _happened(page: Page, records: list[DateRecord]) -> Text | None:
    """``arrested · Larisa Toy``: the events that one sentence tells of some dates.

    None where a date has none, or the kinds of all say nothing: then the sentence must.
    """
    found: dict[str, EventRecord] = {}
    sentence = page.sentence_of(records[0].evidence)
    for date_record in records:
        when = (date_record.date_start, date_record.date_end)
        events = [
            event
            for event in page.facts.events
            if (event.date_start, event.date_end) == when and page.sentence_of(event.evidence) == sentence
        ]
        if not events or when == (None, None):
            return None
        found |= {event.event_id: event for event in events}
    if {event.kind for event in found.values()} <= {OPEN_KIND}:
        return None
    names = {record.person_id: one_line(record.name) for record in page.facts.persons}
    ids = dict.fromkeys(person for event in found.values() for person in event.person_ids)
    who = few(list(dict.fromkeys(names[person] for person in ids if person in names)), "persons")
    words = Text(events_words(list(found.values())), "cyan")
    return words.append(f" · {who}" if who else "", "default")


def _letter_of(page: Page, record: DateRecord) -> ReferenceRecord | None:
    role = REFERENCE_ROLES.get(record.role)
    found = [letter for letter in page.facts.references if letter.role == role and letter.date == record.date_start]
    return found[0] if found and record.date_start is not None else None
