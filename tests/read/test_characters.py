"""Characters that look alike become the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.characters import regular, single_spaced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“abuse of office”", '"abuse of office"'),
        ("‘x’ l’État", "'x' l'État"),
        ("5′ 3″", "5' 3\""),
        ("« incitation »", "« incitation »"),
        ("«\u00a0incitation\u202f»", "« incitation »"),
        ("500\u202f000", "500 000"),
        ("Mr.\u00a0Kaye", "Mr. Kaye"),
        ("traﬃc oﬀence ﬁne ﬂ", "traffic offence fine fl"),
        ("co\u00adoperation\u200b", "cooperation"),
        ("non\u2011State", "non-State"),
        ("2015–2020 — yes", "2015–2020 — yes"),
        ("\uf0b7 article", "• article"),
        ("e\u0301te\u0301", "été"),
        ("e\u00ad\u0301", "é"),
        ("a\tb", "a b"),
        ("a\0b\x07c", "abc"),
        ("a\u2028b", "a\nb"),
        ("\u202babc\u202c", "abc"),
        ("half \ud800 pair", "half  pair"),
    ],
)
def test_regular(text: str, expected: str) -> None:
    assert regular(text) == expected


@given(st.text())
def test_regular_text_stays_as_it_is(text: str) -> None:
    assert regular(regular(text)) == regular(text)


@pytest.mark.parametrize(("text", "expected"), [("  a   b ", "a b"), ("", ""), ("a b", "a b")])
def test_single_spaced(text: str, expected: str) -> None:
    assert single_spaced(text) == expected
