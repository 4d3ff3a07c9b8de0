"""Earlier letters and their answers: which date, which answer, which status belongs to which."""

import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.resolve.exchanges import find_exchanges
from pipeline.resolve.identity import identify
from tests.resolve.frame import facts_of, letter_with

P, R = "previous", "reply"
YES, NO = "answered", "unanswered"
Row = tuple[str | None, str, str | None, str | None]


def rows(nlp: Language, paragraph: str) -> list[Row]:
    """cited, role, date and status of every reference but the own one, in reading order."""
    facts = facts_of(nlp, letter_with(paragraph))
    return [
        (row.cited, row.role, str(row.date) if row.date else None, row.status)
        for row in facts.references
        if row.role != "self"
    ]


LANGUAGES = ("en", "fr", "es")
ROLES = {"previous": "P", "reply": "R", "other": "O"}
STATUSES = {"answered": "A", "unanswered": "U", None: "-"}


def cases() -> Iterator[Any]:
    """The paragraphs of ``exchanges_en.toml`` and its like, with what they name."""
    for language in LANGUAGES:
        table = tomllib.loads((Path(__file__).parent / f"exchanges_{language}.toml").read_text(encoding="utf-8"))
        for number, case in enumerate(table["case"], 1):
            yield pytest.param(case["text"], case["rows"], id=f"{language}{number}")


@pytest.mark.parametrize(("paragraph", "expected"), list(cases()))
def test_wordings(nlp: Language, paragraph: str, expected: list[str]) -> None:
    found = [
        f"{cited or '-'} {ROLES[role]} {day or '-'} {STATUSES[status]}"
        for cited, role, day, status in rows(nlp, paragraph)
    ]
    assert sorted(found) == sorted(expected)


CASES: list[tuple[str, list[Row]]] = [
    (
        "We thank you for the reply of 2 May 2020 to our letter AL KEN 1/2020, sent on 3 March 2020.",
        [("AL KEN 1/2020", R, "2020-05-02", None), ("AL KEN 1/2020", P, "2020-03-03", YES)],
    ),
    (
        "This was the subject of a communication sent on 3 March 2020 (AL KEN 1/2020). We regret that no reply has "
        "been received to date.",
        [("AL KEN 1/2020", P, "2020-03-03", NO)],
    ),
    (
        "We refer to AL KEN 1/2020 and UA KEN 4/2020, sent on 3 March 2020 and 5 June 2020 respectively. We thank your "
        "Excellency's Government for its replies of 1 April 2020 and 9 July 2020.",
        [
            ("AL KEN 1/2020", P, "2020-03-03", YES),
            ("UA KEN 4/2020", P, "2020-06-05", YES),
            ("AL KEN 1/2020", R, "2020-04-01", None),
            ("UA KEN 4/2020", R, "2020-07-09", None),
        ],
    ),
    (
        "Two letters were sent earlier: AL KEN 1/2020 of 3 March 2020 and UA KEN 4/2020 of 5 June 2020. We acknowledge "
        "the reply to the former, dated 1 April 2020, but regret that the latter remains unanswered.",
        [
            ("AL KEN 1/2020", P, "2020-03-03", YES),
            ("UA KEN 4/2020", P, "2020-06-05", NO),
            ("AL KEN 1/2020", R, "2020-04-01", None),
        ],
    ),
    (
        "Our letter of 6 March 2006 has remained without an answer.",
        [(None, P, "2006-03-06", NO)],
    ),
    (
        "We refer to our communication AL KEN 1/2020 of 3 March 2020, to which your Excellency's Government replied on "
        "1 April 2020.",
        [("AL KEN 1/2020", P, "2020-03-03", YES), ("AL KEN 1/2020", R, "2020-04-01", None)],
    ),
    (
        "Nous remercions le Gouvernement de sa réponse du 12 octobre 2018 à la communication AL KEN 3/2018, en date du "
        "9 août 2018, mais regrettons que la communication UA KEN 1/2019 soit demeurée sans réponse.",
        [
            ("AL KEN 3/2018", R, "2018-10-12", None),
            ("AL KEN 3/2018", P, "2018-08-09", YES),
            ("UA KEN 1/2019", P, None, NO),
        ],
    ),
    (
        "La situación fue objeto de la comunicación AL KEN 4/2019, enviada el 6 de agosto de 2019, y del llamamiento "
        "urgente UA KEN 1/2020, de 3 de marzo de 2020. Agradecemos la respuesta de 14 de octubre de 2019 a la primera "
        "y lamentamos no haber recibido respuesta a la segunda.",
        [
            ("AL KEN 4/2019", P, "2019-08-06", YES),
            ("UA KEN 1/2020", P, "2020-03-03", NO),
            ("AL KEN 4/2019", R, "2019-10-14", None),
        ],
    ),
    (
        "Letters on the same matter are also being sent to the Governments of Uganda (AL UGA 2/2021).",
        [("AL UGA 2/2021", "other", None, None)],
    ),
    ("We met the authorities on 3 March 2020.", []),
    ("Su Gobierno conoce el caso. La empresa recibió una carta de 3 de marzo de 2020.", []),
]


