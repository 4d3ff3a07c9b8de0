"""Resolutions and decisions: lists, bodies before and behind, symbols."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.recognise.resolutions import canonical, find_resolutions
from pipeline.recognise.text import fold


def found(text: str) -> list[str]:
    return [item.value for item in find_resolutions(fold(text))]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "pursuant to Human Rights Council resolutions 34/18, 34/5 and 33/30.",
            ["A/HRC/RES/34/18", "A/HRC/RES/34/5", "A/HRC/RES/33/30"],
        ),
        ("resolution 24/5 of the Human Rights Council", ["A/HRC/RES/24/5"]),
        ("Human Rights Council Resolution 12/16", ["A/HRC/RES/12/16"]),
        (
            "conformément aux résolutions 43/4, 42/22 et 41/12 du Conseil des droits de l’homme",
            ["A/HRC/RES/43/4", "A/HRC/RES/42/22", "A/HRC/RES/41/12"],
        ),
        (
            "las resoluciones 42/22, 43/4, 44/8 y 41/6 del Consejo de Derechos Humanos",
            ["A/HRC/RES/42/22", "A/HRC/RES/43/4", "A/HRC/RES/44/8", "A/HRC/RES/41/6"],
        ),
        (
            "General Assembly resolution 60/251 and to Human Rights Council resolutions 7/8 and 8/3",
            ["A/RES/60/251", "A/HRC/RES/7/8", "A/HRC/RES/8/3"],
        ),
        (
            "la resolución 60/251 de la Asamblea General y las resoluciones 6/12 y 8/3 del Consejo de Derechos Humanos",
            ["A/RES/60/251", "A/HRC/RES/6/12", "A/HRC/RES/8/3"],
        ),
        ("Commission on Human Rights resolutions 2003/43 and 2004/37", ["CHR/RES/2003/43", "CHR/RES/2004/37"]),
        ("resolution 2000/61 of the Commission on Human Rights", ["CHR/RES/2000/61"]),
        ("Human Rights Council decision 1/102", ["A/HRC/DEC/1/102"]),
        ("Economic and Social Council resolution 1989/65", ["E/RES/1989/65"]),
        ("see A/HRC/RES/16/5", ["A/HRC/RES/16/5"]),
        ("case KAZ 1/2017 and article 19/3", []),
    ],
)
def test_forms(text: str, ids: list[str]) -> None:
    assert found(text) == ids


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 40)), min_size=1, max_size=9, unique=True),
    st.sampled_from(["Human Rights Council resolutions {}", "les résolutions {} du Conseil des droits de l'homme"]),
)
def test_any_list_is_read_back(numbers: list[tuple[int, int]], frame: str) -> None:
    words = [f"{session}/{number}" for session, number in numbers]
    listed = (
        words[0] if len(words) == 1 else ", ".join(words[:-1]) + (" et " if "les" in frame else " and ") + words[-1]
    )
    assert found(frame.format(listed)) == [canonical(word, "HRC") for word in words]


@given(st.text())
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for item in find_resolutions(fold(text)):
        assert 0 <= item.start < item.end <= len(text)
