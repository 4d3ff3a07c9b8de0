"""The numbered questions: where they begin, how they are counted, where the last one ends."""

import pytest
from spacy.language import Language

INTRODUCTION = (
    "Excellency,\n\nWe have the honour to address you in our capacities as Special Rapporteur on the right to food.\n\n"
)
CLOSING = "\n\nPlease accept, Excellency, the assurances of our highest consideration.\n\nAda Lund\nSpecial Rapporteur"


def questions(nlp: Language, body: str) -> list[tuple[int, str]]:
    doc = nlp(INTRODUCTION + body + CLOSING)
    return [(span._.value, span.text) for span in doc.spans["requests"]]


def test_questions_follow_the_formula(nlp: Language) -> None:
    body = (
        "The following persons were arrested:\n\n1. Mr. A.\n\n2. Ms. B.\n\n"
        "It is our responsibility to seek to clarify all cases. We would be grateful for your observations on the "
        "following matters:\n\n1. Please comment.\n\n2. Please explain the law.\n\n"
        "We would appreciate receiving a response within 60 days."
    )
    assert questions(nlp, body) == [(1, "1. Please comment."), (2, "2. Please explain the law.")]


def test_last_question_runs_straight_into_the_closing(nlp: Language) -> None:
    body = (
        "We would be grateful for your observations on the following matters:\n\n1. Please comment.\n\n"
        "2. Please explain why. Was he told? We would appreciate receiving a response within 60 days."
    )
    assert questions(nlp, body)[-1] == (2, "2. Please explain why. Was he told?")


def test_a_question_over_two_paragraphs(nlp: Language) -> None:
    body = (
        "We would be grateful for your observations on the following matters:\n\n1. Please comment.\n\n"
        "If there was no inquiry, please say why.\n\n2. Please explain.\n\nWe would appreciate receiving a response."
    )
    assert questions(nlp, body)[0] == (1, "1. Please comment.\n\nIf there was no inquiry, please say why.")


def test_questions_in_one_paragraph(nlp: Language) -> None:
    body = (
        "We would be grateful for your observations on the following matters: 1. Please comment. 2. Please explain "
        "article 19 (3). 3. Have complaints been lodged?\n\nWe would appreciate receiving a response."
    )
    assert [number for number, _ in questions(nlp, body)] == [1, 2, 3]


@pytest.mark.parametrize("mark", ["1)", "1.", "1 ."])
def test_marks(nlp: Language, mark: str) -> None:
    body = f"We would be grateful for your observations on the following matters:\n\n{mark} Please comment.\n\n"
    assert [number for number, _ in questions(nlp, body)] == [1]


def test_sub_items_belong_to_their_question(nlp: Language) -> None:
    body = (
        "We would be grateful for your observations on the following matters:\n\n1. Please indicate:\n\n"
        "(a) the law;\n\n(b) the facts.\n\nWe would appreciate receiving a response."
    )
    assert questions(nlp, body) == [(1, "1. Please indicate:\n\n(a) the law;\n\n(b) the facts.")]


def test_questions_without_the_formula(nlp: Language) -> None:
    body = (
        "1. Mr. A was arrested.\n\n2. Ms. B was arrested.\n\nPlease answer.\n\n"
        "1. Are the facts alleged accurate?\n\n2. Please provide the results of any inquiry.\n\n"
    )
    assert [text for _, text in questions(nlp, body)] == [
        "1. Are the facts alleged accurate?",
        "2. Please provide the results of any inquiry.",
    ]


def test_points_of_law_are_no_questions(nlp: Language) -> None:
    assert questions(nlp, "1. The Covenant protects life.\n\n2. It prohibits torture.\n\n") == []


@pytest.mark.parametrize(
    ("announcement", "question"),
    [
        (
            "Es nuestra responsabilidad intentar clarificar las alegaciones. Estaríamos agradecidos de tener sus "
            "observaciones sobre los asuntos siguientes:",
            "1. Sírvase proporcionar información.",
        ),
        (
            "Nous serions reconnaissants au Gouvernement de ses observations sur les points suivants :",
            "1. Veuillez fournir toute information.",
        ),
    ],
)
def test_other_languages(nlp: Language, announcement: str, question: str) -> None:
    assert questions(nlp, f"{announcement}\n\n{question}\n\n") == [(1, question)]
