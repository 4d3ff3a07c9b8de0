"""What kind of file it is, told by its content."""

import re
import zipfile
from io import BytesIO

from pipeline.read.letter import ReadError

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"

HEAD = 1024  # bytes within which a PDF must say that it is one
HTML_START = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
DATA_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|\{\s*\"|\[\s*(?:\{|\"|\d+\s*,))")  # JSON, XML
SAMPLE = 16_384  # bytes that tell whether a file is text,
MOST_NULS = 200  # of which one in so many may be null
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed archive"),
    (b"Rar!\x1a", "a compressed archive"),
    (b"%!PS", "a PostScript file"),
)


def media_type(data: bytes) -> str:
    """The media type of a file that can be read, else ReadError ``unsupported`` or ``damaged``."""
    if b"%PDF-" in data[:HEAD]:
        return PDF
    for signature, words in OTHERS:
        if data.startswith(signature):
            raise ReadError("unsupported", f"The file is {words}. Save it as PDF, DOCX, HTML or text.")
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    head = data[:HEAD]
    if data.startswith(UTF_16) or _in_pairs(head):
        head = data[: 2 * HEAD].replace(b"\0", b"")
    elif data.count(b"\0", 0, SAMPLE) * MOST_NULS > min(len(data), SAMPLE) and not _in_pairs(data[:SAMPLE]):
        raise ReadError(
            "unsupported", "The file is no letter: its content is binary. Save it as PDF, DOCX, HTML or text."
        )
    if HTML_START.search(head):
        return HTML
    if DATA_START.match(head):
        raise ReadError("unsupported", "The file is data (JSON or XML), no letter. Leave it out of the folder.")
    return TEXT


def _in_pairs(data: bytes) -> bool:
    """Whether the bytes look like UTF-16 without its mark: of Western text, every other byte is null."""
    nulls = data[::2].count(0), data[1::2].count(0)
    return min(nulls) * MOST_NULS <= len(data) and max(nulls) * 4 > len(data)


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        if b"word/" in data[: 64 * HEAD]:
            raise ReadError("damaged", "The Word file is damaged: it can't be unpacked. Get the file again.") from None
        raise ReadError(
            "unsupported", "The file is a damaged archive. Save the letter as PDF, DOCX, HTML or text."
        ) from None
    if "word/document.xml" in names:
        return DOCX
    raise ReadError(
        "unsupported", "The file is an archive or another Office file. Save the letter as PDF, DOCX, HTML or text."
    )
