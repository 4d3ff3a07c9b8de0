"""Scores of a letter: records as sets of keys, attributes of matched rows, quotes found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.evaluate.attributes import Tally, Wrong, first_place, judge
from pipeline.evaluate.found import Found, FoundLetter, Row
from pipeline.evaluate.gold import LETTERS, GoldLetter, GoldRecord, GoldSet
from pipeline.evaluate.keys import KNOWN_BY_PLACE, RULES, Key, Record, counted
from pipeline.evaluate.links import LinkTally, judge_links
from pipeline.evaluate.spans import Span, SpanTally, TextIndex, index_text, places, tally

PLAIN_TEXT = frozenset({".txt", ".md"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A record that is listed.

    at: where its quote begins in the letter's text, None where that is not known. instead: for a missed record the
    keys of the rows whose quotes meet its own.
    """

    key: Key
    at: int | None = None
    instead: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableScore:
    """The score of one table of one letter: keys, attributes of the matched by column, quotes, and links."""

    matched: tuple[Key, ...] = ()
    missed: tuple[Item, ...] = ()
    spurious: tuple[Item, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    attributes: Mapping[str, Tally] = field(default_factory=dict)
    spans: SpanTally = field(default_factory=SpanTally)
    links: LinkTally = field(default_factory=LinkTally)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterScore:
    """The scores of one letter, by table. failure: why it is not in the tables, None where it is; text: as read."""

    gold_set: str
    letter: GoldLetter
    tables: Mapping[str, TableScore]
    failure: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Scores of all letters. tables: those that were scored; absent: those that the run does not have."""

    letters: tuple[LetterScore, ...]
    tables: tuple[str, ...]
    absent: tuple[str, ...]
    seconds: float | None = None


def evaluate(sets: Iterable[GoldSet], found: Found) -> Evaluation:
    """Score what a run found against gold letters; raises OSError where a letter's file is gone."""
    tables = tuple(name for name in RULES if name in found.tables)
    letters = tuple(
        score_letter(letter, found, gold_set=gold_set.name, tables=tables)
        for gold_set in sets
        for letter in gold_set.letters
    )
    absent = tuple(name for name in RULES if name not in found.tables)
    return Evaluation(letters=letters, tables=tables, absent=absent, seconds=found.seconds)


def score_letter(letter: GoldLetter, found: Found, *, gold_set: str, tables: Iterable[str]) -> LetterScore:
    """Score one letter; one that the run does not have counts as all missed."""
    seen = found.letters.get(letter.letter_id)
    rows = seen or FoundLetter()
    index = index_text(rows.text)
    source = _plain_text(letter)
    scores = {
        name: score_table(name, letter.records[name], rows.rows.get(name, ()), index=index, source=source)
        if name in letter.annotated
        else TableScore()
        for name in tables
    }
    failure = None if seen else found.failures.get(letter.letter_id, "not in the tables")
    return LetterScore(gold_set=gold_set, letter=letter, tables=scores, failure=failure, text=rows.text)


def _plain_text(letter: GoldLetter) -> TextIndex | None:
    """The letter's file where it is plain text, the text in which ``nth`` was counted."""
    if letter.path.suffix not in PLAIN_TEXT:
        return None
    try:
        return index_text(letter.path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        return None


def score_table(
    table: str,
    gold: Sequence[GoldRecord],
    rows: Sequence[Row],
    *,
    index: TextIndex,
    source: TextIndex | None = None,
) -> TableScore:
    """Score one table of one letter.

    index: the letter's text; source: its file, where that is plain text. Of gold records with the same key one that
    is not optional makes the key required. A key whose records are all optional does not count, found or not.
    """
    gold_records, found_rows = counted(table, _located(table, gold, index, source), rows)
    required = [record for record in gold_records if not record.get("optional")]
    keys = _by_key(table, required)
    optional = _by_key(table, [record for record in gold_records if record.get("optional")])
    said = _by_key(table, found_rows)
    where = {id(record): places(record, index, source) for record in required if record.get("quote")}
    attributes = {column: Tally() for column in RULES[table].attributes}
    wrong: list[Wrong] = []
    for key in (key for key in keys if key in said):
        tallies, errors = judge(table, key, keys[key], said[key], where)
        attributes = {column: attributes[column] + tallies[column] for column in attributes}
        wrong += errors
    if table == LETTERS and not said:
        attributes = {column: Tally(compared=sum(column in record for record in required)) for column in attributes}
    spans = [
        tally(where[id(record)], said.get(RULES[table].key(record), ())) for record in required if id(record) in where
    ]
    return TableScore(
        matched=tuple(key for key in keys if key in said),
        missed=tuple(
            Item(key=key, at=first_place(records[0], where), instead=_instead(where.get(id(records[0]), ()), said))
            for key, records in keys.items()
            if key not in said
        ),
        spurious=tuple(
            Item(key=key, at=records[0].get("start"))
            for key, records in said.items()
            if key not in keys and key not in optional
        ),
        wrong=tuple(wrong),
        attributes=attributes,
        spans=sum(spans, SpanTally()),
        links=judge_links(table, gold_records, found_rows),
    )


def _located(
    table: str, gold: Sequence[GoldRecord], index: TextIndex, source: TextIndex | None
) -> Sequence[GoldRecord]:
    """Gold records with the place of their quotes, in tables whose records are known by nothing else."""
    if table not in KNOWN_BY_PLACE:
        return gold
    located = []
    for record in gold:
        found = places(record, index, source) if record.get("quote") else []
        nth = min(record.get("nth") or 1, len(found)) - 1
        located.append({**record, "start": found[nth][0], "end": found[nth][1]} if found else record)
    return located


def _instead(spans: Sequence[Span], said: Mapping[Key, Sequence[Row]]) -> tuple[Key, ...]:
    return tuple(key for key, rows in said.items() if tally(spans[:1], rows).partial)


def _by_key(table: str, records: Iterable[Record]) -> dict[Key, list[Record]]:
    by_key: dict[Key, list[Record]] = {}
    for record in records:
        by_key.setdefault(RULES[table].key(record), []).append(record)
    return by_key
