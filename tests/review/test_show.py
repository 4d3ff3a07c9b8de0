"""What a reader finds in the display of one letter."""

import re
from datetime import date
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from pipeline.resolve.facts import Facts
from pipeline.review.show import show
from tests.review.made import TEXT, dated, letter, made_facts, reference

QUESTION = "at each of the later interrogations in the weeks that followed, the last one included."


def shown(facts: Facts, *, width: int = 100, full: bool = False, **terminal: Any) -> str:
    stream = StringIO()
    show(Console(file=stream, width=width, highlight=False, markup=False, emoji=False, **terminal), facts, full=full)
    return stream.getvalue()


def part(output: str, heading: str) -> str:
    """What stands below a heading, on one line."""
    below = output.partition(f"\n{heading}")[2].partition("\n\n")[0]
    return " ".join(word for word in below.split() if word != "│")


def test_the_head_says_who_writes_to_whom_when() -> None:
    head = shown(made_facts()).partition("\n\n")[0]
    assert head.startswith("UA KAZ 7/2019, urgent appeal to Kazakhstan")
    for words in ("3 May 2019", "Government of Kazakhstan", "English", "2 pages", "letters/UA-KAZ-7-2019.txt"):
        assert words in head


def test_a_letter_to_a_company_names_it() -> None:
    facts = made_facts(letter=letter(kind="AL", state="OTH", addressee="Toy Mining Ltd."))
    assert "allegation letter to Toy Mining Ltd." in shown(facts)


def test_a_letter_of_which_little_was_found_is_shown_all_the_same() -> None:
    nothing: dict[str, Any] = {name: [] for name in ("sections", "mandates", "references", "dates", "requests")}
    bare = letter(
        kind="OTHER",
        state=None,
        date=None,
        addressee=None,
        language=None,
        response_days=None,
        response_due=None,
    )
    output = shown(made_facts(reference=None, letter=bare, **nothing))
    assert "No reference, letter to an addressee that was not found" in output
    assert re.search(r"date +not found", output)
    assert part(output, "Who writes") == "No mandate was found."
    assert part(output, "Term for the answer") == "None was found."


def test_each_mandate_has_its_holder_and_resolution() -> None:
    said = part(shown(made_facts()), "Who writes")
    assert said == "1. Special Rapporteur on torture A. N. Author A/HRC/RES/34/19"


def test_earlier_letters_stand_in_order_with_their_replies_and_the_words_that_say_so() -> None:
    said = part(shown(made_facts(), width=200), "Earlier correspondence")
    assert said == (
        "2 March 2018 AL KAZ 1/2018 · answered "
        "“I wrote to you on 2 March 2018 (**AL KAZ 1/2018**), and thank you for the **reply of 9 April 2018**.” p. 1 "
        "9 April 2018 └ reply "
        "1 June 2018 AL KAZ 4/2018 · unanswered "
        "“A second letter, **AL KAZ 4/2018**, was sent on 1 June 2018.” p. 1 "
        "“I regret that it has remained **without an answer**.”"
    )


def test_a_letter_whose_answer_is_not_told_says_so() -> None:
    facts = made_facts(references=[reference(TEXT, "previous", None, None, "2 March 2018")])
    assert "no date letter without number · no word of an answer" in part(shown(facts), "Earlier correspondence")


def test_a_reply_says_what_it_answers() -> None:
    answered = reference(TEXT, "previous", "AL KAZ 1/2018", date(2018, 3, 2), "AL KAZ 1/2018", status="answered")
    reply = letter(kind="REPLY", response_days=None, response_due=None)
    facts = made_facts(reference=None, letter=reply, mandates=[], requests=[], references=[answered], dates=[])
    output = shown(facts)
    assert output.startswith("Reply of Kazakhstan")
    assert re.search(r"answers +AL KAZ 1/2018 of 2 March 2018", output)
    assert "Who writes" not in output
    assert "What is asked" not in output


def test_which_letter_a_reply_answers_is_left_open_where_two_can_be_meant() -> None:
    both = ("AL KAZ 1/2018", "AL KAZ 4/2018")
    answered = [reference(TEXT, "previous", cited, None, cited, status="answered") for cited in both]
    facts = made_facts(reference=None, letter=letter(kind="REPLY"), references=answered)
    assert not re.search(r"^ +answers", shown(facts), re.MULTILINE)


