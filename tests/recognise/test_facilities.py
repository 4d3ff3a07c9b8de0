"""Facilities and landmarks with the word for what they are, whole."""

import pytest

from pipeline.recognise.place_names import find_places
from tests.recognise.place_docs import place_doc


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("held in Jaru Prison", "en", [("Jaru Prison", "facility")]),
        ("at the Tongo Street police station", "en", [("Tongo Street police station", "facility")]),
        ("in Penal Colony No. 17", "en", [("Penal Colony No. 17", "facility")]),
        ("in penal colony No. 4", "en", [("penal colony No. 4", "facility")]),
        ("transferred to SIZO-1", "en", [("SIZO-1", "facility")]),
        ("at St. Peter's Church", "en", [("St. Peter's Church", "facility")]),
        ("Brethren of the Dawn Church", "en", []),
        ("on Fontaine Square", "en", [("Fontaine Square", "other")]),
        ("the central prison", "en", []),
        ("a Turkish prison", "en", []),
        ("held in Evin", "en", [("Evin", "facility")]),
        ("an account by Evin Karim", "en", []),
        ("trasladado al penal de Mariono", "es", [("penal de Mariono", "facility")]),
        ("el Código Penal de Oralo", "es", []),
        ("en un hospital de Cali", "es", [("Cali", "city")]),
        ("the temporary detention facility of Margo", "en", [("temporary detention facility of Margo", "facility")]),
        ("Isa Town Detention Centre for Women", "en", [("Isa Town Detention Centre for Women", "facility")]),
        ("à la prison centrale de Mpimbo", "fr", [("prison centrale de Mpimbo", "facility")]),
        ("à l'hôpital Donko", "fr", [("hôpital Donko", "facility")]),
        ("sur la place Sainte-Anne", "fr", [("place Sainte-Anne", "other")]),
        ("au centre de détention no 1 de Groz", "fr", [("centre de détention no 1 de Groz", "facility")]),
        ("la cárcel pública de Bato", "es", [("cárcel pública de Bato", "facility")]),
        ("el Hospital Francisco de Paula Rincón", "es", [("Hospital Francisco de Paula Rincón", "facility")]),
        ("la prisión preventiva del Sr. Lima Soto", "es", []),
        ("the Centro Penitenciario La Joyita", "en", [("Centro Penitenciario La Joyita", "facility")]),
    ],
)
def test_facilities(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    doc = place_doc(text, language)
    assert [(doc.text[found.start : found.end], found.value.kind) for found in find_places(doc)] == expected


def test_a_prison_is_meant_by_its_name_alone() -> None:
    doc = place_doc("He was taken to Jaru Prison. In Jaru he fell ill.")
    assert [found.value.kind for found in find_places(doc)] == ["facility", "facility"]
