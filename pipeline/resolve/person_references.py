"""Words that stand for people: names and lists of them, pronouns, "all three", "the two brothers", "his wife".

Read in the marked text (``person_marks``), with the slot in which each stands: subject, object, possessor, agent or
oblique. Who is meant is for ``antecedents`` to say.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.text import fold
from pipeline.resolve.person_marks import AGED, JOINED, MARK, Marked
from pipeline.resolve.person_noun_phrases import PhraseRead, ends_here, is_front, noun_phrase, phrase_stops, read_words
from pipeline.resolve.person_phrases import phrases_in_front
from pipeline.resolve.phrases import small_words
from pipeline.resolve.reference_words import (
    ALL,
    NAME,
    ONE,
    POSSESSIVE,
    PRONOUN,
    Reference,
    count,
    number_pattern,
    time_words,
    word_set,
)


@cache
def _patterns(language: str) -> re.Pattern[str]:
    """All that may begin a reference, by named groups."""
    table = read_toml("act_persons")
    number = number_pattern(language)
    pronouns = "|".join(
        rf"(?P<pronoun_{key}>{either(sorted(words, key=len, reverse=True))})"
        for key, words in table["pronouns"][language].items()
    )
    accented = "|".join(re.escape(fold) for fold in _accented(language)) or "(?!)"
    possessives = "|".join(
        rf"(?P<possessive_{key}>{either(words)})" for key, words in table["possessives"][language].items()
    )
    everybody = "|".join(piece.replace("N", number) for piece in sorted(map(_spaced, table["all_of"][language])))
    ones = either([*table["one_of"]["first"], *table["one_of"]["last"]])
    heads = sorted(
        (*table["determiners"][language]["definite"], *table["determiners"][language]["indefinite"]),
        key=len,
        reverse=True,
    )
    return re.compile(
        rf"(?P<names>{names_pattern()})"
        rf"|(?<![\w'-])(?:(?P<one>{ones})(?=\s(?:was|were|had|has|is|a|ont|fue|est|etait|aurait|avait|ha|habia|habria)\s|[.,;:)])"
        rf"|(?P<all>{everybody})|(?P<accented>{accented})"
        rf"|{possessives}|{pronouns}"
        rf"|(?P<determiner>{either(heads)}|{number}))(?:(?<=')|(?![\w-]))"
    )


@cache
def _determiner(language: str) -> re.Pattern[str]:
    """A determiner alone, where "both" may begin a noun phrase, too: "both men"."""
    table = read_toml("act_persons")["determiners"][language]
    heads = sorted((*table["definite"], *table["indefinite"]), key=len, reverse=True)
    return re.compile(rf"{either(heads)}(?:(?<=')|(?![\w-]))")


def _spaced(piece: str) -> str:
    return piece.replace(" ", r"\s+")


@cache
def _accented(language: str) -> dict[str, str]:
    """Pronouns that folding makes articles: folded form and form as written."""
    return {fold(word): word for word in read_toml("act_persons")["accented"].get(language, ())}


# Between two names of one list: ", ", " and ", " et de ", ", así como a la ".
_SMALL = r"(?:the|le|la|de|du|a|al|el|los|las|to|of|against|contre|contra|d'|l')"


@cache
def names_pattern() -> str:
    """A name or a list of names, where a preposition stands between two only behind "and"."""
    return rf"{MARK}(?:{AGED}(?:\s*,?\s+{JOINED}\s+(?:{_SMALL}\s*){{0,2}}|\s*,\s+){MARK}){{0,60}}"


def find_references(marked: Marked, written: str) -> Iterator[Reference]:
    """Yield the references of a letter in reading order. written: the letter's text, for accents."""
    text, language = marked.text, marked.language
    pattern = _patterns(language)
    at = 0
    while (match := pattern.search(text, at)) is not None:
        found = _reference(marked, match, written)
        at = match.end() if found is None else max(found.end, match.start() + 1)
        if found is not None:
            yield found


