from datetime import date

import pytest

from pipeline.relate.citations import Citation
from pipeline.relate.corpus import CorpusLetter
from pipeline.relate.links import Link, find_links, link_record
from tests.relate.made_letters import citation, letter

LATER = letter("AL KAZ 2/2018", "2018-06-14", mandates="wgad lawyers")


def found(letters: list[CorpusLetter], *citations: Citation) -> list[Link]:
    return find_links({letter.letter_id: letter for letter in letters}, citations)


def meant(letters: list[CorpusLetter], *citations: Citation) -> list[str | None]:
    return [link.to.letter_id if link.to else None for link in found(letters, *citations)]


@pytest.mark.parametrize("cited", ["AL KAZ 5/2017", "KAZ 5/2017", "UA KAZ 5/2017"])
def test_a_letter_is_known_by_state_number_and_year(cited: str) -> None:
    letters = [LATER, letter("AL KAZ 5/2017", "2017-11-29"), letter("AL KAZ 5/2016"), letter("AL KGZ 5/2017")]
    assert meant(letters, citation(LATER, cited, "previous")) == ["AL KAZ 5/2017"]


def test_a_letter_that_the_corpus_does_not_have_is_kept_without_a_target() -> None:
    (link,) = found([LATER], citation(LATER, "AL KAZ 5/2017", "previous", "2017-11-29"))
    record = link_record(link, {LATER.letter_id: LATER})
    assert (record.to_letter, record.cited, record.date) == (None, "AL KAZ 5/2017", date(2017, 11, 29))
    assert record.date_matches is None


@pytest.mark.parametrize(("told", "matches"), [("2017-11-29", True), ("2017-11-28", False), (None, None)])
def test_another_date_is_kept_and_flagged(told: str | None, matches: bool | None) -> None:
    letters = [LATER, letter("AL KAZ 5/2017", "2017-11-29")]
    (link,) = found(letters, citation(LATER, "AL KAZ 5/2017", "previous", told))
    record = link_record(link, {letter.letter_id: letter for letter in letters})
    assert (record.to_letter, record.date_matches) == ("AL KAZ 5/2017", matches)
    assert any(reason.startswith("against: dated") for reason in record.reasons) == (matches is False)


@pytest.mark.parametrize(
    ("cited", "matches"), [("UA KAZ 5/2017", False), ("JAL KAZ 5/2017", True), ("KAZ 5/2017", None)]
)
def test_another_kind_is_flagged(cited: str, matches: bool | None) -> None:
    letters = [LATER, letter("AL KAZ 5/2017")]
    (link,) = found(letters, citation(LATER, cited, "previous"))
    assert link_record(link, {letter.letter_id: letter for letter in letters}).kind_matches == matches


def test_a_letter_does_not_mean_itself() -> None:
    assert meant([LATER], citation(LATER, "AL KAZ 2/2018", "other")) == [None]


def test_of_copies_the_one_in_the_letters_language_is_meant() -> None:
    copies = [letter("AL KAZ 5/2017", "2017-11-29", name=name, language=name) for name in ("es", "fr", "en")]
    assert meant([LATER, *copies], citation(LATER, "AL KAZ 5/2017", "previous")) == ["en"]


def test_two_letters_of_one_number_are_told_apart_by_date_or_not_at_all() -> None:
    two = [letter("AL KAZ 5/2017", day, name=day) for day in ("2017-11-29", "2017-03-01")]
    assert meant([LATER, *two], citation(LATER, "KAZ 5/2017", "previous", "2017-03-01")) == ["2017-03-01"]
    assert meant([LATER, *two], citation(LATER, "KAZ 5/2017", "previous")) == [None]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([letter("AL KAZ 1/2012", "2012-03-08", mandates="wgad")], "AL KAZ 1/2012"),
        ([letter("AL KAZ 1/2012", "2012-03-08", mandates="water")], None),
        ([letter("AL UZB 1/2012", "2012-03-08", mandates="wgad")], None),
        ([letter("AL KAZ 1/2012", "2012-03-08"), letter("UA KAZ 2/2012", "2012-03-08")], None),
        ([letter("AL KAZ 1/2012", "2012-03-09")], None),
    ],
    ids=["the only one", "of other mandates", "to another State", "one of two", "of another day"],
)
def test_a_letter_known_by_its_day_alone(others: list[CorpusLetter], expected: str | None) -> None:
    assert meant([LATER, *others], citation(LATER, None, "previous", "2012-03-08")) == [expected]


