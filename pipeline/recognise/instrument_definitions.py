"""Names that a letter gives to an instrument: (hereinafter "the Law"), ("the Covenant"), (CNPP), (en adelante, la Ley).

From then on the given name means that instrument. Source: drafting practice in letters of 2004-2026.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either

QUOTE = r"[\"“”«»'‘’]"
TERM = r"(?P<term>(?:[A-ZÀ-Þ]|(?<=[\"“”«»'‘’ ])(?=\w+\s\w+)[a-zà-ÿ])[\w’'.-]*(?:\s[\w’'.-]+){0,5}?)"
DETERMINER = r"(?P<determiner>(?:[Tt]he|[Ll]a|[Ll]e|[Ll]['’]|[Ee]l|[Ll]os|[Ll]es)\s?)?"
MOST_DEFINITIONS = 200  # of a letter: each is looked for in the whole text
ACRONYM = re.compile(r"[A-ZÀ-Þ][\w-]*[A-Z\d][\w-]*$")  # CNPP, POSA, CPEUM
DATE = r"(?:,?\s(?:of|du|de|del|dated|No\.?|n°)\s[\w°\s/-]{0,30}\d)?"  # "of 5 May 2011" may stand in between


DETERMINED = (
    r"(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]aid|[Ll]a|[Ll]e|[Ll]['’]|[Cc]ette|[Ll]adite|[Dd]u|[Dd]udit"
    r"|[Ee]l|[Dd]el|[Aa]l|[Dd]icha|[Dd]icho|[Ee]sta|[Ee]ste)"
)
NO_NAME_FOLLOWS = r"(?!\s+(?:on|for|against|sur|sobre|para|contra|No|n°|núm)\b)"  # "the Law on Associations"


@dataclass(frozen=True, slots=True)
class Definition:
    """A name given. term: without its article. of: number of the mention that is so called. after: where it was."""

    term: str
    of: int
    after: int
    common: bool


@cache
def _bracket() -> re.Pattern[str]:
    opening = either(read_toml("instrument_words")["definitions"]["opening"])
    return re.compile(
        rf"{DATE},?\s{{0,2}}\(\s?(?P<opening>(?i:{opening})[\s,:]{{0,3}})?(?P<quoted>{QUOTE}\s?)?{DETERMINER}"
        rf"(?P<inner>{QUOTE}\s?)?{TERM}\s?{QUOTE}?\s?[),;]"
    )


@cache
def _comma() -> re.Pattern[str]:
    opening = either(read_toml("instrument_words")["definitions"]["opening"][:4])
    return re.compile(
        rf"\s?,\s{{0,2}}(?i:{opening})[\s,:]{{0,3}}(?P<quoted>{QUOTE}\s?)?{DETERMINER}(?P<inner>{QUOTE}\s?)?{TERM}\s?{QUOTE}"
    )


def find_definitions(text: str, mentions: list[tuple[int, int]]) -> Iterator[Definition]:
    """Yield the names given right behind mentions.

    mentions: end and number of each mention, in reading order.
    """
    given = 0
    for place, (end, number) in enumerate(mentions):
        if given == MOST_DEFINITIONS:
            return
        limit = mentions[place + 1][0] if place + 1 < len(mentions) else len(text)
        match = _bracket().match(text, end) or _comma().match(text, end)
        if match is None or match.start("term") > limit:
            continue
        quoted = bool(match["quoted"] or match["inner"])
        opening = "opening" in match.re.groupindex and match["opening"] is not None
        if not (quoted or opening or match.re is _comma() or ACRONYM.match(match["term"]) or match["determiner"]):
            continue
        term = " ".join(match["term"].split())
        acronym = ACRONYM.match(term) is not None
        if acronym or quoted or opening or match.re is _comma():
            given += 1
            yield Definition(term, number, match.start("term"), common=not acronym and " " not in term)


def find_defined(text: str, definition: Definition) -> Iterator[tuple[int, int]]:
    """Yield where the given name stands behind its definition, the definition itself left out.

    A common noun ("Law") counts with its article and where no further name follows ("the Law on Associations").
    """
    term = re.escape(definition.term).replace(r"\ ", r"\s+")
    if definition.common:
        pattern = rf"(?<!\w){DETERMINED}\s*(?P<term>{term})(?!\w){NO_NAME_FOLLOWS}"
    else:
        pattern = rf"(?<![\w/-])(?P<term>{term})(?![\w/-])"
    for match in re.compile(pattern).finditer(text, definition.after + len(definition.term)):
        yield match.span("term")
