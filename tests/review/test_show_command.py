"""The command ``spcomms show``: files, references, and what it says where there is nothing to show."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.resolve.facts import Facts
from pipeline.review.show_command import _names
from pipeline.review.stored import stored_facts
from pipeline.tables.rows import tabulate
from pipeline.tables.write import write_table
from tests.review.made import TEXT, letter, made_facts
from tests.review.made_cases import case_facts, person

ROOT = Path(__file__).parents[2]


def named(letter_id: str, cited: str | None, source: str) -> Facts:
    return made_facts(letter_id=letter_id, reference=cited, letter=letter(source=source))


CASES = replace(case_facts(), letter_id="4123456789abcdef", reference="AL PER 9/2019", letter=letter(source="c.pdf"))
LETTERS = (
    CASES,
    made_facts(),
    named("1123456789abcdef", "AL KAZ 12/2019", "more/AL-KAZ-12-2019.pdf"),
    named("2123456789abcdef", None, "more/reply.pdf"),
    named("2123456999abcdef", "OL FRA 1/2019", "one.pdf"),
    named("3123456789abcdef", "OL FRA 1/2019", "two.pdf"),
)


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Tables of some letters, written as a run writes them."""
    written = tmp_path / "tables"
    rows = [tabulate(facts) for facts in LETTERS]
    for table in rows[0]:
        write_table(table, [letter_rows[table] for letter_rows in rows], written)
    return written


def spcomms(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["show", *(str(word) for word in words)])


@pytest.mark.parametrize(
    "wanted",
    [
        "UA KAZ 7/2019",
        "ua kaz 7/2019",
        "  UAKAZ 07 / 2019",
        "UA-KAZ-7-2019",
        "KAZ 7/2019",
        "0123456789abcdef",
        "0123456789ABCDEF",
        "012345",
        "UA-KAZ-7-2019.txt",
        "letters/UA-KAZ-7-2019.txt",
    ],
)
def test_a_letter_is_found_by_what_people_type(wanted: str, tables: Path) -> None:
    result = spcomms(wanted, "--tables", tables)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("UA KAZ 7/2019, urgent appeal to Kazakhstan")


def test_a_reference_needs_no_quotation_marks(tables: Path) -> None:
    assert spcomms("UA", "KAZ", "7/2019", "--tables", tables).stdout.startswith("UA KAZ 7/2019")


def test_a_reply_has_no_reference_and_is_found_by_its_file(tables: Path) -> None:
    assert "more/reply.pdf" in spcomms("reply", "--tables", tables).stdout


def test_what_is_read_back_is_what_was_written(tables: Path) -> None:
    assert stored_facts(tables, "UA KAZ 7/2019") == made_facts()


def test_cases_that_are_read_back_are_what_was_written(tables: Path) -> None:
    assert stored_facts(tables, "AL PER 9/2019") == CASES


def test_one_person_is_shown_alone(tables: Path) -> None:
    result = spcomms("AL PER 9/2019", "--tables", tables, "--person", "ivan")
    assert result.exit_code == 0, result.output
    assert "\nIvan Toy (alleged victim, a minor)\n  4 May 2018" in result.stdout
    assert "Dates" not in result.stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("v", "Error: 2 persons go by 'v': Vera Toy, Ivan Toy"),
        (
            "Nobody",
            "Error: no person 'Nobody' in the letter; it names "
            "Vera Toy, Ivan Toy, Anna A, Bela B, Carl C, Boris Ltd, Natalia Stoyan",
        ),
        ("", "Error: no person '' in the letter; it names Vera Toy, "),
        ("\x1b[31m", r"Error: no person '\x1b[31m' in the letter"),
    ],
)
def test_a_name_of_nobody_or_of_several_is_said_in_one_line(name: str, told: str, tables: Path) -> None:
    result = spcomms("AL PER 9/2019", "--tables", tables, "--person", name)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(told)
    assert len(result.stderr.splitlines()) == 1


def test_many_names_are_not_all_listed() -> None:
    persons = [person(number, f"Toy {number}", "other") for number in range(20)]
    assert _names(persons).endswith("Toy 11 and 8 more")


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("UA KAZ 8/2019", "Error: no letter 'UA KAZ 8/2019' in tables; nearest: UA KAZ 7/2019, AL KAZ 12/2019"),
        ("AL KAZ 4/2018", "Error: no letter 'AL KAZ 4/2018' in tables; it is named in UA KAZ 7/2019"),
        ("xyz", "Error: no letter 'xyz' in tables, which has 6 letters"),
        ("OL FRA 1/2019", "Error: 2 letters go by 'OL FRA 1/2019'; name one by its id: 2123456999abcdef (one.pdf), "),
        ("212345", "Error: 2 letters go by '212345'"),
        ("missing.pdf", "Error: there is no file missing.pdf, and no letter 'missing.pdf' in tables"),
        ("tables", "Error: tables is a folder; name one letter in it"),
        ("\x1b[31m", r"Error: no letter '\x1b[31m' in tables"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_line(
    wanted: str, told: str, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tables.parent)
    result = spcomms(wanted, "--tables", "tables")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(told)
    assert len(result.stderr.splitlines()) == 1


def test_without_tables_it_says_how_to_get_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = spcomms("UA KAZ 7/2019")
    assert result.exit_code == 2
    assert "data/processed has no tables; make them with spcomms extract" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_tables_that_are_none_are_said_so(tables: Path) -> None:
    for path in (tables / "letters").iterdir():
        path.write_bytes(b"PAR1 no table PAR1")
    result = spcomms("UA KAZ 7/2019", "--tables", tables)
    assert result.exit_code == 2
    assert "letters cannot be read as a table" in result.stderr


def test_a_file_is_read_there_and_then(tmp_path: Path) -> None:
    (tmp_path / "UA KAZ 7.txt").write_text(TEXT)
    result = spcomms(tmp_path / "UA KAZ 7.txt")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("UA KAZ 7/2019, urgent appeal to Kazakhstan")
    assert "AL KAZ 4/2018 · unanswered" in result.stdout


def test_a_file_that_is_no_letter_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 torn")
    result = spcomms(tmp_path / "a.pdf")
    assert result.exit_code == 1
    assert "[damaged]" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_lines_fit_the_width_and_end_with_words(tables: Path) -> None:
    lines = spcomms("UA KAZ 7/2019", "--tables", tables, "--width", "60").stdout.splitlines()
    assert max(map(len, lines)) <= 60
    assert all(line == line.rstrip() for line in lines)


def test_help_imports_nothing_slow() -> None:
    code = (
        "import sys\nfrom pipeline.cli import main\ntry:\n    main(['show', '--help'])\nfinally:\n"
        "    assert not {'spacy', 'pandas', 'pyarrow', 'numpy', 'rich'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "FILE|REFERENCE" in done.stdout


def test_tables_that_lack_a_column_are_another_versions(tables: Path) -> None:
    path = next((tables / "requests").iterdir())
    pq.write_table(pq.read_table(path).drop_columns(["text"]), path)
    result = spcomms("UA KAZ 7/2019", "--tables", tables)
    assert result.exit_code == 2
    assert "requests has no text: another version made it" in result.stderr
