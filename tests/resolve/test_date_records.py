"""The dates of a letter as records: what relative ones come to, and what each date dates."""

import pytest
from spacy.language import Language

from tests.resolve.frame import facts_of, letter_with

TOLD = "According to the information received:\n\nMr. A was arrested on 3 March 2021."


def told(nlp: Language, text: str) -> list[tuple[str, str, str, str]]:
    """Quote, first and last day and anchor of the relative dates of an account."""
    letter = letter_with("We write again.").replace(TOLD, f"According to the information received:\n\n{text}")
    return [
        (r.evidence.quote, str(r.date_start), str(r.date_end), str(r.anchor))
        for r in facts_of(nlp, letter).dates
        if r.relative and r.role != "deadline"
    ]


def roles(nlp: Language, text: str) -> dict[str, str]:
    """Roles of the dates of an account, by quote."""
    letter = letter_with("We write again.").replace(TOLD, f"According to the information received:\n\n{text}")
    return {r.evidence.quote: r.role for r in facts_of(nlp, letter).dates}


@pytest.mark.parametrize(
    ("text", "quote", "first", "last"),
    [
        ("He fled on 3 March 2021. Two days later he was charged.", "Two days later", "2021-03-05", "2021-03-05"),
        ("On 3 March 2021 he fled. A week later he died.", "A week later", "2021-03-10", "2021-03-10"),
        ("He fled on 3 March 2021; the following week he died.", "the following week", "2021-03-08", "2021-03-14"),
        ("He fled on 3 March 2021. El mes anterior fue detenido.", "El mes anterior", "2021-02-01", "2021-02-28"),
        ("He fled on 3 March 2021 and, on that date, died.", "on that date", "2021-03-03", "2021-03-03"),
        ("Held until 3 March 2021. Ese mismo día murió.", "Ese mismo día", "2021-03-03", "2021-03-03"),
        ("He fled on 3 March 2021. Since that day he hides.", "Since that day", "2021-03-03", "None"),
        ("He fled on 3 March 2021. Earlier that month he wrote.", "Earlier that month", "2021-03-01", "2021-03-03"),
        ("He fled on 3 March 2021, the following Monday", "the following Monday", "2021-03-08", "2021-03-08"),
        ("He attended the conference earlier this year.", "earlier this year", "2021-01-01", "2021-05-12"),
        ("Last month he fled.", "Last month", "2021-04-01", "2021-04-30"),
        ("Last Sunday he fled.", "Last Sunday", "2021-05-09", "2021-05-09"),
        ("Il a été hospitalisé il y a trois jours.", "il y a trois jours", "2021-05-09", "2021-05-09"),
        ("He gave an interview on 3 March 2021. On 9 March 2021 he fled. The day after the interview his house burned.",
         "The day after the interview", "2021-03-04", "2021-03-04"),
        ("He was shot dead on 2 February 2021. His wife fled on 9 March 2021. The funeral was three days after the "
         "killing.", "three days after the killing", "2021-02-05", "2021-02-05"),
    ],
)  # fmt: skip
def test_what_they_come_to(nlp: Language, text: str, quote: str, first: str, last: str) -> None:
    assert [(q, a, b) for q, a, b, _ in told(nlp, text)] == [(quote, first, last)]


def test_they_hang_on_the_date_before_and_on_each_other(nlp: Language) -> None:
    text = "He fled on 3 March 2021. Two days later he was found. The next day he was charged."
    assert [(first, anchor) for _, first, _, anchor in told(nlp, text)] == [
        ("2021-03-05", "2021-03-03"),
        ("2021-03-06", "2021-03-05"),
    ]


def test_a_law_is_passed_over(nlp: Language) -> None:
    text = "He fled on 3 March 2021. The Press Act was adopted on 5 May 1999. Two days later he was found."
    assert [first for _, first, _, _ in told(nlp, text)] == ["2021-03-05"]


def test_without_a_date_before_there_is_no_row(nlp: Language) -> None:
    assert told(nlp, "Two days later he was found.") == []


@pytest.mark.parametrize(
    ("text", "quote", "role"),
    [
        ("Mr. A, born on 3 May 1962, is a teacher.", "3 May 1962", "birth"),
        ("M. A, né le 3 mai 1962, est enseignant.", "3 mai 1962", "birth"),
        ("The Covenant was ratified by Kenya on 1 May 1972.", "1 May 1972", "ratification"),
        ("the Covenant, to which Serbia succeeded on 12 March 2001,", "12 March 2001", "ratification"),
        ("le Pacte, auquel le Tchad a adhéré le 9 juin 1995,", "9 juin 1995", "ratification"),
        (
            "Chile es parte en el Pacto desde el 10 de febrero de 1972.",
            "desde el 10 de febrero de 1972",
            "ratification",
        ),
        ("Resolution 73/179 of 17 December 2018 recalls", "17 December 2018", "adoption"),
        ("the Declaration, proclaimed by the General Assembly on 18 December 1992,", "18 December 1992", "adoption"),
        ("la loi n° 1/02 du 27 janvier 2017 portant", "27 janvier 2017", "adoption"),
        ("set up under Executive Order No. 546 of 14 July 2006,", "14 July 2006", "adoption"),
        ("Ley núm. 1055, aprobada por la Asamblea el 21 de diciembre de 2020.", "21 de diciembre de 2020", "adoption"),
        ("the measures adopted by the police on 3 March 2021", "3 March 2021", "event"),
        ("On 3 March 2021, Parliament adopted the Security Act.", "3 March 2021", "adoption"),
        ("El 5 de mayo de 2020, el Congreso aprobó la ley.", "5 de mayo de 2020", "adoption"),
        ("On 3 March 2020, Kenya ratified the Convention.", "3 March 2020", "ratification"),
        ("On 3 March 2021, he was charged under the Act.", "3 March 2021", "event"),
        ("general comment No. 35 (16 December 2014)", "16 December 2014", "adoption"),
        ("the court order of 3 March 2021", "3 March 2021", "event"),
        ("His son-in-law fled on 3 March 2021.", "3 March 2021", "event"),
        ("Guinea was the first State to ratify the Charter, on 3 May 2004.", "3 May 2004", "ratification"),
        (
            "El 3 de mayo de 2020, el Ecuador depositó el instrumento de ratificación.",
            "3 de mayo de 2020",
            "ratification",
        ),
        ("We recall that the Human Rights Committee urged Kenya to do so on 3 May 2019.", "3 May 2019", "adoption"),
        ("By a judgment of 3 March 2021 the Court acquitted him.", "3 March 2021", "event"),
        ("The truce has been in force since 3 March 2021.", "since 3 March 2021", "event"),
        ("We expressed our concerns in a public statement issued on 3 March 2021.", "3 March 2021", "other"),
        ("Law No. 5 was adopted on 3 May 2001. On 4 March 2021 he fled.", "4 March 2021", "event"),
    ],
)
def test_roles(nlp: Language, text: str, quote: str, role: str) -> None:
    assert roles(nlp, text)[quote] == role