def test_long_questions_are_two_lines_unless_all_is_wanted() -> None:
    short, whole = shown(made_facts()), shown(made_facts(), full=True)
    question = short.partition("What is asked")[2].partition("  2.")[0].strip().splitlines()
    assert len(question) == 2
    assert question[0].endswith("p. 2")
    assert question[1].endswith("…")
    assert QUESTION in part(whole, "What is asked")
    assert "2. Please say where he is held. p. 2" in part(short, "What is asked")


def test_the_term_has_its_day_and_sentence() -> None:
    said = part(shown(made_facts()), "Term for the answer")
    assert said == "60 days, by 2 July 2019 “I would appreciate a response **within 60 days**.” p. 1"


def test_dates_stand_in_their_order_each_with_its_sentence() -> None:
    said = part(shown(made_facts()), "Dates")
    assert said == (
        "2 March 2018 earlier letter AL KAZ 1/2018 p. 1 "
        "4 February 2019 “On **4 February 2019**, Mr. A was arrested.” p. 1 "
        "5 February 2019 “On **5 and 6 February 2019** he was questioned without a lawyer.” p. 1 "
        "6 February 2019 "
        "3 May 2019 this letter p. 1 "
        "2 July 2019 answer due p. 1"
    )


def test_a_broken_date_comes_last_and_is_not_given_a_day() -> None:
    broken = dated(TEXT, "ratification", None, "4 February 2019", precision="incomplete")
    said = part(shown(made_facts(dates=[broken, *made_facts().dates])), "Dates")
    assert said.endswith("not clear ratification: “On **4 February 2019**, Mr. A was arrested.” p. 1")


def test_sections_have_their_pages_and_first_words() -> None:
    said = part(shown(made_facts()), "Sections")
    assert said.startswith("letterhead p. 1 ")
    assert "legal framework p. 1–2" in said
    assert "Mandate of the Special Rapporteur" in said


@pytest.mark.parametrize("hostile", ["[red]no[/red]", "[/]", "[link=x]y", ":boom:", "\\[b]"])
def test_what_looks_like_markup_is_shown_as_it_stands(hostile: str) -> None:
    text = TEXT.replace("Mr. A was", f"{hostile} was").replace("[bold]he[/bold]", hostile)
    facts = made_facts(text, letter=letter(addressee=hostile, source=hostile))
    output = shown(facts, full=True, width=400)
    for heading in ("", "What is asked", "Dates"):
        assert hostile in part(f"\n{output}", heading)


def test_what_a_terminal_would_obey_or_hide_is_shown_as_escapes() -> None:
    text = TEXT.replace("Mr. A was", "\x1b[2J\u202e\x07 was")
    facts = made_facts(text, letter=letter(addressee="\x1b]0;title\x07", source="a\nb\x9b.txt"))
    output = shown(facts, full=True, force_terminal=True, no_color=True, color_system="standard")
    assert "\\x1b[2J\\u202e\\x07 was" in output
    assert "\\x1b]0;title\\x07" in output
    assert "a b\\x9b.txt" in output
    assert not {"\x07", "\u202e", "\x9b"} & set(output)
    assert "\x1b[2J" not in output


def test_colours_mark_the_quote_on_a_terminal() -> None:
    output = shown(made_facts(), force_terminal=True, color_system="standard")
    assert "\x1b[1;35m4 February 2019\x1b[0m" in output
    assert "**" not in output


def test_there_are_no_colours_elsewhere() -> None:
    assert "\x1b" not in shown(made_facts())


@pytest.mark.parametrize("width", [30, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal_and_no_fact_is_lost(width: int) -> None:
    output = shown(made_facts(), width=width)
    assert max(map(len, output.splitlines())) <= width
    words = "".join(output.replace("│", "").split())
    for fact in ("ALKAZ4/2018", "unanswered", "A.N.Author", "A/HRC/RES/34/19", "60days,by2July2019"):
        assert fact in words


def test_persons_stand_with_what_is_said_of_them() -> None:
    persons = part(shown(made_facts()), "Persons named")
    assert persons.startswith("mandate holder A. N. Author (Author)")
    for words in ("female", "aged 61", "of Kazakhstan", "a [bold]jurist[/bold]", "HRC"):
        assert words in persons


def test_organisations_and_places_stand_with_kind_and_state() -> None:
    output = shown(made_facts())
    assert part(output, "Organisations named").startswith("un body Human Rights Council (HRC) 2 mentions")
    assert part(output, "Places named").startswith("city Almaty Kazakhstan, 1 mention")


@pytest.mark.parametrize("table", ["persons", "organisations", "places"])
def test_nobody_named_is_told(table: str) -> None:
    assert f"No {table.removesuffix('s')} was found." in shown(made_facts(**{table: []}))
