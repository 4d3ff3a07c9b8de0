"""English names of organisations, grown from the word that says what the body is.

To the left over words with a capital ("Rapid Intervention Battalion"), to the right behind "of", "for" and the like
("Ministry of Public Service, Labour and Social Welfare"); what lists and exceptions need is data.
"""

import re
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.acronyms import is_abbreviated
from pipeline.recognise.capital_words import (
    CAPITAL,
    GAP,
    begins_sentence,
    joins,
    next_capital,
    without_owner,
)
from pipeline.recognise.organisation_words import languages_of_head, pattern, section, small, words
from pipeline.recognise.states import code_of, demonym_pattern, name_pattern
from pipeline.recognise.text import fold

LEFT_REACH = 140  # characters in front of a head that can belong to its name
LONGEST = 14  # steps to the right
TOKEN = re.compile(
    rf"{CAPITAL}|(?:al|el|as|ash|ad|an|ar|at)-{CAPITAL}|U\.S\.|\d+(?:st|nd|rd|th)?(?![\w.])|[\w’'-]+|[^\w\s]"
)
NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")
ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
NUMBER_BEHIND = re.compile(rf"{GAP}(?:No\.?\s?)?\d{{1,4}}(?![\w.,]\d|\w)")  # Infantry Battalion 753
DETERMINED = re.compile(r"(?:(?<!\w)(?:[Tt]he|[Tt]his|former)|['’]s)\s+$")
CLASS_BEHIND = re.compile(  # Department of Internal Affairs of Margilan city
    rf"{GAP}(?:city|district|region|province|oblast|county|police)(?!\w)"
)
MAY_STAND_ALONE = 2  # words


def english_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end of the name whose head stands at ``start`` … ``end``; None where it is no name."""
    head = text[start:end]
    begin = _left(text, start)
    stop = _right(text, end, head, named=begin < start)
    named = begin < start
    if named and stop > end and head in words("english", "without_nationality"):
        begin = _without_adjective(text, begin, start)
    if stop == end:
        stop = _numbered(text, end, head)
    partner = PARTNER.match(text, stop)
    stop = partner.end() if partner and partner["word"] not in words("english", "stops") else stop
    following = next_capital(text, stop)
    if following is not None and not _may_follow(following, grown=stop > end):
        return None
    if head in words("english", "acronym_only") and not is_abbreviated(text, start, stop):
        return None
    if head in words("english", "qualified") and not _is_qualified(text[begin:start]):
        return None
    if head == "Headquarters" and AT_BEFORE.search(text, max(0, begin - 14), begin):
        return None  # a place
    if OFFICE_BEFORE.search(text, max(0, begin - 24), begin):
        return None
    subject = FOR.match(text, end) is not None  # "Administration for the Prevention of Money Laundering"
    if head in words("english", "weak") and not (named or subject) and not is_abbreviated(text, start, stop):
        return None
    if begin == start and stop == end:
        return None
    return begin, without_owner(text, begin, stop)


PARTNER = re.compile(rf"{GAP}&{GAP}(?P<word>{CAPITAL})")  # Ankor Engineering & Construction
FOR = re.compile(rf"{GAP}for{GAP}")
AT_BEFORE = re.compile(r"(?<!\w)(?:at|near|inside|outside|in)\s(?:the\s)?$")
OFFICE_BEFORE = re.compile(r"(?:Minister|Ministers|Secretary|Undersecretary|Commissioner)\s(?:of|for)\s(?:the\s)?$")


def _is_qualified(front: str) -> bool:
    """Whether a word in front of a head that may be part of a country shows it to be a body."""
    return any(word in words("english", "qualifying") for word in front.split())


def fixed_name(text: str, start: int) -> tuple[int, int] | None:
    """Start and end of a name that is one as it stands, with "of …" behind it: "House of Representatives"."""
    match = pattern("english", "fixed").match(text, start)
    if match is None:
        return None
    following = next_capital(text, match.end())
    if following is not None and not _may_follow(following, grown=False):
        return None
    stop = _right(text, match.end(), match.group().split()[-1])
    return match.start(), without_owner(text, match.start(), stop)


def small_head_name(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Start and end of a name whose head is written small: "Bukhara city police department"."""
    begin, seen = match.start(), False
    for token in reversed(list(TOKEN.finditer(text, max(0, begin - LEFT_REACH), begin))):
        if not joins(text, token.end(), begin):
            break
        if token.group()[0].isupper():
            if token.group() in words("english", "stops") - words("english", "inner") or _is_foreign_owner(
                token.group()
            ):
                break
            seen = True
        elif seen or token.group() not in words("english", "small_before"):
            break
        begin = token.start()
    return (begin, match.end()) if seen else None


