"""The part of a letter's display that tells each person's case: a time line, then the charges and the sentences."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeVar

from rich.text import Text

from pipeline.review.case_words import (
    category_words,
    charge_status_words,
    events_words,
    few,
    law_words,
    listed,
    penalty_words,
    sentence_status_words,
)
from pipeline.review.cases import Case, cases
from pipeline.review.excerpt import Place
from pipeline.review.page import Page, TimeLine
from pipeline.review.plain import one_line
from pipeline.review.wording import interval_words
from pipeline.tables.records import ChargeRecord, EventRecord, Evidence, PersonRecord, SentenceRecord

EVENT_STYLE = "bold"
STATUS_STYLES = {"convicted": "bold red", "acquitted": "green", "dropped": "green"}
LINES = 3  # of a sentence, unless all is wanted: what a judgment says stands late in it
MOST = 0.6  # of a sentence: what is so much of it is not marked in it
CLAUSE_WORDS = 4  # a quote of fewer words says no more than the kind of the event

Said = list[tuple[Text, Evidence | None]]
Told = TypeVar("Told", ChargeRecord, SentenceRecord, EventRecord)


@dataclass(frozen=True, slots=True)
class Telling:
    """What all cases of a page share. told: the sentences that are quoted already."""

    page: Page
    persons: Mapping[str, str]
    courts: Mapping[str, str]
    places: Mapping[str, str]
    told: set[Place] = field(default_factory=set)

    @classmethod
    def of(cls, page: Page) -> "Telling":
        """The names of a letter's persons, courts and places, fit to be printed."""
        facts = page.facts
        return cls(
            page,
            {record.person_id: one_line(record.name) for record in facts.persons},
            {record.court_id: one_line(record.name) for record in facts.courts},
            {record.place_id: one_line(record.name) for record in facts.places},
        )


def print_cases(page: Page) -> None:
    """Print what happened to each person: alleged victims first, people without names last."""
    page.head("What happened to whom")
    found = cases(page.facts)
    if not found:
        page.nothing("Nothing that happened to anybody was found.")
        return
    telling = Telling.of(page)
    for number, case in enumerate(found):
        if number:
            page.console.print()
        page.body(Text(persons_words(case.persons), EVENT_STYLE))
        _print_case(telling, case)


def print_case(page: Page, case: Case) -> None:
    """Print one case, which may be empty."""
    page.head(persons_words(case.persons))
    if case.empty:
        page.nothing("Nothing that happened to this person was found.")
    else:
        _print_case(Telling.of(page), case)


def persons_words(persons: Sequence[PersonRecord]) -> str:
    """``Larisa Toy (alleged victim, aged 58), Ali Toy (alleged victim, a minor)``; of nobody named, ``Others``."""
    return ", ".join(_person(person) for person in persons) or "Others"


def _person(person: PersonRecord) -> str:
    about = [person.role.replace("_", " ")]
    about += [f"aged {person.age}"] if person.age is not None else []
    about += ["a minor"] if person.minor and person.age is None else []
    return f"{one_line(person.name)} ({', '.join(about)})"


def _print_case(telling: Telling, case: Case) -> None:
    page = telling.page
    line = page.time_line()
    above = ""
    for (when, _), group in groupby(case.events, key=lambda record: _time_and_sentence(page, record)):
        line.add("" if when == above else when, _events(telling, line, case, list(group)))
        above = when
    charges = _grouped(case.charges, key=lambda record: _of_charge(telling, record))
    sentences = _grouped(case.sentences, key=lambda record: _of_sentence(telling, record))
    _add_all(telling, line, "charges", [(_charges(telling, records), records) for records in charges])
    _add_all(telling, line, "sentences", [(_sentences(telling, records), records) for records in sentences])
    page.body(line.table)


def _time_and_sentence(page: Page, record: EventRecord) -> tuple[str, Place]:
    dated = record.date_start or record.date_end
    return interval_words(record) if dated else "no date", page.sentence_of(record.evidence)


def _events(telling: Telling, line: TimeLine, case: Case, group: Sequence[EventRecord]) -> Said:
    """Events that one sentence tells of one time: what each is, below it the sentence."""
    alike = _grouped(group, key=lambda record: " · ".join(_circumstances(telling, case, record)))
    heads = [_head(telling, case, records) for records in alike]
    quote = _quote(telling, line, [record.evidence for record in group])
    evidence = group[0].evidence
    said: Said = [(head, None) for head in heads[:-1]]
    return [*said, (heads[-1], None), (quote, evidence)] if quote else [*said, (heads[-1], evidence)]


def _head(telling: Telling, case: Case, alike: Sequence[EventRecord]) -> Text:
    """``arrested, questioned · Toytown · with Larisa Toy``."""
    words = Text(events_words(alike), EVENT_STYLE)
    for part in _circumstances(telling, case, alike[0]):
        words.append(" · ", "dim not bold").append(part, "not bold")
    return words


