"""Made letters: every template of the stock can be filled, names are labelled and what is none is not."""

import random
from functools import cache
from pathlib import Path

import pytest

from pipeline.train.made_letters import Scene, load_stock, make_letters
from pipeline.train.people import NameLists, load_names, make_person
from pipeline.train.world import alpha_3, countries

LANGUAGES = ("en", "fr", "es")


@cache
def names(folder: str) -> NameLists:
    return load_names(Path(folder), alpha_3())


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> NameLists:
    """The stock's own names; the lists by country are of the training data, here nearly empty."""
    data = tmp_path_factory.mktemp("data")
    (data / "names").mkdir()
    (data / "names" / "forenames.csv").write_text(
        "Country,Gender,Localized Name,Romanized Name\nNO,F,Ada,Ada\nNO,M,Bo,Bo\n", encoding="utf-8"
    )
    (data / "names" / "surnames.csv").write_text("Country,Localized Name,Romanized Name\nNO,Lund,Lund\n", "utf-8")
    return names(str(data))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_can_be_filled(language: str, lists: NameLists) -> None:
    stock, random_ = load_stock(language), random.Random(1)
    states = sorted(countries())
    for templates in stock.templates.values():
        for template in templates:
            scene = Scene(stock, lists, countries()[random_.choice(states)], random_)
            assert "{" not in "".join(text for text, _ in scene.fill(template))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stock_is_rich(language: str) -> None:
    assert sum(map(len, load_stock(language).templates.values())) > 500


def test_one_slot_is_one_name(lists: NameLists) -> None:
    scene = Scene(load_stock("en"), lists, countries()["NOR"], random.Random(2))
    segments = list(scene.fill("{p1:f} saw {p2}; later {p1} and {p1.last} left {o1:ngo} ({o1.acronym}) in {c1}."))
    people = [text for text, label in segments if label == "PERSON"]
    assert people[0] == people[2]
    assert people[3] in people[0]
    assert [label for _, label in segments if label] == ["PERSON", "PERSON", "PERSON", "PERSON", "ORG", "ORG", "LOC"]


def test_treaties_and_mandates_are_no_names(lists: NameLists) -> None:
    scene = Scene(load_stock("en"), lists, countries()["NOR"], random.Random(3))
    assert [label for _, label in scene.fill("{treaty}, {law}, {mandate}, {resolution}, {offence}") if label] == []


def test_the_same_seed_makes_the_same_letters(lists: NameLists) -> None:
    shares = {"en": 0.5, "fr": 0.25, "es": 0.25}
    assert make_letters(6, shares, lists, 5) == make_letters(6, shares, lists, 5)
    assert make_letters(6, shares, lists, 5) != make_letters(6, shares, lists, 6)


@pytest.mark.parametrize("state", sorted(countries()))
def test_every_state_has_people(state: str, lists: NameLists) -> None:
    for gender in "mf":
        person = make_person(lists, state, gender, random.Random(4))
        assert person.full.strip()
        assert "{" not in person.full + person.alias + person.last
        assert person.last in person.full
