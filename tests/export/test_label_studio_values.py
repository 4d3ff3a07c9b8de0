"""Values of columns as they stand in controls, and back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.label_studio_values import (
    ColumnError,
    Control,
    all_controls,
    as_texts,
    control_name,
    from_texts,
    relations,
)
from tests.evaluate.test_perfect import values


def stripped(value: Any) -> Any:
    """Texts without white space at their ends, which nobody sees in a control."""
    if isinstance(value, list):
        return [stripped(item) for item in value]
    return value.strip() if isinstance(value, str) else value


@st.composite
def filled(draw: st.DrawFn) -> tuple[Control, Any]:
    control = draw(st.sampled_from(sorted(all_controls().values(), key=lambda control: control.name)))
    return control, stripped(draw(values(control.column)))


@given(filled())
def test_a_value_comes_back_as_it_was(drawn: tuple[Control, Any]) -> None:
    control, value = drawn
    back = from_texts(control, as_texts(value))
    assert back == (value if value != [] else None)
    assert type(back) is type(value) or value == []


@pytest.mark.parametrize(
    ("table", "column", "texts", "value"),
    [
        ("sentences", "amount", ["2.50"], 2.5),
        ("sentences", "amount", ["1e-05"], 1e-05),
        ("letters", "number", [" 12 "], 12),
        ("charges", "alleged", ["no"], False),
        ("persons", "aliases", ["Bo", "", " Even "], ["Bo", "Even"]),
        ("persons", "name", ["", " "], None),
    ],
)
def test_what_people_write_is_read(table: str, column: str, texts: list[str], value: Any) -> None:
    assert from_texts(all_controls()[control_name(table, column)], texts) == value


@pytest.mark.parametrize(
    ("table", "column", "texts", "message"),
    [
        ("letters", "number", ["1.5"], "not a whole number"),
        ("letters", "number", ["9" * 30], "not a whole number"),
        ("sentences", "amount", ["nan"], "not a number"),
        ("sentences", "amount", ["1e999"], "not a number"),
        ("sentences", "duration", ["4 years"], "not a duration like P4Y"),
        ("requests", "dates", ["2020-05-03", "3 May"], "not a list of dates"),
        ("persons", "name", ["Bo", "Even"], "has 2 values, and can have one"),
    ],
)
def test_what_a_column_cannot_hold_is_told(table: str, column: str, texts: list[str], message: str) -> None:
    with pytest.raises(ColumnError, match=message):
        from_texts(all_controls()[control_name(table, column)], texts)


def test_columns_that_name_records_are_relations() -> None:
    assert relations()["sentences"] == {
        "person": "persons",
        "court": "courts",
        "reviewed_by": "courts",
        "charges": "charges",
    }
    assert set(relations()) == {"charges", "sentences", "events"}
