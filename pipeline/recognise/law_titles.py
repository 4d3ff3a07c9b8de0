"""Where the title of a State's law begins and ends.

English and Spanish titles are told by their capitals ("the Law on the Prevention of Money Laundering and the
Financing of Terrorism", "Ley General para Prevenir, Investigar y Sancionar la Tortura"), French ones by their first
words and by what can follow a title ("loi n° 1/02 du 27 janvier 2017 portant cadre organique des associations").
All functions take the text as written and offsets into it.
"""

import re
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.states import name_pattern
from pipeline.recognise.text import fold

LONGEST_TITLE = 40  # words
SMALL_REACH = 240  # characters of a title in small letters
LEFT_REACH = 160  # characters in front of "Act" that can hold its title

CAPITAL = r"[A-ZÀ-ÖØ-Þ](?![.])[\w’'-]*"  # Associations, Anti-Terrorism
GROUP = r"\([A-ZÀ-Þ][a-zà-ÿ][^()\n\d]{2,60}\)"  # (Codification and Reform)
BLANK = r"[^\S\n]{0,3}(?:\n[^\S\n]{0,3})?"
GAP = r"(?:[^\S\n]{1,3}(?:\n[^\S\n]{0,3})?|\n[^\S\n]{0,3})"
DATE_TAIL = r"(?:of|du|de|del|dated|en date du|de fecha)"
NUMBER_SIGN = r"[\dA-Z][\w./º°-]*(?<![.])"  # 1/02, 2015-26, 009/PR/2015, 26/NA, 011-3117/2019
TOKEN = re.compile(r"\([^()\n]{2,60}\)|[\w’'-]+|&|[^\w\s]")


@cache
def _section(language: str) -> dict[str, list[str]]:
    return dict(read_toml("domestic_laws")[language])


@cache
def number_pattern() -> str:
    """The number of a law with its introduction: "No. 5 of 2011", "n° 2015-26"; group "number" is not set."""
    introduced = either(read_toml("domestic_laws")["numbers"]["introduced"])
    year = rf"(?:{GAP}(?:of|de){GAP}(?:19|20)\d\d(?!\d))?"
    return rf"(?:{introduced}{BLANK}{NUMBER_SIGN}|\d[\d.]*[-/]\d[\w/-]*|\d[\d.]{{0,4}}\d(?![\w/-]|[.,]\d)){year}"


@cache
def _right(language: str) -> re.Pattern[str]:
    """One step of a title: small words and a word with a capital."""
    small = "|".join(_section(language)["small"])
    return re.compile(rf"(?:(?:{GAP}(?:{small})(?!\w)){{0,4}}{GAP}|[-–])(?:{CAPITAL}|{GROUP})")


@cache
def _comma(language: str) -> re.Pattern[str]:
    """A step over a comma inside a list: ", Investigar y Sancionar"."""
    small = "|".join(_section(language)["small"])
    word = rf"(?:{CAPITAL}|(?:{small})(?!\w))"
    goes_on = rf"(?=(?:,?{GAP}{word}){{0,8}}?,?{GAP}(?:and|or|y|e|o|u){GAP}(?:(?:{small}){GAP}){{0,2}}{CAPITAL})"
    return re.compile(rf",{GAP}(?:(?:{small}){GAP}){{0,3}}{CAPITAL}{goes_on}")


def title_right(text: str, at: int, language: str) -> int:
    """Where the title that goes on at ``at`` ends; ``at`` itself where nothing of it follows."""
    begins = re.compile(rf"{GAP}(?:{either(_section(language)['begins'])})(?!\w)")
    if begins.match(text, at) is None:
        return at
    end = at
    for _ in range(LONGEST_TITLE):
        step = _right(language).match(text, end) or (_comma(language).match(text, end) if end > at else None)
        if step is None or _is_person(text, step) or NEXT_LAW.search(text, *step.span()):
            break
        end = step.end()
    return end


NEXT_LAW = re.compile(  # "Ley de la Industria Eléctrica y en el Acuerdo": another text follows
    r"(?<!\w)(?:and|y|e)\s(?:[\w\s]{0,14}\s)?(?:Act|Law|Code|Constitution|Covenant|Convention|Declaration|Charter|Protocol"
    r"|Ley|Acuerdo|Código|Constitución|Decreto|Reglamento|Pacto|Convención|Convenio|Declaración|Carta|Protocolo)$"
)
LINE_BREAK = re.compile(BLANK)
PERSON = re.compile(r"(?:Mr|Ms|Mrs|Dr|Messrs|Sra?|Sres|M)$")


