"""What may be the name of an organisation: every reader's candidates in a text, overlapping ones included.

Known bodies (``known_bodies``), names grown from a head word (``organisation_english``, ``_french``, ``_spanish``),
companies by their legal form and names that a common noun introduces (``introduced_names``), names whose acronym
stands in brackets behind them (``acronyms``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pipeline.recognise.acronyms import expansions, reversed_expansions
from pipeline.recognise.capital_words import CAPITAL, GAP, UPPER, begins_sentence, joins, without_footnote
from pipeline.recognise.introduced_names import companies, introduced_names, kind_in_front, named_before, with_form
from pipeline.recognise.known_bodies import KnownBody, known_at, known_start
from pipeline.recognise.mandate_titles import title_head
from pipeline.recognise.organisation_english import english_name, people_name, small_head_name
from pipeline.recognise.organisation_english import fixed_name as fixed_english
from pipeline.recognise.organisation_french import fixed_name as fixed_french
from pipeline.recognise.organisation_french import french_name, head_end
from pipeline.recognise.organisation_kinds import kind_of
from pipeline.recognise.organisation_spanish import fixed_name as fixed_spanish
from pipeline.recognise.organisation_spanish import spanish_name
from pipeline.recognise.organisation_words import (
    LANGUAGES,
    first_word_stops,
    first_words_of_fixed,
    is_never,
    languages_of_head,
    pattern,
    section,
    words,
)
from pipeline.recognise.states import code_of
from pipeline.recognise.text import fold

MOST_INTRODUCED = 4000  # names with a common noun in front; what has more is no letter
WORD_WITH_CAPITAL = re.compile(rf"(?<![\w’'-]){UPPER}\w*(?:-\w+)*|(?<=[dlDL]['’]){UPPER}\w*(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that a reader takes for a name.

    reader: initials, known, company, quoted, head, introduced or behind. acronym: place of the one beside it.
    """

    start: int
    end: int
    reader: str
    kind: str | None
    body: KnownBody | None = None
    acronym: tuple[int, int] | None = None


def candidates(text: str, folded: str, language: str | None) -> Iterator[Candidate]:
    """Yield what each reader finds. language: of the letter."""
    yield from _by_words(text, folded, language)
    yield from _by_small_heads(text)
    for start, end in companies(text):
        yield Candidate(start, end, "company", "company")
    for item in islice(introduced_names(text), MOST_INTRODUCED):
        if not is_never(text[item.start : item.end]):
            yield Candidate(item.start, item.end, "quoted" if item.quoted else "introduced", item.kind)
    for item in named_before(text) if language == "en" else ():
        yield Candidate(item.start, item.end, "behind", item.kind)
    for expansion in (*expansions(text), *reversed_expansions(text)):
        if _abbreviates(text, expansion.start, expansion.end):
            kind = kind_in_front(text, expansion.start) or kind_of(text[expansion.start : expansion.end]) or "ngo"
            place = (expansion.acronym_start, expansion.acronym_end)
            yield Candidate(expansion.start, expansion.end, "initials", kind, acronym=place)


def _by_words(text: str, folded: str, language: str | None) -> Iterator[Candidate]:
    """Yield known bodies and names grown from heads, in one pass over the words with a capital."""
    reached = dict.fromkeys(LANGUAGES, 0)
    heads, fixed, direct = languages_of_head(), first_words_of_fixed(), words("english", "direct")
    people = words("english", "people")
    for match in WORD_WITH_CAPITAL.finditer(text):
        start, end = match.span()
        word = match.group()
        known = known_at(folded, start, folded[start:end].split("-", maxsplit=1)[0])
        if known is not None and _is_written(text, start, known[0]) and not _is_longer_name(text, start, *known):
            yield Candidate(known_start(folded, start), known[0], "known", known[1].kind, body=known[1])
        for head_language in heads.get(word, ()):
            if start < reached[head_language]:
                continue  # a head inside a name
            for candidate in _named(text, _grown(text, start, end, head_language, language)):
                reached[head_language] = candidate.end
                yield candidate
        if word in fixed:
            for reader in (fixed_english, fixed_french, fixed_spanish):
                yield from _named(text, reader(text, start))
        if word in people:
            yield from _named(text, people_name(text, start, end))
        if word in direct:
            yield from _named(text, _direct(text, start, end))


def _is_written(text: str, start: int, end: int) -> bool:
    """Whether a known name is no line of a letterhead in capitals; a name of one word may be in capitals."""
    return " " not in text[start:end] or not text[start:end].isupper()


def _grown(text: str, start: int, end: int, head_language: str, language: str | None) -> tuple[int, int] | None:
    if head_language == "english":
        return english_name(text, start, end)
    if head_language == "spanish":
        here = language == "es" or text[start:end] not in words("spanish", "only_here")
        return spanish_name(text, start, end) if here else None
    return french_name(text, start, head_end(text, start, end), capital=True, sure=language == "fr")


