"""Resolutions and decisions of United Nations bodies, cited by number.

"Human Rights Council resolutions 34/18, 34/5 and 33/30", "résolutions 43/4 et 42/22 du Conseil des droits de
l'homme", "A/HRC/RES/34/18", "resolution 2003/43 of the Commission on Human Rights". A number without its body is
the Council's, unless its first part is a year (then the former Commission's) or the number is one that only the
General Assembly has. "resolution 217 A (III)" is the Assembly's, "1325 (2000)" the Security Council's.
Written to ``doc.spans["resolutions"]``, a span a number, value: the canonical id.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.numbered_lists import BRACKET
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import folded_text

SESSION = r"(?:s-\d{1,2}|\d{1,4})\s?/\s?\d{1,3}(?!\d)(?:[a-z](?!\w))?"  # 34/18, S-9/1, 1994/95, 61/106a
ROMAN = r"\d{2,4}\s?[a-z]?\s?\([ivxlc]{1,7}\)"  # 217 A (III)
YEARED = r"\d{2,4}\s?\((?:19|20)\d{2}\)"  # 1325 (2000)
PLAIN = r"\d{3,4}(?![\d/]|\s?\()"  # 1325, of the Security Council only
NUMBER = rf"(?:{SESSION}|{ROMAN}|{YEARED}|{PLAIN})"
LAST_COUNCIL_SESSION = 61  # sessions with higher numbers, in 2026, are the General Assembly's
MOST_COUNCIL_RESOLUTIONS = 60  # of a session; "53/144" is the Assembly's
SEPARATOR = r"\s*[,;]?\s*"
SYMBOL = re.compile(
    r"(?<!\w)(?P<symbol>a/hrc/(?:res|dec)|[ae]/res)/(?P<number>s?-?\d{1,4}/\d{1,3})(?!\d)"
    r"|(?<!\w)s/res/(?P<council>\d{1,4})(?:\s?\((?:19|20)\d{2}\))?(?!\d)"
)
YEAR = re.compile(r"(?:19|20)\d{2}$")  # first part of the number of a Commission resolution


@Language.factory("spcomms_resolutions", assigns=["doc.spans"])
def make_resolutions(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["resolutions"]``."""
    return recognise_resolutions


def recognise_resolutions(doc: Doc) -> Doc:
    """Find the resolutions."""
    write_group(doc, "resolutions", find_resolutions(folded_text(doc)))
    return doc


@cache
def _bodies() -> dict[str, re.Pattern[str]]:
    bodies = read_toml("resolution_bodies")["bodies"]
    return {name: re.compile(either(body["names"])) for name, body in bodies.items()}


@cache
def _any_body() -> str:
    bodies = read_toml("resolution_bodies")["bodies"]
    return either([name for body in bodies.values() for name in body["names"]])


@cache
def _list() -> re.Pattern[str]:
    """A list of numbers behind its word, with the body in front or behind."""
    words = read_toml("resolution_bodies")["words"]
    joined = rf"(?:{BRACKET}{SEPARATOR}(?:{either(words['and'])}\s+)?{NUMBER})"
    before = (
        rf"(?:(?P<before>{_any_body()})(?:'s|,)?\s+(?:(?:in|by|through|dans|en|par)\s+(?:its|sa|ses|son|su|sus)\s+)?)?"
    )
    word = rf"(?:(?P<decision>{either(words['decision'])})|{either(words['resolution'])})"
    after = rf"(?:,?\s*(?:{either(words['of'])})\s*(?P<after>{_any_body()}))?"
    between = rf"(?:\s+{either(words['of'])}\s*(?P<between>{_any_body()}),?)?"  # resoluciones del Consejo 34/18
    nos = r"(?:\s+(?:nos?|n°|num(?:s|eros?)?)\.?)?"
    return re.compile(rf"(?<!\w){before}{word}{between}{nos}\s+(?P<numbers>{NUMBER}{joined}{{0,20}}){after}")


def find_resolutions(folded: str) -> Iterator[Found]:
    """Yield every number of every list, in reading order."""
    for match in SYMBOL.finditer(folded):
        value = f"S/RES/{match['council']}" if match["council"] else f"{match['symbol']}/{match['number']}".upper()
        yield Found(start=match.start(), end=match.end(), label="RESOLUTION", value=value, rule="resolutions.symbol")
    for match in _list().finditer(folded):
        body = _body_of(match["before"] or match["between"] or match["after"])
        kind = "DEC" if match["decision"] else "RES"
        for number in re.finditer(NUMBER, match["numbers"]):
            start = match.start("numbers") + number.start()
            if re.fullmatch(PLAIN, number.group()) and body != "SC" and not _council_beside(folded, *match.span()):
                continue
            value = canonical(re.sub(r"\s", "", number.group()).upper(), body, kind)
            end = start + len(number.group())
            yield Found(start=start, end=end, label="RESOLUTION", value=value, rule="resolutions.list")


COUNCIL_REACH = 60  # "resolution 2692, adopted by the Security Council"


def _council_beside(folded: str, start: int, end: int) -> bool:
    return bool(_bodies()["SC"].search(folded, max(0, start - COUNCIL_REACH), end + COUNCIL_REACH))


def _body_of(words: str | None) -> str | None:
    if words is None:
        return None
    return next((name for name, pattern in _bodies().items() if pattern.match(words)), None)


def canonical(number: str, body: str | None, kind: str = "RES") -> str:
    """The id of a resolution: ``A/HRC/RES/34/18``, ``A/RES/53/144``, ``CHR/RES/2000/61``.

    body: HRC, GA, SC, CHR, ECOSOC, or None where the letter does not say.
    """
    first, _, second = number.partition("/")
    if not second:
        plain = re.fullmatch(r"(\d+)[A-Z]?(?:\((\w+)\))?", number)
        session = plain[2] if plain and plain[2] else ""
        if session and not session.isdigit():
            body, number = body or "GA", f"{plain[1]}({session})" if plain else number
        elif plain:
            body, number = "SC", plain[1]
    elif body in (None, "HRC") and YEAR.match(first):
        body = "CHR"
    elif body is None and first.isdigit() and second.isdigit():
        assembly = int(first) > LAST_COUNCIL_SESSION or int(second) > MOST_COUNCIL_RESOLUTIONS
        body = "GA" if assembly else "HRC"
    prefix = read_toml("resolution_bodies")["bodies"][body or "HRC"]["prefix"]
    return f"{prefix}{kind}/{number}"


WORDS_REACH = 80


@cache
def _before() -> re.Pattern[str]:
    words = read_toml("resolution_bodies")["words"]
    word = either([*words["resolution"], *words["decision"]])
    body = rf"(?:{_any_body()}(?:'s|,)?\s+(?:in\s+its\s+)?)?"
    return re.compile(rf"(?<!\w){body}{word}(?:\s+(?:nos?|n°|num(?:s|eros?)?)\.?)?\s+$")


@cache
def _behind() -> re.Pattern[str]:
    of = read_toml("resolution_bodies")["words"]["of"]
    return re.compile(rf",?\s*{either(of)}\s*{_any_body()}(?!\w)")


def with_words(folded: str, start: int, end: int) -> tuple[int, int]:
    """The whole citation of a number: "Human Rights Council resolution 34/18", "34/18 du Conseil …"."""
    before = _before().search(folded, max(0, start - WORDS_REACH), start)
    behind = _behind().match(folded, end)
    return before.start() if before else start, behind.end() if behind else end
