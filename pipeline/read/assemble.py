"""Paragraphs and footnotes become the letter's text, with all places noted."""

import re
from collections.abc import Sequence

from pipeline.read.hyphenation import close_hyphens
from pipeline.read.known_words import abbreviations
from pipeline.read.letter import Footnote, Letter, Source
from pipeline.read.lines import NOTE_CLOSE, NOTE_OPEN, PAGE, SIGNS, Block, Content
from pipeline.read.marks import mark_key
from pipeline.read.paragraphs import ITEM, ends_sentence, join

PARAGRAPH = "\n\n"
LAST_WORD = re.compile(r"(\w{1,12})\.$")  # "Mr."
TORN_LENGTH = 30  # characters: a paragraph shorter than this is a heading or a name, not torn
COLUMNS = 3  # as many paragraphs at a page's end may stand side by side
SPLIT = re.compile(f"({PAGE}|{NOTE_OPEN}[^{NOTE_CLOSE}]{{0,8}}{NOTE_CLOSE})")


def assemble(content: Content, source: Source) -> Letter:
    """The letter that the file holds."""
    notes = content.notes
    body = _running_text(content.blocks, content.pages)
    whole = close_hyphens(PARAGRAPH.join([body, *(note.text for note in notes)]))
    body, *texts = whole.rsplit(PARAGRAPH, len(notes)) if notes else [whole]
    text, page_starts, anchors = _take_signs(body, {note.mark for note in notes})
    footnotes: list[Footnote] = []
    parts = [text]
    offset = len(text)
    for note, note_text in zip(notes, texts, strict=True):
        if offset:
            parts.append(PARAGRAPH)
            offset += len(PARAGRAPH)
        plain = SIGNS.sub("", note_text).strip()
        start = offset
        parts.append(plain)
        offset += len(plain)
        footnotes.append(
            Footnote(
                mark=note.mark, anchor=anchors.get((note.mark, note.page)), start=start, end=offset, page=note.page
            )
        )
    return Letter(
        text="".join(parts),
        page_starts=page_starts,
        footnotes=tuple(footnotes),
        footnotes_start=footnotes[0].start if footnotes else len(text),
        source=source,
        reader=content.reader,
        pages_without_text=content.pages_without_text,
    )


def _running_text(blocks: Sequence[Block], pages: int) -> str:
    """All paragraphs in one string, torn ones joined, with a sign where each page begins."""
    parts: list[str] = []
    ends: list[Block] = []  # of each part, the last block in it
    page = 0
    for block in blocks:
        signs = PAGE * (block.page - page)
        page = max(page, block.page) + block.text.count(PAGE)
        place = _torn_from(ends, block)
        if place is None:
            parts.append(signs + block.text)
            ends.append(block)
        else:
            whole = join(parts[place], block.text)
            cut = len(whole) - len(block.text)
            parts[place] = whole[:cut] + signs + whole[cut:]
            ends[place] = block
    return PARAGRAPH.join(parts) + PAGE * (pages - page)


def _torn_from(ends: Sequence[Block], block: Block) -> int | None:
    """Which of the paragraphs so far goes on in the block.

    The last one; or, after a page's end, one of the last few whose last line is full, where the last one stands in a
    column beside it or is a letterhead's foot.
    """
    if not ends:
        return None
    last = len(ends) - 1
    if ends[last].page == block.page or not block.text[0].islower():
        return last if torn(ends[last], block) else None
    places = [place for place in range(last, max(-1, last - COLUMNS), -1) if ends[place].page == ends[last].page]
    beside = [place for place in places if _beside(ends[place], block)]
    full = [place for place in places if _room(ends[place], block) is False]
    return next((place for place in (*beside, *full, last) if torn(ends[place], block)), None)


def _beside(above: Block, below: Block) -> bool:
    """Whether the block above stands to the left of another column, right where the block below begins."""
    return above.left is not None and below.start is not None and abs(above.left - below.start) < 1


def torn(above: Block, below: Block) -> bool:
    """Whether two blocks are one paragraph, torn by a page's end or by a blank line where a page ended."""
    left, right = above.text.rstrip(), below.text
    if not left or not right:
        return False
    if left.endswith("-") and left[-2:-1].isalpha() and right[0].islower():
        return True
    small = right[0].islower() and not ITEM.match(right)
    if above.page == below.page:
        line = left[left.rfind("\n") + 1 :]
        return (
            small
            and (left[-1].isalnum() or left[-1] == NOTE_CLOSE)
            and len(line) >= TORN_LENGTH
            and not _room(above, below)
        )
    if ends_sentence(left):
        return (_abbreviated(left) or below.flush) and not below.begins and _room(above, below) is False
    if small:
        return True
    return not below.begins and _room(above, below) is False


def _room(above: Block, below: Block) -> bool | None:
    """Whether the first word of the block below would have fitted behind the block above; None where nothing tells."""
    if above.room is None or below.first is None:
        return None
    return above.room >= below.first


def _abbreviated(text: str) -> bool:
    """Whether the text ends with an abbreviation, so that its full stop ends no sentence."""
    found = LAST_WORD.search(text[-20:])
    return found is not None and found[1].casefold() in abbreviations()


def _take_signs(body: str, marks: set[str]) -> tuple[str, tuple[int, ...], dict[tuple[str, int], int]]:
    """The text without signs; where each page begins; where each mark of a footnote stood, by mark and page."""
    parts: list[str] = []
    starts: list[int] = []
    anchors: dict[tuple[str, int], int] = {}
    offset = 0
    for piece in SPLIT.split(body):
        if piece == PAGE:
            starts.append(offset)
        elif piece.startswith(NOTE_OPEN) and piece.endswith(NOTE_CLOSE):
            mark = mark_key(piece[1:-1])
            anchors.setdefault((mark, max(1, len(starts))), offset)
            if mark not in marks:  # a raised digit that no note belongs to: "m2"
                parts.append(piece[1:-1])
                offset += len(piece) - 2
        else:
            text = SIGNS.sub("", piece)
            parts.append(text)
            offset += len(text)
    return "".join(parts), tuple(starts) or (0,), anchors
