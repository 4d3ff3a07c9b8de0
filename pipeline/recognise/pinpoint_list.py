"""Reading one list of pinpoints: a small descent over folded text, one look at each character.

A list is articles (principles, rules, sections) with their paragraphs, or paragraphs, perhaps "of article 14". "24.3"
is article 24, paragraph 3; "361-1" is one article, "6-9" a range (a range counts up).
"""

import re
from dataclasses import dataclass, replace

from pipeline.recognise.pinpoint_paragraphs import (
    LONGEST_LIST,
    Pairs,
    Paragraphs,
    expanded,
    numbers_behind,
    paragraphs_behind,
    subdivision_behind,
)
from pipeline.recognise.pinpoint_words import (
    BLANK,
    ROMAN,
    Unit,
    conjunction_pattern,
    counted_pattern,
    determiners_pattern,
    of_pattern,
    ordinal_number,
    ordinal_paragraph,
    ordinal_pattern,
    separator_pattern,
    to_pattern,
    unit_at,
)

# 9, 361-1, 15a, L. 621-1, 1er, 295-C
LETTERED = r"(?:er(?!\w)|-?[a-z]{1,2}(?![a-z0-9)]))?[º°]?"
NUMBER = rf"(?:[lrd]\.?\s?(?=\d))?\d{{1,4}}(?:-\d{{1,4}}(?:-\d{{1,3}})*)?{LETTERED}"
SUFFIX = r"(?:\s?(?:bis|ter|quater|quinquies|sexies)(?!\w))?"  # 6 bis
NOT_MORE = r"(?![\w/]|,\d|\.\d{4}|-\d{1,3}(?![\d.]))"  # not the beginning of 34/18, 5,000 or 12.2019
ARTICLE = re.compile(rf"\(?(?P<number>{NUMBER}{SUFFIX}|{ROMAN})\)?(?P<decimals>(?:\.\d{{1,2}}){{0,2}}){NOT_MORE}")
YEAR = re.compile(r"(?:19|20)\d\d")  # "Detention Guidelines (2012)" has no guideline 2012
CLAUSE_END = re.compile(r"\s?(?:[;:)]|\.(?!\d)|$)")
CLOSING = re.compile(rf"{BLANK}\)")


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """One place in a legal text, each part as the tables hold it.

    dotted: the whole number where a dot set off the paragraph ("207.3"); in some States' codes it is an article's own.
    """

    article: str | None
    paragraph: str | None = None
    subparagraph: str | None = None
    dotted: str | None = None


@dataclass(frozen=True, slots=True)
class PinpointList:
    """What one list names. start, end: of its words. unit: article, section, …; bare where the list has no unit."""

    start: int
    end: int
    unit: str
    pinpoints: tuple[Pinpoint, ...]


def parse_list(folded: str, start: int) -> PinpointList | None:
    """The list whose unit stands at ``start``, or None where no number follows."""
    unit = unit_at(folded, start)
    if unit is None:
        return _ordinal_first(folded, start)
    if unit.level == "article":
        pinpoints, end = _articles(folded, unit)
    else:
        pinpoints, end = _paragraphs_first(folded, unit)
    if not pinpoints or (unit.nested and pinpoints[0].article is None):
        return None
    return PinpointList(start, end, unit.name, tuple(pinpoints))


def _ordinal_first(folded: str, start: int) -> PinpointList | None:
    """A paragraph named by its ordinal: "the third paragraph of article 5"."""
    before = ordinal_paragraph().match(folded, start)
    if before is None:
        return None
    prefix = "pp" if before["before"] or before["behind"] else ""
    paragraph = f"{prefix}{ordinal_number(before[1])}"
    pinpoints, end = _of_larger(folded, [(paragraph, None)], before.end())
    return PinpointList(start, end, "paragraph", tuple(pinpoints))


def parse_bare_list(folded: str, start: int, *, closed: bool) -> PinpointList | None:
    """A list of numbers without a unit, with "of" behind it.

    closed: also one that ends its clause, as behind a name: "Basic Principles on the Role of Lawyers, 2, 6 and 8."
    """
    pinpoints, end = _articles(folded, Unit("bare", "article", True, "", False, False, start))
    if not pinpoints or not (of_pattern().match(folded, end) or (closed and CLAUSE_END.match(folded, end))):
        return None
    return PinpointList(start, end, "bare", tuple(pinpoints))


def _articles(folded: str, unit: Unit) -> tuple[list[Pinpoint], int]:
    """Articles in a list, each with its paragraphs. The end is behind the last number or bracket."""
    pinpoints: list[Pinpoint] = []
    at, end = unit.end, unit.end
    opened = False  # a bracket that "(alone and read in conjunction with …)" opened
    many = unit.many
    while len(pinpoints) < LONGEST_LIST:
        item = _article(folded, at, many=many)
        if item is None:
            break
        found, end = item
        found, end = _with_range(folded, found, end)
        pinpoints += found
        conjunction = conjunction_pattern().match(folded, end)
        if conjunction:
            opened = opened or "(" in conjunction.group()
            following = unit_at(folded, conjunction.end())
            at = following.end if following and following.level == "article" else conjunction.end()
            many = following.many if following else True
            continue
        if opened and (closing := CLOSING.match(folded, end)):
            end, opened = closing.end(), False
        separator = separator_pattern().match(folded, end)
        if separator is None:
            break
        following = _next_unit(folded, separator.end())
        if following is not None and ";" in separator.group():
            break
        if following is not None and not (following.level == "article" and unit.name in (following.name, "bare")):
            break
        at = following.end if following else separator.end()
        many = following.many if following else True
    return pinpoints, end


