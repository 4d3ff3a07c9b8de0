"""Genders: what titles, nouns, participles and pronouns say; never the given name."""

import pytest
from spacy.language import Language

from pipeline.resolve.person_genders import gender_of
from tests.resolve.marked_people import read

SAID = [
    # titles
    ("en", "Ms. [Ada Lund] was fined.", "female"),
    ("en", "Messrs. [Per Holm] and [Tor Vik] and Ms. [Ada Lund] were fined.", "male male female"),
    ("en", "Mr. and Mrs. [Lund] were fined.", "unknown"),
    ("en", "Dr. [Ada Lund] and Prof. [Per Holm] were fined.", "unknown unknown"),
    ("es", "los Sres. [Tomás Vik], [Juan Holm] y la Sra. [Ada Lund] fueron multados", "male male female"),
    ("fr", "MM. [Luc Vik] et [Jean Holm], Me [Ada Lund]", "male male unknown"),
    ("fr", "La situation de M. et Mme [Lund] est grave.", "unknown"),
    # kinship and nouns of one gender
    ("en", "his wife, [Ada Lund], was fined", "female"),
    ("en", "[Per Holm], son of a fisherman, was fined", "male"),
    ("en", "journalist [Ada Lund] was fined", "unknown"),
    ("en", "a spokesman, Colonel [Ada Lund], said so", "unknown"),
    ("fr", "la journaliste [Ada Lund] et le juge [Per Holm]", "female male"),
    ("fr", "le juge, Mme [Ada Lund], a rejeté la demande", "female"),
    ("fr", "le nommé [Per Holm] et la dame [Ada Lund]", "male female"),
    ("es", "la abogada [Ada Lund] y el fiscal [Juan Holm]", "female male"),
    ("es", "los periodistas [Ada Lund] y [Juan Holm]", "unknown unknown"),
    # participles
    ("fr", "[Ada Lund], née en 1985, vit à Nantes.", "female"),
    ("fr", "[Ada Lund] a été arrêtée à Nantes.", "female"),
    ("fr", "[Jean Holm] a été tué à Nantes.", "male"),
    ("fr", "La voiture de [Jean Holm] a été incendiée.", "unknown"),
    ("es", "[Ada Lund] fue detenida en Soria.", "female"),
    ("es", "[Juan Holm], apodado el Zurdo, huyó.", "male"),
    # pronouns
    ("en", "[Ada Lund] said that she would appeal.", "female"),
    ("en", "[Ada Lund], a blogger, was fined. She appealed.", "female"),
    ("en", "[Ada Lund] was shot dead by her husband.", "female"),
    ("en", "[Ada Lund] met [Per Holm]. He appealed.", "unknown unknown"),
    ("en", "Judge [Ada Lund] sentenced him to two years.", "unknown"),
    ("en", "His claim was rejected by [Ada Lund], and he appealed.", "unknown"),
    ("en", "the family of [Ada Lund], who had a wound on her head, was told", "female"),
    ("en", "[Ada Lund], who lost his job, and the police", "male"),
    # contradictions
    ("en", "Ms. [Ada Lund] was fined. Mr. [Ada Lund] appealed.", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "genders"), SAID)
def test_gender_is_what_the_letter_says(nlp: Language, language: str, text: str, genders: str) -> None:
    doc, people = read(nlp, text, language=language)
    assert " ".join(gender_of(doc, person, people) for person in people) == genders
