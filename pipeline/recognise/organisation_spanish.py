"""Spanish names of organisations: a head with a capital and the capitals behind it.

"Secretaría de Energía, Recursos Naturales, Ambiente y Minas", "Frente de Defensa de los Intereses de Chumbivilcas",
"Segunda Fiscalía Provincial"; small words between capitals are data.
"""

import re
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.acronyms import is_abbreviated
from pipeline.recognise.capital_words import CAPITAL, GAP, joins, next_capital
from pipeline.recognise.gazetteer import cities, regions
from pipeline.recognise.organisation_words import languages_of_head, pattern, section, small, words
from pipeline.recognise.states import code_by_demonym, code_of, name_pattern
from pipeline.recognise.text import fold

LONGEST = 16  # steps
SMALL_WORD = re.compile(rf"{GAP}(?P<word>[a-záéíóúñü]{{4,}})(?!\w)")
NUMBER = re.compile(rf"{GAP}(?:núm(?:ero|\.)?|N(?:o\.|\.?[º°])|n[º°]){GAP}?\d{{1,4}}(?!\w)|{GAP}\d{{1,3}}(?![\w.,]\w)")


@cache
def _day() -> re.Pattern[str]:
    """A day and a month behind a name: "Movimiento 20 de Julio"."""
    months = "|".join(names[0].capitalize() for names in read_toml("months")["es"])
    return re.compile(rf"{GAP}\d{{1,2}}{GAP}de{GAP}(?:{months})(?!\w)")


