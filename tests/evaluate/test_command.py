import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.batch.outcome import RunError
from pipeline.evaluate import extract_gold
from pipeline.evaluate.command import evaluate
from tests.evaluate.toys import TEXT, letter_id, quoted, write_gold, write_tables

SENTENCE = "She was released on 12 March 2020."


def day(date: str, **more: Any) -> dict[str, Any]:
    return {"date_start": date, "date_end": date, "precision": "day", "role": "event", **more}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """``gold/`` with one letter of two dates and a question, ``out/`` with one of the dates and one that is none."""
    gold = write_gold(
        tmp_path / "gold" / "one",
        dates=[day("2020-03-02", quote="2 March 2020"), day("2020-03-12", quote="12 March\n2020")],
        requests=[{"number": 1}],
    )
    head = {"letter_id": letter_id(gold)}
    write_tables(
        tmp_path / "out",
        letters=[head | {"kind": "AL", "language": "en"}],
        texts=[head | {"text": TEXT}],
        dates=[
            head | day("2020-03-02", **quoted("2 March 2020")),
            head | day("2020-05-01", **quoted("within 60 days")),
        ],
        requests=[head | {"number": 1}],
    )
    return tmp_path


def run(place: Path, *arguments: str) -> Result:
    return CliRunner().invoke(evaluate, [str(place / "gold"), "--tables", str(place / "out"), *arguments])


def scores(result: Result) -> Any:
    return json.loads(result.stdout)["sets"]["gold"]


def test_scores_are_shown_for_every_table(place: Path) -> None:
    result = run(place)
    assert result.exit_code == 0
    row = next(line.split() for line in result.stdout.splitlines() if line.strip().startswith("dates"))
    assert row[:7] == ["dates", "2", "2", "1", "0.5000", "0.5000", "0.5000"]
    assert "not extracted yet: mandates, references, persons" in result.stdout


def test_json_has_the_same_scores(place: Path) -> None:
    data = scores(run(place, "--format", "json"))
    assert data["dates"]["scores"] == {
        "p": 0.5,
        "r": 0.5,
        "f1": 0.5,
        "role": 1.0,
        "precision": 1.0,
        "strict": 0.5,
        "partial": 0.5,
    }
    assert data["requests"]["scores"]["f1"] == 1.0


def test_words_of_the_letter_are_shown_only_when_asked_for(place: Path) -> None:
    assert "released" not in run(place, "--by", "letter").output
    assert SENTENCE in run(place, "--misses").stdout
    assert "Please reply within 60 days." in run(place, "--spurious", "dates").stdout


def test_misses_of_one_table_leave_out_the_others(place: Path) -> None:
    assert "2020-03-12" not in run(place, "--misses", "requests").stdout
    assert "gold/one dates: 2020-03-12 · 2020-03-12 [missed]" in run(place, "--misses", "dates").stdout


def test_misses_without_a_table_may_stand_before_the_gold(place: Path) -> None:
    result = CliRunner().invoke(evaluate, ["--tables", str(place / "out"), "--misses", str(place / "gold")])
    assert result.exit_code == 0
    assert "2020-03-12 · 2020-03-12 [missed]" in result.stdout


def test_a_letter_without_rows_is_named(place: Path) -> None:
    write_gold(place / "gold" / "two", text="Another letter.", requests=[{"number": 1}])
    result = run(place)
    assert "all missed: gold/two [not in the tables]" in result.stdout


def test_scores_by_language(place: Path) -> None:
    assert "gold, en, 1 letter" in run(place, "--by", "language").stdout


def test_a_score_under_its_floor_is_exit_1_and_a_line(place: Path) -> None:
    (place / "floors.toml").write_text("[floors.gold.dates]\nf1 = 0.6\nrole = 1.0\n")
    result = run(place, "--floors", str(place / "floors.toml"))
    assert result.exit_code == 1
    assert result.stderr == "gold: dates f1 is 0.5000, under its floor of 0.6\n"


def test_floors_beside_the_gold_are_kept_without_being_asked_for(place: Path) -> None:
    (place / "gold" / "floors.toml").write_text("[floors.gold.requests]\nf1 = 1.0\n")
    assert run(place).exit_code == 0
    (place / "gold" / "floors.toml").write_text("[floors.gold.dates]\nf1 = 1.0\n")
    assert run(place).exit_code == 1


def test_gains_and_losses_against_a_baseline(place: Path) -> None:
    kept = place / "kept.json"
    assert run(place, "--write-baseline", str(kept)).exit_code == 0
    write_gold(place / "gold" / "one", dates=[day("2020-03-02"), day("2020-05-01")], requests=[{"number": 2}])
    result = run(place, "--baseline", str(kept))
    assert result.exit_code == 0
    assert "gains: 0" in result.stdout
    assert "gold/one requests: 1 [spurious]" not in result.stdout  # it is the gold that changed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--floors", "{place}/none.toml"], "none.toml: cannot be read"),
        (["--baseline", "{place}/none.json"], "none.json: cannot be read"),
        (["--tables", "{place}/gold"], "holds no tables"),
        (["--misses", "crimes"], "there is no table 'crimes'"),
        (["--by", "moon"], "moon"),
        (["{place}/nowhere"], "nowhere"),
        (["{place}/gold"], "two GOLD folders are named 'gold'"),
    ],
)
def test_wrong_use_is_exit_2(place: Path, arguments: list[str], says: str) -> None:
    result = run(place, *(argument.format(place=place) for argument in arguments))
    assert result.exit_code == 2
    assert says in result.stderr


def test_no_gold_is_exit_2() -> None:
    assert CliRunner().invoke(evaluate, []).exit_code == 2


def test_gold_that_cannot_be_used_is_exit_2_and_a_line_for_each_mistake(place: Path) -> None:
    write_gold(place / "gold" / "one", dates=[day("2020-03-02", colour="red")], crimes=[])
    result = run(place)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 2


def test_check_looks_at_the_gold_alone(place: Path) -> None:
    result = CliRunner().invoke(evaluate, ["--check", str(place / "gold")])
    assert (result.exit_code, result.stdout) == (0, "1 gold letter, nothing wrong\n")


def test_check_of_wrong_gold_is_exit_1(place: Path) -> None:
    write_gold(place / "gold" / "one", dates=[day("2020-03-02", quote="3 March 2020")])
    result = CliRunner().invoke(evaluate, ["--check", str(place / "gold")])
    assert result.exit_code == 1
    assert "dates 1: the quote '3 March 2020' does not occur in the letter" in result.stderr


@pytest.mark.parametrize(
    ("error", "status"),
    [(RunError("the workers cannot be set up"), 3), (OSError("disk full"), 3), (KeyboardInterrupt(), 130)],
)
def test_a_run_that_does_not_end_is_told(
    place: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(extract_gold, "extract_gold", fail)
    result = CliRunner().invoke(evaluate, [str(place / "gold")])
    assert result.exit_code == status
    assert (str(error) or "Interrupted") in result.stderr


def test_the_command_is_one_of_spcomms() -> None:
    from pipeline.cli import main

    assert main.commands["evaluate"] is evaluate
