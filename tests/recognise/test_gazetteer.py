"""The gazetteer: cities and regions by folded name."""

import pytest

from pipeline.recognise.gazetteer import cities, largest_city, regions
from pipeline.recognise.name_meanings import Meaning, meaning_of


@pytest.mark.parametrize(
    ("name", "state"),
    [("nzerekore", "GIN"), ("diyarbakir", "TUR"), ("n'djamena", "TCD"), ("port au prince", "HTI"), ("moscou", "RUS")],
)
def test_cities_have_their_state_in_any_spelling(name: str, state: str) -> None:
    assert state in {city.state for city in cities(name)}


def test_the_largest_city_counts_only_where_it_is_by_far() -> None:
    madrid = largest_city("madrid")
    assert madrid is not None
    assert madrid.state == "ESP"
    assert largest_city("san fernando") is None


def test_regions_of_iso_and_of_the_knowledge_file() -> None:
    assert "NGA" in regions("rivers")
    assert regions("gansu") == {"CHN"}
    assert regions("qwertz") == frozenset()


@pytest.mark.parametrize(
    ("name", "own", "meaning"),
    [
        ("georgia", "USA", Meaning("region", "USA")),
        ("europe", "KEN", Meaning("region", None)),
        ("qwertz", "KEN", None),
        ("mr", "KEN", None),
    ],
)
def test_meanings(name: str, own: str, meaning: Meaning | None) -> None:
    assert meaning_of(name, own) == meaning
