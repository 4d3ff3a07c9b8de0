"""Titles of mandates, old and new, in three languages, and which mandate each is."""

import csv
from pathlib import Path

import pytest

from pipeline.knowledge import read_csv
from pipeline.recognise.mandate_titles import find_titles
from pipeline.recognise.text import fold


def mandates_in(text: str) -> list[str]:
    folded = fold(text)
    return [title.mandate for title in find_titles(folded, 0, len(folded))]


@pytest.mark.parametrize("row", read_csv("mandates"), ids=lambda row: row["id"])
def test_official_title_gives_its_own_id(row: dict[str, str]) -> None:
    assert mandates_in(row["title"]) == [row["id"]]


def titles_of_other_years() -> list[tuple[str, str]]:
    with (Path(__file__).parent / "mandate_titles.csv").open(encoding="utf-8", newline="") as file:
        return [(row["title"], row["mandate"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("title", "mandate"), titles_of_other_years())
def test_titles_of_other_years_and_languages(title: str, mandate: str) -> None:
    assert mandates_in(title) == [mandate]


@pytest.mark.parametrize(
    ("header", "mandates"),
    [
        (
            "Mandates of the Working Group on Arbitrary Detention; the Special Rapporteur on the right to food and the "
            "Special Rapporteur on minority issues",
            ["arbitrary-detention", "food", "minority-issues"],
        ),
        (
            "Special Rapporteurs on the right to education; on torture; and on the right to food",
            ["education", "torture", "food"],
        ),
        (
            "Special Rapporteurs on freedom of religion or belief and on minority issues",
            ["religion-belief", "minority-issues"],
        ),
        (
            "Mandats du Rapporteur spécial sur l'indépendance des juges et des avocats, du Groupe de travail sur la "
            "détention arbitraire et de la Rapporteuse spéciale sur la torture",
            ["judges-lawyers", "arbitrary-detention", "torture"],
        ),
        ("Special Rapporteur on the right to\nfreedom of opinion and\nexpression", ["expression"]),
        ("The Special Rapporteur visited the country in 2012.", []),
        ("a rapporteur on the right to food", []),
    ],
)
def test_lists_of_titles(header: str, mandates: list[str]) -> None:
    assert mandates_in(header) == mandates


def test_title_ends_before_the_next_one() -> None:
    text = "Special Rapporteur on the right to food; and the Special Rapporteur on torture, pursuant to resolution 1/1"
    titles = list(find_titles(fold(text), 0, len(text)))
    assert [text[title.start : title.end] for title in titles] == [
        "Special Rapporteur on the right to food",
        "Special Rapporteur on torture",
    ]
