"""``spcomms instruments``: what is found by id, name, acronym, symbol and number, and what is said where nothing is."""

import json

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.review.instrument_search import entries, search
from pipeline.review.show_law import places
from tests.review.made import cited


@pytest.mark.parametrize(
    ("term", "instrument"),
    [
        ("ICCPR", "ICCPR"),
        ("pidcp", "ICCPR"),
        ("A/RES/53/144", "UNDHRD"),
        ("C169", "ILO-C169"),
        ("ILO-C087", "ILO-C087"),
        ("CCPR-GC-34", "CCPR-GC-34"),
        ("CCPR/C/GC/34", "CCPR-GC-34"),
        ("Nelson Mandela Rules", "MANDELA-RULES"),
    ],
)
def test_one_is_found_by_what_it_is_called(term: str, instrument: str) -> None:
    assert [entry.id for entry in search(term)] == [instrument]


def test_words_of_a_name_find_it_without_accents() -> None:
    assert "UNDHRD" in {entry.id for entry in search("declaracion defensores")}


def test_all_are_listed_without_a_term() -> None:
    result = CliRunner().invoke(main, ["instruments"])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == len(entries()) > 900


def test_json_has_the_names() -> None:
    result = CliRunner().invoke(main, ["instruments", "--format", "json", "CAT"])
    (entry,) = json.loads(result.stdout)
    assert (entry["id"], entry["adopted"]) == ("CAT", "1984-12-10")
    assert "Convention contre la torture" in " ".join(entry["names"])


def test_of_many_names_the_main_ones_are_shown() -> None:
    result = CliRunner().invoke(main, ["instruments", "UNDHRD"])
    words = " ".join(result.stdout.split())
    assert "also: UNDHRD; DHRD; Déclaration sur le droit et la responsabilité" in words
    assert "more names (--format json lists them)" in words
    assert len(result.stdout.splitlines()) < 16


def test_nothing_found_is_one_line_and_status_1() -> None:
    result = CliRunner().invoke(main, ["instruments", "clouds", "and", "cuckoos"])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: no instrument is called 'clouds and cuckoos'")


def test_places_are_written_once() -> None:
    records = [cited("Please explain", "ICCPR", article) for article in ("9", "14", "9")]
    assert places(records) == ["9", "14"]
