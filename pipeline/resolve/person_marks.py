"""The letter with its people marked, as rules about people read it.

Folded text in which every mention of a person is one mark, its title and quotation marks with it: "Messrs. Juan Lund
and “Ado” Lund were arrested" reads "§ and § were arrested". A list, an apposition or a verb beside a name is then a
short pattern, whatever names look like. Offsets of the marked text lead back to the letter.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import LANGUAGES, either
from pipeline.recognise.text import folded_text
from pipeline.resolve.entities import Entity

if TYPE_CHECKING:
    from pipeline.resolve.phrases import Phrase

MARK = "§"
INSTEAD = "¶"  # for a mark that the letter itself has ("§ 129a of the Criminal Code")
TITLE_LENGTH = 40  # characters in front of a name that its titles may take
KEY = "people_marked"  # in Doc.user_data
# The end of a sentence or of a semicolon's part, not the stop of "No." or of an initial; it begins with its stop, so
# that a search looks at stops alone.
SENTENCE_END = re.compile(r"[.;](?<!\b(?:no|dr|mr|st)\.)(?<![\s(][a-z]\.)(?=\s)|\n\s*\n")
QUOTES = "\"'«»“”‘’*"
# Between two names of a list: ", ", " and ", " et de ", ", así como a la ".
JOINED = r"(?:and|et|y|e|or|ou|o|ainsi\s+que|as\s+well\s+as|asi\s+como|&)"
SMALL = r"(?:the|le|la|de|du|a|al|el|los|las|to|of|with|contra|against|by|par|por)"
# "§ (8) and §", "§, 8 ans, et §"
AGED = r"(?:\s*\([^()\n§]{1,24}\)|,?\s\d{1,2}(?:\s(?:ans|anos|years(?:\sold)?|months))?(?=,|\sand|\set|\sy))?"
LINK = rf"{AGED}(?:\s*,\s*|\s+)(?:{JOINED}\s+)?(?:{SMALL}\s+){{0,2}}"
NAMES = rf"{MARK}(?:{LINK}{MARK}){{0,60}}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention in the marked text. at: its offset there. person: the entity's id.

    first, last: of the mention in the letter, titles and quotation marks with it; start, end: of the name alone.
    titles: folded, without full stops, in order.
    """

    at: int
    first: int
    last: int
    start: int
    end: int
    person: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """The marked text with its marks in reading order.

    language: in which it is read, of ``LANGUAGES``. offsets: where the marks stand. lists: for each mark the numbers
    of the first and the last of its list.
    by_person: the numbers of each person's marks. phrases: of each mark that was asked for them (``person_phrases``).
    """

    people: tuple[Entity, ...]
    language: str
    text: str
    marks: tuple[Mark, ...]
    offsets: tuple[int, ...]
    lists: tuple[tuple[int, int], ...]
    by_person: dict[str, tuple[int, ...]]
    phrases: "dict[tuple[int, str], tuple[Phrase, ...]]" = field(default_factory=dict, compare=False, repr=False)

    def number_at(self, at: int) -> int:
        """The number of the last mark at or in front of an offset of the marked text; -1 in front of all."""
        return bisect_right(self.offsets, at) - 1

    def in_letter(self, at: int) -> int:
        """The offset in the letter of an offset in the marked text."""
        number = self.number_at(at)
        if number < 0:
            return at
        mark = self.marks[number]
        return mark.first if at == mark.at else mark.last + at - mark.at - 1

    def from_letter(self, offset: int) -> int:
        """The offset in the marked text of one in the letter; of one inside a mention its mark's."""
        number = bisect_right(self.marks, offset, key=lambda mark: mark.first) - 1
        if number < 0:
            return offset
        mark = self.marks[number]
        return mark.at if offset < mark.last else mark.at + 1 + offset - mark.last


def people_marked(doc: Doc, people: Sequence[Entity]) -> Marked:
    """The letter with these people marked; made once a document for the same people."""
    given, marked = doc.user_data.get(KEY, (None, None))
    if given is people or (given is not None and tuple(given) == tuple(people)):
        known: Marked = marked
        return known
    language = doc._.language if doc._.language in LANGUAGES else "en"
    made = _marked(folded_text(doc).replace(MARK, INSTEAD), tuple(people), language)
    doc.user_data[KEY] = people, made
    return made


def last_marked(doc: Doc) -> Marked | None:
    """The marked text that was made last, None where none was."""
    marked: Marked | None = doc.user_data.get(KEY, (None, None))[1]
    return marked


def _marked(folded: str, people: tuple[Entity, ...], language: str) -> Marked:
    mentions = sorted((mention.start, -mention.end, person.id) for person in people for mention in person.mentions)
    pieces: list[str] = []
    marks: list[Mark] = []
    length = reached = 0
    for start, minus_end, person in mentions:
        end = -minus_end
        if start < reached:
            continue  # inside another mention
        first, last, titles = _widened(folded, reached, start, end)
        pieces.append(folded[reached:first])
        length += first - reached
        marks.append(Mark(length, first, last, start, end, person, titles))
        pieces.append(MARK)
        length += 1
        reached = last
    pieces.append(folded[reached:])
    text = "".join(pieces)
    by_person: dict[str, list[int]] = {}
    for number, mark in enumerate(marks):
        by_person.setdefault(mark.person, []).append(number)
    return Marked(
        people=people,
        language=language,
        text=text,
        marks=tuple(marks),
        offsets=tuple(mark.at for mark in marks),
        lists=_lists(text),
        by_person={person: tuple(numbers) for person, numbers in by_person.items()},
    )


_NAMES = re.compile(NAMES)


def _lists(text: str) -> tuple[tuple[int, int], ...]:
    lists: list[tuple[int, int]] = []
    for match in _NAMES.finditer(text):
        first = len(lists)
        size = match.group().count(MARK)
        lists.extend([(first, first + size - 1)] * size)
    return tuple(lists)


@cache
def _titles() -> re.Pattern[str]:
    """Titles that end where a name begins, in Spanish with their article: "mr. ", "el excmo. sr. "."""
    titles = read_toml("person_genders")["titles"]
    words = either(sorted((*titles["f"], *titles["m"], *titles["plain"]), key=len, reverse=True))
    return re.compile(rf"(?<![\w.-])(?:(?:la|el|los|las)\s+)?(?P<titles>(?:{words}(?:\.ª?)?\s+){{1,4}})$")


def _widened(folded: str, reached: int, start: int, end: int) -> tuple[int, int, tuple[str, ...]]:
    """A mention with the quotation marks around it and the titles in front of it."""
    first, last = start, end
    while first > reached and folded[first - 1] in QUOTES:
        first -= 1
    while first < start and last < len(folded) and folded[last] in QUOTES:
        last += 1
    if folded[last : last + 2] == ' "' or folded[last : last + 2] == " »":
        last += 2 if first < start or (first > reached + 1 and folded[first - 2] in "«") else 0
    if first > reached + 1 and folded[first - 1] == " " and folded[first - 2] == "«":
        first -= 2
    front = folded[max(reached, first - TITLE_LENGTH) : first]
    match = _titles().search(front)
    if match is None:
        return first, last, ()
    titles = tuple(word.strip(".") for word in match["titles"].split())
    return first - (len(front) - match.start()), last, titles
