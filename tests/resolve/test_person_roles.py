"""Roles of persons: a letter with one paragraph of allegations, and what it makes of the people named there."""

import pytest
from spacy.language import Language

from pipeline.resolve.person_roles import roles_of
from tests.resolve.marked_people import read

OPENING = {
    "en": "Excellency,\n\nWe have the honour to address you in our capacity as Special Rapporteur on the right to "
    "food, pursuant to Human Rights Council resolution 40/7.\n\n"
    "We would like to bring to the attention of your Excellency's Government information we have received concerning "
    "the arrest of Ms. [Vera Grey].\n\n"
    "According to the information received:\n\n",
    "fr": "Excellence,\n\nNous avons l'honneur de nous adresser à vous en notre qualité de Rapporteur spécial sur le "
    "droit à l'alimentation, conformément à la résolution 40/7 du Conseil des droits de l'homme.\n\n"
    "Nous souhaiterions attirer l'attention de votre Gouvernement sur des informations que nous avons reçues "
    "concernant l'arrestation de Mme [Vera Grey].\n\n"
    "Selon les informations reçues :\n\n",
    "es": "Excelencia:\n\nTenemos el honor de dirigirnos a usted en nuestra calidad de Relator Especial sobre el "
    "derecho a la alimentación, de conformidad con la resolución 40/7 del Consejo de Derechos Humanos.\n\n"
    "Quisiéramos señalar a la atención de su Gobierno la información que hemos recibido en relación con la detención "
    "de la Sra. [Vera Grey].\n\n"
    "Según la información recibida:\n\n",
}
CLOSING = (
    "\n\nPlease accept, Excellency, the assurances of our highest consideration.\n\n"
    "[Rosa Blau]\nSpecial Rapporteur on the right to food"
)

TOLD = [
    # lawyers
    ("en", "Her lawyer, Mr. [Per Holm], was threatened.", "lawyer"),
    ("en", "The lawyer retained by the family, Mr. [Per Holm], was turned away.", "lawyer"),
    ("fr", "L'avocat de Mme Grey, Me [Per Holm], a fait appel.", "lawyer"),
    ("fr", "Me [Per Holm] a fait appel.", "lawyer"),
    ("fr", "Le ministre de la justice, Me [Per Holm], n'a pas répondu.", "official"),
    ("es", "La defensora pública Lic. [Ada Lund] apeló.", "lawyer"),
    ("es", "Los Sres. [Juan Holm] y [Tomás Vik], defensores del río, huyeron.", "other other"),
    # relatives
    ("en", "Her husband, Mr. [Per Holm], went to the station.", "relative"),
    ("en", "Her brother [Per Holm] was arrested, too.", "alleged_victim"),
    ("en", "Mr. [Per Holm], father of Ms. [Vera Grey], was not let in.", "relative"),
    ("fr", "La mère de Mme [Vera Grey], Mme [Ada Lund], a protesté.", "relative"),
    ("es", "Su esposo, el Sr. [Juan Holm], presentó una queja.", "relative"),
    # officials
    ("en", "Judge [Ada Lund] sentenced her to two years.", "official"),
    ("en", "The Minister of Home Affairs of the Republic, Mr. [Per Holm], denied it.", "official"),
    ("en", "A spokesman of the police, Colonel [Per Holm], told reporters that she was well.", "official"),
    ("en", "Mr. [Per Holm], a member of parliament, tabled the bill.", "official"),
    ("fr", "Le procureur de la République près le tribunal de Nantes, M. [Per Holm], n'a pas répondu.", "official"),
    ("es", "El portavoz de la Policía Nacional, subcomisario [Juan Holm], declaró lo contrario.", "official"),
    # those who did it
    ("en", "She was kicked by Officer [Per Holm].", "alleged_perpetrator"),
    ("en", "Mr. [Per Holm] allegedly beat her.", "alleged_perpetrator"),
    ("en", "Two suspects, Mr. [Per Holm] and Mr. [Tor Vik], are at large.", "alleged_perpetrator alleged_perpetrator"),
    ("en", "Sergeant [Per Holm] drove the car.", "alleged_perpetrator"),
    ("fr", "Le brigadier [Per Holm] l'aurait frappée.", "alleged_perpetrator"),
    ("es", "El sargento [Juan Holm] le habría disparado.", "alleged_perpetrator"),
    # victims
    ("en", "Mr. [Per Holm], a teacher, was arrested on the same day.", "alleged_victim"),
    ("en", "The killing of Mr. [Per Holm] has not been investigated.", "alleged_victim"),
    ("en", "A soldier shot Mr. [Per Holm] and Ms. [Ada Lund].", "alleged_victim alleged_victim"),
    ("en", "Two were killed, among them [Per Holm], a baker; and her son [Tor Vik].", "alleged_victim alleged_victim"),
    ("fr", "Mme [Ada Lund], enceinte, a été grièvement blessée.", "alleged_victim"),
    ("es", "El Sr. [Juan Holm] fue asesinado en su casa.", "alleged_victim"),
    # witnesses and others
    ("en", "A neighbour, Mr. [Per Holm], saw the car.", "witness"),
    ("en", "According to Mr. [Per Holm], the car was white.", "witness"),
    ("en", "The Bishop of Ribe, Mr. [Per Holm], prayed for her.", "other"),
    ("en", "The director of the Blue Union, Mr. [Per Holm], prayed for her.", "other"),
    ("en", "A song by [Per Holm] was played.", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "roles"), TOLD)
