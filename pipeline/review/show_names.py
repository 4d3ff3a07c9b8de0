"""The part of a letter's display that tells who and what it names: persons, organisations, courts, places."""

from rich.text import Text

from pipeline.review.page import Page, grid
from pipeline.review.plain import one_line
from pipeline.review.wording import counted, state_name
from pipeline.tables.records import CourtRecord, OrganisationRecord, PersonRecord, PlaceRecord


def print_names(page: Page) -> None:
    """Print every person with what the letter says of them, then organisations, courts and places by name."""
    _print_persons(page)
    _print_bodies(page)
    _print_courts(page)
    _print_places(page)


def _print_persons(page: Page) -> None:
    page.head("Persons named")
    if not page.facts.persons:
        page.nothing("No person was found.")
        return
    bodies = {record.organisation_id: record.acronym or record.name for record in page.facts.organisations}
    table = grid(pages=True)
    for record in page.facts.persons:
        table.add_row(Text(record.role.replace("_", " ")), _person(record, bodies), page.number(record.evidence))
    page.body(table)


def _person(record: PersonRecord, bodies: dict[str, str]) -> Text:
    """The name with other names, then what is said: gender, age, nationality, description, organisations."""
    words = Text(one_line(record.name), style="cyan")
    if record.aliases:
        words.append(f" ({', '.join(one_line(alias) for alias in record.aliases)})", "dim")
    said = [record.gender] if record.gender != "unknown" else []
    said += [f"aged {record.age}"] if record.age is not None else []
    said += ["a minor"] if record.minor and record.age is None else []
    said += [f"of {state_name(record.nationality)}"] if record.nationality else []
    said += [one_line(record.description)] if record.description else []
    said += [bodies[body.organisation_id] for body in record.affiliations if body.organisation_id in bodies]
    if said:
        words.append("\n" + ", ".join(said), "dim")
    return words


def _print_bodies(page: Page) -> None:
    page.head("Organisations named")
    if not page.facts.organisations:
        page.nothing("No organisation was found.")
        return
    table = grid(pages=True)
    for record in page.facts.organisations:
        table.add_row(Text(record.kind.replace("_", " ")), _body(record), page.number(record.evidence))
    page.body(table)


def _body(record: OrganisationRecord) -> Text:
    words = Text(one_line(record.name), style="cyan")
    if record.acronym and record.acronym != record.name:
        words.append(f" ({one_line(record.acronym)})", "dim")
    return words.append(f"  {_where(record.state)}{counted(record.n_mentions, 'mention')}", "dim")


def _print_courts(page: Page) -> None:
    page.head("Courts named")
    if not page.facts.courts:
        page.nothing("No court was found.")
        return
    table = grid(pages=True)
    for record in page.facts.courts:
        table.add_row(Text(record.level), _court(record), page.number(record.evidence))
    page.body(table)


def _court(record: CourtRecord) -> Text:
    place = one_line(record.place or "")
    where = f"{place}, " if place and place not in one_line(record.name) else ""
    words = Text(one_line(record.name), style="cyan")
    return words.append(f"  {where}{_where(record.state)}{counted(record.n_mentions, 'mention')}", "dim")


def _print_places(page: Page) -> None:
    page.head("Places named")
    if not page.facts.places:
        page.nothing("No place was found.")
        return
    table = grid(pages=True)
    for record in page.facts.places:
        table.add_row(Text(record.kind), _place(record), page.number(record.evidence))
    page.body(table)


def _place(record: PlaceRecord) -> Text:
    where = "" if record.kind == "state" else _where(record.state)
    words = Text(one_line(record.name), style="cyan")
    return words.append(f"  {where}{counted(record.n_mentions, 'mention')}", "dim")


def _where(code: str | None) -> str:
    name = state_name(code)
    return f"{name}, " if name else ""
