"""What the words around a date say of it: part of a law's name, of a title, still to come."""

import re
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.date_pieces import Piece
from pipeline.recognise.date_words import DateWords
from pipeline.recognise.formulas import either

CLAUSE = 70  # characters in front of a year in which the law that it belongs to is named
SENTENCE = 120  # characters around a date in which its tense shows
PLACED = re.compile(r"(?:[is<BfELI]|v)[lo]?(?:[lr]?z)?$|lz$|oz$|[ir]z$")  # in, since, before, in the year
COUNTED = re.compile("[t&-]#|h")
OTHER_YEAR = re.compile(r"1[34]\d\d")  # of another calendar
OF_WHAT = re.compile(r"(?P<before>.?)(?:[or]l?z?)$")  # of, del, de l'année
LAWS = ("adoption", "ratification", "birth")  # roles of date_roles.toml that no narrative date has


@cache
def context_words(name: str) -> re.Pattern[str]:
    """The words of a part of ``knowledge/date_contexts.toml``, in all languages."""
    words = [word for language in read_toml("date_contexts")[name].values() for word in language]
    return re.compile(rf"(?<!\w){either(words)}(?!\w)")


@cache
def law_words() -> re.Pattern[str]:
    """The nouns that a law, treaty or judgment is called by."""
    nouns = [word for language in read_toml("date_contexts")["law"].values() for word in language]
    return re.compile(rf"(?<!\w){either(nouns)}(?:e?s)?(?!\w)")


@cache
def role_words(role: str) -> re.Pattern[str]:
    """The words before a date that give it a role, of ``knowledge/date_roles.toml``, in all languages."""
    words = [word for language in read_toml("date_roles")[role].values() for word in language]
    return re.compile(rf"(?<!\w){either(words)}")


def year_is_meant(words: DateWords, piece: Piece) -> bool:
    """Whether lone years are a date, not part of a name or number.

    "in 2015", "since 2015", "the year 2015", "the elections of 2015" are; "the Code of 1997", "No. 34 (2011)",
    "decree 45 of 2009", "the 2015 Code" are not.
    """
    start, end = words.starts[piece.first], words.ends[piece.last]
    if start and (words.folded[start - 1].isalnum() or words.folded[start - 1] in "/_-."):
        return False
    behind = words.folded[end : end + 1]
    if behind and (behind.isalnum() or behind == "/" or re.match(r"[-:]\w|\.[^\W\d]", words.folded[end : end + 2])):
        return False
    if piece.early is not None:
        return True
    if COUNTED.match(words.kinds, piece.last + 1):
        return False  # from 2000 to 2500 people, around 2000 hours
    before = words.kinds[max(0, piece.first - 5) : piece.first]
    if before.endswith("i#u") and OTHER_YEAR.fullmatch(words.between(piece.first - 2, piece.first - 2)):
        return True  # born in 1364 (1985)
    if before.endswith("l") and words.between(piece.first - 1, piece.first - 1) not in ("el", "l'"):
        return False  # the 1981 Declaration
    if PLACED.search(before):
        return not _names_law_behind(words, piece)
    clause = _clause_before(words, start)
    of = OF_WHAT.search(before)
    if of:
        return of["before"] not in tuple("D~#F") and not law_words().search(clause)
    if before.endswith("u"):
        return words.kinds[piece.last + 1 : piece.last + 2] == "U" and _follows_name(words, piece)
    if re.search(r"(?:^|\s)(?:" + context_words("period").pattern + r")\s+(?:de\s+)?$", clause):
        return True
    return bool(re.search(context_words("born").pattern + r"\s*$", clause))


def is_birth_year(words: DateWords, piece: Piece) -> bool:
    """Whether a year stands in brackets behind a name: "Mr. Ali Karimi (1962)"."""
    return piece.form == "years" and words.kinds[max(0, piece.first - 1) : piece.first] == "u"


def _clause_before(words: DateWords, start: int) -> str:
    clause = words.folded[max(0, start - CLAUSE) : start]
    return re.split(r"[.;:,()]\s", clause)[-1]


def _names_law_behind(words: DateWords, piece: Piece) -> bool:
    """Whether a law's name goes on behind the year: "under the 2015 Criminal Code"."""
    behind = words.text[words.ends[piece.last] : words.ends[piece.last] + 40]
    name = re.match(r"(?:\s[A-Z]\w+){1,3}", behind)
    return bool(name and law_words().search(name.group().lower()))


TITLED = re.compile(r"\b(?:mr|ms|mrs|dr|m|mme|mlle|sr|sra|srta|me|prof|messrs|mm)\b\.?\s[^.;()\n]{2,60}$")


def _follows_name(words: DateWords, piece: Piece) -> bool:
    """Whether a person's name with a title stands in front of the bracket."""
    end = words.starts[piece.first - 1]
    return bool(TITLED.search(words.folded[max(0, end - 80) : end].rstrip()))


def is_lawlike(words: DateWords, piece: Piece) -> bool:
    """Whether a date is that of a law, treaty or birth, to which the account that follows does not hang on."""
    start = words.starts[piece.first]
    clause = re.split(r"[.;:]\s", words.folded[max(0, start - SENTENCE) : start])[-1]
    return any(role_words(role).search(clause) for role in LAWS)


def is_ahead(words: DateWords, piece: Piece) -> bool:
    """Whether the words around say that a date is still to come."""
    start, end = words.starts[piece.first], words.ends[piece.last]
    before = re.split(r"[.;]\s", words.folded[max(0, start - SENTENCE) : start])[-1]
    behind = re.split(r"[.;]\s", words.folded[end : end + SENTENCE // 2])[0]
    return bool(context_words("ahead").search(before) or context_words("ahead").search(behind))


def is_looking_back(words: DateWords, piece: Piece) -> bool:
    """Whether the sentence is in the pluperfect: "on 5 December he had been summoned"."""
    start, end = words.starts[piece.first], words.ends[piece.last]
    before = re.split(r"[.;]\s", words.folded[max(0, start - SENTENCE) : start])[-1]
    behind = re.split(r"[.;]\s", words.folded[end : end + SENTENCE // 2])[0]
    return any(context_words("looking_back").search(text) for text in (before, behind))


def is_moved(words: DateWords, start: int) -> bool:
    """Whether something is put off from one date to another."""
    return bool(context_words("moved").search(re.split(r"[.;]\s", words.folded[max(0, start - 60) : start])[-1]))
