"""Laws of States by their names: constitutions, codes, acts, decrees and bills in three legal languages.

"the Law on Professional Unions", "Criminal Law (Codification and Reform) Act", "Royal Decree No. 18 of 2011", "loi
organique n° 2015-26", "Code de procédure pénale", "Ley General para Prevenir, Investigar y Sancionar la Tortura".
What a law is called is told by the words of ``knowledge/domestic_laws.toml``; which State's it is, by an adjective or
a State's name in its title ("the Turkish Penal Code"), else by the letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.law_titles import (
    BLANK,
    GAP,
    is_owner,
    number_pattern,
    title_french,
    title_left,
    title_right,
    title_spanish,
)
from pipeline.recognise.states import code_by_demonym, code_by_name, demonym_pattern, name_pattern
from pipeline.recognise.text import fold

YEAR_BEHIND = re.compile(rf",?{GAP}(?:19|20)\d\d(?![\d/])(?!{GAP}(?:and|to)\b)")  # Societies Act 1966; Bill, 2018
YEAR_IN_FRONT = re.compile(r"^(?:19|20)\d\d\s+")  # 2015 Criminal Code
DATE_IN_TITLE = re.compile(r"\s+(?:of|de|del|du)\s+(?:19|20)\d\d$")  # Constitution of 1997
CAPITALS = re.compile(rf"(?:{GAP}[A-ZÁÉÍÓÚ][a-záéíóúñ]{{3,}}){{1,4}}")
NEXT_WORD = 14  # characters behind a name that can show it to be none: "Kitale Law Courts"
DRAFT = re.compile(r"(?:[Dd]raft|[Pp]roposed)\s+$")
MORE_NUMBERS = re.compile(rf"{BLANK}(?:,{BLANK}|(?:and|et|y){GAP})")
DATED = re.compile(  # "Ley 1055, de 21 de diciembre de 2020, de Defensa …": a date may stand before the title
    r"(?:,?\s+(?:of|du|de|del|en date du|dated))\s+(?:el\s+)?\d{1,2}(?:er|º|°)?"
    r"\s+(?:de\s+)?[^\W\d]{3,10}\s+(?:de(?:l)?\s+)?\d{4},?"
)


@dataclass(frozen=True, slots=True)
class DomesticLaw:
    """A law as it is named. title: without its leading article, white space made single; None where only a number
    names it. number: as written, "n° 2015-26". state: where the words say whose it is."""

    name: str
    titled: bool
    number: str | None
    state: str | None


@dataclass(frozen=True, slots=True)
class LawName:
    """A law found. start, end: code points of its name."""

    start: int
    end: int
    law: DomesticLaw


def find_laws(text: str) -> Iterator[LawName]:
    """Yield the laws that a text names; where two readings overlap the longer one counts."""
    found = [*_constitutions(text), *_codes(text), *_english(text), *_french(text), *_spanish(text)]
    reached = -1
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
        if name.start >= reached:
            # Whose a law is is looked at last: a hostile text has far more names than laws.
            state = _state(name.law.name) or _state_beside(text, name.start, name.end)
            yield replace(name, law=replace(name.law, state=state))
            reached = name.end


# --- constitutions and codes -------------------------------------------------------------------------------


@cache
def _heads(section: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(read_toml('domestic_laws')[section][key])}(?![\w-])")


def _constitutions(text: str) -> Iterator[LawName]:
    for match in _heads("constitution", "heads").finditer(text):
        end = max(_of_a_state(text, match.end(), language) for language in ("english", "spanish"))
        yield _named(text, match.start(), end, number=None)


def _codes(text: str) -> Iterator[LawName]:
    for match in _near_codes(text):
        start = _without_never(text, match.start(), match.end())
        end = max(_of_a_state(text, match.end(), language) for language in ("english", "spanish"))
        year = YEAR_BEHIND.match(text, end)
        yield _named(text, start, year.end() if year and not year.group().startswith(",") else end, number=None)


WORD = re.compile(r"(?P<word>[\w’'-]+)\s+")
CODE = re.compile(r"[Cc]ode|[Cc]ódigo|Sanhita|Adhiniyam")
CODE_REACH = 90  # characters of a code's name on either side of the word


def _near_codes(text: str) -> Iterator[re.Match[str]]:
    """Yield the names of codes; looked for around the word only, since the list of names is long."""
    reached = 0
    for word in CODE.finditer(text):
        if word.start() < reached:
            continue
        begin = max(reached, text.rfind(" ", 0, max(0, word.start() - CODE_REACH)) + 1)
        match = next(
            (m for m in _code_names().finditer(text, begin, word.end() + CODE_REACH) if m.end() > word.start()), None
        )
        reached = match.end() if match is not None else word.end()
        if match is not None:
            yield match


@cache
def _code_names() -> re.Pattern[str]:
    """The codes of ``law_codes.toml``, then those told by the words of ``[codes]``."""
    listed = [
        f"[{name[0].upper()}{name[0].lower()}]{re.escape(name[1:])}".replace(chr(92) + " ", " ").replace("'", "['’]")
        for names in read_toml("law_codes").values()
        for name in names
    ]
    longest = either(sorted(listed, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{longest}|{either(read_toml('domestic_laws')['codes']['names'])})(?![\w-])")


def _of_a_state(text: str, at: int, language: str) -> int:
    """Behind a code's name what says whose it is, "of the Russian Federation"; no further title ("Code on …")."""
    of = re.compile(rf"{GAP}(?:of|del|de)(?!\w)")
    return title_right(text, at, language) if of.match(text, at) else at