def spanish_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end of the name whose head stands at ``start`` … ``end``; None where it is no name."""
    head = text[start:end]
    stop = _grown(text, end, head)
    begin = _with_ordinal(text, start)
    if stop == end and begin == start:
        return None
    if head in words("spanish", "acronym_only") and not is_abbreviated(text, start, stop):
        return None
    following = next_capital(text, stop)
    if following is not None and stop == end and following not in words("spanish", "stops"):
        return None
    return begin, stop


def fixed_name(text: str, start: int) -> tuple[int, int] | None:
    """Start and end of a name that is one as it stands: "Ministerio Público"."""
    match = pattern("spanish", "fixed").match(text, start)
    return (match.start(), _grown(text, match.end(), match.group().split()[0])) if match else None


@cache
def _ordinal() -> re.Pattern[str]:
    ordinals = "|".join(section("spanish")["ordinals"])
    return re.compile(rf"(?<!\w)(?:(?:{ordinals})\s){{1,2}}$")


def _with_ordinal(text: str, start: int) -> int:
    ordinal = _ordinal().search(text, max(0, start - 24), start)
    return ordinal.start() if ordinal else start


@cache
def _step() -> re.Pattern[str]:
    of = small(tuple(section("spanish")["of"]))
    joined = rf"(?:y|e){GAP}(?:(?:de{GAP})?(?:la|las|los|el|del?){GAP}|(?:por|para){GAP}(?:(?:la|el|los|las){GAP})?)?"
    nouns = "|".join(section("spanish")["before_a"])
    to = rf"(?:a{GAP}(?:(?:la|las|los){GAP})?|al{GAP})"
    return re.compile(
        rf"{GAP}(?P<small>{of}(?:(?:la|los|las|el){GAP})?|en{GAP}(?=Defensa|Materia|Contra)|(?P<in>(?:en|con){GAP}(?:(?:la|las|los|el){GAP})?)|{joined}|(?P<to>{to}))?"
        rf"(?P<word>{CAPITAL})(?P<behind>(?:{GAP}(?={nouns}))?)"
    )


@cache
def _takes_a() -> frozenset[str]:
    return frozenset(section("spanish")["before_a"])


def _grown(text: str, end: int, head: str) -> int:
    """Where the capitals behind a head end."""
    stop, last = _behind_adjectives(text, end), head
    small_before: list[str] = []
    for _ in range(LONGEST):
        day = _day().match(text, stop) if stop == end else None
        if day is not None:  # "Movimiento 26 de Julio"
            stop = day.end()
            continue
        number = NUMBER.match(text, stop)
        if number is not None and (head in words("spanish", "numbered") or not number.group().strip()[0].isdigit()):
            stop = number.end()
            continue
        step = _step().match(text, stop)
        if (
            step is None
            or (not joins(text, stop, step.start("word")) and not step["small"])
            or not _goes_on(text, step, head, last, small_before)
        ):
            listed = _listed(text, stop, head) if stop > end else None
            if listed is None:
                break
            stop, last = listed
            continue
        small_before += (step["small"] or "").split()
        stop, last = step.end("word"), step["word"]
    return stop


def _behind_adjectives(text: str, end: int) -> int:
    adjective = _adjective().match(text, end)
    if adjective is None:
        other = SMALL_WORD.match(text, end)  # Liga costarricense de Derechos Humanos
        adjective = other if other is not None and fold(other["word"]) in code_by_demonym() else None
    return adjective.end() if adjective else end


@cache
def _adjective() -> re.Pattern[str]:
    adjectives = "|".join(section("spanish")["adjectives"])
    return re.compile(rf"{GAP}(?:{adjectives})(?!\w)")


def _goes_on(text: str, step: re.Match[str], head: str, last: str, small_before: list[str]) -> bool:
    small_words, word = (step["small"] or "").split(), step["word"]
    if word in words("spanish", "stops") and word not in words("spanish", "inner"):
        return False
    if word in words("english", "stops") and word not in words("english", "inner") and len(word) > 1:
        return False
    if head in UNITS and word in ("Ejército", "Policía", "Armada"):
        return False  # "Tercera Brigada del Ejército Nacional" are two
    if step["in"]:
        if head in ("Embajada", "Consulado"):
            return step["in"].startswith("en")
        key = "before_in" if step["in"].startswith("en") else "before_with"
        return last in words("spanish", key)
    if step["to"]:
        return last in _takes_a()
    if small_words[:1] in (["y"], ["e"]):
        if (
            _is_other_body(word)
            or (len(small_words) == 1 and _is_place(last))
            or name_pattern().match(fold(text[step.start("word") :][:60]))
        ):
            return False
        if len(small_words) == 1 and head not in words("spanish", "lists") and _is_long(text, step):
            return False
        article = len(small_words) > 1 and small_words[-1] in ("la", "las", "los", "el")
        return not article or any(part in ("la", "las", "los", "el") for part in small_before)
    return True


RUN = re.compile(rf"{CAPITAL}(?:{GAP}{CAPITAL}|{GAP}de(?:{GAP}la|l)?{GAP}{CAPITAL})")


def _is_long(text: str, step: re.Match[str]) -> bool:
    """Whether a name of its own follows "y": "… de Mineros y Mujeres Libres de Huitchila"."""
    return step["word"] != "Derechos" and RUN.match(text, step.start("word")) is not None


def _is_other_body(word: str) -> bool:
    """Whether a word begins another organisation."""
    return word in languages_of_head() and word not in words("spanish", "after_and")


def _is_place(word: str) -> bool:
    """Whether a name ends with a place, so that "y" begins another: "Unión Patriótica de Boaco y …"."""
    plain = fold(word)
    return bool(cities(plain) or regions(plain)) or code_of(word) is not None


UNITS = frozenset(("Brigada", "Batallón", "Regimiento", "Columna", "Pelotón", "Compañía"))
LIST_STEP = re.compile(rf",{GAP}(?:(?:la|el|los|las){GAP})?(?P<word>{CAPITAL})")
LIST_GOES_ON = re.compile(rf"(?:,?{GAP}(?:(?:de|la|el|los|las){GAP})?{CAPITAL}){{0,6}},?{GAP}[ye]{GAP}{CAPITAL}")


def _listed(text: str, at: int, head: str) -> tuple[int, str] | None:
    """End and last word of a list that goes on with a comma: ", Recursos Naturales, Ambiente y Minas"."""
    step = LIST_STEP.match(text, at) if head in words("spanish", "lists") else None
    if step is None or step["word"] in words("spanish", "stops"):
        return None
    goes_on = LIST_GOES_ON.match(text, step.end())
    if goes_on is None:
        return None
    listed = re.findall(CAPITAL, text[step.start("word") : goes_on.end()])
    if any(_is_other_body(word) or word in words("spanish", "stops") for word in listed):
        return None
    return step.end(), step["word"]
