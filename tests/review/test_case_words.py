"""Events, charges and penalties in the words of a reader."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.review.case_words import (
    EVENT_NOUNS,
    EVENT_WORDS,
    category_words,
    charge_status_words,
    duration_words,
    event_words,
    events_words,
    few,
    law_words,
    listed,
    number_words,
    penalty_words,
    sentence_status_words,
)
from pipeline.tables.vocabulary import EVENT_KINDS, PENALTY_KINDS
from tests.review.made_cases import charge, event, sentence

COURTS = {"c1": "Toy Court", "c2": "Toy Appeal Court"}
JUDGED, REVIEWED = date(2017, 7, 25), date(2017, 9, 29)


def test_every_kind_of_event_has_words() -> None:
    assert set(EVENT_WORDS) == set(EVENT_KINDS)
    assert set(EVENT_KINDS) >= EVENT_NOUNS


@pytest.mark.parametrize(
    ("kind", "alleged", "words"),
    [
        ("arrest", False, "arrested"),
        ("arrest", True, "allegedly arrested"),
        ("hearing", True, "alleged hearing"),
        ("ill_treatment", False, "ill-treated"),
        ("seizure", True, "allegedly had belongings seized"),
        ("other", True, "other, allegedly"),
    ],
)
def test_events_are_told_in_plain_words(kind: str, alleged: bool, words: str) -> None:
    assert event_words(kind, alleged=alleged) == words


def test_what_is_nothing_in_particular_is_told_only_alone() -> None:
    arrest, other = (event(1, kind, "were arrested", None, ()) for kind in ("arrest", "other"))
    assert events_words([other, arrest]) == "arrested"
    assert events_words([other]) == "other"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([("arrest", True), ("search", True)], "allegedly arrested, searched"),
        ([("arrest", True), ("search", False)], "searched, allegedly arrested"),
        ([("arrest", False), ("search", True)], "arrested, allegedly searched"),
        ([("arrest", True), ("hearing", True)], "alleged hearing, allegedly arrested"),
    ],
)
def test_one_hedge_stands_before_all_that_is_hedged(told: list[tuple[str, bool]], words: str) -> None:
    records = [event(1, kind, "were arrested", None, (), alleged=alleged) for kind, alleged in told]
    assert events_words(records) == words


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        ("P4Y", "4 years"),
        ("P1Y", "1 year"),
        ("P4Y6M", "4 years and 6 months"),
        ("P1Y2M3D", "1 year, 2 months and 3 days"),
        ("P15D", "15 days"),
        ("P2W", "2 weeks"),
        ("PT48H", "48 hours"),
        ("P1DT12H", "1 day and 12 hours"),
        ("PT30M", "30 minutes"),
        ("P", "P"),
        ("four\x1byears", r"four\x1byears"),
    ],
)
def test_durations(duration: str, words: str) -> None:
    assert duration_words(duration) == words


@given(st.text(alphabet="PTYMWDHS0123456789", max_size=12))
def test_no_duration_is_lost(duration: str) -> None:
    words = duration_words(duration)
    assert words == duration or [int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", words)] == [
        int(n) for n in re.findall(r"\d+", duration)
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Decimal("3000.00"), "3,000"),
        (Decimal("20000000.0000"), "20,000,000"),
        (Decimal("2500.5000"), "2,500.50"),
        (Decimal("0.125"), "0.125"),
        (100.0, "100"),
        (1.5, "1.5"),
    ],
)
def test_numbers(number: Decimal | float, words: str) -> None:
    assert number_words(number) == words


PENALTIES: list[tuple[str, dict[str, Any], str]] = [
    ("imprisonment", {"duration": "P4Y"}, "4 years' imprisonment"),
    ("imprisonment", {"duration": "P1Y"}, "1 year's imprisonment"),
    ("imprisonment", {"duration": "P4Y6M"}, "4 years and 6 months' imprisonment"),
    ("imprisonment", {}, "imprisonment"),
    ("suspended_imprisonment", {"duration": "P6M"}, "6 months' suspended imprisonment"),
    ("life_imprisonment", {}, "life imprisonment"),
    ("death", {}, "death"),
    (
        "forced_labour",
        {"duration": "P4Y", "quantity": 100.0, "unit": "hour", "per": "year"},
        "4 years' forced labour (100 hours a year)",
    ),
    ("community_service", {"quantity": 105.0, "unit": "hour"}, "community service of 105 hours"),
    ("fine", {"amount": Decimal(3000), "currency": "GTQ"}, "a fine of 3,000 GTQ"),
    ("fine", {"amount": Decimal(3000)}, "a fine of 3,000"),
    ("fine", {"quantity": 800.0, "unit": "day"}, "a fine of 800 days"),
    ("fine", {"amount": Decimal(10), "currency": "EUR", "quantity": 80.0, "unit": "day"}, "a fine of 10 EUR (80 days)"),
    ("fine", {}, "a fine"),
    ("ban", {"duration": "P5Y"}, "a ban of 5 years"),
    ("ban", {}, "a ban"),
    ("corporal", {"strokes": 74}, "74 strokes"),
    ("corporal", {"strokes": 1}, "1 stroke"),
    ("corporal", {}, "corporal punishment"),
    ("confiscation", {"amount": Decimal(500), "currency": "USD"}, "confiscation (500 USD)"),
    ("other", {}, "another penalty"),
]


@pytest.mark.parametrize(("kind", "measure", "words"), PENALTIES)
def test_penalties(kind: str, measure: dict[str, Any], words: str) -> None:
    assert penalty_words(sentence("four years", kind, **measure)) == words


@pytest.mark.parametrize("kind", PENALTY_KINDS)
def test_no_penalty_has_the_words_of_a_column(kind: str) -> None:
    assert "_" not in penalty_words(sentence("four years", kind))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "imposed"),
        ({"date": JUDGED, "court_id": "c1"}, "imposed on 25 July 2017 by Toy Court"),
        ({"status": "requested", "date": JUDGED, "court_id": "c1"}, "requested on 25 July 2017 before Toy Court"),
        (
            {"status": "upheld", "reviewed_by": "c2", "reviewed_on": REVIEWED},
            "upheld on 29 September 2017 by Toy Appeal Court",
        ),
        (
            {"status": "reduced", "date": JUDGED, "court_id": "c1", "reviewed_by": "c2", "reviewed_on": REVIEWED},
            "imposed on 25 July 2017 by Toy Court, reduced on 29 September 2017 by Toy Appeal Court",
        ),
        ({"alleged": True, "date": JUDGED}, "allegedly imposed on 25 July 2017"),
        ({"alleged": True, "status": "overturned"}, "allegedly overturned"),
        ({"court_id": "c99"}, "imposed"),
    ],
)
def test_what_became_of_a_sentence(values: dict[str, Any], words: str) -> None:
    assert sentence_status_words(sentence("four years", **values), COURTS) == words


@pytest.mark.parametrize(
    ("status", "values", "words"),
    [
        ("charged", {}, "charged"),
        ("charged", {"date": JUDGED, "court_id": "c1"}, "charged on 25 July 2017 before Toy Court"),
        ("convicted", {"date": JUDGED, "court_id": "c1"}, "convicted on 25 July 2017 by Toy Court"),
        ("dropped", {"first_date": JUDGED}, "dropped, first brought on 25 July 2017"),
        ("charged", {"date": JUDGED, "first_date": JUDGED}, "charged on 25 July 2017"),
        ("accused", {"alleged": True}, "allegedly accused"),
    ],
)
def test_what_became_of_a_charge(status: str, values: dict[str, Any], words: str) -> None:
    assert charge_status_words(charge("fraud", status, **values), COURTS) == words


@pytest.mark.parametrize(
    ("offence", "category", "words"),
    [
        ("aggravated usurpation", "property", "property"),
        ("abuse of office", "abuse_of_office", None),
        ("terrorist acts", "terrorism", None),
        ("attroupement non armé", "unlawful_assembly", "unlawful assembly"),
        ("Fraud", "fraud", None),
        ("something", "other", None),
    ],
)
def test_the_category_stands_where_the_offence_does_not_say_it(offence: str, category: str, words: str | None) -> None:
    assert category_words(charge("fraud", offence=offence, category=category)) == words


@pytest.mark.parametrize(
    ("law", "article", "words"),
    [
        ("KAZ:Criminal Code", "79", "Criminal Code, article 79"),
        ("KAZ:Criminal Code", None, "Criminal Code"),
        ("KGZ:Criminal Code", "79", "KGZ:Criminal Code, article 79"),
        (None, "79", "article 79"),
        (None, None, None),
    ],
)
def test_laws(law: str | None, article: str | None, words: str | None) -> None:
    assert law_words(charge("fraud", law=law, article=article), "KAZ") == words


def test_lists_of_names() -> None:
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert [few(names, "others") for names in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "3 others"]
