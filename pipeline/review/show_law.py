"""The part of a letter's display that tells the law that it cites: each text with its articles."""

from collections.abc import Sequence

from rich.text import Text

from pipeline.review.page import Page, grid
from pipeline.review.plain import one_line
from pipeline.review.wording import day_words
from pipeline.tables.records import InstrumentRecord

HOW = {"ratified": "ratified", "acceded": "acceded to", "succeeded": "succeeded to", "signed": "signed"}


def print_law(page: Page) -> None:
    """Print every text once, in the order of first mention, with the articles and paragraphs that are cited of it."""
    page.head("Law cited")
    by_text: dict[str, list[InstrumentRecord]] = {}
    for record in page.facts.instruments:
        by_text.setdefault(record.instrument, []).append(record)
    if not by_text:
        page.nothing("No legal text was found.")
        return
    table = grid(pages=True)
    for name, records in by_text.items():
        what = Text(one_line(", ".join(places(records)) or "named only"))
        stated = next((record for record in records if record.ratified_on), None)
        if stated is not None and stated.ratified_on is not None:
            how = HOW.get(stated.ratified_how or "", "in force since")
            what.append(f"  {how} {day_words(stated.ratified_on)}", "dim")
        table.add_row(Text(one_line(name), style="cyan"), what, page.number(records[0].evidence))
    page.body(table)


def places(records: Sequence[InstrumentRecord]) -> list[str]:
    """The pinpoints of one text as a lawyer writes them, each once: "9", "14 (3) (d)", "para. 5"."""
    written = []
    for record in records:
        inner = [part for part in (record.paragraph, record.subparagraph) if part]
        if record.article is not None:
            written.append(" ".join([record.article, *(f"({part})" for part in inner)]))
        elif inner:
            written.append(" ".join([f"para. {inner[0]}", *(f"({part})" for part in inner[1:])]))
    return list(dict.fromkeys(written))
