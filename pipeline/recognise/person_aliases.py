"""Other names of people: pen-names, nicknames, other spellings, names at birth.

"Mr. Yang Ming (pen-name Guo Fei)", "dit « Lass Boxeur »", "a quien sus alumnos llamaban “Profe Harri”",
"who signs his verses as Lachin Suzgun", "Ms. Pimchanok Boonmee (Nok)". Each is given to the name in front of it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.name_words import GAP, end_of_name, name_pattern

Stretch = tuple[int, int]
LOOSE = rf"(?:{GAP}|\n[ \t]{{0,40}})"
QUOTE = '"“«‘'
OPENED = rf"(?P<opened>[{QUOTE}*(]{{0,3}})\s?"
QUOTED = re.compile(r"[^\"”»\n]{1,40}?(?=\s?[\"”»])")
CLOSED = re.compile(r"\s?[”»)]|[\"*]")
PARTICIPLE = re.compile(r"known|conocid|connu|surnomm|apodad|nicknamed|called")  # what a noun in front may own
SOMEBODY_ELSE = re.compile(
    r"(?:^|[\s(])(?:an?|une?|una|otr[oa]|another|certain|cierto|one)\s+[\w-]+(?:\s[\w-]+)?,?\s*$"
)
BRACKETED = re.compile(r"(?P<name>[^()\n]{2,40})\)")
AGE = r"(?:\s?\(\d{1,2}[^()\n]{0,12}\))?(?:,\s(?:aged\s)?\d{1,2}(?:\s(?:ans|años|years old))?(?=,|\s))?"
BESIDE = re.compile(AGE)
REACH = 90  # characters between a name and the verb of the same sentence that gives the other name
SENTENCE_END = re.compile(r"[.!?](?=\s)|\n\s*\n")


@cache
def _words(name: str) -> str:
    return either([item for items in read_toml("person_names")[name].values() for item in items])


@cache
def _beside() -> re.Pattern[str]:
    """Right behind a name: ", also known as ", " (alias ", ", dite ", " («", " (Russian spelling: "."""
    worded = rf",?\s{{0,2}}[(,]?\s?(?:[a-zéíó]{{2,12}}\s){{0,3}}(?P<words>{_words('aliases')})[,:]?{LOOSE}{OPENED}"
    return re.compile(rf"[*”\"»]{{0,3}}(?:{worded}|\s?\(\s?(?P<mark>[{QUOTE}])\s?)")


@cache
def _verbs() -> re.Pattern[str]:
    """Further behind, in the same sentence: "signs his verses as ", "sus alumnos llamaban ", "his pen-name is "."""
    return re.compile(rf"(?<!\w){_words('alias_verbs')}{LOOSE}{OPENED}")


@cache
def _short_words() -> frozenset[str]:
    return frozenset(read_toml("person_names")["alias_marks"]["bracketed_only"])


def find_aliases(text: str, people: Sequence[Stretch]) -> Iterator[tuple[int, int, int]]:
    """Yield begin and end of every other name, and the offset of the name that it belongs to.

    people: names found so far, in reading order.
    """
    for number, (start, end) in enumerate(people):
        following = people[number + 1] if number + 1 < len(people) else (len(text), len(text))
        for alias in (_right_behind(text, end), _by_verb(text, end, following), _in_brackets(text, end)):
            if alias is not None and text[alias[0] : alias[1]] != text[start:end]:
                yield *alias, start
                break


def _right_behind(text: str, end: int) -> Stretch | None:
    age = BESIDE.match(text, end)
    match = _beside().match(text, age.end() if age else end)
    if match is None:
        return None
    if match["mark"]:
        return _quoted(text, match.end())
    alias = _alias(text, match)
    if alias is not None and " ".join(match["words"].split()) in _short_words() and not CLOSED.match(text, alias[1]):
        return None  # "Mr. A or Mr. B", "born in": only "(or B)" is another name
    return alias


def _by_verb(text: str, end: int, following: Stretch) -> Stretch | None:
    """A name that a verb gives to the last person named before it."""
    stop = SENTENCE_END.search(text, end, end + REACH)
    reach = min(stop.start() if stop else end + REACH, following[1])
    match = _verbs().search(text, end, min(reach + 40, len(text)))
    if match is None or match.start() > reach or match.start() > following[0]:
        return None
    if PARTICIPLE.match(match.group()) and SOMEBODY_ELSE.search(text, max(end, match.start() - 30), match.start()):
        return None  # "… and a man known as X"
    return _alias(text, match)


def _alias(text: str, match: re.Match[str]) -> Stretch | None:
    if any(mark in QUOTE for mark in match["opened"]):
        return _quoted(text, match.end())
    name = name_pattern().match(text, match.end())
    if name is None:
        return None
    return name.start(), end_of_name(text, name.start(), name.end())


def _quoted(text: str, start: int) -> Stretch | None:
    words = QUOTED.match(text, start)
    return words.span() if words and words.group()[:1].isupper() else None


def _in_brackets(text: str, end: int) -> Stretch | None:
    """A name alone in brackets, "(Nok)"; an acronym in capitals is none."""
    if text[end : end + 2] != " (":
        return None
    match = BRACKETED.match(text, end + 2)
    if match is None or match["name"].isupper() or not name_pattern().fullmatch(match["name"]):
        return None
    return match.span("name")
