"""What a letter says of a person beside the name: description, age, day of birth, nationality, whether a child."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.states import code_by_demonym, code_by_name
from pipeline.recognise.text import text_of
from pipeline.resolve.entities import Entity
from pipeline.resolve.person_ages import age_of, birth_date_of, is_minor
from pipeline.resolve.person_marks import MARK, SENTENCE_END, Marked, people_marked
from pipeline.resolve.person_nouns import noun_of
from pipeline.resolve.person_phrases import phrases_of
from pipeline.resolve.phrases import TOKEN, Phrase

NEAR = 130  # characters beside a name in which its nationality may stand
MOST_MENTIONS = 150  # of one person that are read
LENGTH = 160  # characters of a description


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """description: as written, on one line. nationality: ISO 3166-1 alpha-3. Unknown values are None."""

    description: str | None = None
    age: int | None = None
    birth_date: date | None = None
    nationality: str | None = None
    minor: bool = False


def details_of(doc: Doc, person: Entity, people: Sequence[Entity]) -> PersonDetails:
    """The details of a person. people: all persons of the letter, the person among them; doc: with dates."""
    marked = people_marked(doc, people)
    numbers = marked.by_person.get(person.id, ())[:MOST_MENTIONS]
    phrases = [
        phrase
        for number in numbers
        for phrase in phrases_of(marked, number)
        if phrase.noun.classes != ("mandate_holder",) and not _signs(doc, marked, number)
    ]
    age = age_of(marked, numbers, phrases)
    return PersonDetails(
        description=_description(doc, marked, phrases),
        age=age if age else None,
        birth_date=birth_date_of(doc, marked, numbers),
        nationality=_nationality(marked, numbers, phrases),
        minor=is_minor(marked, age, phrases),
    )


def _signs(doc: Doc, marked: Marked, number: int) -> bool:
    """Whether a mention stands in the signature block of a letter, where a title is no description."""
    mark = marked.marks[number]
    return any(span.start_char < mark.end and mark.start < span.end_char for span in doc.spans["signatories"])


def _description(doc: Doc, marked: Marked, phrases: Sequence[Phrase]) -> str | None:
    """The phrase that says most, the first of equals; a title in front of the name is none."""
    said = [phrase for phrase in phrases if not _is_title(phrase)]
    if not said:
        return None
    chosen = min(said, key=_rank)
    text = text_of(doc)[marked.in_letter(chosen.start) : marked.in_letter(chosen.end)]
    return " ".join(text.split()).strip(" ,;:")[:LENGTH] or None


_PLAIN = frozenset(read_toml("person_phrases")["plain"]["all"])


def _rank(phrase: Phrase) -> int:
    """What a person does comes before whose relative, before plain words and ranks, and what a list shares last."""
    if phrase.noun.plural:
        return 4
    if phrase.kind == "front" and phrase.noun.classes[0] == "armed":
        return 3
    if phrase.word in _PLAIN and phrase.at + len(phrase.word) == phrase.end:
        return 2
    return 1 if "kin" in phrase.noun.classes else 0


_TITLES = frozenset(("official", "armed", "lawyer", "office"))


def _is_title(phrase: Phrase) -> bool:
    """Whether a phrase is a rank or an office that stands in front of the name like a title: "Judge §"."""
    bare = phrase.kind == "front" and not phrase.article and phrase.at + len(phrase.word) == phrase.end
    return bare and bool(_TITLES & set(phrase.noun.classes))


@cache
def _said(language: str) -> re.Pattern[str]:
    """A nationality in so many words; what NATION and STATE stand for is looked up afterwards."""
    pieces = either(read_toml("person_details")["nationality"][language])
    count = iter(range(1, 1000))
    pieces = re.sub("NATION", lambda _: rf"(?P<nation{next(count)}>(?!the\s)[\w-]{{3,}})", pieces)
    pieces = re.sub("STATE", lambda _: rf"(?P<state{next(count)}>[\w'-]+(?:\s[\w'-]+){{0,3}})", pieces)
    return re.compile(rf"(?<![\w-])(?:{pieces})(?![\w-])")


def _nationality(marked: Marked, numbers: Sequence[int], phrases: Sequence[Phrase]) -> str | None:
    """The State that the letter says a person is a national of; of two the first."""
    for number in numbers:
        for start, stop in _beside(marked, number):
            for match in _said(marked.language).finditer(marked.text, start, stop):
                if start > marked.offsets[number] and marked.text[match.end() : stop + 1].strip(" ,\n") == MARK:
                    continue  # "§, and the Kenyan national §"
                for name, value in match.groupdict().items():
                    code = _state(value) if value and name.startswith("state") else _nation(value) if value else None
                    if code is not None:
                        return code
    return next((code for phrase in phrases if (code := _adjective(marked, phrase)) is not None), None)


def _beside(marked: Marked, number: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a mention's sentence in front and behind, up to the names beside it."""
    first, last = marked.lists[number]
    before = marked.offsets[first - 1] + 1 if first else 0
    at = marked.offsets[first]
    start = max(before, at - NEAR)
    for end in SENTENCE_END.finditer(marked.text, start, at):
        start = end.end()
    behind = marked.offsets[last] + 1
    following = marked.offsets[last + 1] if last + 1 < len(marked.offsets) else len(marked.text)
    if following < len(marked.text) and marked.marks[last + 1].person == marked.marks[number].person:
        following = marked.offsets[last + 2] if last + 2 < len(marked.offsets) else len(marked.text)
    stop = min(behind + NEAR, following)
    sentence = SENTENCE_END.search(marked.text, behind, stop)
    yield behind, sentence.start() if sentence else stop
    # In front only what is one phrase with the name: nothing of a clause or of another list.
    comma = max(marked.text.rfind(mark, start, at - 2) for mark in ",:;")
    yield max(start, comma + 1), at


def _nation(word: str) -> str | None:
    """The State of an adjective: "sri-lankais", "kenyan"."""
    known = code_by_demonym()
    return known.get(word) or known.get(word.replace("-", " ")) or known.get(word.replace("-", ""))


def _state(words: str) -> str | None:
    """The State whose name begins a stretch of words."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        code = code_by_name().get(" ".join(parts[:length]).rstrip("'"))
        if code is not None:
            return code
    return None


_NO_NATIONALS = frozenset(("official", "office", "armed", "kin", "mandate_holder"))


def _adjective(marked: Marked, phrase: Phrase) -> str | None:
    """The State whose adjective stands with the noun: "the Fijian journalist", "empresario noruego"."""
    if _NO_NATIONALS & set(phrase.noun.classes):
        return None
    end = phrase.at + len(phrase.word)
    if marked.language == "en":
        words = [token.group() for token in TOKEN.finditer(marked.text, phrase.start, phrase.at)][-3:]
    else:
        words = [token.group() for token in TOKEN.finditer(marked.text, end, phrase.end)][:2]
        if words and noun_of(words[0], marked.language) is None and _nation(words[0]) is None and len(words[0]) < 4:
            return None  # "ministre de …"
    return next((code for word in words if (code := _nation(word)) is not None), None)
