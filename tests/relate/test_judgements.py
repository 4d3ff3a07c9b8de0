"""What people decide by hand in people.toml, and lines there that mean nothing or two things."""

from pathlib import Path

import pytest

from pipeline.relate.judgements import LARGEST, read_judgements
from pipeline.relate.people import Judgements, find_people
from tests.relate.made_people import corpus, joined

FIRST, SECOND, THIRD = "AL KAZ 1/2017", "UA KAZ 2/2018", "AL UZB 3/2019"
CORPUS = corpus(
    (
        FIRST,
        "2017-01-02",
        [{"name": "Aida Omarova", "aliases": ("Omarova",)}, {"name": "Dana Lund"}, {"name": "Dana Lund"}],
    ),
    (SECOND, "2018-01-02", [{"name": "OMAROVA Aida"}]),
    (THIRD, "2019-01-02", [{"name": "Quite Another"}]),
)


def read(tmp_path: Path, text: str) -> tuple[Judgements, list[str]]:
    path = tmp_path / "people.toml"
    path.write_text(text, encoding="utf-8")
    return read_judgements(path, CORPUS)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("AL KAZ 1/2017: Aida Omarova", "UA KAZ 2/2018: OMAROVA Aida"),
        ("al kaz 01-2017: omarova aida", "UA-KAZ-2-2018: Omarova Aida"),
        ("AL KAZ 1/2017: p1", "UA KAZ 2/2018: p1"),
        ("AL KAZ 1/2017: Omarova", "ua kaz 2/2018:OMAROVA AIDA"),
    ],
)
def test_letters_and_names_are_found_in_any_spelling(tmp_path: Path, one: str, two: str) -> None:
    judged, problems = read(tmp_path, f'# why\nsame = [["{one}", "{two}"]]')
    assert problems == []
    assert judged.same == {frozenset(((FIRST, "p1"), (SECOND, "p1")))}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('same = [["AL KAZ 9/2017: Aida Omarova", "UA KAZ 2/2018: p1"]]', "no letter 'AL KAZ 9/2017'"),
        ('same = [["AL KAZ 1/2017: Nobody", "UA KAZ 2/2018: p1"]]', "nobody is called so there"),
        ('same = [["AL KAZ 1/2017: Dana Lund", "UA KAZ 2/2018: p1"]]', "means 2 persons; write one of p2"),
        ('same = [["AL KAZ 1/2017 Aida", "UA KAZ 2/2018: p1"]]', "has no letter and name"),
        ('same = [["AL KAZ 1/2017: p1"]]', "not two texts"),
        ('same = [["AL KAZ 1/2017: p1", "AL KAZ 1/2017: Aida Omarova"]]', "both sides are one person"),
        ("same = 3", "not two texts"),
        ("equal = []", "there is no list 'equal'"),
        ("same = [", "no TOML"),
    ],
)
def test_a_line_that_means_nothing_is_told(tmp_path: Path, text: str, said: str) -> None:
    judged, problems = read(tmp_path, text)
    assert len(problems) == 1
    assert said in problems[0]
    assert judged == Judgements()


def test_a_contradiction_through_a_third_person_is_told(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path,
        'same = [["AL KAZ 1/2017: p1", "UA KAZ 2/2018: p1"], ["UA KAZ 2/2018: p1", "AL UZB 3/2019: p1"]]\n'
        'not_same = [["AL KAZ 1/2017: p1", "AL UZB 3/2019: p1"]]',
    )
    assert len(problems) == 1
    assert "take one of the lines out" in problems[0]


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    judged, problems = read(tmp_path, "#" * (LARGEST + 1))
    assert judged == Judgements()
    assert "larger than" in problems[0]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in read_judgements(tmp_path / "none.toml", CORPUS)[1][0]


def test_same_joins_whatever_the_evidence() -> None:
    found = find_people(CORPUS, Judgements(same=frozenset({frozenset(((FIRST, "p2"), (THIRD, "p1")))})))
    assert joined(found, (FIRST, "p2"), (THIRD, "p1"))
    pair = next(pair for pair in found.pairs if set(pair.persons) == {(FIRST, "p2"), (THIRD, "p1")})
    assert (pair.decision, pair.probability, pair.reasons[0]) == ("same", 1.0, "decided by hand")


def test_not_same_keeps_apart_through_third_ones() -> None:
    people = [{"name": "Aida Omarova Serikovna", "gender": "female"}]
    three = [f"AL KAZ {number}/2017" for number in (1, 2, 3)]
    made = corpus(
        *((name, "2017-01-02", people) for name in three), related=((three[0], three[1]), (three[1], three[2]))
    )
    keys = [(name, "p1") for name in three]
    assert joined(find_people(made), *keys)
    judged = Judgements(not_same=frozenset({frozenset((keys[0], keys[2]))}))
    found = find_people(made, judged)
    assert not joined(found, keys[0], keys[2])
    assert next(p.decision for p in found.pairs if set(p.persons) == {keys[0], keys[2]}) == "not_same"
