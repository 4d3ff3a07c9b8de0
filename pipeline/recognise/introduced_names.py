"""Names of organisations told by the common noun beside them: "the newspaper Novaya Zarya", "la empresa W".

The noun stands in front ("el diario “La Primera Hora”", "the armed group V") or behind ("the Bulawayo Lantern
newspaper") and tells the kind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.capital_words import CAPITAL, GAP, UPPER, joins, without_owner
from pipeline.recognise.formulas import either
from pipeline.recognise.organisation_words import first_word_stops, words
from pipeline.recognise.states import code_by_demonym, code_of
from pipeline.recognise.text import fold

NOUN_REACH = 60  # characters in front of a name that its noun can take
LONGEST_QUOTED = 70
OPENING = r"[“\"«*_‘]{1,3}[^\S\n]?"
SMALL_WORDS = (  # small words inside a name of capitals
    r"(?:of the|of|for the|for|and the|de la|de los|de las|de l['’]|del|de|du|des|d['’]|la|le|les|el|los|las|sa|ny|ya"
    r"|pou|na|al|an|von|van|y|e|et|&|pour la|pour les|pour|por la|por|para la|para)"
)
SMALL = SMALL_WORDS.replace(" ", GAP)
# A word in small letters, then a capital: the only places where an introduced name can begin.
BEGINS = re.compile(rf"[a-zà-ÿA-ZÀ-Þ]{GAP}(?P<mark>{OPENING})?(?P<name>(?={UPPER}|\d{{1,3}}\s{UPPER}))")
CHAIN = re.compile(
    rf"(?:\d{{1,3}}\s)?{CAPITAL}(?:(?:{GAP}|[./])(?:{SMALL}(?:{GAP}|(?<=['’])))?(?:{CAPITAL}|\d+[\w/]*)){{0,8}}(?:\.[a-z]{{2,4}}(?!\w))?"
)
QUOTED = re.compile(rf"{CAPITAL}[^“”\"«»\n*_]{{0,{LONGEST_QUOTED}}}(?:\n[^“”\"«»\n*_]{{1,40}})?")
# "State party", "chef de gang": the noun is part of another expression.
NOT_BEFORE_NOUN = re.compile(r"(?:[Ss]tate|[Tt]hird|[Ww]orking|(?<!\w)de|(?<!\w)d['’])\s*$")
TAIL = re.compile(  # Solidarité sans rivages, Lumière pour les enfants du Katanga
    rf"{GAP}(?:sans|pour|contre)(?:{GAP}(?:les?|la|une?)|{GAP}l(?=['’]))?(?:{GAP}|['’])[a-zéèâ]{{4,}}"
    rf"(?:{GAP}(?:de|du|des|de{GAP}la|d['’]){GAP}?[\w’'-]{{3,}})?"
)
CLOSING = re.compile(r"[^\S\n]?[”\"»*_’]")


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name with the kind that its noun tells. quoted: whether it stands in quotation marks."""

    start: int
    end: int
    kind: str
    quoted: bool


@cache
def _nouns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    between = rf"(?:{GAP}{either(read_toml('organisation_words')['between']['words'])})?"
    return tuple(
        (kind, re.compile(rf"(?<![\w-]){either(listed['nouns'])}{between}$"))
        for kind, listed in read_toml("organisation_words")["introducers"].items()
    )


PREFIX = 3  # letters by which a word is known that is no introducing noun's last
LAST_WORD = re.compile(r"[^\W\d_]+$")
LONGEST_WORD = 24


@cache
def _prefixes() -> frozenset[str]:
    """The first letters of the last words of all introducing nouns, to pass quickly over what is none."""
    lists = read_toml("organisation_words")
    nouns = [noun for listed in lists["introducers"].values() for noun in listed["nouns"]]
    lasts = [_last_word(noun) for noun in (*nouns, *lists["between"]["words"])]
    return frozenset(
        part[:PREFIX].lower() for last in lasts for part in last.replace("(?:", "").replace("[Ii]", "i").split("|")
    )


def _last_word(noun: str) -> str:
    """The last word of a noun's pattern; a bracket that closes it is one word."""
    return noun[noun.rfind(" (") + 1 :] if noun.endswith(")") and " (" in noun else noun.rsplit(" ", maxsplit=1)[-1]


def kind_in_front(text: str, start: int) -> str | None:
    """The kind that the common noun in front of a name tells; the longest noun decides."""
    window = text[max(0, start - NOUN_REACH) : start].rstrip(" \n\t“\"«*_‘'")
    last = LAST_WORD.search(window, max(0, len(window) - LONGEST_WORD))
    if last is None or last.group()[:PREFIX].lower() not in _prefixes():
        return None
    found = [(match.start(), kind) for kind, pattern in _nouns() if (match := pattern.search(window))]
    if not found:
        return None
    at, kind = min(found)
    return None if NOT_BEFORE_NOUN.search(window[:at]) else kind


def introduced_names(text: str) -> Iterator[Introduced]:
    """Yield every name that a common noun introduces."""
    for begins in BEGINS.finditer(text):
        start = begins.start("name")
        kind = kind_in_front(text, begins.start() + 1 if begins["mark"] is None else begins.start("mark"))
        if kind is None:
            continue
        if begins["mark"] is not None:
            quoted = QUOTED.match(text, start)
            if quoted is not None and CLOSING.match(text, quoted.end()):
                yield Introduced(start, quoted.end(), kind, True)
                continue
        end = _chain_end(text, start)
        if end is not None:
            yield Introduced(start, end, kind, False)


