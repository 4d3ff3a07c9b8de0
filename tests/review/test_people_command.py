"""spcomms people: who is who, why, and the line of people.toml that turns a decision round."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.relate.judgements import read_judgements
from pipeline.relate.people import find_people
from pipeline.relate.person_rows import entity_ids, pair_records, people_records
from pipeline.tables.rows import across_rows
from pipeline.tables.schema import PEOPLE, PERSON_PAIRS
from pipeline.tables.write import write_table
from tests.relate.made_people import corpus

FIRST, SECOND, THIRD = "AL KAZ 1/2017", "UA KAZ 2/2018", "AL KAZ 3/2019"
CORPUS = corpus(
    (FIRST, "2017-01-02", [{"name": "Zulmira Baratshoeva", "description": "a baker"}, {"name": "Li Wei"}]),
    (SECOND, "2018-01-02", [{"name": "BARATSHOEVA Zulmira"}, {"name": "Li Wei"}]),
    (THIRD, "2019-01-02", [{"name": "Li Wei"}]),
    related=((FIRST, SECOND),),
)


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The tables that the command reads; those of letters with the columns it needs."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    people = find_people(CORPUS)
    ids = entity_ids(CORPUS, people)
    write_table(PEOPLE, [across_rows(PEOPLE, people_records(CORPUS, people, ids))], tmp_path)
    write_table(PERSON_PAIRS, [across_rows(PERSON_PAIRS, pair_records(CORPUS, people))], tmp_path)
    persons = [
        {
            "letter_id": person.letter_id,
            "reference": person.letter_id,
            "person_id": person.person_id,
            "entity_id": ids[person.key],
            "name": person.name,
            "role": person.role,
            "description": person.description,
        }
        for person in CORPUS.persons
    ]
    for name, rows in (("persons", persons), ("letters", [{"reference": name} for name in CORPUS.letters])):
        (tmp_path / name).mkdir()
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / name / "part-0.parquet")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["people", *words])


@pytest.mark.parametrize("name", ["baratshoeva", "zulmira BARATSHOEVA", "Barátshoeva Z."])
def test_a_name_is_found_in_any_order_and_spelling(tables: Path, name: str) -> None:
    shown = run(name, "--tables", str(tables))
    assert shown.exit_code == 0, shown.output
    assert "AL KAZ 1/2017: Zulmira Baratshoeva, alleged victim, a baker" in shown.output
    assert "one letter cites the other" in shown.output


def test_the_line_that_turns_a_decision_round_can_be_followed(tables: Path) -> None:
    for name, turn in (("baratshoeva", "not_same"), ("li wei", "same")):
        shown = run(name, "--tables", str(tables)).output
        line = re.search(rf"in the list {turn} of people.toml: (.*)", shown)
        assert line, shown
        file = tables / "people.toml"
        file.write_text(f"{turn} = [\n{line[1]}\n]", encoding="utf-8")
        judged, problems = read_judgements(file, CORPUS)
        assert problems == []
        assert len(getattr(judged, turn)) == 1


def test_undecided_pairs_are_listed(tables: Path) -> None:
    shown = run("--undecided", "--tables", str(tables))
    assert shown.exit_code == 0
    assert "Li Wei (AL KAZ 3/2019) = Li Wei (UA KAZ 2/2018)" in shown.output


def test_nobody_of_that_name(tables: Path) -> None:
    shown = run("Quite Another", "--tables", str(tables))
    assert shown.exit_code == 1
    assert "try one word of the name" in shown.output


@pytest.mark.parametrize("words", [(), ("x", "--undecided"), ("x", "--tables", "nowhere")])
def test_wrong_use(words: tuple[str, ...]) -> None:
    shown = run(*words)
    assert shown.exit_code == 2
    assert shown.output.startswith("Error: ")
