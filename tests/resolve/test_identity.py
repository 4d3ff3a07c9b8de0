"""What a letter says of itself: kind, State, addressee, date, term; and replies."""

import pytest
from spacy.language import Language

from tests.resolve.frame import facts_of, letter_with


def test_a_letter_to_a_state(nlp: Language) -> None:
    facts = facts_of(nlp, letter_with(""))
    letter = facts.letter
    assert facts.reference == "AL KEN 7/2021"
    assert (letter.kind, letter.state, letter.number, letter.year) == ("AL", "KEN", 7, 2021)
    assert (str(letter.date), letter.response_days, str(letter.response_due)) == ("2021-05-12", 60, "2021-07-11")
    assert letter.addressee == "Government of Kenya"


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("We would appreciate receiving a response no later than 15 July 2021.", "2021-07-15"),
        ("We would appreciate a response on the steps taken by 26 June 2021 at the latest.", "2021-06-26"),
        ("Nous vous saurions gré de nous faire parvenir une réponse avant le 30 juin 2021.", "2021-06-30"),
        ("Agradeceríamos recibir su respuesta a más tardar el 12 de agosto de 2021.", "2021-08-12"),
        ("This letter will be made public by 15 July 2021.", None),
    ],
)
def test_a_day_named_for_the_answer(nlp: Language, sentence: str, due: str | None) -> None:
    text = letter_with("")
    term = next(line for line in text.splitlines() if "60 days" in line)
    letter = facts_of(nlp, text.replace(term, sentence)).letter
    assert (letter.response_days, letter.response_due and str(letter.response_due)) == (None, due)


def test_a_letter_without_a_kind_is_what_it_calls_itself(nlp: Language) -> None:
    text = (
        letter_with("")
        .replace("AL KEN", "KEN")
        .replace("We would be grateful", "This urgent appeal asks. We would be grateful")
    )
    assert facts_of(nlp, text).letter.kind == "UA"


REPLIES = [
    (
        "The Permanent Mission of the Kingdom of Thailand presents its compliments to the Office of the United Nations "
        "High Commissioner for Human Rights and refers to communication AL THA 6/2021 dated 8 September 2021.\n\n"
        "1. The Government is committed to human rights.\n\nGeneva, 26 November 2021",
        ("THA", "2021-11-26", "en", "Office of the United Nations High Commissioner for Human Rights"),
    ),
    (
        "La Mission permanente de la République du Burundi présente ses compliments au Haut-Commissariat des Nations "
        "Unies aux droits de l'homme et a l'honneur de se référer à la communication AL BDI 1/2019 du 18 avril 2019."
        "\n\nGenève, le 24 juin 2019",
        ("BDI", "2019-06-24", "fr", "Haut-Commissariat des Nations Unies aux droits de l'homme"),
    ),
    (
        "La Misión Permanente de México saluda atentamente a la Oficina del Alto Comisionado de las Naciones Unidas "
        "para los Derechos Humanos y hace referencia a la comunicación AL MEX 8/2018 de fecha 15 de mayo de 2018.\n\n"
        "Ginebra, a 16 de julio de 2018",
        ("MEX", "2018-07-16", "es", "Oficina del Alto Comisionado de las Naciones Unidas para los Derechos Humanos"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), REPLIES)
def test_replies(nlp: Language, text: str, expected: tuple[str, str, str, str]) -> None:
    facts = facts_of(nlp, text)
    letter = facts.letter
    assert (letter.kind, facts.reference) == ("REPLY", None)
    assert (letter.state, str(letter.date), letter.language, letter.addressee) == expected
    assert (facts.mandates, facts.requests) == ([], [])


@pytest.mark.parametrize(("text", "expected"), REPLIES)
def test_the_letter_that_a_reply_answers_is_answered(
    nlp: Language, text: str, expected: tuple[str, str, str, str]
) -> None:
    first = facts_of(nlp, text).references[0]
    assert (first.role, first.status, first.state) == ("previous", "answered", expected[0])


def test_a_letter_to_a_company(nlp: Language) -> None:
    text = letter_with("We write to your company, Aldershaw Resources Inc.").replace("AL KEN 7/2021", "AL OTH 7/2021")
    letter = facts_of(nlp, text).letter
    assert (letter.state, letter.addressee) == ("OTH", "Aldershaw Resources Inc.")


def test_a_company_that_answers(nlp: Language) -> None:
    facts = facts_of(
        nlp,
        "RHEINGAU HYDRO INVEST GMBH\n\n14 January 2022\n\nYour reference: AL OTH 7/2021\n\nDear Ms. Lind,\n\n"
        "We thank you for your letter of 12 November 2021 (AL OTH 7/2021) on a dam for which the Government of "
        "Honduras is responsible.\n\nWe remain at your disposal.\n",
    )
    assert (facts.letter.kind, facts.letter.state, facts.reference) == ("REPLY", "OTH", None)
    assert [(row.cited, row.role, row.status) for row in facts.references] == [
        ("AL OTH 7/2021", "previous", "answered")
    ]


def test_no_letter_at_all_is_other(nlp: Language) -> None:
    facts = facts_of(nlp, "Minutes of a meeting on fisheries, held with all members present and the usual agenda.")
    assert (facts.letter.kind, facts.reference, facts.mandates, facts.requests) == ("OTHER", None, [], [])
