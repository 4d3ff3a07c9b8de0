"""Tables of letters that nobody wrote, as many as are wanted, of the size that those of the sample letters have."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.tables.arrow import arrow_schema
from pipeline.tables.schema import TABLES, Field
from pipeline.tables.write import write_table

A_LETTER = {  # rows a letter
    "sections": 9,
    "mandates": 3,
    "references": 5,
    "dates": 38,
    "persons": 11,
    "mentions": 70,
    "organisations": 8,
    "places": 6,
    "courts": 3,
    "charges": 8,
    "sentences": 7,
    "instruments": 45,
    "events": 21,
    "requests": 6,
}
AT_ONCE = 1000  # letters
WORDS = 2000
FIRST_YEAR, YEARS, DAYS = 2004, 21, 7600
REPLIES = 0.15
OLD_PEOPLE = 0.25  # of the persons of a letter, those who are in others too
COUNTRIES, MANDATES, BODIES, ARTICLES, LAWS = 180, 55, 90, 40, 6
Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Letters:
    """What all tables must agree on: arrays with one value a letter."""

    ids: np.ndarray
    references: np.ndarray
    states: np.ndarray
    kinds: np.ndarray
    numbers: np.ndarray
    years: np.ndarray
    dates: np.ndarray


def made_letters(count: int) -> Letters:
    """Letters to many States through two decades, the same each time."""
    chance = np.random.default_rng(7)
    codes = np.array([f"{chr(65 + i // 26 % 26)}{chr(65 + i % 26)}X" for i in range(COUNTRIES)])
    kinds = np.where(
        chance.random(count) < REPLIES, "REPLY", chance.choice(["AL", "UA", "OL"], count, p=[0.55, 0.4, 0.05])
    )
    dates = np.datetime64(f"{FIRST_YEAR}-01-10") + np.sort(chance.integers(0, DAYS, count))
    years = dates.astype("datetime64[Y]").astype(int) + 1970
    states = chance.choice(codes, count, p=_falling(COUNTRIES))
    numbers = np.arange(count) % 997 + 1
    references = np.array([f"{k} {s} {n}/{y}" for k, s, n, y in zip(kinds, states, numbers, years, strict=True)])
    ids = np.array([f"{(i * 0x9E3779B97F4A7C15 + 0xABCDEF) % 2**64:016x}" for i in range(count)])
    return Letters(ids, references, states, kinds, numbers, years, dates)


def _falling(size: int) -> np.ndarray:
    """Chances that fall as 1, ½, ⅓, …: few names are frequent."""
    weights = 1 / np.arange(1, size + 1)
    return weights / weights.sum()


def write_made_tables(folder: Path, count: int) -> None:
    """Write all tables of ``count`` letters."""
    letters = made_letters(count)
    order = np.argsort(letters.ids)
    entities = _entities(letters, order)
    for name in TABLES:
        write_table(name, _batches(name, letters, order, entities), folder)


def _entities(letters: Letters, order: np.ndarray) -> np.ndarray:
    """Who each person of each letter is: mostly somebody new, else one of another letter."""
    chance = np.random.default_rng(11)
    people = A_LETTER["persons"]
    own = np.char.add(
        np.repeat(letters.ids[order], people), np.char.add("-p", np.tile(np.arange(people) + 1, len(order)).astype(str))
    )
    other = own[chance.integers(0, len(own), len(own))]
    return np.where(chance.random(len(own)) < OLD_PEOPLE, other, own)


def _batches(name: str, letters: Letters, order: np.ndarray, entities: np.ndarray) -> Iterator[pa.RecordBatch]:
    if name == "people":
        yield _batch(name, _people(letters, order, entities))
        return
    for start in range(0, len(order), AT_ONCE):
        chosen = order[start : start + AT_ONCE]
        chance = np.random.default_rng((start, list(TABLES).index(name)))
        persons = entities[start * A_LETTER["persons"] :][: len(chosen) * A_LETTER["persons"]]
        yield _batch(name, _columns(name, letters, chosen, persons, chance))


def _batch(name: str, columns: Columns) -> pa.RecordBatch:
    """A batch of a table; columns that are not given are empty, or what is shortest."""
    schema = arrow_schema(name)
    size = len(next(iter(columns.values()))) if columns else 0
    given = {field.name: columns.get(field.name) for field in TABLES[name].fields}
    arrays = [
        pa.array(
            [_empty(field)] * size if given[field.name] is None else _listed(given[field.name]),
            schema.field(field.name).type,
        )
        for field in TABLES[name].fields
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _listed(values: Any) -> Any:
    return values.tolist() if isinstance(values, np.ndarray) else values


def _empty(field: Field) -> Any:
    if field.nullable:
        return None
    if field.kind == "enum":
        return field.allowed[0]
    return {"string": "x", "list": [], "bool": False}.get(field.kind, 1)


def _columns(
    name: str, letters: Letters, chosen: np.ndarray, persons: np.ndarray, chance: np.random.Generator
) -> Columns:
    each = A_LETTER.get(name, 1)
    rows = np.repeat(chosen, each)
    place = np.tile(np.arange(each) + 1, len(chosen))
    told = _told(len(rows), place, chance)
    head = {"letter_id": letters.ids[rows], "reference": letters.references[rows]}
    days = letters.dates[rows] - chance.integers(1, 900, len(rows))
    who = np.char.add("p", chance.integers(1, A_LETTER["persons"] + 1, len(rows)).astype(str))
    by_name = {
        "letters": lambda: _letter_columns(letters, chosen, chance),
        "texts": lambda: head | {"text": [_words(chance, WORDS)] * len(rows), "page_starts": [[0]] * len(rows)},
        "sections": lambda: head | {"start": place, "end": place + 1},
        "mandates": lambda: head | told | {"mandate": _picked("mandate", MANDATES, len(rows), chance), "ord": place},
        "references": lambda: head | told | _cited(letters, rows, place, chance),
        "dates": lambda: head | told | {"date_start": days, "date_end": days},
        "persons": lambda: (
            head
            | told
            | {"person_id": _ids("p", place), "name": _named(persons), "entity_id": persons}
            | {"role": chance.choice(["alleged_victim", "lawyer", "official", "mandate_holder"], len(rows))}
        ),
        "mentions": lambda: head | told | {"entity_id": who},
        "organisations": lambda: (
            head | told | {"organisation_id": _ids("o", place), "name": _picked("Body", 9000, len(rows), chance)}
        ),
        "places": lambda: (
            head | told | {"place_id": _ids("l", place), "name": _picked("Town", 5000, len(rows), chance)}
        ),
        "courts": lambda: (
            head
            | told
            | {"court_id": _ids("c", place), "name": _picked("Court", 900, len(rows), chance)}
            | {"level": chance.choice(["district", "regional", "supreme"], len(rows))}
        ),
        "charges": lambda: head | told | _charges(letters, rows, place, days, chance) | {"person_id": who},
        "sentences": lambda: head | told | _sentences(place, days, chance) | {"person_id": who},
        "instruments": lambda: head | told | _instruments(len(rows), chance),
        "events": lambda: (
            head
            | told
            | {"event_id": _ids("e", place), "date_start": days, "date_end": days}
            | {"kind": chance.choice(["arrest", "hearing", "release", "threat"], len(rows))}
            | {
                "person_ids": [[one] for one in who.tolist()],
                "place_id": _ids("l", place % 6 + 1),
                "court_id": _ids("c", place % 3 + 1),
            }
        ),
        "requests": lambda: head | told | {"number": place, "text": told["quote"]},
        "links": lambda: _links(letters, chosen, chance),
        "chains": lambda: (
            {
                "chain_id": letters.references[chosen - chosen % 3],
                "ord": chosen % 3 + 1,
                "letter_id": letters.ids[chosen],
            }
            | {"date": letters.dates[chosen], "state": letters.states[chosen], "kind": letters.kinds[chosen]}
        ),
        "person_pairs": lambda: (
            {"from_letter": letters.ids[chosen], "to_letter": letters.ids[chosen - chosen % 7]}
            | {
                "from_person": ["p1"] * len(rows),
                "to_person": ["p2"] * len(rows),
                "decision": chance.choice(["same", "undecided"], len(rows)),
            }
        ),
        "failures": lambda: {
            "source": np.char.add("bad-", chosen[: len(chosen) // 100].astype(str)),
            "error": ["encrypted"] * (len(chosen) // 100),
        },
    }
    return by_name[name]()


def _told(size: int, place: np.ndarray, chance: np.random.Generator) -> Columns:
    """Evidence: some eighty characters a row."""
    quotes = np.array([_words(chance, 12) for _ in range(500)])
    return {
        "start": place * 100,
        "end": place * 100 + 80,
        "page": place // 20 + 1,
        "quote": quotes[chance.integers(0, 500, size)],
    }


def _words(chance: np.random.Generator, count: int) -> str:
    return " ".join(
        "abcdefghijklmnopqrstuvwxyz"[a : a + b]
        for a, b in zip(chance.integers(0, 18, count), chance.integers(2, 9, count), strict=True)
    )


def _ids(letter: str, place: np.ndarray) -> np.ndarray:
    return np.char.add(letter, place.astype(str))


def _picked(word: str, kinds: int, size: int, chance: np.random.Generator) -> np.ndarray:
    names = np.array([f"{word}-{number}" for number in range(kinds)], dtype=object)
    names[0] = "human-rights-defenders" if word == "mandate" else names[0]
    return chance.choice(names, size, p=_falling(kinds))


def _named(persons: np.ndarray) -> list[str]:
    return [f"Name {entity[:6]} {entity[-9:]}" for entity in persons.tolist()]


def _letter_columns(letters: Letters, chosen: np.ndarray, chance: np.random.Generator) -> Columns:
    sent = letters.kinds[chosen] != "REPLY"
    return {
        "letter_id": letters.ids[chosen],
        "reference": letters.references[chosen],
        "kind": letters.kinds[chosen],
        "state": letters.states[chosen],
        "number": np.where(sent, letters.numbers[chosen], None),
        "year": np.where(sent, letters.years[chosen], None),
        "date": letters.dates[chosen],
        "response_due": letters.dates[chosen] + 60,
        "source": np.char.add(letters.ids[chosen], ".pdf"),
        "n_words": chance.integers(500, 4000, len(chosen)),
    }


def _other(letters: Letters, rows: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """An earlier letter for each row."""
    return np.maximum(rows - chance.integers(1, 400, len(rows)), 0)


def _cited(letters: Letters, rows: np.ndarray, place: np.ndarray, chance: np.random.Generator) -> Columns:
    meant = np.where(place == 1, rows, _other(letters, rows, chance))
    number = np.where(chance.random(len(rows)) < 0.3, 5000, letters.numbers[meant])  # no letter has that one
    cited = [f"{s} {n}/{y}" for s, n, y in zip(letters.states[meant], number, letters.years[meant], strict=True)]
    return {
        "cited": cited,
        "state": letters.states[meant],
        "number": number,
        "year": letters.years[meant],
        "role": np.where(place == 1, "self", np.where(place == 2, "reply", "previous")),
        "date": letters.dates[meant] + np.where(place == 2, 70, 0),
        "status": np.where(place > 2, chance.choice(np.array(["answered", "unanswered", None]), len(rows)), None),
    }


def _links(letters: Letters, chosen: np.ndarray, chance: np.random.Generator) -> Columns:
    """The rows of references but the own one again, with the letters they mean."""
    each = A_LETTER["references"]
    rows, place = np.repeat(chosen, each), np.tile(np.arange(each) + 1, len(chosen))
    told = _told(len(rows), place, chance)
    said = _cited(letters, rows, place, chance)
    known = (said["number"] != 5000) & (place > 2)
    meant = _other(letters, rows, chance)
    kept = place > 1
    columns = {
        "from_letter": letters.ids[rows],
        "from_reference": letters.references[rows],
        "to_letter": np.where(known, letters.ids[meant], None),
        "to_reference": np.where(known, letters.references[meant], None),
        "to_date": np.where(known, letters.dates[meant].astype(object), None),
        "cited": np.array(said["cited"]),
        "relation": said["role"],
        "answers": (letters.kinds[rows] == "REPLY") & (place == 3),
        "date": said["date"],
        "date_matches": np.where(known, chance.random(len(rows)) < 0.95, None),
        **told,
    }
    return {name: values[kept] for name, values in columns.items()}


def _charges(
    letters: Letters, rows: np.ndarray, place: np.ndarray, days: np.ndarray, chance: np.random.Generator
) -> Columns:
    law = np.char.add(np.char.add(letters.states[rows], ":Law "), chance.integers(0, LAWS, len(rows)).astype(str))
    return {
        "charge_id": _ids("x", place),
        "offence": _picked("offence of", 800, len(rows), chance),
        "category": chance.choice(["incitement", "terrorism", "insult", "fraud", "other"], len(rows)),
        "status": chance.choice(
            ["accused", "charged", "convicted", "dropped", "reclassified"], len(rows), p=[0.2, 0.3, 0.4, 0.06, 0.04]
        ),
        "date": days,
        "first_date": days - 30,
        "law": np.where(chance.random(len(rows)) < 0.7, law, None),
        "article": chance.integers(1, 300, len(rows)).astype(str),
        "court_id": _ids("c", place % 3 + 1),
    }


def _sentences(place: np.ndarray, days: np.ndarray, chance: np.random.Generator) -> Columns:
    size = len(place)
    changed = chance.random(size) < 0.3
    return {
        "sentence_id": _ids("s", place),
        "kind": chance.choice(["imprisonment", "fine", "ban"], size),
        "duration": np.char.add(np.char.add("P", chance.integers(1, 20, size).astype(str)), "Y"),
        "status": np.where(changed, chance.choice(["reduced", "upheld"], size), "imposed"),
        "court_id": _ids("c", place % 3 + 1),
        "reviewed_by": np.where(changed, _ids("c", (place + 1) % 3 + 1), None),
        "reviewed_on": np.where(changed, (days + 90).astype(object), None),
        "date": days,
        "charge_ids": [[f"x{one % 8 + 1}"] for one in place.tolist()],
    }


def _instruments(size: int, chance: np.random.Generator) -> Columns:
    article = (chance.choice(ARTICLES, size, p=_falling(ARTICLES)) + 1).astype(str)
    return {
        "instrument": _picked("TREATY", BODIES, size, chance),
        "article": np.where(chance.random(size) < 0.7, article, None),
    }


def _people(letters: Letters, order: np.ndarray, entities: np.ndarray) -> Columns:
    """A row an entity, with the letters that name it."""
    naming = np.repeat(letters.ids[order], A_LETTER["persons"])
    found, inverse, counts = np.unique(entities, return_inverse=True, return_counts=True)
    parts = np.split(naming[np.argsort(inverse, kind="stable")], np.cumsum(counts)[:-1])
    return {
        "entity_id": found,
        "name": _named(found),
        "letters": [part.tolist() for part in parts],
        "n_letters": counts,
        "confidence": np.where(counts > 1, 0.9, 1.0),
    }
