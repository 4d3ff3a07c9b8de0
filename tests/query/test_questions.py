"""The heads of the ready questions, and the functions that they share."""

import re

import duckdb
import pytest

from pipeline.query.corpus import Corpus
from pipeline.query.questions import groups, listing, read_question, ready_questions
from pipeline.tables.schema import TABLES

HEAD = """\
-- group: law
-- reads: letters
-- question: Why?
--   Because.
-- columns:
--   a: one
--       more
SELECT 1"""
NAMES = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)"?')


def test_a_head_is_read() -> None:
    question = read_question("why", HEAD)
    assert (question.group, question.reads, question.question, question.note) == (
        "law",
        ("letters",),
        "Why?",
        "Because.",
    )
    assert dict(question.columns) == {"a": "one more"}


@pytest.mark.parametrize("part", ["-- group: law\n", "-- reads: letters\n", "-- question: Why?\n", "--   a: one\n"])
def test_a_head_that_lacks_a_part_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match=r"^why\.sql: "):
        read_question("why", HEAD.replace(part, ""))


def test_questions_are_listed_under_their_groups() -> None:
    told = listing(list(ready_questions().values()))
    assert [line for line in told.splitlines() if line and not line.startswith(" ")] == list(groups().values())
    assert re.search(r"^  reply_times +How long did each answer take", told, re.MULTILINE)


@pytest.mark.parametrize("name", ready_questions())
def test_a_question_reads_what_its_head_says(name: str) -> None:
    question = ready_questions()[name]
    body = re.sub(r"--[^\n]*", "", question.sql)
    known = TABLES.keys() | ready_questions().keys()
    assert list(question.reads) == sorted(set(NAMES.findall(body)) & known)


@pytest.mark.parametrize(
    ("duration", "days"),
    [
        ("P4Y", 1461),
        ("P4Y6M", 1643.625),
        ("P18M", 547.875),
        ("P2W", 14),
        ("P100D", 100),
        ("P1Y2M3D", 365.25 + 60.875 + 3),
        ("P", None),
        ("P1YT2H", None),
        ("four years", None),
        (None, None),
    ],
)
def test_days_of_a_duration(duration: str | None, days: float | None, corpus: Corpus) -> None:
    assert corpus.connection.execute("SELECT days_of($1)", [duration]).fetchall() == [(days,)]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("penalty_of('imprisonment', 'P4Y6M', NULL, NULL, NULL, NULL, NULL, NULL)", "imprisonment P4Y6M"),
        ("penalty_of('fine', NULL, NULL, NULL, NULL, 50.5::DECIMAL(18, 2), 'DZD', NULL)", "fine 50.50 DZD"),
        ("penalty_of('corporal', NULL, NULL, NULL, NULL, NULL, NULL, 90)", "corporal 90 strokes"),
        ("penalty_of('ban', NULL, 9.5::DOUBLE, 'hour', 'day', NULL, NULL, NULL)", "ban 9.5 hour a day"),
        ("provision_of('KAZ:Criminal Code', '189')", "KAZ:Criminal Code art. 189"),
        ("provision_of('KAZ:Criminal Code', NULL)", "KAZ:Criminal Code"),
        ("provision_of(NULL, '189')", None),
        ("communication_of('KAZ', 3, 2017, 'x')", "KAZ 3/2017"),
        ("communication_of('KAZ', NULL, 2017, 'x')", "x"),
        ("year_of(NULL, DATE '2017-05-03')", 2017),
        ("entity_of(NULL, 'x', 'p1')", "x-p1"),
    ],
)
def test_shared_functions(call: str, told: object, corpus: Corpus) -> None:
    assert corpus.sql(f"SELECT {call}").fetchall() == [(told,)]


def test_sent_letters_are_neither_replies_nor_others(corpus: Corpus) -> None:
    kinds = corpus.sql("SELECT DISTINCT kind FROM letters WHERE is_sent(kind) ORDER BY kind").fetchall()
    assert kinds == [("AL",), ("OL",), ("UA",)]


@pytest.mark.parametrize(
    ("description", "is_one"),
    [
        ("a human rights defender", True),
        ("Human rights lawyer", True),
        ("women's rights activists", True),
        ("défenseure des droits humains", True),
        ("défenseur de l’environnement", True),
        ("land defender", True),
        ("defensora de la tierra", True),
        ("défenseur de M. Okello", False),
        ("defensor de los acusados", False),
        ("militante des droits de l'homme", True),
        ("defensora de derechos humanos", True),
        ("defensores de los derechos humanos", True),
        ("activista por los derechos", True),
        ("su defensor particular", False),
        ("la defensora pública", False),
        ("Minister of Human Rights", False),
        ("a goalkeeper", False),
    ],
)
def test_who_is_described_as_a_defender(description: str, is_one: bool, corpus: Corpus) -> None:
    sql = ready_questions()["defenders"].sql
    person = f"SELECT * REPLACE ({_text(description)} AS description) FROM persons WHERE letter_id = 'c1'"
    found = corpus.sql(sql.replace("FROM persons AS p", f"FROM ({person} AND person_id = 'p1') AS p"))
    assert bool(found.fetchall()) == is_one


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def test_a_new_duckdb_reads_the_files(corpus: Corpus) -> None:
    assert duckdb.sql(f"SELECT count(*) FROM read_parquet('{corpus.folder}/letters/*.parquet')").fetchall() == [(7,)]
