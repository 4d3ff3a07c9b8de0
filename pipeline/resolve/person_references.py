"""Words that stand for people: names and lists of them, pronouns, "all three", "the two brothers", "his wife".

Read in the marked text (``person_marks``), with the slot in which each stands: subject, object, possessor, agent or
oblique. Who is meant is for ``antecedents`` to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.text import fold
from pipeline.resolve.person_marks import AGED, JOINED, MARK, Marked
from pipeline.resolve.person_nouns import noun_of
from pipeline.resolve.person_phrases import phrases_in_front
from pipeline.resolve.phrases import small_words

NAME, PRONOUN, POSSESSIVE, ALL, ONE = "name", "pronoun", "possessive", "all", "one"
GROUP, NOUN, KIN, UNNAMED = "group", "noun", "kin", "unnamed"
PHRASE_WORDS = 6  # words of a noun phrase that are read
UNKNOWN_WORDS = {"en": 3, "fr": 1, "es": 1}  # adjectives in front of the noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Words that stand for somebody. start, end: in the marked text; first: with the noun phrase in front of a name.

    kind: NAME, PRONOUN ("he"), POSSESSIVE ("his"), ALL ("both"), ONE ("the latter"), GROUP ("the two brothers"), NOUN
    ("the journalist"), KIN ("his wife"), UNNAMED ("a man"). slot: subject, object, possessor, agent, oblique.
    persons: who is meant, as far as known. number: of people, 2 for several of unknown number where plural.
    exact: whether the number is said. gender: f, m or empty. word: the noun. others: "the other two".
    classes: of the noun, as ``person_nouns`` has them, with "anybody" and "crowd". undergoes: whether it is followed by
    a verb in the passive. company: the persons with those of the references joined to it in front.
    """

    start: int
    end: int
    first: int
    kind: str
    slot: str = ""
    persons: tuple[str, ...] = ()
    number: int | None = None
    exact: bool = False
    gender: str = ""
    word: str = ""
    others: bool = False
    classes: tuple[str, ...] = ()
    undergoes: bool = False
    company: tuple[str, ...] = ()

    @property
    def together(self) -> tuple[str, ...]:
        """Those meant together with those joined to them in front: "§, a teacher, and §"."""
        return self.company or self.persons

    @property
    def plural(self) -> bool | None:
        """Whether several are meant; None where it is not said."""
        return None if self.number is None else self.number > 1


@cache
def numbers(language: str) -> dict[str, int]:
    """Numbers in words, folded, with "one" left out."""
    return dict(read_toml("numbers")[language])


@cache
def number_pattern(language: str) -> str:
    """A number from two on, in words or figures."""
    return either(sorted(numbers(language), key=len, reverse=True)).removesuffix(")") + r"|\d{1,3})"


@cache
def _words(name: str, language: str) -> frozenset[str]:
    return frozenset(read_toml("act_persons")[name][language])


@cache
def _patterns(language: str) -> re.Pattern[str]:
    """All that may begin a reference, by named groups."""
    table = read_toml("act_persons")
    number = number_pattern(language)
    pronouns = "|".join(
        rf"(?P<pronoun_{key}>{either(sorted(words, key=len, reverse=True))})"
        for key, words in table["pronouns"][language].items()
    )
    accented = "|".join(re.escape(fold) for fold in _accented(language)) or "(?!)"
    possessives = "|".join(
        rf"(?P<possessive_{key}>{either(words)})" for key, words in table["possessives"][language].items()
    )
    everybody = "|".join(piece.replace("N", number) for piece in sorted(map(_spaced, table["all_of"][language])))
    ones = either([*table["one_of"]["first"], *table["one_of"]["last"]])
    heads = sorted(
        (*table["determiners"][language]["definite"], *table["determiners"][language]["indefinite"]),
        key=len,
        reverse=True,
    )
    return re.compile(
        rf"(?P<names>{names_pattern()})"
        rf"|(?<![\w'-])(?:(?P<one>{ones})(?=\s(?:was|were|had|has|is|a|ont|fue|est|etait|aurait|avait|ha|habia|habria)\s|[.,;:)])"
        rf"|(?P<all>{everybody})|(?P<accented>{accented})"
        rf"|{possessives}|{pronouns}"
        rf"|(?P<determiner>{either(heads)}|{number}))(?:(?<=')|(?![\w-]))"
    )


