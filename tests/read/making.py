"""Small files for the tests of reading: text, PDFs set by typst or written by hand, Word files."""

import hashlib
import io
import zipfile

import typst
from docx import Document
from docx.document import Document as DocumentType

from pipeline.read import Letter, read_bytes
from pipeline.read.lines import Line

WORDS = (
    "The Government is invited to comment on the allegations that were made in the letter of last year, "
    "which remains without any reply so far. "
)


SUBJECTS = (
    "The Government",
    "A lawyer",
    "One of the officers",
    "The District Court",
    "Her younger brother",
    "The prosecutor",
)
VERBS = ("informed", "visited", "described", "questioned", "supported", "refused to see", "wrote a letter to")
OBJECTS = ("the family", "several witnesses", "a journalist", "the Working Group", "both defendants")
TIMES = (
    "in the early morning",
    "without giving any reason",
    "at the hearing of the following week",
    "for the second time",
)


def prose(sentences: int, *, start: int = 0) -> str:
    """So many different sentences."""
    return " ".join(
        f"{SUBJECTS[n % 6]} {VERBS[n % 7]} {OBJECTS[n % 5]} {TIMES[n % 4]}." for n in range(start, start + sentences)
    )


def letter_of(content: bytes | str) -> Letter:
    """The letter in a file's content."""
    return read_bytes(content.encode() if isinstance(content, str) else content, name="letter")


def paragraphs(letter: Letter) -> list[str]:
    """The paragraphs of its running text."""
    body = letter.text[: letter.footnotes_start].removesuffix("\n\n")
    return body.split("\n\n")


def notes(letter: Letter) -> list[tuple[str, str, str, int]]:
    """Mark, the eight characters before its place, the note's words, and its page."""
    return [
        (
            note.mark,
            "" if note.anchor is None else letter.text[max(0, note.anchor - 8) : note.anchor],
            letter.text[note.start : note.end],
            note.page,
        )
        for note in letter.footnotes
    ]


def page_texts(letter: Letter) -> list[str]:
    """The running text of each page."""
    ends = [*letter.page_starts[1:], letter.footnotes_start]
    return [letter.text[start:end] for start, end in zip(letter.page_starts, ends, strict=True)]


def typst_pdf(markup: str, *, width: str = "16cm", height: str = "24cm", settings: str = "") -> bytes:
    """A PDF of typst markup in 12 points, its lines justified; pages as large as told."""
    head = f"""
#set page(width: {width}, height: {height}, margin: 2cm)
#set text(font: "Libertinus Serif", size: 12pt, hyphenate: false)
#set par(justify: true, leading: 0.55em, spacing: 1.2em)
#set super(typographic: false)
{settings}
"""
    return bytes(typst.compile((head + markup).encode()))


def cells(*rows: str) -> list[Line]:
    """Lines of text as cells, two spaces or more between them."""
    found: list[Line] = []
    for number, row in enumerate(rows):
        start = 0
        for cell in row.split("  "):
            text = cell.strip(" ")
            left = row.index(text, start) if text else start
            if text:
                found.append(Line(text, left, left + len(text), number, 1.0, len(text.split()[0])))
                start = left + len(text)
    return found


def docx(document: DocumentType) -> bytes:
    """A Word document's bytes."""
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def docx_of(*texts: str) -> bytes:
    """A Word file of paragraphs."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    return docx(document)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A zip file with one part more, or another one in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for old_name in old.namelist():
            if old_name != name:
                new.writestr(old_name, old.read(old_name))
        new.writestr(name, part)
    return out.getvalue()


PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def encrypted_pdf(words: str, *, user_password: bytes) -> bytes:
    """A PDF of one line, encrypted by the standard handler, revision 2; an empty password lets everybody read it."""
    identity = b"0123456789abcdef"
    owner = _rc4(hashlib.md5((b"owner" + PADDING)[:32]).digest()[:5], (user_password + PADDING)[:32])
    permissions = -4
    key = hashlib.md5(
        (user_password + PADDING)[:32] + owner + permissions.to_bytes(4, "little", signed=True) + identity
    ).digest()[:5]
    user = _rc4(key, PADDING)
    stream = f"BT /F 12 Tf 50 700 Td ({words}) Tj ET".encode()
    stream = _rc4(hashlib.md5(key + (4).to_bytes(3, "little") + b"\0\0").digest()[:10], stream)
    return raw_pdf(
        stream,
        encrypt=f"/Encrypt << /Filter /Standard /V 1 /R 2 /P {permissions} /O <{owner.hex()}> /U <{user.hex()}> >> "
        f"/ID [<{identity.hex()}> <{identity.hex()}>]",
    )


def raw_pdf(stream: bytes, *, encrypt: str = "", page: str = "/MediaBox [0 0 612 792]") -> bytes:
    """A PDF of one page with this content stream, in Helvetica."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        encrypt.encode(),
        xref,
    )
    return bytes(out)