def _chain_end(text: str, start: int) -> int | None:
    """Where a name of capitals ends that begins at ``start``; None where it is a title, a State or an adjective."""
    chain = CHAIN.match(text, start)
    if chain is None:
        return None
    end = chain.end()
    for number, word in enumerate(re.finditer(CAPITAL, chain.group())):
        article = number == 0 and word.group() in ("The", "La", "El", "Le", "Los", "Las", "Les", "L", "Al", "A")
        if word.group() in first_word_stops() and not article and word.group() not in _inside():
            if number == 0:
                return None
            end = start + _behind_last_capital(chain.group(), word.start())
            break
    end = without_owner(text, start, end)
    tail = TAIL.match(text, end)
    end = tail.end() if tail else end
    name = text[start:end]
    if code_of(name) is not None or fold(name) in code_by_demonym() or end <= start:
        return None
    return end


@cache
def _inside() -> frozenset[str]:
    return words("english", "inner") | words("spanish", "inner") | frozenset({"State", "Special", "General"})


def _behind_last_capital(chain: str, until: int) -> int:
    """The end of the last word with a capital in front of a place in a chain."""
    ends = [match.end() for match in re.finditer(CAPITAL, chain[:until])]
    return ends[-1] if ends else 0


# --- the noun behind ---------------------------------------------------------------------------------------


CAPITAL_BEFORE = re.compile(rf"(?<![\w'’-]){CAPITAL}$")
GAP_BEFORE = re.compile(rf"{GAP}$")


@cache
def _behind() -> re.Pattern[str]:
    kinds = [
        f"(?P<{kind}>{either(sorted(nouns, key=len, reverse=True))})"
        for kind, nouns in read_toml("organisation_words")["behind"].items()
    ]
    return re.compile(rf"(?<=[\w'’.]){GAP}(?:{'|'.join(kinds)})(?!\w|-)")


def named_before(text: str) -> Iterator[Introduced]:
    """Yield every name of capitals that a common noun follows: "the Bulawayo Lantern newspaper"."""
    for noun in _behind().finditer(text):
        begin = at = noun.start()
        for _ in range(6):
            word = CAPITAL_BEFORE.search(text, max(0, at - 30), at)
            if word is None or word.group() in first_word_stops():
                break
            begin = word.start()
            blank = GAP_BEFORE.search(text, max(0, begin - 12), begin)
            if blank is None:
                break
            at = blank.start()
        name = text[begin : noun.start()]
        is_adjective = name.endswith(("-language", "'s", "’s")) or fold(name) in code_by_demonym()
        if begin == noun.start() or is_adjective or code_of(name):
            continue
        kind = next(kind for kind, value in noun.groupdict().items() if value)
        yield Introduced(begin, noun.start(), kind, False)


# --- companies by their legal form -------------------------------------------------------------------------


@cache
def _form() -> re.Pattern[str]:
    forms = sorted(read_toml("organisation_words")["company_forms"]["behind"], key=len, reverse=True)
    return re.compile(rf"(?<=[\w)»”\"]),?{GAP}(?:{either(forms)})(?![\w&])(?:,?{GAP}(?:{either(forms)})(?![\w&]))?")


ENDS_SENTENCE = re.compile(r"(?:Ltd|Inc|Corp|Ltda)\.(?:\s[A-ZÀ-Þ“]|\n\n|$)")  # the full stop is not the company's
LEFT = re.compile(rf"{CAPITAL}|\([^()\n]{{2,12}}\)|&|[\w’'-]+|[^\w\s]")
COMPANY_REACH = 100
JOINING = frozenset(("&", "of", "de", "del", "du", "des", "la", "las", "los", "el", "van", "-"))


def with_form(text: str, end: int) -> int:
    """The end of a name with the legal form that stands behind it."""
    form = _form().match(text, end)
    return form.end() if form else end


def without_form(name: str) -> str:
    """A company's name without its legal form: "Inversiones Laguna Dorada"."""
    for form in _form().finditer(name):
        if form.end() >= len(name) - 1:
            return name[: form.start()]
    return name


def companies(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every name that a legal form ends: "Inversiones Laguna Dorada, S.A. de C.V."."""
    last = -1  # where the form in front ends
    for form in _form().finditer(text):
        begin = reached = form.start()
        adjacent, last = not text[last:begin].strip() and last >= 0, form.end()
        if adjacent:
            continue
        for token in reversed(list(LEFT.finditer(text, max(0, begin - COMPANY_REACH), begin))):
            word = token.group()
            if not (joins(text, token.end(), reached) or token.end() == reached):
                break
            if word in JOINING and reached < form.start():
                reached = token.start()
                continue
            is_name = word[0].isupper() or (word[0] == "(" and word[1].isupper())
            if not is_name or (word in first_word_stops() and word not in _inside()):
                break
            begin = reached = token.start()
        if begin < form.start():
            yield begin, form.end() - bool(ENDS_SENTENCE.search(text, form.start(), form.end() + 3))
