"""Sections tile a letter, and each kind begins where its formula stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

LETTERS = {
    "en": (
        "PALAIS DES NATIONS\n\nREFERENCE:\nAL KAZ 3/2017\n\n12 December 2017\n\nExcellency,\n\n"
        "We have the honour to address you in our capacity as Special Rapporteur on the right to food.\n\n"
        "According to the information received :\n\nMr. A was arrested.\n\n"
        "While we do not wish to prejudge the accuracy of these allegations, we are concerned.\n\n"
        "In connection with the above alleged facts and concerns, please refer to the Annex.\n\n"
        "It is our responsibility to clarify all cases. We would be grateful for your observations on the following "
        "matters:\n\n1. Please comment.\n\nWe would appreciate receiving a response within 60 days.\n\n"
        "Please accept, Excellency, the assurances of our highest consideration.\n\n"
        "Ada Lund\nSpecial Rapporteur on the right to food\n\nAnnex\n\nArticle 11 of the Covenant protects food."
    ),
    "fr": (
        "Réf. : AL TCD 2/2020\n\n7 mai 2020\n\nExcellence,\n\n"
        "J'ai l'honneur de m'adresser à vous en ma qualité de Rapporteur spécial sur le droit à l'alimentation.\n\n"
        "Selon les informations reçues :\n\nM. A aurait été arrêté.\n\n"
        "Sans vouloir préjuger de l'exactitude de ces allégations, nous sommes préoccupés.\n\n"
        "En relation avec les faits allégués ci-dessus, veuillez vous référer à l'annexe.\n\n"
        "Il est de ma responsabilité de solliciter votre coopération. Je serais reconnaissant de vos observations sur "
        "les points suivants :\n\n1. Veuillez commenter.\n\n"
        "Nous serions reconnaissants de recevoir une réponse dans un délai de 60 jours.\n\n"
        "Veuillez agréer, Excellence, l'assurance de ma haute considération.\n\n"
        "Ada Lund\nRapporteuse spéciale sur le droit à l'alimentation\n\nAnnexe\n\nL'article 11 du Pacte."
    ),
    "es": (
        "Ref.: AL NIC 4/2022\n\n2 de mayo de 2022\n\nExcelencia,\n\n"
        "Tengo el honor de dirigirme a usted en mi calidad de Relatora Especial sobre el derecho a la alimentación.\n\n"
        "Según la información recibida:\n\nEl Sr. A habría sido detenido.\n\n"
        "Sin implicar, de antemano, una conclusión sobre los hechos, expreso mi preocupación.\n\n"
        "En relación con las alegaciones arriba mencionadas, sírvase consultar el anexo.\n\n"
        "Es mi responsabilidad intentar clarificar las alegaciones. Agradecería sus observaciones sobre los asuntos "
        "siguientes:\n\n1. Sírvase comentar.\n\nAgradecería recibir una respuesta en un plazo de 60 días.\n\n"
        "Acepte, Excelencia, la expresión de mi más distinguida consideración.\n\n"
        "Ada Lund\nRelatora Especial sobre el derecho a la alimentación\n\nAnexo\n\nEl artículo 11 del Pacto."
    ),
}
ORDER = [
    "LETTERHEAD",
    "SALUTATION",
    "INTRODUCTION",
    "ALLEGATIONS",
    "CONCERN",
    "LEGAL_FRAMEWORK",
    "REQUESTS",
    "CLOSING",
    "SIGNATURES",
    "ANNEX",
]


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_a_letter_of_each_language_has_all_its_sections(nlp: Language, language: str) -> None:
    doc = nlp(LETTERS[language])
    kinds = [span.label_ for span in doc.spans["sections"]]
    assert list(dict.fromkeys(kinds)) == ORDER


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_the_language_is_told(nlp: Language, language: str) -> None:
    assert nlp(LETTERS[language])._.language == language


def test_sections_begin_with_their_formula(nlp: Language) -> None:
    doc = nlp(LETTERS["en"])
    begins = {span.label_: span.text.split("\n")[0] for span in reversed(doc.spans["sections"])}
    assert begins["ALLEGATIONS"] == "According to the information received :"
    assert begins["CONCERN"].startswith("While we do not wish")
    assert begins["SIGNATURES"] == "Ada Lund"
    assert begins["ANNEX"] == "Annex"


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "On the basis of these reports:"),
        ("en", "The facts reported to us are as follows:"),
        ("fr", "D’après ces renseignements :"),
        ("fr", "Selon lesdites informations :"),
        ("es", "De acuerdo con dichas informaciones:"),
        ("es", "Según los informes recibidos:"),
    ],
)
def test_the_account_opens_with_many_words(nlp: Language, language: str, opening: str) -> None:
    known = {
        "en": "According to the information received :",
        "fr": "Selon les informations reçues :",
        "es": "Según la información recibida:",
    }
    doc = nlp(LETTERS[language].replace(known[language], opening))
    told = next(span for span in doc.spans["sections"] if span.label_ == "ALLEGATIONS")
    assert told.text.startswith(opening)


def test_what_a_reply_encloses_begins_with_its_heading(nlp: Language) -> None:
    told = (
        "The communication concerns three workers who took part in the picket of 27 March 2015 at the shipyard of "
        "Mombasa. They were tried "
    )
    text = (
        "The Permanent Mission of Kenya avails itself of this opportunity to renew its assurances.\n\nGeneva, 2 May "
        f"2020\n\nOBSERVATIONS OF THE GOVERNMENT\n\nI. The facts\n\n{told}by the High Court and acquitted.\n"
    )
    doc = nlp(text)
    sections = {span.label_: span.text for span in doc.spans["sections"]}
    assert sections["ANNEX"].startswith("OBSERVATIONS")
    assert "OBSERVATIONS" not in sections["SIGNATURES"]


def test_footnotes_are_a_section_of_their_own(nlp: Language) -> None:
    text = LETTERS["en"] + "\n\nLaw No. 12 of 3 May 2011."
    doc = nlp.make_doc(text)
    doc._.footnotes_start = text.index("Law No. 12")
    last = list(nlp(doc).spans["sections"])[-1]
    assert (last.label_, last.text) == ("FOOTNOTES", "Law No. 12 of 3 May 2011.")


pieces = st.sampled_from(
    [piece for letter in LETTERS.values() for piece in letter.split("\n\n")] + ["1. x", "\x00", " "]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(pieces, max_size=12).map("\n\n".join)))
def test_sections_tile_any_text(nlp: Language, text: str) -> None:
    doc = nlp(text)
    spans = list(doc.spans["sections"])
    assert "".join(span.text_with_ws for span in spans) == text