def _may_follow(word: str, *, grown: bool) -> bool:
    """Whether a word with a capital may stand right behind a name."""
    if word in words("english", "not_before"):
        return False
    title = word in words("english", "titles_behind") or word in words("english", "stops")
    return grown or (title and word not in languages_of_head())


# --- to the left -------------------------------------------------------------------------------------------


def _left(text: str, head: int) -> int:
    """Where the words with capitals in front of a head begin."""
    stops, inner = words("english", "stops"), words("english", "inner")
    begin = reached = head
    joined: int | None = None  # where the name begins if nothing is taken over "and"
    for token in reversed(list(TOKEN.finditer(text, max(0, head - LEFT_REACH), head))):
        word = token.group()
        if not joins(text, token.end(), reached):
            break
        if word in ("and", "&") and reached == begin and begin < head:
            joined, reached = begin if word == "and" and joined is None else joined, token.start()
            continue
        if word in PARTICLES and begin < head and reached == begin:
            reached = token.start()  # "Valle de Banderas Media Development Forum"
            continue
        if word in _months() and begin == head and (day := DAY.search(text, max(0, token.start() - 6), token.start())):
            begin = day.start()  # "35 March Movement"
            break
        if word[0].isdigit():
            if reached == begin and _is_number_of_name(text, token, begin == head):
                begin = token.start()
            break
        stopped = word in stops and word not in inner and not _is_part(text, token)
        if not (word[0].isupper() or ARAB.match(word)) or stopped or _is_foreign_owner(word):
            break
        if reached != begin and word in languages_of_head() and word not in words("english", "acronym_only"):
            break  # "the National Assembly and Human Rights Commission" are two
        begin = reached = token.start()
    if joined is not None and not DETERMINED.search(text, max(0, begin - 12), begin):
        return joined
    return begin


PARTICLES = frozenset(("de", "da", "do", "dos", "del", "la", "i", "al", "el", "ul", "ng", "sur", "van"))
DAY = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s$")
ARAB = re.compile(r"(?:al|el|as|ash|ad|an|ar|at)-")
SHORT_WORD = 3  # letters: "Nghe An Provincial Police"


@cache
def _months() -> frozenset[str]:
    """English names of the months, with a capital."""
    return frozenset(names[0].capitalize() for names in read_toml("months")["en"])


def _is_part(text: str, token: re.Match[str]) -> bool:
    """Whether a word that looks like an article or a preposition is part of a name: inside a sentence it is."""
    return (
        len(token.group()) <= SHORT_WORD
        and token.group() in _small_words()
        and not begins_sentence(text, token.start())
    )


@cache
def _small_words() -> frozenset[str]:
    return frozenset(("A", "An", "No", "In", "On", "At", "By", "As", "Is", "It", "He", "My", "May", "To", "Or", "All"))


def _is_number_of_name(text: str, token: re.Match[str], at_head: bool) -> bool:
    """Whether a number begins a name: "88th Infantry Battalion", "the 13 Rashtriya Rifles"."""
    if ORDINAL.fullmatch(token.group()):
        return True
    return not at_head and NUMBER.fullmatch(token.group()) is not None and text[: token.start()].endswith("the ")


ELIDED = re.compile(r"[DLSNQJ]['’][a-zà-ÿ]")  # D'après, L'entreprise


def _is_foreign_owner(word: str) -> bool:
    """Whether a possessive stands outside the name: "Kenya's", not "Teachers'"."""
    plain = word.replace("’", "'")
    if ELIDED.match(plain):
        return True
    if plain.endswith("s'"):
        return code_of(plain[:-1]) is not None  # a plural is part of the name: "Residents' Committee"
    return plain.endswith("'s") and plain not in words("english", "possessives")


def _without_adjective(text: str, begin: int, head: int) -> int:
    """The name of an "… of" head begins behind an adjective of nationality that stands alone in front of it."""
    in_front = fold(text[begin:head]).strip()
    return head if demonym_pattern().fullmatch(in_front) else begin


# --- to the right ------------------------------------------------------------------------------------------


