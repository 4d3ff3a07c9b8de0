"""Courts and tribunals by name, in three languages: "Enbekshi District Court", "cour d'appel d'Alger", "Juzgado …".

English names grow around "Court" and the like over words with capitals, French ones behind "tribunal" and "cour" by
what can follow them, Spanish ones behind "Juzgado", "Tribunal", "Corte" and "Sala" over capitals. "the Court" alone
names none. Words are data (``knowledge/court_words.toml``).
Label COURT, value: a ``CourtName``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from pipeline.recognise.capital_words import CAPITAL, GAP, UPPER, joins, next_capital, without_owner
from pipeline.recognise.court_levels import level_of
from pipeline.recognise.court_words import LETTER_BEHIND, LONGEST, section, words
from pipeline.recognise.formulas import either
from pipeline.recognise.gazetteer import cities
from pipeline.recognise.organisation_words import small
from pipeline.recognise.places import TakenPlaces
from pipeline.recognise.span_groups import Found
from pipeline.recognise.spanish_courts import spanish_courts
from pipeline.recognise.text import fold, text_of

LABEL = "COURT"
LEFT_REACH = 120  # characters in front of "Court" that can belong to its name


@dataclass(frozen=True, slots=True)
class CourtName:
    """What a court's name tells. level: of the table's levels."""

    level: str


def find_courts(doc: Doc) -> Iterator[Found]:
    """Yield every court that is named in the letter's text outside titles of laws, longer names first."""
    text = text_of(doc)
    laws = TakenPlaces(
        (span.start_char, span.end_char)
        for span in doc.spans.get("instruments", ())
        if span.label_ == "INSTRUMENT" and span._.value.kind in ("domestic_law", "treaty", "regional")
    )
    found = sorted({*_english(text), *_french(text), *spanish_courts(text)}, key=lambda place: place[0] - place[1])
    taken = TakenPlaces()
    for start, end in found:
        if laws.around(start, end) is None and taken.take(start, end):
            value = CourtName(level_of(text[start:end]))
            yield Found(start=start, end=end, label=LABEL, value=value, rule="courts.words", confidence=0.95)


# --- English -----------------------------------------------------------------------------------------------


LEFT = re.compile(rf"U\.S\.|No\.[^\S\n]?\d{{1,3}}(?!\w)|{CAPITAL}|\d+(?:st|nd|rd|th)(?!\w)|[\w’'-]+|[^\w\s]")


@cache
def _english_head() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(section('english')['heads'])}(?:-\d{{1,2}})?(?![\w-])")


@cache
def _english_step() -> re.Pattern[str]:
    of = small(tuple(section("english")["of"]))
    return re.compile(rf"{GAP}(?P<small>{of}|(?:and|&){GAP})?(?P<word>{CAPITAL}|U\.S\.)")


@cache
def _english_part() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(section('english')['parts'])}{GAP}(?:of|at){GAP}(?:the{GAP})?$")


PART_REACH = 70
NUMBER_WORD = re.compile(r"No\.?|\d{1,3}")
NUMBER_BEHIND = re.compile(
    rf"{GAP}(?:(?:No\.?|Number){GAP}?)?\d{{1,3}}(?![\w.,]\d|\w)|{GAP}(?:No\.?{GAP}?)?[IVX]{{1,4}}(?![\w.]\w)"
)
PLACE_BEHIND = re.compile(rf"(?:,{GAP}(?P<place>{CAPITAL}(?:{GAP}{CAPITAL}){{0,2}}))(?=[.;]|,{GAP}[a-z])")
IN_PLACE = re.compile(rf"{GAP}(?:in|at|sitting{GAP}in){GAP}(?P<word>{CAPITAL})(?:{GAP}{CAPITAL}){{0,3}}")
CLASS_BEHIND = re.compile(rf"{GAP}(?:city|district|region|province|oblast|county)(?!\w)")


def _english(text: str) -> Iterator[tuple[int, int]]:
    for head in _english_head().finditer(text):
        begin = _left(text, head.start())
        end = _right(text, head.end())
        following = next_capital(text, end)
        if following in words("english", "not_before") or (begin == head.start() and end == head.end()):
            continue
        part = _english_part().search(text, max(0, begin - PART_REACH), begin)
        name = part.end() if part else begin
        yield part.start() if part else begin, without_owner(text, begin, _with_place(text, name, end))
    yield from (match.span() for match in _english_named().finditer(text))
    for match in _small_english().finditer(text):
        begin = _left(text, match.start("small"))
        if begin < match.start("small"):
            yield begin, _right(text, match.end())


@cache
def _english_named() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(section('english')['named'])}(?![\w-])")


