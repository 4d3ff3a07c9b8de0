"""The corpus that is compared, taken from the tables of a run."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.relate.columns import rows
from pipeline.relate.corpus import CorpusLetter, CorpusPerson, PersonKey

OF_A_LETTER = ("letter_id", "reference", "kind", "state", "number", "year", "date", "language", "source")
OF_A_PERSON = (
    *("letter_id", "person_id", "name", "title", "aliases", "gender", "role", "description", "age"),
    *("birth_date", "nationality"),
)
Told = Mapping[PersonKey, frozenset[Any]]


def read_letters(folder: Path) -> dict[str, CorpusLetter]:
    """The letters by id, with the mandates that send them. Raises TablesError, as all that reads tables here does."""
    mandates: dict[str, set[str]] = defaultdict(set)
    for letter_id, mandate in rows(folder, "mandates", ("letter_id", "mandate")):
        mandates[letter_id].add(mandate)
    letters = (
        CorpusLetter(**dict(zip(OF_A_LETTER, row, strict=True)), mandates=frozenset(mandates.get(row[0], ())))
        for row in rows(folder, "letters", OF_A_LETTER)
    )
    return {letter.letter_id: letter for letter in letters}


def read_persons(folder: Path) -> tuple[CorpusPerson, ...]:
    """The persons of all letters with what the other tables tell of them, in the order of the table."""
    organisations = _names(folder, "organisations", "organisation_id")
    courts = _names(folder, "courts", "court_id")
    places, events = _events(folder, _names(folder, "places", "place_id"))
    before, charges = _cases(folder, courts)
    persons = []
    for *row, affiliations in rows(folder, "persons", (*OF_A_PERSON, "affiliations")):
        own = dict(zip(OF_A_PERSON, row, strict=True))
        key: PersonKey = (own["letter_id"], own["person_id"])
        bodies = (organisations.get((key[0], part["organisation_id"])) for part in affiliations or ())
        persons.append(
            CorpusPerson(
                **(own | {"aliases": tuple(own["aliases"] or ())}),
                organisations=frozenset(body for body in bodies if body),
                places=places.get(key, frozenset()),
                courts=before.get(key, frozenset()),
                charges=charges.get(key, frozenset()),
                events=events.get(key, frozenset()),
            )
        )
    return tuple(persons)


def _names(folder: Path, table: str, key: str) -> dict[tuple[str, str], str]:
    return {(letter, own): name for letter, own, name in rows(folder, table, ("letter_id", key, "name"))}


def _events(folder: Path, names: Mapping[tuple[str, str], str]) -> tuple[Told, Told]:
    """The places and the dated events of each person."""
    places: dict[PersonKey, set[str]] = defaultdict(set)
    events: dict[PersonKey, set[tuple[str, date | None]]] = defaultdict(set)
    wanted = ("letter_id", "person_ids", "kind", "date_start", "place_id")
    for letter_id, persons, kind, day, place in rows(folder, "events", wanted):
        for person in persons or ():
            events[letter_id, person].add((kind, day))
            if (letter_id, place) in names:
                places[letter_id, person].add(names[letter_id, place])
    return _frozen(places), _frozen(events)


def _cases(folder: Path, names: Mapping[tuple[str, str], str]) -> tuple[Told, Told]:
    """The courts and the charges of each person."""
    courts: dict[PersonKey, set[str]] = defaultdict(set)
    charges: dict[PersonKey, set[str]] = defaultdict(set)
    for letter_id, person, court, offence in rows(folder, "charges", ("letter_id", "person_id", "court_id", "offence")):
        if person is not None:
            charges[letter_id, person].add(offence)
            if (letter_id, court) in names:
                courts[letter_id, person].add(names[letter_id, court])
    for letter_id, person, court in rows(folder, "sentences", ("letter_id", "person_id", "court_id")):
        if person is not None and (letter_id, court) in names:
            courts[letter_id, person].add(names[letter_id, court])
    return _frozen(courts), _frozen(charges)


def _frozen(told: Mapping[PersonKey, set[Any]]) -> Told:
    return {key: frozenset(values) for key, values in told.items()}