@pytest.mark.parametrize(("paragraph", "expected"), CASES)
def test_exchanges(nlp: Language, paragraph: str, expected: list[Row]) -> None:
    assert rows(nlp, paragraph) == expected


def test_where_two_letters_are_left_an_answer_is_given_to_none(nlp: Language) -> None:
    paragraph = (
        "We wrote on these matters in AL KEN 1/2020 of 3 March 2020. Later, a second case was raised in UA KEN 4/2020 "
        "of 5 June 2020. We thank your Excellency's Government for its reply of 9 July 2020."
    )
    assert [row for row in rows(nlp, paragraph) if row[1] == R] == [(None, R, "2020-07-09", None)]


def test_own_reference_comes_first_with_the_date_of_the_letter(nlp: Language) -> None:
    own = facts_of(nlp, letter_with("")).references[0]
    assert (own.cited, own.role, str(own.date)) == ("AL KEN 7/2021", "self", "2021-05-12")


def test_quotes_are_the_words_at_their_offsets(nlp: Language) -> None:
    text = letter_with(CASES[2][0])
    for row in facts_of(nlp, text).references:
        assert text[row.evidence.start : row.evidence.end] == row.evidence.quote


pieces = st.sampled_from(
    [
        "AL KEN 1/2020", "UA KEN 4/2020", "KEN 2/2019 and 3/2019", "our letter", "the first", "the latter",
        "ces lettres", "of 3 March 2020", "sent on 5 June 2020", "on 9 July 2020", "3 de marzo de 2020", "today",
        "replied", "its reply", "no reply", "sin respuesta", "sans suite", "to", "(", ")", ", ", "and", "nor", ";",
        ".", "\n\n", "which", "only", "acknowledged receipt", "not answered", "a note verbale", "was supplemented",
        "namely", "of December 2015",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(pieces, max_size=60))
def test_any_order_of_words_gives_quotes_at_their_offsets(nlp: Language, words: list[str]) -> None:
    text = letter_with(" ".join(words))
    for row in facts_of(nlp, text).references:
        assert text[row.evidence.start : row.evidence.end] == row.evidence.quote
        assert row.role != "reply" or row.status is None


HOSTILE = (
    "AL KEN 1/2020, ", "our letter of 3 March 2020 and ", "replied to the first ", "no reply (", "KEN 1, 2, 3, 4, ",
    "nor to the letter of ", "the first of these letters ", "a letter\n\n", "respectively, ", "(a/hrc/1/1, ", "n'a ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_no_more_than_linear_time(rules: Language, piece: str) -> None:
    doc = rules(letter_with("We refer to our letters " + piece * (200_000 // len(piece))))
    started = time.perf_counter()
    rules.get_pipe("spcomms_exchanges")(doc)
    find_exchanges(doc, identify(doc))
    assert time.perf_counter() - started < 5


def test_in_a_letter_to_a_company_letters_to_other_companies_are_others(nlp: Language) -> None:
    paragraph = (
        "We refer to AL OTH 5/2020 of 3 March 2020. Letters on the same subject are being sent to Mara Ltd "
        "(AL OTH 8/2021)."
    )
    facts = facts_of(nlp, letter_with(paragraph).replace("AL KEN 7/2021", "AL OTH 7/2021"))
    found = [(row.cited, row.role) for row in facts.references if row.role != "self"]
    assert found == [("AL OTH 5/2020", P), ("AL OTH 8/2021", "other")]
