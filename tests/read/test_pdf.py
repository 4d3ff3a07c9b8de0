"""PDFs: set by typst, as a letter is."""

import re
from collections import Counter

import pytest

from pipeline.read.pdf_words import looks_wrong, page_lines
from tests.read.making import WORDS, cells, letter_of, notes, page_texts, paragraphs, prose, raw_pdf, typst_pdf

JOINED = WORDS.strip()


def test_paragraphs_are_joined_and_parted() -> None:
    pdf = typst_pdf(f"{WORDS}{WORDS}\n\n{WORDS}\n\n#align(right)[2 May 2022]\n\nExcellency,\n\n{WORDS}")
    assert paragraphs(letter_of(pdf)) == [f"{JOINED} {JOINED}", JOINED, "2 May 2022", "Excellency,", JOINED]


def test_first_line_indents_part_paragraphs_without_a_gap() -> None:
    pdf = typst_pdf(
        f"{WORDS}{WORDS}\n\n{WORDS}{WORDS}\n\n{WORDS}",
        settings="#set par(first-line-indent: (amount: 1.2cm, all: true), spacing: 0.55em)",
    )
    assert paragraphs(letter_of(pdf)) == [f"{JOINED} {JOINED}", f"{JOINED} {JOINED}", JOINED]


def test_lines_on_purpose_stay_lines() -> None:
    pdf = typst_pdf(
        f"REFERENCE:\\ AL KAZ 3/2017\n\n{WORDS}\n\nDavid Kaye\\ Special Rapporteur on the right to freedom of opinion"
    )
    assert paragraphs(letter_of(pdf)) == [
        "REFERENCE:\nAL KAZ 3/2017",
        JOINED,
        "David Kaye\nSpecial Rapporteur on the right to freedom of opinion",
    ]


def test_items_and_bullets() -> None:
    pdf = typst_pdf(f"{WORDS}\n\n1. {WORDS}\n2. Please explain.\n\n- {WORDS}\n- two", settings="#set enum(tight: true)")
    assert paragraphs(letter_of(pdf)) == [JOINED, f"1. {JOINED}", "2. Please explain.", f"• {JOINED}", "• two"]


def test_ordinary_justified_text_in_narrow_lines_is_no_columns() -> None:
    pdf = typst_pdf((WORDS * 6 + "\n\n") * 2, width="9cm")
    assert paragraphs(letter_of(pdf)) == [" ".join([JOINED] * 6)] * 2


def test_hyphens_at_line_ends() -> None:
    middle = "The non-governmental organization and the above-mentioned, 62-year-old Mr. Quiroga-Hill."
    words = f"{prose(12)} {middle} {prose(12, start=20)}"
    pdf = typst_pdf(words, width="8cm", settings='#set text(hyphenate: true, lang: "en")')
    assert letter_of(pdf).text == words


def test_a_paragraph_torn_by_a_page_end_is_whole_and_its_pages_are_known() -> None:
    letter = letter_of(typst_pdf(prose(41), height="12cm", settings='#set page(numbering: "- 1 -")'))
    assert letter.text == prose(41)
    assert len(letter.page_starts) > 2
    assert all(letter.text[start - 1] == " " for start in letter.page_starts[1:])


def test_footnotes_are_cut_out_though_they_tear_a_paragraph() -> None:
    pdf = typst_pdf(
        f"{prose(6)} He was tried separate.#footnote[See the Law of 2015, {prose(3)}] Effective, {prose(11, start=50)} "
        f"The Law#footnote[Ibid.] is old. On 2 May 2019, 3#super[rd] of its kind, {prose(12, start=70)}",
        height="13cm",
        settings='#set page(numbering: "1")',
    )
    letter = letter_of(pdf)
    assert len(paragraphs(letter)) == 1
    assert "tried separate. Effective, One" in letter.text
    assert "On 2 May 2019, 3rd of its kind" in letter.text
    assert [(mark, before, text[:20]) for mark, before, text, _ in notes(letter)] == [
        ("1", "eparate.", "See the Law of 2015,"),
        ("2", " The Law", "Ibid."),
    ]
    for note in letter.footnotes:
        assert note.anchor is not None
        assert letter.page_at(note.anchor) == note.page == letter.page_at(note.start)


def test_a_footnote_that_goes_on_at_the_next_foot_is_one() -> None:
    pdf = typst_pdf(f"{prose(10)} Here.#footnote[{prose(24, start=50)}] {prose(30, start=90)}", height="12cm")
    letter = letter_of(pdf)
    assert [letter.text[note.start : note.end] for note in letter.footnotes] == [prose(24, start=50)]
    assert len(paragraphs(letter)) == 1


def test_a_letterhead_in_two_columns_row_by_row_is_read_column_by_column() -> None:
    rows = "[NATIONS UNIES], [UNITED NATIONS], [HAUT COMMISSARIAT], [HIGH COMMISSIONER], "
    rows += "[AUX DROITS DE L'HOMME], [FOR HUMAN RIGHTS]"
    pdf = typst_pdf(f"#grid(columns: 2, column-gutter: 1.5cm, row-gutter: 0.5em, {rows})\n\n{WORDS}")
    assert [line for line in letter_of(pdf).text.split("\n") if line][:6] == [
        *("NATIONS UNIES", "HAUT COMMISSARIAT", "AUX DROITS DE L'HOMME"),
        *("UNITED NATIONS", "HIGH COMMISSIONER", "FOR HUMAN RIGHTS"),
    ]


