"""The vocabulary of instruments as objects: the treaties, declarations and standards that have an id of their own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import read_csv, read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.ilo_standards import convention_names
from pipeline.recognise.instrument_names import Node, name_tree
from pipeline.recognise.text import fold


@dataclass(frozen=True, slots=True)
class KnownInstrument:
    """A line of ``knowledge/instruments.csv``. written: title and names in all languages.

    translated: the French and the Spanish title. adopted: ISO date or None.
    """

    id: str
    kind: str
    title: str
    symbols: tuple[str, ...]
    adopted: str | None
    written: tuple[str, ...]
    translated: tuple[str, ...]
    acronyms: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names, folded; the title first."""
        return tuple(fold(name) for name in self.written)


@cache
def known_instruments() -> Mapping[str, KnownInstrument]:
    """Every instrument of the vocabulary by its id."""
    return MappingProxyType(
        {
            row["id"]: KnownInstrument(
                id=row["id"],
                kind=row["kind"],
                title=row["title"],
                symbols=_parts(row["symbol"]),
                adopted=row["adopted"] or None,
                written=(row["title"], *_names(row)),
                translated=(*_parts(row["fr"])[:1], *_parts(row["es"])[:1]),
                acronyms=_parts(row["acronyms"]),
            )
            for row in read_csv("instruments")
        }
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _names(row: Mapping[str, str]) -> Iterator[str]:
    for language in ("en", "fr", "es"):
        yield from _parts(row[language])


@cache
def instrument_by_symbol() -> Mapping[str, str]:
    """Id of the instrument that a document's symbol or a resolution's id is."""
    return MappingProxyType(
        {symbol: instrument.id for instrument in known_instruments().values() for symbol in instrument.symbols}
    )


@cache
def instrument_by_acronym() -> Mapping[str, str]:
    """Id of every acronym, case counting."""
    return MappingProxyType(
        {acronym: instrument.id for instrument in known_instruments().values() for acronym in instrument.acronyms}
    )


@cache
def names_tree() -> Node:
    """All names of known instruments and ILO conventions; an instrument's name counts before a convention's."""
    own = [(name, instrument.id) for instrument in known_instruments().values() for name in instrument.names]
    return name_tree([*own, *convention_names()])


@cache
def noun_patterns() -> Mapping[str, re.Pattern[str]]:
    """For each class of nouns ("covenant", "law") the words that stand for it, folded."""
    short = read_toml("instrument_words")["short"]
    return MappingProxyType({noun: re.compile(rf"(?<!\w){either(words)}(?!\w)") for noun, words in short.items()})


@cache
def nouns_of(instrument: str) -> frozenset[str]:
    """The nouns by which a known instrument can be called: "the Covenant", "the Declaration"."""
    if instrument.startswith("ILO-C"):
        return frozenset({"convention"})
    known = known_instruments().get(instrument)
    return nouns_in(known.names[0]) if known else frozenset()


def nouns_in(folded_title: str) -> frozenset[str]:
    """The classes of nouns that a title has; of "Protocol to the Convention …" the first alone."""
    found = [
        (match.start(), noun) for noun, pattern in noun_patterns().items() if (match := pattern.search(folded_title))
    ]
    if not found:
        return frozenset()
    first = min(found)[1]
    return frozenset({first, "principles"}) if first == "guiding_principles" else frozenset({first})