@cache
def _determiner(language: str) -> re.Pattern[str]:
    """A determiner alone, where "both" may begin a noun phrase, too: "both men"."""
    table = read_toml("act_persons")["determiners"][language]
    heads = sorted((*table["definite"], *table["indefinite"]), key=len, reverse=True)
    return re.compile(rf"{either(heads)}(?:(?<=')|(?![\w-]))")


def _spaced(piece: str) -> str:
    return piece.replace(" ", r"\s+")


@cache
def _accented(language: str) -> dict[str, str]:
    """Pronouns that folding makes articles: folded form and form as written."""
    return {fold(word): word for word in read_toml("act_persons")["accented"].get(language, ())}


# Between two names of one list: ", ", " and ", " et de ", ", así como a la ".
_SMALL = r"(?:the|le|la|de|du|a|al|el|los|las|to|of|against|contre|contra|d'|l')"


@cache
def names_pattern() -> str:
    """A name or a list of names, where a preposition stands between two only behind "and"."""
    return rf"{MARK}(?:{AGED}(?:\s*,?\s+{JOINED}\s+(?:{_SMALL}\s*){{0,2}}|\s*,\s+){MARK}){{0,60}}"


def find_references(marked: Marked, written: str) -> Iterator[Reference]:
    """Yield the references of a letter in reading order. written: the letter's text, for accents."""
    text, language = marked.text, marked.language
    pattern = _patterns(language)
    at = 0
    while (match := pattern.search(text, at)) is not None:
        found = _reference(marked, match, written)
        at = match.end() if found is None else max(found.end, match.start() + 1)
        if found is not None:
            yield found


def _reference(marked: Marked, match: re.Match[str], written: str) -> Reference | None:
    text, language = marked.text, marked.language
    group = match.lastgroup or ""
    start, end = match.span()
    if group == "names":
        return _names(marked, start, end)
    if group == "one":
        return Reference(start=start, end=end, first=start, kind=ONE, number=1, word=match.group())
    if group == "all":
        phrase = _noun_phrase(marked, _determiner(language).match(text, start))
        if phrase is not None or (_ENDS_WITH_NUMBER.search(match.group()) and not _ends_here(text, end, language)):
            return phrase
        if language != "en" and match.group()[-1].isdigit():
            return None  # "les 8, 15 et 22 janvier"
        return None if _floats(text, start, end, language) else _everybody(match, language)
    if group == "accented":
        offset = marked.in_letter(start)
        as_written = written[offset : offset + len(match.group())].lower()
        if as_written == _accented(language).get(match.group()):
            return Reference(start=start, end=end, first=start, kind=PRONOUN, number=1, gender="m")
        return _noun_phrase(marked, match)
    kind, _, key = group.partition("_")
    if kind == "determiner":
        return _noun_phrase(marked, match)
    if kind == "possessive" or (kind == "pronoun" and match.group() in ("her", "leur")):
        return _owned(marked, match)
    if kind == "pronoun" and match.group() == "il" and _is_nobody(text, end):
        return None
    return Reference(
        start=start,
        end=end,
        first=start,
        kind=PRONOUN,
        number=_number_of(key),
        gender=_gender_of(key),
        word=match.group(),
    )


def _gender_of(key: str) -> str:
    return key[0] if key[:1] in ("f", "m") else ""


def _number_of(key: str) -> int | None:
    return int(key[1]) if len(key) > 1 else None


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(rf"\s+{either(read_toml('act_persons')['nobody']['fr'])}(?!\w)")


def _is_nobody(text: str, end: int) -> bool:
    """Whether "il" is nobody: "il y a", "il est allégué"."""
    return bool(_nobody().match(text, end))


_CONJUNCTION = re.compile(r"(?:and|et|y|or|ou|o|e)\s+")


