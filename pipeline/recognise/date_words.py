"""A letter's words by what they can be in a date: a string of one character a word, over which dates are sought.

"between 12 and 14 March" is "BD&DM". Patterns over this string are short, the same in all languages, do not care for
white space, and take time linear in its length. The words are those of ``knowledge/date_words.toml``, months.toml and
numbers.toml; ``CLASSES`` has the character of each class.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml

CLASSES = {
    "weekday": "w", "season": "S", "quarter": "Q", "half": "H", "decade": "C", "tens": "T", "tens_number": "9",
    "day": "d", "week": "k", "month_unit": "n", "year_unit": "z", "hours": "h", "part_of_day": "p",
    "ordinal": "O", "number": "N", "past": "W", "coming": "K", "early": "e",
    "article": "l", "of": "o", "of_the": "r", "to_the": "v", "to": "t", "a": "a", "from": "f", "on": "I", "in": "i",
    "inexact": "%", "since": "s", "until": "<", "between": "B", "and": "&", "again": "g",
    "later": "L", "earlier": "E", "next": "X", "previous": "R", "same": "=", "that": "!", "ce": "c", "this": "j",
    "morrow": "Z", "since_then": "@", "ago": "G", "ago_before": "A", "today": "y", "possessive": "q", "street": "V",
}  # fmt: skip
MARKS = {",": ",", "-": "-", "–": "-", "—": "-", "‑": "-", ".": ":", ";": ";", ":": ";", "?": ";", "!": ";", "(": "u",
         ")": "U", "/": "/", "&": "&"}  # fmt: skip
DAY, MONTH, YEAR, FIGURES, SHORT, NUMBER, WORD, MARK, BREAK = "D", "M", "Y", "F", "~", "#", "x", "_", "b"

TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+'?)"  # march, l'
    r"|(?P<figures>\d{4}-\d{1,2}-\d{1,2}(?!\w|-\d)|\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{4}(?![\w/]|-\d))"
    r"|(?P<glued>(?:19|20)\d{2})(?=[.,:;]\d{1,3}(?![\d.,]))"  # 2019.1: a footnote's mark runs into it
    r"|(?P<slashed>\d{1,2})(?=/\d{1,2}\s{1,3}[^\W\d_]{3})"  # 3/4 May
    r"|(?P<tens>(?:19|20)\d0'?s)(?!\w)"  # 1990s
    r"|(?P<number>\d+(?:[.,/:]\d+)*)(?P<suffix>\s?(?:st|nd|rd|th|er|ere|ro|ero)(?!\w)|\s?\.?[°º])?"  # 12, 1er, 5,000
    r"|(?P<paragraph>\n[ \t]*\n)"
    r"|(?P<other>[^\w\s]|_)"
)
PROPER = frozenset({"may", "march", "august"})  # in English, words of their own when written small
WITH_YEAR = frozenset({"set"})  # "principles 11 to 13 set out"
ABBREVIATED = 5  # letters; a longer second name ("setiembre") is none
DAY_AND_YEAR_BEHIND = re.compile(r"\.?\s{1,4}\d{1,2}(?:st|nd|rd|th)?,?\s{1,4}(?:19|20)\d{2}(?!\d)")  # march 5, 2019
YEAR_BEHIND = re.compile(r"\.?,?\s{1,4}(?:del?\s{1,4})?(?:19|20)\d{2}(?!\d)")  # jan. 2019
DAY_IN_WORDS = re.compile("[NO](?=oM)|(?<=l)O(?=M)")  # primero de marzo, cinco de mayo, le premier mars
YEAR_RUN_ON = re.compile("M[or]?#")  # March 20191: a footnote's mark runs into the year
MISSPELT = re.compile("D[or]?x(?=,?[or]?Y)")  # 5 Ocotber 2019


@dataclass(frozen=True, slots=True)
class DateWords:
    """A text's words: kinds has one character for each, starts and ends where it stands, values its number."""

    text: str
    folded: str
    kinds: str
    starts: list[int]
    ends: list[int]
    values: list[int]

    def between(self, first: int, last: int) -> str:
        """The folded text of the words from one to another, that included."""
        return self.folded[self.starts[first] : self.ends[last]]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an entry of the word lists is: its class, its value, and the words it has behind the first."""

    kind: str
    value: int
    rest: tuple[str, ...] = ()


@cache
def month_numbers() -> Mapping[str, int]:
    """Number of every month's name, folded."""
    months = read_toml("months")
    return {name: number for year in months.values() for number, names in enumerate(year, 1) for name in names}


@cache
def _abbreviations() -> frozenset[str]:
    """Short names of months that are no full name in another language."""
    full = {names[0] for year in read_toml("months").values() for names in year}
    return frozenset(name for name in month_numbers() if len(name) <= ABBREVIATED and name not in full)


@cache
def _lexicon() -> Mapping[str, tuple[Meaning, ...]]:
    """The meanings of every first word, the longest entry first."""
    entries: dict[str, list[Meaning]] = {}
    lists = [
        (CLASSES[name], words) for name, languages in read_toml("date_words").items() for words in languages.values()
    ]
    lists += [(CLASSES["number"], words) for words in read_toml("numbers").values()]
    for kind, words in lists:
        for entry, value in words.items():
            first, *rest = (match.group() for match in TOKEN.finditer(entry))
            entries.setdefault(first, []).append(Meaning(kind, value, tuple(rest)))
    return {word: tuple(sorted(meanings, key=lambda m: -len(m.rest))) for word, meanings in entries.items()}


