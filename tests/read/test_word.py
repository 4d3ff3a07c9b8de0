"""Word files."""

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from pipeline.read.word_numbering import numeral
from tests.letters.docx_footnotes import Footnotes
from tests.letters.markup import Mark, Span
from tests.read.making import docx, letter_of, notes, page_texts, paragraphs


@pytest.fixture
def document() -> DocumentType:
    return Document()


def read(document: DocumentType) -> list[str]:
    return paragraphs(letter_of(docx(document)))


def numbered(document: DocumentType, levels: list[tuple[str, str]], items: list[tuple[int, str]]) -> None:
    """Adds a list: number format and text of each level, then level and text of each item."""
    xml = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    root = document.part.numbering_part.element
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{xml}</w:abstractNum>')
    root.insert(0, abstract)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for depth, text in items:
        add_number(document.add_paragraph(text), "77", depth)


def add_number(paragraph: Paragraph, number: str, depth: int = 0) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_paragraphs_line_breaks_tabs_and_quotes(document: DocumentType) -> None:
    paragraph = document.add_paragraph("REFERENCE:")
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("AL KAZ\t3/2017")
    document.add_paragraph("")
    document.add_paragraph("Your “Excellency’s”  Government")
    assert read(document) == ["REFERENCE:\nAL KAZ 3/2017", 'Your "Excellency\'s" Government']


def test_automatic_numbers_come_out(document: DocumentType) -> None:
    numbered(
        document,
        [("decimal", "%1."), ("lowerLetter", "(%2)"), ("decimal", "%1.%2.%3")],
        [(0, "One?"), (1, "part"), (1, "part"), (0, "Two?"), (1, "again"), (2, "deep")],
    )
    assert read(document) == ["1. One?", "(a) part", "(b) part", "2. Two?", "(a) again", "2.a.1 deep"]


def test_numbers_of_a_style_come_out(document: DocumentType) -> None:
    document.add_paragraph("One?", style="List Number")
    document.add_paragraph("Two?", style="List Number")
    document.add_paragraph("point", style="List Bullet")
    assert read(document) == ["1. One?", "2. Two?", "• point"]


def test_a_list_may_begin_anew(document: DocumentType) -> None:
    numbered(document, [("decimal", "%1)")], [(0, "One"), (0, "Two")])
    root = document.part.numbering_part.element
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    add_number(document.add_paragraph("First"), "78")
    assert read(document) == ["1) One", "2) Two", "1) First"]


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (28, "lowerLetter", "bb"),
        (3, "decimalZero", "03"),
        (0, "lowerRoman", "0"),
    ],
)
def test_numerals(number: int, form: str, written: str) -> None:
    assert numeral(number, form) == written


def test_tables_come_cell_by_cell(document: DocumentType) -> None:
    table = document.add_table(2, 2)
    for place, text in enumerate(["David Kaye", "Michel Forst", "opinion", "defenders"]):
        table.cell(place // 2, place % 2).text = text
    document.add_paragraph("Annex")
    assert read(document) == ["David Kaye", "Michel Forst", "opinion", "defenders", "Annex"]


def test_footnotes(document: DocumentType) -> None:
    document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    marks = Footnotes(document)
    paragraph = document.add_paragraph("He was tried")
    marks.add(paragraph, Mark("1", (Span("See the Law.", bold=False, italic=False),)))
    paragraph.add_run(" in camera.")
    marks.add(paragraph, Mark("*", (Span("As amended.", bold=False, italic=False),)))
    marks.store()
    letter = letter_of(docx(document))
    assert paragraphs(letter) == ["He was tried in camera."]
    assert notes(letter) == [("1", "as tried", "See the Law.", 1), ("*", " camera.", "As amended.", 1)]


def test_pages_by_breaks_of_the_writer_and_of_word(document: DocumentType) -> None:
    first = document.add_paragraph("One ")
    first.add_run("page").add_break(WD_BREAK.PAGE)
    second = document.add_paragraph()
    second.add_run()._r.append(OxmlElement("w:lastRenderedPageBreak"))
    second.add_run("Two, which is torn here")
    run = second.add_run()
    run._r.append(OxmlElement("w:lastRenderedPageBreak"))
    second.add_run(" and ends on three.")
    document.add_paragraph("Four.").paragraph_format.page_break_before = True
    assert page_texts(letter_of(docx(document))) == [
        *("One page\n\n", "Two, which is torn here", " and ends on three.\n\n", "Four."),
    ]


def test_a_section_on_a_new_page_begins_a_page(document: DocumentType) -> None:
    document.add_paragraph("Cover")
    document.add_section()
    document.add_paragraph("Letter")
    assert page_texts(letter_of(docx(document))) == ["Cover\n\n", "Letter"]


def test_a_first_page_header_comes_in_front_and_running_headers_stay_out(document: DocumentType) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "PALAIS DES NATIONS • 1211 GENEVA 10"
    section.header.paragraphs[0].text = "AL KAZ 3/2017"
    section.footer.paragraphs[0].text = "page 2"
    document.add_paragraph("Excellency,")
    assert read(document) == ["PALAIS DES NATIONS • 1211 GENEVA 10", "Excellency,"]


@pytest.mark.parametrize(
    ("header", "kept"), [("United Nations, Palais des Nations", True), ("AL KAZ 3/2017 draft", False)]
)
def test_a_header_of_all_pages_comes_in_front_if_it_is_a_letterhead(
    document: DocumentType, header: str, kept: bool
) -> None:
    document.sections[0].header.paragraphs[0].text = header
    document.add_paragraph("Excellency,")
    assert read(document) == ([header] if kept else []) + ["Excellency,"]


def test_deleted_text_goes_and_inserted_text_stays(document: DocumentType) -> None:
    paragraph = document.add_paragraph("We ")
    for kind, tag, text in (("ins", "t", "write"), ("del", "delText", "wrote")):
        paragraph._p.append(
            parse_xml(f'<w:{kind} {nsdecls("w")} w:id="1" w:author="x"><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{kind}>')
        )
    assert read(document) == ["We write"]


def test_text_boxes_come_once(document: DocumentType) -> None:
    box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    paragraph = document.add_paragraph("Beside it")
    paragraph.add_run()._r.append(
        parse_xml(
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
        )
    )
    assert read(document) == ["Beside it", "In a box"]


def test_links_fields_and_symbols(document: DocumentType) -> None:
    paragraph = document.add_paragraph("See ")
    link = OxmlElement("w:hyperlink")
    run = parse_xml(
        f'<w:r {nsdecls("w")}><w:t xml:space="preserve">www.ohchr.org </w:t>'
        '<w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    )
    link.append(run)
    paragraph._p.append(link)
    field = parse_xml(f"<w:r {nsdecls('w')}><w:instrText> PAGE </w:instrText><w:noBreakHyphen/></w:r>")
    field.find(qn("w:instrText"))
    paragraph._p.append(field)
    assert read(document) == ["See www.ohchr.org •-"]
