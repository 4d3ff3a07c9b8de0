"""The signature block: who signs, and for which mandate."""

import pytest
from spacy.language import Language

LETTER = (
    "Excellency,\n\nWe have the honour to address you in our capacities as Special Rapporteur on the right to food.\n\n"
    "Please accept, Excellency, the assurances of our highest consideration.\n\n"
)


def signed(nlp: Language, block: str) -> list[tuple[str, tuple[str, ...]]]:
    doc = nlp(LETTER + block)
    return [(span._.value.name, span._.value.mandates) for span in doc.spans["signatories"]]


@pytest.mark.parametrize(
    ("block", "names"),
    [
        ("Ada Lund\nSpecial Rapporteur on the right to food", [("Ada Lund", ("food",))]),
        ("Ada Lund\n\nSpecial Rapporteur on the right\nto food", [("Ada Lund", ("food",))]),
        ("Ada Lund, Special Rapporteur on the right to food", [("Ada Lund", ("food",))]),
        ("Ada Lund Special Rapporteur on the right to food", [("Ada Lund", ("food",))]),
        (
            "Siobhán Ní Dhomhnaill\nSpecial Rapporteur on the right to food\n\nMateo Quiroga-Hill\n"
            "Vice-Chair on communications of the Working Group on Arbitrary Detention",
            [("Siobhán Ní Dhomhnaill", ("food",)), ("Mateo Quiroga-Hill", ("arbitrary-detention",))],
        ),
        (
            "Tobias Lindqvist\nVicepresidente de Comunicaciones del Grupo de Trabajo sobre la\nDetención Arbitraria\n"
            "Nomvula Dlamini\nRelatora Especial sobre la extrema pobreza y los derechos humanos",
            [("Tobias Lindqvist", ("arbitrary-detention",)), ("Nomvula Dlamini", ("poverty",))],
        ),
        (
            "Kwame Asante-Boateng\nVice-Président du Groupe de travail sur la détention arbitraire",
            [("Kwame Asante-Boateng", ("arbitrary-detention",))],
        ),
        ("Mr. José Luis de la Cuesta\nSpecial Rapporteur on torture", [("José Luis de la Cuesta", ("torture",))]),
        ("Ada Lund\nSecretary of the Human Rights Council", []),
    ],
)
def test_blocks(nlp: Language, block: str, names: list[tuple[str, tuple[str, ...]]]) -> None:
    assert signed(nlp, block) == names


def test_a_fax_cover_in_front_signs_nothing(nlp: Language) -> None:
    cover = "FAX\n\nAnna Staff\nSpecial Rapporteur on torture team\n\n"
    doc = nlp(cover + LETTER + "Ada Lund\nSpecial Rapporteur on the right to food")
    assert [span._.value.name for span in doc.spans["signatories"]] == ["Ada Lund"]
