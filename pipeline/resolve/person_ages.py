"""Age, day of birth and whether somebody is a child, as the words beside a name say it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.person_marks import MARK, SENTENCE_END, Marked
from pipeline.resolve.phrases import Phrase

KEY = "days_named"  # in Doc.user_data
ADULT = 18
OLDEST = 115
FRONT = 70  # characters in front of a name in which its age may stand
BEHIND = 220
SEGMENTS = 5  # between commas behind a name
BESIDE = 24  # characters behind a noun in which "minor" or "menor de edad" belongs to it


@cache
def _numbers(language: str) -> dict[str, int]:
    return dict(read_toml("numbers")[language])


@cache
def _age(language: str) -> str:
    words = "|".join(re.escape(word) for word in sorted(_numbers(language), key=len, reverse=True))
    return rf"(?P<age>\d{{1,3}}|{words})"


@cache
def _pattern(name: str, language: str) -> str:
    pieces = either(read_toml("person_details")[name][language])
    # Named once: the group of the first piece that matches is read by ``_value``.
    count = iter(range(1, 1000))
    return re.sub("AGE", lambda _: _age(language).replace("<age>", f"<age{next(count)}>"), pieces)


@cache
def _behind(language: str) -> re.Pattern[str]:
    both = r"(?:(?:both|all|tous(?:\sdeux)?|toutes(?:\sdeux)?|ambos|ambas|each)\s)?"
    return re.compile(rf"{both}(?:{_pattern('age_behind', language)})(?![\w-])")


@cache
def _months(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_pattern('months', language)})(?!\w)")


@cache
def _inside(language: str) -> re.Pattern[str]:
    """An age inside a phrase: "maestra de 47 años", "a 17-year-old apprentice"."""
    return re.compile(rf"(?<!\w)(?:{_pattern('age_front', language)})")


@cache
def _front(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_pattern('age_front', language)})\s*,?\s*$")


_BARE = re.compile(
    r"(?P<age>\d{1,3})(?=\)|[,.;](?:\s(?!\d)|$))"
)  # "§, 43, …", "§ (43)", not "§, 25, 28 and 30 October"
_BRACKET = re.compile(r"\s*\((?P<text>[^()]{1,60})\)")
_ALIAS = re.compile(rf"\s*(?:,\s*)?(?:[\w'-]+\s){{0,6}}{MARK}(?=[\s,)])")


def age_of(marked: Marked, numbers: Sequence[int], phrases: Sequence[Phrase]) -> int | None:
    """The age in years that the letter gives a person, by the first mention that has one; 0 for months."""
    for number in numbers:
        age = next(_ages(marked, number), None)
        if age is not None:
            return age
    for phrase in phrases:
        match = _inside(marked.language).search(marked.text, phrase.start, phrase.end)
        age = _value(match, marked.language) if match and not phrase.noun.plural else None
        if age is not None:
            return age
    return None


def _ages(marked: Marked, number: int) -> Iterator[int]:
    """Yield the ages that stand beside a mention."""
    at = marked.offsets[number]
    front = _front(marked.language).search(marked.text, max(0, at - FRONT), at)
    if front is not None and MARK not in front.group():
        age = _value(front, marked.language)
        if age is not None:
            yield age
    for start, close in _starts(marked, number):
        if _months(marked.language).match(marked.text, start):
            yield 0
        patterns = (_behind(marked.language), _BARE) if close else (_behind(marked.language),)
        for match in (pattern.match(marked.text, start) for pattern in patterns):
            if match and not close and not _worded(match) and marked.text[start - 2] == MARK:
                continue  # "X five years, Y three": a penalty shared out, nothing parts it from the name
            age = _value(match, marked.language) if match else None
            if age is not None:
                yield age


def _worded(match: re.Match[str]) -> bool:
    """Whether words such as "aged" stand in front of the number."""
    return all(match.start(name) > match.start() for name, value in match.groupdict().items() if value)


def _starts(marked: Marked, number: int) -> Iterator[tuple[int, bool]]:
    """Yield where an age may begin behind a mention, and whether that is so near that a bare number is one.

    Behind the name, in a bracket there, and behind each of the next commas of the sentence; a name that belongs to
    another ends it.
    """
    text = marked.text
    at = marked.offsets[number] + 1
    last = marked.lists[number][1]
    shared = marked.offsets[last] + 1
    if last != number and re.match(r"\s*,?\s*(?:both|all|tous|toutes|ambos|ambas|each)\s", text[shared : shared + 12]):
        at = shared
    for _ in range(2):
        bracket = _BRACKET.match(text, at)
        if bracket:
            yield bracket.start("text"), True
            for piece in re.finditer(r",\s*", bracket["text"]):
                yield bracket.start("text") + piece.end(), True
            at = bracket.end()
        alias = _ALIAS.match(text, at)
        own = alias is not None and _same(marked, number, alias.end() - 1)
        at = alias.end() if alias is not None and own else at
    stop = min(len(text), at + BEHIND)
    following = marked.number_at(at) + 1
    if following < len(marked.offsets):
        stop = min(stop, marked.offsets[following])
    end = SENTENCE_END.search(text, at, stop)
    stop = end.start() if end else stop
    if text[at : at + 1].isspace():
        yield at + 1, False
    for count, comma in enumerate(re.finditer(r",\s*|\s[–—-]\s|\s(?=who\s)", text[at:stop])):
        if count >= SEGMENTS:
            return
        yield at + comma.end(), comma.start() == 0


def _same(marked: Marked, number: int, at: int) -> bool:
    """Whether a mark inside a stretch is of the same person."""
    other = marked.number_at(at)
    return marked.offsets[other] == at and marked.marks[other].person == marked.marks[number].person


def _value(match: re.Match[str], language: str) -> int | None:
    word = next((value for name, value in match.groupdict().items() if name.startswith("age") and value), None)
    if word is None:
        return None
    age = int(word) if word.isdigit() else _numbers(language)[word]
    return age if age <= OLDEST else None


@cache
def _born(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('person_details')['born'][language])}[\s:]+")


_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:whose|son|daughter|child(?:ren)?|fils|fille|enfants?|hij[oa]s?|dont|cuy[oa])(?!\w)"
)


def birth_date_of(doc: Doc, marked: Marked, numbers: Sequence[int]) -> date | None:
    """The day of birth behind "born on" in the sentence of a mention, another person's left out."""
    for number in numbers:
        at = marked.offsets[number] + 1
        stop = min(len(marked.text), at + BEHIND)
        for other in range(number + 1, marked.number_at(stop) + 1):
            if not _same(marked, number, marked.offsets[other]):
                stop = min(stop, marked.offsets[other])
                break
        end = SENTENCE_END.search(marked.text, at, stop)
        found = _born(marked.language).search(marked.text, at, end.start() if end else stop)
        if found and not _OF_ANOTHER.search(marked.text, at, found.start()):
            day = _day_at(doc, marked.in_letter(found.end()))
            if day is not None:
                return day
    return None


def _day_at(doc: Doc, offset: int) -> date | None:
    """The day that a date at an offset names, None where no date of a single day begins there."""
    days: dict[int, date] | None = doc.user_data.get(KEY)
    if days is None:
        days = doc.user_data[KEY] = {
            span.start_char: span._.value.start
            for span in doc.spans["dates"]
            if span._.value.precision == "day" and span._.value.start is not None
        }
    return days.get(offset)


@cache
def _minor(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('person_details')['minor'][language])}(?!\w)")


@cache
def _not_minor(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('person_details')['not_minor'][language])}(?!\w)")


def is_minor(marked: Marked, age: int | None, phrases: Sequence[Phrase]) -> bool:
    """Whether the letter says that somebody is under eighteen: by the age, or "the child §", "§, menor de edad"."""
    if age is not None:
        return age < ADULT
    for phrase in phrases:
        text = marked.text[phrase.start : min(phrase.end, phrase.at + len(phrase.word) + BESIDE)]
        grown = phrase.word in ("children", "enfants", "enfant", "hijos", "child") and phrase.owned
        if _minor(marked.language).search(text) and not grown and not _not_minor(marked.language).search(text):
            return True
    return False