@cache
def _small_english() -> re.Pattern[str]:
    kinds = either([word.replace("'", "['’]") for word in section("english")["small"]])
    return re.compile(rf"(?<=[\w’'])(?P<gap>{GAP})(?P<small>(?:{kinds}{GAP}){{1,4}}(?:people['’]s{GAP})?court)(?!s?\w)")


def _left(text: str, head: int) -> int:
    begin = reached = head
    for token in reversed(list(LEFT.finditer(text, max(0, head - LEFT_REACH), head))):
        word = token.group()
        if not joins(text, token.end(), reached):
            break
        if word in ("and", "&") and begin < head and reached == begin:
            reached = token.start()
            continue
        if word in PARTICLES and begin < head and reached == begin:
            reached = token.start()  # Cagayan de Oro
            continue
        ordinal = word[0].isdigit() and word[-1].isalpha()
        name = word[0].isupper() and (
            _is_number(word) or word not in words("english", "stops") or (word == "Chief" and begin < head)
        )
        if not (ordinal or name or ARABIC_ARTICLE.match(word)) or _owns(word):
            break
        if reached != begin and text.startswith("and", reached) and not _is_kind_of_court(word):
            break  # "the Ministry and High Court"
        begin = reached = token.start()
    return begin


PARTICLES = frozenset(("de", "del", "la", "da", "do", "dos", "el", "al", "ul", "ng", "sur", "van"))
ARABIC_ARTICLE = re.compile(r"(?:[ae]l|ul|a[dnrstz]|ash|e[dnrstz]|esh)-[^\W\d_a-z]")  # Qasr el-Nil
KINDS_OF_COURTS = frozenset(
    ("Women", "Juvenile", "Family", "Civil", "Criminal", "Land", "Labour", "Administrative", "District")
)


def _is_number(word: str) -> bool:
    """Whether a token is a number inside a name: "Tonka No. 2 Intermediate People's Court"."""
    return word.startswith("No.") and word[-1].isdigit()


def _is_kind_of_court(word: str) -> bool:
    """Whether a word can stand before "and" inside a court's name: "Juvenile and Family Court"."""
    return word in KINDS_OF_COURTS


def _owns(word: str) -> bool:
    """Whether a possessive stands outside the name: "Kenya's Supreme Court", not "Magistrate's Court"."""
    plain = word.replace("’", "'")
    return plain.endswith("'s") and plain not in ("People's", "Magistrate's", "Children's", "Coroner's", "Sheriff's")


def _right(text: str, end: int) -> int:
    stop = end
    for _ in range(LONGEST):
        step = _english_step().match(text, stop)
        if step is None:
            break
        small_words, word = (step["small"] or "").strip(), step["word"]
        if word in words("english", "stops") and word not in INNER_STOPS:
            break
        alone = not small_words and (stop == end or not joins(text, stop, step.start("word")))
        if alone and word not in words("english", "behind"):
            break
        if small_words in ("and", "&") and (stop == end or not _goes_on_with_and(text, stop, word)):
            break
        stop = step.end()
    number = NUMBER_BEHIND.match(text, stop)
    seat = OF_PLACE.match(text, number.end()) if number else None
    stop = seat.end() if seat else number.end() if number else stop
    region = CLASS_BEHIND.match(text, stop) if stop > end else None
    letter = LETTER_BEHIND.match(text, stop) if stop == end or not region else None
    return letter.end() if letter else region.end() if region else stop


OF_PLACE = re.compile(rf"{GAP}of{GAP}{CAPITAL}(?:{GAP}{CAPITAL})?")  # District Court No. 2 of Tonka
INNER_STOPS = frozenset(("Justice", "Chief", "An"))  # Court of Justice, Nghe An Province
WORDS_BEFORE_AND = (
    "Corruption",
    "Violence",
    "First",
    "Human",
    "Criminal",
    "Civil",
    "Jammu",
    "Trinidad",
    "Bosnia",
    "Punjab",
    "Land",
)


def _goes_on_with_and(text: str, stop: int, word: str) -> bool:
    """Whether "and" joins words of one name: "on Human and Peoples' Rights", "of Jammu and Kashmir"."""
    last = text[:stop].rsplit(None, 1)[-1] if stop else ""
    return last in WORDS_BEFORE_AND and not _english_head().match(word)


def _with_place(text: str, begin: int, end: int) -> int:
    """The end with the place that follows a court of a general name: "High Court in Makeni", ", Port Harcourt
    Division"."""
    name = text[begin:end].replace("’", "'").split()
    if not all(word in words("english", "general") or NUMBER_WORD.fullmatch(word) for word in name):
        behind = PLACE_BEHIND.match(text, end)
        is_division = behind is not None and behind["place"].endswith(("Division", "Bench"))
        named = behind is not None and behind["place"].split(None, 1)[0] not in words("english", "stops")
        return behind.end() if behind and named and (is_division or "Sessions" in name) else end
    place = IN_PLACE.match(text, end) or PLACE_BEHIND.match(text, end)
    if place is None:
        return end
    groups = place.groupdict()
    first = groups.get("word") or groups["place"].split(None, 1)[0]
    return end if first in words("english", "stops") else place.end()


