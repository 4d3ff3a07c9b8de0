"""Later mentions of organisations that a letter has named: acronyms, the name again, short and native forms.

"the RVC", "Kashmir Sentinel" without its noun, "Laguna Dorada" for "Inversiones Laguna Dorada, S.A. de C.V.", "the
Confederation", "Azerbaijani Bar Association (Vekiller Kollegiyasi)".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.capital_words import CAPITAL, GAP, UPPER, begins_sentence
from pipeline.recognise.formulas import either
from pipeline.recognise.gazetteer import cities, regions
from pipeline.recognise.introduced_names import CHAIN, without_form
from pipeline.recognise.known_bodies import ambiguous_acronyms, known_acronyms
from pipeline.recognise.organisation_readers import Candidate
from pipeline.recognise.organisation_words import languages_of_head, words
from pipeline.recognise.states import code_by_demonym, code_of
from pipeline.recognise.text import fold

ACRONYM_WORD = re.compile(rf"(?<![\w/-])(?:{UPPER})[\w·]*{UPPER}[\w·]*(?:[-/]\w+)*(?![\w-])")
FEWEST_LETTERS = 5  # of a name's single word that stands for the whole
MOST_FORMS = 400  # of a letter; one that names more is no letter
LEAST_WORDS = 2
PLACE_BEFORE = re.compile(
    r"(?:(?<!\w)(?:in|at|near|à|en|dans|vers|chez les|outside|city of|village of|town of|district of|province of"
    r"|ville de|village de|commune de|ciudad de|municipio de"
    r"|departamento de|Mr\.|Ms\.|Mrs\.|Mme|M\.|Sr\.|Sra\.|Me))\s+$"
)


# --- acronyms ----------------------------------------------------------------------------------------------


def acronym_uses(
    text: str, defined: Mapping[str, Candidate], chosen: Sequence[Candidate]
) -> Iterator[tuple[int, int, Candidate]]:
    """Yield the places of acronyms: those that the letter gives, else those of known bodies.

    A known body that the letter names by its acronym alone has a candidate without extent.
    """
    unusual = [word for word in defined if not ACRONYM_WORD.fullmatch(word)]
    if unusual:
        listed = "|".join(re.escape(word) for word in sorted(unusual, key=len, reverse=True))
        for match in re.finditer(rf"(?<![\w-])(?:{listed})(?![\w-])", text):
            yield match.start(), match.end(), defined[match.group()]
    initials = _initials(text, chosen)
    named = {candidate.body: candidate for candidate in reversed(chosen) if candidate.body}
    for match in ACRONYM_WORD.finditer(text):
        acronym = match.group()
        of = defined.get(acronym) or initials.get(acronym)
        if of is not None:
            yield match.start(), match.end(), of
            continue
        body = known_acronyms().get(acronym)
        if body is None or (body not in named and acronym in ambiguous_acronyms()):
            continue
        alone = Candidate(match.start(), match.start(), "known", body.kind, body=body)
        yield match.start(), match.end(), named.get(body, alone)


FEWEST_INITIALS = 3


def _initials(text: str, chosen: Sequence[Candidate]) -> dict[str, Candidate]:
    """The first letters of names, where one organisation of the letter has them: "CID" may stand without a bracket."""
    found: dict[str, Candidate | None] = {}
    for candidate in chosen:
        name = text[candidate.start : candidate.end]
        letters = "".join(word[0] for word in FIRST_LETTERS.findall(name) if word[0].isupper())
        if len(letters) >= FEWEST_INITIALS and candidate.body is None:
            same = letters not in found or ((other := found[letters]) is not None and _same(text, other, candidate))
            found[letters] = candidate if same else None
    return {letters: candidate for letters, candidate in found.items() if candidate is not None}


# --- native names in brackets ------------------------------------------------------------------------------


OPEN = re.compile(r"\s?\([^\S\n]?[“\"«]?[^\S\n]?(?:the[^\S\n])?")
CLOSE = re.compile(r"[^\S\n]?[”\"»]?[^\S\n]?[),]")
KNOWN_AS = re.compile(
    rf",?{GAP}\(?(?:also |better |widely |commonly |locally )?(?:known|referred to){GAP}(?:locally{GAP})?as{GAP}"
    r"(?:the[^\S\n])?[“\"«]?[^\S\n]?"
)


def name_in_brackets(text: str, candidate: Candidate) -> tuple[int, int] | None:
    """Start and end of the same body's name in another language: "(Vekiller Kollegiyasi)", 'known as the "X"'."""
    called = KNOWN_AS.match(text, candidate.end)
    bracket = None if called else OPEN.match(text, candidate.end)
    opened = called or bracket
    if opened is None or candidate.reader == "known":
        return None
    chain = CHAIN.match(text, opened.end())
    if chain is None or (bracket is not None and CLOSE.match(text, chain.end()) is None):
        return None
    name = chain.group()
    if bracket is not None and (len(name.split()) < LEAST_WORDS or any(letter.isdigit() for letter in name)):
        return None
    place = code_of(name) is not None or bool(cities(fold(name)) or regions(fold(name)))
    company = candidate.kind == "company" and bracket is not None
    return None if place or company or name.split()[0] in words("english", "stops") else chain.span()