def test_signatures_in_two_columns_come_holder_by_holder() -> None:
    title = "Special Rapporteur on the promotion and protection of the right to freedom of opinion and expression"
    holders = [f"[{name}\\ {title}]" for name in ("David Kaye", "Michel Forst", "Annalisa Ciampi", "Nils Melzer")]
    pdf = typst_pdf(
        f"{WORDS}\n\n#set par(justify: false)\n"
        f"#grid(columns: (1fr, 1fr), column-gutter: 1cm, row-gutter: 2em, {', '.join(holders)})"
    )
    assert paragraphs(letter_of(pdf))[1:] == [
        f"{name}\n{title}" for name in ("David Kaye", "Michel Forst", "Annalisa Ciampi", "Nils Melzer")
    ]


def test_two_columns_of_running_text() -> None:
    text = f"{WORDS * 3}\n\n" * 6
    assert (
        paragraphs(letter_of(typst_pdf(text, width="21cm", height="14cm", settings="#set page(columns: 2)")))
        == [" ".join([JOINED] * 3)] * 6
    )


def test_running_heads_go_and_the_letterhead_stays() -> None:
    pdf = typst_pdf(
        f"#align(center)[PALAIS DES NATIONS]\n\n{WORDS * 40}",
        height="14cm",
        settings="#set page(header: context if here().page() > 1 [AL TJK 2/2018 – page #here().page()])",
    )
    letter = letter_of(pdf)
    assert letter.text.startswith("PALAIS DES NATIONS\n\nThe Government")
    assert "TJK" not in letter.text


def test_thin_spaces_in_guillemets_and_thousands_stay() -> None:
    text = "condamné pour « diffamation » à 250 000 francs en 2019, « insulte », no 1187/2016 "
    assert (
        letter_of(
            typst_pdf(text.replace("« ", "«\u202f").replace(" »", "\u202f»").replace("250 000", "250\u202f000") * 3)
        ).text
        == (text * 3).strip()
    )


def test_ligatures_and_quotes_are_regular() -> None:
    assert (
        letter_of(typst_pdf("“oﬀicial traﬃc” of the State’s eﬄux")).text == '"official traffic" of the State\'s efflux'
    )


@pytest.mark.parametrize("angle", ["90deg", "-90deg", "180deg"])
def test_pages_on_their_side_are_read(angle: str) -> None:
    pdf = typst_pdf(f"#rotate({angle}, reflow: true)[#block(width: 11cm)[{WORDS * 3}\n\n{WORDS}]]")
    assert paragraphs(letter_of(pdf)) == [" ".join([JOINED] * 3), JOINED]


def test_font_sizes_hidden_in_the_matrix_are_known() -> None:
    stream = (
        b"BT 12 0 0 12 50 700 Tm /F 1 Tf (He was tried separate.) Tj 8 0 0 8 166 705 Tm (1) Tj "
        b"12 0 0 12 174 700 Tm (It was short.) Tj "
        b"9 0 0 9 50 60 Tm (1 See the Law of the land.) Tj ET"
    )
    letter = letter_of(raw_pdf(stream))
    assert paragraphs(letter) == ["He was tried separate. It was short."]
    assert [note[2] for note in notes(letter)] == ["See the Law of the land."]


def test_spread_letters_are_read_by_pdfplumber() -> None:
    letter = letter_of(typst_pdf(WORDS * 6, settings="#set text(tracking: 0.4em)"))
    assert letter.text == " ".join([JOINED] * 6)
    assert letter.reader == "pypdfium2+pdfplumber"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (WORDS * 3, False),
        (" ".join("Excellency we write to you") * 10, True),
        (WORDS.replace(" ", "") * 5, True),
        ("\ue001\ue002 \ufffd\ufffd words of it " * 10, True),
        ("12.5 8.3 7.1 " * 30, False),
        ("page", False),
    ],
)
def test_looks_wrong(text: str, wrong: bool) -> None:
    assert looks_wrong(cells(text)) is wrong


def words(lines: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", lines))


def test_both_readers_give_the_same_words() -> None:
    pdf = typst_pdf(
        f"{WORDS * 9}\n\n- On 3 May 2019, “Ms. Tzul Quim” (CODERÍO) paid 3,000 quetzales; "
        f"see A/HRC/46/35, para. 5(2).\n\n{WORDS}",
        height="40cm",
    )
    plumbed = " ".join(line.text for line in page_lines(pdf, 0))
    assert words(plumbed) == words(letter_of(pdf).text)


def test_pages_keep_their_text() -> None:
    letter = letter_of(typst_pdf(f"First. {WORDS}\n#pagebreak()\nSecond. {WORDS}\n#pagebreak()\nThird. {WORDS}"))
    assert [text.split(".")[0] for text in page_texts(letter)] == ["First", "Second", "Third"]


def test_footnotes_in_letters_of_body_size_below_a_line_of_underscores() -> None:
    rule = "\\_" * 20
    body = f"{prose(6)} It is governed by the Law.1 {prose(4, start=6)}"
    letter = letter_of(typst_pdf(f"{body}\n\n#v(1fr)\n\n{rule} \\\n1 Law No. 12 of 3 May 2011."))
    assert [(mark, text) for mark, _, text, _ in notes(letter)] == [("1", "Law No. 12 of 3 May 2011.")]
    assert "governed by the Law. " in letter.text
