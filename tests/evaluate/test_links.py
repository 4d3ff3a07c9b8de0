"""Links that the gold contradicts."""

from typing import Any

import pytest

from pipeline.evaluate.links import LinkTally, judge_links

ARREST = {"kind": "arrest", "date_start": "2019-05-03"}
FRAUD = {"offence": "fraud", "status": "charged"}


@pytest.mark.parametrize(
    ("table", "gold", "row", "tally"),
    [
        # persons of an event
        ("events", {**ARREST, "persons": ["Ana Lund"]}, {**ARREST, "persons": ["Ana Lund"]}, (1, 0)),
        ("events", {**ARREST, "persons": ["Ana Lund"]}, {**ARREST, "persons": ["Bo Dahl", "Ana Lund"]}, (2, 1)),
        ("events", {**ARREST, "persons": []}, {**ARREST, "persons": ["Bo Dahl"]}, (1, 1)),
        ("events", ARREST, {**ARREST, "persons": ["Bo Dahl"]}, (0, 0)),
        # an event that the gold does not know is not judged
        ("events", {**ARREST, "persons": ["Ana Lund"]}, {"kind": "release", "persons": ["Bo Dahl"]}, (0, 0)),
        # courts where the gold names one
        ("events", {**ARREST, "court": "City Court"}, {**ARREST, "court": "High Court"}, (1, 1)),
        ("events", {**ARREST, "court": None}, {**ARREST, "court": "High Court"}, (0, 0)),
        # the person of a charge is in its key
        ("charges", {**FRAUD, "person": "Ana Lund"}, {**FRAUD, "person": "Ana Lund"}, (1, 0)),
        ("charges", {**FRAUD, "person": "Ana Lund"}, {**FRAUD, "person": "Bo Dahl"}, (1, 1)),
        ("charges", {**FRAUD, "person": None}, {**FRAUD, "person": "Bo Dahl"}, (1, 0)),
        ("charges", {**FRAUD, "person": "Ana Lund"}, {**FRAUD, "person": None}, (0, 0)),
        (
            "sentences",
            {
                "person": "Ana Lund",
                "kind": "fine",
                "amount": 50,
                "court": "City Court",
                "reviewed_by": "Court of Appeal",
            },
            {"person": "Ana Lund", "kind": "fine", "amount": 50, "court": "City Court", "reviewed_by": "City Court"},
            (3, 1),
        ),
        ("places", {"name": "Oslo"}, {"name": "Oslo"}, (0, 0)),
    ],
)
def test_a_link_is_judged_where_the_gold_knows_the_row(
    table: str, gold: dict[str, Any], row: dict[str, Any], tally: tuple[int, int]
) -> None:
    assert judge_links(table, [gold], [row]) == LinkTally(*tally)
