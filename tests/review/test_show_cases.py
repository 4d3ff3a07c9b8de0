"""What a reader finds in the display of what happened to whom."""

import re
from datetime import date
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from pipeline.resolve.facts import Facts
from pipeline.review.page import SHORTEST, shared
from pipeline.review.show import show, show_person
from tests.review.made import dated
from tests.review.made_cases import TEXT, case_facts, charge, event, sentence

ARREST = (
    "4 May 2018 arrested, searched · Toytown · with Ivan Toy "
    "“On 4 May 2018 Ms. Vera Toy and Mr. Ivan Toy **were arrested by the police in Toytown** and **their office was "
    "searched** without a warrant.” p. 1"
)


def shown(facts: Facts, *, person: str | None = None, width: int = 200, full: bool = False) -> str:
    stream = StringIO()
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    if person is None:
        show(console, facts, full=full)
    else:
        (record,) = (record for record in facts.persons if record.name == person)
        show_person(console, facts, record, full=full)
    return stream.getvalue()


def block(output: str, heading: str) -> str:
    """What stands below the heading of a person, on one line."""
    below = output.partition(f"  {heading}")[2].partition("\n\n")[0]
    return " ".join(word for word in below.split() if word != "│")


def test_a_case_is_a_time_line_with_charges_and_sentences_below() -> None:
    assert block(shown(case_facts()), "Vera Toy") == (
        f"(alleged victim, aged 34) {ARREST} "
        '7 May 2018 charged “On 7 May 2018 Ms. Vera Toy **was charged with** "fraud" '
        'and "insult of an official".” p. 1 '
        "1 June 2018 convicted, sentenced · Toytown District Court "
        "“On 1 June 2018 the Toytown District Court **found her guilty of insult** and "
        "**sentenced her to four years** of labour camp and a fine of 3,000 dollars.” p. 1 "
        "3 July 2018 appeal · Regional Appeal Court "
        "“On 3 July 2018 the Regional Appeal Court **left the sentence unchanged**.” p. 1 "
        "no date allegedly ill-treated · with Ivan Toy “**They were allegedly beaten** with sticks in custody.” p. 1 "
        "charges – fraud: dropped, first brought on 7 May 2018 p. 2 "
        "– insult of an official (resisting authority, Criminal Code, article 378): "
        "convicted on 1 June 2018 by Toytown District Court, first brought on 7 May 2018 p. 2 "
        "sentences 4 years' forced labour, a fine of 3,000 USD: imposed on 1 June 2018 by Toytown District Court, "
        "upheld on 3 July 2018 by Regional Appeal Court p. 2"
    )


def test_a_sentence_quoted_before_is_only_told_by_its_clauses() -> None:
    assert block(shown(case_facts()), "Ivan Toy") == (
        "(alleged victim, a minor) 4 May 2018 arrested, searched · Toytown · with Vera Toy "
        "“were arrested by the police in Toytown … their office was searched” p. 1 "
        "no date allegedly ill-treated · with Vera Toy “They were allegedly beaten” p. 1"
    )


def test_all_is_quoted_each_time_if_all_is_wanted() -> None:
    assert ARREST.replace("Ivan Toy “", "Vera Toy “") in block(shown(case_facts(), full=True), "Ivan Toy")


def test_a_clause_that_is_most_of_its_sentence_is_not_marked_in_it() -> None:
    facts = case_facts(events=[event(1, "killing", "On 9 May 2018 five miners were killed", None, ())], charges=[])
    assert block(shown(facts), "Others") == "no date killed “On 9 May 2018 five miners were killed at the pit.” p. 1"


def test_long_clauses_are_cut_so_that_all_are_there() -> None:
    long = "Vera Toy and Mr. Ivan Toy were arrested by the police in Toytown and their office was"
    events = [event(1, "arrest", long, None, ("p2",)), event(2, "search", "without a warrant", None, ("p2",))]
    cut = block(shown(case_facts(events=events), width=52), "Vera Toy").replace("p. 1 ", "")
    assert "arrested, searched “Vera Toy and Mr. Ivan Toy were arrested by … without a warrant” charges" in cut
    whole = block(shown(case_facts(events=events), width=52, full=True), "Vera Toy")
    assert "warrant.”" in whole
    assert "…" not in whole


@given(st.lists(st.integers(1, 300), min_size=1, max_size=6), st.integers(40, 400))
def test_room_is_shared(lengths: list[int], room: int) -> None:
    limits = shared(lengths, room)
    assert all(min(length, SHORTEST) <= limit <= length for length, limit in zip(lengths, limits, strict=True))
    assert sum(limits) <= max(room, SHORTEST * len(lengths))
    assert sum(lengths) > room or limits == lengths


def test_persons_to_whom_the_same_happened_stand_together() -> None:
    output = shown(case_facts())
    said = block(output, "Anna A (alleged victim), Bela B (alleged victim), Carl C (alleged victim)")
    assert said.startswith("2 May 2018 killed “On 2 May 2018 **the following persons were shot**")