# --- French ------------------------------------------------------------------------------------------------


@cache
def _french_pattern() -> re.Pattern[str]:
    data = section("french")
    named = [word.replace(" ", GAP) for word in data["courts"]]
    kinds = "|".join(word.replace(" ", GAP) for word in data["tribunal_words"])
    tribunal = rf"{either(data['tribunals'])}(?:{GAP}(?:{kinds})(?!\w))*"
    other = "|".join(word.replace(" ", GAP) for word in data["other"])
    return re.compile(
        rf"(?<![\w-])(?:(?P<named>{'|'.join(named)})|(?P<tribunal>{tribunal})|(?P<bare>[Cc]our(?={GAP}d[e’']))|(?P<other>{other}))(?![\w-])"
    )


@cache
def _french_more() -> re.Pattern[str]:
    more = "|".join(word.replace(" ", GAP) for word in section("french")["more"])
    return re.compile(rf"{GAP}(?:{more})(?![\w-])")


NAME = rf"{UPPER}[\w’'-]*(?:/{UPPER}[\w’'-]*|(?<=-Centre){GAP}administratif)?"  # Kinshasa/Gombe
FRENCH_PLACE = re.compile(
    rf"{GAP}(?:de{GAP}(?:la{GAP}|l['’])?|du{GAP}|des{GAP}|d['’]|en(?={GAP}[Mm]airie))"
    rf"(?:{GAP}?(?:ville|province|région|[Cc]ommune(?:{GAP}[IVX]{{1,3}})?|département|wilaya|[Mm]airie){GAP}"
    rf"(?:de{GAP}la{GAP}|du{GAP}(?:district{GAP}de{GAP})?|de{GAP}l['’]|de{GAP}|d['’]))?(?P<place>{NAME}(?:{GAP}(?:de{GAP}la{GAP}|de{GAP}|du{GAP}|d['’])?{NAME}){{0,3}})"
)


@cache
def _french_part() -> re.Pattern[str]:
    """A chamber in front of its court: "chambre criminelle de la"."""
    parts = "|".join(word.replace(" ", GAP) for word in section("french")["parts"])
    of = rf"(?:de|près|auprès{GAP}de|à){GAP}(?:la{GAP}|l['’])|(?:du|près{GAP}le|près{GAP}du|auprès{GAP}du|au){GAP}"
    return re.compile(rf"(?<![\w-])(?:{parts}){GAP}(?:{of})$")


def _french(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _french_courts(text):
        part = _french_part().search(text, max(0, start - PART_REACH), start)
        yield part.start() if part else start, end
    acronyms = {*words("french", "acronyms"), *(told["letters"] for told in TOLD_LETTERS.finditer(text))}
    for match in OF_LETTERS.finditer(text):
        part = _french_part().search(text, max(0, match.start("letters") - PART_REACH), match.start("letters"))
        if match["letters"] in acronyms and part:
            yield part.start(), match.end()


OF_LETTERS = re.compile(rf"(?<!\w)(?:la|du){GAP}(?P<letters>[A-Z]{{3,8}})(?!\w)")  # chambre des appels de la CRIEF
TOLD_LETTERS = re.compile(r"(?<!\w)(?:[Cc]our|[Tt]ribunal) [^().;]{4,90}\((?P<letters>[A-Z]{3,8})\)")


def _french_courts(text: str) -> Iterator[tuple[int, int]]:
    for match in _french_pattern().finditer(text):
        end = match.end()
        while (more := _french_more().match(text, end)) is not None:
            end = more.end()
        place = FRENCH_PLACE.match(text, end)
        end = _end_of_place(text, place) if place else end
        if match["bare"] and not (place and cities(fold(text[place.start("place") : end]))):
            continue  # a yard
        while place and (more := _french_more().match(text, end)) is not None:
            end = more.end()
        if (match["tribunal"] or match["bare"]) and " " not in " ".join(text[match.start() : end].split()):
            continue  # "le tribunal"
        yield match.start(), end


def _end_of_place(text: str, place: re.Match[str]) -> int:
    """The end of a place's name; a title or another sentence begins no part of it."""
    end = place.start("place")
    for word in re.finditer(NAME, place["place"]):
        if word.group() in ("M", "Mme", "MM", "Me", "Le", "Il", "Elle") or (
            word.start() and not joins(text, end, place.start("place") + word.start()) and "d" not in word.string
        ):
            break
        end = place.start("place") + word.end()
    return end if end > place.start("place") else place.start()
