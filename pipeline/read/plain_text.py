"""Text files: pages told by form feeds or page numbers, lines by their characters."""

import re
from collections.abc import Sequence
from math import inf

from pipeline.read.characters import regular, single_spaced
from pipeline.read.columns import by_columns, together
from pipeline.read.footnotes import cut_sheets, merge_parts, sheet_notes
from pipeline.read.furniture import drop_furniture
from pipeline.read.letter import ReadError
from pipeline.read.limits import Limits
from pipeline.read.lines import PADDING, Block, Content, Line, Note, unsigned
from pipeline.read.marks import place_marks, sign_superscripts
from pipeline.read.paragraphs import ONLY_LABEL, Layout, blocks, measure
from pipeline.read.text_pages import find_sheets

LINE_END = re.compile("\r\n?|[\n\x0b\x85\u2028\u2029]")
SOFT_HYPHEN_END = re.compile("[\u00ad](?=[ \t]*(?:\r\n?|\n))")
STRONG = re.compile(
    r"\*\*(?=[^\s*])([^*]{1,2000})(?<=[^\s*])\*\*|(?<![\w_])__(?=[^\s_])([^_]{1,2000})(?<=[^\s_])__(?![\w_])"
)
EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500})(?<=[^\s*])\*(?![\w*])")
CELL = re.compile(r"[^ ]+(?: {1,2}[^ ]+)*")  # three spaces part cells
GUTTER = 3  # characters
WESTERN = ("cp1252", "mac_roman", "cp850")  # encodings that are tried first: others give Spanish a Polish ń for its ñ
WHOLE = 5  # characters beyond ASCII for each broken one, in UTF-8 that was damaged
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")  # characters that no text has
MOST_CONTROLS = 100  # of which one in so many may be one
WIDEST = 130  # characters: lines longer than this are paragraphs that nothing wrapped


def decode(data: bytes, limits: Limits) -> str:
    """The text of the bytes: UTF-8, UTF-16 with its mark, else what charset-normalizer finds.

    Raises ReadError ``unsupported`` where they are no text, ``too_large``.
    """
    return checked(_decoded(data), limits)


def checked(text: str, limits: Limits) -> str:
    """The text, if it is not too long, else ReadError ``too_large``."""
    if len(text) >= limits.max_characters:
        raise ReadError("too_large", f"The text has {len(text)} characters; under {limits.max_characters} are read.")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        broken = text.count("\ufffd")
        if sum(1 for character in text if character > "\x7f") > WHOLE * broken:
            return text  # some broken characters among many whole ones
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(WESTERN)).best() or from_bytes(data).best()
    if best is None or len(CONTROL.findall(str(best))) * MOST_CONTROLS > len(data):
        raise ReadError(
            "unsupported", "The file is no letter: its content is binary. Save it as PDF, DOCX, HTML or text."
        )
    return str(best)


def read_text(data: bytes, limits: Limits) -> Content:
    """What a text file holds. Raises ReadError ``unsupported``, ``too_large``."""
    text = decode(data, limits)
    text = SOFT_HYPHEN_END.sub("-", unsigned(text))
    rows = [[*map(regular, LINE_END.split(sheet))] for sheet in _without_markup(text).split("\f")]
    if len(rows) > 1 and not any(line.strip() for line in rows[-1]):
        rows.pop()
    pages = [_lines(page) for page in rows]
    sheets = cut_sheets(drop_furniture(pages)) if len(pages) > 1 else find_sheets(pages[0])
    layout = _layout([body for body, _ in sheets])
    found: list[Block] = []
    notes: list[Note] = []
    for number, (body, foot) in enumerate(sheets, start=1):
        page_notes = sheet_notes(foot, number)
        notes += page_notes
        found += blocks(place_marks(body, [note.mark for note in page_notes]), page=number, layout=layout)
    return Content(blocks=found, notes=merge_parts(notes), pages=len(sheets), reader="text")


def _without_markup(text: str) -> str:
    """The text without Markdown's bold and italic, each mark replaced by signs of its width."""
    if "*" not in text and "__" not in text:
        return text
    text = STRONG.sub(lambda match: f"{PADDING * 2}{match[1] or match[2]}{PADDING * 2}", text)
    return EMPHASIS.sub(lambda match: f"{PADDING}{match[1]}{PADDING}", text)


def _lines(sheet: Sequence[str]) -> list[Line]:
    lines: list[Line] = []
    for number, raw in enumerate(sheet):
        for cell in CELL.finditer(raw):
            text = sign_superscripts(single_spaced(cell[0].replace(PADDING, "")))
            if text:
                left = lines[-1] if lines and lines[-1].y == number else None
                line = Line(text, cell.start(), cell.end(), number, 1.0, len(cell[0].split(maxsplit=1)[0]))
                if left is not None and (ONLY_LABEL.match(left.text) or line.left - left.right < GUTTER):
                    lines[-1] = together(left, line)
                else:
                    lines.append(line)
    return by_columns(lines)


def _layout(pages: Sequence[Sequence[Line]]) -> Layout:
    layout = measure(pages, space=1.0)
    right = layout.right if layout.right <= WIDEST else inf
    return Layout(left=layout.left, right=right, leading=1.0, space=1.0, size=1.0, indent=layout.indent)
