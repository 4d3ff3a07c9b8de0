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
    """What stands in front: "was, on 3 May, allegedly ", "had been ", "l'avait ensuite ", "lo habria ", "se le "."""
    aside = r",\s[^,.;:()\n]{2,70},|,?\s(?:on|le|el)\s\d{1,2}(?:\s\w{2,12}){1,4},?"
    adverbs = rf"(?:,?\s{_words(language, 'adverbs')}(?!\w)|{aside}){{0,4}}\s+"
    passive = rf"(?P<passive>{_words(language, 'passive')}){adverbs}"
    active = rf"(?P<active>{_words(language, 'active')}){adverbs}"
    if not _table(language)["clitics"]:
        return re.compile(rf"(?<!\w)(?:{passive}|{active})\Z")
    clitics = _words(language, "clitics")
    return re.compile(rf"(?<!\w)(?:{clitics}?(?:{passive}|{active})|(?P<clitic>{clitics}))\Z")


def nominal(language: str, text: str, start: int) -> bool:
    """Whether a participle without auxiliary is a noun or an adjective: "the accused", "los detenidos"."""
    return _nominal(language).search(text, max(0, start - 20), start) is not None


@cache
def _nominal(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w']){_words(language, 'nominal')}\s*\Z")


def object_follows(text: str, written: str, end: int) -> bool:
    """Whether the object of an English verb follows: a pronoun, title, determiner with noun, or name.

    text: folded, written: as it stands in the letter.
    """
    if _behind("times").match(text, end):
        return False
    if _behind("objects").match(text, end):
        return True
    following = _CAPITAL.match(written, end, end + BEHIND)
    return following is not None and fold(following[1]) not in _not_names()


def place_follows(text: str, written: str, end: int) -> bool:
    """Whether a place follows an English verb: a determiner or a name, not a verb ("taken to prevent")."""
    return _behind("places").match(text, end) is not None or _CAPITAL.match(written, end) is not None


def person_follows(text: str, end: int) -> bool:
    """Whether the object that follows an English verb is a person by a pronoun, title or noun."""
    return _behind("persons").match(text, end) is not None


def doer_in_front(text: str, start: int) -> bool:
    """Whether one who does such things stands right in front: "the police arrested", "who arrested"."""
    return _doer().search(text, max(0, start - 40), start) is not None


def follows_determiner(language: str, text: str, end: int) -> bool:
    """Whether what follows a French or Spanish participle looks like its object: "annulé la condamnation"."""
    return _following(language).match(text, end) is not None


@cache
def _following(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{_words(language, 'following')}")


@cache
def _not_names() -> frozenset[str]:
    return frozenset(_table("en")["not_names"])


_CAPITAL = re.compile(r"\s+(?:\*\*)?([A-ZÀ-ÝŻŠČĐ][\w’'-]+)")
_BREAK = re.compile(r"[.;:](?=\s)(?<!\bmr\.)(?<!\bms\.)(?<!\bdr\.)(?<!\bm\.)(?<!\bsr\.)(?<!\bsra\.)|\n\s*\n")


def chains(language: str, text: str, end: int, start: int) -> str:
    """What joins a verb at ``start`` to one that ends at ``end`` with the same auxiliary: "and", "," or ""."""
    if not 0 <= start - end <= CHAIN:
        return ""
    between = text[end:start]
    match = _chain(language).search(between)
    if match is None or _BREAK.search(between):
        return ""
    return "," if match[1] == "," else "and"


@cache
def _chain(language: str) -> re.Pattern[str]:
    joint = r"(,|(?<!\w)(?:and|or|then|but|et|puis|ou|y|e|o|luego))"
    return re.compile(rf"{joint}(?:\s{_words(language, 'adverbs')}){{0,3}}\s+\Z")


@cache
def _behind(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:\*\*)?{_words('en', name)}")


@cache
def _doer() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('en', 'doers')}(?:\s{_words('en', 'adverbs')}){{0,2}}\s+\Z")


DECREE = 300  # characters between a court's "resolved to", or the mark of an item, and an infinitive of its decision
LIST = 2000  # characters between the words that announce a list of decisions and an item


def decreed(language: str, text: str, start: int) -> bool:
    """Whether an infinitive is a decision: "decided to convict him", "the court resolved: a) to acquit him"."""
    begin = max(0, start - DECREE)
    for deciding in _decides(language).finditer(text, begin, start):
        if not _DECISION_ENDS.search(text, deciding.end(), start):
            return True
    items = list(_ITEM.finditer(text, begin, start))
    if not items or _DECISION_ENDS.search(text, items[-1].end(), start):
        return False
    return _announces(language).search(text, max(0, start - LIST), items[-1].start() + 1) is not None


_ITEM = re.compile(r"\n[ \t]*(?:\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})(?:[.)]|\.[-°º])|[-–•*])[ \t]+")
_DECISION_ENDS = re.compile(r"[;:]|\n\s*\n|(?<!\bm)(?<!\b(?:mr|ms|dr|sr|no|mm))(?<!\b(?:mrs|sra|mme|srs))\.(?=\s)")


@cache
def _decides(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words(language, 'decides')}(?!\w)")


@cache
def _announces(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words(language, 'announces')}[^.;:\n]{{0,80}}:\s*\n")


def one_deed(language: str, text: str, start: int, end: int) -> bool:
    """Whether a noun is meant for one deed ("his arrest", "the arrest of"), not for a right, an offence or a notion."""
    before = text[max(0, start - 60) : start]
    if _noun_front(language, "generic").search(before) or _noun_front(language, "loose").search(before):
        return False
    return bool(_determined(language).search(before) or _complemented(language).match(text, end))


@cache
def _noun_front(language: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words(language, name)}\s*\Z")


@cache
def _determined(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words(language, 'determiners')}(?:\s+[\w-]+){{0,2}}\s*\Z")


@cache
def _complemented(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{_words(language, 'complements')}")


def _table(language: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = read_toml("acts")["voices"][language]
    return table


@cache
def _words(language: str, name: str) -> str:
    """A list as one alternative; ``<adverbs>`` stands for the adverbs."""
    table = _table(language)
    return either(table[name]).replace("<adverbs>", either(table["adverbs"]))
