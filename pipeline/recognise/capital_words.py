"""Words with a capital, and what may stand between two words of one name: the pieces that names are grown from."""

import re

UPPER = r"(?![a-zß-öø-ÿ])[^\W\d_]"  # K, Ş, É
WORD = r"\w+(?:[’'&-]\w+)*"  # workers, l'enfance, Anti-Robbery
CAPITAL = rf"{UPPER}\w*(?:[’'&-]\w+)*(?:(?<=s)['’](?!\w))?"  # Kharkova, O'Neill, Workers'
# Blanks, over the end of a line and its indent, not over a blank line.
GAP = r"(?:[^\S\n]{1,8}(?:\n[^\S\n]{0,8})?|\n[^\S\n]{0,8})"

IS_GAP = re.compile(GAP)
NEXT_CAPITAL = re.compile(rf"{GAP}(?P<word>{CAPITAL})")
OWNER = re.compile(r"['’]s?$")  # Kenya's


SHORT_LINE = 58  # characters: a line that ends before is not wrapped, so no name goes on over its end


def joins(text: str, end: int, start: int) -> bool:
    """Whether a word that ends at ``end`` and one that begins at ``start`` can belong to one name."""
    if IS_GAP.fullmatch(text, end, start) is None:
        return False
    return "\n" not in text[end:start] or end - text.rfind("\n", 0, end) > SHORT_LINE


def next_capital(text: str, at: int) -> str | None:
    """The word with a capital that stands right behind ``at``."""
    match = NEXT_CAPITAL.match(text, at)
    return match["word"] if match and joins(text, at, match.start("word")) else None


FOOTNOTE = re.compile(r"(?<=[a-zà-ÿ]{3})\d$")


def without_footnote(text: str, start: int, end: int) -> int:
    """The end of a name without the digit of a footnote that is glued to it: "Organisation mondiale de la Santé2"."""
    return end - 1 if FOOTNOTE.search(text, start, end) else end


ABBREVIATED = r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])"  # not behind "M.", "Mr.", "Sra."
SENTENCE_START = re.compile(rf"(?:{ABBREVIATED}\.\s*|[!?:;(“\"«•–*-]\s*|\n\s*\n\s*|^\s*)$")


def begins_sentence(text: str, start: int) -> bool:
    """Whether the word at ``start`` has its capital because a sentence begins with it."""
    return SENTENCE_START.search(text, max(0, start - 8), start) is not None


def without_owner(text: str, start: int, end: int) -> int:
    """The end of a name without a possessive "'s" that closes it."""
    for ending in ("'s", "’s"):
        if text.endswith(ending, start, end):
            return end - len(ending)
    return end