def _reference(marked: Marked, match: re.Match[str], written: str) -> Reference | None:
    text, language = marked.text, marked.language
    group = match.lastgroup or ""
    start, end = match.span()
    if group == "names":
        return _names(marked, start, end)
    if group == "one":
        return Reference(start=start, end=end, first=start, kind=ONE, number=1, word=match.group())
    if group == "all":
        phrase = noun_phrase(marked, _determiner(language).match(text, start))
        if phrase is not None or (_ENDS_WITH_NUMBER.search(match.group()) and not ends_here(text, end, language)):
            return phrase
        if language != "en" and match.group()[-1].isdigit():
            return None  # "les 8, 15 et 22 janvier"
        return None if _floats(text, start, end, language) else _everybody(match, language)
    if group == "accented":
        offset = marked.in_letter(start)
        as_written = written[offset : offset + len(match.group())].lower()
        if as_written == _accented(language).get(match.group()):
            return Reference(start=start, end=end, first=start, kind=PRONOUN, number=1, gender="m")
        return noun_phrase(marked, match)
    kind, _, key = group.partition("_")
    if kind == "determiner":
        return noun_phrase(marked, match) or _demonstrative(marked, match, written)
    if kind == "possessive" or (kind == "pronoun" and match.group() in ("her", "leur")):
        return _owned(marked, match)
    if kind == "pronoun" and match.group() == "il" and _is_nobody(text, end):
        return None
    if kind == "pronoun" and match.group() in word_set("with_noun", language) and not ends_here(text, end, language):
        return None  # "aquella medida", "la misma noche"
    return Reference(
        start=start,
        end=end,
        first=start,
        kind=PRONOUN,
        number=_number_of(key),
        gender=_gender_of(key),
        word=match.group(),
    )


def _demonstrative(marked: Marked, match: re.Match[str], written: str) -> Reference | None:
    """Spanish "este" as a pronoun: "Este recobró la libertad"."""
    if marked.language != "es":
        return None
    start, end = match.span()
    offset = marked.in_letter(start)
    key = read_toml("act_persons")["demonstratives"]["es"].get(written[offset : offset + len(match.group())].lower())
    opens = not (front := marked.text[max(0, start - 3) : start].rstrip()) or front[-1] in ".;,:"
    if key is None or not opens or _verb_behind("es").match(marked.text, end) is None:
        return None
    return Reference(
        start=start,
        end=end,
        first=start,
        kind=PRONOUN,
        number=_number_of(key),
        gender=_gender_of(key),
        word="este ultimo" if key.endswith("1") else match.group(),
    )


def _gender_of(key: str) -> str:
    return key[0] if key[:1] in ("f", "m") else ""


def _number_of(key: str) -> int | None:
    return int(key[1]) if len(key) > 1 else None


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(rf"\s+{either(read_toml('act_persons')['nobody']['fr'])}(?!\w)")


def _is_nobody(text: str, end: int) -> bool:
    """Whether "il" is nobody: "il y a", "il est allégué"."""
    return bool(_nobody().match(text, end))


@cache
def _one_does(language: str) -> re.Pattern[str]:
    """A verb of one person, adverbs in front."""
    table = read_toml("act_persons")
    return re.compile(
        rf"\s+(?:{either(table['adverbs_only'][language])}\s+)?(?:{either(table['auxiliaries'][language]['singular'])})(?!\w)"
    )


_COMMA = re.compile(r"\s*,\s+")


def _is_next(marked: Marked, first: int, end: int) -> bool:
    """Whether of two names with a comma between the second begins a clause: "about §, § was arrested"."""
    text = marked.text
    apart = _COMMA.match(text, marked.offsets[first] + 1, end) is not None
    front = text[max(0, marked.offsets[first] - 12) : marked.offsets[first]].rstrip()
    return apart and not front.endswith((",", "and")) and _one_does(marked.language).match(text, end) is not None


_CONJUNCTION = re.compile(r"(?:and|et|y|or|ou|o|e)\s+")