def _names(marked: Marked, start: int, end: int) -> Reference:
    first = marked.number_at(start)
    last = marked.number_at(end - 1)
    for number in range(first + 1, last + 1):
        if any(phrase.owned and phrase.owner == number - 1 for phrase in phrases_in_front(marked, number)):
            last, end = number - 1, marked.offsets[number - 1] + 1  # "the mother of §, §" is no list
            break
    persons = tuple(dict.fromkeys(mark.person for mark in marked.marks[first : last + 1]))
    fronts = phrases_in_front(marked, first)
    opened = min((phrase.start for phrase in fronts), default=start)
    conjunction = _CONJUNCTION.match(marked.text, opened, start)  # "and gendarme §"
    opened = conjunction.end() if conjunction else opened
    return Reference(
        start=start, end=end, first=min(opened, start), kind=NAME, persons=persons, number=len(persons), exact=True
    )


@cache
def _verb_behind(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{either(read_toml('act_persons')['finite'][language])}(?!\w)")


def _floats(text: str, start: int, end: int, language: str) -> bool:
    """Whether "both" only strengthens the noun in front of it: "the prosecution and the defence both appealed"."""
    before = re.search(r"([^\W\d_][\w-]*)\s+$", text[max(0, start - 30) : start])
    if before is None or text[start:end] not in (
        "both",
        "each",
        "all",
        "tous",
        "toutes",
        "ambos",
        "ambas",
        "todos",
        "todas",
    ):
        return False
    word = before.group(1)
    small = word in _phrase_stops(language) or word in small_words(language).conjunctions or word.endswith("ed")
    return not small and _time(language).fullmatch(word) is None and _verb_behind(language).match(text, end) is not None


_ENDS_WITH_NUMBER = re.compile(
    r"^(?!amb|both|the\s+(?:pair|couple|trio)|le\s|l'|la\s+pareja|el\s).*(?<!them)(?<!eux)(?<!ell.s)(?<!above)(?<!each)(?<!all)(?<!tous)(?<!toutes)(?<!chacun)(?<!chacune)(?<!uno)(?<!una)(?<!todos)(?<!todas)(?<!neither)$"
)


def _everybody(match: re.Match[str], language: str) -> Reference:
    words = match.group()
    said = re.search(number_pattern(language), words)
    number = count(said.group(), language) if said else None
    if number is None and re.match(r"both|neither|either|amb|the (?:pair|couple)|le couple|la pareja|l'un", words):
        number = 2
    if number is None and words.endswith("trio"):
        number = 3
    return Reference(
        start=match.start(),
        end=match.end(),
        first=match.start(),
        kind=ALL,
        number=number or 2,
        exact=number is not None,
        word=words,
        gender="f" if re.match(r"toutes|las\b|ambas|todas|ell?es", words) else "",
    )


@cache
def _last() -> re.Pattern[str]:
    return re.compile(either(read_toml("act_persons")["one_of"]["last"]))


def is_last(word: str) -> bool:
    """Whether words mean the last of those named before ("the latter"), not the first."""
    return _last().fullmatch(word) is not None


def count(word: str, language: str) -> int | None:
    """The number that a word or a figure says."""
    return int(word) if word.isdigit() else numbers(language).get(word)


@cache
def _object_here(language: str) -> re.Pattern[str]:
    """What follows "her" where it is no possessive."""
    return re.compile(rf"\s*[.,;:)]|\s+{either(read_toml('act_persons')['objects'][language])}")


def _owned(marked: Marked, match: re.Match[str]) -> Reference | None:
    """ "his", "her wife", and "her" as an object."""
    text, language = marked.text, marked.language
    word = match.group()
    start, end = match.span()
    if word == "her" and _object_here(language).match(text, end):
        return Reference(start=start, end=end, first=start, kind=PRONOUN, number=1, gender="f", word=word)
    group = match.lastgroup or ""
    key = group.partition("_")[2]
    if word == "her":
        key = "f1"
    phrase = _noun_phrase(marked, match)
    if phrase is not None:
        return phrase
    read = _Read(end)
    _read_words(text, language, read)
    if read.said is not None and _is_front(text, read.end, language):
        return None  # "his wife, §"
    return Reference(
        start=start,
        end=end,
        first=start,
        kind=POSSESSIVE,
        slot="possessor",
        number=_number_of(key),
        gender=_gender_of(key),
        word=word,
    )


# --- noun phrases --------------------------------------------------------------------------------------------

_WORD = re.compile(r"[\s\"'«]{0,3}(?:(?P<word>[^\W\d_][\w-]*'?|\d{1,4})|(?P<mark>§))")


@cache
def _anybody(language: str) -> dict[str, tuple[str, bool]]:
    """Nouns for whomever the letter is about: gender and whether plural."""
    found: dict[str, tuple[str, bool]] = {}
    for gender, words in read_toml("act_persons")["anybody"][language].items():
        for word in words:
            found.setdefault(word, ("" if gender == "x" else gender, word in _PLURALS))
            found.setdefault(_plural(word), ("f" if gender == "f" else "", True))
    return found


_PLURALS = frozenset(("men", "women", "people", "persons", "accused"))


def _plural(word: str) -> str:
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith(("or", "on", "ez")) and not word.endswith(("son",)):
        return f"{word}es"
    return f"{word}s"


@cache
def _crowd(language: str) -> frozenset[str]:
    words = read_toml("act_persons")["crowd"][language]
    return frozenset((*words, *(_plural(word) for word in words)))


def classes_of(word: str, language: str) -> tuple[tuple[str, ...], str, bool] | None:
    """What a word says as a noun for people: classes, gender, plural; None where it is none."""
    anybody = _anybody(language).get(word)
    noun = noun_of(word, language)
    if word in _crowd(language):
        return ("crowd",), "", True
    if anybody is not None:
        return ("anybody", *(noun.classes if noun else ())), anybody[0], anybody[1]
    if noun is not None:
        return noun.classes, noun.gender or "", noun.plural
    return None


_ALL_EACH = re.compile(r"(?<!\w)(?:all|each|both)$")
_OF_THE = re.compile(r"\s+of\s+(?=(?:the|these|those|his|her|their)\s)")


@dataclass(slots=True)
class _Read:
    """What was read of a noun phrase."""

    end: int
    number: int | None = None
    others: bool = False
    head: str = ""
    said: tuple[tuple[str, ...], str, bool] | None = None


def _noun_phrase(marked: Marked, match: re.Match[str] | None) -> Reference | None:
    """The noun phrase that begins with a determiner or a possessive, if its noun is one for people."""
    if match is None:
        return None
    text, language = marked.text, marked.language
    table = read_toml("act_persons")["determiners"][language]
    determiner = " ".join(match.group().split())
    read = _Read(match.end(), number=count(determiner, language))
    numeral = read.number is not None
    if determiner == "both" or determiner.startswith("amb"):
        read.number = 2
    if determiner in _words("others", language) or "autre" in determiner:
        read.others = True
    _read_words(text, language, read)
    owned = (match.lastgroup or "").startswith(("possessive", "pronoun"))
    if read.said is None:
        if read.head != "others" or not _ends_here(text, read.end, language):
            return None
        read.said = (("anybody",), "", (read.number or 2) > 1)
    if _is_front(text, read.end, language):
        return None
    classes, gender, plural = read.said
    if determiner in ("each", "every", "chacun des", "chacune des") or determiner.startswith("cada"):
        plural = True
    number = read.number or (2 if plural else 1)
    definite = determiner in table["definite"] or (determiner == "des" and read.number is not None)
    kind = _kind(owned=owned, definite=definite, numeral=numeral, plural=number > 1, classes=classes)
    article = {"la": "f", "une": "f", "una": "f", "cette": "f", "las": "f", "unas": "f", "otra": "f", "otras": "f"}
    return Reference(
        start=match.start(),
        end=read.end,
        first=match.start(),
        kind=kind,
        number=number,
        exact=read.number is not None or number == 1,
        gender=(_said_gender(read.head, language) or gender or article.get(determiner, "")).strip("-"),
        word=read.head,
        others=read.others,
        classes=classes,
    )


def _said_gender(word: str, language: str) -> str:
    """The gender that a noun says by itself: "-" where it says none though its article does."""
    if word in _words("any_gender", language):
        return "-"
    return "m" if word in _words("men_only", language) else ""


def _kind(*, owned: bool, definite: bool, numeral: bool, plural: bool, classes: tuple[str, ...]) -> str:
    if owned:
        return KIN if "anybody" not in classes and "crowd" not in classes else UNNAMED
    if "crowd" in classes or not definite:
        return UNNAMED
    return GROUP if plural else NOUN


def _read_words(text: str, language: str, read: _Read) -> None:
    """Read on from a determiner to the noun."""
    small = small_words(language)
    unknown = 0
    at = read.end
    counted = read.number is not None or _ALL_EACH.search(text, max(0, at - 5), at) is not None
    for _ in range(PHRASE_WORDS):
        match = _WORD.match(text, at)
        if match is None or match["word"] is None or "\n\n" in match.group():
            return
        word = match["word"]
        said = classes_of(word, language)
        if read.said is not None:
            if language != "en" or said is None or "crowd" in said[0]:
                return
        elif count(word, language) is not None and not (word.isdigit() and len(word) > 3):
            read.number = count(word, language)
        elif word in _words("others", language):
            read.others, read.head, read.end = True, "others", match.end()
        elif said is None and (word in small.determiners or (counted and _OF_THE.match(text, match.start()))):
            pass
        elif said is None:
            unknown += 1
            verb = word.endswith("ed") and unknown > 1 and language == "en"
            if (
                unknown > UNKNOWN_WORDS[language]
                or verb
                or word.endswith("'")
                or word in _phrase_stops(language)
                or _time(language).fullmatch(word)
            ):
                return
        if said is not None and unknown and word.endswith("ed"):
            return  # "the agency accused"
        if said is not None:
            read.said, read.head, read.end = said, word, match.end()
        at = match.end()


@cache
def _phrase_stops(language: str) -> frozenset[str]:
    """Words that end a noun phrase in which no noun for people was found yet."""
    small = small_words(language)
    return frozenset((*small.stops, *small.of, *small.conjunctions, *small.possessives))


@cache
def _time(language: str) -> re.Pattern[str]:
    """Words of time: "on 30 September the three detainees" does not begin with a number of people."""
    return re.compile(either(read_toml("act_persons")["time"][language]))


@cache
def _not_noun(language: str) -> re.Pattern[str]:
    """What may follow "the others" where no noun does: a mark, a verb, a small word."""
    table = read_toml("act_persons")
    words = {*table["prepositions"][language], *table["conjunctions"][language], *table["relatives"][language]}
    finite = [piece for piece in table["finite"][language] if not piece.startswith("\\\\")]
    return re.compile(rf"\s*(?:$|[^\w\s])|\s+(?:{either(sorted(words))}|{either(finite)})(?![\w-])")


def _ends_here(text: str, end: int, language: str) -> bool:
    """Whether a phrase that ends with "others" has no noun behind it ("the other two counts")."""
    return _not_noun(language).match(text, end, end + 40) is not None


_FRONT = re.compile(
    rf"\s*,?\s*(?:(?:called|named|nomme[es]*|llamad[oa]s?|namely|a savoir|a saber)\s+)?{MARK}|\s+(?:of|de|du|del)\s+(?:(?:la|el|les|los)\s+)?{MARK}\s*,\s*(?:(?:la|el)\s+)?{MARK}"
)


# "al soldado profesional §"
_ADJECTIVE_FRONT = re.compile(
    rf"(?:\s+(?!(?:de|que|qui|et|y|a|au|al|par|por|en|avec|con|fue|ha|est|le|la|el)\s)\w+){{1,2}}\s+{MARK}"
)


def _is_front(text: str, end: int, language: str) -> bool:
    """Whether a noun phrase is only the front of a name: "the journalist §", "his wife, §"."""
    match = _FRONT.match(text, end) or (_ADJECTIVE_FRONT.match(text, end) if language != "en" else None)
    return match is not None and "\n\n" not in match.group()
