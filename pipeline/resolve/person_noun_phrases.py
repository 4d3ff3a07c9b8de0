"""Noun phrases that stand for people: "the two brothers", "les trois prévenus", "his wife", "a man"."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.person_marks import MARK, Marked
from pipeline.resolve.phrases import small_words
from pipeline.resolve.reference_words import (
    GROUP,
    KIN,
    NOUN,
    UNNAMED,
    Reference,
    classes_of,
    count,
    time_words,
    word_set,
)

PHRASE_WORDS = 6  # words of a noun phrase that are read


UNKNOWN_WORDS = {"en": 3, "fr": 1, "es": 1}  # adjectives in front of the noun


_WORD = re.compile(r"[\s\"'«]{0,3}(?:(?P<word>[^\W\d_][\w-]*'?|\d{1,4})|(?P<mark>§))")


_ALL_EACH = re.compile(r"(?<!\w)(?:all|each|both)$")


_OF_THE = re.compile(r"\s+of\s+(?=(?:the|these|those|his|her|their)\s)")


@dataclass(slots=True)
class PhraseRead:
    """What was read of a noun phrase."""

    end: int
    number: int | None = None
    others: bool = False
    head: str = ""
    said: tuple[tuple[str, ...], str, bool] | None = None


def noun_phrase(marked: Marked, match: re.Match[str] | None) -> Reference | None:
    """The noun phrase that begins with a determiner or a possessive, if its noun is one for people."""
    if match is None:
        return None
    text, language = marked.text, marked.language
    table = read_toml("act_persons")["determiners"][language]
    determiner = " ".join(match.group().split())
    read = PhraseRead(match.end(), number=count(determiner, language))
    numeral = read.number is not None
    if determiner == "both" or determiner.startswith("amb"):
        read.number = 2
    if determiner in word_set("others", language) or "autre" in determiner:
        read.others = True
    read_words(text, language, read)
    owned = (match.lastgroup or "").startswith(("possessive", "pronoun"))
    if read.said is None:
        if read.head != "others" or not ends_here(text, read.end, language):
            return None
        read.said = (("anybody",), "", (read.number or 2) > 1)
    if is_front(text, read.end, language) or _is_count(determiner, read, language):
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


def _is_count(determiner: str, read: PhraseRead, language: str) -> bool:
    """Whether French "chef" is a count: "du chef de diffamation", "de ce chef", "des deux chefs"."""
    return language == "fr" and read.head in ("chef", "chefs") and determiner in ("du", "des", "ce", "ces")


def _said_gender(word: str, language: str) -> str:
    """The gender that a noun says by itself: "-" where it says none though its article does."""
    if word in word_set("any_gender", language):
        return "-"
    return "m" if word in word_set("men_only", language) else ""


def _kind(*, owned: bool, definite: bool, numeral: bool, plural: bool, classes: tuple[str, ...]) -> str:
    if owned:
        return KIN if "anybody" not in classes and "crowd" not in classes else UNNAMED
    if "crowd" in classes or not definite:
        return UNNAMED
    return GROUP if plural else NOUN


def read_words(text: str, language: str, read: PhraseRead) -> None:
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
            if read.others:
                read.end = match.end()  # "los otros dos"
        elif word in word_set("others", language):
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
                or word in phrase_stops(language)
                or time_words(language).fullmatch(word)
            ):
                return
        if said is not None and unknown and word.endswith("ed"):
            return  # "the agency accused"
        if said is not None:
            read.said, read.head, read.end = said, word, match.end()
        at = match.end()


@cache
def phrase_stops(language: str) -> frozenset[str]:
    """Words that end a noun phrase in which no noun for people was found yet."""
    small = small_words(language)
    return frozenset((*small.stops, *small.of, *small.conjunctions, *small.possessives))


@cache
def _not_noun(language: str) -> re.Pattern[str]:
    """What may follow "the others" where no noun does: a mark, a verb, a small word."""
    table = read_toml("act_persons")
    words = {*table["prepositions"][language], *table["conjunctions"][language], *table["relatives"][language]}
    finite = [piece for piece in table["finite"][language] if not piece.startswith("\\\\")]
    return re.compile(rf"\s*(?:$|[^\w\s])|\s+(?:{either(sorted(words))}|{either(finite)})(?![\w-])")


def ends_here(text: str, end: int, language: str) -> bool:
    """Whether a phrase that ends with "others" has no noun behind it ("the other two counts")."""
    return _not_noun(language).match(text, end, end + 40) is not None


_FRONT = re.compile(
    rf"\s*,?\s*(?:(?:called|named|nomme[es]*|llamad[oa]s?|namely|a savoir|a saber)\s+)?{MARK}"
    rf"|\s+(?:of|de|du|del)\s+(?:(?:la|el|les|los)\s+)?{MARK}\s*,\s*(?:(?:la|el)\s+)?{MARK}"
)


# "al soldado profesional §"
_ADJECTIVE_FRONT = re.compile(
    rf"(?:\s+(?!(?:de|que|qui|et|y|a|au|al|par|por|en|avec|con|fue|ha|est|le|la|el)\s)\w+){{1,2}}\s+{MARK}"
)


def is_front(text: str, end: int, language: str) -> bool:
    """Whether a noun phrase is only the front of a name: "the journalist §", "his wife, §"."""
    match = _FRONT.match(text, end) or (_ADJECTIVE_FRONT.match(text, end) if language != "en" else None)
    return match is not None and "\n\n" not in match.group()