def test_people_without_names_come_last_in_the_letters_words() -> None:
    output = shown(case_facts(charges=[charge("fraud", person_id=None, unnamed="five miners", evidence=FIVE)]))
    assert block(output, "Others") == (
        "9 May 2018 killed · “five miners” “On 9 May 2018 **five miners were killed** at the pit.” p. 1 "
        "charges “five miners”: fraud: charged p. 1"
    )
    assert output.index("  Others") > output.index("  Boris Ltd (lawyer)")


FIVE = event(1, "killing", "five miners", None, ()).evidence


def test_a_charge_of_a_sentence_that_the_time_line_lacks_has_it_quoted() -> None:
    facts = case_facts(events=[], sentences=[], charges=[charge("fraud")])
    assert block(shown(facts), "Vera Toy").endswith(
        'charges fraud: charged “On 7 May 2018 Ms. Vera Toy was charged with "**fraud**" '
        'and "insult of an official".” p. 2'
    )


def test_more_than_two_others_are_counted() -> None:
    shot = event(1, "killing", "were shot", None, ("p2", "p4", "p5", "p6"), unnamed="two more")
    output = shown(case_facts(events=[shot]))
    assert "killed · with 3 others and “two more”" in block(output, "Vera Toy")


def test_a_day_stands_once() -> None:
    day = date(2018, 5, 4)
    facts = case_facts(
        events=[event(1, "arrest", "were arrested", day, ("p2",)), event(2, "release", "They", day, ("p2",))]
    )
    assert block(shown(facts), "Vera Toy").count("4 May 2018 arrested") == 1
    assert "p. 1 released" in block(shown(facts), "Vera Toy")


def test_it_is_told_that_nothing_happened() -> None:
    nothing = case_facts(events=[], charges=[], sentences=[])
    assert "Nothing that happened to anybody was found." in shown(nothing)
    assert "Nothing that happened to this person was found." in shown(nothing, person="Vera Toy")


def test_one_person_alone() -> None:
    output = shown(case_facts(), person="Ivan Toy")
    assert output.startswith(
        "UA KAZ 7/2019, urgent appeal to Kazakhstan\n\nIvan Toy (alleged victim, a minor)\n  4 May"
    )
    assert "without a warrant" in output
    for other in ("Dates", "Boris Ltd", "miners", "charges"):
        assert other not in output


def test_dates_of_events_are_short_where_their_sentence_was_quoted() -> None:
    dates = [dated(TEXT, "event", date(2018, 5, 4), "4 May 2018"), dated(TEXT, "event", date(2018, 5, 9), "9 May 2018")]
    said = " ".join(
        shown(case_facts(dates=dates)).partition("\nDates\n")[2].partition("\n\n")[0].replace("│", "").split()
    )
    assert said == "4 May 2018 arrested, searched · Vera Toy and Ivan Toy p. 1 9 May 2018 killed p. 1"


def test_a_date_of_which_only_something_is_known_has_its_sentence() -> None:
    other = event(1, "other", "were arrested", date(2018, 5, 4), ("p2",))
    facts = case_facts(events=[other], dates=[dated(TEXT, "event", date(2018, 5, 4), "4 May 2018")])
    assert "“On **4 May 2018** Ms. Vera" in shown(facts).partition("\nDates\n")[2]


def test_courts_are_named_with_their_level() -> None:
    below = shown(case_facts()).partition("\nCourts named\n")[2].partition("\n\n")[0]
    lines = [" ".join(line.split()) for line in below.splitlines()]
    assert lines == [
        "district Toytown District Court Kazakhstan, 1 mention p. 1",
        "appeal Regional Appeal Court Northville, Kazakhstan, 3 mentions p. 1",
    ]
    assert "No court was found." in shown(case_facts(courts=[]))


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal_and_no_fact_is_lost(width: int) -> None:
    output = shown(case_facts(), width=width)
    assert max(map(len, output.splitlines())) <= width
    words = "".join(PAGE_NUMBER.sub("", output).replace("│", "").split())
    for fact in ("4years'forcedlabour,afineof3,000USD", "upheldon3July2018", "killed·“fiveminers”"):
        assert fact in words


PAGE_NUMBER = re.compile(r"p\. \d *$", re.MULTILINE)
HOSTILE = "[red]\x1b[2J\u202e\x07:boom:"


def hostile(**changes: Any) -> Facts:
    where: dict[str, Any] = {"evidence": FIVE, "unnamed": HOSTILE}
    return case_facts(
        charges=[charge("fraud", offence=HOSTILE, law=HOSTILE, article=HOSTILE, person_id=None, **where)],
        sentences=[sentence("fraud", duration=HOSTILE, currency=HOSTILE, unit=HOSTILE, quantity=2.0, person_id=None)],
        events=[event(1, "arrest", "were arrested", None, ("p2",), unnamed=HOSTILE)],
        **changes,
    )


def test_what_a_terminal_would_obey_or_hide_is_shown_as_escapes() -> None:
    output = shown(hostile(), width=400)
    assert output.count(r"[red]\x1b[2J\u202e\x07:boom:") >= 5
    assert not {"\x1b", "\x07", "\u202e"} & set(output)
