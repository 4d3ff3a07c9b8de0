"""Across letters: what cites what, who answers whom, which letters follow up on one another, who is the same person."""

import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.relate.chains import find_chains
from pipeline.relate.citations import SAID, read_citations
from pipeline.relate.columns import rows
from pipeline.relate.corpus import Corpus, PersonKey
from pipeline.relate.judgements import read_judgements
from pipeline.relate.links import Link, find_links, link_record
from pipeline.relate.people import find_people
from pipeline.relate.person_rows import entity_ids, pair_records, people_records, same_person_records
from pipeline.relate.stored_corpus import read_letters, read_persons
from pipeline.tables.across_records import LinkRecord
from pipeline.tables.arrow import arrow_schema
from pipeline.tables.records import Evidence
from pipeline.tables.rows import across_rows
from pipeline.tables.schema import CHAINS, LINKS, PEOPLE, PERSON_PAIRS, PERSONS
from pipeline.tables.write import TableWriter, write_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What was related. rows: by table; problems: lines of the file of judgements that could not be followed."""

    rows: Mapping[str, int]
    problems: tuple[str, ...] = ()


def relate(folder: Path, out: Path, *, judgements: Path | None = None) -> Related:
    """Make the tables across letters from those in ``folder``, and write them under ``out``.

    ``persons`` is written again, with who each one is among all letters; in place where both folders are one.
    judgements: a file of decisions by hand (``people.toml``). Raises TablesError, OSError.
    """
    letters = read_letters(folder)
    links = find_links(letters, list(read_citations(folder)))
    corpus = Corpus(letters=letters, persons=read_persons(folder), related=_related(links))
    judged, problems = read_judgements(judgements, corpus) if judgements else (None, [])
    people = find_people(corpus, judged)
    ids = entity_ids(corpus, people)
    same = same_person_records(corpus, people, _first_mentions(folder))
    linked = sorted([link_record(link, letters) for link in links] + same, key=_place)
    written = {
        LINKS: write_table(LINKS, [across_rows(LINKS, linked)], out),
        CHAINS: write_table(CHAINS, [across_rows(CHAINS, find_chains(letters, links))], out),
        PEOPLE: write_table(PEOPLE, [across_rows(PEOPLE, people_records(corpus, people, ids))], out),
        PERSON_PAIRS: write_table(PERSON_PAIRS, [across_rows(PERSON_PAIRS, pair_records(corpus, people))], out),
    }
    _name_persons(folder, out, ids)
    return Related(rows=written, problems=tuple(problems))


def _place(record: LinkRecord) -> tuple[str, int, bool, str, str]:
    """Links are sorted by the letter that names, then by place; at one place those to a letter go before people."""
    same = record.relation == "same_person"
    return record.from_letter, record.evidence.start, same, record.cited or "", record.to_letter or ""


def _related(links: Sequence[Link]) -> dict[str, frozenset[str]]:
    """The letters that each one names, answers, or is named or answered by."""
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.to is not None:
            near[link.citation.letter_id].add(link.to.letter_id)
            near[link.to.letter_id].add(link.citation.letter_id)
    return {letter_id: frozenset(others) for letter_id, others in near.items()}


def _first_mentions(folder: Path) -> dict[PersonKey, Evidence]:
    return {
        (letter_id, person_id): Evidence(**dict(zip(SAID, said, strict=True)))
        for letter_id, person_id, *said in rows(folder, PERSONS, ("letter_id", "person_id", *SAID))
    }


def _name_persons(folder: Path, out: Path, ids: Mapping[PersonKey, str]) -> None:
    """Write ``persons`` with the column ``entity_id`` filled, row group by row group."""
    schema = arrow_schema(PERSONS)
    place = schema.get_field_index("entity_id")
    new = out / f".{PERSONS}"
    with TableWriter(PERSONS, new) as writer:
        for path in sorted((folder / PERSONS).glob("*.parquet")):
            with pq.ParquetFile(path) as file:
                for group in range(file.num_row_groups):
                    table = file.read_row_group(group)
                    keys = zip(*(table.column(name).to_pylist() for name in ("letter_id", "person_id")), strict=True)
                    named = pa.array([ids[key] for key in keys], pa.string())
                    for batch in table.set_column(place, schema.field(place), named).cast(schema).to_batches():
                        writer.add(batch)
    shutil.rmtree(out / PERSONS, ignore_errors=True)
    (new / PERSONS).rename(out / PERSONS)
    new.rmdir()
