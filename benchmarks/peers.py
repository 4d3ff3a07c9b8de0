"""Dates and citations beside what others find, on the gold letters, in one run.

Dates: timexy, and dateparser's search over running text. Citations: citeurl with its own templates and with one for
United Nations symbols. Scores are those of ``spcomms evaluate``: a date is right when its first and last day are.
"""

import logging
import re
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import dateparser.search
import spacy
import timexy  # noqa: F401 - registers its component
from citeurl import Citator, Template, TokenType

import pipeline
from benchmarks.inputs import ROOT
from benchmarks.markdown import table
from pipeline.evaluate.gold import GoldLetter, load_gold
from pipeline.read import Letter, read
from pipeline.recognise.known_instruments import known_instruments
from pipeline.recognise.un_symbols import canonical_symbol
from pipeline.resolve import resolve

SETS = ("gold", "gold-short", "gold-law", "gold-plain")
FEW = 1  # letters a set in a smoke run
TIMEXY_LANGUAGES = ("en", "fr", "de")
SYMBOL = r"(?:A|E|S|CCPR|CAT|CEDAW|CERD|CRC|CRPD|CMW|CED)(?:/[A-Z0-9][\w.-]*)+"
SYMBOL_START = re.compile(SYMBOL)
Keys = set[tuple[str, str | None, str | None]]


@dataclass(frozen=True, slots=True)
class Text:
    """A gold letter with its text."""

    name: str
    letter: Letter
    language: str
    dates: Keys
    symbols: Keys


def report(*, smoke: bool) -> str:
    """The section on peers."""
    logging.getLogger("citeurl").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module="dateparser")
    texts = [text for name in SETS for text in _texts(ROOT / "tests" / name, few=smoke)]
    words = sum(len(text.letter.text.split()) for text in texts)
    nlp = pipeline.load()
    nlp(texts[0].letter.text)  # patterns are made at the first text
    dates: dict[str, Callable[[Text], Keys]] = {
        "spcomms": partial(_our_dates, nlp),
        "timexy": _timexy(),
        "dateparser's search": _dateparser_dates,
    }
    symbols: dict[str, Callable[[Text], Keys]] = {
        "spcomms": partial(_our_symbols, nlp),
        "citeurl, its templates": partial(_citeurl_symbols, Citator()),
        "citeurl, a template for symbols": partial(_citeurl_symbols, _citator()),
    }
    header = ("", "precision", "recall", "F1", "ms a 1,000 words")
    return "\n\n".join(
        [
            "### Dates and citations beside peers",
            f"{len(texts)} gold letters, {words:,} words, once each.",
            "Dates, " + f"{sum(len(text.dates) for text in texts):,} in the gold:",
            table(header, [_row(name, call, texts, words, "dates") for name, call in dates.items()]),
            "United Nations documents by symbol, " + f"{sum(len(text.symbols) for text in texts):,} in the gold:",
            table(header, [_row(name, call, texts, words, "symbols") for name, call in symbols.items()]),
        ]
    )


def _texts(folder: Path, *, few: bool) -> Iterable[Text]:
    letters = load_gold(folder).letters
    for gold in letters[:FEW] if few else letters:
        letter = read(gold.path)
        yield Text(
            name=gold.name,
            letter=letter,
            language=gold.language,
            dates=_gold_keys(gold, "dates"),
            symbols={(gold.name, name, None) for name in _gold_symbols(gold, letter.text)},
        )


def _gold_keys(gold: GoldLetter, name: str) -> Keys:
    return {(gold.name, row.get("date_start"), row.get("date_end")) for row in gold.records.get(name, ())}


def _gold_symbols(gold: GoldLetter, text: str) -> set[str]:
    """The symbols that the gold cites and the text writes as such."""
    return _written_symbols({str(row["instrument"]) for row in gold.records.get("instruments", ())}, text)


def _written_symbols(ids: set[str], text: str) -> set[str]:
    """The symbols among ids, and those of instruments with an id of their own, that stand in the text as they are."""
    plain = "".join(text.split())
    known = known_instruments()
    symbols = {symbol for name in ids for symbol in (name, *(known[name].symbols if name in known else ()))}
    return {
        name for name in symbols if "/" in name and ":" not in name and not name.startswith("OC-") and name in plain
    }


def _row(
    name: str, call: Callable[[Text], Keys], texts: list[Text], words: int, wanted: str
) -> tuple[str, str, str, str, str]:
    started = time.perf_counter()
    found = [call(text) for text in texts]
    seconds = time.perf_counter() - started
    gold = [getattr(text, wanted) for text in texts]
    right = sum(len(one & other) for one, other in zip(found, gold, strict=True))
    precision = right / max(1, sum(map(len, found)))
    recall = right / max(1, sum(map(len, gold)))
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return name, f"{precision:.3f}", f"{recall:.3f}", f"{both:.3f}", f"{1e6 * seconds / words:.1f}"


def _our_dates(nlp: spacy.Language, text: Text) -> Keys:
    facts = resolve(_doc(nlp, text), text.letter)
    days = {(record.date_start, record.date_end) for record in facts.dates}
    return {(text.name, str(first) if first else None, str(last) if last else None) for first, last in days}


def _doc(nlp: spacy.Language, text: Text) -> spacy.tokens.Doc:
    doc = nlp.make_doc(text.letter.text)
    doc._.footnotes_start = text.letter.footnotes_start
    return nlp(doc)


def _timexy() -> Callable[[Text], Keys]:
    """timexy in the letter's language; it has no Spanish, so Spanish letters are read as French."""
    pipelines = {}
    for language in TIMEXY_LANGUAGES:
        pipelines[language] = spacy.blank(language)
        pipelines[language].add_pipe("timexy")

    def find(text: Text) -> Keys:
        doc = pipelines[text.language if text.language in pipelines else "fr"](text.letter.text)
        marks = [entity.kb_id_ for entity in doc.ents if 'type="DATE"' in entity.kb_id_]
        days = {mark.partition('value="')[2][:10] for mark in marks}
        return {(text.name, day, day) for day in days}

    return find


def _dateparser_dates(text: Text) -> Keys:
    found = dateparser.search.search_dates(text.letter.text, languages=[text.language]) or []
    days: set[datetime] = {moment for _, moment in found}
    return {(text.name, f"{day:%Y-%m-%d}", f"{day:%Y-%m-%d}") for day in days}


def _our_symbols(nlp: spacy.Language, text: Text) -> Keys:
    facts = resolve(_doc(nlp, text), text.letter)
    ids = {record.instrument for record in facts.instruments}
    return {(text.name, name, None) for name in _written_symbols(ids, text.letter.text)}


def _citator() -> Citator:
    template = Template(name="United Nations symbol", tokens={"symbol": TokenType(SYMBOL)}, patterns=["{symbol}"])
    return Citator(defaults=[], templates={"United Nations symbol": template})


def _citeurl_symbols(citator: Citator, text: Text) -> Keys:
    found = {canonical_symbol(cite.text.rstrip("."))[0] for cite in citator.list_cites(text.letter.text)}
    return {(text.name, name, None) for name in found}