def _names(marked: Marked, start: int, end: int) -> Reference:
    first = marked.number_at(start)
    last = marked.number_at(end - 1)
    for number in range(first + 1, last + 1):
        if any(phrase.owned and phrase.owner == number - 1 for phrase in phrases_in_front(marked, number)):
            last, end = number - 1, marked.offsets[number - 1] + 1  # "the mother of §, §" is no list
            break
    if last == first + 1 and _is_next(marked, first, end):
        last, end = first, marked.offsets[first] + 1
    persons = tuple(dict.fromkeys(mark.person for mark in marked.marks[first : last + 1]))
    fronts = phrases_in_front(marked, first)
    opened = min((phrase.start for phrase in fronts), default=start)
    conjunction = _CONJUNCTION.match(marked.text, opened, start)  # "and gendarme §"
    opened = conjunction.end() if conjunction else opened
    return Reference(
        start=start, end=end, first=min(opened, start), kind=NAME, persons=persons, number=len(persons), exact=True
    )


@cache
def _verb_behind(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{either(read_toml('act_persons')['finite'][language])}(?!\w)")


def _floats(text: str, start: int, end: int, language: str) -> bool:
    """Whether "both" only strengthens the noun in front of it: "the prosecution and the defence both appealed"."""
    before = re.search(r"([^\W\d_][\w-]*)\s+$", text[max(0, start - 30) : start])
    if before is None or text[start:end] not in (
        "both",
        "each",
        "all",
        "tous",
        "toutes",
        "ambos",
        "ambas",
        "todos",
        "todas",
    ):
        return False
    word = before.group(1)
    small = word in phrase_stops(language) or word in small_words(language).conjunctions or word.endswith("ed")
    return (
        not small
        and time_words(language).fullmatch(word) is None
        and _verb_behind(language).match(text, end) is not None
    )


_ENDS_WITH_NUMBER = re.compile(
    r"^(?!amb|both|the\s+(?:pair|couple|trio)|le\s|l'|la\s+pareja|el\s).*(?<!them)(?<!eux)(?<!ell.s)(?<!above)(?<!each)(?<!all)(?<!tous)(?<!toutes)(?<!chacun)(?<!chacune)(?<!uno)(?<!una)(?<!todos)(?<!todas)(?<!neither)$"
)


def _everybody(match: re.Match[str], language: str) -> Reference:
    words = match.group()
    said = re.search(number_pattern(language), words)
    number = count(said.group(), language) if said else None
    if number is None and re.match(r"both|neither|either|amb|the (?:pair|couple)|le couple|la pareja|l'un", words):
        number = 2
    if number is None and words.endswith("trio"):
        number = 3
    return Reference(
        start=match.start(),
        end=match.end(),
        first=match.start(),
        kind=ALL,
        number=number or 2,
        exact=number is not None,
        word=words,
        gender="f" if re.match(r"toutes|las\b|ambas|todas|ell?es", words) else "",
    )


@cache
def _last() -> re.Pattern[str]:
    return re.compile(either(read_toml("act_persons")["one_of"]["last"]))


def is_last(word: str) -> bool:
    """Whether words mean the last of those named before ("the latter"), not the first."""
    return _last().fullmatch(word) is not None


@cache
def _object_here(language: str) -> re.Pattern[str]:
    """What follows "her" where it is no possessive."""
    return re.compile(rf"\s*[.,;:)]|\s+{either(read_toml('act_persons')['objects'][language])}")


def _owned(marked: Marked, match: re.Match[str]) -> Reference | None:
    """ "his", "her wife", and "her" as an object."""
    text, language = marked.text, marked.language
    word = match.group()
    start, end = match.span()
    if word == "her" and _object_here(language).match(text, end):
        return Reference(start=start, end=end, first=start, kind=PRONOUN, number=1, gender="f", word=word)
    group = match.lastgroup or ""
    key = group.partition("_")[2]
    if word == "her":
        key = "f1"
    phrase = noun_phrase(marked, match)
    if phrase is not None:
        return phrase
    read = PhraseRead(end)
    read_words(text, language, read)
    if read.said is not None and is_front(text, read.end, language):
        return None  # "his wife, §"
    return Reference(
        start=start,
        end=end,
        first=start,
        kind=POSSESSIVE,
        slot="possessor",
        number=_number_of(key),
        gender=_gender_of(key),
        word=word,
    )
