"""Which columns of a table point to rows of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.tables.schema import LETTERS, PEOPLE, PERSONS, TABLES


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """columns: of the table; where one of them is null the row points nowhere. keys: of the table pointed to.

    in_lists: the last column is a list, and each of its elements points (the Table Schema standard has no word for it).
    """

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]
    in_lists: bool = False


def _in_letter(column: str, table: str, key: str, *, in_lists: bool = False) -> ForeignKey:
    """A column that holds an id which is unique within its letter only."""
    return ForeignKey(("letter_id", column), table, ("letter_id", key), in_lists)


_OWN: Mapping[str, tuple[ForeignKey, ...]] = MappingProxyType(
    {
        "persons": (ForeignKey(("entity_id",), PEOPLE, ("entity_id",)),),
        "charges": (_in_letter("person_id", PERSONS, "person_id"), _in_letter("court_id", "courts", "court_id")),
        "sentences": (
            _in_letter("person_id", PERSONS, "person_id"),
            _in_letter("court_id", "courts", "court_id"),
            _in_letter("reviewed_by", "courts", "court_id"),
            _in_letter("charge_ids", "charges", "charge_id", in_lists=True),
        ),
        "events": (
            _in_letter("place_id", "places", "place_id"),
            _in_letter("court_id", "courts", "court_id"),
            _in_letter("person_ids", PERSONS, "person_id", in_lists=True),
        ),
        "links": (
            ForeignKey(("from_letter",), LETTERS, ("letter_id",)),
            ForeignKey(("to_letter",), LETTERS, ("letter_id",)),
            ForeignKey(("from_letter", "from_person"), PERSONS, ("letter_id", "person_id")),
            ForeignKey(("to_letter", "to_person"), PERSONS, ("letter_id", "person_id")),
        ),
        "chains": (ForeignKey(("letter_id",), LETTERS, ("letter_id",)),),
        "people": (ForeignKey(("letters",), LETTERS, ("letter_id",), in_lists=True),),
        "person_pairs": (
            ForeignKey(("from_letter", "from_person"), PERSONS, ("letter_id", "person_id")),
            ForeignKey(("to_letter", "to_person"), PERSONS, ("letter_id", "person_id")),
        ),
    }
)


def foreign_keys(name: str) -> tuple[ForeignKey, ...]:
    """Where the rows of a table point to; raises KeyError for a name that is no table."""
    table = TABLES[name]
    to_letters = (ForeignKey(("letter_id",), LETTERS, ("letter_id",)),)
    return (*(to_letters if table.by_letter and name != LETTERS else ()), *_OWN.get(name, ()))