def _is_person(text: str, step: re.Match[str]) -> bool:
    """Whether a step leads to "Mr." or the like."""
    return PERSON.search(text, step.start(), step.end()) is not None


def title_left(text: str, head: int) -> int:
    """Where the English title begins that ends in the word at ``head`` ("Public Order and Security Act")."""
    english = _section("english")
    small, never = frozenset(english["small"]), frozenset(english["never"])
    begin = reached = head  # reached: over small words, of which it is not known yet whether a capital stands in front
    for token in reversed(list(TOKEN.finditer(text, max(0, head - LEFT_REACH), head))):
        word = token.group()
        if not LINE_BREAK.fullmatch(text, token.end(), reached):
            break
        if word in small:
            if reached == head:  # "Faculty of Law", "Language and Law" are no laws
                break
            reached = token.start()
            continue
        name = word[0].isupper() and word not in never and not is_owner(text, token.end())
        group = len(word) > 1 and word[0] == "(" and word[1].isupper()
        if not (name or group) or (reached != begin and _ends_a_law(word, text[token.end() : begin])):
            break
        begin = reached = token.start()
    return begin


OWNER_REACH = 60


def is_owner(text: str, end: int) -> bool:
    """Whether a word ends the name of a State whose law follows: "the United Kingdom's"."""
    if not text.endswith(("'s", "’s"), 0, end):
        return False
    before = fold(text[max(0, end - OWNER_REACH) : end])
    return any(match.end() == len(before) - 2 for match in name_pattern().finditer(before))


def _ends_a_law(word: str, between: str) -> bool:
    """Whether a word in front of "and" is the end of another law: "the Penal Code and the Press Act"."""
    joined = re.match(r"\s*(?:and|or)(?!\w)", between)
    determined = re.search(r"(?<!\w)the(?!\w)", between) and not re.search(
        r"(?:of|to|on|for|against|in)\s+the", between
    )
    law = re.fullmatch("Code|Act|Law|Ordinance|Bill|Constitution|Regulations?|Decree|Covenant|Declaration", word)
    return bool((joined and law) or determined)


@cache
def _french_end() -> re.Pattern[str]:
    return re.compile(rf"[,;:.()«»\"“”\n]|{GAP}(?:{either(_section('french')['ends'])})(?!\w)|{GAP}\d")


def title_french(text: str, at: int) -> int:
    """Where a French title that begins with "sur", "portant" and the like ends; ``at`` where none begins."""
    begins = re.compile(rf"{GAP}(?:{either(_section('french')['begins'])})(?!\w)")
    opened = begins.match(text, at)
    if opened is None:
        return at
    end = _small_title(text, opened.end(), _french_end())
    return end if end > opened.end() else at


@cache
def _spanish_end() -> re.Pattern[str]:
    return re.compile(
        rf"[,;:.()«»\"“”\n]|{GAP}(?:{either(_section('spanish')['ends'])})(?!\w)|{GAP}\d|{GAP}y{GAP}(?:de(?:l|{GAP}la)?{GAP})?[A-ZÁÉÍÓÚ]"
    )


def title_spanish(text: str, at: int) -> int:
    """Where a Spanish title ends: by its capitals, or one in small letters by what can follow a title."""
    small = re.compile(
        rf"{GAP}(?:{either(_section('spanish')['small_begins'])}){GAP}(?:(?:la|las|los|el){GAP})?(?!(?:la|las|los|el)(?!\w))[a-záéíóúñ]"
    )
    if small.match(text, at) is None:
        return title_right(text, at, "spanish")
    return _small_title(text, at, _spanish_end())


def _small_title(text: str, at: int, ends: re.Pattern[str]) -> int:
    """Where a title in small letters ends: before what can follow one; ``at`` where it would be too long."""
    limit = min(len(text), at + SMALL_REACH)
    stop = ends.search(text, at + 1, limit)
    while stop is not None and stop.group() == "\n" and not text[stop.end() : stop.end() + 1].isspace():
        stop = ends.search(text, stop.end(), limit)
    end = stop.start() if stop is not None else at
    return end if 0 < len(text[at:end].split()) <= LONGEST_TITLE // 2 else at
