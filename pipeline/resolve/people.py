"""Who is who in a letter: all mentions of one person under one name, two people of one family kept apart.

A name belongs to the person whose fuller name holds all its words, in any order ("VENKO Larisa", "Ms. Venko");
or whose name differs from it by one letter in one word; or whom the text gives it to as another name ("also known
as"). Where several people could be meant, their titles' gender, then the title that one of them bears decide; where
two are left the mention is nobody's. A person who is brought in as somebody's relative by a full name of another
length is a person of his or her own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.recognise.person_names import ALIAS, KINSHIP, PersonName
from pipeline.recognise.text import fold, text_of
from pipeline.resolve.entities import Entity, Mention
from pipeline.resolve.name_keys import INITIAL, Key, fathers_words, fits, key_of, nearly_fits, nickname_of

MOST_COMPARED = 60  # people who share a word with a name; a hostile letter may have thousands


@dataclass(slots=True)
class _Person:
    """A person in the making. key: the words of the fullest name; gender: of its title; father: words of his name."""

    key: Key
    gender: str = ""
    father: frozenset[str] = frozenset()
    mentions: list["_Name"] = field(default_factory=list)
    aliases: set[Key] = field(default_factory=set)

    @property
    def words(self) -> frozenset[str]:
        return frozenset(self.key)


@dataclass(frozen=True, slots=True)
class _Name:
    """A mention as it is compared. gender: of its title, ``f``, ``m`` or empty.

    father: words of the father's name in it; nickname: in quotation marks inside it; patronymic: it begins with "bin",
    "ould" and the like.
    """

    start: int
    end: int
    key: Key
    title: str | None
    gender: str
    father: frozenset[str]
    nickname: Key
    patronymic: bool
    how: PersonName | None
    rule: str
    confidence: float


def find_people(doc: Doc) -> list[Entity]:
    """The people of a letter, by first mention. doc: with the group names."""
    names = [name for span in doc.spans["names"] if span.label_ == "PERSON" and (name := _name(doc, span)).key]
    people = _full_names(names)
    left = [name for name in names if not (name.how and name.how.by == ALIAS and name.how.of is not None)]
    index = _Index(people)
    for name in left:
        person = _whose(name, index)
        if person is not None:
            person.mentions.append(name)
    _give_aliases(names, people)
    found = sorted((person for person in people if person.mentions), key=lambda person: person.mentions[0].start)
    text = text_of(doc)
    return [_entity(text, number, person) for number, person in enumerate(found, 1)]


def _name(doc: Doc, span: Span) -> _Name:
    how = span._.value if isinstance(span._.value, PersonName) else None
    title = how.title if how else None
    words = text_of(doc)[span.start_char : span.end_char]
    return _Name(
        span.start_char,
        span.end_char,
        key_of(words),
        title,
        "" if how is not None and how.couple else _gender(title),
        fathers_words(words),
        nickname_of(words),
        bool(fathers_words(f"x {words}")) and not fathers_words(words),
        how,
        span._.rule,
        span._.confidence,
    )


@cache
def _genders() -> Mapping[str, str]:
    titles = read_toml("person_genders")["titles"]
    return {word: gender for gender in ("f", "m") for word in titles[gender]}


def _gender(title: str | None) -> str:
    """The gender that a title says: that of its first word that says one."""
    for word in fold(title or "").split():
        whole = word.strip(".")  # "d.ª" is a woman, "d." a man
        for part in (whole, *whole.split(".")):
            if part in _genders():
                return _genders()[part]
    return ""


# --- who there is ------------------------------------------------------------------------------------------


def _full_names(names: Sequence[_Name]) -> list[_Person]:
    """A person for every name that no fuller one explains."""
    people: list[_Person] = []
    index = _Index(people)
    for name in sorted(names, key=lambda name: (*_fullness(name.key), name.start)):
        if name.how is not None and (name.how.couple or (name.how.by == ALIAS and name.how.of is not None)):
            continue
        if not _explained(name, index):
            person = _Person(name.key, name.gender, name.father)
            if name.nickname:
                person.aliases.add(name.nickname)
            people.append(person)
            index.add(person)
    return people


def _fullness(key: Key) -> tuple[int, int]:
    """For sorting: names with more whole words first, then those with more initials."""
    return -sum(not INITIAL.fullmatch(word) for word in key), -len(key)


def _explained(name: _Name, index: "_Index") -> bool:
    """Whether some person is already there whom the name may mean."""
    of_own = name.how is not None and name.how.by == KINSHIP and len(name.key) > 1
    for person in index.sharing(name.key):
        if name.key in person.aliases:
            return True
        if of_own and name.key[0] != person.key[0] and set(name.key) != set(person.key):
            continue
        if _another(name, person):
            continue
        if fits(name.key, person.key) or _misspelt(name, person):
            return True
    return False


def _another(name: _Name, person: _Person) -> bool:
    """Whether a name cannot be a person's: the title says another gender, or it is the father's whole name."""
    if name.gender and person.gender and name.gender != person.gender:
        return True
    return len(name.key) > 1 and name.key != person.key and name.key[0] in person.father and not name.patronymic


LONG_ENOUGH = 8  # letters of a name alone that is known though it is misspelt and no title stands before it


def _misspelt(name: _Name, person: _Person) -> bool:
    """Whether a name is a person's with one letter amiss."""
    alone = len(name.key) == 1 and not name.title and len(name.key[0]) < LONG_ENOUGH
    return not alone and nearly_fits(name.key, person.key)


