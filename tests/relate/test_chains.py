from pipeline.relate.chains import find_chains
from pipeline.relate.citations import Citation
from pipeline.relate.corpus import CorpusLetter
from pipeline.relate.links import find_links
from pipeline.tables.across_records import ChainRecord
from tests.relate.made_letters import citation, letter

FIRST = letter("UA KAZ 1/2016", "2016-02-01")
SECOND = letter("AL KAZ 5/2017", "2017-11-29")
THIRD = letter("AL KAZ 2/2018", "2018-06-14")
REPLY = letter("KAZ reply", "2018-01-20")


def chains(letters: list[CorpusLetter], *citations: Citation) -> list[ChainRecord]:
    by_id = {letter.letter_id: letter for letter in letters}
    return find_chains(by_id, find_links(by_id, citations))


def order(records: list[ChainRecord]) -> list[tuple[str, int, str | None]]:
    return [(record.chain_id, record.ord, record.reference or record.letter_id) for record in records]


def test_follow_ups_and_replies_stand_in_order_of_date() -> None:
    records = chains(
        [THIRD, REPLY, SECOND, FIRST],
        citation(THIRD, "KAZ 5/2017", "previous"),
        citation(SECOND, "UA KAZ 1/2016", "previous"),
        citation(REPLY, "AL KAZ 5/2017", "previous", status="answered"),
    )
    assert order(records) == [
        ("UA KAZ 1/2016", 1, "UA KAZ 1/2016"),
        ("UA KAZ 1/2016", 2, "AL KAZ 5/2017"),
        ("UA KAZ 1/2016", 3, "KAZ reply"),
        ("UA KAZ 1/2016", 4, "AL KAZ 2/2018"),
    ]
    assert [record.n_cited for record in records] == [1, 2, 0, 0]
    assert records[3].follows == ["AL KAZ 5/2017"]


def test_two_follow_ups_of_a_missing_letter_are_one_chain_that_says_what_is_missing() -> None:
    records = chains(
        [SECOND, THIRD],
        citation(SECOND, "KAZ 1/2016", "previous", "2016-02-01"),
        citation(THIRD, "UA KAZ 1/2016", "previous", "2016-02-01"),
    )
    assert order(records)[0] == ("UA KAZ 1/2016", 1, "UA KAZ 1/2016"), "under its fullest name"
    assert (records[0].letter_id, str(records[0].date), records[0].n_cited) == (None, "2016-02-01", 2)
    assert len({record.chain_id for record in records}) == 1


def test_a_missing_letter_without_a_date_stands_at_the_end_of_its_year() -> None:
    records = chains(
        [THIRD, SECOND], citation(THIRD, "KAZ 9/2016", "previous"), citation(THIRD, "KAZ 5/2017", "previous")
    )
    assert [record.reference for record in records] == ["KAZ 9/2016", "AL KAZ 5/2017", "AL KAZ 2/2018"]


def test_letters_that_nothing_joins_are_in_no_chain() -> None:
    assert chains([FIRST, SECOND], citation(SECOND, "AL UZB 1/2017", "other")) == []


def test_copies_of_a_letter_are_one_communication_with_a_row_each() -> None:
    copy = letter("UA KAZ 1/2016", "2016-02-01", name="copy")
    records = chains([FIRST, copy, SECOND], citation(SECOND, "KAZ 1/2016", "previous"))
    assert [(record.ord, record.letter_id) for record in records] == [
        (1, "UA KAZ 1/2016"),
        (2, "copy"),
        (3, "AL KAZ 5/2017"),
    ]


def test_letters_of_one_day_to_two_states_are_two_chains() -> None:
    records = chains(
        [SECOND, letter("AL UZB 1/2017", "2017-05-05")],
        citation(SECOND, None, "previous", "2012-03-08"),
        citation(letter("AL UZB 1/2017"), None, "previous", "2012-03-08"),
    )
    assert sorted({record.chain_id for record in records}) == ["KAZ 2012-03-08", "UZB 2012-03-08"]
