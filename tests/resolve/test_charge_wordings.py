"""When two wordings mean one offence."""

import pytest

from pipeline.resolve.charge_wordings import content_of, same_offence

CHARGED = ["premeditated murder of police officers", "arson of a public building", "joining a group contrary to law"]
CATEGORIES = ["violence", "property", "unlawful_association"]


@pytest.mark.parametrize(
    ("wording", "category", "number"),
    [
        ("arson of a public building", "property", 1),
        ("arson", "property", 1),
        ("the arson", "property", 1),
        ("murder", "violence", 0),
        ("joining an illegal group", "unlawful_association", 2),
        ("sedition", "subversion", None),
    ],
)
def test_one_is_meant(wording: str, category: str, number: int | None) -> None:
    assert same_offence(wording, CATEGORIES, CHARGED, category=category) == number


def test_two_could_be_meant() -> None:
    assert same_offence("theft", ["property"] * 2, ["theft of cattle", "theft of money"], category="property") is None


def test_brief_word_for_the_only_one_of_its_kind() -> None:
    assert same_offence("killing", CATEGORIES, CHARGED, category="violence") is None
    assert same_offence("killing", CATEGORIES, CHARGED, category="violence", brief=True) == 0


def test_a_new_charge_of_one_kind_is_another() -> None:
    assert same_offence("causing a fire", ["property"], ["arson"], category="property", later=False) is None


def test_content() -> None:
    assert content_of("The offence of criminal damage to property") == ("damage", "proper")