def _circumstances(telling: Telling, case: Case, record: EventRecord) -> list[str]:
    """Where, before which court, with whom an event happened."""
    parts = (telling.places.get(record.place_id or ""), telling.courts.get(record.court_id or ""))
    return [part for part in (*parts, _people(telling, case, record)) if part]


def _people(telling: Telling, case: Case, record: EventRecord) -> str | None:
    """The others to whom it happened; in the last case, the letter's words for them."""
    unnamed = [_unnamed(record.unnamed)] if record.unnamed else []
    if not case.persons:
        return unnamed[0] if unnamed else None
    own = {person.person_id for person in case.persons}
    ids = [person for person in dict.fromkeys(record.person_ids) if person not in own]
    others = [telling.persons[person] for person in ids if person in telling.persons]
    named = [few(others, "others")] if others else []
    return f"with {listed([*named, *unnamed])}" if named or unnamed else None


def _unnamed(words: str) -> str:
    return f"“{one_line(words)}”"


def _quote(telling: Telling, line: TimeLine, said: Sequence[Evidence]) -> Text | None:
    """The sentence of some facts with the clauses that say these marked, unless they are most of it.

    No more than the clauses of a sentence that is too long, or that was quoted before.
    """
    page = telling.page
    sentence = page.sentence_of(said[0])
    clauses = page.sentences.clauses([(evidence.start, evidence.end) for evidence in said])
    if sentence in telling.told and not page.full:
        long = [place for place in clauses if len(page.facts.text.text[slice(*place)].split()) >= CLAUSE_WORDS]
        return page.words(long, beside=line.beside) if long else None
    telling.told.add(sentence)
    room = page.room(beside=line.beside, lines=LINES)
    length, covered = sentence[1] - sentence[0], sum(end - start for start, end in clauses)
    if covered >= MOST * length and (page.full or length <= room):
        return page.words([sentence], beside=line.beside, lines=LINES)
    if (covered >= MOST * length or covered > room) and not page.full:
        return page.words(clauses, beside=line.beside, lines=LINES)
    return page.quoted_places(clauses, beside=line.beside, lines=LINES)


def _of_charge(telling: Telling, record: ChargeRecord) -> str:
    return charge_status_words(record, telling.courts) + (record.unnamed or "")


def _of_sentence(telling: Telling, record: SentenceRecord) -> str:
    return sentence_status_words(record, telling.courts) + (record.unnamed or "")


def _charges(telling: Telling, records: Sequence[ChargeRecord]) -> Text:
    """``fraud (Criminal Code, article 190); theft: convicted on 25 July 2017 by Toy Court``."""
    words = _of_whom(records[0])
    for number, record in enumerate(records):
        words.append("; " if number else "").append(one_line(record.offence))
        about = [part for part in (category_words(record), law_words(record, telling.page.facts.letter.state)) if part]
        words.append(f" ({', '.join(about)})" if about else "", "dim")
    style = STATUS_STYLES.get(records[0].status, "")
    return words.append(": ").append(charge_status_words(records[0], telling.courts), style)


def _sentences(telling: Telling, records: Sequence[SentenceRecord]) -> Text:
    """``4 years' imprisonment, a fine of 3,000 GTQ: upheld on 29 September 2017 by Toy Appeal Court``."""
    penalties = ", ".join(penalty_words(record) for record in records)
    return _of_whom(records[0]).append(f"{penalties}: {sentence_status_words(records[0], telling.courts)}")


def _of_whom(record: ChargeRecord | SentenceRecord) -> Text:
    """The letter's words for people without names, in front of what is said of them."""
    return Text(f"{_unnamed(record.unnamed)}: " if record.unnamed else "")


def _add_all(
    telling: Telling,
    line: TimeLine,
    heading: str,
    entries: Sequence[tuple[Text, Sequence[ChargeRecord | SentenceRecord]]],
) -> None:
    """Add charges or sentences below a heading, with their sentence unless it was quoted before."""
    said: Said = []
    for text, records in entries:
        words = Text("– ").append_text(text) if len(entries) > 1 else text
        evidence = [record.evidence for record in records]
        sentence = telling.page.sentence_of(evidence[0])
        if sentence in telling.told:
            said.append((words, evidence[0]))
            continue
        telling.told.add(sentence)
        said += [(words, None), (telling.page.quoted(evidence, beside=line.beside, lines=LINES), evidence[0])]
    if said:
        line.add(heading, said)


def _grouped(records: Iterable[Told], *, key: Callable[[Told], str]) -> list[list[Told]]:
    """Records with the same key together, in the order of the first of each."""
    groups: dict[str, list[Told]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return list(groups.values())
