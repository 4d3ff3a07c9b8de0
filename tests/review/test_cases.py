"""Whose case a letter tells, in which order, and who is meant by a name."""

from datetime import date

import pytest

from pipeline.review.cases import cases, persons_called
from tests.review.made_cases import case_facts, charge, event, person


def test_victims_stand_first_and_people_without_names_last() -> None:
    found = [[person.name for person in case.persons] for case in cases(case_facts())]
    assert found == [["Vera Toy"], ["Ivan Toy"], ["Anna A", "Bela B", "Carl C"], ["Boris Ltd"], []]


def test_persons_with_the_same_events_stand_apart_where_one_is_charged() -> None:
    found = cases(case_facts(charges=[charge("fraud", person_id="p5")], sentences=[]))
    assert ["Anna A", "Carl C"] in [[person.name for person in case.persons] for case in found]
    assert ["Bela B"] in [[person.name for person in case.persons] for case in found]


def test_events_stand_by_date_and_undated_ones_last() -> None:
    (vera, *_) = cases(case_facts())
    assert [record.event_id for record in vera.events] == ["e1", "e2", "e4", "e5", "e6", "e7", "e3"]


def test_an_open_beginning_stands_at_its_end() -> None:
    until = event(1, "detention", "were arrested", None, ("p2",), date_end=date(2018, 5, 6), precision="range")
    after = event(2, "release", "were arrested", date(2018, 5, 8), ("p2",))
    (vera,) = cases(case_facts(events=[after, until], charges=[], sentences=[]))
    assert [record.kind for record in vera.events] == ["detention", "release"]


def test_what_happened_to_nobody_that_is_known_is_of_others() -> None:
    facts = case_facts(
        events=[], sentences=[], charges=[charge("fraud", person_id=None), charge("fraud", person_id="p99")]
    )
    (others,) = cases(facts)
    assert (others.persons, len(others.charges)) == ((), 2)


def test_nothing_happened_to_nobody() -> None:
    assert cases(case_facts(events=[], charges=[], sentences=[])) == []


PERSONS = [
    person(1, "Vera Toy", "other", aliases=["V. Toy", "Verotchka"]),
    person(2, "Natalia Ould-Salem", "other"),
    person(3, "José Ali", "other"),
    person(4, "Toy", "other"),
]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("Vera Toy", ["Vera Toy"]),
        ("  vera   TOY ", ["Vera Toy"]),
        ("toy vera", ["Vera Toy"]),
        ("verotchka", ["Vera Toy"]),
        ("ver", ["Vera Toy"]),
        ("Toy", ["Toy"]),
        ("jose", ["José Ali"]),
        ("Ali", ["José Ali"]),
        ("salem", ["Natalia Ould-Salem"]),
        ("al", ["Natalia Ould-Salem", "José Ali"]),
        ("nobody", []),
        ("", []),
        (" ", []),
    ],
)
def test_a_person_is_found_by_what_people_type(wanted: str, names: list[str]) -> None:
    assert [found.name for found in persons_called(PERSONS, wanted)] == names