# --- the name again, and short forms -----------------------------------------------------------------------


def repeats(text: str, chosen: Sequence[Candidate]) -> Iterator[tuple[int, int, Candidate]]:
    """Yield the places of names and short forms, longer ones first at each place."""
    forms: dict[str, Candidate | None] = {}
    for candidate in chosen:
        for form in _forms(text, candidate):
            known = forms.get(form, candidate)
            same = known is not None and _same(text, known, candidate)
            forms[form] = known if same else None  # a form of two organisations is none's
    unique = {form: candidate for form, candidate in forms.items() if candidate is not None}
    yield from _places(text, unique)
    yield from _heads(text, chosen)


def _same(text: str, one: Candidate, other: Candidate) -> bool:
    if one.body is not None or other.body is not None:
        return one.body == other.body
    names = sorted((_plain(text, one), _plain(text, other)), key=len)
    # "Inversiones Laguna Dorada, S.A. de C.V." and "Inversiones Laguna Dorada"
    return names[0] == names[1] or (one.kind == other.kind == "company" and names[1].startswith(names[0]))


def _plain(text: str, candidate: Candidate) -> str:
    return fold(without_form(" ".join(text[candidate.start : candidate.end].split())))


def _places(text: str, forms: Mapping[str, Candidate]) -> Iterator[tuple[int, int, Candidate]]:
    if not forms or len(forms) > MOST_FORMS:
        return
    listed = "|".join(re.escape(form).replace(r"\ ", GAP) for form in sorted(forms, key=len, reverse=True))
    found: dict[str, list[tuple[int, int]]] = {}
    for match in re.finditer(rf"(?<![\w-])(?:{listed})(?![\w-])", text):
        found.setdefault(" ".join(match.group().split()), []).append(match.span())
    for form, spans in found.items():
        full = " ".join(text[forms[form].start : forms[form].end].split())
        if form != full and (_is_place(fold(form)) or any(_is_place_or_person(text, *span) for span in spans)):
            continue
        for start, end in spans:
            yield start, end, forms[form]


PLACE_BEHIND = re.compile(rf"{GAP}(?:city|town|village|district|province|region|county|prison)(?!\w)")
CAPITAL_BEFORE = re.compile(rf"(?<![\w.]){CAPITAL}[^\S\n]$")


def _is_place_or_person(text: str, start: int, end: int) -> bool:
    """Whether a word is used as the name of a place or a person: "in Makeni", "Mr. Driss Benchekri"."""
    if PLACE_BEFORE.search(text, max(0, start - 16), start) or PLACE_BEHIND.match(text, end):
        return True
    before = CAPITAL_BEFORE.search(text, max(0, start - 30), start)
    return before is not None and not begins_sentence(text, before.start())


