"""Spanish names of organisations: a head with a capital and the capitals behind it.

"Secretaría de Energía, Recursos Naturales, Ambiente y Minas", "Frente de Defensa de los Intereses de Chumbivilcas",
"Segunda Fiscalía Provincial"; small words between capitals are data.
"""

import re
from functools import cache

from pipeline.recognise.acronyms import is_abbreviated
from pipeline.recognise.capital_words import CAPITAL, GAP, joins, next_capital
from pipeline.recognise.organisation_words import languages_of_head, pattern, section, small, words
from pipeline.recognise.states import name_pattern
from pipeline.recognise.text import fold

LONGEST = 16  # steps
NUMBER = re.compile(rf"{GAP}(?:núm(?:ero|\.)?|N(?:o\.|\.?[º°])|n[º°]){GAP}?\d{{1,4}}(?!\w)|{GAP}\d{{1,3}}(?![\w.,]\w)")


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
    return re.compile(rf"(?<!\w)(?:{'|'.join(section('spanish')['ordinals'])})\s$")


def _with_ordinal(text: str, start: int) -> int:
    ordinal = _ordinal().search(text, max(0, start - 12), start)
    return ordinal.start() if ordinal else start


@cache
def _step() -> re.Pattern[str]:
    of = small(tuple(section("spanish")["of"]))
    joined = rf"(?:y|e){GAP}(?:(?:de{GAP})?(?:la|las|los|el|del?){GAP}|(?:por|para){GAP}(?:(?:la|el|los|las){GAP})?)?"
    nouns = "|".join(section("spanish")["before_a"])
    to = rf"(?:a{GAP}(?:(?:la|las|los){GAP})?|al{GAP})"
    return re.compile(
        rf"{GAP}(?P<small>{of}(?:(?:la|los|las|el){GAP})?|en{GAP}(?=Defensa|Materia|Contra)|{joined}|(?P<to>{to}))?"
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
        number = NUMBER.match(text, stop)
        if number is not None:
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
    if step["to"]:
        return last in _takes_a()
    if small_words[:1] == ["sobre"]:
        return head in words("spanish", "with_on")
    if small_words[:1] in (["y"], ["e"]):
        if _is_other_body(word) or name_pattern().match(fold(text[step.start("word") :][:60])):
            return False
        article = len(small_words) > 1 and small_words[-1] in ("la", "las", "los", "el")
        return not article or any(part in ("la", "las", "los", "el") for part in small_before)
    return True


def _is_other_body(word: str) -> bool:
    """Whether a word begins another organisation."""
    return word in languages_of_head() and word not in words("spanish", "acronym_only")


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
