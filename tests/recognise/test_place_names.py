"""Places in running text: what counts as one, what kind it is, whose it is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.recognise.place_names import find_places
from tests.recognise.place_docs import place_doc


def places(text: str, language: str = "en", state: str = "KEN") -> list[tuple[str, str, str | None]]:
    doc = place_doc(text, language, state)
    return [
        (" ".join(doc.text[found.start : found.end].split()), found.value.kind, found.value.state)
        for found in find_places(doc)
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("a copy was sent to the Government of Kenya.", "en", [("Kenya", "state", "KEN")]),
        ("ratifié par le Tchad le 3 mai.", "fr", [("Tchad", "state", "TCD")]),
        ("ratificada por el Perú.", "es", [("Perú", "state", "PER")]),
        ("the Republic of Uzbekistan acceded", "en", [("Republic of Uzbekistan", "state", "UZB")]),
        ("fled to the UK.", "en", [("UK", "state", "GBR")]),
        ("a UK company", "en", []),
        ("OBSERVATIONS OF THE GOVERNMENT OF KENYA", "en", [("KENYA", "state", "KEN")]),
        ("in Western Sahara", "en", [("Western Sahara", "region", "ESH")]),
        ("the Turkish authorities", "en", []),
        ("Mr. Chad was heard.", "en", []),
        ("the Permanent Mission of Hungary", "en", []),
        ("Radio Colombia reported", "en", []),
        ("the Kenya Human Rights Forum", "en", []),
        ("reported by Chad Morrow", "en", []),
    ],
)
def test_states(text: str, language: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert places(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "state", "expected"),
    [
        ("He was arrested in Nairobi.", "en", "KEN", [("Nairobi", "city", "KEN")]),
        ("Il a été arrêté à Béjaïa.", "fr", "DZA", [("Béjaïa", "city", "DZA")]),
        ("fue detenida en León.", "es", "NIC", [("León", "city", "NIC")]),
        ("She fled to Kampala and Kigali.", "en", "KEN", [("Kampala", "city", "UGA"), ("Kigali", "city", "RWA")]),
        ("in London", "en", "KEN", [("London", "city", "GBR")]),
        ("in Springfield, Illinois", "en", "USA", [("Springfield", "city", "USA"), ("Illinois", "region", "USA")]),
        ("in Georgia", "en", "USA", [("Georgia", "region", "USA")]),
        ("en la región San Martín", "es", "PER", [("San Martín", "region", "PER")]),
        ("by Mr. Santiago of the union", "en", "CHL", []),
        ("the lawyer Batman Aksoy", "en", "TUR", []),
        ("in Batman", "en", "TUR", [("Batman", "city", "TUR")]),
        ("held in Nice weather", "en", "KEN", []),
        ("In Hirsi v. Italy the Court held", "en", "ITA", []),
        ("crossed Europe", "en", "KEN", []),
        ("returned to Europe", "en", "KEN", [("Europe", "region", None)]),
        ("in Jammu and Kashmir", "en", "IND", [("Jammu and Kashmir", "region", "IND")]),
    ],
)
def test_gazetteer(text: str, language: str, state: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert places(text, language, state) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the village of Ora Wah burned", "en", ["Ora Wah"]),
        ("the villages of Ora Wah, Pu Lim and Srae Chok", "en", ["Ora Wah", "Pu Lim", "Srae Chok"]),
        ("Melpad village, Tirup district", "en", ["Melpad", "Tirup district"]),
        ("in the Tirup region", "en", ["Tirup"]),
        ("in Savanna Province and Boro County", "en", ["Savanna Province", "Boro County"]),
        ("Clashes in Boya and Buya Divisions", "en", ["Boya", "Buya"]),
        ("le village de Tshalo", "fr", ["Tshalo"]),
        ("dans la région Atsima-Andra", "fr", ["Atsima-Andra"]),
        ("la rivière Musono", "fr", ["Musono"]),
        ("los departamentos de Cauca, Nariño y Chocó", "es", ["Cauca", "Nariño", "Chocó"]),
        ("en la vereda El Carmelo Alto", "es", ["El Carmelo Alto"]),
        ("un Estado de Derecho", "es", []),
        ("Member States and the Islamic State", "en", []),
        ("2. Please state whether", "en", []),
        ("the Boro District Court", "en", []),
    ],
)
def test_nouns(text: str, language: str, expected: list[str]) -> None:
    assert [name for name, _, _ in places(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("a resident of Oralo", "en", ["Oralo"]),
        ("Ada Lim, 31, from Tsolo, was beaten", "en", ["Tsolo"]),
        ("a fisherman from Triunfo de la Paz, Honduras", "en", ["Triunfo de la Paz", "Honduras"]),
        ("in Ishamano, municipality of Uribo", "en", ["Ishamano", "Uribo"]),
        ("originario de Niefo", "es", ["Niefo"]),
        ("in Nairobi, Epwo and Makoka.", "en", ["Nairobi", "Epwo", "Makoka"]),
        ("in Nairobi and Leyla Karim, 29, in Kisumu", "en", ["Nairobi", "Kisumu"]),
        ("the village of Oralo. The attack on Oralo was", "en", ["Oralo", "Oralo"]),
        ("wrote in English", "en", []),
        ("in Ruling No. 30/2563", "en", []),
        ("went to the Upstation brigade", "en", []),
        ("published in Kashgar Daily", "en", []),
    ],
)
def test_unknown_names(text: str, language: str, expected: list[str]) -> None:
    assert [name for name, _, _ in places(text, language)] == expected


def test_instruments_and_letterhead_name_no_places() -> None:
    doc = place_doc("In the Declaration of Malta doctors in Malta are addressed.")
    assert [doc.text[found.start - 3 : found.end] for found in find_places(doc)] == ["in Malta"]


@given(st.text(alphabet="Aabdeilnrs '-,.\n()1", max_size=80))
def test_places_do_not_overlap_and_are_in_order(text: str) -> None:
    found = list(find_places(place_doc(f"in {text} Prison, village of {text}")))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.start < one.end for one in found)
