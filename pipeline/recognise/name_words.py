"""What a personal name looks like: capitalised words, initials, particles, hyphens, a nickname in the middle.

Larisa Venko · J. B. Smith · Al-Khatib · bin Yusuf · Nguyen Thi Thanh Hoa · Noor-un-Nisa · H'Nham Nie · O’Neill ·
Catarina de Mello · Wichai "Tum" Srisuk · LEYVA PUPO. Native order and case are kept as written.
"""

import re
import sys
import unicodedata
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either

LATIN_END = 0x0600  # Latin, Greek and Cyrillic letters stand below it
MORE_LATIN = range(0x1E00, 0x2000)
GAP = r"[ \u00a0*]{1,3}"  # between words: a blank, or the marks of bold type
WRAP = r"\n[ \t]{0,40}"  # a name broken over a line
APOSTROPHE = "'’ʼ‘`´"
MOST_WORDS = 7


@cache
def capitals() -> str:
    """All capital letters, as the inside of a character class."""
    codes = [code for code in (*range(LATIN_END), *MORE_LATIN) if code <= sys.maxunicode]
    return "".join(chr(code) for code in codes if unicodedata.category(chr(code)) in ("Lu", "Lt"))


@cache
def word() -> str:
    """One word of a name: ``Venko``, ``Atanga-Ndi``, ``O’Neill``, ``G/Medhin``, ``J.``, ``Md.``."""
    upper = f"[{capitals()}]"
    initial = rf"(?:{upper}|{'|'.join(read_toml('person_names')['initials']['long'])})\."
    joined = rf"(?:[{APOSTROPHE}/‑-](?:{upper}|[^\W\d_])[^\W\d_]*)"
    return rf"(?:{initial}(?:-?{initial}){{0,2}}|[JS]r\.|{upper}[^\W\d_]*{joined}{{0,3}}{APOSTROPHE_END})"


APOSTROPHE_END = rf"(?:[{APOSTROPHE}](?=\s{{0,1}}[^\W\d_]{{3}}))?"  # Dar’ Salem


@cache
def particle() -> str:
    """A small word inside a name, with what joins it to the next: ``de la``, ``bin``, ``al-``, ``d'``."""
    words = either(read_toml("person_names")["particles"])
    return rf"(?:(?:{words})(?:{GAP}|{WRAP}|-|(?<=['’]))|(?:al|el|as|ad|an|ar|at|ash|az|ould)[-–‑])"


@cache
def name() -> str:
    """A whole name as a regular expression, of one to seven words."""
    nickname = rf"(?:{GAP}[\"“«‘]\s?[^\"”»’\n]{{1,30}}\s?[\"”»’])"
    gap = rf"(?:{GAP}|{WRAP})"
    more = rf"(?:{nickname}?{gap}(?:{particle()}){{0,3}}{word()})"
    first = either(read_toml("person_names")["first_particles"])
    joined = rf"(?:(?:{first})(?:{GAP}|-|(?<=['’]))|(?:al|el|as|ad|an|ar|at|ash|az)[-–‑])"
    return rf"{joined}?{word()}{more}{{0,{MOST_WORDS - 1}}}"


@cache
def name_pattern() -> re.Pattern[str]:
    """A name, to be matched where one is expected."""
    return re.compile(name())


@cache
def not_names() -> frozenset[str]:
    """Words with a capital that are in no name."""
    return frozenset(read_toml("person_names")["not_names"]["all"])


@cache
def _line_starts() -> frozenset[str]:
    return frozenset(read_toml("person_names")["not_names"]["line_starts"])


POSSESSIVE = re.compile(rf"[{APOSTROPHE}]s?$")  # Ms. Babayeva's
LINE = 45  # characters of a line that was broken because it was full; a shorter one ends a list item or a heading
WORD = re.compile(r"[^\s*]+")


def end_of_name(text: str, start: int, end: int) -> int:
    """Where a matched name really ends: before a word that is none, a short line's end, the next person's title."""
    stop = start
    for match in WORD.finditer(text, start, end):
        between = text[stop : match.start()]
        if stop > start and "\n" in between and stop - (text.rfind("\n", 0, stop) + 1) < LINE:
            break
        bare = match.group().strip(".,;:\"“”()'’")
        if bare in not_names() or ("\n" in between and bare in _line_starts()):
            break
        stop = match.end()
    kept = text[start:stop].rstrip("*")
    trailing = _trailing_particle().search(kept)
    kept = kept[: trailing.start()] if trailing else kept
    return start + len(POSSESSIVE.sub("", kept))


@cache
def _trailing_particle() -> re.Pattern[str]:
    return re.compile(rf"[\s*]+(?:{either(read_toml('person_names')['particles'])})$")
