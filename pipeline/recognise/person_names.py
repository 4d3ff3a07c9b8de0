"""Names of people by what stands around them: titles, ranks, occupations, kinship, the signature block, other names.

Each finding is a name without its title; its value, ``PersonName``, says how it was found. What no rule can tell is
left to the model, and ``names`` decides between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.name_words import GAP, capitals, end_of_name, name_pattern
from pipeline.recognise.span_groups import Found
from pipeline.recognise.states import code_by_demonym, code_by_name, code_of
from pipeline.recognise.states import name_pattern as state_pattern
from pipeline.recognise.text import fold, folded_text, text_of

TITLE, LIST, RANK, SIGNED, OCCUPATION, KINSHIP, ALIAS = (
    "title", "list", "rank", "signed", "occupation", "kinship", "alias",
)  # fmt: skip
LOOSE = rf"(?:{GAP}|\n[ \t]{{0,40}})"  # between a title and its name
OPENING = r"[\"“«‘*(]{0,3}\s?"  # a name in quotation marks or bold type
ASIDE = r"(?:\s?\([^()\n]{1,60}\)|,\s\d{1,2}(?=,|\s))?"  # "(34)", "(aged 17)" behind a name of a list
MOST_LISTED = 80
OPENING_LENGTH = 4000  # characters of letterhead and introduction


@dataclass(frozen=True, slots=True)
class PersonName:
    """How a name was found. by: one of the words above. title: as written in front of it, None where none stands there.

    of: for an alias, the offset of the name that it is another name of. couple: the title is that of two people.
    """

    by: str
    title: str | None = None
    of: int | None = None
    couple: bool = False


def find_people(doc: Doc) -> Iterator[Found]:
    """Yield the names that rules find; they may overlap, those found by the surest rule come first."""
    text = text_of(doc)
    yield from _signed(doc)
    titles = _titles(states_named(doc), str(doc._.language or "en"))
    yield from _titled(text, titles)
    yield from _behind(text, _occupations(), titles, OCCUPATION)
    yield from _behind(text, _kinship(), titles, KINSHIP)


def _signed(doc: Doc) -> Iterator[Found]:
    for span in doc.spans.get("signatories", ()):
        yield _found(span.start_char, span.end_char, PersonName(SIGNED), "persons.signed")


def _found(start: int, end: int, value: PersonName, rule: str) -> Found:
    return Found(start=start, end=end, label="PERSON", value=value, rule=rule)


# --- titles and ranks --------------------------------------------------------------------------------------


def states_named(doc: Doc) -> frozenset[str]:
    """The States that a letter names in its opening: whose people it is about."""
    opening = folded_text(doc)[:OPENING_LENGTH]
    found = {" ".join(match.group().split()) for match in state_pattern().finditer(opening)}
    return frozenset(code_by_name()[name] for name in found)


@cache
def _titles(states: frozenset[str], language: str) -> re.Pattern[str]:
    """A title with the gap behind it; ranks may stand between title and name ("Mr. Justice Otieno")."""
    words = read_toml("person_names")
    local = [item for state in sorted(states) for item in words["local_titles"].get(state, ())]
    # "M." and "D." are titles in French and Spanish alone, initials elsewhere.
    one = either(
        [
            item
            for key, items in words["titles"].items()
            if key in ("en", "fr", "es", f"{language}_only")
            for item in items
        ]
    )
    many = either([item for items in words["plural_titles"].values() for item in items])
    couple = either(words["couples"]["all"])
    rank = either([item for items in words["ranks"].values() for item in items])
    own = f"|(?P<local>{either(local)})" if local else ""
    first = rf"(?:(?P<couple>{couple})|(?P<many>{many})|(?P<one>{one})|(?P<rank>(?:{rank})s?){own})"
    further = rf"(?:{LOOSE}(?:{one}|{rank}{'|' + either(local) if local else ''})){{0,2}}"
    # "Nuestra Señora de la Caridad" is a church.
    name = rf"(?=[{capitals()}]|(?:al|el|de|d)[-'’ ])"
    return re.compile(rf"(?<![\w/-])(?<!Nuestra )(?<!Notre ){first}{further}(?:{LOOSE}|(?<=\.)){OPENING}{name}")


def _titled(text: str, titles: re.Pattern[str]) -> Iterator[Found]:
    for match in titles.finditer(text):
        force = FORCE.match(text, match.end()) if match["rank"] else None
        name = _name_at(text, force.end() if force else match.end())
        if name is None or (match["rank"] and OFFICE.match(text, name[0])):
            continue
        title = _as_title(match.group())
        plain = match["one"] or match["many"] or match["couple"]
        by, rule = (TITLE, "persons.title") if plain else (RANK, "persons.rank")
        if match["rank"] and not _ranked(text, match["rank"], name):
            continue
        yield _found(*name, PersonName(by, title, couple=bool(match["couple"])), rule)
        if match["many"] or (match["rank"] and match["rank"].endswith("s")):
            for item in _list_behind(text, name[1], titles):
                yield _found(*item, PersonName(LIST, title), "persons.list")


FORCE = re.compile(rf"[A-Z]{{2,5}}{GAP}(?=[A-Z][a-zà-ÿ])")  # "comandante PNP Rubén Escalante"
OFFICE = re.compile(r"(?:de|del|des|du|d['’])(?![\w-])|d['’]|de\s")  # "le ministre de la Justice"


def _ranked(text: str, rank: str, name: tuple[int, int]) -> bool:
    """Whether a word that may be a noun is a rank here: "President Kabila", not "Director General Services"."""
    return rank[:1].isupper() or " " in text[name[0] : name[1]] or len(text[name[0] : name[1]]) > 3


def _as_title(words: str) -> str:
    return " ".join(words.strip(' \n\t"“«‘*(').split())


def _name_at(text: str, start: int) -> tuple[int, int] | None:
    match = name_pattern().match(text, start)
    if match is None:
        return None
    end = end_of_name(text, start, match.end())
    return (start, end) if any(map(str.isupper, text[start:end])) and end > start + 1 else None


NEXT = re.compile(
    rf"{ASIDE}[*”\"»)]{{0,3}}(?:,|;|{LOOSE}(?:and|et|y|e|&)(?=\s))(?:\s(?:and|et|y|e|&))?{LOOSE}{OPENING}"
)


OF = re.compile(r"(?:del?|al?|du|des|d['’])(?:\s(?:la|los|las|l['’]))?(?:\s|(?<=['’]))")  # "…, del Sr. Lund"


def _list_behind(text: str, end: int, titles: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the further names of a list: "Messrs. A, B (34) and C"; one with a title of its own ends it."""
    for _ in range(MOST_LISTED):
        separator = NEXT.match(text, end)
        small = OF.match(text, separator.end()) if separator else None
        if small and titles.match(text, small.end()):
            return
        name = _name_at(text, separator.end()) if separator else None
        if name is None or code_by_demonym().get(fold(text[name[0] : name[1]])):
            return  # "Messrs. A and B, Afghan and Iraqi nationals"
        yield name
        end = name[1]


