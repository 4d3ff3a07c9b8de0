"""Whatever comes in, what comes out is consistent, and nothing but ReadError is raised."""

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.read import Letter, Limits, ReadError, read_bytes
from pipeline.read.lines import SIGNS
from tests.read.making import WORDS, docx_of, prose, typst_pdf, with_part

QUIET = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
PIECES = st.sampled_from(
    [
        *(
            "word",
            "Word.",
            "popula-",
            "non-",
            "1",
            "2 ",
            "- 2 -",
            "3",
            "page 2",
            "\n",
            "\n\n",
            "\f",
            "_____",
            "1 note",
            "[1]",
        ),
        *(
            "¹",
            "*",
            "**bold**",
            "   ",
            "          ",
            "1. item",
            "• x",
            "\u00ad",
            "\ufdd1",
            "«",
            "» ",
            "\0",
            "\u0301",
            "é",
            "\u2028",
        ),
        *("REFERENCE:", "FECHA:", prose(3), prose(12).replace("a ", "a\n")),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=300)
PDF = typst_pdf(f"{prose(8)}\n\n- {WORDS}#footnote[{WORDS}]\n\n{prose(40, start=9)}", height="13cm")
WORD = docx_of(*(prose(3, start=number) for number in range(9)))
DOCUMENT = (
    f"<html><body><p>{prose(5)}</p><ol><li>{WORDS}</li></ol><p>x<sup><a href='#n'>1</a></sup></p><p id=n>1 {WORDS}</p>"
)


def check(letter: Letter) -> None:
    """Everything that others rely on."""
    assert letter.text.strip()
    assert letter.page_starts[0] == 0
    assert list(letter.page_starts) == sorted(letter.page_starts)
    assert letter.page_starts[-1] <= letter.footnotes_start <= len(letter.text)
    end = letter.footnotes_start
    for note in letter.footnotes:
        assert end <= note.start < note.end <= len(letter.text)
        assert letter.text[note.start : note.end].strip() == letter.text[note.start : note.end]
        assert note.anchor is None or 0 <= note.anchor <= letter.footnotes_start
        assert 1 <= note.page <= len(letter.page_starts)
        assert letter.page_at(note.start) == note.page
        end = note.end
    assert end == len(letter.text)
    assert not SIGNS.search(letter.text)
    assert "\0" not in letter.text
    assert "  " not in letter.text
    letter.text.encode()
    assert all(1 <= letter.page_at(offset) <= len(letter.page_starts) for offset in range(len(letter.text)))


def read_or_refuse(content: bytes) -> None:
    try:
        letter = read_bytes(content, name="x", limits=Limits(max_pages=50))
    except ReadError as error:
        refusal = error
    else:
        check(letter)
        return
    assert refusal.error in ("empty", "damaged", "unsupported", "encrypted", "no_text_layer", "too_large")
    assert refusal.message.endswith(".")


@QUIET
@given(TEXTS)
def test_text(text: str) -> None:
    read_or_refuse(text.encode("utf-8", errors="replace"))


@QUIET
@given(TEXTS)
def test_text_is_normalised(text: str) -> None:
    try:
        letter = read_bytes(text.encode("utf-8", errors="replace"), name="x")
    except ReadError:
        return
    lines = letter.text.split("\n")
    assert all(line == line.strip(" ") for line in lines)
    assert all(unicodedata.is_normalized("NFC", word) for word in letter.text.split())


@QUIET
@given(st.binary(max_size=400))
def test_bytes(content: bytes) -> None:
    read_or_refuse(content)


@QUIET
@given(TEXTS, st.sampled_from(["p", "div", "li", "sup", "td", "a href=#n", "ol", "br", "script", "h1"]))
def test_web_pages(text: str, tag: str) -> None:
    page = f"{DOCUMENT}<{tag}>{text}</{tag.partition(' ')[0]}>{text}"
    read_or_refuse(page.encode("utf-8", errors="replace"))


@QUIET
@given(st.integers(0, len(PDF) - 1), st.binary(min_size=1, max_size=30), st.booleans())
def test_broken_pdfs(place: int, junk: bytes, cut: bool) -> None:
    read_or_refuse(PDF[:place] if cut else PDF[:place] + junk + PDF[place + len(junk) :])


@QUIET
@given(st.integers(0, len(WORD) - 1), st.binary(min_size=1, max_size=30))
def test_broken_word_files(place: int, junk: bytes) -> None:
    read_or_refuse(WORD[:place] + junk + WORD[place + len(junk) :])


@QUIET
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=80))
def test_word_files_of_any_text(text: str) -> None:
    paragraph = text.replace("&", "&amp;").replace("<", "&lt;")
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    run = f"<w:p><w:r><w:t>{paragraph} and a word</w:t></w:r></w:p>"
    body = f'<w:document xmlns:w="{namespace}"><w:body>{run}</w:body></w:document>'
    read_or_refuse(with_part(WORD, "word/document.xml", body.encode()))
