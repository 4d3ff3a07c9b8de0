"""Short forms of courts, "the Court", "ladite cour", "el mismo tribunal", and which court each means.

A short form means the court named last before it that its words fit: noun, gender, level. Where the sentence that
named that court names another one that fits, the one that the sentence is about is meant, and if that can't be told
none is.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import LANGUAGES, either
from pipeline.recognise.text import folded_text, text_of
from pipeline.resolve.court_forms import Group, is_general
from pipeline.resolve.sentence_borders import sentence_at

REACH = 1600  # characters back to the court that "the Court" means
FAR = 6000  # where an attribute says which court it is: "the trial court"
MOST_LOOKED_AT = 60  # mentions
OPENING = 50  # characters of a sentence in front of what it is about: "On 3 May 2019, the …"

SUBJECT = re.compile(r"(?:^|,\s*)(?:the|la|le|l'|el)?\s*$")  # "On 3 May 2019, the "

Fits = Callable[[Group], bool]


@dataclass(frozen=True, slots=True)
class Short:
    """A short form. fits: whether it can mean a court. told: whether an attribute says which.

    headed: whether its noun stands for some courts alone ("el Juzgado").
    """

    start: int
    end: int
    fits: Fits
    told: bool
    headed: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """What words ask of a court: levels that fit, levels that do not, a pattern of its folded name."""

    levels: frozenset[str] | None
    excluded: frozenset[str]
    name: re.Pattern[str] | None

    def __call__(self, group: Group) -> bool:
        """Whether a court fits."""
        return (
            (self.levels is None or group.level in self.levels)
            and group.level not in self.excluded
            and (self.name is None or self.name.search(group.folded) is not None)
        )


def short_mentions(doc: Doc, groups: Sequence[Group]) -> list[tuple[Group, int, int]]:
    """The short forms whose court is told, each with its court."""
    if not groups:
        return []
    known = sorted(
        (span.start_char, span.end_char, number) for number, group in enumerate(groups) for span in group.spans
    )
    named = [(start, end) for start, end, _ in known]
    language = doc._.language if doc._.language in LANGUAGES else "en"
    found: list[tuple[Group, int, int]] = []
    for short in sorted(short_forms(doc, language, groups), key=lambda short: short.start):
        place = bisect_left(named, (short.start + 1, 0))
        if place < len(named) and named[place][0] < short.end:
            continue  # part of a name
        if place and named[place - 1][1] > short.start:
            continue
        number = _meant(doc, short, known[max(0, place - MOST_LOOKED_AT) : place], groups)
        if number is not None:
            found.append((groups[number], short.start, short.end))
            known.insert(place, (short.start, short.end, number))
            named.insert(place, (short.start, short.end))
    return found


def _meant(doc: Doc, short: Short, before: list[tuple[int, int, int]], groups: Sequence[Group]) -> int | None:
    reach = FAR if short.told else REACH
    fitting = [item for item in before if short.fits(groups[item[2]]) and short.start - item[1] <= reach]
    if not fitting:
        return _only(short, groups)
    start, _, number = fitting[-1]
    first, last = sentence_at(doc, start)
    beside = [item for item in fitting if first <= item[0] < last]
    if len({item[2] for item in beside}) == 1:
        return number
    opening = beside[0]
    folded = folded_text(doc)
    front = folded[first : min(opening[0], first + OPENING)]
    about = opening[0] - first <= OPENING and SUBJECT.search(front) and folded[opening[1] : opening[1] + 1] != ","
    return opening[2] if about and not first <= short.start < last else None


def _only(short: Short, groups: Sequence[Group]) -> int | None:
    """The one court of the letter that fits, for a short form in front of its name."""
    fitting = [number for number, group in enumerate(groups) if short.fits(group) and group.level != "international"]
    return fitting[0] if len(fitting) == 1 and (short.told or short.headed or len(groups) == 1) else None


# --- the words ---------------------------------------------------------------------------------------------


def _rule(table: dict[str, object]) -> Rule:
    levels, excluded, name = table.get("levels"), table.get("not", ()), table.get("name")
    return Rule(
        levels=frozenset(levels) if isinstance(levels, list) else None,
        excluded=frozenset(excluded if isinstance(excluded, list) else ()),
        name=re.compile(str(name)) if name else None,
    )


@cache
def _attributes() -> dict[str, Rule]:
    return {word: _rule(table) for table in read_toml("court_mentions")["attributes"] for word in table["words"]}


@cache
def _heads(language: str) -> dict[str, re.Pattern[str]]:
    return {noun: re.compile(name) for noun, name in read_toml("court_mentions")["heads"][language].items()}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    table = read_toml("court_mentions")
    words = table["short"][language]
    determiners = either(sorted(words["determiners"], key=len, reverse=True))
    attribute = either(sorted(_attributes(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<determiner>{determiners})\s+(?:same\s+)?(?:(?P<front>{attribute})\s+)?"
        rf"(?P<noun>{either(words['nouns'])})(?![\w-])(?:\s+(?P<behind>{attribute})(?![\w-]))?"
        rf"(?!\s+{either(table['not_before'][language])})"
    )


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], Rule], ...]:
    return tuple(
        (re.compile(rf"(?<!\w){either(table['words'])}(?!\w)"), _rule(table))
        for table in read_toml("court_mentions")["phrases"]
    )


def short_forms(doc: Doc, language: str, groups: Sequence[Group] = ()) -> Iterator[Short]:
    """Yield every short form, those whose court is not told too. groups: courts, for "the Tonka court"."""
    folded, text = folded_text(doc), text_of(doc)
    capital = read_toml("court_mentions")["short"]["capital"]
    for match in _pattern(language).finditer(folded):
        if match["noun"] in capital and text[match.start("noun")].islower():
            continue
        words = [" ".join(match[name].split()) for name in ("front", "behind") if match[name]]
        fits = _fitting(language, match["noun"], tuple(words))
        yield Short(match.start(), match.end(), fits, told=bool(words), headed=match["noun"] in _heads(language))
    for pattern, rule in _phrases():
        for match in pattern.finditer(folded):
            yield Short(match.start(), match.end(), rule, told=True, headed=False)
    for letters, group in _letters(text, groups).items():
        for match in re.finditer(rf"(?<![\w-]){letters}(?![\w-])", text):
            yield Short(match.start(), match.end(), partial(_is, group), told=True, headed=True)
    named = {word for group in groups for word in group.words if not is_general(word)}
    for match in _PLACED.finditer(folded):
        if match["place"] in named:
            yield Short(match.start(), match.end(), partial(_has_word, match["place"]), told=True, headed=False)


_PLACED = re.compile(r"(?<![\w-])the\s+(?:same\s+|said\s+)?(?P<place>[^\W\d_]{3,30})\s+(?:court|tribunal)(?![\w-])")


LETTERS = re.compile(r"\s\([\"“«]?\s?(?:the\s|la\s|le\s|el\s)?(?P<letters>[A-Z]{3,8})\s?[\"”»]?\)")
MOST_LETTERS = 20  # courts called by their letters


def _letters(text: str, groups: Sequence[Group]) -> dict[str, Group]:
    """The courts whose letters are told behind their names: "the Specialized Criminal Court (SCC)"."""
    found: dict[str, Group] = {}
    for group in groups:
        for span in group.spans:
            told = LETTERS.match(text, span.end_char)
            if told is not None and len(found) < MOST_LETTERS:
                found.setdefault(told["letters"], group)
    return found


def _is(meant: Group, group: Group) -> bool:
    return group is meant


def _has_word(word: str, group: Group) -> bool:
    return word in group.words


@cache
def _fitting(language: str, noun: str, attributes: tuple[str, ...]) -> Fits:
    """Whether a court fits a noun with its attributes."""
    head = _heads(language).get(noun)
    rules = [_attributes()[word] for word in attributes]

    def fits(group: Group) -> bool:
        return (head is None or head.search(group.folded) is not None) and all(rule(group) for rule in rules)

    return fits