# --- occupations and kinship -------------------------------------------------------------------------------

FEWEST_LETTERS = 5  # of a name of two words or more behind an occupation


@cache
def _occupations() -> re.Pattern[str]:
    words = either([item for items in read_toml("person_names")["occupations"].values() for item in items])
    return re.compile(rf"(?<![\w-]){words}{LOOSE}{OPENING}(?=[{capitals()}])")


@cache
def _kinship() -> re.Pattern[str]:
    words = either([item for items in read_toml("person_names")["kinship"].values() for item in items])
    return re.compile(rf"(?<![\w-]){words},?{LOOSE}{OPENING}(?=[{capitals()}])")


def _behind(text: str, introduced: re.Pattern[str], titles: re.Pattern[str], by: str) -> Iterator[Found]:
    """Names behind a noun, behind a plural one all of the list; one word is enough behind a word of kinship."""
    for match in introduced.finditer(text):
        if titles.match(text, match.end()):
            continue  # "his wife, Ms. X": the title has found her
        name = _name_at(text, match.end())
        if name is None or not _is_person(text, name, match, by):
            continue
        yield _found(*name, PersonName(by), f"persons.{by}")
        if match.group().split()[0].rstrip(",").endswith(("s", "men", "children")):
            for item in _list_behind(text, name[1], titles):
                if _is_person(text, item, match, by):
                    yield _found(*item, PersonName(by), f"persons.{by}")


NOT_BEHIND = re.compile(r"[ \u00a0][A-ZÀ-Þ]|['’]?\w")  # a name of one word has no further capital behind it


def _is_person(text: str, name: tuple[int, int], noun: re.Match[str], by: str) -> bool:
    words = text[name[0] : name[1]]
    if len(words.split()) > 1:
        return sum(map(str.isalpha, words)) >= FEWEST_LETTERS
    alone = by == KINSHIP and noun.group()[:1].islower() and not words.isupper() and len(words) > 2
    return alone and code_of(words) is None and not NOT_BEHIND.match(text, name[1])
