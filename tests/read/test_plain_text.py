"""Text files: paragraphs, pages, footnotes, encodings."""

import pytest

from pipeline.read import ReadError
from tests.read.making import letter_of, notes, page_texts, paragraphs

LONG = (
    "We have the honour to address you in our capacities as Special Rapporteur on the\n"
    "situation of human rights defenders and Working Group on Arbitrary Detention, with\n"
    "respect to the allegations that are set out below and to the questions at the end."
)
JOINED = LONG.replace("\n", " ")


def body(number: int) -> str:
    """A page's worth of wrapped text."""
    return "\n\n".join([LONG.replace("below", f"below in part {number}-{row}") for row in range(4)])


def test_wrapped_lines_become_a_paragraph() -> None:
    assert paragraphs(letter_of(f"{LONG}\n\n{LONG}\n")) == [JOINED, JOINED]


def test_a_first_line_indent_begins_a_paragraph() -> None:
    indented = f"     {LONG.replace('We have', 'We')}"
    assert paragraphs(letter_of(f"{indented}\n{indented}\n{LONG}")) == [
        JOINED.replace("We have", "We"),
        JOINED.replace("We have", "We") + " " + JOINED,
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "REFERENCE:\nAL KAZ 3/2017",
        "Marta Iribarren\nSpecial Rapporteur on the promotion of truth, justice and guarantees",
        "His Excellency\nMr. Ban Hassan Diallo\nMinister for Foreign Affairs\nBanjul",
        "Annex\nReference to international human rights law",
    ],
)
def test_short_lines_stay_lines(lines: str) -> None:
    assert paragraphs(letter_of(f"{LONG}\n\n{lines}\n\n{LONG}")) == [JOINED, lines, JOINED]


def test_lines_wrapped_loosely_by_hand_are_joined() -> None:
    loose = LONG.replace("Detention, with\n", "Detention,\nwith ")
    assert paragraphs(letter_of(f"{LONG}\n\n{loose}"))[1] == JOINED


def test_numbered_items_are_paragraphs_with_and_without_hanging_lines() -> None:
    text = (
        f"{LONG}\n\n1. Please provide any additional information and any comment that you may have on\n"
        "   these allegations.\n2. Please explain the basis of the sentence.\n3. Please say what\n   was done."
    )
    assert paragraphs(letter_of(text))[1:] == [
        "1. Please provide any additional information and any comment that you may have on these allegations.",
        "2. Please explain the basis of the sentence.",
        "3. Please say what was done.",
    ]


def test_a_number_that_wrapping_put_at_a_line_start_begins_no_item() -> None:
    text = (
        "We recall that the right to life is protected by the Covenant, and that its article\n"
        "9. 1 and 9. 3 protect the liberty of every person who is in the hands of the police or\n"
        "of soldiers of the State."
    )
    assert len(paragraphs(letter_of(f"{LONG}\n\n{text}"))) == 2


def test_paragraphs_of_one_line_stay_as_they_are() -> None:
    text = "\n\n".join([JOINED, "1. One.", "David Kaye\nSpecial Rapporteur", JOINED])
    assert letter_of(text).text == text


def test_items_below_each_other_are_paragraphs() -> None:
    assert paragraphs(letter_of(f"{JOINED}\n\n1. {JOINED}\n2. {JOINED}")) == [JOINED, f"1. {JOINED}", f"2. {JOINED}"]


@pytest.mark.parametrize(
    ("torn", "count"),
    [
        ("an injunction on holding office in any\n\npublic organization. The Court upheld it.", 1),
        ("an injunction on holding office in any,\n\npublic organization. The Court upheld it.", 2),
        ("an injunction on holding office in any.\n\npublic organization. The Court upheld it.", 2),
        ("an injunction on holding office in any\n\nPublic organization. The Court upheld it.", 2),
        ("an injunction on holding office in any\n\na) public organization. The Court upheld it.", 2),
        ("The accusations\n\nwere denied by the authorities of the State.", 2),
    ],
)
def test_a_blank_line_within_a_sentence_is_a_tear(torn: str, count: int) -> None:
    assert len(paragraphs(letter_of(f"{torn}\n\n{JOINED * 3}"))) == count + 1


def test_page_numbers_that_count_up_make_pages() -> None:
    text = f"{body(1)}\n\n1\n\n{body(2)}\n\n2\n\n{body(3)}\n"
    letter = letter_of(text)
    assert "\n1\n" not in letter.text
    assert [page[:20] for page in page_texts(letter)] == [LONG[:20]] * 3
    assert "part 2-0" in page_texts(letter)[1]
    assert "part 3-0" not in page_texts(letter)[1]


def test_running_heads_with_page_numbers_make_pages() -> None:
    text = f"{body(1)}\n\nAL CMR 5/2021 – page 2\n\n{body(2)}\n\nAL CMR 5/2021 – page 3\n\n{body(3)}\n"
    letter = letter_of(text)
    assert "page 2" not in letter.text
    assert len(letter.page_starts) == 3