def read_words(text: str, folded: str) -> DateWords:
    """The words of a text. folded: the same text in lower case, as long."""
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[int] = []
    tokens = [(match.lastgroup, match.start(), match.end(), match) for match in TOKEN.finditer(folded)]
    words = [folded[start:end] for _, start, end, _ in tokens]
    lexicon, months = _lexicon(), month_numbers()
    position = 0
    while position < len(tokens):
        group, start, end, match = tokens[position]
        width = 1
        kind, value = WORD, 0
        if group == "word":
            number = months.get(words[position])
            if number is not None and _is_month(Place(text, folded, start, end), words[position], kinds):
                kind, value = MONTH, number
                end = _with_stop(folded, words[position], end)
                width = 2 if end > tokens[position][2] else 1
            elif meanings := lexicon.get(words[position]):
                meaning = _meaning(meanings, words, position)
                if meaning is not None:
                    kind, value, width = meaning.kind, meaning.value, 1 + len(meaning.rest)
                    end = tokens[position + width - 1][2]
        elif group == "other":
            kind = MARKS.get(words[position], MARK)
        elif group in ("glued", "slashed"):
            kind, value = _number(words[position], suffixed=False)
        elif group in ("number", "suffix"):
            kind, value = _number(match["number"], suffixed=bool(match["suffix"]))
            end = end if kind == DAY else match.end("number")
        elif group == "tens":
            kind, value = CLASSES["tens"], int(words[position][:4])
        else:
            kind = FIGURES if group in ("figures", "mark") else BREAK
        kinds.append(kind)
        starts.append(start)
        ends.append(end)
        values.append(value)
        position += width
    return _mended(DateWords(text, folded, "".join(kinds), starts, ends, values))


def _meaning(meanings: tuple[Meaning, ...], words: list[str], position: int) -> Meaning | None:
    """The longest entry of the lists that stands at a place."""
    for meaning in meanings:
        if not meaning.rest:
            return meaning
        behind = position + 1
        if tuple(words[behind : behind + len(meaning.rest)]) == meaning.rest:
            return meaning
    return None


def _number(digits: str, *, suffixed: bool) -> tuple[str, int]:
    if not digits.isdecimal() or not digits.isascii():
        return NUMBER, 0
    if len(digits) > 4:
        return NUMBER, 0
    value = int(digits)
    if len(digits) <= 2 and 1 <= value <= 31:
        return DAY, value
    if len(digits) == 4 and 1900 <= value <= 2099 and not suffixed:
        return YEAR, value
    return (SHORT if len(digits) in (2, 3) else NUMBER), value


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands."""

    text: str
    folded: str
    start: int
    end: int


def _is_month(place: Place, word: str, kinds: list[str]) -> bool:
    """Whether a month's name is one: "may" is a verb, "mar" and "sept" mean other things without a day or year."""
    dated = bool(YEAR_BEHIND.match(place.folded, place.end))
    after_day = kinds[-1:] == [DAY] or (len(kinds) > 1 and kinds[-1] in "or" and kinds[-2] == DAY)
    if word in PROPER:
        if place.text[place.start].isupper() or (after_day and dated):
            return True
        return bool(DAY_AND_YEAR_BEHIND.match(place.folded, place.end))
    if word in WITH_YEAR:
        return dated
    return (
        word not in _abbreviations() or dated or after_day or bool(DAY_AND_YEAR_BEHIND.match(place.folded, place.end))
    )


def _with_stop(folded: str, word: str, end: int) -> int:
    """The end of a month's name with the full stop of its abbreviation, where a year follows."""
    if word not in _abbreviations() or folded[end : end + 1] != ".":
        return end
    dated = YEAR_BEHIND.match(folded, end) or DAY_AND_YEAR_BEHIND.match(folded, end)
    return end + 1 if dated else end


def _mended(words: DateWords) -> DateWords:
    """Take a misspelt word between day and year ("5 Ocotber 2019") for the month, a number before a month for a day."""
    kinds, values = list(words.kinds), words.values
    for match in MISSPELT.finditer(words.kinds):
        place = match.end() - 1
        month = _misspelt_month(words.folded[words.starts[place] : words.ends[place]])
        if month:
            kinds[place], values[place] = MONTH, month
    for match in DAY_IN_WORDS.finditer(words.kinds):
        place = match.start()
        said = kinds[place + 1] == CLASSES["of"] or words.between(place, place) == "premier"
        if said and 1 <= values[place] <= 31:
            kinds[place] = DAY
    for match in YEAR_RUN_ON.finditer(words.kinds):
        place = match.end() - 1
        run_on = re.fullmatch(r"((?:19|20)\d{2})\d{1,2}", words.between(place, place))
        if run_on:
            kinds[place], values[place] = YEAR, int(run_on[1])
            words.ends[place] = words.starts[place] + 4
    return DateWords(words.text, words.folded, "".join(kinds), words.starts, words.ends, values)


@cache
def _full_names() -> Mapping[str, int]:
    return {name: number for name, number in month_numbers().items() if len(name) > 3 and name not in _abbreviations()}


def _misspelt_month(word: str) -> int | None:
    """The month whose name is one letter more, less, other or swapped."""
    if not 3 < len(word) < 12:
        return None
    found = {number for name, number in _full_names().items() if _one_slip(word, name)}
    return found.pop() if len(found) == 1 else None


def _one_slip(word: str, name: str) -> bool:
    """Whether two words differ by one letter put in, left out, replaced, or swapped with its neighbour."""
    if abs(len(word) - len(name)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    rest, other = word[start:], name[start:]
    if len(rest) == len(other):
        return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    longer, shorter = sorted((rest, other), key=len, reverse=True)
    return longer[1:] == shorter
