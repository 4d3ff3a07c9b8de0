"""Tests of the letter maker: what it reads, what it refuses, and that every form holds every word."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.letters import __main__ as command
from tests.letters.letterhead import LETTERHEADS
from tests.letters.make import make
from tests.letters.markup import Line, Mark, Span
from tests.letters.pdf import MissingGlyphError
from tests.letters.source import (
    Bullet,
    Heading,
    Item,
    LetterSource,
    Lines,
    Paragraph,
    Piece,
    SourceError,
    parse_source,
    read_source,
)

FRONT = """+++
form = "pdf"
language = "en"
letterhead = "2018"
+++
"""

LETTER = """+++
form = "{form}"
language = "en"
letterhead = "{letterhead}"
running = "reference"
running_text = "AL TJK 2/2018"
signatures = {signatures}
text = "{text}"
+++
:: cover
ERRATUM
This letter replaces AL TJK 1/2018
:: mandates
Mandates of the Working Group on Arbitrary Detention and the Special Rapporteur on
the independence of judges and lawyers
:: reference
REFERENCE:
AL TJK 2/2018
:: date
12 March 2018
:: body
Excellency,

We write about **Mr. Firuz Ghaffari** and *Ms. Zarina Olimova* <& others>.[^1] On7 May
they were “alledgedly” arrested.

[^1]: Law No. 12 of 3 May 2011;
see *ibid.*, para. 4.

# The case of Mr. Ghaffari

1. Please explain the sentence.[^2]

2. Please indicate the law.

- Reprisals in the office of the fifth official.

[^2]: CCPR/C/GC/34.
:: signatures
Élise Kovačević
Vice-Chair of the Working Group on Arbitrary Detention

Diego Ruiz
Special Rapporteur on the independence of judges and lawyers
:: annex
**Annex**
**Reference to international human rights law**

Article 9 of the ICCPR.
"""


def letter(form: str = "pdf", letterhead: str = "2018", signatures: int = 2, text: str = "paragraphs") -> LetterSource:
    """The letter of these tests, with some of its settings."""
    return parse_source(
        LETTER.format(form=form, letterhead=letterhead, signatures=signatures, text=text), "AL-TJK-2-2018"
    )


def pieces(body: str) -> tuple[Piece, ...]:
    """The pieces of a letter that has only this body."""
    return parse_source(f"{FRONT}:: body\n{body}\n").blocks[0].pieces


def words(line: Line, *, marks: bool) -> str:
    """The words of a line, with or without its footnote marks."""
    return "".join(part.text if isinstance(part, Span) else part.label if marks else "" for part in line)


def expected(source: LetterSource, *, marks: bool = True, numbers: bool = True, bullets: str = "•") -> list[str]:
    """The lines and paragraphs that a form must hold, in order, footnotes aside."""
    found: list[str] = []
    for block in source.blocks:
        for piece in block.pieces:
            match piece:
                case Lines(lines):
                    found += [words(line, marks=marks) for line in lines]
                case Item(number, text):
                    found.append(f"{number} {words(text, marks=marks)}" if numbers else words(text, marks=marks))
                case Bullet(text):
                    found.append(f"{bullets} {words(text, marks=marks)}")
                case Paragraph(text) | Heading(text):
                    found.append(words(text, marks=marks))
    return found


def assert_in_order(wanted: list[str], text: str) -> None:
    """Each string stands in the text after the one before it, white space aside."""
    bare = re.sub(r"\s", "", text)
    position = 0
    for string in wanted:
        place = bare.find(re.sub(r"\s", "", string), position)
        assert place >= 0, f"{string!r} is missing or out of order"
        position = place + 1


def pdf_text(pdf: bytes) -> str:
    """The PDF's text as pypdfium2 reads it."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


# Reading


def test_settings_have_defaults() -> None:
    settings = parse_source(f"{FRONT}:: body\nExcellency,\n").settings
    assert (settings.running, settings.signatures, settings.hyphenate, settings.text) == (
        "number",
        1,
        False,
        "paragraphs",
    )


def test_blocks_come_in_the_order_written() -> None:
    source = parse_source(f"{FRONT}:: date\n1 May\n:: reference\nAL TJK 2/2018\n:: body\nExcellency,\n")
    assert [block.name for block in source.blocks] == ["date", "reference", "body"]


@pytest.mark.parametrize("name", ["cover", "letterhead", "reference", "date", "signatures"])
def test_lines_of_a_line_block_stay_lines(name: str) -> None:
    block = parse_source(f"{FRONT}:: {name}\nOne\n1. Two\n\nThree\n:: body\nExcellency,\n").blocks[0]
    assert block.pieces == (Lines(((Span("One"),), (Span("1. Two"),))), Lines(((Span("Three"),),)))


