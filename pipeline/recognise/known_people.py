"""Names of people who are known from elsewhere in the letter: whole again, or in part ("Venko", "Tzul Quim")."""

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.recognise.name_words import GAP, not_names, particle, word
from pipeline.recognise.places import TakenPlaces

SHORTEST = 3  # letters of a part that stands for a person without a title
BLANK_LINE = re.compile(r"[ \t]*\n[ \t]*\n\s*")
WORDS = re.compile(r"[^\W\d_][^\s,;()\"“”«»*]*")
LOWER = re.compile(r"(?<![^\W\d_])[^\W\d_A-Z][^\W\d_]{2,}")
SENTENCE_START = re.compile(r"(?:^|[.!?:»”\"]\s+|\n\s*(?:[-•*–]|\d{1,2}[.)])?\s*)$")
BEFORE = 12  # characters that show whether a sentence begins
INITIALS_IN_FRONT = re.compile(r"(?<![\w.])(?:(?:[A-ZÀ-ß]|Sh|Kh|Zh|Ch|Ts|Yu|Ya)\.[ \u00a0]?){1,3}$")  # "Sh. Kh. "
INITIALS = 16  # characters of initials in front of a name
WORDS_IN_FRONT = re.compile(r"(?<![\w-])(?P<words>(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){1,3})$")
NEIGHBOUR = re.compile(r"[ \u00a0]?[-–]?[ \u00a0]?[A-ZÀ-Þ]\w")  # a capitalised word right behind: another name
IN_FRONT = re.compile(r"(?P<word>[A-ZÀ-Þ][\w'’-]+)[ \u00a0-]$")


def name_parts(name: str) -> tuple[str, ...]:
    """The capitalised words of a name that may stand for it: no initials, no particles."""
    return tuple(
        word.rstrip(".")
        for word in WORDS.findall(name)
        if len(word) >= SHORTEST and word[0].isupper() and not word.endswith(".")
    )


def exactly_again(text: str, names: Iterable[str], taken: TakenPlaces) -> Iterator[tuple[int, int]]:
    """Yield where other names ("Dada Honoré") stand again just as they are, in places that nothing else takes."""
    known = sorted({name for name in names if len(name) >= SHORTEST}, key=len, reverse=True)
    if known:
        for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(map(re.escape, known))})(?![\w-])", text):
            if not taken.overlaps(*match.span()):
                yield match.span()


def known_again(text: str, names: Iterable[str], taken: TakenPlaces) -> Iterator[tuple[int, int]]:
    """Yield where names of known people, or parts of them, stand in places that nothing else takes.

    A part alone does not count where it is written as an ordinary word elsewhere, or is part of a longer name.
    """
    people = [name_parts(name) for name in names]
    words = sorted({part for parts in people for part in parts}, key=len, reverse=True)
    if not words:
        return
    of_word: dict[str, list[tuple[str, ...]]] = {}
    for parts in people:
        for part in parts:
            of_word.setdefault(part, []).append(parts)
    ordinary = set(LOWER.findall(text))
    one = rf"(?:{'|'.join(map(re.escape, words))})"
    gap = rf"(?:(?:{GAP}|\n\s{{0,8}}|-)(?:{particle()})?)"
    run = re.compile(rf"(?<![\w-]){one}(?:{gap}{one}){{0,6}}(?![\w-])")
    for match in run.finditer(text):
        for start, stop in _pieces(match, of_word):
            if taken.overlaps(start, stop):
                continue
            parts = name_parts(text[start:stop])
            if not any(set(parts) <= set(person) for person in of_word.get(parts[0] if parts else "", [])):
                continue
            if len(parts) == 1 and not _stands_alone(text, (start, stop), ordinary):
                continue
            first, end = _widened(text, start, stop) if len(parts) > 1 else (start, stop)
            initials = INITIALS_IN_FRONT.search(text, max(0, first - INITIALS), first)
            yield initials.start() if initials else first, end


def _pieces(match: re.Match[str], of_word: Mapping[str, list[tuple[str, ...]]]) -> Iterator[tuple[int, int]]:
    """A run of known words, cut at its blank lines unless it is just one person's name, torn by a page's end."""
    if not BLANK_LINE.search(match.group()):
        yield match.span()
        return
    parts = name_parts(match.group())
    if any(parts == person[at : at + len(parts)] for person in of_word.get(parts[0], []) for at in range(len(person))):
        yield match.span()
        return
    at = match.start()
    for blank in BLANK_LINE.finditer(match.string, match.start(), match.end()):
        yield at, blank.start()
        at = blank.end()
    yield at, match.end()


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Two words or more of a known name, with the words of a name right beside them that were not known."""
    before = WORDS_IN_FRONT.search(text, max(0, start - 60), start)
    if before is not None and not any(part in not_names() for part in before["words"].split()):
        begins = SENTENCE_START.search(text[max(0, before.start() - BEFORE) : before.start()])
        start = start if begins else before.start()
    behind = re.compile(rf"(?:{GAP}(?:{particle()})?{word()}){{1,3}}").match(text, end)
    if behind is not None and not any(part in not_names() for part in behind.group().split()):
        end = behind.end()
    return start, end


def _stands_alone(text: str, place: tuple[int, int], ordinary: set[str]) -> bool:
    """Whether a single word is a name here."""
    before = IN_FRONT.search(text, max(0, place[0] - 30), place[0])
    if NEIGHBOUR.match(text, place[1]) or (before and before["word"] not in not_names()):
        return False
    begins = SENTENCE_START.search(text[max(0, place[0] - BEFORE) : place[0]])
    return not (begins and text[place[0] : place[1]].lower() in ordinary)