@cache
def _step() -> re.Pattern[str]:
    """One step: small words and a word with a capital, or one more word with a capital."""
    of = small(tuple(section("english")["of"]))
    return re.compile(rf"{GAP}(?P<small>{of}|(?:and|&){GAP}(?:(?:of|for|the)(?:{GAP}the)?{GAP})?)?(?P<word>{CAPITAL})")


RUN = re.compile(rf"{CAPITAL}(?:{GAP}{CAPITAL}){{0,5}}")
LIST_RUN = re.compile(rf"{CAPITAL}(?:,?{GAP}(?:and{GAP})?{CAPITAL}){{0,7}}")
LIST_STEP = re.compile(rf",{GAP}(?P<word>{CAPITAL})(?=(?:,?{GAP}(?:{CAPITAL}|and|&|of)){{1,8}})")
LIST_GOES_ON = re.compile(rf"(?:,?{GAP}{CAPITAL}){{0,6}},?{GAP}(?:and|&){GAP}(?:the{GAP})?(?P<last>{CAPITAL})")


def _right(text: str, end: int, head: str, *, named: bool = False) -> int:
    """Where the words behind a head end. named: whether words of the name stand in front of the head."""
    stop = end
    for _ in range(LONGEST):
        step = _step().match(text, stop)
        if (
            step is None
            or (not joins(text, stop, step.start("word")) and not step["small"])
            or not _goes_on(text, step, head, first=stop == end)
        ):
            listed = _listed(text, stop, head) if stop > end else None
            if listed is None:
                break
            stop = listed
            continue
        word = step["word"]
        if (
            named
            and stop == end
            and (word == "Ministry" or pattern("english", "fixed").match(text, step.start("word")))
        ):
            break  # "Special Investigation Unit of the Public Prosecution" are two
        stop = step.end()
        if word.replace("’", "'").endswith("'s") and word.replace("’", "'") not in words("english", "possessives"):
            return without_owner(text, end, stop)
    behind = CLASS_BEHIND.match(text, stop) if stop > end else None
    return behind.end() if behind else stop


def _goes_on(text: str, step: re.Match[str], head: str, *, first: bool) -> bool:
    small_words, word = " ".join((step["small"] or "").split()), step["word"]
    if word in words("english", "stops") and word not in words("english", "inner") and word != "An":
        return False
    if first and (not small_words or small_words.startswith(("and", "&"))):
        return False
    if small_words.startswith("on") and head not in words("english", "with_on"):
        return False
    if small_words == "to" and head not in words("english", "with_to"):
        return False
    if small_words in ("against", "to") and not first:
        return True
    if small_words.startswith("and"):
        return _is_one_name(text, step)
    return True


def _is_one_name(text: str, step: re.Match[str]) -> bool:
    """Whether what follows "and" belongs to the name: no other organisation or State begins there."""
    at = step.start("word")
    run = RUN.match(text, at)
    following = run.group().split() if run else [step["word"]]
    if any(word in languages_of_head() for word in following):
        return False
    if "the" in (step["small"] or "").split() and "of" not in (step["small"] or "").split():
        return False
    return name_pattern().match(fold(text[at : at + 60])) is None


def _listed(text: str, at: int, head: str) -> int | None:
    """The end of a list that goes on with a comma: ", Labour and Social Welfare"."""
    step = LIST_STEP.match(text, at) if head in words("english", "lists") else None
    if step is None or LIST_GOES_ON.match(text, step.end()) is None or step["word"] in words("english", "stops"):
        return None
    run = LIST_RUN.match(text, step.start("word"))
    listed = re.findall(CAPITAL, run.group()) if run else []
    if any(word in languages_of_head() or word in words("english", "stops") for word in listed):
        return None
    return step.end()


def _numbered(text: str, end: int, head: str) -> int:
    """The end with a number: "Committee No. 60"; without "No." only of a unit."""
    number = NUMBER_BEHIND.match(text, end)
    if number is None or not ("No" in number.group() or head in words("english", "numbered")):
        return end
    return end if re.search(r"(?:19|20)\d\d$", number.group()) else number.end()


def people_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end of a name that begins with a group of people: "Lawyers for Human Rights", "Mothers of Mboro"."""
    head = text[start:end]
    small_words = "for|against|without" + ("|of" if head in words("english", "people_of") else "")
    step = re.compile(rf"{GAP}(?:{small_words}){GAP}(?:the{GAP})?(?={CAPITAL})").match(text, end)
    if step is None:
        return None
    begin = _left(text, start)
    stop = _right(text, end, head)
    return (begin, without_owner(text, begin, stop)) if stop > end else None