@pytest.mark.parametrize("name", ["mandates", "annex"])
def test_lines_of_a_paragraph_run_on(name: str) -> None:
    block = parse_source(f"{FRONT}:: body\nExcellency,\n:: {name}\nMandates of\nthe Working Group\n").blocks[1]
    assert block.pieces == (Paragraph((Span("Mandates of the Working Group"),)),)


@pytest.mark.parametrize(
    ("body", "piece"),
    [
        ("One\ntwo.", Paragraph((Span("One two."),))),
        ("# The case", Heading((Span("The case"),))),
        ("12. Please\nexplain.", Item("12.", (Span("Please explain."),))),
        ("1) Please explain.", Item("1)", (Span("Please explain."),))),
        ("- A list", Bullet((Span("A list"),))),
        ("**Annex**\n**Law**", Lines(((Span("Annex", bold=True),), (Span("Law", bold=True),)))),
        ("Mr. **A *B* C**", Paragraph((Span("Mr. "), Span("A ", True), Span("B", True, True), Span(" C", True)))),
        ("***A***", Paragraph((Span("A", bold=True, italic=True),))),
        (r"\# 2 * 3 \*", Paragraph((Span("# 2 * 3 *"),))),
    ],
)
def test_pieces_of_the_body(body: str, piece: Piece) -> None:
    assert pieces(body) == (piece,)


@pytest.mark.parametrize(
    "body", ["Law.[^a]\n\n[^a]: No. 1\nof 2011", "[^a]: No. 1 of 2011\n\nLaw.[^a]", "Law.[^a]\n[^a]: No. 1 of 2011"]
)
def test_a_footnote_stands_anywhere_in_its_block(body: str) -> None:
    assert pieces(body) == (Paragraph((Span("Law."), Mark("a", (Span("No. 1 of 2011"),)))),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Excellency,", "x.md:1: the source must begin with a front matter"),
        ("+++\nform = pdf\n+++\n:: body\nA\n", "x.md:1: the front matter is not valid TOML"),
        (FRONT.replace("form =", "from ="), "x.md:1: unknown setting 'from'"),
        (FRONT.replace('"pdf"', '"doc"'), "x.md:1: form = 'doc' is none of 'pdf', 'txt', 'docx', 'html'"),
        (FRONT.replace('"2018"', "2018"), "x.md:1: letterhead = 2018 is none of"),
        (
            FRONT.replace('language = "en"', 'language = "en"\nhyphenate = "yes"'),
            "x.md:1: hyphenate = 'yes' is not a bool",
        ),
        (FRONT.replace('language = "en"\n', ""), "x.md:1: the front matter lacks 'language'"),
        (
            FRONT.replace('language = "en"', 'language = "en"\nrunning = "reference"'),
            "x.md:1: running = 'reference' needs running_text",
        ),
        (f"{FRONT}Excellency,\n", "x.md:6: text stands before the first ':: name'"),
        (f"{FRONT}:: bodies\nA\n", "x.md:6: unknown block 'bodies'"),
        (f"{FRONT}:: body A\n", "x.md:6: a block begins with ':: name' alone on its line"),
        (f"{FRONT}:: date\n1 May\n", "x.md:6: the letter has no ':: body'"),
        (f"{FRONT}:: body\n\n:: annex\nA\n", "x.md:6: the block 'body' is empty"),
        (f"{FRONT}:: body\nA\n:: cover\nA\n", "x.md:8: a cover must stand before every other block"),
        (f"{FRONT}:: body\nA **b\n", r"x.md:7: \*\*bold\*\* is not closed"),
        (f"{FRONT}:: body\nA\n\nB *b\n", r"x.md:9: \*italic\* is not closed"),
        (f"{FRONT}:: body\nA.[^1]\n", r"x.md:7: the mark \[\^1\] has no text in the block 'body'"),
        (f"{FRONT}:: body\nA.\n\n[^1]: B\n", r"x.md:9: no mark \[\^1\] in the block 'body'"),
        (f"{FRONT}:: body\nA.[^1] B.[^1]\n\n[^1]: C\n", r"x.md:7: the mark \[\^1\] stands twice"),
        (f"{FRONT}:: body\nA.[^1]\n\n[^1]: B\n[^1]: C\n", r"x.md:10: the footnote \[\^1\] has two texts"),
        (f"{FRONT}:: body\nA.[^1]\n\n[^1]:\n", r"x.md:9: the footnote \[\^1\] has no text"),
        (f"{FRONT}:: body\nA.[^1]\n\n[^1]: B[^2]\n\n[^2]: C\n", "x.md:9: a footnote may not have a footnote mark"),
        (f"{FRONT}:: body\n# A\nB\n", "x.md:8: a blank line must stand after a sub-heading"),
        (f"{FRONT}:: body\nA\n# B\n", "x.md:8: a blank line must stand before '# B'"),
        (f"{FRONT}:: body\n- A\n- B\n", "x.md:8: a blank line must stand before '- B'"),
        (f"{FRONT}:: body\n1. A\n2. B\n", "x.md:8: a blank line must stand before the item '2.'"),
    ],
)
def test_a_broken_source_has_one_clear_error(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=f"^{message}"):
        parse_source(text, "x")


