"""Lists of articles and paragraphs in every shape: what they name, where they end, what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.recognise.pinpoint_list import Pinpoint
from pipeline.recognise.pinpoints import find_pinpoints
from pipeline.recognise.text import fold


def found(text: str) -> list[tuple[str, list[str]]]:
    """Quote and pinpoints, "14 3 b" for article 14, paragraph 3, subparagraph b; "- 2" for paragraph 2."""
    return [
        (text[item.start : item.end], [written(pinpoint) for pinpoint in item.value.pinpoints])
        for item in find_pinpoints(fold(text))
    ]


def written(pinpoint: Pinpoint) -> str:
    parts = (pinpoint.article or "-", pinpoint.paragraph, pinpoint.subparagraph)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("article 22 of", ["22"]),
        ("articles 9, 10 and 14 of", ["9", "10", "14"]),
        ("art. 19 (3) of", ["19 3"]),
        ("arts. 9(1)-(4)", ["9 1", "9 2", "9 3", "9 4"]),
        ("articles 6 to 9", ["6", "7", "8", "9"]),
        ("articles 20-22 of", ["20", "21", "22"]),
        ("articles 1 to 120", ["1", "120"]),
        ("article 4 and 19 (3) of", ["4", "19 3"]),
        ("articles 9 (1), (3) and (4), 14 and 19", ["9 1", "9 3", "9 4", "14", "19"]),
        ("article 14 (3) (b), (d) and (e)", ["14 3 b", "14 3 d", "14 3 e"]),
        ("article 37 (a), (b) and (d)", ["37 a", "37 b", "37 d"]),
        ("article 2 (1) and (3) (a)–(c)", ["2 1", "2 3 a", "2 3 b", "2 3 c"]),
        ("article 24.3", ["24 3"]),
        ("arts. 8.2(b), 10 and 32.2;", ["8 2 b", "10", "32 2"]),
        ("Articles 155.1-155.3 and 157 of", ["155 1", "155 2", "155 3", "157"]),
        ("article 361-1(1) of", ["361-1 1"]),
        ("articles 586-1 à 586-4 du", ["586-1", "586-2", "586-3", "586-4"]),
        ("article 87 bis du", ["87 bis"]),
        ("article L. 621-1 du", ["L. 621-1"]),
        ("article 222-13, 7°, du", ["222-13 7"]),
        ("articles 1er, 5 b), 6 c) et 12 de", ["1", "5 b", "6 c", "12"]),
        ("les articles premier et 2 de", ["1", "2"]),
        ("article XXVI of", ["XXVI"]),
        ("articles 9 and 14 and article 19 of", ["9", "14", "19"]),
    ],
)
def test_articles(text: str, pinpoints: list[str]) -> None:
    assert [values for _, values in found(text)] == [pinpoints]


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("article 9, para. 3, of the", ["9 3"]),
        ("article 14, paragraphs 1 and 3 (d), and 26", ["14 1", "14 3 d", "26"]),
        ("article 14, par. 1 et 3 b) et d)", ["14 1", "14 3 b", "14 3 d"]),
        ("articles 9, párrs. 1 a 4, 10, párr. 1, y 14", ["9 1", "9 2", "9 3", "9 4", "10 1", "14"]),
        ("artículo 14, párr. 3, apartados b) y d)", ["14 3 b", "14 3 d"]),
        ("artículos 5, apartados a) y b), y 6", ["5 a", "5 b", "6"]),
        ("artículo 5, inciso 2, de la", ["5 2"]),
        ("artículo 170, fracción I, de la Ley", ["170 I"]),
        ("167, artículo 7, párrafo tercero, del", ["7 3"]),
        ("l'article 14, paragraphe 3, lettres b et d,", ["14 3 b", "14 3 d"]),
        ("its articles 13, 24 (paras. 5 and 6), 32 and 35", ["13", "24 5", "24 6", "32", "35"]),
        ("article 342, part 1, of the", ["342 1"]),
        ("para. 2 of article 14", ["14 2"]),
        ("párrafos 3 y 4 del artículo 14", ["14 3", "14 4"]),
        ("lettre b du paragraphe 3 de l'article 14", ["14 3 b"]),
        ("le premier alinéa de l'article 5", ["5 1"]),
        ("articles 7 (alone and read in conjunction with 2 (3)) of", ["7", "2 3"]),
        ("article 7, read in conjunction with article 2 (3), of", ["7", "2 3"]),
        ("section 187(1)(a), as read with section 36(1)(a), of", ["187 1 a", "36 1 a"]),
        ("artículos 7 (solo y leído conjuntamente con el 2 (3))", ["7", "2 3"]),
        ("articles 7 et 14 lus conjointement avec l'article 2", ["7", "14", "2"]),
    ],
)
def test_articles_with_paragraphs(text: str, pinpoints: list[str]) -> None:
    assert [values for _, values in found(text)] == [pinpoints]


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("A/HRC/46/35, paras. 5 and 104)", ["- 5", "- 104"]),
        ("§ 2", ["- 2"]),
        ("paras. 586-588", ["- 586", "- 587", "- 588"]),
        ("operative paragraphs 4 and 5, on", ["- 4", "- 5"]),
        ("preambular paragraph 4", ["- pp4"]),
        ("huitième alinéa du préambule", ["- pp8"]),
        ("paragraphe 5 p) de la résolution", ["- 5 p"]),
        ("para. 23, third parties", ["- 23"]),
    ],
)
def test_paragraphs_alone(text: str, pinpoints: list[str]) -> None:
    assert [values for _, values in found(text)] == [pinpoints]


def test_a_list_ends_where_another_begins() -> None:
    assert found("arts. 1 and 13; arts. 2 and 6 of") == [("arts. 1 and 13", ["1", "13"]), ("arts. 2 and 6", ["2", "6"])]


@pytest.mark.parametrize(
    "text",
    [
        "resolution 34/18",
        "rule 34/18",
        "rules of procedure",
        "principles of law",
        "Detention Guidelines (2012)",
        "the article in question",
        "Ley núm. 1055",
        "the second part 2 of the report",
    ],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_numbers_that_count_something_end_a_list() -> None:
    assert found("under articles 9 and 14 years of prison") == [("articles 9", ["9"])]


SHAPES = st.sampled_from(["", " (1)", " (3) (b)", "(2)", " bis"])
ITEM = st.tuples(st.integers(1, 400), SHAPES)
WORDS = {"en": ("articles", "and"), "fr": ("articles", "et"), "es": ("artículos", "y")}


@given(st.lists(ITEM, min_size=2, max_size=8, unique_by=lambda item: item), st.sampled_from(sorted(WORDS)))
def test_any_list_is_read_back(items: list[tuple[int, str]], language: str) -> None:
    unit, joined = WORDS[language]
    items = sorted(items)
    numbers = [f"{number}{shape}" for number, shape in items]
    text = f"{unit} {', '.join(numbers[:-1])} {joined} {numbers[-1]}"
    expected = [f"{number}{shape.replace('(', ' ').replace(')', ' ')}" for number, shape in items]
    assert found(f"{text}.") == [(text, [" ".join(value.split()) for value in expected])]


@given(st.integers(1, 90), st.integers(1, 60), st.sampled_from(["to", "-", "–", "à", "a"]))
def test_any_range_is_expanded(first: int, length: int, to: str) -> None:
    last = first + length
    (item,) = find_pinpoints(fold(f"articles {first} {to} {last} of"))
    numbers = [int(pinpoint.article or 0) for pinpoint in item.value.pinpoints]
    assert numbers == (list(range(first, last + 1)) if length <= 50 else [first, last])


@given(st.text(alphabet="articlespa. ,;()0123456789-–§°andetyº\n", max_size=200))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for item in find_pinpoints(fold(text)):
        assert 0 <= item.start < item.end <= len(text)
        assert item.value.pinpoints


@pytest.mark.parametrize(
    "piece", ["article 1 (1), ", "1, ", "(1)", "para. ", "articles 1-", "§ ", "art. 1 and ", " (a) ", "of article 1 "]
)
def test_a_megabyte_of_one_piece_comes_to_an_end(piece: str) -> None:
    text = fold("article " + piece * (1_000_000 // len(piece)))
    assert all(item.end <= len(text) for item in find_pinpoints(text))
