"""Regular characters: what looks alike in print becomes the same character."""

import re
import unicodedata

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
LINE_ENDS = "\x0b\x85\u2028\u2029"
SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u2035\u02bc\u00b4\uff07"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u2036\uff02"
HYPHENS = "\u2010\u2011"
BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0be\u25cf\u25aa\u2023\u2219\u25e6\u25a0"  # of symbol fonts, and their kin
# Drawn with no width, or telling a direction that the letters tell too; Latin names carry joiners only by accident.
INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xFDD5, 0xFDF0), *range(0xD800, 0xE000)):
        table[code] = None  # control characters, noncharacters, halves of surrogate pairs
    for plane in range(17):
        table[(plane << 16) + 0xFFFE] = None
        table[(plane << 16) + 0xFFFF] = None
    for characters, regular in (
        (SPACES, " "),
        (LINE_ENDS, "\n"),
        (SINGLE_QUOTES, "'"),
        (DOUBLE_QUOTES, '"'),
        (HYPHENS, "-"),
        (BULLETS, "•"),
        (INVISIBLE + DIRECTIONS, None),
    ):
        for character in characters:
            table[ord(character)] = regular
    for ligature, letters in LIGATURES.items():
        table[ord(ligature)] = letters
    table[ord("\n")] = "\n"
    return table


TABLE = _table()


def _character_class() -> str:
    """The table's characters as ranges of a regular expression."""
    ranges: list[list[int]] = []
    for code in sorted(TABLE):
        if TABLE[code] == chr(code):
            continue
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


IRREGULAR = re.compile(f"[{_character_class()}]")
RUN_OF_SPACES = re.compile(r" {2,}")


def regular(text: str) -> str:
    """The text in regular characters, NFC: quotes, spaces, hyphens, ligatures and bullets; nothing invisible.

    Lines stay lines, spaces stay as many as they were. Dashes and guillemets stay as written, and so do the signs of
    `pipeline.read.lines`, which `unsigned` drops from what comes from outside.
    """
    text = IRREGULAR.sub(_regular, text)
    composed = unicodedata.normalize("NFC", text)
    return text if composed == text else IRREGULAR.sub(_regular, composed)  # NFC makes U+0060 of U+1FEF and the like


def _regular(match: re.Match[str]) -> str:
    return TABLE[ord(match[0])] or ""


def spaced(text: str) -> str:
    """The text with single spaces."""
    return RUN_OF_SPACES.sub(" ", text) if "  " in text else text


def single_spaced(text: str) -> str:
    """The text with single spaces and none at its ends."""
    return spaced(text).strip(" ")