def test_feet_and_heads_beside_each_other_are_one_page_end() -> None:
    text = f"{body(1)}\n\n1\n\nAL CMR 5/2021 – page 2\n\n{body(2)}\n\n2\n\nAL CMR 5/2021 – page 3\n\n{body(3)}\n"
    assert len(letter_of(text).page_starts) == 3


def test_a_lone_number_is_no_page_number() -> None:
    text = f"{body(1)}\n\n1\n\n{body(2)}"
    letter = letter_of(text)
    assert "\n\n1\n\n" in letter.text
    assert letter.page_starts == (0,)


def test_numbers_close_to_each_other_are_no_page_numbers() -> None:
    text = f"{body(1)}\n\n1\n\nThe arrest.\n\n2\n\nThe trial.\n\n3\n\nThe verdict."
    assert "\n\n2\n\n" in letter_of(text).text


def test_a_page_whose_number_is_not_printed_ends_where_a_paragraph_is_torn() -> None:
    torn = LONG.replace("Detention, with\n", "Detention, with\n\n")
    text = f"{body(1)}\n\n{torn}\n\n{body(2)}\n\n- 2 -\n\n{body(3)}\n\n- 3 -\n"
    letter = letter_of(text)
    assert len(letter.page_starts) == 3
    assert letter.text[letter.page_starts[1] :].startswith("respect to the allegations")
    assert JOINED in letter.text


def test_form_feeds_make_pages_and_their_furniture_goes() -> None:
    text = "\f".join(f"UA COL 7/2010 – page {n}\n\n{body(n)}\n\nstrictly private\n" for n in (1, 2, 3, 4))
    letter = letter_of(text)
    assert len(letter.page_starts) == 4
    assert "private" not in letter.text
    assert "page 2" not in letter.text


def test_a_word_torn_by_a_page_end_is_whole() -> None:
    torn = "with guarantees of the non-\n\n1\n\nrecurrence of the violations of the popula-\n\ntion."
    text = f"{body(1)}\n\n{torn}\n{body(2)}\n\n2\n\n{body(3)}"
    assert "the non-recurrence of" in letter_of(text).text


def test_hyphens_at_line_ends() -> None:
    text = (
        "We recall that grievances of the English-speaking popula-\n"
        "tion had been voiced, that forty-\n"
        "five persons were held by non-\n"
        "State armed groups (A/HRC/46-\n"
        "35), and that the above-\n"
        "mentioned Mr. Quiroga-\n"
        "Hill was among them in 2015–\n"
        "2016 and/\n"
        "or later."
    )
    assert letter_of(text).text == (
        "We recall that grievances of the English-speaking population had been voiced, that forty-five persons were "
        "held by non-State armed groups (A/HRC/46-35), and that the above-mentioned Mr. Quiroga-Hill was among them in "
        "2015–2016 and/or later."
    )


def test_footnotes_below_a_rule_at_the_foot_of_a_page() -> None:
    text = (
        f"{body(1)}\nHe was held under Law No. 1055.1 The trial was closed (“Security Law”).2 We\n\n"
        "_____________________\n"
        "1 Law No. 1055, adopted by the National Assembly on the twenty-first day of the month of\nDecember.\n"
        f"2 See A/HRC/46/35.\n\n- 1 -\n\nregret it.3\n\n{body(2)}\n\n_____\n3 Ibid.\n\n- 2 -\n\n{body(3)}"
    )
    letter = letter_of(text)
    assert notes(letter) == [
        (
            "1",
            "o. 1055.",
            "Law No. 1055, adopted by the National Assembly on the twenty-first day of the month of December.",
            1,
        ),
        ("2", 'y Law").', "See A/HRC/46/35.", 1),
        ("3", "gret it.", "Ibid.", 2),
    ]
    assert 'under Law No. 1055. The trial was closed ("Security Law"). We regret it.' in letter.text
    assert "____" not in letter.text
    assert letter.text[letter.footnotes_start :].startswith("Law No. 1055,")
    assert letter.page_at(letter.footnotes[2].start) == 2


def test_footnotes_without_page_numbers_end_a_page() -> None:
    torn = "Under article 4, an association1\n\n_____\n1 The Bill.\n\nwhose support is foreign has to register."
    text = f"{body(1)}\n\n{torn}\n\n{body(2)}"
    letter = letter_of(text)
    assert "an association whose support" in letter.text
    assert letter.page_starts[1] == letter.text.index("whose support")
    assert notes(letter) == [("1", "ociation", "The Bill.", 1)]


