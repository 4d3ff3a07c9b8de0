"""Cells side by side."""

from pipeline.read.columns import by_columns
from tests.read.making import cells


def order(*rows: str) -> list[str]:
    return [line.text for line in by_columns(cells(*rows))]


def test_the_left_column_comes_first() -> None:
    assert order(
        "NATIONS UNIES             UNITED NATIONS",
        "HAUT COMMISSARIAT         HIGH COMMISSIONER",
        "AUX DROITS DE L'HOMME     FOR HUMAN RIGHTS",
    ) == [
        *("NATIONS UNIES", "HAUT COMMISSARIAT", "AUX DROITS DE L'HOMME"),
        *("UNITED NATIONS", "HIGH COMMISSIONER", "FOR HUMAN RIGHTS"),
    ]


def test_a_gap_between_rows_ends_the_columns() -> None:
    assert order(
        "Mr. Kaye     Mr. Forst", "opinion      defenders", "", "Ms. Park     Ms. Dlamini", "women        health"
    ) == [
        *("Mr. Kaye", "opinion", "Mr. Forst", "defenders"),
        *("Ms. Park", "women", "Ms. Dlamini", "health"),
    ]


def test_a_cell_without_a_neighbour_stays_in_its_column() -> None:
    assert order("Mr. Kaye     Mr. Forst", "opinion and  human rights", "expression", "             defenders") == [
        *("Mr. Kaye", "opinion and", "expression"),
        *("Mr. Forst", "human rights", "defenders"),
    ]


def test_a_line_across_the_gutter_ends_the_columns() -> None:
    rows = ("Mr. Kaye     Mr. Forst", "opinion      defenders")
    columns = ["Mr. Kaye", "opinion", "Mr. Forst", "defenders"]
    assert order(*rows, "one line across the two of them", *rows) == [
        *columns,
        "one line across the two of them",
        *columns,
    ]


def test_rows_that_share_no_gutter_stay_rows() -> None:
    assert order("first word   and others", "first word and   others") == [
        *("first word", "and others", "first word and", "others"),
    ]


def test_three_columns() -> None:
    assert order("Mr. Kaye     Mr. Forst     Ms. Park", "opinion      defenders     women here") == [
        *("Mr. Kaye", "opinion", "Mr. Forst", "defenders", "Ms. Park", "women here"),
    ]


def test_labels_take_their_values_with_them() -> None:
    assert order("FECHA      2 de mayo", "A          Excmo. Sr.", "DE         Ginebra") == [
        *("FECHA 2 de mayo", "A Excmo. Sr.", "DE Ginebra"),
    ]


def test_lines_of_one_column_are_left_alone() -> None:
    lines = cells("one", "two", "three")
    assert by_columns(lines) == lines
