"""A letter with its words for people understood, and who in it is aside."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.resolve.person_marks import Marked
from pipeline.resolve.reference_slots import AGENT, OBJECT, OBLIQUE, POSSESSOR, SUBJECT
from pipeline.resolve.reference_words import Reference

# Roles of those to whom acts seldom happen: somebody else of the same gender is preferred.
ASIDE = frozenset(("official", "mandate_holder", "lawyer", "alleged_perpetrator", "witness", "other"))


# Of these some are told of as victims are: a lawyer who was arrested.
SOMETIMES = frozenset(("lawyer", "witness", "other"))


HURT = frozenset(("concerned", "listed", "violence", "law"))


NEVER = frozenset(("mandate_holder",))


POWERS = frozenset(("official", "office", "armed", "mandate_holder"))


RANKS = {SUBJECT: 0, OBJECT: 1, POSSESSOR: 2, OBLIQUE: 3, AGENT: 5}


SENTENCES_BACK = 12


PARAGRAPHS_BACK = 4  # in which a group of so many people may have been named


MOST_REFERENCES = 60  # of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class Reading:
    """A letter with its words for people understood.

    written: its text. sentences, paragraphs: where they begin in the marked text. topics: for each paragraph whom its
    heading names. references: in reading order; starts: where they begin. roles, signs (``person_signs``), genders
    ("f", "m" or ""): of each person. called: the people whom the letter calls by a noun, by its stem. owned: those who
    are somebody's ("her lawyer").
    """

    marked: Marked
    written: str
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    topics: tuple[tuple[str, ...], ...]
    roles: Mapping[str, str]
    signs: Mapping[str, frozenset[str]]
    genders: Mapping[str, str]
    called: Mapping[str, tuple[str, ...]]
    owned: frozenset[str]
    references: list[Reference]
    starts: list[int]

    @property
    def text(self) -> str:
        """The marked text."""
        return self.marked.text

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset."""
        return _around(self.sentences, at, len(self.text))

    def paragraph(self, at: int) -> tuple[int, int]:
        """Start and end of the paragraph around an offset."""
        return _around(self.paragraphs, at, len(self.text))

    def between(self, start: int, end: int) -> list[Reference]:
        """The references that begin between two offsets."""
        first = bisect_right(self.starts, start - 1)
        last = bisect_right(self.starts, end - 1)
        return self.references[max(first, last - MOST_REFERENCES) : last]

    def victims(self) -> tuple[str, ...]:
        """Those whom the letter is about."""
        return tuple(person.id for person in self.marked.people if self.roles.get(person.id) == "alleged_victim")


def _around(starts: Sequence[int], at: int, length: int) -> tuple[int, int]:
    place = bisect_right(starts, at)
    return (starts[place - 1] if place else 0), (starts[place] if place < len(starts) else length)


def is_aside(reading: Reading, person: str) -> bool:
    """Whether acts seldom happen to a person: officials, those who harm, lawyers who only defend."""
    role = reading.roles.get(person)
    if role not in ASIDE or role in NEVER:
        return role in ASIDE
    hurt = reading.signs.get(person, frozenset()) & HURT
    return not (hurt - {"law"} if role == "lawyer" and person in reading.owned else hurt)


def only_beside(reading: Reading, person: str) -> bool:
    """Whether a person is no member of a group to which something happened: aside, or a relative left alone."""
    unhurt = not reading.signs.get(person, frozenset()) & HURT
    return is_aside(reading, person) or (reading.roles.get(person) == "relative" and unhurt)


def fits(reading: Reading, person: str, gender: str) -> bool:
    """Whether a person may be meant by a word of a gender."""
    said = reading.genders.get(person, "")
    return reading.roles.get(person) not in NEVER and (not gender or not said or said == gender)


def before(reading: Reading, at: int) -> Iterator[tuple[int, list[Reference]]]:
    """Yield the sentences before an offset, nearest first, with their references; not beyond the paragraph."""
    begin = reading.paragraph(at)[0]
    start, stop = reading.sentence(at)[0], at
    for _ in range(SENTENCES_BACK):
        yield start, reading.between(max(begin, start), stop)
        if start <= begin:
            return
        stop = start
        start = reading.sentence(start - 1)[0]


def section_start(reading: Reading, at: int) -> int:
    """Where the text under the last heading that names people begins, else some paragraphs before an offset."""
    place = bisect_right(reading.paragraphs, at) - 1
    topics = reading.topics
    while place > 0 and topics and topics[place - 1] == topics[place] and topics[place]:
        place -= 1
    if topics and not topics[place]:
        place = max(0, place - PARAGRAPHS_BACK)
    return reading.paragraphs[place] if reading.paragraphs else 0


def stem(word: str) -> str:
    """A noun without the endings of number and gender."""
    if len(word) < 4:
        return word
    bare = word.removesuffix("s")
    return bare.removesuffix("e").removesuffix("a").removesuffix("o") if len(bare) > 4 else bare
