"""General comments and recommendations of the treaty bodies, and opinions of the Working Group on Arbitrary Detention.

"general comment No. 34", "Human Rights Committee, general comments Nos. 32 (2007) and 35", "observation générale n° 14
du Comité des droits économiques, …". Whose it is is told by the committee's name beside it, by its number and year
where only one committee has such a one, or by the committee that the letter named last.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import read_csv, read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.numbered_lists import BLANK, BRACKET, Numbered, numbered_list

BODY_BEHIND = 60  # characters between the number and "of the Committee on …" (a title may stand between)


@cache
def bodies() -> Mapping[str, Mapping[str, object]]:
    """The treaty bodies by acronym."""
    return MappingProxyType(read_toml("treaty_bodies")["bodies"])


@cache
def body_pattern() -> re.Pattern[str]:
    """Any committee's name in folded text; the group that matched is its acronym."""
    groups = []
    for acronym, body in bodies().items():
        names = [name for language in ("en", "fr", "es") for name in body[language]]  # type: ignore[attr-defined]
        names = sorted(names, key=len, reverse=True)
        groups.append(
            rf"(?P<{acronym}>{either([re.escape(n).replace(chr(92) + ' ', ' ') for n in names])}|{acronym.lower()})"
        )
    return re.compile(rf"(?<![\w/])(?:{'|'.join(groups)})(?![\w/])")


@cache
def comments() -> Mapping[str, Mapping[str, str]]:
    """All general comments and recommendations by id."""
    return MappingProxyType({row["id"]: row for row in read_csv("general_comments")})


@cache
def comment_by_symbol() -> Mapping[str, str]:
    """Id of every symbol of a general comment."""
    return MappingProxyType(
        {symbol: row["id"] for row in comments().values() for symbol in row["symbol"].split("|") if symbol}
    )


@cache
def _words() -> re.Pattern[str]:
    words = read_toml("un_documents")["general_comments"]
    return re.compile(
        rf"(?<!\w)(?:{either(words['joint'])}\s+)?(?:(?P<comment>{either(words['comment'])})|(?P<recommendation>"
        rf"{either(words['recommendation'])}))(?:\s+{either(words['joint'])})?(?!\w)"
    )


@cache
def _of() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[^.;:()]|(?<=par)\.|(?<=para)\.|(?<=parr)\.|(?<=paras)\.|(?<=parrs)\.|(?<=\s[a-z])\)){{0,{BODY_BEHIND}}}?(?:{either(read_toml('un_documents')['words']['of'])}\s*(?:the\s+)?|\(|,\s*(?:the\s+|el\s+|le\s+)?)$|\s(?:the\s+)?$"
    )


@dataclass(frozen=True, slots=True)
class Body:
    """A committee as the text names it, or (treaty: True) the treaty that it watches over."""

    start: int
    end: int
    acronym: str
    treaty: bool = False


@cache
def body_of_treaty() -> Mapping[str, str]:
    """The committee of every treaty that has one."""
    return MappingProxyType({str(body["treaty"]): acronym for acronym, body in bodies().items()})