@cache
def _generic() -> frozenset[str]:
    return frozenset(read_toml("organisation_words")["short"]["generic"])


def _forms(text: str, candidate: Candidate) -> Iterator[str]:
    """Yield the forms in which a name can come again: itself, without its legal form, its own part."""
    name = " ".join(text[candidate.start : candidate.end].split())
    if " " not in name and (len(name) < FEWEST_LETTERS or not name[0].isupper()):
        return
    yield name
    if candidate.body is not None:
        return
    core = without_form(name)
    if " " in core and core != name:
        yield core
    parts = core.split()
    while parts and parts[0] in _generic():
        del parts[0]
    for length in range(len(parts), 0, -1):
        part = parts[:length]
        if part[-1][0].isupper() and part[-1] not in _generic() and _tells(part, candidate):
            yield " ".join(part)


def _tells(part: list[str], candidate: Candidate) -> bool:
    """Whether the beginning of a name can stand for the whole: two words with capitals, of a company one."""
    capitals = [word for word in part if word[0].isupper()]
    if any(word in languages_of_head() for word in part[:1]) or len(capitals) < len(part):
        return False
    if len(part) >= LEAST_WORDS:
        return candidate.kind in ("company", "media") or len(part) > LEAST_WORDS
    word = part[0]
    plain = fold(word)
    return (
        candidate.kind == "company"
        and len(word) >= FEWEST_LETTERS
        and plain not in code_by_demonym()
        and not _is_place(plain)
        and code_of(word) is None
        and word not in words("english", "stops")
    )


LARGE = 50_000  # inhabitants of a city that a name's first word may be


def _is_place(plain: str) -> bool:
    least = 0 if " " in plain else LARGE
    large = any(city.inhabitants >= least for city in cities(plain))
    return large or bool(regions(plain)) or code_of(plain) is not None


# --- "the Confederation" -----------------------------------------------------------------------------------


@cache
def _short() -> Mapping[str, list[str]]:
    lists: Mapping[str, list[str]] = read_toml("organisation_words")["short"]
    return lists


@cache
def _short_heads() -> frozenset[str]:
    return frozenset(head for language in ("english", "french", "spanish") for head in _short()[language])


@cache
def _short_form() -> re.Pattern[str]:
    articles = [word for word in _short()["articles"] if "'" not in word]
    goes_on = either([word.replace("'", "['’]") for word in _short()["goes_on"]])
    heads = "|".join(sorted(_short_heads(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:{either(articles)}{GAP}|[lL]['’])(?P<head>{heads})(?![\w-])"
        rf"(?!{GAP}(?:{CAPITAL}|{goes_on}(?!\w)(?!{GAP}[“\"«])))"
    )


CUT = re.compile(r"\s(?:of|for|on|against|to)\s")
FIRST_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _heads_of(name: str) -> set[str]:
    """The heads that can stand for a name: its last word before "of", its first word."""
    plain = " ".join(name.split())
    before = CUT.split(plain)[0].split()
    bar = {"Bar"} if "Bar Association" in plain else set()
    return {before[-1], plain.split()[0], *bar} & _short_heads() if before else set()


def _heads(text: str, chosen: Sequence[Candidate]) -> Iterator[tuple[int, int, Candidate]]:
    """Yield "the Confederation" and the like where one organisation of the letter in front of it has that head."""
    named: dict[str, list[Candidate]] = {}
    for candidate in chosen:
        for head in _heads_of(text[candidate.start : candidate.end]):
            listed = named.setdefault(head, [])
            if not any(_same(text, candidate, other) for other in listed):
                listed.append(candidate)
    if not named:
        return
    for match in _short_form().finditer(text):
        listed = named.get(match["head"], [])
        if len(listed) == 1 and listed[0].start < match.start():
            yield match.start("head"), match.end("head"), listed[0]
