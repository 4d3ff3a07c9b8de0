"""Which records are the same: the key of every table, and what else of a matched record is scored."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pipeline.evaluate.names import folded_name
from pipeline.knowledge import read_toml

Record = Mapping[str, Any]
Key = tuple[str | None, ...]
Value = str | None | tuple[str, ...]

MEASURES = ("duration", "quantity", "amount", "strokes")  # of a penalty, the first that it has tells it
NAMES = frozenset({"name", "holder", "addressee", "person", "court", "place", "reviewed_by", "offence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRule:
    """How a table is scored.

    label: what the parts of a key are. key: of a record. attributes: the columns that are compared where the keys
    are the same, as far as the gold record has them.
    """

    label: tuple[str, ...]
    key: Callable[[Record], Key]
    attributes: tuple[str, ...]


def comparable(column: str, value: Any) -> Value:
    """A value of a column as it is compared: names folded, numbers without needless zeros, lists as sets."""
    if value is None:
        return None
    if isinstance(value, list):
        return tuple(sorted({folded_name(str(item)) for item in value if item is not None}))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = " ".join(str(value).split())
    if column == "duration":
        return _plain_duration(text)
    return folded_name(text) if column in NAMES else text


DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")  # P1Y6M
MONTHS_A_YEAR, DAYS_A_WEEK = 12, 7


def _plain_duration(duration: str) -> str:
    """A duration with whole years told as years, weeks as days: "eighteen months" is as long as "a year and six"."""
    match = DURATION.fullmatch(duration)
    if match is None:
        return duration
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    more_years, months = divmod(months, MONTHS_A_YEAR)
    parts = ((years + more_years, "Y"), (months, "M"), (weeks * DAYS_A_WEEK + days, "D"))
    return "P" + "".join(f"{number}{unit}" for number, unit in parts if number)


def _columns(*columns: str) -> Callable[[Record], Key]:
    def key(record: Record) -> Key:
        return tuple(_part(column, record.get(column)) for column in columns)

    return key


def _part(column: str, value: Any) -> str | None:
    part = comparable(column, value)
    return " ".join(part) if isinstance(part, tuple) else part


def _reference(record: Record) -> Key:
    """One known only by its date is known by that."""
    cited = record.get("cited")
    return (_part("cited", record.get("date") if cited is None else cited), _part("role", record.get("role")))


def _sentence(record: Record) -> Key:
    measure = next((part for column in MEASURES if (part := _part(column, record.get(column))) is not None), None)
    return (_part("person", record.get("person")), _part("kind", record.get("kind")), measure)


def _instrument(record: Record) -> Key:
    """Paragraph and subparagraph are alike where only one is given; where both are, the paragraph counts."""
    paragraph = record.get("paragraph")
    if paragraph is None:
        paragraph = record.get("subparagraph")
    instrument = _part("instrument", record.get("instrument"))
    state, colon, title = (instrument or "").partition(":")
    if colon:  # domestic law has its title for an id
        instrument = f"{state}:{folded_name(_core_of_title(title))}"
    return (instrument, _part("article", record.get("article")), _part("paragraph", paragraph))


LAW_NUMBER = (
    r"\(?\b(?:[Nn]os?\.?|[Nn][°º]|[Nn]úm\.?)\s?[\w./º°-]+\)?(?:\s(?:of|de)\s(?:19|20)\d\d(?!\d))?"  # No. 5 of 2011
)
LAW_DATE = r",?\s(?:of|du|de|del)\s\d{1,2}(?:er|º|°)?\s(?:de\s)?\w+\s(?:de(?:l)?\s)?\d{4},?"  # du 27 janvier 2017
LAW_YEAR = r",?\s(?:of\s|de\s|du\s)?(?:19|20)\d\d$"  # Societies Act 1966
BESIDE_TITLE = re.compile(rf"^(?:[Dd]raft|[Pp]roposed)\s|{LAW_NUMBER}|{LAW_DATE}|{LAW_YEAR}")
FEWEST_WORDS = 2  # of a title: "Law" alone names no law


def _core_of_title(title: str) -> str:
    """A law's title without its number and date, as far as enough of it is left: writers differ in giving them."""
    core = " ".join(BESIDE_TITLE.sub(" ", title).split())
    bare = folded_name(core) in read_toml("compared_names")["law_heads"]
    return title if bare or len(core.split()) < FEWEST_WORDS else core


RULES: Mapping[str, TableRule] = MappingProxyType(
    {
        "letters": TableRule(
            label=(),
            key=_columns(),
            attributes=(
                "reference",
                "kind",
                "state",
                "number",
                "year",
                "date",
                "addressee",
                "language",
                "response_days",
                "response_due",
            ),
        ),
        "mandates": TableRule(label=("mandate",), key=_columns("mandate"), attributes=("holder", "resolution")),
        "references": TableRule(label=("cited", "role"), key=_reference, attributes=("date", "status")),
        "dates": TableRule(
            label=("date_start", "date_end"),
            key=_columns("date_start", "date_end"),
            attributes=("role", "precision"),
        ),
        "persons": TableRule(label=("name",), key=_columns("name"), attributes=("role", "gender")),
        "mentions": TableRule(
            label=("entity", "start", "end"), key=_columns("entity", "start", "end"), attributes=("name",)
        ),
        "organisations": TableRule(label=("name",), key=_columns("name"), attributes=("kind", "state")),
        "places": TableRule(label=("name",), key=_columns("name"), attributes=("kind", "state")),
        "courts": TableRule(label=("name",), key=_columns("name"), attributes=("level", "state")),
        "charges": TableRule(
            label=("person", "offence"),
            key=_columns("person", "offence"),
            attributes=("category", "status", "date", "court", "law", "article", "alleged"),
        ),
        "sentences": TableRule(
            label=("person", "kind", "measure"),
            key=_sentence,
            attributes=("court", "status", "date", "reviewed_by", "reviewed_on", "charges"),
        ),
        "instruments": TableRule(
            label=("instrument", "article", "paragraph"), key=_instrument, attributes=("ratified_on",)
        ),
        "events": TableRule(
            label=("kind", "date_start"),
            key=_columns("kind", "date_start"),
            attributes=("persons", "court", "place", "alleged"),
        ),
        "requests": TableRule(label=("number",), key=_columns("number"), attributes=()),
    }
)


KNOWN_BY_PLACE = frozenset({"mentions"})  # tables whose records are the same where they stand at the same place


def counted(table: str, gold: Sequence[Record], rows: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """The gold records and the rows that count: of instruments not the bare mention of one that has pinpoints.

    Whether an instrument has pinpoints the gold decides, for the rows too.
    """
    if table != "instruments":
        return list(gold), list(rows)
    pinpointed = {_instrument(record)[0] for record in gold if not _is_bare(record)}
    return _without_bare(gold, pinpointed), _without_bare(rows, pinpointed)


def _is_bare(record: Record) -> bool:
    return _instrument(record)[1:] == (None, None)


def _without_bare(records: Iterable[Record], pinpointed: set[str | None]) -> list[Record]:
    return [record for record in records if not (_is_bare(record) and _instrument(record)[0] in pinpointed)]
