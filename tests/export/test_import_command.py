"""``spcomms gold import`` and ``spcomms export`` for annotation, as typed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.gold import load_gold
from tests.export.test_round_trip import accept_everything, run

TEXT = "Reference: AL KAZ 3/2017\n\nMr. Ali Odd was arrested on 3 May 2017.\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold" / "AL-KAZ-3-2017"
    folder.mkdir(parents=True)
    (folder / "letter.txt").write_text(TEXT)
    content = {
        "source": "letter.txt",
        "letters": {"reference": "AL KAZ 3/2017"},
        "persons": [{"name": "Ali Odd"}],
        "events": [{"kind": "arrest", "date_start": "2017-05-03", "persons": ["Ali Odd"], "quote": "arrested"}],
    }
    (folder / "gold.json").write_text(json.dumps(content))
    return folder.parent


@pytest.fixture
def tasks(gold: Path, tmp_path: Path) -> Path:
    run("export", "--to", "label-studio", "--gold", gold, "-o", tmp_path / "tasks")
    return tmp_path / "tasks" / "tasks.json"


def change(path: Path, **more: Any) -> Path:
    content = json.loads(path.read_bytes())
    content[0]["data"] |= more
    path.write_text(json.dumps(content))
    return path


def test_the_letters_file_is_taken_from_their_folder_by_its_content(tasks: Path, gold: Path, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    (letters / "below").mkdir(parents=True)
    (letters / "letter.txt").write_text("another")
    (letters / "below" / "named otherwise.TXT").write_text(TEXT)
    said = run("gold", "import", tasks, "-o", tmp_path / "out", "--letters", letters)
    assert said.startswith("1 gold letters with 2 records written to ")
    (before,), (after,) = load_gold(gold).letters, load_gold(tmp_path / "out").letters
    assert after.letter_id == before.letter_id


def test_a_letter_that_is_not_there_is_told(tasks: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    said = run("gold", "import", tasks, "-o", tmp_path / "out", "--letters", tmp_path / "letters", ends=2)
    assert "task 1 (AL KAZ 3/2017): no file in" in said
    assert not (tmp_path / "out").exists()


def test_what_the_check_finds_is_told_and_the_gold_is_there(tasks: Path, tmp_path: Path) -> None:
    content = json.loads(tasks.read_bytes())
    results = content[0]["annotations"][0]["result"]
    content[0]["annotations"][0]["result"] = [result for result in results if result.get("id") != "persons_0"]
    wrong = content[0]["annotations"][0]["result"]
    wrong[:] = [result for result in wrong if result["type"] != "relation"]
    place = next(result["value"] for result in wrong if result["from_name"] == "events_kind")
    value = {"start": place["start"], "end": place["end"], "text": ["Bo Even"]}
    wrong.append({"id": "events_1", "from_name": "events_persons", "type": "textarea", "value": value})
    tasks.write_text(json.dumps(content))
    said = run("gold", "import", tasks, "-o", tmp_path / "out", ends=1)
    assert (
        f"{tmp_path / 'out' / 'AL-KAZ-3-2017' / 'gold.json'}: events 1: persons 'Bo Even' is not in the table" in said
    )
    assert (tmp_path / "out" / "AL-KAZ-3-2017" / "gold.json").is_file()


@pytest.mark.parametrize("name", ["../../../evil", "/evil", "..", "a\\b", "", None, ["x"]])
def test_names_of_strangers_stay_in_the_folder(name: Any, tasks: Path, tmp_path: Path) -> None:
    run("gold", "import", change(tasks, name=name, letter_id=name, source=name), "-o", tmp_path / "out")
    (folder,) = (tmp_path / "out").iterdir()
    assert re.fullmatch(r"[A-Za-z0-9-]+", folder.name)
    assert sorted(path.name for path in folder.iterdir()) == ["gold.json", "letter.txt"]


def test_the_same_export_gives_the_same_bytes(tasks: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("gold", "import", tasks, "-o", tmp_path / name)
    first, second = ((tmp_path / name / "AL-KAZ-3-2017" / "gold.json").read_bytes() for name in ("one", "two"))
    assert first == second
    assert b'\n    {"kind": "arrest"' in first  # a record a line


def test_an_export_without_annotations_is_told(tasks: Path, tmp_path: Path) -> None:
    content = json.loads(tasks.read_bytes())
    content[0]["annotations"] = []
    tasks.write_text(json.dumps(content))
    assert "has an annotation that was submitted" in run("gold", "import", tasks, "-o", tmp_path / "out", ends=2)


def test_a_folder_that_has_letters_is_added_to_when_asked(tasks: Path, gold: Path, tmp_path: Path) -> None:
    assert "--overwrite" in run("gold", "import", tasks, "-o", gold, ends=2)
    (gold / "AL-KAZ-3-2017").rename(gold / "AL-KAZ-9-2017")
    run("gold", "import", tasks, "-o", gold, "--overwrite")
    assert [letter.name for letter in load_gold(gold).letters] == ["AL-KAZ-3-2017", "AL-KAZ-9-2017"]


@pytest.mark.parametrize("wanted", ["AL TJK 2/2018", "al tjk 2-2018", "AL-TJK-2-2018.pdf"])
def test_letters_are_chosen_by_what_they_go_by(wanted: str, sample: Path, tmp_path: Path) -> None:
    tables = sample / "data" / "processed"
    chosen = ("--letters", wanted, "--letters", "AL TUR 9/2022")
    run("export", "--to", "label-studio", "--tables", tables, "-o", tmp_path / "tasks", *chosen)
    accept_everything(tmp_path / "tasks" / "tasks.json", tmp_path / "export.json")
    run("gold", "import", tmp_path / "export.json", "-o", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["AL-TJK-2-2018", "AL-TUR-9-2022"]


@pytest.mark.parametrize("form", ["brat", "spacy"])
def test_gold_letters_are_written_for_the_others_too(form: str, gold: Path, tmp_path: Path) -> None:
    assert "1 letters with 2 spans" in run("export", "--to", form, "--gold", gold, "-o", tmp_path / "out")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--to", "csv", "--letters", "x"], "are for --to brat, label-studio, spacy"),
        (["--to", "xlsx", "--gold", "."], "are for --to brat, label-studio, spacy"),
        (["--to", "brat", "--gold", ".", "--letters", "x"], "give the folder of one letter"),
        (["--to", "brat", "--letters", "AL ZZZ 1/1990"], "no letter 'AL ZZZ 1/1990'"),
        (["--to", "brat", "--gold", str(Path(__file__).parent)], "holds no gold letters"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(options: list[str], message: str, sample: Path, tmp_path: Path) -> None:
    tables = sample / "data" / "processed"
    assert message in run("export", "--tables", tables, "-o", tmp_path / "out", *options, ends=2)
    assert list(tmp_path.iterdir()) == []
