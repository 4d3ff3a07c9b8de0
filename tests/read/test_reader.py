"""What is refused, with which word, and what is known of a file that is read."""

import hashlib
import os
import pickle
from pathlib import Path

import pytest

from pipeline.read import Limits, ReadError, read
from tests.read.making import WORDS, docx_of, encrypted_pdf, letter_of, raw_pdf, typst_pdf, with_part


def refused(content: bytes | str, limits: Limits | None = None) -> ReadError:
    from pipeline.read import read_bytes

    with pytest.raises(ReadError) as caught:
        read_bytes(content.encode() if isinstance(content, str) else content, name="x", limits=limits)
    return caught.value


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n", b"\xff\xfe \x00", "\u00a0\u200b\n".encode()])
def test_a_file_of_white_space_is_empty(content: bytes) -> None:
    assert refused(content).error == "empty"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old Word"),
        (b"{\\rtf1\\ansi Dear", "Rich Text"),
        (b"\x1f\x8b\x08\x00abc", "compressed"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_no_letter_formats_are_unsupported_and_named(content: bytes, word: str) -> None:
    error = refused(content)
    assert error.error == "unsupported"
    assert word in error.message


def test_a_spreadsheet_is_unsupported() -> None:
    workbook = with_part(docx_of("x"), "xl/workbook.xml", b"<workbook/>")
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w") as new:
        new.writestr("xl/workbook.xml", old.read("xl/workbook.xml"))
    assert refused(out.getvalue()).error == "unsupported"


def test_a_pdf_with_a_password_is_encrypted() -> None:
    error = refused(encrypted_pdf("Excellency", user_password=b"secret"))
    assert error.error == "encrypted"
    assert "password" in error.message


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    assert letter_of(encrypted_pdf("Excellency, we write to you about a case.", user_password=b"")).text == (
        "Excellency, we write to you about a case."
    )


@pytest.mark.parametrize("keep", [12, 200])
def test_a_truncated_pdf_is_damaged(keep: int) -> None:
    assert refused(typst_pdf(WORDS)[:keep]).error == "damaged"


def test_a_truncated_word_file_is_damaged() -> None:
    content = docx_of(WORDS * 20)
    assert refused(content[: len(content) // 2]).error == "damaged"


def test_a_word_file_with_broken_xml_is_damaged() -> None:
    assert refused(with_part(docx_of(WORDS), "word/document.xml", b"<w:document><w:body>")).error == "damaged"


def test_a_word_file_that_unpacks_too_large_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part(docx_of(WORDS), "word/media/image1.bin", b"\0" * 3_000_000)
    error = refused(bomb, Limits(max_unpacked_bytes=2_000_000))
    assert error.error == "too_large"
    assert "unpacks" in error.message


def test_a_scanned_pdf_has_no_text_layer_and_the_message_names_the_pages_and_ocr() -> None:
    scan = typst_pdf("#rect(width: 8cm, height: 9cm, fill: gray)\n#pagebreak()\n#rect(fill: gray)")
    error = refused(scan)
    assert error.error == "no_text_layer"
    assert "1 to 2" in error.message
    assert "OCR" in error.message


def test_page_numbers_alone_are_no_text_layer() -> None:
    scan = typst_pdf("#rect(fill: gray)\n#pagebreak()\n#rect(fill: gray)", settings='#set page(numbering: "1")')
    assert refused(scan).error == "no_text_layer"


def test_a_partly_scanned_pdf_is_read_and_its_empty_pages_are_told() -> None:
    letter = letter_of(typst_pdf(f"{WORDS}\n#pagebreak()\n#rect(fill: gray)\n#pagebreak()\n{WORDS}"))
    assert letter.pages_without_text == (2,)
    assert len(letter.page_starts) == 3
    assert letter.page_starts[1] == letter.page_starts[2]


def test_as_many_pages_as_the_limit_are_too_many() -> None:
    pdf = typst_pdf("Word of a page #pagebreak() " * 2 + WORDS)
    assert refused(pdf, Limits(max_pages=3)).error == "too_large"
    assert len(letter_of(pdf).page_starts) == 3


def test_as_many_bytes_as_the_limit_are_too_many(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("x" * 100)
    with pytest.raises(ReadError) as caught:
        read(path, limits=Limits(max_bytes=100))
    assert caught.value.error == "too_large"
    assert read(path, limits=Limits(max_bytes=101)).text == "x" * 100


@pytest.mark.parametrize("content", [b"word " * 100, b"<html><p>" + b"word " * 100, typst_pdf("word " * 130)])
def test_too_long_a_text_is_too_large(content: bytes) -> None:
    assert refused(content, Limits(max_characters=500)).error == "too_large"


@pytest.mark.parametrize("name", ["missing.pdf", "", "nul\0byte.pdf"])
def test_what_can_not_be_opened_is_unreadable(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path / name)
    assert caught.value.error == "unreadable"
    assert caught.value.stage == "read"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Excellency,")
    path.chmod(0)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.error == "unreadable"


@pytest.mark.parametrize(
    ("content", "media_type", "reader"),
    [
        (typst_pdf(WORDS), "application/pdf", "pypdfium2"),
        (
            docx_of(WORDS),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "python-docx",
        ),
        (f"<!DOCTYPE html><html><body><p>{WORDS}</p></body></html>".encode(), "text/html", "lxml"),
        (f"<html><p>{WORDS}".encode(), "text/html", "lxml"),
        (WORDS.encode(), "text/plain", "text"),
        (("\ufeff" + WORDS).encode("utf-16-le"), "text/plain", "text"),
        (b"junk before the header\n" + typst_pdf(WORDS), "application/pdf", "pypdfium2"),
    ],
)
def test_the_content_tells_what_a_file_is(tmp_path: Path, content: bytes, media_type: str, reader: str) -> None:
    path = tmp_path / "letter.dat"
    path.write_bytes(content)
    letter = read(path, name="in/letter.dat")
    assert letter.text == WORDS.strip()
    assert letter.source.media_type == media_type
    assert letter.reader == reader
    assert letter.source.path == "in/letter.dat"
    assert letter.source.sha256 == hashlib.sha256(content).hexdigest()
    assert letter.source.size == len(content)


def test_the_path_is_the_name_where_none_is_given(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Excellency,")
    assert read(path).source.path == str(path)


def test_an_error_crosses_a_process_border() -> None:
    error = pickle.loads(pickle.dumps(ReadError("empty", "The file is empty.", stage="read")))
    assert (error.error, error.message, error.stage) == ("empty", "The file is empty.", "read")


def test_a_message_holds_no_text_of_the_file() -> None:
    assert "Tanginan" not in refused(docx_of("Tanginan")[:300]).message


def test_characters_outside_the_page_are_dropped() -> None:
    stream = b"BT /F 12 Tf 50 700 Td (Inside the page there are words.) Tj 0 900 Td (Outside) Tj ET"
    assert letter_of(raw_pdf(stream)).text == "Inside the page there are words."


def test_a_page_that_does_not_begin_at_zero_is_read() -> None:
    stream = b"BT /F 12 Tf 1050 1700 Td (A page whose corner is not at zero.) Tj ET"
    pdf = raw_pdf(stream, page="/MediaBox [1000 1000 1612 1792]")
    assert letter_of(pdf).text == "A page whose corner is not at zero."


def test_a_damaged_page_does_not_cost_the_others() -> None:
    whole = raw_pdf(b"BT /F 12 Tf 50 700 Td (This is the only page that can be opened, one of two.) Tj ET")
    letter = letter_of(whole.replace(b"/Kids [3 0 R] /Count 1", b"/Kids [3 0 R 9 0 R] /Count 2"))
    assert letter.text == "This is the only page that can be opened, one of two."
    assert letter.pages_without_text == (2,)