def test_role_by_what_is_told(nlp: Language, language: str, text: str, roles: str) -> None:
    doc, people = read(nlp, OPENING[language] + text + CLOSING, language=language)
    found = roles_of(doc, people, kind="AL")
    assert {person.name: found[person.id] for person in people if person.name in ("Vera Grey", "Rosa Blau")} == {
        "Vera Grey": "alleged_victim",
        "Rosa Blau": "mandate_holder",
    }
    others = [person for person in people if person.name not in ("Vera Grey", "Rosa Blau")]
    assert " ".join(found[person.id] for person in others) == roles


@pytest.mark.parametrize(
    ("text", "times", "role"),
    [
        ("The Secretary of the Blue Union, Mr. [Per Holm], spoke.", 1, "alleged_victim"),
        ("The Minister of Justice, Mr. [Per Holm], spoke.", 0, "official"),
        ("The Minister of Justice, Mr. [Per Holm], spoke.", 1, "official"),
        ("The Minister of Justice, Mr. [Per Holm], spoke.", 2, "alleged_victim"),
        ("Sergeant [Per Holm] spoke.", 1, "alleged_perpetrator"),
    ],
)
def test_who_was_prosecuted_is_a_victim_or_if_armed_a_perpetrator(
    nlp: Language, text: str, times: int, role: str
) -> None:
    doc, people = read(nlp, OPENING["en"] + text + CLOSING)
    (holm,) = (person.id for person in people if person.name == "Per Holm")
    assert roles_of(doc, people, kind="AL", prosecuted={holm: times})[holm] == role


def test_addressed_company_officer_is_no_victim(nlp: Language) -> None:
    doc, people = read(nlp, "Dear Mr. [Per Holm],\n\n" + OPENING["en"].partition("\n\n")[2] + "She was held." + CLOSING)
    assert roles_of(doc, people, kind="AL")["p1"] == "other"


def test_who_signs_a_reply_is_an_official(nlp: Language) -> None:
    text = (
        "The Permanent Mission of Kenya presents its compliments to the Office of the High Commissioner and has the "
        "honour to refer to the case of Ms. [Vera Grey].\n\nMs. [Vera Grey] was lawfully arrested.\n\nThe Permanent "
        "Mission avails itself of this opportunity to renew the assurances of its highest consideration.\n\n"
        "[Per Holm]\nAmbassador\nPermanent Representative"
    )
    doc, people = read(nlp, text)
    assert roles_of(doc, people, kind="REPLY") == {"p1": "alleged_victim", "p2": "official"}
