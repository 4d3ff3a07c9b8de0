"""The voice of a verb and where its words begin: auxiliaries, clitics and adverbs in front, an object behind.

All functions read folded text around the words of an act; what a language says is in ``[voices]`` of
``knowledge/acts.toml``.
"""

import re
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.text import fold

REACH = 110  # characters in front of a verb in which its auxiliary stands
BEHIND = 70  # characters behind it that show an object
CHAIN = 160  # characters between two verbs of one auxiliary: "was arrested on 3 May in his office and fined"


def front(language: str, text: str, start: int) -> tuple[int, str]:
    """Where the words of a verb begin, and what stands in front of it: "passive", "active", "clitic" or ""."""
    match = _front(language).search(text, max(0, start - REACH), start)
    return (match.start(), match.lastgroup or "") if match else (start, "")


@cache
def _front(language: str) -> re.Pattern[str]:
    """ "was, on 3 May, allegedly ", "had been ", "l'avait ensuite ", "lo habria ", "se le "."""
    aside = r",\s[^,.;:()\n]{2,70},|,?\s(?:on|le|el)\s\d{1,2}(?:\s\w{2,12}){1,4},?"
    adverbs = rf"(?:,?\s{_words(language, 'adverbs')}(?!\w)|{aside}){{0,4}}\s+"
    passive = rf"(?P<passive>{_words(language, 'passive')}){adverbs}"
    active = rf"(?P<active>{_words(language, 'active')}){adverbs}"
    if not _table(language)["clitics"]:
        return re.compile(rf"(?<!\w)(?:{passive}|{active})\Z")
    clitics = _words(language, "clitics")
    return re.compile(rf"(?<!\w)(?:{clitics}?(?:{passive}|{active})|(?P<clitic>{clitics}))\Z")


def english_voice(text: str, written: str, place: tuple[int, int], standing: str, chained: bool) -> str:
    """The voice of a form that is past tense and participle alike ("arrested").

    text: folded, written: the same as it stands in the letter, place: of the verb. standing: what stands in front.
    chained: whether the verb shares the passive auxiliary of another in front of it.
    """
    start, end = place
    if standing == "passive":
        return "subject"
    if standing == "active":
        return "object"
    if _object(text, written, end):
        named = chained and not _behind("persons").match(text, end)
        return "subject" if named else "object"
    return "object" if not chained and _doer().search(text, max(0, start - 40), start) else "subject"


def _object(text: str, written: str, end: int) -> bool:
    """Whether an object follows: a pronoun, title, determiner with noun, or name."""
    if _behind("times").match(text, end):
        return False
    if _behind("objects").match(text, end):
        return True
    following = _CAPITAL.match(written, end, end + BEHIND)
    return following is not None and fold(following[1]) not in _not_names()


@cache
def _not_names() -> frozenset[str]:
    return frozenset(_table("en")["not_names"])


_CAPITAL = re.compile(r"\s+(?:\*\*)?([A-ZÀ-ÝŻŠČĐ][\w’'-]+)")


def chains(language: str, text: str, end: int, start: int) -> bool:
    """Whether a verb at ``start`` goes on with the auxiliary of one that ends at ``end``: "was arrested and beaten"."""
    between = text[end:start]
    return len(between) <= CHAIN and _chain(language).search(between) is not None and not _BREAK.search(between)


_BREAK = re.compile(r"[.;:](?=\s)(?<!\bmr\.)(?<!\bms\.)(?<!\bdr\.)|\n\s*\n")


@cache
def _chain(language: str) -> re.Pattern[str]:
    joint = r"(?:,|(?<!\w)(?:and|or|then|but|et|puis|ou|y|e|o|luego))"
    return re.compile(rf"{joint}(?:\s{_words(language, 'adverbs')}){{0,3}}\s+\Z")


@cache
def _behind(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:\*\*)?{_words('en', name)}")


@cache
def _doer() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('en', 'doers')}(?:\s{_words('en', 'adverbs')}){{0,2}}\s+\Z")


def meant(language: str, text: str, start: int, end: int) -> bool:
    """Whether a noun is meant for one deed ("his arrest", "the arrest of"), not for a right or a general notion."""
    before = text[max(0, start - 60) : start]
    if _generic(language).search(before):
        return False
    return bool(_determined(language).search(before) or _complemented(language).match(text, end))


@cache
def _generic(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words(language, 'generic')}\s*\Z")


@cache
def _determined(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words(language, 'determiners')}(?:\s+[\w-]+){{0,2}}\s*\Z")


@cache
def _complemented(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{_words(language, 'complements')}")


def _table(language: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = read_toml("acts")["voices"][language]
    return table


def _words(language: str, name: str) -> str:
    return either(_table(language)[name])