class _Index:
    """People by the words of their names."""

    def __init__(self, people: Iterable[_Person]) -> None:
        self._by_word: dict[str, list[_Person]] = {}
        self._by_start: dict[str, list[_Person]] = {}
        for person in people:
            self.add(person)

    def add(self, person: _Person) -> None:
        """Add a person."""
        for word in person.words.union(*person.aliases):
            self._by_word.setdefault(word, []).append(person)
        for start in {word[:2] for word in person.words} | {word[-2:] for word in person.words}:
            self._by_start.setdefault(start, []).append(person)

    def sharing(self, key: Key) -> list[_Person]:
        """The people who share a word with a name, or a word's beginning or end; not too many."""
        found: dict[int, _Person] = {}
        for word in key:
            for person in self._by_word.get(word, ())[:MOST_COMPARED]:
                found[id(person)] = person
        for word in key:
            for person in (*self._by_start.get(word[:2], ()), *self._by_start.get(word[-2:], ()))[:MOST_COMPARED]:
                found.setdefault(id(person), person)
        return list(found.values())


# --- who is meant ------------------------------------------------------------------------------------------


def _whose(name: _Name, index: _Index) -> _Person | None:
    """The one person whom a mention means; None where two are left or none is."""
    if name.how is not None and name.how.couple:
        return None
    near = [person for person in index.sharing(name.key) if not _another(name, person)]
    for candidates in (
        [person for person in near if name.key in person.aliases],
        [person for person in near if set(name.key) == set(person.key)],
        [person for person in near if fits(name.key, person.key)],
        [person for person in near if _misspelt(name, person)],
    ):
        if candidates:
            return _chosen(name, candidates)
    return None


def _chosen(name: _Name, candidates: list[_Person]) -> _Person | None:
    for keep in (_same_gender, _same_title, _same_part, _named_before):
        if len(candidates) == 1:
            break
        candidates = keep(name, candidates) or candidates
    return candidates[0] if len(candidates) == 1 else None


def _same_gender(name: _Name, candidates: list[_Person]) -> list[_Person]:
    """Those whose titles say that gender; else those of whom no title says the other."""
    if not name.gender:
        return candidates
    said = [(person, {mention.gender for mention in person.mentions if mention.gender}) for person in candidates]
    return [person for person, genders in said if genders == {name.gender}] or [
        person for person, genders in said if not genders
    ]


def _same_title(name: _Name, candidates: list[_Person]) -> list[_Person]:
    """Those who were given this very title before, where it is not an ordinary one."""
    if not name.title or name.gender:
        return candidates
    return [person for person in candidates if any(mention.title == name.title for mention in person.mentions)]


def _same_part(name: _Name, candidates: list[_Person]) -> list[_Person]:
    """Those who were already called by just these words."""
    return [person for person in candidates if any(mention.key == name.key for mention in person.mentions)]


def _named_before(name: _Name, candidates: list[_Person]) -> list[_Person]:
    """Those who are named at all before this place."""
    return [person for person in candidates if person.mentions]


def _give_aliases(names: Sequence[_Name], people: Sequence[_Person]) -> None:
    """Join people whom the text calls two names, and give every other name to its person."""
    owner = {mention.start: person for person in people for mention in person.mentions}
    for name in names:
        if name.how is None or name.how.by != ALIAS or name.how.of is None:
            continue
        person = owner.get(name.how.of)
        if person is None:
            continue
        person.mentions.append(name)
        if set(name.key) != set(person.key):
            person.aliases.add(name.key)
        owner[name.start] = person
        for other in people:
            if other is not person and other.mentions and set(other.key) == set(name.key):
                person.mentions += other.mentions
                other.mentions = []
    for person in people:
        person.mentions.sort(key=lambda mention: mention.start)


# --- what they are called ----------------------------------------------------------------------------------


def _entity(text: str, number: int, person: _Person) -> Entity:
    forms: dict[str, int] = {}
    keys: dict[str, Key] = {}
    for mention in person.mentions:
        form = _form(text, mention)
        forms[form] = forms.get(form, 0) + 1
        keys[form] = mention.key
    own = [form for form in forms if keys[form] not in person.aliases] or list(forms)
    name = min(
        own,
        key=lambda form: (
            *_fullness(keys[form]),
            set(keys[form]) != set(person.key),
            not nickname_of(form),
            form.isupper(),
        ),
    )
    mentions = tuple(
        Mention(
            start=mention.start,
            end=mention.end,
            form=_kind(mention.key, keys[name], person.aliases),
            rule=mention.rule,
            confidence=mention.confidence,
            title=mention.title,
        )
        for mention in person.mentions
    )
    others: dict[str, str] = {}
    for form in forms:
        others.setdefault(fold(form), form)
    del others[fold(name)]
    return Entity(id=f"p{number}", name=name, aliases=tuple(others.values()), mentions=mentions)


def _form(text: str, mention: _Name) -> str:
    return " ".join(text[mention.start : mention.end].replace("*", " ").split())


def _kind(key: Key, full: Key, aliases: set[Key]) -> str:
    if key in aliases:
        return "alias"
    return "name" if set(key) == set(full) else "short"