def _named(text: str, place: tuple[int, int] | None) -> Iterator[Candidate]:
    """Yield a grown name, with the legal form behind it, if it is none of what only looks like one."""
    if place is None:
        return
    start, end = place[0], with_form(text, without_footnote(text, *place))
    name = text[start:end]
    if not is_never(name) and code_of(name) is None:
        yield Candidate(start, end, "head", kind_of(name))


PREFIXED = rf"(?!\w\.)(?:[a-z]{{1,3}}['’]|(?:al|el|as|ash|ad|an|ar|at)-)?{CAPITAL}"  # ry'Akarere, al-Ashtar; no "M."
DIRECT = re.compile(
    rf"(?:{GAP}|-)(?:(?:La|El|Le|Los|Las|La|de{GAP}la|del|de|du|d['’]|of){GAP}?(?<!\w))?(?:{PREFIXED}|\d[\d/]*)"
    rf"(?:{GAP}(?:(?:de{GAP}la|del|de|du|des|la|ny|ya|na){GAP})?{PREFIXED}){{0,4}}"
)
NATIONAL = re.compile(rf"{GAP}(?:nationale|national)(?:{GAP}(?!et)[a-zé]+(?:aise|oise|ienne|aine))?")


def _direct(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A name behind its head: "Radio Tonko", "Kanal 24/11"."""
    match = DIRECT.match(text, end)
    before = BEFORE.search(text, max(0, start - 30), start)
    if before is not None and not begins_sentence(text, before.start()) and before["word"] not in first_word_stops():
        return None  # "Examen Periódico Universal"
    if match is None or not joins(text, end, end + len(match.group()) - len(match.group().lstrip())):
        return None
    stop = match.end()
    for word in re.finditer(CAPITAL, match.group()):
        if word.group() in words("english", "stops") - words("english", "inner") and word.start() > 1:
            stop = end + len(match.group()[: word.start()].rstrip())
            break
    more = NATIONAL.match(text, stop)
    stop = more.end() if more else stop
    return (start, stop) if stop > end else None


def _by_small_heads(text: str) -> Iterator[Candidate]:
    """Yield names whose head is written small: "ministère des Mines", "Sughd regional prosecutor's office"."""
    for match in pattern("english", "small_heads").finditer(text):
        yield from _named(text, small_head_name(text, match))
    for match in _small_heads("french").finditer(text):
        if POST_BEFORE.search(text, max(0, match.start() - 24), match.start()):
            continue
        alone = match.span() if " " in match.group() else None
        yield from _named(text, _abroad(text, french_name(text, *match.span(), capital=False) or alone))
    for match in _small_heads("spanish").finditer(text):
        yield from _named(text, spanish_name(text, *match.span()))


POST_BEFORE = re.compile(r"(?:poste|caserne|commissariat|brigade) de(?: la)?\s$")  # a place
EMBASSY_IN = re.compile(rf"{GAP}(?:en|au|aux){GAP}{CAPITAL}(?:{GAP}{CAPITAL})?")


def _abroad(text: str, place: tuple[int, int] | None) -> tuple[int, int] | None:
    """An embassy's name with the State that it is in: "ambassade de France en Russie"."""
    if place is None or not text.startswith("ambassade", place[0]):
        return place
    match = EMBASSY_IN.match(text, place[1])
    return (place[0], match.end()) if match else place


@cache
def _small_heads(language: str) -> re.Pattern[str]:
    heads = [head.replace("'", "['’]").replace(" ", r"\s") for head in section(language)["small_heads"]]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(heads)})")


BEFORE = re.compile(rf"(?<![\w.])(?P<word>{CAPITAL})[^\S\n]$")


PLACE_BEFORE = re.compile(r"(?<!\w)(?:en|in|provincia de|province of)\s$")


def _is_longer_name(text: str, start: int, end: int, body: KnownBody) -> bool:
    """Whether a known name is a part of another one: "Moroccan Human Rights Council", "Adam Hizbullah"."""
    single = " " not in text[start:end] and not text[start:end].isupper()
    if single and PLACE_BEFORE.search(text, max(0, start - 14), start):
        return True  # the province of Granma
    before = BEFORE.search(text, max(0, start - 30), start)
    if before is None or not (single or body.kind == "un_body"):
        return False
    word = before["word"]
    if word.isupper() or word in first_word_stops() or word == "Nations":
        return False
    return not begins_sentence(text, before.start())


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Whether words in front of a bracket with their initials are an organisation's name."""
    name = text[start:end]
    listed = re.findall(r"[^\W_]+", name)
    capitals = [word for word in listed if word[0].isupper()]
    if len(listed) < 2 or code_of(name) is not None or is_never(name) or title_head().match(fold(name)):
        return False
    if any(word in _not_organisations() for word in (listed[0], capitals[-1])):
        return False
    if any(word in languages_of_head() for word in listed):
        return True
    return len(capitals) >= 2 and (len(capitals) > len(listed) / 2 or len(listed) > 3)


@cache
def _not_organisations() -> frozenset[str]:
    return frozenset(section("never")["initials"])
