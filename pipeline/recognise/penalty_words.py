"""The patterns of penalties, made of the words of ``knowledge/penalties.toml``; all are for folded text."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either

GAP = r"\s{1,4}"
LINKS = rf"(?:(?:of|in|on|under|to|de|en|a|au|aux|las?|el|the|an?){GAP}|d'|l'){{0,3}}"  # years of · ans d' · in a
WORK = ("community_service", "forced_labour")
POSSESSIVE = r"(?:'s?|s')?"
FOR = (  # in front of a term: for · por un período de · pendant
    rf"(?:for|during|over|lasting|of|pendant|durant|pour|durante|por|de|d'){GAP}"
    rf"(?:(?:an?|the|une|un|una|el){GAP}(?:(?:further|total|maximum){GAP})?(?:period|term|duration|duree|periode|periodo|plazo|termino|espacio|tiempo|lapso){GAP}(?:of|de){GAP}|espacio{GAP}de{GAP})?"
)
AT_LEAST = rf"(?:(?:up{GAP}to|at{GAP}least|another|an?{GAP}additional|au{GAP}moins|otros?|les|los|the|about){GAP})?"


def words(section: str, key: str = "words") -> str:
    """One alternative of the fragments of a list."""
    return either(_longest_first(read_toml("penalties")[section][key]))


def kinds_of(section: str) -> Sequence[str]:
    """The kinds that a section has words for, in its order."""
    return [kind for kind, listed in read_toml("penalties")[section].items() if listed]


def _longest_first(fragments: Sequence[str]) -> list[str]:
    return sorted(fragments, key=len, reverse=True)


def _by_kind(section: str) -> str:
    """``(?P<kind>…)`` alternatives of all kinds of a section."""
    return "|".join(rf"(?P<{kind}>{words(section, kind)})" for kind in kinds_of(section))


@cache
def noun_behind() -> re.Pattern[str]:
    """What a duration is of: "' imprisonment", " of hard labour", " in a general-regime penal colony"."""
    adjectives = words("adjectives")
    return re.compile(
        rf"{POSSESSIVE}[\s-]{{1,3}}{LINKS}(?:{adjectives}[\s-]{{1,3}}){{0,3}}(?:{_by_kind('nouns')})(?!\w)"
    )


@cache
def noun_in_front() -> re.Pattern[str]:
    """Text that ends in "imprisonment of", "peine d'emprisonnement de", "probation for a period of"."""
    adjectives = words("adjectives")
    return re.compile(
        rf"(?<!\w)(?:{_by_kind('nouns')})(?:{GAP}{adjectives}){{0,3}},?{GAP}(?:{FOR}|{GAP})(?:{AT_LEAST})$"
    )


@cache
def not_imprisonment() -> re.Pattern[str]:
    """ "pre-trial", "préventive": what is before a sentence."""
    return re.compile(rf"(?<!\w){words('not_imprisonment')}(?!\w)")


@cache
def unmeasured() -> re.Pattern[str]:
    """ "death penalty", "à perpétuité", "confiscation of …"."""
    return re.compile(rf"(?<!\w)(?:{_by_kind('unmeasured')})(?!\w)")


@cache
def reaching() -> re.Pattern[str]:
    """ "barred from", "interdiction de", "inhabilitación": their term stands further on."""
    return re.compile(rf"(?<!\w)(?:{_by_kind('reaching')})(?:(?<=')|(?!\w))")


@cache
def term_in_front() -> re.Pattern[str]:
    """Text that ends in "for", "por un período de": what comes is a term."""
    return re.compile(rf"(?<!\w){FOR}{AT_LEAST}$")


@cache
def same_term() -> re.Pattern[str]:
    """ "for the same period", "por igual tiempo"."""
    return re.compile(rf"(?<!\w){words('same_term')}(?!\w)")


@cache
def same_penalty() -> re.Pattern[str]:
    """ "to the same term", "à la même peine": a penalty like the one before it."""
    return re.compile(rf"(?<!\w){words('same_penalty')}(?!\w)")


@cache
def per() -> re.Pattern[str]:
    """ "per year", and what it goes on for: "during"."""
    return re.compile(rf"{GAP}(?:{_by_kind('per')})(?!\w)(?P<reach>,?{GAP}{FOR})?")


@cache
def strokes_behind() -> re.Pattern[str]:
    """ "lashes", "strokes of the cane" behind a number."""
    return re.compile(rf"{GAP}(?:de{GAP})?{words('strokes')}(?!\w)")


@cache
def fine_unit_behind() -> re.Pattern[str]:
    """ "day-fines", "base units" behind a number."""
    return re.compile(rf"[\s-]{{1,4}}(?:de{GAP})?(?:{_by_kind('fine_units')})(?!\w)")


@cache
def work_unit_behind() -> re.Pattern[str]:
    """ "jornadas" behind a number, if what follows is work."""
    work = "|".join(rf"(?P<{kind}>{words('nouns', kind)})" for kind in WORK)
    return re.compile(rf"{GAP}(?:{words('work_units', 'day')}){GAP}(?:of{GAP}|de{GAP}|d')?(?:{work})(?!\w)")


@cache
def fine_words() -> re.Pattern[str]:
    """What makes a sum a fine, damages, or neither."""
    return re.compile(rf"(?<!\w)(?:{_by_kind('fines')})(?!\w)")


@cache
def equivalent() -> re.Pattern[str]:
    """Between a fine and the same fine told otherwise: " (approximately", ", i.e."."""
    about = rf"(?:{words('equivalents', 'about')}[\s,]{{0,3}}){{0,2}}"
    return re.compile(rf"\s{{0,3}},?\s?{words('equivalents', 'links')}\s{{0,3}}{about}")


@cache
def rate() -> re.Pattern[str]:
    """Between day-fines and what each is: " à", " con una cuota diaria de"."""
    return re.compile(rf"[\s,]{{1,4}}{words('equivalents', 'rates')}{GAP}(?:\S{{1,20}}{GAP}){{0,4}}")


@cache
def governing() -> re.Pattern[str]:
    """A word of sentencing, request or review."""
    return re.compile(rf"(?<!\w){words('governing')}(?!\w)")


@cache
def change() -> re.Pattern[str]:
    """A word of review that goes from one measure to another."""
    return re.compile(rf"(?<!\w){words('change')}(?!\w)")


@cache
def ends_in(section: str, key: str) -> re.Pattern[str]:
    """Text that ends in one of the fragments and a space."""
    return re.compile(rf"(?<![\w-])(?P<words>{words(section, key)})(?:{GAP}|(?<='))$")


@cache
def follows(section: str, key: str) -> re.Pattern[str]:
    """One of the fragments, right behind a measure."""
    return re.compile(rf"{POSSESSIVE}[\s,(-]{{1,4}}{words(section, key)}(?!\w)")


@cache
def follows_period() -> re.Pattern[str]:
    """The words of a probation that is the time of a suspension."""
    return re.compile(rf"(?<!\w){words('suspended', 'period')}(?!\w)")


@cache
def part_in_front() -> re.Pattern[str]:
    """Between a penalty and a part of it: ", of which", " dont"."""
    return re.compile(
        rf"[\s,(;–-]{{0,4}}(?:{words('suspended', 'part')}(?:{GAP}|(?<=')))?(?:the{GAP}|les{GAP}|los{GAP})?"
    )


@cache
def part_behind(key: str) -> re.Pattern[str]:
    """Behind a part: " of them suspended", " avec sursis"; key: behind (suspended) or served."""
    return re.compile(
        rf"(?P<noun>{POSSESSIVE}{GAP}(?:of{GAP}|de{GAP}|d')?(?:imprisonment|prison|emprisonnement|prision))?"
        rf"(?P<them>{POSSESSIVE}{GAP}{words('suspended', 'of_them')})?{POSSESSIVE}[\s,]{{1,4}}"
        rf"(?:{words('suspended_auxiliaries')}{GAP}){{0,4}}{words('suspended', key)}(?!\w)"
    )


@cache
def half_suspended() -> re.Pattern[str]:
    """ ", half of which was suspended", "dont la moitié avec sursis"."""
    half, auxiliary = words("suspended", "half"), words("suspended_auxiliaries")
    suspended = words("suspended", "behind")
    return re.compile(rf"[\s,(]{{1,4}}(?P<half>{half}){GAP}(?:{auxiliary}{GAP}){{0,3}}{suspended}(?!\w)")


@cache
def suspended_behind() -> re.Pattern[str]:
    """Behind a whole penalty: ", suspended", " avec sursis", "cuya ejecución quedó suspendida"."""
    respectively = r"(?:,?\s{1,3}(?:respectively|respectivement|respectivamente|each|chacune?|cada un[oa]))?"
    labour = r"(?:\s{1,3}with\s{1,3}(?:(?:hard|penal)\s{1,3})?labou?r)?"
    latter = rf"(?P<latter>{words('suspended', 'latter')}{GAP})?"
    return re.compile(rf"{POSSESSIVE}{labour}{respectively}[\s,(]{{1,4}}{latter}{words('suspended', 'behind')}(?!\w)")


@cache
def suspended_in_front() -> re.Pattern[str]:
    """Text that ends in "suspended sentence of"."""
    return re.compile(rf"(?<!\w){words('suspended', 'in_front')}{GAP}(?:(?:imprisonment|prison){GAP}(?:of|for){GAP})?$")


def kind_of(match: re.Match[str], kinds: Sequence[str]) -> str:
    """Which of the alternatives matched."""
    return next(kind for kind in kinds if match[kind])
