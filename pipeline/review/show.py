"""One letter's facts as a person wants to read them: who writes, what is asked, what happened to whom, which law."""

from rich.console import Console
from rich.text import Text

from pipeline.resolve.facts import Facts
from pipeline.review.cases import case_of
from pipeline.review.correspondence import answered_letter
from pipeline.review.excerpt import Sentences
from pipeline.review.page import Page, grid
from pipeline.review.plain import one_line
from pipeline.review.show_cases import print_case, print_cases
from pipeline.review.show_dates import print_dates
from pipeline.review.show_law import print_law
from pipeline.review.show_letters import named, print_correspondence
from pipeline.review.show_names import print_names
from pipeline.review.wording import KIND_WORDS, LANGUAGE_WORDS, counted, day_words, state_name
from pipeline.tables.records import Evidence, PersonRecord

UNKNOWN = "an addressee that was not found"
SHORTEST_BEGINNING = 8


def show(console: Console, facts: Facts, *, full: bool = False) -> None:
    """Print a letter's facts. full: with whole questions and sentences instead of their first two lines."""
    page = Page(console, facts, Sentences.of(facts.text.text), full)
    _print_head(page)
    _print_mandates(page)
    print_correspondence(page)
    _print_requests(page)
    _print_term(page)
    print_cases(page)
    print_dates(page)
    print_names(page)
    print_law(page)
    _print_sections(page)


def show_person(console: Console, facts: Facts, person: PersonRecord, *, full: bool = False) -> None:
    """Print what a letter's facts have of one person, below the letter's title; full: as for ``show``."""
    page = Page(console, facts, Sentences.of(facts.text.text), full)
    _print_title(page)
    print_case(page, case_of(facts, person))


def _print_title(page: Page) -> None:
    facts, letter = page.facts, page.facts.letter
    state = state_name(letter.state)
    if letter.kind == "REPLY":
        title = f"Reply of {state or letter.addressee or UNKNOWN}"
    else:
        kind = KIND_WORDS.get(letter.kind, letter.kind)
        title = f"{facts.reference or 'No reference'}, {kind} to {state or letter.addressee or UNKNOWN}"
    page.console.print(Text(one_line(title), style="bold"))


def _print_head(page: Page) -> None:
    facts, letter = page.facts, page.facts.letter
    _print_title(page)
    rows = [("date", day_words(letter.date) if letter.date else "not found")]
    answered = answered_letter(facts)
    if answered is not None:
        rows.append(("answers", named(answered) + (f" of {day_words(answered.date)}" if answered.date else "")))
    if letter.kind == "REPLY" and facts.reference:
        rows.append(("reference", facts.reference))
    rows += [
        ("addressee", letter.addressee or "not found"),
        ("language", LANGUAGE_WORDS.get(letter.language or "", letter.language or "not found")),
        ("length", f"{counted(letter.n_pages, 'page')}, {counted(letter.n_words, 'word')}"),
        ("file", letter.source),
        ("letter_id", facts.letter_id),
    ]
    table = grid()
    for name, value in rows:
        table.add_row(Text(name), Text(one_line(value)))
    page.body(table)


def _print_mandates(page: Page) -> None:
    mandates = page.facts.mandates
    if not mandates and page.facts.letter.kind == "REPLY":
        return
    page.head("Who writes")
    if not mandates:
        page.nothing("No mandate was found.")
        return
    table = grid()
    for record in mandates:
        what = Text(one_line(record.title)).append("\n")
        if record.holder:
            what.append(one_line(record.holder), "cyan")
        else:
            what.append("no name in the signature block", "dim")
        if record.holder_title and one_line(record.holder_title) != one_line(record.title):
            what.append(f", {one_line(record.holder_title)}")
        what.append("\n" + one_line(record.resolution or "no resolution named"), "dim")
        table.add_row(Text(f"{record.ord}."), what)
    page.body(table)


def _print_requests(page: Page) -> None:
    requests = page.facts.requests
    if not requests and page.facts.letter.kind == "REPLY":
        return
    page.head("What is asked")
    if not requests:
        page.nothing("No numbered question was found.")
        return
    table = grid(pages=True)
    numbers = max(len(f"{record.number}.") for record in requests)
    for record in requests:
        question = page.shortened(Text(one_line(record.text)), beside=numbers + 1)
        table.add_row(Text(f"{record.number}."), question, page.number(record.evidence))
    page.body(table)


def _print_term(page: Page) -> None:
    letter = page.facts.letter
    said = next((record.evidence for record in page.facts.dates if record.role == "deadline"), None)
    if said is None and letter.response_days is None and letter.kind == "REPLY":
        return
    page.head("Term for the answer")
    words = [counted(letter.response_days, "day")] if letter.response_days is not None else []
    words += [f"by {day_words(letter.response_due)}"] if letter.response_due else []
    if not words:
        page.nothing("None was found.")
        return
    term: list[tuple[Text, Evidence | None]] = [(Text(", ".join(words)), None)]
    if said is not None:
        term.append((page.quoted([said], beside=0), said))
    page.body(page.with_numbers(term))


def _print_sections(page: Page) -> None:
    page.head("Sections")
    table = grid()
    table.add_column(no_wrap=True, justify="right")
    table.add_column(no_wrap=True, style="dim")
    text = page.facts.text.text
    rows = []
    for record in page.facts.sections:
        pages = f"p. {record.page_start}" + (f"–{record.page_end}" if record.page_end != record.page_start else "")
        words = counted(len(text[record.start : record.end].split()), "word")
        begins = one_line(text[record.start : min(record.end, record.start + 2 * page.width)])
        rows.append((record.kind.replace("_", " "), pages, words, begins))
    room = page.width - sum(max((len(row[place]) for row in rows), default=0) + 1 for place in range(3))
    for kind, pages, words, begins in rows:
        beginning = Text(begins)
        beginning.truncate(max(SHORTEST_BEGINNING, room), overflow="ellipsis")
        table.add_row(Text(kind), Text(pages), Text(words), beginning)
    page.body(table)
