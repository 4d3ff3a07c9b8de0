"""In which slot of its clause words for people stand: subject, object, possessor, agent or oblique.

Told by the words right in front of them and right behind; there is no parser behind it.
"""

import re
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.reference_words import NAME, POSSESSIVE, PRONOUN, Reference, number_pattern

SUBJECT, OBJECT, POSSESSOR, AGENT, OBLIQUE = "subject", "object", "possessor", "agent", "oblique"
FRONT = 50  # characters in front that are looked at
QUOTES = "\"'«»*“”(["


@cache
def _front(language: str) -> re.Pattern[str]:
    """The small word that ends in front of a reference, with an article behind it or without."""
    table = read_toml("act_persons")
    prepositions = sorted((*table["prepositions"][language], *table["agents"][language]), key=len, reverse=True)
    article = {"en": r"(?:the\s+)?", "fr": r"(?:l'|la\s+|les\s+|le\s+)?", "es": r"(?:la\s+|los\s+|las\s+|el\s+)?"}
    return re.compile(
        rf"(?<![\w'-])(?:(?P<told>{either(table['told'][language])})|(?P<including>{either(table['including'][language])})"
        rf"|(?P<preposition>{either(prepositions)})|(?P<conjunction>{either(_conjunctions(language))}))"
        rf"(?:(?<=')|\s+){article[language]}$"
    )


@cache
def _conjunctions(language: str) -> list[str]:
    table = read_toml("act_persons")
    words = {*table["conjunctions"][language], *table["subordinators"][language]}
    return sorted(words - set(table["prepositions"][language]), key=len, reverse=True)


@cache
def _behind(language: str) -> re.Pattern[str]:
    """A verb behind a subject, adverbs and a bracket between."""
    table = read_toml("act_persons")
    return re.compile(
        rf"(?:\s*\([^()]{{0,60}}\))?(?:\s*,)?\s+(?:{either(table['adverbs'][language])}\s+){{0,3}}"
        rf"(?:{either(table['finite'][language])})(?!\w)"
    )


@cache
def _passive(language: str) -> re.Pattern[str]:
    """A passive verb behind a subject, with appositions between."""
    table = read_toml("act_persons")
    apposition = r"(?:\s*\([^()]{0,60}\))?(?:\s*,[^,.;:()§]{1,110}(?=,)){0,2}(?:\s*,)?"
    return re.compile(
        rf"{apposition}\s+(?:{either(table['adverbs'][language])}\s+){{0,3}}?{either(table['passive'][language])}(?!\w)"
    )


def undergoes(text: str, reference: Reference, language: str) -> bool:
    """Whether a passive verb follows a reference: something was done to it."""
    return _passive(language).match(text, reference.end, reference.end + 300) is not None


def has_verb(text: str, reference: Reference, language: str) -> bool:
    """Whether a verb stands right behind a reference: "ce dernier a été"; not "ce dernier prévu par la loi"."""
    return _behind(language).match(text, reference.end) is not None


# What joins two members of a subject: ", a teacher, and", " and ", ", as well as", or a comma alone.
@cache
def joint(language: str) -> re.Pattern[str]:
    """What stands between two members of a subject or object; the group "and" where it is more than a comma."""
    return re.compile(
        rf"(?:\s*\([^()]{{0,80}}\))?(?:\s*,[^,.;:§]{{1,90}}(?=,)){{0,3}}"
        rf"\s*[,;]?\s*(?:(?P<and>(?:{either(read_toml('act_persons')['joining'][language])})(?:\s+(?:also|de|a|of|to))?)\s+|(?<=[,;])\s*)"
    )


_ARTICLE = re.compile(r"(?:(?:the|le|la|el)\s+|l')?")


def joins(text: str, end: int, first: int, language: str) -> re.Match[str] | None:
    """What joins two members between two offsets, with an article behind it or without: ", l'adjudant §"."""
    match = joint(language).match(text, end, first)
    return match if match is not None and _ARTICLE.fullmatch(text, match.end(), first) is not None else None


@cache
def _partitive(language: str) -> re.Pattern[str]:
    """ "two of", "members of": who follows is told of."""
    words = either(read_toml("act_persons")["partitives"][language])
    return re.compile(
        rf"(?<![\w-])(?:{words}|{number_pattern(language)})\s+(?:of|des?|du|de\s+l[ao]s|d')\s*(?:its|their|his|the|sus?|ses|les|l')?\s*$"
    )


def slot_of(text: str, reference: Reference, begin: int, language: str) -> str:
    """The slot of a reference. begin: where its sentence begins."""
    if reference.kind == POSSESSIVE:
        return POSSESSOR
    if text.startswith(("'s", "' "), reference.end) or text.startswith("s' ", reference.end):
        return POSSESSOR
    word = reference.word
    contracted = _CONTRACTED.match(text, reference.start, reference.end)
    if contracted is not None and reference.kind not in (NAME, PRONOUN):
        opening = _by_front(text, reference.first, begin, language) == SUBJECT
        if not (opening and contracted.group() == "des"):
            return {"al": OBJECT, "au": OBLIQUE, "aux": OBLIQUE}.get(contracted.group(), POSSESSOR)
    if word in ("him", "them", "himself", "herself", "themselves", "lui", "leur"):
        return _by_front(text, reference.first, begin, language) or OBJECT
    if word in ("he", "she", "they", "il", "elle", "ils", "elles"):
        found = _by_front(text, reference.first, begin, language)
        return found if found in (AGENT, POSSESSOR, OBLIQUE) and word in ("elle", "elles") else SUBJECT
    found = _by_front(text, reference.first, begin, language)
    if found is not None:
        return found
    return SUBJECT if _behind(language).match(text, reference.end) and word != "her" else OBJECT


_CONTRACTED = re.compile(r"(?:du|des|au|aux|del|al)(?!\w)")  # holds its preposition
_PAST = re.compile(r"(?<!\w)(?!indeed|need)\w{2,}(?:ed|ing)\s+(?:the\s+)?$")  # "who had defended §, was"


def _by_front(text: str, first: int, begin: int, language: str) -> str | None:
    """The slot that the word in front says; None where it is neither border, conjunction nor preposition."""
    front = text[max(begin, first - FRONT) : first].rstrip(QUOTES)
    bare = front.rstrip()
    if not bare or bare[-1] in ".;:,)—–-\n" or bare.endswith(("(", "[")):
        return SUBJECT
    match = _front(language).search(front)
    if match is None:
        return OBJECT if language == "en" and _PAST.search(front) else None
    if match["told"] or match["including"]:
        return SUBJECT
    if match["conjunction"]:
        return SUBJECT
    word = " ".join(match["preposition"].split())
    if word in read_toml("act_persons")["agents"][language]:
        return AGENT
    if word in read_toml("act_persons")["of"][language]:
        return SUBJECT if _partitive(language).search(front) else POSSESSOR
    if language == "es" and word in ("a", "al"):
        return OBJECT
    return OBLIQUE