# Making


@pytest.mark.parametrize("letterhead", LETTERHEADS)
@pytest.mark.parametrize("signatures", [1, 2])
def test_pdf_holds_every_word_in_order(letterhead: str, signatures: int) -> None:
    source = letter("pdf", letterhead, signatures)
    text = pdf_text(make(source, "pdf"))
    assert_in_order(expected(source), text)
    assert_in_order(["arrested.", "1 Law No. 12 of 3 May 2011; see ibid., para. 4.", "2 CCPR/C/GC/34."], text)


@pytest.mark.parametrize("letterhead", LETTERHEADS)
@pytest.mark.parametrize("text", ["paragraphs", "wrapped"])
def test_text_holds_every_word_in_order(letterhead: str, text: str) -> None:
    source = letter("txt", letterhead, 1, text)
    made = make(source, "txt").decode()
    beside = text == "wrapped" and LETTERHEADS[letterhead].date == "beside"
    wanted = [string for string in expected(source) if not (beside and string in ("12 March 2018", "AL TJK 2/2018"))]
    assert_in_order(wanted, made.replace("**", ""))
    assert_in_order(["_____", "1 Law No. 12 of 3 May 2011; see ibid., para. 4.", "2 CCPR/C/GC/34."], made)


@pytest.mark.parametrize("letterhead", LETTERHEADS)
@pytest.mark.parametrize("signatures", [1, 2])
def test_html_holds_every_word_in_order(letterhead: str, signatures: int) -> None:
    source = letter("html", letterhead, signatures)
    made = html.unescape(re.sub(r"<[^>]*>", "", make(source, "html").decode()))
    assert_in_order(expected(source, numbers=False, bullets=""), made)
    assert_in_order(["1 Law No. 12 of 3 May 2011; see ibid., para. 4.", "2 CCPR/C/GC/34."], made)


@pytest.mark.parametrize("letterhead", LETTERHEADS)
@pytest.mark.parametrize("signatures", [1, 2])
def test_docx_holds_every_word_in_order(letterhead: str, signatures: int) -> None:
    source = letter("docx", letterhead, signatures)
    made = make(source, "docx")
    body = Document(io.BytesIO(made)).element.body
    assert_in_order(
        expected(source, marks=False, bullets=""), "".join(node.text or "" for node in body.iter(qn("w:t")))
    )
    with ZipFile(io.BytesIO(made)) as archive:
        notes = re.sub(r"<[^>]*>", "", archive.read("word/footnotes.xml").decode())
    assert_in_order(["Law No. 12 of 3 May 2011; see ibid., para. 4.", "CCPR/C/GC/34."], notes)


@pytest.mark.parametrize("form", ["pdf", "txt", "docx", "html"])
def test_bytes_repeat(form: str) -> None:
    assert make(letter(form), form) == make(letter(form), form)


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="form 'odt' is none of pdf, txt, docx, html"):
        make(letter(), "odt")


def test_a_character_without_a_glyph_is_refused() -> None:
    with pytest.raises(MissingGlyphError, match="letter: no font of the PDF can show 人"):
        make(parse_source(f"{FRONT}:: body\n人\n"), "pdf")


def long_letter(**settings: str) -> tuple[LetterSource, list[str]]:
    """A letter of several pages whose words all differ, and these words."""
    all_words = [f"w{number}ord" for number in range(3000)]
    paragraphs = [" ".join(all_words[start : start + 150]) for start in range(0, 3000, 150)]
    front = FRONT.replace("+++\n", "", 1).replace("+++\n", "")
    extra = "".join(f"{name} = {value}\n" for name, value in settings.items())
    return parse_source(f"+++\n{front}{extra}+++\n:: body\n" + "\n\n".join(paragraphs)), all_words