def _without_never(text: str, start: int, end: int) -> int:
    """The start of a name without what is no part of it ("Under Penal Code", "Thailand's Criminal Code")."""
    never = frozenset(read_toml("domestic_laws")["english"]["never"])
    while (word := WORD.match(text, start)) and word.end() < end:
        if not (word["word"] in never or is_owner(text, word.end("word"))):
            break
        start = word.end()
    return start


# --- laws --------------------------------------------------------------------------------------------------


def _english(text: str) -> Iterator[LawName]:
    for match in _heads("english", "first").finditer(text):
        end, number = _numbered(text, match.end())
        titled = title_right(text, _behind_date(text, end), "english")
        has_title = titled > _behind_date(text, end)
        if has_title:
            end = titled
        elif number is None and _heads("english", "numbered_only").fullmatch(match.group()):
            continue
        if number is None and end == match.end():
            continue
        start = title_left(text, match.start()) if number and not has_title else match.start()
        if not has_title and (listed := _listed(text, start, match.group(), end, number)):
            yield from listed
            continue
        year = YEAR_BEHIND.match(text, end)
        yield from _law(text, _with_draft(text, start), year.end() if year and has_title else end, number)
    for match in _heads("english", "last").finditer(text):
        start = title_left(text, match.start())
        if start == match.start():
            continue
        stop = _of_a_state(text, match.end(), "english")
        year = YEAR_BEHIND.match(text, stop)
        end, number = _numbered(text, year.end() if year else stop)
        yield from _law(text, _with_draft(text, start), end, number)


def _french(text: str) -> Iterator[LawName]:
    for match in _heads("french", "heads").finditer(text):
        if _heads("french", "not_laws").match(text, match.start()):
            continue
        end, number = _numbered(text, match.end())
        titled = title_french(text, _behind_date(text, end))
        word = fold(match.group()).split()[0]
        if titled > _behind_date(text, end) and (
            number or word.startswith(("loi", "projet", "avant", "proposition", "decret-loi", "dahir"))
        ):
            end = titled
        elif number is None:
            continue
        yield from _listed(text, match.start(), match.group(), end, number) or _law(text, match.start(), end, number)


def _spanish(text: str) -> Iterator[LawName]:
    numbered_only = tuple(fold(word) for word in read_toml("domestic_laws")["spanish"]["numbered_only"])
    for match in _heads("spanish", "heads").finditer(text):
        end, number = _numbered(text, match.end())
        titled = title_spanish(text, _behind_date(text, end))
        if titled > _behind_date(text, end) and (number or not fold(match.group()).startswith(numbered_only)):
            end = titled
        elif number is None and (more := CAPITALS.match(text, end)):
            end = more.end()  # Ley Penal Juvenil
        elif number is None and not _named_by_adjective(match.group()):
            continue
        yield from _listed(text, match.start(), match.group(), end, number) or _law(text, match.start(), end, number)


def _named_by_adjective(words: str) -> bool:
    """Whether a head is a name by itself: Ley Mordaza, Ley Antiterrorista."""
    return bool(re.search(r"\s(?:Mordaza|Anti\w+|Fundamental)$", words))


PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")  # "Terrorism Act 2000" has no number


@cache
def _number_behind() -> re.Pattern[str]:
    return re.compile(rf"{BLANK},?{BLANK}(?P<number>{number_pattern()})")


def _numbered(text: str, at: int) -> tuple[int, str | None]:
    """End and words of the number behind a law's head or title, in brackets or not."""
    number = _number_behind().match(text, at)
    if number is None or PLAIN_YEAR.fullmatch(number["number"]):
        return at, None
    return number.end(), " ".join(number["number"].split())


def _behind_date(text: str, at: int) -> int:
    """Where a title goes on behind "of 3 May 2011", if it does; else ``at``."""
    dated = DATED.match(text, at)
    return dated.end() if dated else at


def _with_draft(text: str, start: int) -> int:
    draft = DRAFT.search(text, max(0, start - 12), start)
    return draft.start() if draft else start


NUMBER_MARK = re.compile(r"[^\d]*?(?=[A-Z]*\d)")  # "núms. " of "núms. 358"


def _listed(text: str, start: int, head: str, end: int, number: str | None) -> list[LawName]:
    """Several numbers of one head, each as if it stood alone: "Decree-Laws No. 2022-11 and 2022-35"."""
    if number is None:
        return []
    mark = NUMBER_MARK.match(number)
    singular = re.sub(r"s(?=[\s-]|$)", "", f"{head} {mark[0].replace('s', '') if mark else ''}".strip())
    names = [LawName(start, end, DomesticLaw(_single(singular, number), False, number, None))]
    while more := MORE_NUMBERS.match(text, end):
        stop, following = _numbered(text, more.end())
        if following is None:
            break
        names.append(LawName(more.end(), stop, DomesticLaw(_single(singular, following), False, following, None)))
        end = stop
    return names if len(names) > 1 else []


def _single(head: str, number: str) -> str:
    """The head with the figures of a number, whose own mark is left out."""
    mark = NUMBER_MARK.match(number)
    return f"{head} {number[mark.end() :] if mark else number}"


def _law(text: str, start: int, end: int, number: str | None) -> Iterator[LawName]:
    if not any(match.end() >= end for match in _heads("english", "not_laws").finditer(text, start, end + NEXT_WORD)):
        yield _named(text, start, end, number)


def _named(text: str, start: int, end: int, number: str | None) -> LawName:
    words = " ".join(text[start:end].split())
    words = DATE_IN_TITLE.sub("", YEAR_IN_FRONT.sub("", words)) if number is None else words
    words = re.sub(DATED, "", words)
    titled = number is None or len(words) > len(number) + 30 or not words.endswith(number)
    return LawName(start, end, DomesticLaw(words, titled, number, None))


def _state(words: str) -> str | None:
    """The State that a title names."""
    folded = fold(words)
    adjective = demonym_pattern().search(folded)
    if adjective is not None and (adjective.start() == 0 or adjective.end() == len(folded)):
        return code_by_demonym()[adjective.group()]
    # "liberté de réunion" names no island.
    named = [match for match in name_pattern().finditer(folded) if words[match.start()].isupper()]
    return code_by_name()[" ".join(named[-1].group().split())] if named else None


BESIDE = 30


def _state_beside(text: str, start: int, end: int) -> str | None:
    """The State that stands right before or behind: "Thailand's Criminal Code", "Code pénal du Tchad", "burundais"."""
    before, behind = fold(text[max(0, start - BESIDE) : start]), fold(text[end : end + BESIDE])
    adjective = demonym_pattern().match(behind.lstrip())
    if adjective is not None and behind[:1] in (" ", "\n"):
        return code_by_demonym()[adjective.group()]
    of = re.match(r"\s+(?:of|in|du|de la|de l'|des|de|del|d')\s*(?:the\s+)?", behind)
    named = name_pattern().match(behind, of.end()) if of else None
    if named is not None:
        return code_by_name()[" ".join(named.group().split())]
    for pattern, codes in ((name_pattern(), code_by_name()), (demonym_pattern(), code_by_demonym())):
        last = list(pattern.finditer(before))
        if last and re.fullmatch(r"(?:'s?)?\s+", before[last[-1].end() :]):
            return codes[" ".join(last[-1].group().split())]
    return None