def _next_unit(folded: str, at: int) -> Unit | None:
    """The unit that the next item brings, "of article"; None where a number stands there at once."""
    determiners = determiners_pattern().match(folded, at)
    return unit_at(folded, determiners.end() if determiners else at)


def _article(folded: str, at: int, *, many: bool) -> tuple[list[Pinpoint], int] | None:
    """One article with its paragraphs."""
    ordinal = ordinal_pattern().match(folded, at)
    if ordinal is not None:
        return [Pinpoint(ordinal_number(ordinal.group()))], ordinal.end()
    match = ARTICLE.match(folded, at)
    if match is None or not match["number"].strip() or counted_pattern().match(folded, match.end()):
        return None
    if YEAR.fullmatch(match["number"]):
        return None
    number = re.sub(r"(?<=\d)(?:er|[º°])$", "", " ".join(match["number"].split()))
    if re.fullmatch(r"[ivxl]+", number):
        number = number.upper()
    elif number[0].isalpha():
        number = number[0].upper() + number[1:]
    compound = re.fullmatch(r"(\d+)-(\d+)", number)
    if compound and many and int(compound[1]) < int(compound[2]):
        return [Pinpoint(between) for between in expanded(compound[1], compound[2])], match.end()
    paragraphs = Paragraphs()
    for decimal in match["decimals"].split(".")[1:]:
        paragraphs.direct(decimal)
    dotted = f"{number}{match['decimals']}" if match["decimals"] else None
    end = paragraphs_behind(folded, match.end(), paragraphs, many=many)
    return [Pinpoint(number, *pair, dotted) for pair in paragraphs.pairs or [(None, None)]], end


def _with_range(folded: str, found: list[Pinpoint], end: int) -> tuple[list[Pinpoint], int]:
    """What was found, up to the article that "to" or a dash leads to."""
    to = to_pattern().match(folded, end)
    if to is None or found[-1].article is None:
        return found, end
    unit = unit_at(folded, to.end())
    last = _article(folded, unit.end if unit and unit.level == "article" else to.end(), many=False)
    if last is None or last[0][0].article is None:
        return found, end
    first, upto = found[-1].article, last[0][0].article
    if first == upto and found[-1].dotted and last[0][0].dotted:  # 155.1-155.3
        low, high = found[-1].paragraph or "", last[0][0].paragraph or ""
        between = [Pinpoint(first, number, None, f"{first}.{number}") for number in expanded(low, high)[1:]]
        return [*found, *between], last[1]
    stem, low, high = _range_ends(first, upto)
    if not (low.isdigit() and high.isdigit() and int(low) < int(high)):
        return found, end
    between = [Pinpoint(f"{stem}{number}") for number in expanded(low, high)[1:-1]]
    return [*found, *between, *last[0]], last[1]


def _range_ends(first: str, upto: str) -> tuple[str, str, str]:
    """What two ends have in common and the numbers that differ: "586-1" to "586-4"."""
    stem, dash, low = first.rpartition("-")
    other, _, high = upto.rpartition("-")
    return (stem + dash, low, high) if dash and stem == other else ("", first, upto)


def _paragraphs_first(folded: str, unit: Unit) -> tuple[list[Pinpoint], int]:
    """Paragraphs, perhaps of a larger one, perhaps of an article: "subparagraph b) of paragraph 3 of article 14"."""
    paragraphs = Paragraphs()
    end = numbers_behind(folded, unit, paragraphs, nested=False)
    if paragraphs.pairs and not unit.letters:
        end = subdivision_behind(folded, end, paragraphs)
    pairs = paragraphs.pairs
    return _of_larger(folded, pairs, end) if pairs else ([], end)


def _of_larger(folded: str, pairs: Pairs, end: int) -> tuple[list[Pinpoint], int]:
    """Paragraphs with the article that they are said to be of, if any."""
    larger = _larger(folded, end)
    if larger is not None and larger.level == "paragraph":
        outer = Paragraphs()
        outer_end = numbers_behind(folded, replace(larger, many=False), outer, nested=True)
        if outer.pairs:
            pairs = [(outer.pairs[0][0], paragraph) for paragraph, _ in pairs]
            end = outer_end
            larger = _larger(folded, end)
    if larger is not None and larger.level == "article":
        articles, articles_end = _articles(folded, larger)
        if articles and articles[0].paragraph is None:
            first = [Pinpoint(articles[0].article, *pair) for pair in pairs]
            return [*first, *articles[1:]], articles_end
    return [Pinpoint(None, *pair) for pair in pairs], end


def _larger(folded: str, at: int) -> Unit | None:
    of = of_pattern().match(folded, at)
    return unit_at(folded, of.end()) if of else None