def test_a_letter_to_a_company_is_not_known_by_its_day() -> None:
    by = letter("AL OTH 9/2018", "2018-06-14")
    assert meant([by, letter("AL OTH 1/2012", "2012-03-08")], citation(by, None, "previous", "2012-03-08")) == [None]


def test_a_reply_answers_the_letter_of_which_it_tells_no_earlier_reply() -> None:
    reply = letter("KAZ reply", "2018-01-20")
    letters = [reply, letter("AL KAZ 5/2017", "2017-11-29"), letter("UA KAZ 1/2016", "2016-02-01")]
    links = found(
        letters,
        citation(reply, "AL KAZ 5/2017", "previous", "2017-11-29", status="answered"),
        citation(reply, "UA KAZ 1/2016", "previous", "2016-02-01", status="answered"),
        citation(reply, "UA KAZ 1/2016", "reply", "2016-04-05"),
    )
    assert [link.answers for link in links] == [True, False, False]
    assert links[2].to is None, "the reply of 2016 is not this one"


def replies(*days: str) -> tuple[list[CorpusLetter], list[Citation]]:
    """Replies to AL KAZ 5/2017 of these days, and what they say of it."""
    letters = [letter("KAZ reply", day, name=f"reply {day}") for day in days]
    return letters, [citation(reply, "AL KAZ 5/2017", "previous", status="answered") for reply in letters]


@pytest.mark.parametrize(
    ("there", "told", "expected"),
    [
        (["2018-01-20"], ["2018-01-20"], ["reply 2018-01-20"]),
        (["2018-01-20"], ["2018-01-21"], ["reply 2018-01-20"]),
        (["2018-01-20"], ["2018-01-20", "2018-03-01"], ["reply 2018-01-20", None]),
        (["2018-01-20", "2018-03-01"], ["2018-03-01"], ["reply 2018-03-01"]),
        (["2018-01-20", "2018-03-01"], ["2018-02-01"], [None]),
    ],
    ids=["of its day", "the only one, of another day", "one of two told", "one of two there", "neither of two"],
)
def test_a_reply_that_a_letter_tells_of_is_found(there: list[str], told: list[str], expected: list[str | None]) -> None:
    letters, answers = replies(*there)
    said = [citation(LATER, "AL KAZ 5/2017", "reply", day) for day in told]
    assert meant([LATER, *letters], *answers, *said)[len(answers) :] == expected


def test_a_reply_to_a_letter_without_number_is_known_by_its_day() -> None:
    letters, answers = replies("2018-01-20")
    assert meant([LATER, *letters], *answers, citation(LATER, None, "reply", "2018-01-20"))[1:] == ["reply 2018-01-20"]


def test_a_reply_of_that_day_to_another_letter_is_taken_where_there_is_none_to_the_letter_told() -> None:
    letters, answers = replies("2018-01-20")
    assert meant([LATER, *letters], *answers, citation(LATER, "UA KAZ 1/2016", "reply", "2018-01-20"))[1:] == [
        "reply 2018-01-20"
    ]


def test_a_reply_answers_a_letter_that_it_names_by_its_day_beside_another_reply_without_number() -> None:
    reply = letter("KAZ reply", "2018-01-20")
    letters = [reply, letter("AL KAZ 5/2017", "2017-11-29")]
    links = found(
        letters,
        citation(reply, None, "previous", "2017-11-29", status="answered"),
        citation(reply, None, "reply", "2016-04-05"),
    )
    assert [(link.to.letter_id if link.to else None, link.answers) for link in links] == [
        ("AL KAZ 5/2017", True),
        (None, False),
    ]
