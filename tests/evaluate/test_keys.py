from typing import Any

import pytest

from pipeline.evaluate.keys import RULES, counted

Record = dict[str, Any]


@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("mandates", {"mandate": "torture", "holder": "A"}, {"mandate": "torture", "holder": "B"}),
        ("references", {"cited": "KAZ 1/2017", "role": "reply"}, {"cited": "KAZ  1/2017", "role": "reply"}),
        (
            "references",
            {"cited": None, "role": "previous", "date": "2006-03-06"},
            {"cited": None, "role": "previous", "date": "2006-03-06", "kind": "AL"},
        ),
        ("persons", {"name": "Ms. Ana Sol"}, {"name": "ana sol"}),
        ("charges", {"person": "Ana Sol", "offence": "the theft"}, {"person": "Ana Sol", "offence": "“Theft”"}),
        (
            "sentences",
            {"person": None, "kind": "fine", "amount": 5000},
            {"person": None, "kind": "fine", "amount": 5000.0},
        ),
        (
            "sentences",
            {"person": None, "kind": "forced_labour", "duration": "P4Y", "quantity": 100},
            {"person": None, "kind": "forced_labour", "duration": "P4Y"},
        ),
        (
            "sentences",
            {"person": None, "kind": "imprisonment", "duration": "P18M"},
            {"person": None, "kind": "imprisonment", "duration": "P1Y6M"},
        ),
        (
            "sentences",
            {"person": None, "kind": "ban", "duration": "P2W"},
            {"person": None, "kind": "ban", "duration": "P14D"},
        ),
        (
            "instruments",
            {"instrument": "ICCPR", "article": "25", "paragraph": "a"},
            {"instrument": "ICCPR", "article": "25", "paragraph": None, "subparagraph": "a"},
        ),
        ("instruments", {"instrument": "KAZ:Law on Unions"}, {"instrument": "KAZ:the law on unions"}),
        ("events", {"kind": "arrest", "date_start": None}, {"kind": "arrest", "date_start": None, "alleged": True}),
    ],
)
def test_records_that_are_the_same(table: str, one: Record, other: Record) -> None:
    assert RULES[table].key(one) == RULES[table].key(other)


@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("references", {"cited": "KAZ 1/2017", "role": "reply"}, {"cited": "KAZ 1/2017", "role": "previous"}),
        ("references", {"cited": "KAZ 1/2017", "role": "previous"}, {"cited": "AL KAZ 1/2017", "role": "previous"}),
        (
            "references",
            {"cited": None, "role": "previous", "date": "2006-03-06"},
            {"cited": None, "role": "previous", "date": "2006-03-07"},
        ),
        ("dates", {"date_start": "2020-01-01", "date_end": None}, {"date_start": None, "date_end": "2020-01-01"}),
        ("charges", {"person": None, "offence": "theft"}, {"person": "Ana Sol", "offence": "theft"}),
        ("sentences", {"person": None, "kind": "fine", "amount": 10}, {"person": None, "kind": "fine", "amount": 11}),
        ("instruments", {"instrument": "ICCPR", "article": "9"}, {"instrument": "ICCPR", "article": "10"}),
        (
            "instruments",
            {"instrument": "ICCPR", "article": "9", "paragraph": "3"},
            {"instrument": "ICCPR", "article": "9"},
        ),
    ],
)
def test_records_that_are_not_the_same(table: str, one: Record, other: Record) -> None:
    assert RULES[table].key(one) != RULES[table].key(other)


BARE, PINPOINT, WRONG = (
    {"instrument": "ICCPR", "article": None},
    {"instrument": "ICCPR", "article": "9"},
    {"instrument": "ICCPR", "article": "10"},
)


@pytest.mark.parametrize(
    ("gold", "rows", "counts"),
    [
        ([BARE, PINPOINT], [BARE, PINPOINT], ([PINPOINT], [PINPOINT])),
        ([PINPOINT], [BARE, PINPOINT], ([PINPOINT], [PINPOINT])),
        ([BARE], [BARE, WRONG], ([BARE], [BARE, WRONG])),
        ([{"instrument": "CAT"}], [BARE], ([{"instrument": "CAT"}], [BARE])),
    ],
)
def test_a_bare_mention_counts_only_where_the_letter_gives_no_pinpoint(
    gold: list[Record], rows: list[Record], counts: tuple[list[Record], list[Record]]
) -> None:
    assert counted("instruments", gold, rows) == counts


def test_a_paragraph_of_a_resolution_is_a_pinpoint() -> None:
    gold = [{"instrument": "A/HRC/RES/24/5", "paragraph": "2"}, {"instrument": "A/HRC/RES/24/5"}]
    assert counted("instruments", gold, [])[0] == gold[:1]


def test_every_table_of_the_annotation_guide_has_its_attributes() -> None:
    beyond = {  # what the guide does not ask for
        "charges": ("court", "law", "article", "alleged"),
        "sentences": ("reviewed_by", "reviewed_on", "charges"),
        "events": ("court", "place", "alleged"),
    }
    assert {name: rule.attributes for name, rule in RULES.items() if name != "letters"} == {
        "mandates": ("holder", "resolution"),
        "references": ("date", "status"),
        "dates": ("role", "precision"),
        "persons": ("role", "gender"),
        "mentions": ("name",),
        "organisations": ("kind", "state"),
        "places": ("kind", "state"),
        "courts": ("level", "state"),
        "charges": ("category", "status", "date", *beyond["charges"]),
        "sentences": ("court", "status", "date", *beyond["sentences"]),
        "instruments": ("ratified_on",),
        "events": ("persons", *beyond["events"]),
        "requests": (),
    }
