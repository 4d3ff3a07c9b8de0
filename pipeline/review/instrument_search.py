"""The vocabulary of instruments as a person looks it up: search and plain text."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.recognise.general_comments import comments
from pipeline.recognise.ilo_standards import conventions, recommendations
from pipeline.recognise.known_instruments import known_instruments
from pipeline.recognise.text import fold

ILO_MAIN = 3  # number and titles in French and Spanish
FEW = 6  # so many are shown with all that is known of them; more, a line each


@dataclass(frozen=True, slots=True)
class Entry:
    """An instrument. names: by which letters cite it, its title aside; the ``main`` ones, acronyms and titles in French
    and Spanish, stand first. adopted: ISO date or year."""

    id: str
    kind: str
    title: str
    adopted: str | None
    symbols: tuple[str, ...]
    names: tuple[str, ...]
    main: int


@cache
def entries() -> tuple[Entry, ...]:
    """All instruments that have an id of their own: the vocabulary, ILO standards, general comments."""
    return (*_known(), *_ilo(), *_comments())


def _known() -> list[Entry]:
    found = []
    for known in known_instruments().values():
        main = (*known.acronyms, *known.translated)
        names = (*main, *(name for name in known.written[1:] if name not in known.translated))
        found.append(Entry(known.id, known.kind, known.title, known.adopted, known.symbols, names, len(main)))
    return found


def _ilo() -> list[Entry]:
    found = []
    for number, row in conventions().items():
        names = (number, *(name for name in (row["fr"], row["es"], *row["short"].split("|")) if name))
        title = row["en"] if number.startswith("P") else f"{row['en']} Convention"
        found.append(Entry(f"ILO-{number}", "ilo_convention", title, row["adopted"] or None, (), names, ILO_MAIN))
    for number, row in recommendations().items():
        names = (number, *(name for name in (row["fr"], row["es"]) if name))
        found.append(
            Entry(
                f"ILO-{number}",
                "ilo_convention",
                f"{row['en']} Recommendation",
                row["year"] or None,
                (),
                names,
                ILO_MAIN,
            )
        )
    return found


def _comments() -> list[Entry]:
    found = []
    for row in comments().values():
        word = "general recommendation" if "-GR-" in row["id"] else "general comment"
        names = (f"{row['body']} {word} No. {row['number']}", f"{word} {row['number']}")
        symbols = tuple(symbol for symbol in row["symbol"].split("|") if symbol)
        found.append(Entry(row["id"], "general_comment", row["title"], row["year"] or None, symbols, names, len(names)))
    return found


def search(term: str) -> tuple[Entry, ...]:
    """The entries that a term is an id, acronym or symbol of; else those with all its words in one name."""
    plain = fold(term).strip()
    exact = tuple(entry for entry in entries() if plain in _exact(entry))
    if exact:
        return exact
    words = plain.split()
    return tuple(
        entry
        for entry in entries()
        if any(all(word in name for word in words) for name in map(fold, (entry.title, *entry.names)))
    )


def _exact(entry: Entry) -> frozenset[str]:
    return frozenset(fold(text) for text in (entry.id, entry.id.removeprefix("ILO-"), *entry.symbols, *entry.names))


def as_text(found: Sequence[Entry]) -> str:
    """The entries as plain text: a few with all names, many a line each."""
    if len(found) > FEW:
        width = max(len(entry.id) for entry in found)
        return "\n".join(f"{entry.id:<{width}}  {(entry.adopted or '')[:4]:<4}  {entry.title}" for entry in found)
    return "\n\n".join(_whole(entry) for entry in found)


def _whole(entry: Entry) -> str:
    lines = [entry.id, f"  {entry.title}", f"  {entry.kind}" + (f", {entry.adopted}" if entry.adopted else "")]
    if entry.symbols:
        lines.append("  " + ", ".join(entry.symbols))
    if entry.names:
        shown, more = entry.names[: entry.main], len(entry.names[entry.main :])
        names = "; ".join([*shown, *([f"{more} more names (--format json lists them)"] if more else [])])
        lines.append(textwrap.fill("also: " + names, 96, initial_indent="  ", subsequent_indent="    "))
    return "\n".join(lines)
