"""The term for an answer."""

import pytest
from spacy.language import Language

LETTER = (
    "Excellency,\n\nWe have the honour to address you in our capacities as Special Rapporteur on the right to food. "
    "Under the draft law, an appeal must be lodged within 30 days.\n\n"
    "We would be grateful for your observations on the following matters:\n\n1. Please comment.\n\n{}\n\n"
    "Please accept, Excellency, the assurances of our highest consideration."
)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("We would appreciate receiving a response within 60 days.", 60),
        ("We would appreciate a response within sixty days.", 60),
        ("We would appreciate a response within sixty (60) days.", 60),
        ("Nous serions reconnaissants de recevoir une réponse dans un délai de 60 jours.", 60),
        ("Nous serions reconnaissants de recevoir une réponse dans un délai de soixante jours.", 60),
        ("Agradeceríamos recibir una respuesta en un plazo de 60 días.", 60),
        ("Agradeceríamos recibir una respuesta en un plazo de sesenta días.", 60),
        ("Le agradeceríamos una respuesta dentro de un plazo de 30 días.", 30),
        ("We would appreciate a response as soon as possible.", None),
    ],
)
def test_terms(nlp: Language, sentence: str, days: int | None) -> None:
    doc = nlp(LETTER.format(sentence))
    assert [span._.value for span in doc.spans["deadlines"]] == ([] if days is None else [days])
