"""Page numbers, running headers and footers."""

import pytest

from pipeline.read.furniture import drop_furniture, page_number
from pipeline.read.lines import Line


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("- 3 -", 3),
        ("– 12 –", 12),
        ("Page 3 of 7", 3),
        ("Página 2", 2),
        ("page 2 sur 5", 2),
        ("AL CMR 5/2021 – page 2", 2),
        ("Page 4 | AL CMR 5/2021", 4),
        ("(page 3)", 3),
        ("2/10 18-16895", 2),
        ("18-16895 3/10", 3),
    ],
)
def test_page_numbers(text: str, number: int) -> None:
    found = page_number(text)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In 2015",
        "12 December 2017",
        "AL KAZ 3/2017",
        "A/HRC/46/35",
        "34/18",
        "1.5",
        "on page 3 of the report that the Committee adopted in its last session",
    ],
)
def test_no_page_numbers(text: str) -> None:
    assert page_number(text) is None


def page(*texts: str, top: float = 40.0) -> list[Line]:
    return [Line(text, 70, 70 + 5 * len(text), top + 20 * row, 12.0, 20) for row, text in enumerate(texts)]


def texts(pages: list[list[Line]]) -> list[list[str]]:
    return [[line.text for line in lines] for lines in pages]


def test_numbers_that_count_with_the_pages_go() -> None:
    pages = [page("Letterhead", "Body one", "1"), page("Body two", "2"), page("Body three", "3")]
    assert texts(drop_furniture(pages)) == [["Letterhead", "Body one"], ["Body two"], ["Body three"]]


def test_the_second_page_of_two_may_be_the_only_numbered_one() -> None:
    assert texts(drop_furniture([page("Body one"), page("Body two", "- 2 -")])) == [["Body one"], ["Body two"]]


def test_numbers_that_begin_anew_go() -> None:
    pages = [page("Cover"), page("One"), page("2", "Two"), page("3", "Three"), page("4", "Four")]
    assert texts(drop_furniture(pages)) == [["Cover"], ["One"], ["Two"], ["Three"], ["Four"]]


def test_a_number_that_does_not_count_stays() -> None:
    pages = [page("Body one", "17"), page("Body two", "5"), page("Body three", "11")]
    assert texts(drop_furniture(pages)) == texts(pages)


def test_a_line_that_repeats_on_most_pages_goes_but_not_from_the_head_of_the_first() -> None:
    pages = [page(f"Human Rights Council {n}", f"Body of page {'abcd'[n]}", "Confidential letter") for n in range(4)]
    assert texts(drop_furniture(pages)) == [
        ["Human Rights Council 0", "Body of page a"],
        ["Body of page b"],
        ["Body of page c"],
        ["Body of page d"],
    ]


def test_the_header_of_a_document_goes() -> None:
    pages = [
        page("United Nations A/RES/73/8", "Necessity of ending the", "embargo imposed against Cuba", "The Assembly,"),
        page(
            "A/RES/73/8", "Necessity of ending the", "embargo imposed against Cuba", "2002, 58/7 of 4 November", "2/2"
        ),
    ]
    assert texts(drop_furniture(pages))[1] == ["2002, 58/7 of 4 November"]


def test_a_code_of_the_footers_goes_from_the_first_page_too() -> None:
    pages = [
        page("Body one", "18-16895 (E) 241018", "*1816895*"),
        page("Body two", "2/3 18-16895"),
        page("Body", "18-16895 3/3"),
    ]
    assert texts(drop_furniture(pages)) == [["Body one"], ["Body two"], ["Body"]]


def test_lines_within_the_page_stay() -> None:
    body = ["a", "b", "c", "d", "2", "e", "f", "g", "h", "i"]
    pages = [page(*body), page(*body)]
    assert texts(drop_furniture(pages)) == texts(pages)


def test_no_pages_and_empty_pages() -> None:
    assert drop_furniture([]) == []
    assert drop_furniture([[], page("x"), []]) == [[], page("x"), []]
