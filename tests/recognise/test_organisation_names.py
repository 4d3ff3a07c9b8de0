"""Organisations: known bodies, names by their words in three languages, companies, media, acronyms, later mentions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.organisation_names import find_organisations


def read(nlp: Language, text: str, language: str = "en") -> Doc:
    doc = nlp.make_doc(text)
    doc._.language = language
    return doc


def named(nlp: Language, text: str, language: str = "en") -> list[tuple[str, str | None]]:
    found = sorted(find_organisations(read(nlp, text, language)), key=lambda item: item.start)
    return [(text[item.start : item.end], item.value.kind) for item in found]


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("He wrote to the Human Rights Committee.", [("Human Rights Committee", "un_body")]),
        ("a report to the United Nations Human Rights Council", [("United Nations Human Rights Council", "un_body")]),
        (
            "staff of the Inter-American Commission on Human Rights",
            [("Inter-American Commission on Human Rights", "other")],
        ),
        ("The ICRC visited them.", [("ICRC", "other")]),
        ("the Tokwan Human Rights Council", [("Tokwan Human Rights Council", "state_body")]),
        ("the CERD and its article 5", []),  # a treaty as often as a committee
    ],
)
def test_known_bodies(nlp: Language, text: str, organisations: list[tuple[str, str | None]]) -> None:
    assert named(nlp, text) == organisations


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("officers of the Rapid Intervention Battalion", [("Rapid Intervention Battalion", "state_body")]),
        (
            "the Ministry of Public Works, Labour and Social Welfare announced",
            [("Ministry of Public Works, Labour and Social Welfare", "state_body")],
        ),
        (
            "the National Assembly and the Ministry of Justice said",
            [("National Assembly", "state_body"), ("Ministry of Justice", "state_body")],
        ),
        ("the Turkish Ministry of Justice", [("Ministry of Justice", "state_body")]),
        ("a member of the Herders and Weavers Union", [("Herders and Weavers Union", "trade_union")]),
        ("soldiers of the 88th Infantry Battalion", [("88th Infantry Battalion", "state_body")]),
        ("Infantry Battalion 753 came", [("Infantry Battalion 753", "state_body")]),
        ("the Prosecutor General's Office", [("Prosecutor General's Office", "state_body")]),
        ("the Ankor regional prosecutor's office", [("Ankor regional prosecutor's office", "state_body")]),
        ("lawyers of the Ankor Bar Association", [("Ankor Bar Association", "other")]),
        ("a branch of Lawyers for Open Courts", [("Lawyers for Open Courts", "ngo")]),
        ("the 35 March Movement", [("35 March Movement", "ngo")]),
        ("he was taken to Ankor Central Police Station", []),
        ("the Dry River Detention Centre", []),
        ("the State Party and the Working Group on Arbitrary Detention", []),
        ("the Minister of Social Services, Mr. Ankor", []),
        ("Kenya's National Police arrested him", [("National Police", "police")]),
        ("the Committee\n\nHuman beings", []),
    ],
)
def test_english_heads(nlp: Language, text: str, organisations: list[tuple[str, str | None]]) -> None:
    assert named(nlp, text) == organisations


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        (
            "le Front citoyen pour la défense de la Constitution a appelé",
            [("Front citoyen pour la défense de la Constitution", "ngo")],
        ),
        (
            "des éléments de la Compagnie mobile d'intervention et de sécurité auraient tiré",
            [("Compagnie mobile d'intervention et de sécurité", "police")],
        ),
        ("les agents du ministère des Mines", [("ministère des Mines", "state_body")]),
        ("convoqué par le ministère des Mines de quitter", [("ministère des Mines", "state_body")]),
        (
            "membre de la Ligue des droits et de la Police nationale",
            [("Ligue des droits", "ngo"), ("Police nationale", "police")],
        ),
        ("la gendarmerie de Kolima l'a arrêté", [("gendarmerie de Kolima", "police")]),
        ("détenu au poste de gendarmerie de Kolima", []),
        ("l'association Terre sans frontières", [("Terre sans frontières", "ngo")]),
        ("militant du Mouvement Faso Kolima", [("Mouvement Faso Kolima", "ngo")]),
        ("pour association de malfaiteurs et Association de malfaiteurs", []),
    ],
)
def test_french(nlp: Language, text: str, organisations: list[tuple[str, str | None]]) -> None:
    assert named(nlp, text, "fr") == organisations


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        (
            "la Secretaría de Energía, Recursos Naturales, Ambiente y Minas resolvió",
            [("Secretaría de Energía, Recursos Naturales, Ambiente y Minas", "state_body")],
        ),
        (
            "agentes de la Policía Nacional y la Fuerza Naval",
            [("Policía Nacional", "police"), ("Fuerza Naval", "state_body")],
        ),
        (
            "la Segunda Fiscalía Provincial Penal de Aracuay",
            [("Segunda Fiscalía Provincial Penal de Aracuay", "state_body")],
        ),
        ("el Frente por la Tierra y el Agua marchó", [("Frente por la Tierra y el Agua", "ngo")]),
        ("la Liga costarricense de Derechos Humanos", [("Liga costarricense de Derechos Humanos", "ngo")]),
        ("miembros del Movimiento 26 de Julio", [("Movimiento 26 de Julio", "ngo")]),
        ("la empresa Vientos del Yacaré, S.A. de C.V., que", [("Vientos del Yacaré, S.A. de C.V.", "company")]),
        ("el diario “La Hora de Aracuay” publicó", [("La Hora de Aracuay", "media")]),
    ],
)
def test_spanish(nlp: Language, text: str, organisations: list[tuple[str, str | None]]) -> None:
    assert named(nlp, text, "es") == organisations


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("the newspaper Novi Zaria reported", [("Novi Zaria", "media")]),
        ("he told The Ankor Herald that", [("The Ankor Herald", "media")]),
        ("the Ankor Lantern newspaper", [("Ankor Lantern", "media")]),
        ("a host of Radio Tonkoma.", [("Radio Tonkoma", "media")]),
        ("guards of Ironwood Protection Services Ltd., hired", [("Ironwood Protection Services Ltd.", "company")]),
        ("the contract between Sula and Ironwood Guards Ltd", [("Ironwood Guards Ltd", "company")]),
        ("the armed group Kampila Force", [("Kampila Force", "armed_group")]),
        ("the company Director said", []),
        ("the newspaper Mr. Ankor founded", []),
    ],
)
def test_introduced(nlp: Language, text: str, organisations: list[tuple[str, str | None]]) -> None:
    assert named(nlp, text) == organisations


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Hak Dina Network (HDN) was closed. HDN's staff left.", ["Hak Dina Network", "HDN", "HDN"]),
        ("Panaghi sa Tigwano (PASATIG) and PASATIG", ["Panaghi sa Tigwano", "PASATIG", "PASATIG"]),
        ("a checkpoint of the PKS (Pongkan Khwam Sangop)", ["PKS", "Pongkan Khwam Sangop"]),
        ("le RVK, Réseau de vigilance kolimaise, et le RVK", ["RVK", "Réseau de vigilance kolimaise", "RVK"]),
        ("the Criminal Investigation Directorate. The CID", ["Criminal Investigation Directorate", "CID"]),
        ("an Environmental Impact Assessment (EIA)", []),
    ],
)
def test_acronyms(nlp: Language, text: str, mentions: list[str]) -> None:
    assert [name for name, _ in named(nlp, text, "fr" if "Réseau" in text else "en")] == mentions


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("the Confederation of Weavers met. The Confederation left.", "Confederation"),
        ("the Weavers Committee and the Herders Committee. The Committee left.", None),
        ("the newspaper Novi Zaria closed. Then Novi Zaria reopened.", "Novi Zaria"),
        ("Lagunera Dorada, S.A. built it. Later Lagunera Dorada sold it.", "Lagunera Dorada"),
        ("Makenza Gold Ltd. came; in Makenza, people fled.", None),
    ],
)
def test_later_mentions(nlp: Language, text: str, later: str | None) -> None:
    found = sorted(find_organisations(read(nlp, text)), key=lambda item: item.start)
    repeated = [text[item.start : item.end] for item in found if item.rule == "organisations.repeat"]
    assert repeated == ([later] if later else [])


def test_nothing_is_named_inside_a_law_or_a_mandate(nlp: Language) -> None:
    doc = nlp(
        "Mandates of the Special Rapporteur on the right to food\n\nthe Law on the Ministry of Justice was cited."
    )
    assert list(find_organisations(doc)) == []


def test_a_name_goes_on_over_the_end_of_a_wrapped_line(nlp: Language) -> None:
    text = "Officers who were said to be of the national intelligence and the Rapid\nIntervention Battalion came."
    assert named(nlp, text) == [("Rapid\nIntervention Battalion", "state_body")]


@given(
    st.lists(
        st.sampled_from(["Police ", "of the ", "Union ", "des ", "Ministry ", "(ABC) ", "S.A. ", "y ", "«A» ", "\n"])
    )
)
def test_mentions_do_not_overlap(nlp: Language, words: list[str]) -> None:
    text = "".join(words)
    found = sorted(find_organisations(read(nlp, text)), key=lambda item: item.start)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= item.start < item.end <= len(text) for item in found)
