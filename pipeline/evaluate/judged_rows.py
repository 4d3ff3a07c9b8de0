"""The rows of gold letters one by one, each right or wrong by its key: what confidence is measured and fitted on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.evaluate.found import Found, found_letter
from pipeline.evaluate.gold import GoldLetter, GoldSet
from pipeline.evaluate.keys import RULES
from pipeline.evaluate.score import score_letter
from pipeline.read import read
from pipeline.resolve import resolve
from pipeline.resolve.confidence import tables_with_confidence
from pipeline.tables.rows import records_of, tabulate
from pipeline.tables.schema import Table

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resolve.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRow:
    """A row of a gold letter. record: with its evidence; right: whether the gold has a record of its key."""

    gold_set: str
    letter: str
    language: str | None
    table: Table
    record: Any
    right: bool

    @property
    def confidence(self) -> float:
        """That the row carries."""
        return float(self.record.evidence.confidence)


def judged_rows(sets: Iterable[GoldSet], *, nlp: "Language", calibrate: bool = True) -> Iterator[JudgedRow]:
    """Extract gold letters one after the other, and judge each row of the tables that they annotate.

    calibrate: whether the rows carry the confidence of the tables, or what the recognisers think of themselves. Rows
    that the gold calls optional, or that its scoring leaves out, are not judged. Raises ReadError, OSError.
    """
    for gold_set in sets:
        for letter in gold_set.letters:
            yield from _judged(gold_set, letter, _facts(letter, nlp, calibrate=calibrate))


def _facts(letter: GoldLetter, nlp: "Language", *, calibrate: bool) -> "Facts":
    read_letter = read(letter.path)
    doc = nlp.make_doc(read_letter.text)
    doc._.footnotes_start = read_letter.footnotes_start
    return resolve(nlp(doc), read_letter, calibrate=calibrate)


def _judged(gold_set: GoldSet, letter: GoldLetter, facts: "Facts") -> Iterator[JudgedRow]:
    rows = {name: batch.to_pylist() for name, batch in tabulate(facts).items() if name != "texts"}
    seen = found_letter(rows, text=facts.text.text)
    found = Found(tables=frozenset(RULES), letters={letter.letter_id: seen})
    tables: Sequence[Table] = [table for table in tables_with_confidence() if table.name in letter.annotated]
    scores = score_letter(letter, found, gold_set=gold_set.name, tables=[table.name for table in tables]).tables
    for table in tables:
        right, wrong = set(scores[table.name].matched), {item.key for item in scores[table.name].spurious}
        for record, row in zip(records_of(facts, table), seen.rows[table.name], strict=True):
            key = RULES[table.name].key(row)
            if key in right or key in wrong:
                yield JudgedRow(
                    gold_set=gold_set.name,
                    letter=letter.name,
                    language=facts.letter.language,
                    table=table,
                    record=record,
                    right=key in right,
                )