@pytest.mark.parametrize(
    ("running", "furniture"),
    [
        ('"number"', r"\n\n2\n\n"),
        ('"dashes"', r"\n\n- 2 -\n\n"),
        ('"reference"\nrunning_text = "AL X 1/2018"', r"\n\nAL X 1/2018 – page 2\n\n"),
    ],
)
def test_wrapped_pages_tear_paragraphs_and_lose_no_word(running: str, furniture: str) -> None:
    source, all_words = long_letter(text='"wrapped"', running=running)
    made = make(source, "txt").decode()
    assert re.findall(r"w\d+ord", made) == all_words
    assert re.search(furniture, made)
    torn = furniture if "reference" in running else r"\n\n"
    assert re.search(rf"w\d+ord{torn}w\d+ord", made)
    assert max(map(len, made.splitlines())) <= 90


def test_pdf_pages_tear_paragraphs_and_lose_no_word() -> None:
    source, all_words = long_letter()
    pdf = make(source, "pdf")
    assert len(pypdfium2.PdfDocument(pdf)) > 3
    assert re.findall(r"w\d+ord", pdf_text(pdf)) == all_words


def test_wrapped_words_are_hyphenated_only_when_told() -> None:
    body = ":: body\n" + "internationally recognized organizations demonstrate extraordinarily " * 20
    front = FRONT.replace('language = "en"', 'language = "en"\ntext = "wrapped"\nhyphenate = {}')
    broken = make(parse_source(front.format("true") + body), "txt").decode()
    whole = make(parse_source(front.format("false") + body), "txt").decode()
    assert "-\n" in broken
    assert "-\n" not in whole
    assert broken.replace("-\n", "").split() == whole.split()


def test_footnote_stands_on_the_page_of_its_mark() -> None:
    filler = "\n\n".join(["word " * 60] * 14)
    source = parse_source(f"{FRONT}:: body\nLaw.[^1]\n\n{filler}\n\nEnd.[^2]\n\n[^1]: First.\n\n[^2]: Second.\n")
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(make(source, "pdf"))]
    assert len(pages) > 1
    assert "First." in pages[0]
    assert "Second." in pages[-1]


def test_own_marks_stay_as_written() -> None:
    source = parse_source(f"{FRONT}:: body\nLaw.[^*] Code.[^7]\n\n[^*]: First.\n\n[^7]: Second.\n")
    assert_in_order(["Law.* Code.7", "*First.", "7Second."], pdf_text(make(source, "pdf")))
    with ZipFile(io.BytesIO(make(source, "docx"))) as archive:
        assert b'w:customMarkFollows="1"' in archive.read("word/document.xml")


def test_narrow_spaces_survive_in_the_pdf() -> None:
    source = parse_source(f"{FRONT}:: body\n«\u202f300\u202f000 francs\u202f»\n")
    assert re.search(r"«\s300\s000 francs\s»", pdf_text(make(source, "pdf")))


def test_pdf_lines_do_not_break_at_slashes() -> None:
    source = parse_source(f"{FRONT}:: body\n{'the report A/HRC/44/Add.2 and/or ' * 60}\n")
    assert not re.search(r"/\s|\s/", pdf_text(make(source, "pdf")))


@pytest.mark.parametrize("path", sorted(command.SOURCES.glob("*.md")), ids=lambda path: path.stem)
def test_every_source_keeps_the_format(path: Path) -> None:
    source = read_source(path)
    assert make(source, source.settings.form)


# The command


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one source, in which the command works."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "AL-TJK-2-2018.md").write_text(
        LETTER.format(form="txt", letterhead="2018", signatures=1, text="wrapped"), encoding="utf-8"
    )
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "SOURCES", sources)
    return tmp_path


def test_command_makes_raw_and_gold_alike_where_there_is_gold(workplace: Path) -> None:
    gold = workplace / "tests" / "gold" / "AL-TJK-2-2018"
    assert command.main([]) == 0
    assert not gold.exists()
    gold.mkdir(parents=True)
    (gold / "letter.txt").touch()
    assert command.main([]) == 0
    raw = workplace / "data" / "raw" / "AL-TJK-2-2018.txt"
    assert raw.read_bytes() == (gold / "letter.txt").read_bytes()


def test_command_makes_any_form_into_a_folder(workplace: Path) -> None:
    assert command.main(["AL-TJK-2-2018", "--into", str(workplace / "other"), "--form", "html"]) == 0
    assert (workplace / "other" / "AL-TJK-2-2018.html").is_file()
    assert not (workplace / "data").exists()


def test_command_makes_the_others_when_one_source_is_broken(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workplace / "sources" / "AA.md").write_text("no front matter", encoding="utf-8")
    assert command.main([]) == 1
    assert "AA.md:1: the source must begin with a front matter" in capsys.readouterr().err
    assert (workplace / "data" / "raw" / "AL-TJK-2-2018.txt").is_file()


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("arguments", [["AL-XXX-1-2018"], ["--form", "pdf"]])
def test_command_refuses_what_it_cannot_do(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(arguments)