def test_footnotes_at_the_end_of_the_letter_are_found_in_order() -> None:
    text = (
        "He was charged under article 11.1 and article 2 of the Law of 20151 and detained. The Court, in Saint-Denis2 "
        "(see no. 2), sat on 2 May.\n\n"
        "It relied on article 3* and on its own judgment.3\n\n"
        "___\n1 Law 009.\n2 Cour d'appel.\n* As amended.\n3 No. 12."
    )
    assert notes(letter_of(text)) == [
        ("1", " of 2015", "Law 009.", 1),
        ("2", "nt-Denis", "Cour d'appel.", 1),
        ("*", "rticle 3", "As amended.", 1),
        ("3", "udgment.", "No. 12.", 1),
    ]


@pytest.mark.parametrize(
    "sentence", ["on article 19 and in 1999", "of the 1er juin", "núm.1 of the list", "in 3 weeks"]
)
def test_numbers_that_are_no_marks_stay(sentence: str) -> None:
    letter = letter_of(f"He relied {sentence} when he wrote.\n\n_____\n1 A note that nothing refers to.")
    assert sentence in letter.text
    assert notes(letter) == [("1", "", "A note that nothing refers to.", 1)]


@pytest.mark.parametrize(("mark", "note"), [("[1]", "[1]"), ("¹", "¹"), ("1", "1."), ("1", "1)")])
def test_marks_in_brackets_and_superscript(mark: str, note: str) -> None:
    letter = letter_of(f"The trial was held in camera.{mark} It was short.\n\n_____\n{note} See the Law.")
    assert letter.text.startswith("The trial was held in camera. It was short.")
    assert notes(letter) == [("1", " camera.", "See the Law.", 1)]


def test_a_superscript_that_is_no_mark_stays() -> None:
    assert letter_of("A cell of 4 m² for two.").text == "A cell of 4 m² for two."


def test_markdown_marks_go_and_others_stay() -> None:
    text = (
        "A complaint was lodged on behalf of **Ms. Marta\nTzul Quim** with the *Juzgado de Primera*, an action\n"
        "for __amparo__; 2 * 3 * 4; a_b_c; **"
    )
    assert letter_of(text).text == (
        "A complaint was lodged on behalf of Ms. Marta Tzul Quim with the Juzgado de Primera, an action for amparo; "
        "2 * 3 * 4; a_b_c; **"
    )


def test_two_columns_come_one_after_the_other() -> None:
    text = f"""{LONG}

Tsvetana Borisova-Lind                      Eilidh MacTavish-Brown
Chair-Rapporteur of the Working Group on    Special Rapporteur on the situation of
the issue of human rights                   human rights defenders

Rogelio Batungbakal                         Mwenda Kariuki-Ross
Special Rapporteur on the implications      Special Rapporteur on water
of toxics
"""
    assert paragraphs(letter_of(text))[1:] == [
        "Tsvetana Borisova-Lind\nChair-Rapporteur of the Working Group on the issue of human rights",
        "Eilidh MacTavish-Brown\nSpecial Rapporteur on the situation of human rights defenders",
        "Rogelio Batungbakal\nSpecial Rapporteur on the implications of toxics",
        "Mwenda Kariuki-Ross\nSpecial Rapporteur on water",
    ]


def test_the_date_beside_the_reference_stands_for_itself() -> None:
    text = f"REFERENCE:                                        12 December 2017\nAL KAZ 3/2017\n\n{LONG}"
    assert paragraphs(letter_of(text))[:2] == ["REFERENCE:\nAL KAZ 3/2017", "12 December 2017"]


def test_a_form_keeps_its_labels_with_their_values() -> None:
    text = f"FECHA:       21 de abril de 2010\nA:           Misión Permanente\nFAX:         022 917 90 06\n\n{LONG}"
    assert paragraphs(letter_of(text))[0] == "FECHA: 21 de abril de 2010\nA: Misión Permanente\nFAX: 022 917 90 06"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"])
def test_encodings(encoding: str) -> None:
    text = (
        "Señora Embajadora: la detención de doña Ángela Núñez, según la información recibida, sería arbitraria.\n" * 4
    )
    assert "Núñez, según" in letter_of(text.encode(encoding)).text


def test_broken_characters_cost_only_themselves() -> None:
    content = "Señora Núñez: «la detención de Ángela»".encode().replace("ó".encode(), b"\xc3")
    assert letter_of(content).text == "Señora Núñez: «la detenci\ufffdn de Ángela»"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert letter_of(f"{LONG}\n\n{LONG}".replace("\n", end)).text == f"{JOINED}\n\n{JOINED}"


def test_a_null_character_is_dropped_but_many_are_no_text() -> None:
    assert letter_of("Excellency\0, " + JOINED).text.startswith("Excellency, We")
    with pytest.raises(ReadError):
        letter_of("ab\0" * 1000)


def test_a_soft_hyphen_is_dropped_and_at_a_line_end_joins() -> None:
    assert letter_of("the co\u00adoperation of the popula\u00ad\ntion").text == "the cooperation of the population"