def find_general_comments(folded: str, treaties: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and id of every general comment whose committee is known, in reading order.

    treaties: start, end and id of the treaties that the text names.
    """
    named = [Body(match.start(), match.end(), str(match.lastgroup)) for match in body_pattern().finditer(folded)]
    known = body_of_treaty()
    hints = [*named, *(Body(start, end, known[name], True) for start, end, name in treaties if name in known)]
    hints.sort(key=lambda body: body.start)
    for match in _words().finditer(folded):
        last = None
        for last in _of_match(folded, match, named, hints):
            yield last
        if last is not None:
            yield from _elliptic(folded, last)
        else:
            yield from _headed(folded, match, named)


def _of_match(
    folded: str, match: re.Match[str], named: list[Body], hints: list[Body]
) -> Iterator[tuple[int, int, str]]:
    """Yield the comments of one list, and of "… and No. 23 of the Committee on …" behind it."""
    recommendation = match["recommendation"] is not None
    start, at = match.start(), match.end()
    # "Observations générales du Comité des droits … n° 12": the committee may stand before the numbers.
    inner = _inner(folded, named, at)
    at = inner.end if inner else at
    while numbers := list(numbered_list(folded, at)):
        behind = inner or _body_behind(folded, named, numbers[-1].end)
        for place, number in enumerate(numbers):
            body = _body(
                folded,
                match.start(),
                number,
                named=named,
                hints=hints,
                behind=behind,
                recommendation=recommendation,
            )
            if body is not None:
                last = place == len(numbers) - 1
                end = behind.end if last and behind and not inner and _is_direct(folded, number, behind) else number.end
                yield start if place == 0 else number.start, end, f"{bodies()[body]['prefix']}-{number.number}"
        more = _and_number().match(folded, behind.end) if behind and not inner else None
        if more is None:
            return
        start, at = more.end(), more.end()
        if more["comment"] or more["recommendation"]:
            recommendation = more["recommendation"] is not None


def _inner(folded: str, named: list[Body], at: int) -> Body | None:
    """The committee right behind the words: "general comments of the Human Rights Committee"."""
    close = (body for body in named if 0 <= body.start - at <= OF_REACH)
    return next((body for body in close if _of_body().fullmatch(folded, at, body.start)), None)


OF_REACH = 20  # characters of "of the"


@cache
def _of_body() -> re.Pattern[str]:
    return re.compile(rf"\s*{either(read_toml('un_documents')['words']['of'])}\s*(?:the\s+)?")


def _is_direct(folded: str, number: Numbered, behind: Body) -> bool:
    between = folded[number.end : behind.start]
    return len(between) <= DIRECTLY and "(" not in between


ELLIPTIC_REACH = 260  # characters behind a comment in which "in No. 33 (2015)" is another of the same committee


@cache
def _number_alone() -> re.Pattern[str]:
    sign = either(read_toml("un_documents")["words"]["number"])
    opened = r"(?<!\w)(?:in|and|la|dans|en|le|y)\s+"
    return re.compile(rf"{opened}{sign}{BLANK}(?P<number>\d{{1,2}})\s\((?:19|20)\d\d\)")


def _elliptic(folded: str, last: tuple[int, int, str]) -> Iterator[tuple[int, int, str]]:
    """Yield comments that the rest of the sentence names by number and year alone: "en la núm. 33 (2015)"."""
    stop = re.compile(r"[.]\s+\D|\n\s*\n").search(folded, last[1])
    limit = min(last[1] + ELLIPTIC_REACH, stop.start() if stop else len(folded))
    for match in _number_alone().finditer(folded, last[1], limit):
        name = f"{last[2].rpartition('-')[0]}-{match['number']}"
        if name in comments():
            yield match.start("number"), match.end(), name


@cache
def _headed_number() -> re.Pattern[str]:
    words = read_toml("un_documents")["words"]
    joined = either(words["and"])
    lead = rf"{BLANK}(?:[.:;,]|(?<!\w){joined}){BLANK}(?:{joined}\s)?"
    year = rf"(?:{BLANK}\((?:19|20)\d\d\))?"
    return re.compile(rf"{lead}{either(words['number'])}{BLANK}(?P<number>\d{{1,2}})(?![\w/-]|[.,]\d){year}")


def _headed(folded: str, match: re.Match[str], named: list[Body]) -> Iterator[tuple[int, int, str]]:
    """Yield the comments listed under a heading: "General comments of the CESCR. No. 14, paras. 11 and 12; No. 15"."""
    body = _inner(folded, named, match.end())
    first = _headed_number().match(folded, body.end) if body else None
    if body is None or first is None:
        return
    stop = re.compile(r"\n\s*\n").search(folded, body.end)
    for item in _headed_number().finditer(folded, body.end, stop.start() if stop else len(folded)):
        name = f"{bodies()[body.acronym]['prefix']}-{item['number']}"
        if name in comments():
            yield match.start() if item.start() == first.start() else item.start("number"), item.end(), name


DIRECTLY = 8  # characters between the number and "of the Committee" where the committee belongs to the citation's words


@cache
def _and_number() -> re.Pattern[str]:
    words = read_toml("un_documents")
    kinds = words["general_comments"]
    kind = rf"(?:(?:(?P<comment>{either(kinds['comment'])})|(?P<recommendation>{either(kinds['recommendation'])}))\s+)?"
    return re.compile(rf"\s*[,/]?\s*{either(words['words']['and'])}\s+{kind}(?={either(words['words']['number'])}|\d)")


def _body_behind(folded: str, named: list[Body], end: int) -> Body | None:
    """The committee behind a number: "of the Committee on …", "(Committee on …", or at once."""
    for body in named:
        if body.start >= end:
            near = body.start - end <= BODY_BEHIND + len("of the")
            return body if near and _of().fullmatch(folded[end : body.start]) else None
    return None


POSSESSIVE = re.compile(
    r"(?:'s?)?[\s,(:]*(?:(?:in\s)?its?|in|joint|dans|sa|son|en|su|and|et|y)?\s*(?:its?|sa|son|su)?\s*"
)


def _body(
    folded: str,
    start: int,
    number: Numbered,
    *,
    named: list[Body],
    hints: list[Body],
    behind: Body | None,
    recommendation: bool,
) -> str | None:
    """The committee whose general comment is meant, or None where it is not decided."""
    possible = {
        row["body"]
        for row in comments().values()
        if int(row["number"]) == number.number
        and ("-GR-" in row["id"]) == recommendation
        and (number.year is None or not row["year"] or int(row["year"]) == number.year)
    }
    before = [body for body in named if body.end <= start]
    if before and POSSESSIVE.fullmatch(folded[before[-1].end : start]):
        return before[-1].acronym
    if behind is not None:
        return behind.acronym
    if len(possible) == 1:
        return possible.pop()
    # Of several that have such a number: the committee named last, else the one of the treaty named last.
    decided = [body for body in reversed(hints) if body.end <= start and body.acronym in possible]
    return decided[0].acronym if decided else None


@cache
def _opinions() -> re.Pattern[str]:
    words = read_toml("un_documents")
    sign = either(words["words"]["number"])
    number = rf"(?:{sign}{BLANK})?\d{{1,3}}/(?:19|20)\d\d(?!\d)"
    joined = rf"(?:{BRACKET}(?:,{BLANK}|\s{BLANK})(?:{either(words['words']['and'])}\s{BLANK})?{number})"
    return re.compile(rf"(?<!\w){either(words['opinions']['words'])}\s{BLANK}(?P<numbers>{number}{joined}{{0,10}})")


def find_opinions(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the document's symbol of opinions on detention: "Opinion No. 67/2020"."""
    for match in _opinions().finditer(folded):
        for place, number in enumerate(re.finditer(r"(?<![\w/])(\d{1,3})/(\d{4})(?!\d)", match["numbers"])):
            begin = match.start("numbers") + number.start()
            yield (
                match.start() if place == 0 else begin,
                begin + len(number.group()),
                f"A/HRC/WGAD/{number[2]}/{number[1]}",
            )
